"""The words of the calendar, and numbers as they stand before its units."""

from __future__ import annotations

from fractions import Fraction

__all__ = ["MONTHS", "SEASONS", "UNITS", "WEEKDAYS", "number", "ordinal", "singular",
           "weekday_number", "year_in_words"]  # fmt: skip

MONTHS = {
    name: place
    for place, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ), 1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: place
    for place, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], 1
    )
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "weekend": "W", "fortnight": "W",
    "night": "D",
}  # fmt: skip
# How many of the units of the value one of them is.
TIMES = {"decade": 10, "century": 100, "fortnight": 2}
ONES = {
    word: place
    for place, word in enumerate(
        """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """.split(), 1,
    )
}  # fmt: skip
TENS = {
    word: place * 10
    for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000}
FRACTIONS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
ORDINALS = {
    word: place
    for place, words in enumerate(
        """first|1st second|2nd third|3rd fourth|4th fifth|5th sixth|6th seventh|7th eighth|8th
        ninth|9th tenth|10th eleventh|11th twelfth|12th thirteenth|13th fourteenth|14th
        fifteenth|15th sixteenth|16th seventeenth|17th eighteenth|18th nineteenth|19th
        twentieth|20th twenty-first|21st""".split(), 1,
    )
    for word in words.split("|")
}  # fmt: skip


def singular(unit: str) -> str:
    """ "centuries" -> century, "weeks" -> week."""
    return "century" if unit == "centuries" else unit.removesuffix("s")


def weekday_number(word: str) -> int:
    """1 for "Monday", "MONDAY" and "Mon"; 0 for what is none."""
    return next((n for name, n in WEEKDAYS.items() if word and name[:3] == word.lower()[:3]), 0)


def ordinal(word: str) -> int:
    """1 for "first", "1st" and "1"; 0 for what is none."""
    low = word.lower()
    return int(low) if low.isdecimal() else ORDINALS.get(low, 0)


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
    if word[-1] in FRACTIONS:
        return Fraction(int(word[:-1])) + FRACTIONS[word[-1]]
    return Fraction(word)


def in_words(parts: list[str]) -> Fraction | None:
    """ "twenty five", "a hundred", "two thousand"; None if one of the words is no number."""
    total = 0
    for part in parts:
        value = ONES.get(part) or TENS.get(part)
        if part in MULTIPLES:
            total = max(total, 1) * MULTIPLES[part]
        elif value:
            total += value
        elif part not in {"a", "an", "another", "the", "and"}:
            return None
    return Fraction(total or 1)


def year_in_words(words: str) -> int:
    """1996 for "nineteen ninety-six", 2008 for "two thousand and eight"."""
    parts = words.lower().replace("-", " ").replace(" oh ", " ").split()
    if "thousand" in parts:
        return 2000 + sum(ONES.get(one, TENS.get(one, 0)) for one in parts[2:])
    rest = sum(ONES.get(one, TENS.get(one, 0)) for one in parts[1:] if one != "hundred")
    return (ONES.get(parts[0]) or TENS[parts[0]]) * 100 + rest
