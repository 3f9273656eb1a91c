"""Quantities -> quantities, two made one where they are: ranges, shares, "5 feet 2 inches"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from samestory.figures.quantity import Quantity
from samestory.number_words import SCALES

__all__ = ["joined"]

# "one in five", "two out of every three".
SHARE = re.compile(r"\s(?:in|out of|of every|in every|out of every)\s")
TO = frozenset({" to ", "-", "–", " – ", " - ", " or ", "- or ", "- to ", "-to-", "/"})
BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |some )?$", re.IGNORECASE)
FROM = re.compile(r"\bfrom $", re.IGNORECASE)
# A range in spite of "from": "prices range from 5 to 10".
SPREAD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere) from $", re.IGNORECASE
)
MOVED = re.compile(
    r"\b(?:up|down|by|rose|fell|gained|added|lost|climbed|jumped|dropped|slipped|rising|falling"
    r"|rise|fall)(?: (?:by|about|around|nearly|some))? $"
)
VOTES = re.compile(r" (?:votes|seats|points|goals) to ")
LEVELS = re.compile(r" (?:from|to|compared with|against|on top of the) $")
LEVEL_ENDS = re.compile(r"[,.;)](?!\d)|$| (?:in|for|on|a year|last|at|the|by|during)\b")
ODDS = re.compile(r"\b(?:ratio|odds|vote|score|margin) of (?:about )?$")
AGE_LIST = re.compile(r" and |, (?:and )?")
AGE_ENDS = re.compile(r"[,.;)]|$| (?:were|was|are|is|and|who|when)\b")
# Units that follow each other in one quantity, with how many of the second make the first.
FINER = {
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14, ("hour", "minute"): 60,
    ("minute", "second"): 60, ("metre", "centimetre"): 100,
}  # fmt: skip
# Words around "1-3" that make it a score.
PLAYED = re.compile(
    r"\b(?:w[io]n|wins|winning|beat|beats|beaten|beating|los[et]|loses|loss|losing|defeat|defeated|"
    r"dr[ae]w|drawn|victory|triumph|lead|leads|led|leading|trail|trailed|trailing|scoreline|vot(?:e|ed|ing)|"
    r"rul(?:ed|ing)|aggregate|finished|ahead|thrashed|edged|thumped|crushed|downed|swept|record|score)\b"
    r"[^.;]{0,28}$",
    re.IGNORECASE,
)
RESULT = re.compile(
    r" (?:win|loss|defeat|victory|draw|lead|vote|decision|ruling|majority|record|scoreline|result|"
    r"triumph|advantage|aggregate|thrashing|success|stalemate|tie|deficit)\b"
)


def joined(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Quantities in order of their place; what makes one with the next is joined with it."""
    waiting: Quantity | None = None
    for quantity in found:
        quantity = as_score(text, quantity)
        if waiting and is_age_too(text, waiting, quantity):
            quantity = quantity._replace(kind="age", unit="year")
        elif waiting and is_level_too(text, waiting, quantity):
            quantity = quantity._replace(kind=waiting.kind, unit=waiting.unit)
        one = waiting and join(text, waiting, quantity)
        if waiting and not one and waiting.form != "suspended":
            yield shared_unit(text, waiting, quantity)
        waiting = one or quantity
    if waiting and waiting.form != "suspended":
        yield waiting


def as_score(text: str, found: Quantity) -> Quantity:
    """A range in digits as the score it is where words around tell of a match or vote."""
    glued = re.fullmatch(r"\d{1,3}[-–]\d{1,3}", text[found.start : found.end])
    if found.kind != "count" or found.high is None or not glued or found.tied:
        return found
    told = PLAYED.search(text, max(0, found.start - 44), found.start) or RESULT.match(
        text, found.end
    )
    return found._replace(kind="ratio", form="score") if told else found


