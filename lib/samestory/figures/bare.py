"""Numerals without a unit -> quantities: counts, ranks, ages, scores, shares."""

from __future__ import annotations

import re

from samestory.figures.quantity import Quantity
from samestory.number_words import SPACE, Numeral

__all__ = ["rank", "ranked", "without_unit"]

AGED = re.compile(
    r"(?<!\w)(?:aged|ages|ageing|age|(?:age|ages) of)(?: between| from| just| only| about)? $",
    re.IGNORECASE,
)
IN_LIFE = re.compile(
    r"\bin (?:his|her|their|its|my|your|our) (?:(?:early|mid|late|mid-to-late)[ -])?$",
    re.IGNORECASE,
)
MAGNITUDE = re.compile(r"(?<!\w)magnitude(?:[- ]| of )$|Richter scale at $", re.IGNORECASE)
CLOCK = re.compile(
    r"\s?(?:a\.?m\b|p\.?m\b|o['’]clock|GMT|UTC|EST|EDT|BST|CET|E\.?T\b|hours? (?:GMT|local)\b"
    r"| in the (?:morning|afternoon|evening)\b)",
    re.IGNORECASE,
)
# "three times as many", "seven times the average"; "three times a week" is a count.
TIMES = re.compile(
    rf"(?P<times>{SPACE}times){SPACE}(?:as|more|less|fewer|what|that|its|their|his|her|over|higher"
    r"|larger|bigger|greater|faster|longer|smaller|lower|likelier|the (?!champion|winner|world))\b"
)
# What a hyphen may tie to a rank: "third-largest", "second-highest", "first-ever".
RANKED = re.compile(r"-(?:most|best|worst|ever|ranked|placed|seeded|\w{2,12}est)(?:-\w+)*")
# What a hyphen ties to a number without being counted: "a six-figure sum", "a three-way race".
NOT_TIED = frozenset(
    "fold sided way figure letter dimensional some something somethings ish odd plus ply pointer "
    "up down in on out over to by it all nil love time times wheeler pounder half".split()
)
# Nouns that even "one" and "two" count with a hyphen: "a two-bedroom flat".
TIED = frozenset(
    "member person woman man seat nation country state judge page point vehicle car team bedroom "
    "storey story story game match vote goal room lane bed engine seater child".split()
)
# What tells that "100m" is a distance, behind and before it.
DISTANCE = re.compile(
    rf"{SPACE}(?:away|from|long|tall|high|deep|wide|thick|race|sprint|final|freestyle|butterfly|"
    r"hurdles|below|above|north|south|east|west|behind|ahead|dash|relay|medley|backstroke|"
    r"breaststroke|off|under|underwater|downstream|upstream|by|x|down|up)\b"
)
HEIGHT = re.compile(
    r"\b(?:high|height|depth|deep|tall|long|length|waves?|water|metres?|meters?|jump|jumped|throw|"
    r"threw|cleared|distance|swam|ran|snow|sea|level|peak|altitude|wide)\b[^.]{0,24}$",
    re.IGNORECASE,
)
# "a 40m dry well": what is measured in metres.
SIZED = re.compile(
    rf"(?:-(?:deep|high|tall|long|wide|thick)|{SPACE}(?:[a-z]+{SPACE})?(?:well|hole|shaft|wall|tower|pit|"
    r"trench|tunnel|drop|fall|cliff|mast|yacht|pool|bridge|wave|crater|gap|cable|fence))\b"
)
LETTER = frozenset("mMbB")


def without_unit(text: str, number: Numeral) -> Quantity | None:
    """The quantity of a numeral that no unit follows; None where it is no number by itself."""
    start, end, after = number.start, number.end, number.after
    if number.form == "decade" or after == "s":
        return decade_of_life(text, number)
    if number.form == "timed":
        return Quantity(start, end, number.value, None, "second", "duration", "digits")
    if number.form == "part":
        return share_of(text, number)
    if not after and 0 <= number.value < 130 and AGED.search(text, max(0, start - 24), start):
        return Quantity(start, end, number.value, number.high, "year", "age", number.form)
    if not after and MAGNITUDE.search(text, max(0, start - 18), start):
        return Quantity(start, end, number.value, number.high, "magnitude", "measure", number.form)
    if CLOCK.match(text, end):
        return None
    if not after and (times := TIMES.match(text, end)):
        return Quantity(start, times.end("times"), number.value, None, "", "ratio", "times")
    if number.form in {"score", "none", "suspended"}:
        return unless_tied(number)
    return counted(text, number)


