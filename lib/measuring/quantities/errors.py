"""What samestory finds in a test set -> what went wrong, sorted by kind, with the words around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from measuring.errors import NONE, Error
from measuring.quantities import amounts, plain, unit_names
from measuring.quantities.amounts import Found, Wanted
from measuring.quantities.pairs import Pair, Reading, Text
from samestory import passages

MISSED, SPURIOUS, VALUE, UNIT, COUNTED = (
    "missed", "spurious", "wrong value", "wrong unit", "wrong counted",
)  # fmt: skip
# Kind of error -> what it means, the gravest first.
MEANS = {
    VALUE: "another value, with the same unit or one end of the range",
    MISSED: "marked, and not found",
    SPURIOUS: "found where nothing is marked",
    UNIT: "the right value with another unit",
    COUNTED: "the right value and unit, and no word of what is counted",
}
NOTHING = "no figure"


def all_of(readings: Iterable[Reading]) -> list[Error]:
    """Every error in these texts, text by text."""
    return [error for reading in readings for error in of(reading)]


def of(reading: Reading) -> Iterator[Error]:
    """The errors in one text, what was found at all first."""
    pairs = reading.pairs
    for pair in pairs:
        if pair.wanted and pair.found and (kind := wrong(pair.wanted, pair.found)):
            yield error(reading.text, kind, pair)
    missed = [pair.wanted for pair in pairs if pair.wanted and not pair.found]
    spurious = [pair.found for pair in pairs if pair.found and not pair.wanted]
    for one in missed:
        near = next((other for other in spurious if akin(one, other)), None)
        if near:
            spurious.remove(near)
        yield error(reading.text, VALUE if near else MISSED, Pair(one, near))
    for other in spurious:
        yield error(reading.text, SPURIOUS, Pair(None, other))


def wrong(wanted: Wanted, found: Found) -> str:
    """What is wrong with a pair of equal value; empty if nothing is."""
    if not amounts.same_unit(wanted, found):
        return UNIT
    return "" if amounts.shares_words(wanted, found) else COUNTED


def akin(wanted: Wanted, found: Found) -> bool:
    """Whether a quantity of another value was meant: an end of the range, or the same measure."""
    if set(amounts.ends(wanted)) & set(amounts.ends(found)):
        return True
    unit = unit_names.of(wanted.unit).name
    return unit_names.measures(wanted.unit) and unit == unit_names.of(found.unit).name


def error(text: Text, kind: str, pair: Pair) -> Error:
    """A pair as an error with its context."""
    wanted, found = pair
    start, end = (found.start, found.end) if found else place(text.text, wanted)
    passage = " ".join(text.text[start:end].split())
    return Error(
        kind, text.name,
        told(wanted, wanted.concepts, amounts.counted_noun(wanted)) if wanted else NOTHING,
        passage,
        told(found, found.counted) if found else NONE,
        passage if found else NONE,
        *passages.around(text.text, start, end),
    )  # fmt: skip


def told(quantity: Wanted | Found, *counted: str) -> str:
    """Value, unit and what is counted, in words."""
    return ", of ".join([amounts.said(quantity), *filter(None, counted)])


def place(text: str, wanted: Wanted | None) -> tuple[int, int]:
    """Where a marked value stands in a text; its beginning where that is not plain."""
    ends = amounts.ends(wanted) if wanted else []
    for one in plain.numbers(text):
        if any(amounts.close([one.value], [end]) for end in ends):
            return one.start, one.end
    return 0, 0
