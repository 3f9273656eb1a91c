"""Figure rows -> composed rows: sums the article does not make, with the arithmetic in words.

"Abara and 47 other officials" are 48; "six nurses, two doctors and the driver" are nine people.
Parts of a whole ("half of the 50") are in `shares`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span

from samestory import doc_index, language
from samestory.figures import counting, shares
from samestory.tables import Figure

__all__ = ["as_parts", "compose"]

BETWEEN = re.compile(r",? and (?:(?:also|another|at least|about|more than|some) )?|, ")
# What two qualifiers are together; pairs that are not here are not added up.
TOGETHER = {
    ("exact", "exact"): "exact",
    ("at_least", "at_least"): "at_least",
    ("more_than", "more_than"): "more_than",
    ("at_least", "more_than"): "more_than",
    ("about", "about"): "about",
    ("about", "exact"): "about",
    ("at_least", "exact"): "at_least",
    ("exact", "more_than"): "more_than",
}
TOLLS = frozenset("fatality death casualty injury victim dead".split())
# A singular noun for people in a sum: how many they are.
PAIRS = frozenset({"couple", "pair"})
LONGEST_SINGLE = 8  # tokens: "a 12-year-old village schoolboy"


class One(NamedTuple):
    """One person, or a couple, counted by a singular noun beside a number: "and the driver"."""

    start: int  # character
    end: int
    noun: str
    number: int


def compose(doc: Doc, rows: Sequence[Figure]) -> Iterator[Figure]:
    """Composed rows of stated ones: the named and the others, coordinated counts, shares."""
    for row in rows:
        if row.besides and (total := with_named(doc, row)):
            yield total
    group: list[Figure] = []
    for row in rows:
        if group and not adds_to(doc, group[-1], row):
            yield from total_of(doc, group)
            group = []
        if group or is_part(row):
            group.append(row)
    yield from total_of(doc, group)
    yield from shares.of_wholes(doc, rows)


def with_named(doc: Doc, row: Figure) -> Figure | None:
    """ "Abara and 47 others" -> 48; None when it is not certain how many are named."""
    if row.qualifier == "vague" or row.value is None or row.value_high or row.counted_end is None:
        return None
    words = doc.char_span(row.start, row.end, alignment_mode="expand")
    phrase = doc.char_span(row.counted_start or 0, row.counted_end, alignment_mode="expand")
    named = counting.besides(doc, words.start, phrase) if words and phrase else None
    if named is None or not named.number:
        return None
    others = " others" if named.others else ""
    because = f"{named.number} named + {row.value:g}{others}"
    start = named.span.start_char
    return spanning(doc, row, start, row.counted_end, row.value + named.number, because)


def is_part(row: Figure) -> bool:
    """Whether a row can be a part of a sum: a plain count with its noun behind it."""
    return (
        row.kind == "count" and row.qualifier != "vague" and not row.value_high and not row.per
        and not row.change and row.counted_start is not None and row.counted_start >= row.end
        and not row.besides and row.head not in counting.FATES and row.value is not None
    )  # fmt: skip


def adds_to(doc: Doc, before: Figure, row: Figure) -> bool:
    """Whether two neighbouring counts are parts of one: same noun, or people both."""
    if not (is_part(before) and is_part(row)) or before.counted_end is None:
        return False
    if not BETWEEN.fullmatch(doc_index.text(doc)[before.counted_end : row.start]):
        return False
    if (before.voice, before.as_of_start) != (row.voice, row.as_of_start):
        return False
    # "two fatalities and 84 people were taken to hospital": deaths are no people.
    if (before.head in TOLLS) != (row.head in TOLLS):
        return False
    return before.head == row.head or (counts_people(doc, before) and counts_people(doc, row))


def counts_people(doc: Doc, row: Figure) -> bool:
    """Whether people are counted: by their noun, or as citizens ("five Iraqis")."""
    if counting.is_person(row.head):
        return True
    place = token_at(doc, row.counted_start)
    return place is not None and language.label(doc[place].ent_type_) == "NORP"


def total_of(doc: Doc, group: list[Figure]) -> Iterator[Figure]:
    """The sum of coordinated counts and a single person beside them, with "and" before the last."""
    if not group:
        return
    first, last = group[0], group[-1]
    listed = len(group) > 1
    ones = [one for one in (one_before(doc, first, listed=listed), one_behind(doc, last)) if one]
    joint = doc_index.text(doc)[group[-2].counted_end or 0 : last.start] if len(group) > 1 else ""
    if not (ones or "and" in joint) or last.counted_end is None:
        return
    qualifier = together([row.qualifier for row in group])
    if not qualifier:
        return
    parts = [(row.start, row.value or 0.0, row.counted) for row in group]
    parts = sorted([*parts, *((one.start, one.number, one.noun) for one in ones)])
    because = " + ".join(f"{value:g} {noun}" for _, value, noun in parts)
    start, end = parts[0][0], max(last.counted_end, *(one.end for one in ones), 0)
    head = first.head if not ones and all(row.head == first.head for row in group) else "person"
    counted_start, counted_end = min(start, first.counted_start or 0), end
    if parts[0][0] == first.start:
        counted_start = first.counted_start or 0
    counted = doc_index.text(doc)[counted_start:counted_end]
    value = sum(value for _, value, _ in parts)
    yield spanning(doc, first, start, end, value, because)._replace(
        qualifier=qualifier, head=head, counted=counted,
        counted_start=counted_start, counted_end=counted_end,
        including=last.including or first.including,
    )  # fmt: skip


def together(qualifiers: Sequence[str]) -> str:
    """What several qualifiers are as one; empty where nothing can be said."""
    whole = qualifiers[0]
    for one in qualifiers[1:]:
        pair = sorted((whole, one))
        whole = TOGETHER.get((pair[0], pair[1]), "")
    return whole


def one_behind(doc: Doc, row: Figure) -> One | None:
    """The single person behind a count: "two inspectors and the driver"."""
    place = token_at(doc, row.counted_end)
    if not counts_people(doc, row) or place is None or place + 2 >= len(doc):
        return None
    if doc[place].text == ",":
        place += 1
    if doc[place].lower_ != "and" or doc[place + 1].lower_ not in counting.DETERMINERS:
        return None
    found = counting.phrase(doc, place + 2)
    if found is None or found.start != place + 2:
        return None
    return one(doc[place + 1 : found.end])


def one_before(doc: Doc, row: Figure, *, listed: bool) -> One | None:
    """The single person before a count: "a man and two boys", "a couple and their children".

    In a list a comma may stand for "and": "a headmaster, two teachers and 31 pupils".
    """
    place = token_at(doc, row.start)
    if not counts_people(doc, row) or place is None:
        return None
    floor = doc_index.sentence(doc[place]).start
    while place > floor and doc[place - 1].lower_ in counting.DETERMINERS | {"another"}:
        place -= 1
    joints = {"and", ","} if listed else {"and"}
    if place - 2 < floor or doc[place - 1].lower_ not in joints or doc[place - 2].pos_ != "NOUN":
        return None
    for first in range(place - 3, max(floor, place - 2 - LONGEST_SINGLE) - 1, -1):
        if doc[first].lower_ in counting.DETERMINERS:
            return one(doc[first : place - 1])
        if doc[first].pos_ not in {"NOUN", "ADJ", "NUM"} and doc[first].tag_ != "HYPH":
            return None
    return None


def one(span: Span) -> One | None:
    """One person, if the last word of a phrase is a singular noun for one."""
    noun = span[-1]
    head = counting.head_lemma(noun)
    if noun.tag_ != "NN" or not (head in PAIRS or counting.is_person(head)):
        return None
    return One(span.start_char, span.end_char, noun.text, 2 if head in PAIRS else 1)


def token_at(doc: Doc, character: int | None) -> int | None:
    """The first token that starts at or after a character; None at the end of the text."""
    if character is None:
        return None
    place = bisect_left(doc, character, key=lambda token: token.idx)
    while place < len(doc) and doc[place].is_space:
        place += 1
    return place if place < len(doc) else None


def as_parts(rows: Sequence[Figure], composed: Sequence[Figure]) -> Iterator[Figure]:
    """The rows; "including ..." behind the last part of a sum speaks of the sum alone."""
    ends = {row.end for row in composed}
    for row in rows:
        last = row.counted_end in ends and not row.besides
        yield row._replace(including="") if last else row


def spanning(doc: Doc, row: Figure, start: int, end: int, value: float, because: str) -> Figure:
    """A composed row from `start` to `end`, the rest as in `row`."""
    return row._replace(
        start=start, end=end, text=doc_index.text(doc)[start:end], value=value, basis="composed",
        because=because, besides="", change="",
    )  # fmt: skip
