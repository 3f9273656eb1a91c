"""Doc -> Date rows: what times an article names, and which days they mean.

`extract` reads a parsed article, `absolute` plain text, `span_of` a TIMEX3 value. Values follow
TIMEX3 (ISO 24617-1) and are as coarse as the evidence: XXXX-06 is June of a year not known.
What has no place in a calendar ("now", "recently") is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from samestory.dates import anchors as date_anchors
from samestory.dates import events as date_events
from samestory.dates import filters as date_filters
from samestory.dates import tense as date_tense
from samestory.dates import time_words
from samestory.dates import values as date_values
from samestory.dates.deixis import FUTURE, NEAREST, PAST, as_of
from samestory.dates.time_words import Expression
from samestory.dates.timex import Reading, reading, span_of
from samestory.dates.values import ABSOLUTE
from samestory.tables import Date

__all__ = ["absolute", "extract", "span_of"]

Published = tuple[str | None, str | None]

# A relative date ("three days later") looks back no further than this many characters.
ANCHOR_REACH = 500
# Dates whose events "one year after the attack" can mean; a bound for endless texts.
EVENTS_BACK = 100
EXPLICIT = frozenset({"day", "days", "numbers", "month of year", "month and day", "year", "season",
                      "decade", "month", "century", "ago"})  # fmt: skip
RANGE_WORDS = frozenset("and to through until till - – — or".split())
# What may stand between a time of day and its day.
GAPS = frozenset({"", "at", "on", "on the"})
AHEAD = frozenset("over within in for during".split())
# "Police said Monday that he left two days earlier": the day of the report is no anchor.
REPORTING = frozenset(
    "said told says announced reported added confirmed stated tells tweeted wrote".split()
)


class Resolved(NamedTuple):
    """What an expression means and from where it was counted."""

    meaning: Reading
    type: str
    anchor: str = ""
    base: tuple[int, int] | None = None


def absolute(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Full dates, ISO dates and months with a year in plain text.

    Yields start, end, TIMEX3 value, first and last day (ISO), in order, none overlapping.
    """
    for found in time_words.find(text):
        if found.kind in {"day", "numbers", "month of year"}:
            meaning = ABSOLUTE[found.kind](found.parts)
            if meaning and meaning.earliest and meaning.latest and len(meaning.value) > 4:
                yield found.start, found.end, *meaning  # type: ignore[misc]


def extract(doc: Doc, *, published: Published = (None, None)) -> Iterator[Date]:
    """The time expressions of an article, each with its value and the event it dates.

    `published` is the first and last day (ISO) on which the article can have been published.
    Raises ValueError if one of them is no ISO date.
    """
    reader = Reader(doc, interval(published))
    for place in range(len(reader.found)):
        reader.read(place)
    yield from reader.rows


def interval(published: Published) -> tuple[date, date] | None:
    first, last = published
    if not first or not last:
        return None
    days = sorted((date.fromisoformat(first[:10]), date.fromisoformat(last[:10])))
    return days[0], days[1]