def counted(text: str, number: Numeral) -> Quantity | None:
    """A count or a share, with the noun that a hyphen ties to it."""
    start, end, after = number.start, number.end, number.after
    kind = "ratio" if number.form == "fraction" else "count"
    found = Quantity(start, end, number.value, number.high, "", kind, number.form)
    if after in {"+", "-plus"}:
        return found._replace(open_ended=True)
    if after and text[end - 1] == "m" and number.scaled and SIZED.match(text, end):
        return metres(found)
    if after in {"-odd", "-strong", "-ish"}:
        return found
    if after:
        tied = tied_noun(number)
        return found._replace(tied=tied) if tied else None
    if number.scaled and text[end - 1] in LETTER and text[end - 2 : end - 1].isdigit():
        return short(text, found)
    return found


def tied_noun(number: Numeral) -> str:
    """The noun of "12-member", "five-star"; empty for "two-faced", "six-figure", "5G"."""
    noun = number.after.removeprefix("-")
    if not number.after.startswith("-") or not noun.isalpha() or not noun.islower():
        return ""
    if noun in TIED:
        return noun
    odd = noun in NOT_TIED or noun.endswith(("ed", "er", "ers", "th")) or len(noun) < 3
    return "" if odd or number.value < 3 or number.form in {"vague", "fraction"} else noun


def short(text: str, found: Quantity) -> Quantity:
    """ "100m" as metres where a distance is spoken of; else what follows must tell ("short")."""
    if text[found.end - 1] == "m" and (
        DISTANCE.match(text, found.end)
        or SIZED.match(text, found.end)
        or HEIGHT.search(text, max(0, found.start - 40), found.start)
    ):
        return metres(found)
    return found._replace(form="short")


def metres(found: Quantity) -> Quantity:
    """A quantity read as millions, as metres."""
    high = None if found.high is None else found.high / 1e6
    return found._replace(
        value=round(found.value / 1e6, 9), high=high, unit="metre", kind="measure", form="digits"
    )


def rank(number: Numeral) -> Quantity | None:
    """An ordinal: "third", and that of "third-largest"."""
    if number.after and not RANKED.fullmatch(number.after.lower()):
        return None
    return Quantity(number.start, number.end, number.value, None, "", "ordinal", number.form)


def ranked(fraction: Quantity, start: int) -> Quantity:
    """The rank of "a third" in "a third term", from its ordinal on."""
    value = round(1 / fraction.value)
    return fraction._replace(start=start, value=value, kind="ordinal", form="ordinal")


def unless_tied(number: Numeral) -> Quantity | None:
    """A score, "no" or "7-" of "7- or 8-inch", unless something is glued to it."""
    if number.after.strip("-"):
        return None
    kind = "ratio" if number.form == "score" else "count"
    return Quantity(number.start, number.end, number.value, number.high, "", kind, number.form)


def share_of(text: str, number: Numeral) -> Quantity | None:
    """The fraction of "a third of a glass"; "half a chance" is none."""
    end = text.rfind(" of", number.start, number.end)
    if end < 0:
        return None
    return Quantity(number.start, end, number.value, None, "", "ratio", "fraction")


def decade_of_life(text: str, number: Numeral) -> Quantity | None:
    """ "60s" in "in her 60s": an age; other decades are dates."""
    if (
        not 10 <= number.value < 100
        or number.value % 10
        or number.high not in {None, number.value + 9}
    ):
        return None
    if not IN_LIFE.search(text, max(0, number.start - 30), number.start):
        return None
    end = number.end + len(number.after)
    high = 19.0 if number.value == 10 else number.value + 9
    low = 13.0 if number.value == 10 else number.value
    return Quantity(number.start, end, low, high, "year", "age", "decade")
