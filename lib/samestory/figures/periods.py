"""Dates of a sentence -> the periods they give for what is counted, and what each of them dates.

"between May 3 and June 12", "2017 to 2020", "since January" and "the six months to December" are
one period each. A date dates its clause, or only the noun phrase it stands in ("over Monday's
vote"); one that another is compared with ("more than in 2019") dates nothing around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from samestory import doc_index
from samestory.doc_index import starting
from samestory.tables import Date

__all__ = ["Period", "periods"]

Published = tuple[str | None, str | None]

LINKS = re.compile(r"\s?(?:and|to|until|till|through|[-–—])\s?(?:the |early |late |mid-?)?")
UP_TO = re.compile(r"\s(?:to|until|till|through|up to|ended|ending)(?: in| on| the end of)?\s")
LENGTH = re.compile(r"P(?:T(\d{1,4})H|(\d{1,4})([DWMY]))")
MOST_MONTHS = 1200
# Words between a date and its preposition: "in the same period of 2023", "by the end of May".
PERIODS = frozenset(
    "period time week month year quarter half end start beginning middle eve".split()
)
WITHIN = frozenset({"DT", "JJ", "JJR", "JJS", "PRP$", "RB", "PDT"})
# A date behind these bounds or follows what is counted, and does not date it.
BOUNDS = frozenset("until till before after beyond from pending ahead through than unlike".split())
# Prepositions whose noun phrase dates the clause: "in Monday's attack", "at last year's fair".
FRAMES = frozenset("in at during on under amid per throughout".split())
# "for their roles in the attack in May": the date is that of the attack only.
ROLES = frozenset(
    "role roles part parts involvement participation complicity hand interest belief".split()
)
# What is put off is not spread over the days between: "moved from May to June".
MOVING = frozenset("move postpone delay defer shift reschedule push bring".split())
LONGEST_NOUN_PHRASE = 12


class Period(NamedTuple):
    """A stretch of days that a text names, and which words it dates."""

    earliest: str
    latest: str
    start: int  # characters
    end: int
    first: int  # tokens, the last one exclusive
    last: int
    role: str = "clause"  # "noun", "since", "none"
    noun: tuple[int, int] = (0, 0)  # tokens of the noun phrase that it dates, for role "noun"
    at: int = -1  # the token whose clause is dated
    parts: tuple[Date, ...] = ()  # the two ends of a range
    absolute: bool = False  # written with its year
    until: str = ""  # the day of publication, for role "since"
    coming: bool = False  # after the day of publication
    over: bool = False  # more than a day, and ended before the day of publication

    @property
    def days(self) -> int:
        """How many days it has."""
        return (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days + 1


def periods(inside: Span, dates: Sequence[Date], published: Published) -> list[Period]:
    """The periods named in a sentence, in order of their place."""
    doc, text = inside.doc, doc_index.text(inside.doc)
    rows = [
        row for row in starting(dates, inside.start_char, inside.end_char)
        if row.end <= inside.end_char and row.type in {"DATE", "TIME", "DURATION"}
    ]  # fmt: skip
    found, done = [], -1
    for n, row in enumerate(rows):
        if row.start < done or row.earliest is None or row.latest is None:
            continue
        last = rows[n + 1] if n + 1 < len(rows) else None
        length = rows[n - 1] if n else None
        one = spanning(doc, text, row, last) or reaching(doc, text, length, row) or single(doc, row)
        done = one.end
        found.append(placed(doc, inside, one, row, published))
    return found


def tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The tokens of a passage."""
    words = doc.char_span(start, end, alignment_mode="expand")
    return (words.start, words.end) if words is not None else (0, 1)


def single(doc: Doc, row: Date) -> Period:
    """The period of one date."""
    first, last = tokens(doc, row.start, row.end)
    return Period(row.earliest or "", row.latest or "", row.start, row.end, first, last)


def spanning(doc: Doc, text: str, one: Date, other: Date | None) -> Period | None:
    """The period from one date to the next: "between May and July", "2017 to 2020"."""
    if other is None or other.earliest is None or other.latest is None or one.earliest is None:
        return None
    first, last = tokens(doc, one.start, other.end)
    before = doc[first - 1].lower_ if first else ""
    link = text[one.end : other.start].lower()
    following = link.strip() == "and" and one.latest is not None and next_day(one.latest, other)
    if len(link) > 16 or not LINKS.fullmatch(link) or one.earliest > other.latest:
        return None
    if not following and ("and" in link) != (before == "between"):
        return None
    ahead = doc[max(0, first - LONGEST_NOUN_PHRASE) : first]
    if any(token.lemma_.lower() in MOVING for token in ahead):
        return None
    return Period(one.earliest, other.latest, one.start, other.end, first, last, parts=(one, other))


