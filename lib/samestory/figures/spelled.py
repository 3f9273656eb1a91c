"""Text -> the numbers in it that are written in words, exact, vague, as parts or as ranks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from samestory.number_words import (
    NOTHING,
    ONES,
    ORDINALS,
    PARTS,
    PLURAL_PARTS,
    SCALES,
    SPACE,
    TENS,
    VAGUE,
    Numeral,
    couple_value,
    either,
    fraction_value,
    ordinal_value,
    vague_bounds,
    words_value,
)

__all__ = ["find"]

SCALE = rf"(?:{either(SCALES)})"
SMALL = rf"(?:{either([*ONES, *TENS])})"
# "and" stands within a number only behind a scale: "two hundred and five".
AND = "|".join(f"(?<={s}) and " for s in ("hundred", "thousand", "lakh", "million", "crore"))
JOINT = rf"(?:{SPACE}|-|{AND})"
COUNT = rf"{SMALL}(?:{JOINT}(?:{SMALL}|{SCALE})){{0,3}}"
POINT = rf"{SPACE}point(?:{SPACE}(?:{either([*ONES, *NOTHING])})){{1,5}}"
# The hyphen of "four- to five-point" waits for what the next number ties.
AFTER = rf"(?P<after>(?:-[A-Za-z]{{1,12}}){{0,6}}|-(?={SPACE}(?:to|or){SPACE}))(?![\w-])"

# Where a number may begin, "a" and "several" included.
START = re.compile(
    r"(?<![\w’'-])(?:"
    + either([*ONES, *TENS, *SCALES, *VAGUE, *ORDINALS, *PARTS, *(NOTHING - {"oh"}),
              "a", "an", "no", "none", "dozen", "several", "many"])
    + r")(?![A-Za-z])",
    re.IGNORECASE,
)  # fmt: skip


def form(pattern: str) -> re.Pattern[str]:
    """A pattern for one way to write a number, with what a hyphen ties to it."""
    return re.compile(rf"(?P<number>{pattern}){AFTER}", re.IGNORECASE)


VAGUE_NUMBER = form(
    rf"(?:tens|dozens|scores|hundreds|thousands|millions){SPACE}of{SPACE}(?:{either(VAGUE)})"
    rf"|(?:several|a{SPACE}few|many){SPACE}(?:dozen|{SCALE})s?(?:{SPACE}{SCALE})?"
    rf"|{either(VAGUE.keys() - {'scores'})}|scores(?={SPACE}(?:of|more)(?!\w))"
)
COUPLE = form(rf"a{SPACE}couple(?:{SPACE}of)?{SPACE}(?:dozen|{SCALE})|a{SPACE}couple{SPACE}of")
# "half a million", "a quarter of a million", "three-quarters of a billion", "half-dozen".
PART_OF_SCALE = form(
    rf"(?P<part>(?:(?:an?|one|two|three)[ -])?(?:half|quarters?|thirds?))"
    rf"(?:{SPACE}of)?(?:[ -]an?)?[ -](?P<scale>dozen|{SCALE})"
)
# "half an hour", "a quarter of a mile": the article belongs to the number.
PART = form(
    rf"(?P<part>(?:(?:an?|{SMALL}(?:-{SMALL})?)[ -])?(?:{either(PARTS)}))"
    rf"(?P<piece>(?:{SPACE}of)?{SPACE}an?(?={SPACE}[a-z]))?"
)
ORDINAL = form(rf"(?:{COUNT}{JOINT})?(?:{either(ORDINALS)})")
CARDINAL = form(
    rf"(?:a{SPACE}(?=dozen|{SCALE}))?(?:dozen|{SCALE}|{SMALL})"
    rf"(?:{JOINT}(?:{SMALL}|{SCALE}|dozens?)){{0,11}}(?P<point>{POINT})?(?:{SPACE}{SCALE})?"
    rf"(?![ -](?:{PLURAL_PARTS}))"
    rf"|(?:zero|nought|naught)(?:{POINT})?"
)
NONE = form(rf"no(?={SPACE}[a-z])|none")


def find(text: str) -> Iterator[Numeral]:
    """Numerals written in words, in order of their place."""
    done = 0
    for match in START.finditer(text):
        if match.start() < done:
            continue
        for read in READERS:
            found = read(text, match.start())
            if found:
                yield from (numeral for numeral in found if numeral.form)
                done = found[-1].end + len(found[-1].after)
                break


def plain(match: re.Match[str]) -> str:
    """The number of a match in lower case, its words parted by single spaces."""
    return re.sub(r"\s", " ", match["number"].lower())


def numeral(match: re.Match[str], value: float, form: str, high: float | None = None) -> Numeral:
    """The numeral of a match."""
    scaled = any(scale in plain(match) for scale in (*SCALES, "dozen"))
    return Numeral(
        match.start(), match.end("number"), value, high, form, scaled, "", match["after"]
    )


def vague(text: str, start: int) -> list[Numeral]:
    """ "dozens", "tens of thousands", "several hundred"; or "a couple of"."""
    if match := VAGUE_NUMBER.match(text, start):
        low, high = vague_bounds(plain(match))
        return [numeral(match, low, "vague", high)]
    if match := COUPLE.match(text, start):
        return [numeral(match, couple_value(plain(match)), "couple")]
    return []


def part(text: str, start: int) -> list[Numeral]:
    """ "half a million", "two-thirds", "half an hour"; a rank where that is what was meant."""
    if match := PART_OF_SCALE.match(text, start):
        value = fraction_value(re.sub(r"\s", " ", match["part"].lower()))
        return [numeral(match, value * (words_value(match["scale"].lower()) or 0.0), "words")]
    match = PART.match(text, start)
    if match is None or not is_part(match):
        return []
    value = fraction_value(re.sub(r"\s", " ", match["part"].lower()))
    return [numeral(match, value, "part" if match["piece"] else "fraction")]


def is_part(match: re.Match[str]) -> bool:
    """Whether a fraction is meant: "a third", "half" and "two-thirds", not "third" or "thirds"."""
    words = re.split(r"[\s-]+", match["part"].lower())
    if len(words) == 1:
        return words[0] == "half"
    one = words[0] in {"a", "an"} or words[:-1] == ["one"]
    return words[-1] in {"half", "quarter"} or one != words[-1].endswith("s")


def ordinal(text: str, start: int) -> list[Numeral]:
    """ "third", "twenty-first", "two hundredth"."""
    match = ORDINAL.match(text, start)
    return [numeral(match, ordinal_value(plain(match)), "ordinal")] if match else []


def cardinal(text: str, start: int) -> list[Numeral]:
    """ "forty-seven", "two hundred and five"; two numbers where the words do not make one.

    What makes none ("one two three") is a numeral without a form.
    """
    match = CARDINAL.match(text, start)
    if match is None:
        return []
    phrase = plain(match)
    # What begins with a scale goes on from digits: "3 hundred and one".
    if phrase in SCALES or phrase == "dozen" or text[max(0, start - 2) : start - 1].isdigit():
        return [] if phrase.split()[0] in {*SCALES, "dozen"} else read_words(match)
    return read_words(match)


def read_words(match: re.Match[str]) -> list[Numeral]:
    """The numerals of a match of CARDINAL."""
    phrase = plain(match)
    value = 0.0 if phrase in NOTHING else words_value(phrase)
    if value is not None:
        return [numeral(match, value, "suspended" if match["after"] == "-" else "words")]
    return two_numbers(match)


def two_numbers(match: re.Match[str]) -> list[Numeral]:
    """The numbers on both sides of "and", or of the space before what a hyphen ties.

    "two hundred and three hundred", "three one-year terms".
    """
    phrase = plain(match)
    cut = phrase.rfind(" ") if match["after"] else phrase.find(" and ")
    gap = 1 if match["after"] else len(" and ")
    first, second = phrase[: max(cut, 0)], phrase[cut + gap :]
    low, high = words_value(first), words_value(second)
    if not first or low is None or high is None or first in SCALES:
        return [numeral(match, 0.0, "")]
    middle = match.start() + cut
    return [
        Numeral(match.start(), middle, low, None, "words", any(s in first for s in SCALES)),
        Numeral(middle + gap, match.end("number"), high, None, "words",
                any(s in second for s in SCALES), "", match["after"]),
    ]  # fmt: skip


def nothing(text: str, start: int) -> list[Numeral]:
    """ "no" before a word, and "none"."""
    match = NONE.match(text, start)
    return [numeral(match, 0.0, "none")] if match else []


READERS: tuple[Callable[[str, int], list[Numeral]], ...] = (vague, part, ordinal, cardinal, nothing)
