"""Doc -> Date rows: what times an article names, and which days they mean.

`extract` reads a parsed article, `absolute` plain text, `span_of` a TIMEX3 value. Values follow
TIMEX3 (ISO 24617-1) and are as coarse as the evidence: XXXX-06 is June of a year not known, and
what has no place in a calendar ("now", "recently") is PRESENT_REF, PAST_REF or FUTURE_REF without
days. Nothing is ever counted from the day on which the program runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from spacy.tokens import Doc

from samestory.dates import patterns
from samestory.dates.reader import Reader
from samestory.dates.timex import span_of
from samestory.dates.values import ABSOLUTE
from samestory.tables import Date

__all__ = ["absolute", "extract", "in_calendar", "span_of"]

Published = tuple[str | None, str | None]


def absolute(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Full dates, ISO dates and months with a year in plain text.

    Yields start, end, TIMEX3 value, first and last day (ISO), in order, none overlapping.
    """
    for found in patterns.find(text):
        if found.kind in {"day", "numbers", "month of year"}:
            meaning = ABSOLUTE[found.kind](found.parts)
            if meaning and meaning.earliest and meaning.latest and len(meaning.value) > 4:
                value = meaning.value.partition("T")[0]
                yield found.start, found.end, value, meaning.earliest, meaning.latest


def extract(doc: Doc, *, published: Published = (None, None)) -> Iterator[Date]:
    """The time expressions of an article, each with its value and the event it dates.

    `published` is the first and last day (ISO) on which the article can have been published.
    Raises ValueError if one of them is no ISO date.
    """
    yield from Reader(doc, interval(published)).all_rows()


def in_calendar(rows: Iterable[Date]) -> list[Date]:
    """The rows that are anywhere in the calendar: without "now", "recently" and the like."""
    return [row for row in rows if not row.value.endswith("_REF")]


def interval(published: Published) -> tuple[date, date] | None:
    """The first and last day of publication as dates; None where one of them is not known."""
    first, last = published
    if not first or not last:
        return None
    days = sorted((date.fromisoformat(first[:10]), date.fromisoformat(last[:10])))
    return days[0], days[1]
