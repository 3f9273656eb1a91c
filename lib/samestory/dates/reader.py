"""One article while it is read: its time expressions, and the rows that later ones need."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from spacy.tokens import Doc, Span

from samestory.dates import (
    beforehand,
    beside,
    deixis,
    events,
    filters,
    patterns,
    quoted,
    relative,
    tense,
)
from samestory.dates.accounts import ACCOUNTS
from samestory.dates.direction import FUTURE, LIKELY_PAST, NEAREST, PAST
from samestory.dates.lengths import duration, every
from samestory.dates.patterns import Expression
from samestory.dates.rows import Resolved, row, timed
from samestory.dates.timex import Reading
from samestory.dates.values import ABSOLUTE
from samestory.tables import Date

__all__ = ["Reader"]

LENGTHS = frozenset({"duration", "set", "running", "year ended", "vague"})
VAGUE = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
# A date of these kinds dates what is told rather than the telling ("on Monday").
EXPLICIT = frozenset({"day", "days", "numbers", "month of year", "month and day", "year", "season",
                      "decade", "month", "century", "ago", "holiday", "day of a year",
                      "week of month", "weekday of month", "day of list",
                      "next of list"})  # fmt: skip
# These point ahead as easily as back where the sentence does not say.
EITHER_WAY = frozenset({"month and day", "holiday", "day of list", "days", "hence", "day of month"})
# Kinds that no row can be made of before the one that asks.
NO_ANCHORS = frozenset({"time", "part of", "bare time", "the part", "from anchor", "vague"})


BESIDE = (
    beforehand.beforehand,
    beside.printed,
    beside.range_end,
    beside.range_start,
    beside.listed,
    beside.framed,
    quoted.quoted,
)
# What a date printed right beside can make exact.
INEXACT = frozenset({"ago", "deictic", "month", "month of a year"})
CLOCKS = frozenset({"time", "part of", "bare time", "the part"})
RANKS = frozenset("first only second third time times once twice".split())


class Reader:
    """The rows of one article, made in the order of its text."""

    def __init__(self, doc: Doc, published: tuple[date, date] | None) -> None:
        self.doc = doc
        self.published = published
        self.text = doc.text  # a Doc puts its text together anew each time it is asked
        self.found = list(patterns.find(self.text))
        self.order = beside.habit(self.found)
        self.starts = [token.idx for token in doc]
        self.rows: list[Date] = []
        # Expressions that have become part of the row of another one.
        self.taken: set[int] = set()
        # Rows that count from an event which may be dated further on, with their place in `found`.
        self.waiting: list[tuple[int, int]] = []

    def all_rows(self) -> list[Date]:
        """Every time expression of the article, in order."""
        for place in range(len(self.found)):
            self.read(place)
        for at, place in self.waiting:
            self.rows[at] = relative.looked_up(self, at, place) or self.rows[at]
        return self.rows

    def span(self, found: Expression) -> Span:
        """The tokens that an expression touches."""
        first = bisect_right(self.starts, found.start) - 1
        return self.doc[first : bisect_left(self.starts, found.end)]

    def read(self, place: int) -> None:
        """Add the row of the expression at `place`, if it is a time."""
        found = self.found[place]
        span = self.span(found)
        if place in self.taken or not filters.is_time(
            span, found, self.text[found.end : found.end + 12]
        ):
            return
        dated = None
        if found.kind not in LENGTHS:
            dated = events.event(self.doc, span, explicit=is_explicit(found))
        resolved = self.resolve(place, span, dated)
        if resolved is not None:
            if found.kind in INEXACT:
                exact = beside.made_exact(self, place, resolved.meaning)
                resolved = resolved._replace(meaning=exact)
            resolved = resolved._replace(end=resolved.end or found.end)
            self.rows.append(row(self.text, found.start, resolved, dated))

    def peek(self, place: int) -> Date | None:
        """The row that the expression at `place` is going to be."""
        if place >= len(self.found) or self.found[place].kind in NO_ANCHORS:
            return None
        before, waiting = len(self.rows), len(self.waiting)
        self.read(place)
        ahead = self.rows[before:]
        del self.rows[before:], self.waiting[waiting:]
        return ahead[0] if ahead else None

    def resolve(self, place: int, span: Span, dated: Span | None) -> Resolved | None:
        """What the expression means; None when it is no time after all."""
        found = self.found[place]
        if found.kind in ACCOUNTS:
            return ACCOUNTS[found.kind](self, place)
        if (direct := plain(found, span)) is not None:
            return direct
        for known_by in BESIDE:
            if (known := known_by(self, place, span)) is not None:
                return known
        if found.kind in CLOCKS:
            return beside.clock_time(self, place)
        if found.kind in {"from anchor", "next to anchor"}:
            return relative.counted(self, place, span)
        if found.kind in ABSOLUTE and ("year" in found.parts or found.kind not in deixis.AS_OF):
            meaning = ABSOLUTE[found.kind]({**found.parts, "order": self.order})
            return timed(found, meaning) if meaning else None
        return self.from_publication(found, span, dated)

    def from_publication(
        self, found: Expression, span: Span, dated: Span | None
    ) -> Resolved | None:
        """What an expression means as seen from the day of writing."""
        if found.kind not in deixis.AS_OF:
            return None
        way = self.direction(found, span, dated)
        parts = {**found.parts, "under": "yes"} if is_bounded(found, span) else found.parts
        meaning = deixis.as_of(found.kind, parts, self.published, way)
        if meaning is None:
            return None
        counted = meaning.earliest is not None and "year" not in found.parts
        return timed(found, meaning, "published" if counted else "")

    def direction(self, found: Expression, span: Span, dated: Span | None) -> int:
        """PAST, FUTURE or NEAREST: where from the day of writing it lies."""
        way = tense.tense(self.doc, span)
        ahead = events.scheduled(dated)
        if dated is not None and dated.start >= span.end and is_noun_dated(span, dated):
            way = way if ahead else PAST  # "Monday's ruling"
        if way is None:
            near = found.kind in EITHER_WAY or (found.kind == "month" and ahead)
            return NEAREST if near else PAST
        if way == NEAREST and found.kind == "weekday":
            return FUTURE  # "gave them until Friday"
        loose = found.kind == "month and day" or (found.kind == "month" and not is_told(dated))
        return LIKELY_PAST if way == PAST and loose else way


def plain(found: Expression, span: Span) -> Resolved | None:
    """Lengths of time, what comes again, and what points to no day of the calendar."""
    lasting = found.kind == "in length" and (not is_ahead(span) or is_moment(found))
    if lasting or found.kind == "duration" or (found.kind == "running" and ended_then(span, found)):
        return Resolved(Reading(duration(found.parts)), "DURATION")
    if found.kind == "set":
        return Resolved(Reading(every(found.parts)), "SET")
    if found.kind == "vague":
        return Resolved(Reading(next(VAGUE[word] for word in found.parts)), "DATE")
    return None


def is_ahead(span: Span) -> bool:
    """ "He will leave in two weeks", but "it will be the first in two weeks"."""
    before = span.doc[max(0, span.start - 4) : max(0, span.start - 1)]
    rank = any(one.tag_ in {"JJS", "RBS"} or one.lower_ in RANKS for one in before)
    return not rank and tense.tense(span.doc, span) == FUTURE


def is_bounded(found: Expression, span: Span) -> bool:
    """ "Less than a fortnight ago": on any day since."""
    before = span.doc[max(0, span.start - 2) : span.start]
    return found.kind == "ago" and before.text.lower().endswith(("less than", "under", "within"))


def is_moment(found: Expression) -> bool:
    """ "I will be there in a minute": no day is meant."""
    short = found.parts["unit"] in {"minute", "second"}
    return short and found.parts.get("number", "").lower() in {"a", "one"}


def ended_then(span: Span, found: Expression) -> bool:
    """ "They lost the vote in the last week": of the campaign, as "have lost" would not be."""
    week = found.parts.get("unit") in {"minute", "hour", "day", "week"}
    if not week or "number" in found.parts or found.parts["which"].lower() != "last":
        return False
    verb = tense.governor(span.doc, span)
    return verb is not None and verb.tag_ == "VBD"


def is_explicit(found: Expression) -> bool:
    """Whether a date dates what is told rather than the telling ("on Monday", "last June")."""
    return found.kind in EXPLICIT or found.parts.get("unit") in {"month", "year"}


def is_told(dated: Span | None) -> bool:
    """Whether what is dated is told as past: "closed in March", not "agreed to close in March"."""
    return dated is not None and dated[-1].tag_ in {"VBD", "VBN"}


def is_noun_dated(span: Span, dated: Span) -> bool:
    """Whether the event stands right after its date, as in "Monday's ruling"."""
    return dated[-1].pos_ == "NOUN" and dated.start - span.end < 5
