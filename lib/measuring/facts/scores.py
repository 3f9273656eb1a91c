"""Pairs of marks and finds -> scores, as tables with a row for each side (read, unread)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from measuring.facts.fields import FIELDS
from measuring.facts.items import COMPOSED, DATE, FIGURE, TRAP
from measuring.facts.pairs import Pair, Reading, pairs_of, sprung
from measuring.scores import Score


def scores_of(readings: Sequence[Reading]) -> dict[str, Score]:
    """What is found, of how much there is: figures, their values and units, sums, dates."""
    figures = [pair for one in readings for pair in pairs_of(one, FIGURE)]
    composed = [pair for one in readings for pair in pairs_of(one, COMPOSED)]
    dates = [pair for one in readings for pair in pairs_of(one, DATE)]
    return {
        "figures": counted(figures),
        "value and unit": counted(with_right(figures, "unit")),
        "value, unit, counted": counted(
            with_right(with_right(figures, "unit"), "counted, complete")
        ),
        "composed": counted(composed),
        "dates": counted(dates),
        "dates, type": counted(with_right(dates, "date, type")),
        "dates, value": counted(with_right(dates, "date, value")),
    }


def with_right(pairs: Sequence[Pair], field: str) -> list[Pair]:
    """The pairs, right only where this field is too."""
    judge = FIELDS[field].right
    return [
        pair._replace(right=pair.right and pair.mark is not None and judge(pair.mark, pair.row))
        for pair in pairs
    ]


def counted(pairs: Sequence[Pair]) -> Score:
    """How many pairs are right, of how many rows, of how many marks."""
    return Score(
        sum(pair.right for pair in pairs),
        sum(pair.row is not None for pair in pairs),
        sum(pair.mark is not None for pair in pairs),
    )


class Judged(NamedTuple):
    """A field over the pairs whose value is right: how many, how many of them say the same.

    `stated` counts only those that say something.
    """

    pairs: int
    right: int
    stated: Score

    @property
    def share(self) -> float:
        """The share that is right, in per cent; 0 of nothing."""
        return round(100 * self.right / self.pairs, 1) if self.pairs else 0.0


def judged(readings: Sequence[Reading], field: str) -> Judged:
    """One of FIELDS over all figures, or dates, that were found."""
    how = FIELDS[field]
    found = [p for one in readings for p in pairs_of(one, how.what) if p.right and p.mark]
    right = [how.right(p.mark, p.row) for p in found if p.mark]
    marked = [bool(how.marked(p.mark)) for p in found if p.mark]
    given = [bool(how.found(p.row)) for p in found]
    both = sum(a and b for a, b in zip(right, marked, strict=True))
    return Judged(len(found), sum(right), Score(both, sum(given), sum(marked)))


# What says most, for the summary and the floors: measures, then fields.
MAIN = ("figures", "value and unit", "composed", "dates", "dates, value")
MAIN_FIELDS = ("counted, complete", "counted, partial", "qualifier", "as of", "voice")
Sides = Mapping[str, Sequence[Reading]]


def found(sides: Sides) -> pd.DataFrame:
    """What is found, a row a measure and side.

    Columns: measure, items (read or unread), precision, recall, f1 (per cent), gold.
    """
    rows = [
        {"measure": measure, "items": side, **score.row()}
        for measure in scores_of([])
        for side, readings in sides.items()
        for score in [scores_of(readings)[measure]]
    ]
    columns = ["measure", "items", "precision", "recall", "f1", "gold"]
    return pd.DataFrame(rows, columns=columns)


def described(sides: Sides) -> pd.DataFrame:
    """What is said of the figures and dates that are found, a row a field and side.

    Columns: field, items (read or unread), judged (figures or dates whose value was found), right
    (per cent of them; saying nothing is right where nothing is marked); then of those that say
    something alone: precision, recall, f1 (per cent), gold.
    """
    rows = []
    for field in FIELDS:
        for side, readings in sides.items():
            one = judged(readings, field)
            of = {"field": field, "items": side, "judged": one.pairs, "right": one.share}
            rows.append(of | one.stated.row())
    columns = ["field", "items", "judged", "right", "precision", "recall", "f1", "gold"]
    return pd.DataFrame(rows, columns=columns)


def traps(sides: Sides) -> pd.DataFrame:
    """Columns: items (read or unread), texts, traps, sprung (a figure was found there)."""
    rows = [
        (
            side,
            len(readings),
            sum(len(one.item.of(TRAP)) for one in readings),
            sum(len(sprung(one)) for one in readings),
        )
        for side, readings in sides.items()
    ]
    return pd.DataFrame(rows, columns=["items", "texts", "traps", "sprung"])


def main_scores(readings: Sequence[Reading]) -> dict[str, float]:
    """What says most of one side, in per cent: F1 of MAIN, and the share right of MAIN_FIELDS."""
    there = scores_of(readings)
    said = {field: judged(readings, field) for field in MAIN_FIELDS}
    return {name: round(there[name].f1, 1) for name in MAIN} | {
        field: one.share for field, one in said.items()
    }


def held_scores(readings: Sequence[Reading]) -> dict[str, float]:
    """F1 in per cent of MAIN, and of figures of which value and one of MAIN_FIELDS are right.

    Fit for floors: a figure that is found now, and was missed, never makes one fall.
    """
    there = scores_of(readings)
    figures = [pair for one in readings for pair in pairs_of(one, FIGURE)]
    joint = {field: counted(with_right(figures, field)) for field in MAIN_FIELDS}
    return {
        **{name: round(there[name].f1, 1) for name in MAIN},
        **{f"figures, {field}": round(score.f1, 1) for field, score in joint.items()},
    }
