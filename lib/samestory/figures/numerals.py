"""Text -> numerals: the numbers in it, in digits or words, with their values.

`find` reads numbers alone; `units` joins them with a currency or unit. Those in digits are read in
`digits`, those in words in `spelled`; here both are put together: "3 million and a half".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

from samestory.figures import digits, spelled
from samestory.number_words import (
    ONES,
    PLURAL_PARTS,
    SCALES,
    SPACE,
    Numeral,
    either,
    fraction_value,
    words_value,
)

__all__ = ["find"]

# "two and a half", "3 million and a half", "2 and three quarters": with a scale behind, perhaps.
AND_PART = re.compile(
    rf"(?:{SPACE}and{SPACE}|-and-)"
    rf"(?P<part>(?:an?|one)[ -](?:half|quarter)|(?:{either(ONES)})[ -](?:{PLURAL_PARTS}))"
    rf"(?:{SPACE}(?P<scale>dozen|{either(SCALES)}))?(?!\w)",
    re.IGNORECASE,
)
# The last scale of a number, in words or glued.
LAST_SCALE = re.compile(rf"(?:{either(SCALES)}|dozen)$", re.IGNORECASE)
MINUS = re.compile(r"(?:minus|negative)[ -]$", re.IGNORECASE)


def find(text: str) -> Iterator[Numeral]:
    """Numerals in order of their place in the text, none within another."""
    last: Numeral | None = None
    for numeral in merge(digits.find(text), spelled.find(text), key=lambda n: n.start):
        if last and numeral.start < last.end:
            continue
        if last and (whole := added(text, last, numeral)):
            last = whole
            continue
        if last:
            yield last
        last = with_part(text, signed(text, numeral))
    if last:
        yield last


def signed(text: str, number: Numeral) -> Numeral:
    """The numeral with "minus" in front, if that stands there."""
    words = MINUS.search(text, max(0, number.start - 9), number.start)
    if words is None or number.form not in {"digits", "words", "part"} or number.value <= 0:
        return number
    return number._replace(start=words.start(), value=-number.value)


def with_part(text: str, number: Numeral) -> Numeral:
    """The numeral with "and a half" behind it: of its scale, or of one ("two and a half")."""
    if number.form not in {"digits", "words"} or number.high is not None:
        return number
    if number.after and not number.after.startswith("-and-"):
        return number
    match = AND_PART.match(text, number.end)
    if match is None:
        return number
    fraction = fraction_value(match["part"].lower())
    if match["scale"]:
        scale = words_value(match["scale"].lower()) or 1.0
        value = (number.value + fraction) * scale
        return number._replace(end=match.end(), value=value, scaled=True, after="")
    end = match.end("part")
    after = re.match(r"(?:-[A-Za-z]{1,12}){0,3}", text[end : end + 40])
    scaled = LAST_SCALE.search(text, max(0, number.end - 10), number.end)
    factor = (words_value(scaled.group().lower()) or 1.0) if scaled else 1.0
    return number._replace(
        end=end, value=number.value + fraction * factor, after=after.group() if after else ""
    )


def added(text: str, first: Numeral, then: Numeral) -> Numeral | None:
    """One numeral of two with falling scales: "5 crore 20 lakh", "3 hundred and 21"."""
    if first.form not in {"digits", "words"} or then.form not in {"digits", "words"}:
        return None
    between = re.sub(r"\s", " ", text[first.end : then.start])
    plain = not (first.after or then.before or first.high or then.high or first.value < 0)
    if not plain or between not in {" ", " and "} or not first.scaled:
        return None
    scaled = LAST_SCALE.search(text, max(0, first.end - 10), first.end)
    if scaled is None or not 0 < then.value < (words_value(scaled.group().lower()) or 0.0):
        return None
    # "2 million and five" may be two numbers; scales in digits ("3 million 200") are one.
    if not then.scaled and not (between == " and " and scaled.group().lower() == "hundred"):
        return None
    if between == " and " and then.scaled:
        return None
    return first._replace(end=then.end, value=first.value + then.value, after=then.after)