def next_day(day: str, other: Date) -> bool:
    """Whether a date is the day after: "on Monday and Tuesday"."""
    return other.latest == (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def reaching(doc: Doc, text: str, length: Date | None, row: Date) -> Period | None:
    """The period of a length up to a date: "the six months to December"."""
    if length is None or length.type != "DURATION" or row.latest is None:
        return None
    link = text[length.end : row.start]
    size = LENGTH.fullmatch(length.value)
    if len(link) > 20 or not UP_TO.fullmatch(link.lower()) or not size:
        return None
    earliest = back(date.fromisoformat(row.latest), size)
    first, last = tokens(doc, length.start, row.end)
    return Period(earliest, row.latest, length.start, row.end, first, last) if earliest else None


def back(end: date, size: re.Match[str]) -> str:
    """The first day of a length of time that ends with `end`; empty if out of the calendar."""
    hours, number, unit = size.groups()
    if end.year < 200:  # the longest length in weeks would leave the calendar
        return ""
    if hours:
        return (end - timedelta(hours=int(hours))).isoformat()
    if unit in {"D", "W"}:
        return (end - timedelta(days=int(number) * (7 if unit == "W" else 1) - 1)).isoformat()
    months = int(number) * (12 if unit == "Y" else 1)
    after = end + timedelta(days=1)
    year, month = divmod(after.year * 12 + after.month - 1 - months, 12)
    if months > MOST_MONTHS or year < 1:
        return ""
    return date(year, month + 1, min(after.day, 28) if after.day > 28 else after.day).isoformat()


def placed(doc: Doc, inside: Span, one: Period, row: Date, published: Published) -> Period:
    """A period with what it dates."""
    lead = list(leading(doc, inside.start, one.first))
    prep = lead[0].lower_ if lead else ""
    over = one.days > 1 and one.latest < (published[0] or "9999")[:10]
    coming = one.earliest > (published[1] or "9999")[:10]
    one = one._replace(absolute=not row.anchor, over=over, coming=coming)
    compared = any(token.lower_ in {"than", "as"} for token in lead[:2]) and not as_of(doc, one)
    if prep == "since":
        return since(one, published)
    if compared or (prep in BOUNDS and not one.parts):
        return one._replace(role="none")
    return with_event(doc, inside, one, row)


def as_of(doc: Doc, one: Period) -> bool:
    """Whether "as of" or "as at" stands before a date."""
    return doc[max(0, one.first - 2) : one.first].text.lower() in {"as of", "as at", "as on"}


def leading(doc: Doc, floor: int, first: int) -> Iterator[Token]:
    """The prepositions before a date, nearest first, words of time and determiners passed over."""
    for token in reversed(doc[max(floor, first - 8) : first]):
        if token.lower_ == "of" or token.lower_ in PERIODS or token.tag_ in WITHIN:
            continue
        if token.tag_ not in {"IN", "TO"}:
            break
        yield token


def since(one: Period, published: Published) -> Period:
    """The period from a date to the day of publication."""
    latest = published[1]
    if latest is None or latest[:10] < one.earliest:
        return one._replace(role="none")
    return one._replace(until=latest[:10], role="since", at=one.first)


def with_event(doc: Doc, inside: Span, one: Period, row: Date) -> Period:
    """A period with the clause that it dates, or the noun phrase of its event."""
    if row.event_start is None or row.event_end is None:
        return one._replace(at=one.first)
    first, last = tokens(doc, row.event_start, row.event_end)
    head = doc[last - 1]
    if head.pos_ != "NOUN" or not inside.start <= head.i < inside.end:
        near = inside.start <= first < inside.end and abs(first - one.first) <= 3
        return one._replace(at=first if near else one.first)
    opener = before_noun_phrase(doc, inside.start, min(first, one.first))
    prep = doc[opener] if opener >= inside.start else None
    if prep is not None and prep.i > inside.start and prep.nbor(-1).lower_ in ROLES:
        return one._replace(role="noun", at=one.first, noun=(opener + 1, max(last, one.last)))
    frames = prep is None or prep.tag_ not in {"IN", "TO"} or prep.lower_ in FRAMES
    # "after a draw on Sunday", but not "after Sunday's draw"
    same_day = (
        head.i < one.first and one.days == 1 and opener >= 0 and doc[opener].lower_ == "after"
    )
    if frames or same_day:
        return one._replace(at=one.first)
    return one._replace(role="noun", at=one.first, noun=(opener + 1, max(last, one.last)))


def before_noun_phrase(doc: Doc, floor: int, first: int) -> int:
    """The token before the noun phrase that the token `first` stands in."""
    at = first - 1
    while at >= floor and first - at < LONGEST_NOUN_PHRASE and (
        doc[at].tag_ in WITHIN | {"NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH"}
    ):  # fmt: skip
        at -= 1
    return at
