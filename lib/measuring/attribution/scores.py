"""Attributions marked and found, text by text -> precision, recall and F1, as tables.

**Exact**: the same words. **Overlap** counts words, as citron does (Newell, Cowlishaw and Man,
Quote Extraction and Analysis for News, 2018): words in both, of those found and of those marked;
here each word of a text once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from measuring.attribution.polnear import Text
from measuring.attribution.spans import (
    CONTENT,
    CUE,
    DIRECT,
    KINDS,
    MIXED,
    ROLES,
    SOURCE,
    Attribution,
    Words,
)

Pair = tuple[Attribution | None, Attribution | None]
COLUMNS = {"match": "str", "precision": "float64", "recall": "float64", "f1": "float64",
           "gold": "int64"}  # fmt: skip
MARKED, BETWEEN = f"{CONTENT}, direct and mixed", "words between marks"
ALONE = {f"{CONTENT}, {kind}": (kind,) for kind in KINDS}
TOGETHER = (MARKED, f"{CONTENT}, {DIRECT}", BETWEEN)  # what can be asked of a finder of marks


class Reading(NamedTuple):
    """A text, what is marked in it and what was found."""

    name: str
    text: str
    gold: tuple[Attribution, ...]
    found: tuple[Attribution, ...]


class Tally(NamedTuple):
    """How many of those found are right, and how many of those marked were found."""

    right: int = 0
    found: int = 0
    met: int = 0
    gold: int = 0

    def __or__(self, other: Tally) -> Tally:
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """In per cent; 0 if nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """In per cent; 0 if nothing is marked."""
        return 100 * self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, in per cent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self) -> dict[str, float]:
        """precision, recall, f1 (per cent, one decimal) and gold (a count)."""
        return {
            "precision": round(self.precision, 1), "recall": round(self.recall, 1),
            "f1": round(self.f1, 1), "gold": self.gold,
        }  # fmt: skip


Take = Callable[[Attribution], Words]
Keep = Callable[[Attribution], bool]


def everything(_: Attribution) -> bool:
    """Every attribution counts."""
    return True


def of_kinds(*kinds: str) -> Keep:
    """Attributions that are of these kinds by their marks."""
    return lambda one: one.marked in kinds


def role(name: str) -> Take:
    """The words of a role."""
    return lambda one: {CONTENT: one.content, SOURCE: one.source, CUE: one.cue}[name]


def exact(readings: Iterable[Reading], take: Take, keep: Keep = everything) -> Tally:
    """The same words on both sides, each passage used once.

    Where `keep` leaves some out, precision is of those found that it keeps, recall of those marked
    that it keeps, each beside everything on the other side: a quotation is found though it was
    taken for one of another kind.
    """
    total = Tally()
    for one in readings:
        gold, found = passages(one.gold, take), passages(one.found, take)
        wanted, given = passages(one.gold, take, keep), passages(one.found, take, keep)
        right, met = (given & found & gold).total(), (wanted & gold & found).total()
        total |= Tally(right, given.total(), met, wanted.total())
    return total


def passages(of: Iterable[Attribution], take: Take, keep: Keep = everything) -> Counter[Words]:
    """The passages of a role that are not empty."""
    return Counter(words for one in of if keep(one) and (words := take(one)))


def overlap(readings: Iterable[Reading], take: Take, keep: Keep = everything) -> Tally:
    """Words in common; `keep` as in `exact`."""
    total = Tally()
    for one in readings:
        gold, found = union(one.gold, take), union(one.found, take)
        wanted, given = union(one.gold, take, keep), union(one.found, take, keep)
        total |= Tally(len(given & gold), len(given), len(wanted & found), len(wanted))
    return total


def union(of: Iterable[Attribution], take: Take, keep: Keep = everything) -> Words:
    """All words of a role."""
    return frozenset(word for one in of if keep(one) for word in take(one))


