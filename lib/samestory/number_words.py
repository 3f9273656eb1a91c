"""Number words and their values: "two hundred and five", "dozens", "three-quarters", "5 lakh"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

__all__ = [
    "ABBREVIATIONS", "ONES", "SCALES", "SPACE", "TENS", "VULGAR", "Numeral",
    "couple_value", "either", "fraction_value", "ordinal_value", "vague_bounds", "words_value",
]  # fmt: skip

# What parts the words of one number: a space, or the line's end if the next does not begin anew.
SPACE = r"(?:[ \u00a0\u2009\u202f]|\n(?![\n\sA-Z]))"

ONES = dict(zip(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """.split(),
    range(1, 20), strict=True,
))  # fmt: skip
TENS = dict(zip(
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    range(20, 100, 10), strict=True,
))  # fmt: skip
NOTHING = frozenset(["zero", "nought", "naught", "oh"])
# The Indian lakh and crore stand among the others: "5 lakh crore" is their product.
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "million": 1e6,
    "crore": 1e7, "crores": 1e7, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
ABBREVIATIONS = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "MM": 1e6,
    "cr": 1e7, "Cr": 1e7, "b": 1e9, "B": 1e9, "bn": 1e9, "Bn": 1e9, "bln": 1e9, "tn": 1e12,
    "trn": 1e12, "tln": 1e12, "T": 1e12,
}  # fmt: skip
# What a plural number word stands for when it is the whole number.
VAGUE = {
    "tens": (20.0, 99.0), "dozens": (24.0, 99.0), "scores": (40.0, 99.0),
    "hundreds": (200.0, 999.0), "thousands": (2e3, 9999.0), "lakhs": (2e5, 999999.0),
    "millions": (2e6, 9999999.0), "crores": (2e7, 99999999.0), "billions": (2e9, 9999999999.0),
    "trillions": (2e12, 9999999999999.0),
}  # fmt: skip
ORDINALS = dict(zip(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """.split(),
    range(1, 21), strict=True,
)) | dict(zip(
    """
    thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth
    """.split(),
    range(30, 110, 10), strict=True,
)) | {"thousandth": 1000, "millionth": 10**6}  # fmt: skip
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + s: value for word, value in ORDINALS.items() if value > 2 for s in ("", "s")
}
VULGAR = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5,
    "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8,
    "⅞": 7 / 8,
}  # fmt: skip


class Numeral(NamedTuple):
    """A number: `text[start:end]`, its value, and what its run of characters still holds."""

    start: int
    end: int
    value: float
    high: float | None  # upper end: of a glued range ("10-15"), of a vague number ("dozens")
    form: str  # digits, words, vague, couple, ordinal, fraction, part, score, suspended or none
    scaled: bool = False  # said with a scale word: "3 million", "700m"
    before: str = ""  # currency glued in front: "$", "US$"
    after: str = ""  # what is glued behind: "%", "km", "-year-old", "+"


def either(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(sorted(map(re.escape, sorted(words)), key=len, reverse=True))


PLURAL_PARTS = either(part for part in PARTS if part.endswith("s"))


def words_value(phrase: str) -> float | None:
    """The value of lower-case number words: "two hundred and five" -> 205; None if not one number.

    "twenty five" is 25, but "five twenty" and "one two" are no numbers.
    """
    if " point " in phrase:
        return point_value(phrase)
    total, group, smallest = 0.0, 0.0, float("inf")
    for word in re.split(r"[\s-]+", phrase.replace(" and ", " ")):
        if word in {"a", ""}:
            continue
        if word in ONES or word in TENS:
            value = float(ONES.get(word) or TENS[word])
            room = group % 100
            if room and not (room >= 20 and room % 10 == 0 and value < 10):
                return None
            group += value
        elif word in {"hundred", "dozen", "dozens"}:
            if group >= 100:
                return None
            group = (group or 1.0) * (100 if word == "hundred" else 12)
        elif word not in SCALES or (SCALES[word] >= smallest and (group or not total)):
            return None
        elif SCALES[word] >= smallest:  # "lakh crore", "thousand million"
            total, smallest = total * SCALES[word], SCALES[word]
        else:
            smallest = SCALES[word]
            total, group = total + (group or 1.0) * smallest, 0.0
    return total + group


def point_value(phrase: str) -> float | None:
    """The value of lower-case words with a point: "two point five million"."""
    whole, _, decimals = phrase.partition(" point ")
    *words, last = decimals.split()
    scale = SCALES.get(last, 1.0)
    digits = "".join(str(ONES.get(w, 0)) for w in (words if last in SCALES else [*words, last]))
    before = words_value(whole) if whole not in NOTHING else 0.0
    return None if before is None else float(f"{before:g}.{digits}") * scale


def vague_bounds(phrase: str) -> tuple[float, float]:
    """Lower and upper end of "dozens", "tens of thousands", "several hundred thousand"."""
    words = [word for word in phrase.split() if word not in {"a", "of"}]
    if words[0] in {"several", "few", "many"}:
        words = [words[1].removesuffix("s") + "s", *words[2:]]
    low, high = VAGUE[words[0]]
    scale = 1.0
    for word in words[1:]:
        scale *= SCALES.get(word.removesuffix("s"), 1.0)
    return low * scale, (high + 1) * scale - 1


def couple_value(phrase: str) -> float:
    """The value of lower-case "a couple of", "a couple of hundred"."""
    *_, last = phrase.split()
    return 2.0 * (words_value(last) or 1.0) if last in {*SCALES, "dozen"} else 2.0


def fraction_value(phrase: str) -> float:
    """The value of lower-case "half", "a third", "two-thirds", "three quarters"."""
    *count, part = re.split(r"[\s-]+", re.sub(r"^an?[\s-]", "", phrase))
    return (words_value(" ".join(count)) or 1.0) / PARTS[part]


def ordinal_value(phrase: str) -> float:
    """The value of lower-case "third", "twenty-first", "one hundred and fiftieth"."""
    *count, last = re.split(r"[\s-]+", phrase)
    before = words_value(" ".join(count).removesuffix(" and")) or 0.0
    value = ORDINALS[last]
    return before + value if value < 100 else (before or 1.0) * value
