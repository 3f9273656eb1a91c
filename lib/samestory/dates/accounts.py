"""The periods that companies report on, as seen from the last one named.

"The quarter", "the latest period", "the year-ago quarter", "$4 million a year earlier"; and
"the quarter ended September 30", whose end says which days it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from samestory.dates import beside, deixis, filters
from samestory.dates.anchors import precision
from samestory.dates.direction import PAST
from samestory.dates.lengths import duration
from samestory.dates.rows import Resolved, from_row
from samestory.dates.timex import Reading, moved, reading, value_at
from samestory.dates.values import shifted
from samestory.tables import Date

if TYPE_CHECKING:
    from samestory.dates.reader import Reader

__all__ = ["ACCOUNTS", "compared_period"]

# A report names its period in the first sentence and speaks of it to the last.
PERIODS_BACK = 40
# Companies close their books some days before or after the end of the month.
CLOSE = timedelta(days=10)
COMPARED = re.compile(
    r"(?:\b(?:from|than|with|versus|against|over|million|billion|cents?|percent|share|pence|euros?"
    r"|[CA]?[$£€]?\d[\d.]{0,12})|%|\)),?\s(?:the\s)?$"
)


def period(reader: Reader) -> Date | None:
    """The quarter or half that is spoken of: the last named that has ended, unless to compare."""
    rows = reader.rows[-PERIODS_BACK:]
    found = [one for one in rows if precision(one.value) in {"quarter", "half"}]
    named = [one for one in found if (one.anchor_start or 0) >= one.start or one.anchor != "text"]
    today = reader.published[1].isoformat() if reader.published else "9999"
    over = [one for one in named if (one.latest or "") <= today]
    last = over or named or found
    return last[-1] if last else None


def compared_period(reader: Reader, start: int, end: int) -> Date | None:
    """The period that is reported, where a figure or "than" stands right before `start`.

    Or where the words from `start` to `end` open a sentence: "A year earlier, profit was ...".
    """
    before = reader.text[max(0, start - 24) : start]
    opens = reader.text[start : start + 1] == "A" and reader.text[end : end + 1] == ","
    return period(reader) if opens or COMPARED.search(before) else None


def year_before(base: Date) -> Resolved:
    """The same period one year earlier."""
    return from_row(shifted(Reading(base.value, base.earliest, base.latest), -1), base)


def year_ago(reader: Reader, place: int) -> Resolved | None:
    """ "the year-ago quarter", "year-earlier": a year before the period that is spoken of."""
    found, base = reader.found[place], period(reader)
    if base is not None and "ordinal" not in found.parts:
        return year_before(base)
    kind = "quarter" if "ordinal" in found.parts else "deictic"
    parts = {**found.parts, "which": "last", "unit": "year"}
    meaning = deixis.as_of(kind, parts, reader.published, PAST)
    return Resolved(meaning, "DATE", "published") if meaning else None


def the_quarter(reader: Reader, place: int) -> Resolved | None:
    """ "the quarter", with the day that it ended if that stands behind it."""
    found, base, last = reader.found[place], period(reader), beside.end_day(reader, place)
    if last is not None:
        meaning = ended("", last, "quarter")
        return from_row(meaning, last) if meaning else None
    if base is not None:
        return from_row(Reading(base.value, base.earliest, base.latest), base)
    if "latest" not in found.parts or reader.published is None:
        return None
    befores = [moved(day, -1, "quarter") for day in reader.published]
    values = {value_at(day, "quarter") for day in befores if day}
    return Resolved(reading(values.pop()), "DATE", "published") if len(values) == 1 else None


def year_ended(reader: Reader, place: int) -> Resolved | None:
    """ "the year ended March 31"."""
    last = beside.end_day(reader, place)
    meaning = ended("P1Y", last, "year") if last else None
    if meaning is None or last is None:
        return Resolved(Reading("P1Y"), "DURATION")
    return from_row(meaning, last)._replace(type="DURATION")


def named_quarter(reader: Reader, place: int) -> Resolved | None:
    """ "the fiscal first quarter ended Sept. 30", "its third quarter"."""
    found = reader.found[place]
    span, parts = reader.span(found), dict(found.parts)
    if "lead" in parts:
        parts["year"] = parts["lead"]
    if filters.is_fiscal(reader.doc, span):
        parts["fiscal"] = "its"
    resolved = reader.from_publication(found._replace(parts=parts), span, None)
    last = beside.end_day(reader, place)
    meaning = ended(resolved.meaning.value, last, "quarter") if resolved and last else None
    return from_row(meaning, last) if meaning and last else resolved


def ended(value: str, last: Date, unit: str) -> Reading | None:
    """A quarter or year that ended, or ends, on the day of `last`: the days that it has."""
    end = date.fromisoformat(last.latest) if last.latest else None
    before = moved(end, -1, unit) if end else None
    if not end or not before:
        return None
    days = (before + timedelta(days=1)).isoformat(), end.isoformat()
    return Reading(value or value_at(moved(end, -CLOSE.days, "day") or end, unit), *days)


def ago(reader: Reader, place: int) -> Resolved | None:
    """ "a year ago" beside a figure counts from the quarter that is reported."""
    found = reader.found[place]
    plain = set(found.parts) <= {"number", "unit"} and duration(found.parts) == "P1Y"
    base = compared_period(reader, found.start, found.end) if plain else None
    if base is not None:
        return year_before(base)
    return reader.from_publication(found, reader.span(found), None)


def year_quarter(reader: Reader, place: int) -> Resolved | None:
    """ "the 1988 quarter": that quarter of another year than the one spoken of."""
    found, base = reader.found[place], period(reader)
    year = found.parts["year"]
    if base is None:
        return Resolved(reading(year), "DATE")
    return from_row(shifted_to(base, int(year)), base)


def shifted_to(base: Date, year: int) -> Reading:
    """The same quarter or half of another year."""
    return shifted(Reading(base.value, base.earliest, base.latest), year - int(base.value[:4]))


ACCOUNTS: dict[str, Callable[[Reader, int], Resolved | None]] = {
    "year ago": year_ago, "the quarter": the_quarter, "year ended": year_ended,
    "quarter": named_quarter, "year quarter": year_quarter, "ago": ago,
}  # fmt: skip
