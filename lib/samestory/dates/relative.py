"""Times that count from another date of the text: "three days later", "the following Monday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from samestory.dates import accounts, anchors, beside, events, tense
from samestory.dates.direction import FUTURE, ZONES
from samestory.dates.lengths import duration
from samestory.dates.patterns import Expression
from samestory.dates.rows import Resolved, from_row
from samestory.dates.timex import Reading
from samestory.dates.values import unresolved
from samestory.tables import Date

if TYPE_CHECKING:
    from samestory.dates.reader import Reader

__all__ = ["counted", "looked_up"]

# Dates whose events "one year after the attack" can mean; a bound for endless texts.
EVENTS_BACK = 100
ENDING = re.compile(r"(?<=\w{3})(?:ings?|ed|er|s|e|ions?|ments?)\Z")
# Between "11 days before" and "Nov. 3 vote".
OPENERS = frozenset({"", "the", "its", "their", "a"})
AHEAD = frozenset("over within in for during".split())
# The end of a sentence that says who said it, without a day.
SAID_BEFORE = re.compile(r"[\"”'’] [^.!?\n\"”]{0,40}\b(?:said|added)\.\s{1,3}\Z")
FAR = 80
NAMING = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "VERB"})


def counted(reader: Reader, place: int, span: Span) -> Resolved | None:
    """The meaning of an expression that counts from another one, or from an event."""
    found = reader.found[place]
    if found.kind == "next to anchor":
        return beside_anchor(reader, found, span)
    if found.parts["way"] in {"after", "before"} and names_event(reader.doc, span):
        return from_event(reader, place)
    base = accounts.compared_period(reader, found.start, found.end) if earlier_year(found) else None
    base = base or last_told(reader, found)
    meaning = anchors.from_anchor(found.parts, base.value) if base else None
    if meaning and is_too_late(reader, span, meaning):
        meaning = None
    return from_row(meaning, base) if meaning and base else without_base(reader, found)


def last_told(reader: Reader, found: Expression) -> Date | None:
    """The date to count from, unless "..., she said. A day earlier ..." counts from the saying."""
    before = reader.text[max(0, found.start - FAR) : found.start]
    if found.parts["way"] == "earlier" and SAID_BEFORE.search(before):
        return None
    return anchors.anchor(reader.rows, reader.text, found.start)


def is_too_late(reader: Reader, span: Span, meaning: Reading) -> bool:
    """ "A century later and the drought is over" is told; it cannot end after the article."""
    if reader.published is None or tense.tense(reader.doc, span) == FUTURE:
        return False
    last = (reader.published[1] + ZONES).isoformat()
    return meaning.earliest is not None and meaning.earliest > last


def earlier_year(found: Expression) -> bool:
    """ "a year earlier", as reports of a quarter have it."""
    return found.parts["way"] in {"earlier", "before"} and (
        found.parts.get("unit") == "year" and found.parts.get("number", "").lower() in {"a", "the"}
    )


def beside_anchor(reader: Reader, found: Expression, span: Span) -> Resolved | None:
    """ "the next day", "the following Monday", "that night"."""
    if is_ahead(reader.doc, span, found.parts):
        return reader.from_publication(found._replace(kind="running"), span, None)
    base = anchors.anchor(reader.rows, reader.text, found.start)
    meaning = anchors.next_to_anchor(found.parts, base.value) if base else None
    if meaning and base:
        return from_row(meaning, base)
    return Resolved(Reading(unresolved(found.kind, found.parts)), "DATE")


def from_event(reader: Reader, place: int) -> Resolved | None:
    """ "11 days before the Nov. 3 vote", "one year after the attack"."""
    found = reader.found[place]
    later = reader.found[place + 1 : place + 2]
    if later and beside.between(reader, found.end, later[0].start) in OPENERS:
        base = reader.peek(place + 1)
        meaning = anchors.from_anchor(found.parts, base.value) if base else None
        if meaning and base:
            return from_row(meaning, base)
    known = same_day(reader, found) or looked_up_event(reader, place)
    if known is not None:
        return known
    length = without_base(reader, found)
    if length is not None:
        reader.waiting.append((len(reader.rows), place))
    return length


def same_day(reader: Reader, found: Expression) -> Resolved | None:
    """ "On November 2, the day before the vote": it is the day that was just named."""
    before = reader.rows[-1] if reader.rows else None
    if before is None or beside.between(reader, before.end, found.start) != ",":
        return None
    whole = found.parts.get("unit") == "day" and anchors.precision(before.value) == "day"
    return (
        from_row(Reading(before.value, before.earliest, before.latest), before) if whole else None
    )


def without_base(reader: Reader, found: Expression) -> Resolved | None:
    """The length alone: "one year after the flood", whose day the text does not tell."""
    if found.parts.get("number", "").lower() == "the":
        return Resolved(Reading(unresolved(found.kind, found.parts)), "DATE")
    end = found.start + len(
        reader.text[found.start : found.end].rpartition(found.parts["way"])[0].rstrip()
    )
    return Resolved(Reading(duration(found.parts)), "DURATION", end=end)


def looked_up_event(reader: Reader, place: int) -> Resolved | None:
    """The meaning, from the day on which the event named behind the expression happened."""
    found = reader.found[place]
    base = dated_event(reader, reader.span(found))
    meaning = anchors.from_anchor(found.parts, base.value) if base else None
    return from_row(meaning, base) if meaning and base else None


def looked_up(reader: Reader, at: int, place: int) -> Date | None:
    """The row again, now that all dates of the article are known."""
    resolved = looked_up_event(reader, place)
    if resolved is None:
        return None
    found, row = reader.found[place], reader.rows[at]
    meaning, base = resolved.meaning, resolved.base or (None, None)
    return row._replace(
        end=found.end, text=reader.text[found.start : found.end], type=resolved.type,
        value=meaning.value, earliest=meaning.earliest, latest=meaning.latest,
        anchor="text", anchor_start=base[0], anchor_end=base[1],
    )  # fmt: skip


def dated_event(reader: Reader, span: Span) -> Date | None:
    """The date of the event named after `span`: "one year after the attack"."""
    ahead = reader.doc[span.end : span.end + 5]
    nouns = [stem(token.lower_) for token in ahead if events.is_event_noun(token)][:1]
    matches = [
        one
        for one in reader.rows[-EVENTS_BACK:]
        if one.event and one.earliest and stem(one.event.lower().split()[-1]) in nouns
    ]
    values = {one.value for one in matches}
    return matches[0] if len(values) == 1 else None


def stem(word: str) -> str:
    """What "killing", "killed" and "killings" share, "shooting" and "shootings"."""
    return ENDING.sub("", word)


def is_ahead(doc: Doc, span: Span, parts: dict[str, str]) -> bool:
    """ "over the next year" is a length of time from now, "the next year" the year after."""
    before = doc[span.start - 1].lower_ if span.start else ""
    return parts["which"] == "next" and "unit" in parts and before in AHEAD


def names_event(doc: Doc, span: Span) -> bool:
    """Whether a phrase follows that says after or before what."""
    after = doc[span.end] if span.end < len(doc) else None
    return after is not None and after.pos_ in NAMING
