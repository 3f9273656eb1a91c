"""Texts of a test set -> the numbers in them that are no figures, by rules that hold for all tools.

NewsQuant also marks "5G", the "one" of "one of the best", ordinals. A marked quantity that only
stands at such a place is left out of the filtered set, and so is what any tool finds there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from measuring.quantities import amounts, plain, unit_names
from measuring.quantities.amounts import Found, Wanted
from measuring.quantities.pairs import Reading, Text, paired
from measuring.quantities.plain import Number
from samestory import passages

GLUED, NAME, ONE_OF, ORDINAL, YEAR = (
    "glued to letters", "part of a name", "“one” in “one of”", "ordinal", "year",
)  # fmt: skip
# Letters that may be tied to digits without making a name of them: currencies, prefixes.
TIED = "usd|us|eur|gbp|jpy|cny|rmb|chf|inr|aud|cad|nzd|hkd|sgd|zar|rm|rs"
PREFIXES = "minus|plus|sub|mid|pre|post|non|under|over|pro|anti"
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
# Words with a capital letter that begin no name: those of dates, and of beginnings of sentences.
CALENDAR = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb"
    "|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
OPENING = (
    "The|A|An|In|On|At|To|For|From|By|Of|With|Between|Over|About|Some|Around|Nearly|Almost|Only"
    "|Just|More|Less|Than|Least|Up|After|Before|Since|Until|And|Or|But|If|When|As|All|These|Those"
    "|His|Her|Its|Their|Our|My|Another|Last|Next|Every|Each|Both|He|She|They|We|It|That|This"
)
CARDINALS = "|".join(word.title() for word in plain.UNITS[1:13])
NAMED = r"(?:[A-Z]\w{0,20}|[a-z]{1,2}[A-Z]\w{1,20})"
RULES = {
    # A380, X-15, Phone7; 5G, 3AX4
    GLUED: re.compile(
        rf"(?<![\w$€£¥=])(?!(?i:{TIED})\d)(?!(?i:{PREFIXES})-)"
        r"[A-Za-z]{1,20}-?(?P<digits>\d{1,4})(?![\d.,]{0,8}\d)\w{0,10}"
        r"|(?<![\w$€£¥.,])(?P<before>\d{1,3})(?:[DEGHIOQRSUXYZ]\b|[A-Z]{1,3}\d\w{0,10})"
    ),
    # Big 12, oPhone 7 Max, Gate 5; Channel Four
    NAME: re.compile(
        rf"(?<![\w'’-])(?!(?:{OPENING}|{CALENDAR})\b){NAMED} (?:(?P<word>{CARDINALS})\b"
        r"|(?P<digits>\d{1,4})(?![\w%]|[.,:/-]\d|-[a-z]| ?(?:per|million|billion|trillion)\b))"
    ),
    ONE_OF: re.compile(r"\b(?P<word>one)\b(?= of\b)", re.IGNORECASE),
    ORDINAL: re.compile(
        rf"(?<![\w-])(?:(?P<nth>\d{{1,3}})(?:st|nd|rd|th)|(?P<ordinal>{'|'.join(ORDINALS)}))\b",
        re.IGNORECASE,
    ),
    YEAR: re.compile(r"(?<![\w.,$€£¥-])(?P<digits>1[5-9]\d\d|2[01]\d\d)(?:s\b|(?![\w%]|[.,:]\d))"),
}
# What stands before the second word of a fraction: "one fifth".
FRACTION = re.compile(
    r"\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|\d{1,3})[ -]$", re.IGNORECASE
)


class Place(NamedTuple):
    """A number that is no figure: where it stands, what it could be read as, and the reason."""

    start: int
    end: int
    could_be: tuple[float, ...]
    reason: str


def places(text: str) -> list[Place]:
    """The odd numbers of a text, in order; of two rules for one number the first of RULES holds."""
    found: list[Place] = []
    for reason, rule in RULES.items():
        for match in rule.finditer(text):
            place = place_of(text, match, reason)
            if place and not any(overlap(place, other) for other in found):
                found.append(place)
    return sorted(found)


def place_of(text: str, match: re.Match[str], reason: str) -> Place | None:
    """The number within a match of a rule; None where it is a fraction after all."""
    group = next(name for name, value in match.groupdict().items() if value)
    whole = reason in {GLUED, ORDINAL}
    start, end = match.span() if whole else match.span(group)
    said = match[group].lower()
    if group == "ordinal":
        if FRACTION.search(text[max(0, start - 8) : start]):
            return None
        number = ORDINALS.index(said) + 1.0
        return Place(start, end, (number, 1 / number), reason)
    value = plain.WORDS[said] if group == "word" else float(said)
    return Place(start, end, (value,), reason)


def overlap(one: Place | Found | Number, other: Place) -> bool:
    """Whether two passages share a character."""
    return one.start < other.end and other.start < one.end


def at(found: Found, place: Place) -> bool:
    """Whether a tool took an odd number for a figure, whatever it takes for the unit of it."""
    within = place.start <= found.start and found.end <= place.end
    same = any(end in place.could_be for end in amounts.ends(found))
    return overlap(found, place) and (within or same)


class Filtered(NamedTuple):
    """A text without the marked quantities at odd places, and these places with a reason each."""

    text: Text
    odd: tuple[Place, ...]
    dropped: tuple[tuple[Wanted, Place], ...]


def without_odd(text: Text) -> Filtered:
    """A text of a test set without what is marked at odd places."""
    odd = [place for place in places(text.text) if not claimed(place, text.wanted)]
    numbers = [n for n in plain.numbers(text.text) if not any(overlap(n, place) for place in odd)]
    plainly = [Place(n.start, n.end, (n.value,), "") for n in numbers]
    meant = [(wanted, place_meant(text.text, wanted, [*plainly, *odd])) for wanted in text.wanted]
    dropped = [(wanted, place) for wanted, place in meant if place and place.reason]
    kept = [wanted for wanted, place in meant if not place or not place.reason]
    return Filtered(text._replace(wanted=tuple(kept)), tuple(odd), tuple(dropped))


def place_meant(text: str, wanted: Wanted, candidates: Sequence[Place]) -> Place | None:
    """The number of a marked value: of several, the one whose unit follows soonest."""
    unit = wanted.written.split(" ")[0]

    def distance(place: Place) -> float:
        found = text.find(unit, place.end) if unit else -1
        return found - place.end if found >= 0 else float("inf")

    there = [place for place in candidates if stands(wanted, place.could_be)]
    return min(there, key=distance, default=None)


def claimed(place: Place, wanted: Sequence[Wanted]) -> bool:
    """Whether people marked what looks like a year or name as a count, a measure or an age."""
    there = [one for one in wanted if any(end in place.could_be for end in amounts.ends(one))]
    if place.reason == YEAR:
        return any(one.high is not None or unit_names.of(one.unit).name for one in there)
    return place.reason == NAME and any(unit_names.measures(one.unit) for one in there)


def stands(wanted: Wanted, values: Sequence[float]) -> bool:
    """Whether a marked value is one of these."""
    return any(amounts.close(amounts.ends(wanted), [value]) for value in values)


def filtered(reading: Reading, text: Filtered) -> Reading:
    """A reading of a text without what was found at odd places and is not marked elsewhere."""
    right = {pair.found for pair in paired(text.text.wanted, reading.found) if pair.wanted}
    found = tuple(
        one for one in reading.found
        if one in right or not any(at(one, place) for place in text.odd)
    )  # fmt: skip
    return Reading(text.text, found)


def filtered_all(readings: Sequence[Reading], texts: Sequence[Filtered]) -> list[Reading]:
    """The readings of all texts by one tool."""
    return [filtered(one, text) for one, text in zip(readings, texts, strict=True)]


def table(texts: Sequence[Filtered], readings: Mapping[str, Sequence[Reading]]) -> pd.DataFrame:
    """Every odd place that is marked or that a tool found.

    Columns: reason, number, text (the words around), marked (yes or no), then for each tool
    whether it found a figure there.
    """
    rows = []
    for place_in, *of_tools in zip(texts, *readings.values(), strict=True):
        marked = [place for _, place in place_in.dropped]
        for place in place_in.odd:
            hit = [any(at(one, place) for one in reading.found) for reading in of_tools]
            if place in marked or any(hit):
                rows.append(row(place_in.text.text, place, [place in marked, *hit]))
    columns = ["reason", "number", "text", "marked", *readings]
    return pd.DataFrame(rows, columns=columns).sort_values(
        "reason", kind="stable", ignore_index=True
    )


def row(text: str, place: Place, hits: Sequence[bool]) -> list[str]:
    """One row of the table."""
    before, number, after = passages.around(text, place.start, place.end)
    said = ["yes" if hit else "" for hit in hits]
    return [place.reason, number, f"{before}{number}{after}", *said]
