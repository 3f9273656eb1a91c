"""Text -> numerals: the numbers in it, in digits or words, with their values.

`find` reads numbers alone; `units` joins them with a currency or unit. Identifiers such as
F-35, 9/11, 5:30 or 300x250 are no numerals: digits count only when a whole run of non-space
characters can be read as one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["SCALES", "Numeral", "find", "words_value"]


class Numeral(NamedTuple):
    """A number: `text[start:end]`, its value, and what its run of characters still holds."""

    start: int
    end: int
    value: float
    high: float | None  # upper end: of a glued range ("10-15"), of a vague number ("dozens")
    form: str  # digits, words, vague, ordinal or fraction
    scaled: bool  # said with a scale word: "3 million", "700m"
    before: str = ""  # currency glued in front: "$", "US$"
    after: str = ""  # what is glued behind: "%", "km", "-year-old", "+"


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
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
ABBREVIATIONS = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "B": 1e9,
    "bn": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
# What a plural number word stands for when it is the whole number.
VAGUE = {
    "dozens": (24.0, 99.0), "scores": (40.0, 99.0), "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9999.0), "millions": (2e6, 9999999.0), "billions": (2e9, 9999999999.0),
    "trillions": (2e12, 9999999999999.0),
}  # fmt: skip
ORDINALS = dict(zip(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """.split(),
    range(1, 21), strict=True,
)) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}  # fmt: skip
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10,
    "halves": 2, "thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "tenths": 10,
}  # fmt: skip
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


def either(words: object) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


# A currency sign with the letters that tell whose it is; `units` gives their ISO codes.
SIGN = (
    r"(?:\$US|\$A|(?:US|AU|CA|NZ|HK|NT|A|C|S|R|U\.S\.)?\$|[£€¥₹₩₪₽₦₱₺฿₫₴]|Rs\.?|RM"
    r"|CHF|USD|EUR|GBP|JPY|CNY|INR|AUD|CAD|NZD|HKD|SGD)"
)
DIGITS = r"\d{1,15}(?:,\d{2,3}){0,6}(?:\.\d{1,9})?"
GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?:\.\d+)?")
SCALE = rf"(?:{either(SCALES)})"
SHORT = rf"(?:{either(ABBREVIATIONS)})"

# What a run of characters may end with, of the groups of NUMBER_RUN, the last first.
LAST_PART = ("scale", "ordinal", "high_scale", "high", "low_scale", "vulgar", "low")

RUN = re.compile(r"[^\s()\[\]{}\"“”«»;—…|<>]+")
NUMBER_RUN = re.compile(
    rf"(?P<before>{SIGN})?(?P<low>[-−+]?{DIGITS})(?P<vulgar>[½¼¾⅓⅔])?"
    rf"(?P<low_scale>{SHORT}(?![A-Za-z/²³]))?"
    rf"(?:[-–](?:{SIGN})?(?P<high>{DIGITS})(?P<high_scale>{SHORT}(?![A-Za-z/²³]))?)?"
    rf"(?P<ordinal>st|nd|rd|th)?(?:-?(?P<scale>{SCALE}))?"
    r"(?P<after>[%°][CF]?|[€£]|\+|-?[A-Za-z²³/]{1,12}(?:-[A-Za-z]{2,12}){0,2})?"
)
SCALE_BEHIND = re.compile(rf"[ \u00a0](?P<scale>{SCALE}|dozen|{SHORT})(?![\w-])", re.IGNORECASE)

SMALL = rf"(?:{either([*ONES, *TENS])})"
WORD_RUN = re.compile(
    r"(?<![\w’'-])(?:"
    rf"(?P<vague>(?:(?:tens|dozens|hundreds|thousands) of )?(?:{either(VAGUE)})"
    rf"|(?:several|a few|many) (?:dozen|{either(SCALES)})(?: (?:{either(SCALES)}))?)"
    r"|(?P<half>half a|a half|half-a|a quarter of a)[ -](?P<whole>dozen|million|billion|trillion)"
    rf"|(?P<part>(?:a|{either(list(ONES)[:9])})[ -](?:{either(PARTS)})|half|quarter)(?= of\b)"
    rf"|(?P<ordinal>(?:(?:{either(TENS)})-)?(?:{either(ORDINALS)}))"
    rf"|(?P<words>(?:a (?=dozen|{either(SCALES)})|{SMALL}[ -]?)?(?:dozen|{SCALE}|{SMALL})"
    rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and )(?:{SMALL}|{SCALE}|dozen)){{0,9}}"
    r"(?P<plus> and a half| and a quarter)?)"
    r")(?P<after>(?:-[A-Za-z]{2,12}){0,3})(?![\w-])",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Numeral]:
    """Numerals in order of their place in the text."""
    found = sorted([*in_digits(text), *in_words(text)])
    last = 0
    for numeral in found:
        if numeral.start >= last:
            yield numeral
            last = numeral.end


def in_digits(text: str) -> Iterator[Numeral]:
    """Numerals that begin with a digit."""
    for run in RUN.finditer(text.replace("--", "  ")):
        raw = run.group().rstrip(".,:!?'’*")
        bare = raw.lstrip("'‘’*~≈")
        if len(bare) > 40:
            continue
        start = run.start() + len(raw) - len(bare)
        if bare in VULGAR:
            yield Numeral(start, start + 1, VULGAR[bare], None, "fraction", False)
        elif (match := NUMBER_RUN.fullmatch(bare)) and (found := read_run(text, start, match)):
            yield found


