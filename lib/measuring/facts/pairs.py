"""Items -> what the pipeline finds in their texts, each find beside the mark at its place.

A figure is found where a passage that overlaps has its value (of a range, both ends), a date where
a passage overlaps, as in TempEval-3.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, NamedTuple

from spacy.language import Language

from measuring.facts import items
from measuring.facts.items import DATE, FIGURE, TRAP, Item, Mark
from measuring.pairing import common, paired
from samestory import clean, consistency, extract
from samestory.tables import Date, Figure


class Record(NamedTuple):
    """What `extract.article` asks to know of an article."""

    published_earliest: str | None
    published_latest: str | None
    outlet: str = ""


class Reading(NamedTuple):
    """An item and what was found in its text; `stated` and `composed` are figures."""

    item: Item
    stated: list[Figure]
    composed: list[Figure]
    dates: list[Date]


class Pair(NamedTuple):
    """What is marked and what was found at its place; None on the side where there is nothing."""

    mark: Mark | None
    row: Any
    right: bool


def read(nlp: Language, given: Iterable[Item]) -> list[Reading]:
    """The pipeline on the text of each item, as on an article that is kept whole."""
    return [found_in(nlp, item) for item in given]


def sides(nlp: Language) -> dict[str, list[Reading]]:
    """The project's own test set: what was read while the rules were made, and what was not.

    Raises GoldError for what is malformed; a side without a file is empty.
    """
    return {side: read(nlp, items.read(path)) for side, path in items.FILES.items()}


def found_in(nlp: Language, item: Item) -> Reading:
    """The figures and dates of one item."""
    doc = consistency.settle(nlp(clean.kept_text(item.text, [])))
    rows = extract.article(doc, Record(*item.published))
    figures = rows["02_figures"]
    stated = [row for row in figures if row.basis == "stated"]
    composed = [row for row in figures if row.basis == "composed"]
    return Reading(item, stated, composed, rows["02_dates"])


def same_value(mark: Mark, row: Figure) -> bool:
    """Whether value and upper end are equal."""
    return equal(mark.number("value"), row.value) and equal(mark.number("high"), row.value_high)


def same_sum(mark: Mark, row: Figure) -> bool:
    """Whether the value of a composed figure is equal."""
    return equal(mark.number("value"), row.value)


def equal(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same to four decimals (a third is 0.3333), or both missing."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=0.6e-4)


def pairs_of(reading: Reading, what: str) -> list[Pair]:
    """The figures, composed figures or dates of an item, beside what was found."""
    marks = reading.item.of(what)
    if what == DATE:
        dated = paired(marks, reading.dates)
        return [Pair(mark, row, bool(mark and row)) for mark, row in dated]
    rows, same = (reading.stated, same_value) if what == FIGURE else (reading.composed, same_sum)
    return [
        Pair(mark, row, bool(mark and row and same(mark, row)))
        for mark, row in paired(marks, rows, same)
    ]


def sprung(reading: Reading) -> list[tuple[Mark, Figure]]:
    """The traps in which a figure was found that nobody marked as one, each once."""
    wrong = [pair.row for pair in pairs_of(reading, FIGURE) if pair.row and not pair.mark]
    return [
        (trap, inside[0])
        for trap in reading.item.of(TRAP)
        if (inside := [row for row in wrong if common(trap, row) > 0])
    ]