def pairs(reading: Reading) -> list[Pair]:
    """Marked and found whose contents overlap, one to one, those with most words in common first.

    What has no partner stands alone.
    """
    at: dict[int, list[int]] = {}
    for number, one in enumerate(reading.gold):
        for word in one.content:
            at.setdefault(word, []).append(number)
    common = Counter(
        (g, f)
        for f, one in enumerate(reading.found)
        for word in one.content
        for g in at.get(word, ())
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for (g, f), _ in sorted(common.items(), key=lambda item: (-item[1], item[0])):
        if g not in partner and f not in taken:
            partner[g] = f
            taken.add(f)
    met: list[Pair] = [
        (one, reading.found[partner[g]] if g in partner else None)
        for g, one in enumerate(reading.gold)
    ]
    return [*met, *((None, one) for f, one in enumerate(reading.found) if f not in taken)]


def met(readings: Iterable[Reading]) -> list[Reading]:
    """A reading for each pair whose contents overlap: for what is said of what was found."""
    return [
        Reading(reading.name, reading.text, (gold,), (found,))
        for reading in readings
        for gold, found in pairs(reading)
        if gold and found
    ]


def quoted_words(one: Attribution) -> Words:
    """The words of a content that stand between marks."""
    return one.quoted


def measures(readings: Sequence[Reading]) -> dict[str, dict[str, Tally]]:
    """What was measured -> exact and overlap (or one of them)."""
    found = {name: both(readings, role(name)) for name in ROLES}
    there = met(readings)
    found |= {f"{name}, where the content was met": both(there, role(name))
              for name in (SOURCE, CUE)}  # fmt: skip
    for name, kinds in {MARKED: (DIRECT, MIXED), **ALONE}.items():
        found[name] = both(readings, role(CONTENT), of_kinds(*kinds))
    found[BETWEEN] = {"overlap": overlap(readings, quoted_words)}
    return found


def both(readings: Sequence[Reading], take: Take, keep: Keep = everything) -> dict[str, Tally]:
    """Exact and overlap."""
    return {"exact": exact(readings, take, keep), "overlap": overlap(readings, take, keep)}


def table(readings: Sequence[Reading]) -> pd.DataFrame:
    """Columns: measure, match (exact, overlap), precision, recall, f1 (per cent), gold.

    `gold` counts passages for exact, words for overlap. No rows where there are no texts.
    """
    rows = [
        {"measure": measure, "match": match, **tally.row()}
        for measure, by_match in (measures(readings) if readings else {}).items()
        for match, tally in by_match.items()
    ]
    columns = {"measure": "str", **COLUMNS}
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def kinds(readings: Iterable[Reading]) -> pd.DataFrame:
    """What a quotation is called, beside its kind by marks, where the contents overlap.

    Columns: marked (by its marks), called (by the finder), quotations.
    """
    seen = Counter(
        (gold.marked, found.kind)
        for reading in readings
        for gold, found in pairs(reading)
        if gold and found
    )
    rows = [(*names, number) for names, number in sorted(seen.items())]
    return pd.DataFrame(rows, columns=["marked", "called", "quotations"])


def beside(readings: Mapping[str, Sequence[Reading]]) -> pd.DataFrame:
    """Direct and mixed quotations by tool (`readings`: name of the tool -> its readings).

    Columns: tool, measure, match, precision, recall, f1 (per cent), gold.
    """
    rows = [
        {"tool": tool, "measure": measure, "match": match, **tally.row()}
        for measure in TOGETHER
        for tool, read in readings.items()
        for match, tally in (measures(read)[measure] if read else {}).items()
    ]
    columns = {"tool": "str", "measure": "str", **COLUMNS}
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def by_outlet(texts: Iterable[Text], readings: Sequence[Reading]) -> pd.DataFrame:
    """Content by outlet. Columns: outlet, texts, exact, overlap (F1 in per cent), gold."""
    outlets = {text.name: text.outlet for text in texts}
    rows = []
    for outlet in sorted(set(outlets.values())):
        part = [one for one in readings if outlets[one.name] == outlet]
        whole = both(part, role(CONTENT))
        scored = [round(whole[match].f1, 1) for match in ("exact", "overlap")]
        rows.append((outlet, len(part), *scored, whole["exact"].gold))
    return pd.DataFrame(rows, columns=["outlet", "texts", "exact", "overlap", "gold"])
