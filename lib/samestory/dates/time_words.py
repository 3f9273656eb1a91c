"""Text -> time expressions: the words of the calendar, and the patterns they stand in.

Patterns only: what an expression means is decided in `date_values`, whether it is one at all
("May" the month or the verb) in `dates`. Every repeat is bounded, so that reading is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["MONTHS", "SEASONS", "UNITS", "WEEKDAYS", "Expression", "find", "number"]

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
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "weekend": "W",
}  # fmt: skip
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
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip


class Expression(NamedTuple):
    """A passage that can be a time expression: what kind, and the named parts of its pattern."""

    start: int
    end: int
    kind: str
    parts: dict[str, str]


def names(words: dict[str, int]) -> str:
    """Month or weekday names as printed: January or JANUARY, never january."""
    return "|".join(form for word in words for form in (word.title(), word.upper()))


def number(words: str) -> int | None:
    """The value of "7", "twenty-five", "a couple of"; None for "several"."""
    text = words.lower().replace("-", " ")
    if text.isdecimal():
        return int(text)
    if text in {"a", "an", "the"}:
        return 1
    if text.startswith("a couple"):
        return 2
    parts = text.split()
    known = [ONES.get(part) or TENS.get(part) for part in parts]
    return sum(filter(None, known)) if parts and all(known) else None


GAP = r"(?:[ \t\u00a0\u202f]{1,3}|\n)"
MAYBE = rf"{GAP}?"
MONTH = rf"(?P<month>\b(?:{names(MONTHS)}))\b"
GIVEN_MONTH = rf"{MONTH}(?:\.{MAYBE}|{GAP})"
LONG_NAMES = {name: place for name, place in MONTHS.items() if len(name) > 4}
FULL_MONTH = rf"(?P<month>\b(?:{names(LONG_NAMES)}|May|June|July))\b"
SHORT_MONTH = r"(?P<abbreviated>\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec))\."
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
DAY_2 = r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d%])(?![.,:/]\d)"
ON_WEEKDAY = rf"(?:(?:{names(WEEKDAYS)}),?{GAP})?"
WEEKDAY = rf"\b(?P<weekday>{names(WEEKDAYS)})\b"
SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
PART = r"(?P<part>morning|afternoon|evening|night)\b"
UNIT = r"(?P<unit>second|minute|hour|day|week|weekend|month|quarter|year|decade)"
UNIT_S = r"(?P<unit>(?:second|minute|hour|day|week|month|year|decade)s?|century|centuries)\b"
MODIFIED = (
    rf"(?:\b(?P<mod>[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he{GAP})?(?:beginning|start|end|middle){GAP}of)"
    rf"(?:-|{GAP})(?:in{GAP})?)?"
)
WORD_NUMBER = rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(ONES)[:9])}))?|{'|'.join(ONES)}"
NUMBER = (
    rf"(?<![\w.,$€£/-])(?P<number>\d{{1,4}}|(?i:{WORD_NUMBER}|an?{GAP}couple{GAP}of|an?|several"
    rf"|a{GAP}few|few|many))"
)
WITHIN = rf"(?:\b(?P<within>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate){GAP}(?:in{GAP})?)?"
WHICH = r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)"
TOWARD = rf"(?:(?P<toward>past|coming){GAP})?"
ZONE = rf"(?:{GAP}(?:GMT|UTC|BST|CET|CEST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b)?"
QUARTER = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)"
OF_YEAR = rf"(?:{GAP}(?:of{GAP}|in{GAP})?(?:{YEAR}|(?P<which>this|last|next){GAP}year\b))"

# In this order of preference where two match the same passage. A kind may have several patterns.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("day", r"(?<![\w/.$€£-])(?P<year>1[0-9]{3}|20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"
                r"(?![A-SU-Za-z])"),
        ("day", rf"{ON_WEEKDAY}{GIVEN_MONTH}{DAY}(?:{MAYBE},{MAYBE}|{GAP}){YEAR}"),
        ("day", rf"{ON_WEEKDAY}(?<![\d/.,$-]){DAY}{GAP}(?:of{GAP})?{MONTH}\.?,?{GAP}{YEAR}"),
        ("month of year", rf"{MODIFIED}{MONTH}\.?,?{GAP}(?:of{GAP})?{YEAR}"),
        ("month of a year", rf"{MODIFIED}{MONTH}\.?,?{GAP}(?:of{GAP})?"
                            rf"(?P<which>this|last|next){GAP}year\b"),
        ("numbers", r"(?<![\w/.-])(?P<one>\d\d?)(?P<sep>[/.])(?P<two>\d\d?)(?P=sep)"
                    r"(?P<year>(?:19|20)\d\d)(?![\w/])"),
        ("days", rf"{GIVEN_MONTH}{DAY}{MAYBE}(?:-|–|to|and|through){MAYBE}{DAY_2}"
                 rf"(?:(?:,{MAYBE}|{GAP}){YEAR}|(?=[,.;:)]))"),
        ("days", rf"(?<![\d/.,$-]){DAY}{MAYBE}(?:-|–|to|and){MAYBE}{DAY_2}{GAP}{MONTH}"
                 rf"(?:{GAP}{YEAR})?"),
        # "In June 20 people were hurt": after "in" the number is no day.
        ("month and day", rf"{ON_WEEKDAY}(?<![Ii]n )(?<![Ii]n\n){GIVEN_MONTH}{DAY}"
                          r"(?![.,:/]?\d|%|-?[A-Za-z]|[-–]\d)"),
        ("month and day", rf"{ON_WEEKDAY}(?<![\w/.,$€£-]){DAY}{GAP}(?:of{GAP})?{MONTH}"),
        ("season", rf"{MODIFIED}\b{SEASON}{GAP}(?:of{GAP})?{YEAR}"),
        ("deictic", rf"{WITHIN}{WHICH}{GAP}{TOWARD}{SEASON}"),
        ("deictic", rf"\b(?:[Tt]he{GAP})?(?P<within>[Ee]nd|[Ss]tart|[Bb]eginning){GAP}of{GAP}"
                    rf"(?P<which>the|this|last|next){GAP}(?P<unit>week|month|year)\b"),
        ("decade", rf"{MODIFIED}\b(?P<decade>1\d\d|20\d)0'?s\b"),
        ("decade", rf"{MODIFIED}(?<=the )['’](?P<short>\d)0'?s\b"),
        ("century", rf"{MODIFIED}\b(?P<century>1\d|2[01])(?:st|nd|rd|th)(?:-|{GAP})[Cc]entury\b"),
        ("quarter", rf"\b{QUARTER}(?:-|{GAP})quarter\b{OF_YEAR}?"),
        ("quarter", rf"\b(?P<which>[Tt]his|[Ll]ast|[Nn]ext){GAP}year['’]s{GAP}{QUARTER}"
                    rf"{GAP}quarter\b"),
        ("quarter", rf"\bQ(?P<ordinal>[1-4])\b(?:{GAP}{YEAR})?"),
        ("half", rf"\b{QUARTER}{GAP}half{OF_YEAR}"),
        ("year", rf"{MODIFIED}(?<![\w.,$€£#/:+-]){YEAR}(?![-\w]|–\d)"),
        # "the last week" is a length of time, "last week" a week.
        ("deictic", rf"{WITHIN}(?<!\b[Tt]he ){WHICH}{GAP}{UNIT}\b(?!-)"),
        ("deictic", rf"{WITHIN}{WHICH}{GAP}{TOWARD}(?:{FULL_MONTH}|{SHORT_MONTH})"),
        ("deictic", rf"{WITHIN}{WHICH}{GAP}{TOWARD}{WEEKDAY}(?:{GAP}{PART})?"),
        ("deictic", rf"\b(?P<which>[Tt]his){GAP}(?P<toward>past|coming){GAP}(?P<unit>weekend)\b"),
        ("deictic", rf"{WITHIN}\b(?P<which>[Ll]ast|[Tt]his){GAP}{PART}"),
        ("day word", r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b"
                     rf"(?:{GAP}{PART})?"),
        ("weekend", r"(?:(?<=[Oo]ver the )|(?<=[Dd]uring the )|(?<=[Aa]t the ))weekend\b"),
        ("weekday", rf"(?:\b(?P<mod>[Ee]arly|[Ll]ate){GAP}(?:on{GAP})?)?{WEEKDAY}(?:{GAP}{PART})?"),
        ("month", rf"(?:\b(?P<mod>[Ee]arly|[Ll]ate|[Mm]id)(?:-|{GAP}))?"
                  rf"(?:{FULL_MONTH}|{SHORT_MONTH})"),
        ("holiday", rf"\b(?P<holiday>Christmas{GAP}(?:Day|Eve)|New{GAP}Year['’]s{GAP}(?:Day|Eve)"
                    rf"|Fourth{GAP}of{GAP}July|Halloween|Valentine['’]s{GAP}Day)\b"),
        ("ago", rf"{NUMBER}(?:{GAP}|-){UNIT_S}{GAP}ago\b"),
        ("from anchor", rf"{NUMBER}{GAP}{UNIT_S}{GAP}"
                        r"(?P<way>earlier|later|before|after|afterwards?|previously)\b"),
        ("from anchor", rf"\b(?P<number>[Tt]he){GAP}(?P<unit>day|week|month|year)\b{GAP}"
                        r"(?P<way>before|after)\b"),
        ("next to anchor", rf"\b[Tt]he{GAP}(?P<which>following|next|previous|preceding|same){GAP}"
                           rf"(?:{UNIT}\b|{WEEKDAY}|{PART}|{FULL_MONTH})(?!-)"),
        ("next to anchor", rf"\b(?P<which>[Tt]hat)(?:{GAP}same)?{GAP}"
                           rf"(?:(?P<unit>day|week|weekend|month|year)\b|{WEEKDAY}|{PART}|{SEASON})(?!-)"),
        ("running", rf"\b(?P<which>past|last|next|coming|previous){GAP}(?:{NUMBER}{GAP})?{UNIT_S}"),
        ("duration", rf"{NUMBER}(?:{GAP}|-){UNIT_S}"),
        ("set", rf"\b(?P<every>[Ee]very|[Ee]ach){GAP}"
                rf"(?:(?:(?P<number>\d\d?|{'|'.join(ONES)})|(?P<other>other)){GAP})?"
                rf"(?:(?P<unit>(?:hour|day|week|month|year|decade|weekend)s?)\b"
                rf"|{WEEKDAY}|{PART}|{FULL_MONTH}|{SEASON})"),
        ("set", r"\b(?P<often>[Dd]aily|weekly|monthly|yearly|annually|nightly|hourly)\b(?!-)"),
        ("set", rf"\b(?P<weekday>{'|'.join(w.title() for w in WEEKDAYS)})s\b"),
        ("time", rf"(?<![\w.:,$-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?[ \t\u00a0]?"
                 rf"(?P<half>[AaPp])(?:\.[ ]?[Mm]\.|[Mm]\b){ZONE}"
                 rf"(?:,?{GAP}(?:on{GAP})?{WEEKDAY})?"),
        ("time", rf"(?<=at )(?P<hour>[01]\d|2[0-3]|\d):(?P<minute>[0-5]\d)"
                 rf"(?:{GAP}local{GAP}time)?{ZONE}(?![\w:%]|[.,]\d)"),
        ("time", rf"(?<![\w.:,$-])(?P<hour>[01]\d|2[0-3])[:.]?(?P<minute>[0-5]\d){GAP}"
                 rf"(?:GMT|UTC|BST|CET|CEST|local{GAP}time)\b"),
        ("time", r"(?<=at )(?P<clock>noon|midnight)\b"),
    )
)  # fmt: skip


def find(text: str) -> Iterator[Expression]:
    """Time expressions of `text` in order, none overlapping: the first and longest win."""
    found = [
        (match.start(), -match.end(), rank, kind, match)
        for rank, (kind, pattern) in enumerate(PATTERNS)
        for match in pattern.finditer(text)
    ]
    reached = 0
    for start, minus_end, _, kind, match in sorted(found, key=lambda one: one[:3]):
        if start >= reached:
            reached = -minus_end
            parts = {name: part for name, part in match.groupdict().items() if part}
            yield Expression(start, reached, kind, parts)