def read_run(text: str, start: int, match: re.Match[str]) -> Numeral | None:
    """The numeral of a run of characters, with a scale word after it; None if it is none."""
    part = match.groupdict(default="")
    low, high = amount(part["low"]), amount(part["high"])
    if low is None or (part["high"] and not is_range(part, low, high)):
        return None
    last = next(key for key in LAST_PART if part[key])
    end = start + match.end(last)
    scale = part["scale"].lower()
    factor = SCALES.get(scale, 1.0) * ABBREVIATIONS.get(
        part["high_scale"] or part["low_scale"], 1.0
    )
    if factor == 1 and not part["after"] and (behind := SCALE_BEHIND.match(text, end)):
        word = behind["scale"]
        found = SCALES.get(word.lower(), 12.0 if word.lower() == "dozen" else 0.0)
        if not found and (part["before"] or word in {"bn", "mn", "mln", "tn"}):
            found = ABBREVIATIONS.get(word, 0.0)
        if found:
            factor, end = found, behind.end()
    low += VULGAR.get(part["vulgar"], 0.0)
    form = "ordinal" if part["ordinal"] else "digits"
    return Numeral(
        start, end, low * factor, high and high * factor, form, factor != 1.0,
        part["before"], part["after"],
    )  # fmt: skip


def amount(digits: str) -> float | None:
    """The value of digits with commas; None when the commas do not group thousands."""
    plain = digits.lstrip("-−+")
    if not plain or ("," in plain and not GROUPED.fullmatch(plain)):
        return None
    value = float(plain.replace(",", ""))
    return -value if digits[0] in "-−" else value


def is_range(part: dict[str, str], low: float, high: float | None) -> bool:
    """Whether "low-high" is a range: not a score (3-2), a season (2019-20) or a phone number."""
    if high is None or low >= high or high > 20 * max(low, 1):
        return False
    years = all(1100 <= v <= 2099 and v == int(v) for v in (low, high))
    telephone = len(part["low"]) == 3 and len(part["high"]) == 4
    return not telephone and not (years and not part["before"] and not part["after"])


def in_words(text: str) -> Iterator[Numeral]:
    """Numerals written as words, and vague ones."""
    for match in WORD_RUN.finditer(text):
        start, end, after = match.start(), match.start("after"), match["after"]
        found = read_words(match)
        if found is not None:
            value, high, form, scaled = found
            yield Numeral(start, end, value, high, form, scaled, "", after)


def read_words(match: re.Match[str]) -> tuple[float, float | None, str, bool] | None:
    """Value, upper end, form and whether scaled, of a match of WORD_RUN."""
    if match["vague"]:
        low, high = vague_bounds(match["vague"].lower())
        return low, high, "vague", True
    if match["half"]:
        whole = words_value(match["whole"].lower()) or 0.0
        return whole * (0.25 if "quarter" in match["half"].lower() else 0.5), None, "words", True
    if match["part"]:
        *count, part = re.split("[ -]", match["part"].lower())
        return ONES.get("".join(count), 1) / PARTS[part], None, "fraction", False
    if match["ordinal"]:
        *tens, last = match["ordinal"].lower().split("-")
        return TENS.get("".join(tens), 0) + float(ORDINALS[last]), None, "ordinal", False
    phrase = match["words"].lower()
    if phrase in SCALES or phrase == "dozen":
        return None
    value = words_value(phrase)
    if value is None:
        return None
    return value, None, "words", any(scale in phrase for scale in (*SCALES, "dozen"))


def vague_bounds(phrase: str) -> tuple[float, float]:
    """Lower and upper end of "dozens", "tens of thousands", "several hundred thousand"."""
    if phrase in VAGUE:
        return VAGUE[phrase]
    first, *_, last = phrase.removeprefix("a ").replace(" of", "").split()
    if first in {"several", "few", "many"}:
        middle = phrase.split()[-2] + "s" if phrase.split()[-2] in SCALES else ""
        low, high = VAGUE[last + "s"]
        if middle:
            return VAGUE[middle][0] * SCALES[last], (VAGUE[middle][1] + 1) * SCALES[last] - 1
        return low, high
    if last not in VAGUE or last in {"dozens", "scores"} or (unit := SCALES[last[:-1]]) < 1e3:
        return VAGUE[first]
    low, high = (20.0, 99.0) if first == "tens" else VAGUE[first]
    return low * unit, (high + 1) * unit - 1


def words_value(phrase: str) -> float | None:
    """The value of lower-case number words: "two hundred and five" -> 205; None if not one number.

    "twenty five" is 25, but "five twenty" and "one two" are no numbers.
    """
    total, group, smallest = 0.0, 0.0, float("inf")
    for half in (" and a half", " and a quarter"):
        if phrase.endswith(half):
            whole = words_value(phrase.removesuffix(half))
            return None if whole is None else whole + (0.5 if "half" in half else 0.25)
    for word in re.split(r"[ -]+", phrase.replace(" and ", " ")):
        if word in {"a", ""}:
            continue
        if word in ONES or word in TENS:
            value = float(ONES.get(word) or TENS[word])
            room = group % 100
            if room and not (room >= 20 and room % 10 == 0 and value < 10):
                return None
            group += value
        elif word in {"hundred", "dozen"}:
            if group >= 100:
                return None
            group = (group or 1.0) * (100 if word == "hundred" else 12)
        else:
            if SCALES[word] >= smallest:
                return None
            smallest = SCALES[word]
            total, group = total + (group or 1.0) * smallest, 0.0
    return total + group