class Reader:
    """One article while it is read: its expressions, and the rows so far, which later ones need."""

    def __init__(self, doc: Doc, published: tuple[date, date] | None) -> None:
        self.doc = doc
        self.published = published
        self.text = doc.text  # a Doc puts its text together anew each time it is asked
        self.found = list(time_words.find(self.text))
        self.starts = [token.idx for token in doc]
        self.rows: list[Date] = []

    def span(self, found: Expression) -> Span:
        """The tokens that an expression touches."""
        first = bisect_right(self.starts, found.start) - 1
        return self.doc[first : bisect_left(self.starts, found.end)]

    def read(self, place: int) -> None:
        """Add the row of the expression at `place`, if it is a time."""
        found = self.found[place]
        span = self.span(found)
        if not date_filters.is_time(span, found, self.text[found.end : found.end + 8]):
            return
        dated = None
        if found.kind not in {"duration", "set", "running"}:
            dated = date_events.event(self.doc, span, explicit=is_explicit(found))
        resolved = self.resolve(place, span, dated)
        if resolved is None:
            return
        end = found.end
        if found.kind == "from anchor" and resolved.type == "DURATION":
            end = found.start + len(
                self.text[found.start : end].rpartition(found.parts["way"])[0].rstrip()
            )
        self.rows.append(row(self.text, (found.start, end), resolved, dated))

    def resolve(self, place: int, span: Span, dated: Span | None) -> Resolved | None:
        """What the expression means; None when it is no time after all."""
        found = self.found[place]
        kind, parts = found.kind, found.parts
        if kind in ABSOLUTE:
            meaning = ABSOLUTE[kind](parts)
            return Resolved(meaning, "DATE") if meaning else None
        if kind == "duration":
            return Resolved(Reading(date_values.duration(parts)), "DURATION")
        if kind == "set":
            return Resolved(Reading(date_values.every(parts)), "SET")
        if kind == "time":
            return self.clock_time(place)
        if kind in {"from anchor", "next to anchor"}:
            return self.counted(found, span)
        if (later := self.range_end(place)) is not None:
            whole = ABSOLUTE["day" if kind == "month and day" else "month of year"]
            meaning = whole({**parts, "year": later.parts["year"]})
            return Resolved(meaning, "DATE", "text", later[:2]) if meaning else None
        return self.from_publication(found, span, dated)

    def from_publication(
        self, found: Expression, span: Span, dated: Span | None
    ) -> Resolved | None:
        kind, parts = found.kind, found.parts
        tense = date_tense.tense(self.doc, span)
        if dated is not None and dated.start >= span.end and is_noun_dated(self.doc, span, dated):
            tense = tense if date_events.scheduled(dated) else PAST  # "Monday's ruling"
        if tense is None:
            ahead = kind == "month and day" or (kind == "month" and date_events.scheduled(dated))
            tense = NEAREST if ahead else PAST
        elif tense == NEAREST and kind == "weekday":
            tense = FUTURE  # "gave them until Friday"
        if kind == "quarter" and date_filters.is_fiscal(self.doc, span):
            return Resolved(
                Reading(date_values.unresolved(kind, {"ordinal": parts["ordinal"]})), "DATE"
            )
        meaning = as_of(kind, parts, self.published, tense)
        if meaning is None:
            return None
        time = "part" in parts or parts.get("word", "").lower() == "tonight"
        unit = parts.get("unit", "")
        hours = kind == "ago" and unit.startswith(("hour", "minute", "second"))
        type_ = "DURATION" if kind == "running" else "TIME" if time or hours else "DATE"
        counted = meaning.earliest is not None and not ("year" in parts and kind != "deictic")
        return Resolved(meaning, type_, "published" if counted else "")

    def range_end(self, place: int) -> Expression | None:
        """The dated end of a range that gives its start the year: "January 3 to 20 May 2021"."""
        found, later = self.found[place], self.found[place + 1 : place + 2]
        wanted = {"month and day": "day", "month": "month of year"}.get(found.kind)
        if not later or later[0].kind != wanted or later[0].start - found.end > 12:
            return None
        between = self.text[found.end : later[0].start].replace(",", " ").split()
        in_order = date_values.month_number(found.parts) <= date_values.month_number(later[0].parts)
        return later[0] if in_order and set(between) <= RANGE_WORDS else None

    def clock_time(self, place: int) -> Resolved:
        """A time of day, on the day that is written in it or right before or after it."""
        found = self.found[place]
        clock = date_values.clock(found.parts)
        if "weekday" in found.parts:
            weekday = found._replace(kind="weekday")
            day = self.from_publication(weekday, self.span(found), None)
            if day:
                value = day.meaning.value.partition("T")[0] + clock
                return Resolved(day.meaning._replace(value=value), "TIME", day.anchor)
        for one in (*self.rows[-1:], *self.peek(place)):
            gap = self.text[min(one.end, found.end) : max(one.start, found.start)]
            whole = one.value.partition("T")[0]
            if gap.strip(" ,\n").lower() in GAPS and date_anchors.precision(whole) == "day":
                return Resolved(reading(whole + clock), "TIME", "text", (one.start, one.end))
        return Resolved(Reading("XXXX-XX-XX" + clock), "TIME")

    def peek(self, place: int) -> list[Date]:
        """The row that the expression after `place` is going to be."""
        if place + 1 >= len(self.found) or self.found[place + 1].kind == "time":
            return []
        before = len(self.rows)
        self.read(place + 1)
        ahead = self.rows[before:]
        del self.rows[before:]
        return ahead

    def counted(self, found: Expression, span: Span) -> Resolved | None:
        """A time counted from another date: "three days later", "the following Monday"."""
        doc, parts = self.doc, found.parts
        if found.kind == "next to anchor" and is_ahead(doc, span, parts):
            return self.from_publication(found._replace(kind="running"), span, None)
        if found.kind == "next to anchor":
            base = self.anchor(found)
            meaning = date_anchors.next_to_anchor(parts, base.value) if base else None
        elif parts["way"] in {"after", "before"} and names_event(doc, span):
            base = self.dated_event(doc, span)
            meaning = date_anchors.from_anchor(parts, base.value) if base else None
            if meaning is None:
                if parts["number"].lower() == "the":
                    return None
                return Resolved(Reading(date_values.duration(parts)), "DURATION")
        else:
            base = self.anchor(found)
            meaning = date_anchors.from_anchor(parts, base.value) if base else None
        if meaning is None or base is None:
            return Resolved(Reading(date_values.unresolved(found.kind, parts)), "DATE")
        type_ = "TIME" if "part" in parts else "DATE"
        return Resolved(meaning, type_, "text", (base.start, base.end))

    def anchor(self, found: Expression) -> Date | None:
        """The date a relative one counts from: the last before it that dates what happened."""
        for one in reversed(self.rows[-3:]):
            if (
                found.start - one.end > ANCHOR_REACH
                or self.text.count("\n", one.end, found.start) > 2
            ):
                return None
            if one.type not in {"DATE", "TIME"} or one.event.lower() in REPORTING:
                continue
            return one if date_anchors.precision(one.value) else None
        return None

    def dated_event(self, doc: Doc, span: Span) -> Date | None:
        """The date of the event named after `span`: "one year after the attack"."""
        words = {token.lower_ for token in event_words(doc, span)}
        matches = [
            one for one in self.rows[-EVENTS_BACK:] if one.event.lower() in words and one.earliest
        ]
        values = {one.value for one in matches}
        return matches[0] if len(values) == 1 else None


