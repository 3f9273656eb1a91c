"""A weekday told by what came before or after it: "the Saturday before Election Day"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from spacy.tokens import Span

from samestory.dates import beside, deixis, events
from samestory.dates.anchors import precision
from samestory.dates.deixis import weekday
from samestory.dates.direction import FUTURE, PAST
from samestory.dates.patterns import Expression
from samestory.dates.relative import OPENERS, dated_event
from samestory.dates.rows import Resolved, from_row, timed
from samestory.dates.timex import moved
from samestory.tables import Date

if TYPE_CHECKING:
    from samestory.dates.reader import Reader

__all__ = ["beforehand"]

WAY = re.compile(r",?\s{1,3}(before|after)\s")


def beforehand(reader: Reader, place: int, span: Span) -> Resolved | None:
    """The last such weekday before the day that is named behind it, or the first after."""
    found = reader.found[place]
    way = WAY.match(reader.text, found.end) if found.kind == "weekday" else None
    # "On Saturday before the game" may be the very day of the game.
    if way is None or not span.start or reader.doc[span.start - 1].lower_ != "the":
        return None
    step = 1 if way[1] == "after" else -1
    base = named_day(reader, place, way.end(), span)
    if base is not None and base.earliest:
        start = moved(date.fromisoformat(base.earliest), step, "day")
        meaning = weekday(found.parts, start, FUTURE if step > 0 else PAST) if start else None
        return from_row(meaning, base) if meaning else None
    return a_week_back(reader, found, span) if step < 0 else None


def named_day(reader: Reader, place: int, end: int, span: Span) -> Date | None:
    """The day behind "before": printed there, or that of an event the article has dated."""
    later = reader.found[place + 1 : place + 2]
    if later and beside.between(reader, end, later[0].start) in OPENERS:
        base = reader.peek(place + 1)
    else:
        base = dated_event(reader, reader.doc[span.start : span.end + 1])
    return base if base is not None and precision(base.value) == "day" else None


def a_week_back(reader: Reader, found: Expression, span: Span) -> Resolved | None:
    """ "The Sunday before the vote", written on a Sunday after it: never the day of writing."""
    ahead = reader.doc[span.end : span.end + 5]
    if not any(map(events.is_event_noun, ahead)) or not reader.published:
        return None
    if reader.direction(found, span, None) == FUTURE:
        return None
    first, last = (moved(day, -1, "day") for day in reader.published)
    meaning = deixis.as_of("weekday", found.parts, (first, last), PAST) if first and last else None
    return timed(found, meaning, "published") if meaning else None
