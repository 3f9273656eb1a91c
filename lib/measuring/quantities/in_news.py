"""A quantity of a test case -> why it could not stand in news, by rules; empty if it could.

The cases of other tools also hold mathematics, programs, laboratories and single words without a
sentence. The rules look at the text and at what is expected, never at what anybody finds.
"""

from __future__ import annotations

import re
from fractions import Fraction

from measuring.quantities import odd, plain
from measuring.quantities.amounts import Wanted

ALONE = "stands alone, not in a sentence"
ITSELF = "a sentence about the number itself"
SCRIPT = "letters of another script"
MATHS = "notation of mathematics or programs"
CODE = "part of a longer code, date or address"
SPOKEN = "spoken formula: point, over, nought, negative"
FRACTION = "fraction that news does not spell out: sixty thirds"
COMMA = "decimal comma"
ACCOUNT = "negative by brackets, as in accounts"
LABORATORY = "unit of laboratories and textbooks"
ARTICLE = "an article taken for the number one"
ODD = "year, ordinal, part of a name or code"

FEWEST_WORDS = 2  # beside the quantities, for a sentence
LARGEST_DENOMINATOR = 10
WORD = re.compile(r"[^\W\d_]+")
ABOUT_NUMBERS = re.compile(
    r"\bvalid numbers?\b|\btwo numbers\b|\b(?:answer|result|number|value) (?:is|was|has a value)\b",
    re.IGNORECASE,
)
FORMULA = re.compile(r"\^|×|\dx\d|\de[+-]?\d|\+/-|[{}<>\[\]]|[a-z][-−]\d", re.IGNORECASE)
SAID = re.compile(r"\b(?:point|over|nought|naught|negative)\b", re.IGNORECASE)
DECIMAL_COMMA = re.compile(r"(?<![\d,])\d{1,3}(?:\.\d{3}){0,3},\d{1,2}(?![\d,])")
BIG = [word for word in plain.SCALES if len(word) > len("bn")]
ANY_NUMBER = re.compile(rf"\b(?:{'|'.join([*plain.WORDS, *BIG])})", re.IGNORECASE)
# A fraction in words, and one as people write it: "half", "three quarters", "two and a third".
SMALL = (
    r"(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
)
LARGE = r"(?:\w{1,9}[ -])?\w{0,12}(?:teen|tie|dred|sand|lion)ths?|\w{1,9}ty[ -]firsts?"
SPELLED = re.compile(rf"(?:^|[ -])(?:{SMALL}|{LARGE})$")
PROPER = re.compile(
    r"(?:.{1,60} and )?(?:an?|one|two|three|four|five|six|seven|eight|nine)?[ -]{0,3}" + SMALL
)
UNITS = re.compile(
    r"kelvin|joule|electronvolt|barn|gr[ae]y$|candela|radian|inverse|square second|decim"
    r"|watt per|gigayear|megayear|kibi|per millisecond$|(?:pico|femto|atto|nano)met",
    re.IGNORECASE,
)
LATIN = 0x24F  # the last letter of Latin Extended-B
MICRO = frozenset("μµ")


def why_not(text: str, passages: tuple[str, ...], passage: str, wanted: Wanted) -> str:
    """Why a quantity could not stand in news; `passages` are all quantities of its text."""
    checks = {
        ALONE: alone(text, passages),
        ITSELF: bool(ABOUT_NUMBERS.search(text)),
        SCRIPT: any(sign.isalpha() and ord(sign) > LATIN and sign not in MICRO for sign in passage),
        MATHS: bool(FORMULA.search(passage)),
        CODE: in_code(text, passage),
        SPOKEN: bool(SAID.search(unbroken(text, passage))),
        FRACTION: odd_fraction(passage, wanted.value),
        COMMA: bool(DECIMAL_COMMA.search(passage)),
        ACCOUNT: wanted.value < 0 and not re.search(r"[-−]|minus", passage, re.IGNORECASE),
        LABORATORY: bool(UNITS.search(wanted.unit)),
        ARTICLE: not ANY_NUMBER.search(passage) and not any(map(str.isnumeric, passage)),
        ODD: at_odd_place(text, passage, wanted),
    }
    return next((reason for reason, holds in checks.items() if holds), "")


def alone(text: str, passages: tuple[str, ...]) -> bool:
    """Whether there is no sentence around the quantities of a text."""
    rest = text.lower()
    for passage in passages:
        rest = rest.replace(passage.lower(), " ", 1)
    return len(WORD.findall(rest)) < FEWEST_WORDS


def place(text: str, passage: str) -> tuple[int, int]:
    """Where a passage stands in its text; its beginning where the case writes it otherwise."""
    start = max(0, text.lower().find(passage.lower()))
    return start, start + len(passage)


def unbroken(text: str, passage: str) -> str:
    """The passage with what is tied to it by no blank: "two" of "two-nought-two"."""
    start, end = place(text, passage)
    return text[text.rfind(" ", 0, start) + 1 : start] + passage + text[end:].split(" ")[0]


def in_code(text: str, passage: str) -> bool:
    """Whether digits are tied to further digits by signs: 10.20.30.40, 31/12/1999."""
    start, end = place(text, passage)
    before, after = text[max(0, start - 2) : start + 1], text[end - 1 : end + 2]
    return bool(re.fullmatch(r"\d[.,/-]\d", before) or re.fullmatch(r"\d[.,/-]\d", after))


def odd_fraction(passage: str, value: float) -> bool:
    """Whether a fraction in words has a large denominator, or is larger than one."""
    said = passage.lower()
    if any(map(str.isnumeric, said)) or not SPELLED.search(said):
        return False
    small = Fraction(value).limit_denominator(LARGEST_DENOMINATOR)
    return abs(float(small) - value) > 1e-6 * abs(value) or not PROPER.fullmatch(said)


def at_odd_place(text: str, passage: str, wanted: Wanted) -> bool:
    """Whether the number is one that is no figure in news, by the rules for NewsQuant."""
    start, end = place(text, passage)
    odd_places = [p for p in odd.places(text) if p.start < end and start < p.end]
    return any(not odd.claimed(p, (wanted,)) and odd.stands(wanted, p.could_be) for p in odd_places)
