"""Times marked and times found -> what went wrong, sorted by kind, with the words around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from measuring.errors import NONE, Error
from measuring.pairing import common
from measuring.times.cases import Case, right
from measuring.times.scores import Pair, pairs_of
from measuring.times.texts import Text, Time
from samestory import passages

NO_DATE, NO_VALUE = "no date", "no value"
MEANS = {
    "missed": "time expressions that were not found",
    "spurious": "found where no time expression is marked",
    "wrong type": "the right value with another type",
    "wrong value": "found with another value",
}
KINDS = tuple(MEANS)


def all_of(texts: Sequence[Text], found: Sequence[Sequence[Time]]) -> list[Error]:
    """Every error in these texts, in their order."""
    return [
        error(text.name, text.text, pair)
        for text, times in zip(texts, found, strict=True)
        for pair in pairs_of(text.times, times)
        if kind(pair)
    ]


def kind(pair: Pair) -> str:
    """One of KINDS, empty where nothing is wrong."""
    if pair.gold is None or pair.found is None:
        return "missed" if pair.gold else "spurious"
    if pair.gold.value != pair.found.value:
        return "wrong value"
    return "" if pair.gold.type == pair.found.type else "wrong type"


def error(name: str, text: str, pair: Pair) -> Error:
    """One error: both passages with type and value, and the words around."""
    there = [time for time in pair if time]
    start, end = min(t.start for t in there), max(t.end for t in there)
    gold, found = pair.gold or there[0], pair.found
    return Error(
        kind(pair), name,
        label(pair.gold) if pair.gold else NO_DATE, words(text, gold),
        label(found) if found else NONE, words(text, found) if found else NONE,
        *passages.around(text, start, end),
    )  # fmt: skip


def label(time: Time) -> str:
    """Type and value."""
    return f"{time.type} {time.value or NO_VALUE}"


def words(text: str, time: Time) -> str:
    """The words of a time, in one line."""
    return " ".join(text[time.start : time.end].split())


def of_cases(cases: Sequence[Case], found: Sequence[Sequence[Time]]) -> Iterator[Error]:
    """What is wrong with the examples that are judged: missed, or of another value."""
    for case, times in zip(cases, found, strict=True):
        for one in case.expected:
            if one.left_out or right(one, times):
                continue
            here = [time for time in times if common(one, time) > 0]
            yield Error(
                "wrong value" if here else "missed", f"{case.name}, {case.day}",
                one.timex, one.words,
                label(here[0]) if here else NONE, words(case.text, here[0]) if here else NONE,
                *passages.around(case.text, one.start, one.end),
            )  # fmt: skip
