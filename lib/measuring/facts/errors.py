"""Pairs of marks and finds -> what went wrong, sorted by kind, with the words around.

Of the unread side nobody sees an error: whoever reads them has begun to tune on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from measuring.errors import NONE, Error
from measuring.facts.fields import FIELDS
from measuring.facts.items import COMPOSED, DATE, FIGURE, Item, Mark
from measuring.facts.pairs import Pair, Reading, pairs_of, sprung
from samestory import passages

NO_FIGURE = "no figure"
NOTHING = "nothing"
# Kind of error -> what it means, the gravest first.
MEANS = {
    "trap sprung": "figures found where there is only a name, an identifier or an idiom",
    "figure missed": "figures that were not found",
    "figure spurious": "figures found where none is marked",
    "figure value": "figures with another value",
    "composed missed": "sums that were not made",
    "composed spurious": "sums made where none is marked",
    "composed value": "sums with another value",
    **{field: f"figures with another {field}" for field in FIELDS if field != "counted, partial"},
    "date missed": "dates that were not found",
    "date spurious": "dates found where none is marked",
    "date, type": "dates of another type",
    "date, value": "dates with another value",
}
KINDS = tuple(MEANS)


def all_of(readings: Iterable[Reading]) -> list[Error]:
    """Every error in these items, in their order."""
    return [error for reading in readings for error in of(reading)]


def of(reading: Reading) -> Iterator[Error]:
    """The errors in one item."""
    item, trapped = reading.item, sprung(reading)
    for trap, row in trapped:
        yield error("trap sprung", item, (trap, f"{NO_FIGURE} (trap)"), (row, value(row)))
    caught = [row for _, row in trapped]
    for what in (FIGURE, COMPOSED, DATE):
        for pair in pairs_of(reading, what):
            if pair.row is None or not any(pair.row is row for row in caught):
                yield from of_pair(item, what, pair)


def of_pair(item: Item, what: str, pair: Pair) -> Iterator[Error]:
    """What is wrong with one pair: the find itself, or what is said of it."""
    mark, row = pair.mark, pair.row
    if mark is None:
        nothing = f"no {'figure' if what == FIGURE else 'sum' if what == COMPOSED else 'date'}"
        yield error(f"{what} spurious", item, (row, nothing), (row, value(row)))
    elif row is None:
        yield error(f"{what} missed", item, (mark, marked(mark)), None)
    elif not pair.right:
        yield error(f"{what} value", item, (mark, marked(mark)), (row, value(row)))
    else:
        for name, field in FIELDS.items():
            if field.what == what and name != "counted, partial" and not field.right(mark, row):
                told = field.marked(mark) or NOTHING, field.found(row) or NOTHING
                yield error(name, item, (mark, told[0]), (row, told[1]))


def error(kind: str, item: Item, gold: tuple[Any, str], given: tuple[Any, str] | None) -> Error:
    """One error, both passages with what they are taken for, and the words around both."""
    places = [place for place, _ in (gold, given or gold)]
    start, end = min(p.start for p in places), max(p.end for p in places)
    return Error(
        kind, item.item_id,
        gold[1], item.text[gold[0].start : gold[0].end],
        given[1] if given else NONE, item.text[given[0].start : given[0].end] if given else NONE,
        *passages.around(item.text, start, end),
    )  # fmt: skip


def value(row: Any) -> str:
    """The value of a row, with kind and upper end of a figure."""
    if hasattr(row, "value_high"):
        high = "" if row.value_high is None else f" to {row.value_high:g}"
        return f"{row.kind} {row.value:g}{high} {row.unit}".strip()
    return str(row.value) or NOTHING


def marked(mark: Mark) -> str:
    """The value of a mark, in the same words."""
    high = f" to {mark.get('high')}" if mark.get("high") else ""
    return f"{mark.get('kind')} {mark.get('value')}{high} {mark.get('unit')}".strip()
