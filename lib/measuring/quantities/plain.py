"""Text -> the numbers that anybody sees in it, read one by one without knowing of units.

Only to know where in a text a marked value stands, and for tools that read words but no digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5}
WORDS = (
    {word: float(number) for number, word in enumerate(UNITS)}
    | {word: 10.0 * number for number, word in enumerate(TENS, 2)}
    | {word: 1.0 / number for word, number in FRACTIONS.items()}
    | {"dozen": 12.0, "dozens": 12.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6,
       "billions": 1e9}
)  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12,
}  # fmt: skip
NUMBER = re.compile(
    r"(?:(?<![\w.,])|(?<=\b[A-Z]{2})|(?<=\b[A-Z]{3}))"  # "RM79" and "AUD5" are sums, "S8" is none
    r"(?P<digits>\d{1,20}(?:,\d{2,3}){0,8}(?:\.\d{1,12})?)"
    rf"|\b(?P<word>(?i:{'|'.join(WORDS)}))\b"
)
SCALE = re.compile(rf"[ -]?({'|'.join(SCALES)})\b", re.IGNORECASE)


class Number(NamedTuple):
    """A number and its place; `text[start:end]` holds it with its "million"."""

    start: int
    end: int
    value: float


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text in order."""
    for match in NUMBER.finditer(text):
        value = value_of(match)
        scale = SCALE.match(text, match.end())
        factor = SCALES[scale[1].lower()] if scale else 1.0
        yield Number(match.start(), scale.end() if scale else match.end(), value * factor)


def value_of(match: re.Match[str]) -> float:
    """The value of digits or of a word."""
    if match["digits"]:
        return float(match["digits"].replace(",", ""))
    return WORDS[match["word"].lower()]
