"""Times marked and times found -> scores as TempEval-3 has them.

A time is found (relaxed) where the passages overlap, each counted once; strictly, where they are
the same. Of what is found relaxed, type and value are judged: their F1 is that of finding times
the share that is right (UzZaman and others, SemEval 2013). Everything that is marked counts, "now"
and "recently" too; the date of the document does not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from measuring.pairing import paired
from measuring.scores import Score
from measuring.times.texts import Text, Time

DAY = re.compile(r"\d{4}-\d\d-\d\d")
RELAXED, STRICT, TYPE, VALUE = "found", "found, strict", "type", "value"
AS_DAY = "value as a day"


class Pair(NamedTuple):
    """A time that is marked and one that was found there; None where there is nothing."""

    gold: Time | None
    found: Time | None


def pairs_of(gold: Sequence[Time], found: Sequence[Time]) -> list[Pair]:
    """Times that overlap, one to one, the longest overlap first; what is left stands alone."""
    return [Pair(one, other) for one, other in paired(gold, found)]


def all_pairs(texts: Sequence[Text], found: Sequence[Sequence[Time]]) -> list[Pair]:
    """The pairs of all texts, in their order."""
    both = zip(texts, found, strict=True)
    return [pair for text, times in both for pair in pairs_of(text.times, times)]


def scored(pairs: Sequence[Pair]) -> dict[str, Score]:
    """RELAXED, STRICT, TYPE and VALUE."""
    both = [(pair.gold, pair.found) for pair in pairs if pair.gold and pair.found]
    found = sum(pair.found is not None for pair in pairs)
    gold = sum(pair.gold is not None for pair in pairs)
    right = {
        RELAXED: len(both),
        STRICT: sum(a[:2] == b[:2] for a, b in both),
        TYPE: sum(a.type == b.type for a, b in both),
        VALUE: sum(a.value == b.value for a, b in both),
    }
    return {measure: Score(number, found, gold) for measure, number in right.items()}


def days(pairs: Sequence[Pair]) -> Score:
    """Of the times whose value has a day: how many were found with that day.

    Found are those of them that were given a value with a day, and what is marked nowhere.
    """
    of_day = [pair for pair in pairs if pair.gold is None or DAY.match(pair.gold.value)]
    given = [pair.found for pair in of_day if pair.found and DAY.match(pair.found.value)]
    right = sum(
        pair.gold.value[:10] == pair.found.value[:10] for pair in of_day if pair.gold and pair.found
    )
    return Score(right, len(given), sum(pair.gold is not None for pair in of_day))


def table(methods: Mapping[str, Sequence[Pair]]) -> pd.DataFrame:
    """Columns: method, measure, precision, recall, f1 (per cent), gold."""
    rows = [
        {"method": method, "measure": measure, **score.row()}
        for method, pairs in methods.items()
        for measure, score in {**scored(pairs), AS_DAY: days(pairs)}.items()
    ]
    columns = ["method", "measure", "precision", "recall", "f1", "gold"]
    return pd.DataFrame(rows, columns=columns)


# What a value looks like -> the kind of expression it is of; the first that fits.
KINDS = {
    "now, recently": re.compile(r".*_REF"),
    "length of time": re.compile(r"PT?\d.*"),
    "length of time, open": re.compile(r"PT?X.*"),
    "time of day": re.compile(r".*T.*"),
    "day": re.compile(r".{4}-(?:..-..|W..-\d)"),
    "week, weekend": re.compile(r".{4}-W.*"),
    "month": re.compile(r".{4}-[\dX]{2}"),
    "season, quarter, half": re.compile(r".{4}-[A-Z]."),
    "year": re.compile(r".{4}"),
    "decade, century": re.compile(r"\d{2,3}"),
}
SET, OTHER = "set", "other"


def kind_of(time: Time) -> str:
    """The kind of a marked expression: one of KINDS, SET or OTHER."""
    if time.type == "SET":
        return SET
    fits = (kind for kind, pattern in KINDS.items() if pattern.fullmatch(time.value))
    return next(fits, OTHER)


def by_kind(pairs: Sequence[Pair]) -> pd.DataFrame:
    """What goes wrong with which expressions, the most frequent first.

    Columns: expression, gold, missed, wrong_type, wrong_value (numbers), right (per cent of gold
    whose value is right).
    """
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, found in pairs:
        if gold:
            counts = rows[kind_of(gold)]
            counts["gold"] += 1
            counts["missed"] += found is None
            counts["wrong_type"] += found is not None and found.type != gold.type
            counts["wrong_value"] += found is not None and found.value != gold.value
    columns = ["expression", "gold", "missed", "wrong_type", "wrong_value"]
    made = [{"expression": kind, **counts} for kind, counts in rows.items()]
    frame = pd.DataFrame(made, columns=columns)
    right = frame["gold"] - frame["missed"] - frame["wrong_value"]
    frame = frame.assign(right=(100 * right / frame["gold"]).astype("float64").round(1))
    return frame.sort_values("gold", ascending=False, kind="stable", ignore_index=True)