def join(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """One quantity of two neighbours; None if they are two."""
    between = text[low.end : high.start]
    if VOTES.fullmatch(between) and low.kind == high.kind == "count":
        return low._replace(end=high.end, high=high.value, kind="ratio", form="score")
    odds = ODDS.search(text, max(0, low.start - 20), low.start)
    if between == " to " and odds and low.kind == high.kind == "count" and not low.high:
        return low._replace(end=high.end, high=high.value, kind="ratio", form="score")
    if len(between) > 16 or "vague" in (low.form, high.form):
        return None
    between = re.sub(r"\s", " ", between)
    return share(text, low, high, between) or sum_of(low, high, between) or spread(
        text, low, high, between
    )  # fmt: skip


def is_age_too(text: str, before: Quantity, found: Quantity) -> bool:
    """Whether a count is an age as the one before: "aged 15 and 16"."""
    plain = found.kind == "count" and not found.tied and 0 < found.value < 120
    if before.kind != "age" or not plain or not AGE_ENDS.match(text, found.end):
        return False
    return bool(AGE_LIST.fullmatch(text[before.end : found.start][:8]))


def is_level_too(text: str, before: Quantity, found: Quantity) -> bool:
    """Whether a bare number has the unit said before: "to 4 percent in May from 5 in April"."""
    between = text[before.end : found.start]
    measured = before.kind in {"percent", "measure"} and found.kind == "count" and not found.tied
    if not measured or len(between) > 60 or not LEVELS.search(between) or "." in between:
        return False
    forward = between.endswith(" to ") and FROM.search(
        text, max(0, before.start - 12), before.start
    )
    back = not between.endswith(" to ") and not between.endswith("compared to ")
    return bool(forward or back) and bool(LEVEL_ENDS.match(text, found.end))


def share(text: str, low: Quantity, high: Quantity, between: str) -> Quantity | None:
    """ "one in five" -> 0.2."""
    plain = low.kind == high.kind == "count" and low.high is None and high.high is None
    if not plain or not SHARE.fullmatch(between) or not 0 < low.value < high.value:
        return None
    if low.tied or high.tied or text[max(0, low.start - 4) : low.start].lower() == "the ":
        return None
    digits = text[high.start : high.end]
    year = digits.isdigit() and 1100 <= high.value < 2100
    if between == " in " and (year or low.value > 9):
        return None
    return low._replace(end=high.end, value=low.value / high.value, kind="ratio", form="share")


def sum_of(low: Quantity, high: Quantity, between: str) -> Quantity | None:
    """ "5 feet 2 inches", "three dollars and 50 cents" -> one quantity in the first unit."""
    if low.high is not None or high.high is not None or between not in {"", " ", " and ", ", "}:
        return None
    if low.kind == high.kind == "money" and low.unit == high.unit:
        if between != ", " and low.value == int(low.value) and 0 < high.value < 1 <= low.value:
            return low._replace(end=high.end, value=low.value + high.value)
        return None
    parts = FINER.get((low.unit, high.unit))
    if not parts or high.value >= parts or low.kind not in {"measure", "duration"}:
        return None
    return low._replace(end=high.end, value=low.value + high.value / parts)


def spread(text: str, low: Quantity, high: Quantity, between: str) -> Quantity | None:
    """ "5 to 10 percent", "between $5m and $10m" -> one quantity with both ends."""
    ahead = text[max(0, low.start - 24) : low.start]
    from_to = FROM.search(ahead) and not SPREAD.search(ahead)
    moved = low.unit and MOVED.search(ahead)  # "up 3 cents to $2" is no range
    meant = between in TO and not ((from_to or moved) and between == " to ")
    meant = meant or (between == " and " and bool(BETWEEN.search(ahead)))
    if not meant or low.high is not None or high.high is not None or not alike(low, high):
        return None
    ends = sorted((rescaled(low, high), high.value))
    # "minus 5 to minus 10 degrees" goes down; so does nothing else that is a range.
    if ends[0] == ends[1] or (ends[1] != high.value and ends[1] >= 0):
        return None
    kind, unit = (low.kind, low.unit) if low.kind == "age" else (high.kind, high.unit)
    return high._replace(start=low.start, value=ends[0], high=ends[1], kind=kind, unit=unit)


def alike(low: Quantity, high: Quantity) -> bool:
    """Whether two quantities can be the ends of one: the first without unit, or with the same."""
    if high.kind == "ordinal" or low.form == "none" or low.tied:
        return False
    if low.kind == "age":
        return high.kind in {"age", "count"}
    if low.kind == "count":
        return high.kind != "ratio"
    same = low.kind == high.kind and low.unit == high.unit
    return same or (low.kind == "money" and high.kind == "count")


def rescaled(low: Quantity, high: Quantity) -> float:
    """The lower end with the scale of the upper: "5 to 10 million"; not in "$500 to $1 million"."""
    if low.scaled or not high.scaled or high.form == "words" or low.value >= 1000:
        return low.value
    factor = max((s for s in SCALES.values() if 1000 <= s <= high.value), default=1.0)
    return low.value * factor if low.value * factor < high.value else low.value


def shared_unit(text: str, low: Quantity, high: Quantity) -> Quantity:
    """The first quantity, with unit and scale of the second in "from 5 to 10 percent"."""
    between = text[low.end : high.start]
    from_to = between == " to " and FROM.search(text, max(0, low.start - 5), low.start)
    both = between == " and " and low.kind == "count" and high.kind in {"percent", "measure"}
    if from_to and low.kind in {"count", high.kind} and alike(low, high):
        unit, kind = high.unit or low.unit, high.kind if high.unit else low.kind
        return low._replace(kind=kind, unit=unit, value=rescaled(low, high))
    if both and low.form == high.form == "digits" and low.high is None and not low.tied:
        return low._replace(kind=high.kind, unit=high.unit)
    return low