def is_ahead(doc: Doc, span: Span, parts: dict[str, str]) -> bool:
    """ "over the next year" is a length of time from now, "the next year" the year after."""
    before = doc[span.start - 1].lower_ if span.start else ""
    return parts["which"] == "next" and "unit" in parts and before in AHEAD


def is_explicit(found: Expression) -> bool:
    """Whether a date dates what is told rather than the telling ("on Monday", "last June")."""
    return found.kind in EXPLICIT or found.parts.get("unit") in {"month", "year"}


def is_noun_dated(doc: Doc, span: Span, dated: Span) -> bool:
    """Whether the event stands right after its date, as in "Monday's ruling"."""
    return dated[-1].pos_ == "NOUN" and dated.start - span.end < 5


def event_words(doc: Doc, span: Span) -> list[Token]:
    """The event noun of the phrase right after `span`, if there is one."""
    return [token for token in doc[span.end : span.end + 5] if date_events.is_event_noun(token)][:1]


def names_event(doc: Doc, span: Span) -> bool:
    """Whether a phrase follows that says after or before what."""
    after = doc[span.end] if span.end < len(doc) else None
    return after is not None and after.pos_ in {
        "DET",
        "NOUN",
        "PROPN",
        "PRON",
        "ADJ",
        "NUM",
        "VERB",
    }


def row(text: str, place: tuple[int, int], resolved: Resolved, dated: Span | None) -> Date:
    start, end = place
    anchor_start, anchor_end = resolved.base or (None, None)
    keep = dated is not None and resolved.type in {"DATE", "TIME"}
    return Date(
        start, end, text[start:end], resolved.type, *resolved.meaning,
        resolved.anchor, anchor_start, anchor_end,
        dated.text if dated is not None and keep else "",
        dated.start_char if dated is not None and keep else None,
        dated.end_char if dated is not None and keep else None,
    )  # fmt: skip
