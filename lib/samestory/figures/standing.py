"""Which figures a date cannot date: ages, long lengths of time, what is usual, owned or needed.

"On Friday the 62-year-old, jailed for 12 years, paid a tenth of the average of $40".
"""

from __future__ import annotations

from spacy.tokens import Span

from samestory.figures.periods import Period
from samestory.figures.phrases import Reading
from samestory.figures.structure import Clauses

__all__ = ["suits"]

# What is usual or allowed has no date: "below the seasonal average of 4C".
STANDARDS = frozenset(
    "average averages norm mean target limit maximum minimum record capacity threshold standard "
    "goal estimate estimates forecast".split()
)
# What stands behind these was before, or has not been: "came on Friday after three debates".
EARLIER = frozenset({"after", "before", "following", "since", "until", "despite"})
NEEDED = frozenset({"needed", "required", "necessary", "allowed", "permitted"})
LENGTHS = {"week": 7, "month": 28, "year": 365, "decade": 3650, "century": 36500, "day": 1}
# Words before a length of time that is no date's: "its lowest in seven months".
WITHIN = frozenset({"in", "within", "over", "until", "every"})


def suits(parts: Clauses, one: Period, reading: Reading) -> bool:
    """Whether a figure of this kind can hold for the period."""
    quantity, words = reading.quantity, reading.words
    lower = parts.word(words.start - 1)
    hyphened = parts.doc[words.end : words.end + 1].text == "-" or "-" in words.text
    if quantity.kind == "count" and hyphened:
        return False  # "the nine-part drama"
    if quantity.kind == "age":
        return one.absolute and one.days > 40
    if quantity.kind == "duration":
        long = lower != "after" and length(quantity.unit, quantity.value) > one.days
        same = one.at >= parts.start and parts[one.at] == parts[words.root.i]
        near = one.days == 1 or same
        return near and not (hyphened or long or lower in WITHIN or parts.word(words.end) == "a")
    if lower == "of" and parts.word(words.start - 2) in STANDARDS:
        return parts.word(words.start - 3) in {"a", "an"}
    if {t.lower_ for t in parts.doc[words.end : words.end + 2]} & NEEDED:
        return False
    if opens_with_of(parts, words.start):
        return one.at >= parts.start and parts[one.at] != 0
    if one.first < words.start and opener(parts, words.start) in EARLIER:
        return quantity.kind == "duration"
    return not is_stock(parts, words) and not is_start_of_change(parts, one, reading)


def opener(parts: Clauses, start: int) -> str:
    """The preposition of the noun phrase that a figure begins or stands in."""
    at = start - 1
    while at > parts.start and parts.doc[at].tag_ in {"DT", "JJ", "JJR", "RB", "PRP$"}:
        at -= 1
    return parts.word(at)


def opens_with_of(parts: Clauses, start: int) -> bool:
    """Whether a figure is in the whole that a sentence opens with: "Of 58 people aboard,"."""
    first = parts.doc[parts.start]
    ahead = parts.doc[parts.start : start]
    return first.lower_ == "of" and not any(token.text == "," for token in ahead)


def is_stock(parts: Clauses, words: Span) -> bool:
    """Whether a figure is what somebody has now, and the date ahead: "of its 240 shops"."""
    owned = words.start > 1 and parts.doc[words.start - 1].tag_ in {"PRP$", "POS"}
    return owned and parts.at(words.root.i).tense == "future"


def is_start_of_change(parts: Clauses, one: Period, reading: Reading) -> bool:
    """Whether a figure held before the date: "cut from 750 naira to 500 in March"."""
    words = reading.words
    if one.parts or one.first < words.start or parts.word(words.start - 1) != "from":
        return False
    to = parts.doc[words.end : one.first]
    return reading.quantity.kind != "ratio" and any(
        t.lower_ == "to" and t.i + 1 < one.first and number(parts.doc[t.i + 1 : t.i + 3])
        for t in to
    )


def number(words: Span) -> bool:
    """Whether a number stands among these words."""
    return any(token.like_num for token in words)


def length(unit: str, value: float | None) -> float:
    """A length of time in days."""
    return LENGTHS.get(unit, 0) * (value or 0)
