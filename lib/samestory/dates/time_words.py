"""The words for times of the year and day, and numbers as they stand before units of time."""

from __future__ import annotations

from fractions import Fraction

from samestory.calendar_words import WEEKDAYS
from samestory.number_words import ONES, ORDINALS, TENS, VULGAR, ordinal_value, words_value

__all__ = ["SEASONS", "UNITS", "number", "ordinal", "weekday_number", "year_in_words"]

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "weekend": "W", "fortnight": "W",
    "night": "D",
}  # fmt: skip
# How many of the units of the value one of them is.
TIMES = {"decade": 10, "century": 100, "fortnight": 2}
# Words beside a number that add nothing to it: "another two".
NO_NUMBERS = frozenset({"a", "an", "another", "the", "and"})


def weekday_number(word: str) -> int:
    """1 for "Monday", "MONDAY" and "Mon"; 0 for what is none."""
    return next((n for name, n in WEEKDAYS.items() if word and name[:3] == word.lower()[:3]), 0)


def ordinal(word: str) -> int:
    """1 for "first", "1st" and "1"; 0 for what is none."""
    low = word.lower()
    digits = low[:-2] if low.endswith(("st", "nd", "rd", "th")) else low
    if digits.isdecimal():
        return int(digits)
    return int(ordinal_value(low)) if low.rpartition("-")[2] in ORDINALS else 0


def number(words: str) -> Fraction | None:
    """The value of "7", "twenty-five", "2 1/2", "a couple of"; None for "several"."""
    parts = words.lower().replace("-", " ").split()
    if not parts:
        return None
    if parts[0][0].isdecimal():
        return in_digits(parts)
    if parts[:2] == ["a", "couple"] or parts[:1] == ["couple"]:
        return Fraction(2)
    if parts[0] == "half":
        return Fraction(1, 2)
    half = parts[-3:] == ["and", "a", "half"] and len(parts) > 3
    whole = in_words(parts[:-3] if half else parts)
    return whole + Fraction(1, 2) if half and whole else whole


def in_digits(parts: list[str]) -> Fraction | None:
    """ "7", "2.5", "2½", "2 1/2", "1,500"; a range has no one value."""
    if len(parts) == 2 and "/" in parts[1]:
        top, _, bottom = parts[1].partition("/")
        return Fraction(int(parts[0])) + Fraction(int(top), int(bottom)) if int(bottom) else None
    if len(parts) != 1:
        return None
    word = parts[0].replace(",", "")
    if word[-1] in VULGAR:
        return Fraction(int(word[:-1])) + Fraction(VULGAR[word[-1]])
    return Fraction(word)


def in_words(parts: list[str]) -> Fraction | None:
    """ "twenty five", "a hundred", "two thousand"; None if one of the words is no number."""
    value = words_value(" ".join(one for one in parts if one not in NO_NUMBERS))
    return None if value is None else Fraction(int(value) or 1)


def year_in_words(words: str) -> int:
    """1996 for "nineteen ninety-six", 2008 for "two thousand and eight"."""
    parts = words.lower().replace("-", " ").replace(" oh ", " ").split()
    if "thousand" in parts:
        return 2000 + sum(ONES.get(one, TENS.get(one, 0)) for one in parts[2:])
    rest = sum(ONES.get(one, TENS.get(one, 0)) for one in parts[1:] if one != "hundred")
    return (ONES.get(parts[0]) or TENS[parts[0]]) * 100 + rest
