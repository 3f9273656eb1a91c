"""Text -> time expressions: the patterns in which the words of the calendar stand.

Patterns only: what an expression means is decided in `values`, `deixis` and `anchors`, whether it
is one at all ("May" the month or the verb) in `filters`. Every repeat is bounded, so that reading
is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from samestory.calendar_words import MONTHS
from samestory.dates.holidays import HOLIDAY
from samestory.dates.pattern_parts import (
    DAY,
    DAY_2,
    DAY_NUMBER,
    EDGE,
    FULL_MONTH,
    GAP,
    GIVEN_MONTH,
    JOIN,
    LENGTH,
    MAYBE,
    MOD,
    MODIFIED,
    MONTH,
    OF_THIS_YEAR,
    OF_YEAR,
    ON_WEEKDAY,
    ORDINAL,
    OWN,
    PART,
    SEASON,
    SHORT_MONTH,
    SPAN,
    SPELLED_YEAR,
    TOWARD,
    UNIT,
    WEEKDAY,
    WEEKDAY_NAME,
    WHICH,
    WITHIN,
    YEAR,
    names,
)
from samestory.dates.relative_patterns import ANCHORED, LENGTHS, TIMES, VAGUE

__all__ = ["Expression", "find"]


class Expression(NamedTuple):
    """A passage that can be a time expression: what kind, and the named parts of its pattern."""

    start: int
    end: int
    kind: str
    parts: dict[str, str]


# In this order of preference where two match the same passage. A kind may have several patterns.
DATES = (
    ("day", r"(?<![\w/.$€£-])(?P<year>1[0-9]{3}|20\d\d)(?P<dash>[-/])(?P<month>\d\d)(?P=dash)"
            r"(?P<day>\d\d)(?![\d/-])(?:[T ](?P<hour24>[01]\d|2[0-3]):(?P<minute>[0-5]\d)"
            r"(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![A-Za-z])"),
    ("day", rf"{ON_WEEKDAY}{GIVEN_MONTH}(?:the{GAP})?{DAY}(?:{MAYBE},{MAYBE}|{GAP})"
            rf"(?:in{GAP})?{YEAR}"),
    ("day", rf"{ON_WEEKDAY}(?<![\d/.,$-]){DAY}(?:{GAP}|\.{GAP})"
            rf"(?:of{GAP})?{MONTH}\.?,?{GAP}{YEAR}"),
    ("day", rf"(?<![\w/.,$-]){DAY}-(?P<month>(?i:{'|'.join(MONTHS)}))-{YEAR}"),
    ("month of year", rf"{MODIFIED}{MONTH}(?:\.?,?{GAP}(?:of{GAP}|in{GAP})?|-|/){YEAR}"),
    ("month of year", rf"{MODIFIED}{MONTH}{GAP}{SPELLED_YEAR}"),
    ("day of a year", rf"{ON_WEEKDAY}{GIVEN_MONTH}{DAY}{OF_THIS_YEAR}"),
    ("day of a year", rf"{ON_WEEKDAY}(?<![\w/.,$€£-]){DAY}{GAP}(?:of{GAP})?{MONTH}{OF_THIS_YEAR}"),
    ("month of a year", rf"{MODIFIED}{MONTH}\.?,?{GAP}(?:of{GAP})?(?P<which>this|last"
                        rf"|next){GAP}year\b"),
    ("numbers", r"(?<![\w/.$€£-])(?P<one>\d\d?)(?P<sep>[/.-])(?P<two>\d\d?)(?P=sep)"
                r"(?P<year>(?:19|20)\d\d)(?![\w/-])"),
    ("numbers", r"(?<![\w/.$€£-])(?P<one>\d\d?)(?P<sep>/)(?P<two>\d\d?)/(?P<year>\d\d)(?![\w/.-])"),
    ("days", rf"{GIVEN_MONTH}{DAY}{MAYBE}(?:-|–|to|through){MAYBE}{DAY_2}"
             rf"(?:(?:,{MAYBE}|{GAP}){YEAR}|(?![.,]?\w))"),
    ("days", rf"(?<![\d/.,$-]){DAY}{MAYBE}(?:-|–|to){MAYBE}{DAY_2}{GAP}{MONTH}(?:{GAP}{YEAR})?"),
    # "3 and 4 June", "June 3 and 4": two days, the first of which lacks its month.
    ("day of list", rf"(?<![\d/.,$-]){DAY}(?=(?:,|{GAP}(?:and|or)){GAP}{DAY_2}{GAP}"
                    rf"(?P<month>{names(MONTHS)})\b(?:{GAP}{YEAR})?)"),
    ("month and day", rf"{WHICH}{GAP}{GIVEN_MONTH}{DAY}(?![.,:/]?\d|%|-?[A-Za-z]|[-–]\d)"),
    # "In June 20 people were hurt": after "in" the number is no day.
    ("month and day", rf"{ON_WEEKDAY}(?<![Ii]n )(?<![Ii]n\n){GIVEN_MONTH}(?:the{GAP})?{DAY}"
                      r"(?![.,:/]?\d|%|-?[A-Za-z]|[-–]\d)"),
    ("month and day", rf"{ON_WEEKDAY}(?<![\w/.,$€£-]){DAY}{GAP}(?:of{GAP})?{MONTH}"),
    ("next of list", rf"(?:(?<=\d and )|(?<=\d or )|(?<=\d, )){DAY}(?![.,:/]?\d|%|-?\w"
                     rf"|{GAP}[a-z])"),
    ("week of month", rf"\b(?:[Tt]he{GAP})?(?P<place>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast"
                      rf"|[Ff]inal|[Oo]pening|[Cc]losing){GAP}(?P<few>few{GAP}|two{GAP}"
                      rf"|three{GAP})?"
                      rf"(?P<unit>days?|weekends?|weeks?){GAP}(?:of|in){GAP}{MONTH}"
                      rf"(?:,?{GAP}(?:of{GAP})?{YEAR})?"),
    ("weekday of month", rf"\b(?:[Tt]he{GAP})?(?P<place>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth"
                         rf"|[Ll]ast)"
                         rf"{GAP}{WEEKDAY}{GAP}(?:of|in){GAP}{MONTH}(?:,?{GAP}"
                         rf"(?:of{GAP})?{YEAR})?"),
    ("day of month", rf"(?:(?<=on )|(?<=until )|(?<=by ))the{GAP}(?P<day>{DAY_NUMBER})(?:st|nd|rd"
                     rf"|th)\b(?!-)"),
    ("day of week", rf"\b(?P<of_week>{WEEKDAY_NAME}),?{GAP}(?:the{GAP})?(?P<day>{DAY_NUMBER})"
                    rf"(?:st|nd|rd|th)\b"),
    ("season", rf"{MODIFIED}\b{SEASON}{GAP}(?:of{GAP})?(?:{YEAR}|{SPELLED_YEAR})"),
    ("decade", rf"{MODIFIED}\b(?P<decade>1\d\d|20\d)0['’]?s\b"),
    ("decade", rf"{MODIFIED}(?<=the )['’]?(?P<short>\d)0['’]?s\b"),
    ("decade", rf"{MODIFIED}(?<=the )(?:nineteen[- ])?(?P<tens>twenties|thirties|forties|fifties"
               rf"|sixties"
               rf"|seventies|eighties|nineties)\b"),
    ("century", rf"{MODIFIED}\b(?P<century>1?\d(?:st|nd|rd|th)|2[01]st|20th|(?i:first|second"
                rf"|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
                rf"|twelfth"
                rf"|[a-z]{{3,6}}teenth|twentieth|twenty-first)){JOIN}[Cc]entury\b"),
    ("half", rf"\b(?:[Tt]he{GAP})?{ORDINAL}{JOIN}half{OF_YEAR}"),
    ("half", rf"\bH(?P<ordinal>[12]){GAP}{YEAR}"),
    ("fiscal", rf"\b(?:[Ff]iscal|[Ff]inancial){GAP}(?:year{GAP}(?:of{GAP})?)?{YEAR}(?:[-/–]"
               rf"(?P<to>\d\d)\b)?"),
    ("fiscal", r"\b(?:FY|fy)[ -]?(?:(?P<year>20\d\d)|(?P<short_year>\d\d))(?:[-/–]"
               r"(?P<to>\d\d)\b)?\b"),
    ("fiscal", r"(?<![\w.,$€£#/:+-])(?P<year>(?:19|20)\d\d)[-/–](?P<to>\d\d)\b(?![-/–.,]?\d|%)"),
    ("year", rf"{MODIFIED}(?:\bthe{GAP}year{GAP})?(?<![\w.,$€£#/:+]){YEAR}(?![-\w]|–\d)"),
    ("ranged year", rf"{MODIFIED}(?<![\w.,$€£#/:+-])(?P<year>(?:19|20)\d\d)(?=[-–](?:19|20)\d\d\b"
                    rf"(?![-–/]))"),
    ("ranged year", r"(?<=(?:19|20)\d\d[-–])(?P<year>(?:19|20)\d\d)\b(?![-–/\w])"),
    ("year", rf"(?:\bthe{GAP}year{GAP})?\b{SPELLED_YEAR}"),
)  # fmt: skip

# What counts from the day of writing.
DEICTIC = (
    ("deictic", rf"{WITHIN}{WHICH}{GAP}{TOWARD}{SEASON}"),
    ("deictic", rf"\b(?:[Tt]he{GAP})?(?P<within>{EDGE}|[Rr]est|[Rr]emainder){GAP}of{GAP}"
                rf"(?P<which>the|this|last|next){GAP}(?P<toward>coming{GAP})?(?P<unit>weekend"
                rf"|week|month|quarter"
                rf"|year|decade|century)\b"),
    ("deictic", rf"\b(?P<within>[Ee]arlier|[Ll]ater|[Ss]o{GAP}far|[Ee]arly|[Ll]ate){GAP}"
                rf"(?:in{GAP})?"
                rf"(?P<which>the){GAP}(?P<unit>week|month|quarter|year|decade|century)\b"),
    ("deictic", rf"(?:\b[Tt]he{GAP})?\b(?P<which>[Cc]urrent|[Cc]oming|[Uu]pcoming){GAP}"
                rf"(?:{OWN}{SPAN}|{SEASON}"
                rf"|{WEEKDAY})(?!-)"),
    ("deictic", rf"(?:\b[Tt]he{GAP}(?P<which>latest|past){GAP}(?P<fiscal>fiscal|financial){GAP}"
                rf"(?P<unit>year))\b"),
    ("deictic", rf"(?<=[Ff]or )(?P<which>the){GAP}(?:full{GAP}|whole{GAP}|entire{GAP})?"
                rf"(?P<unit>week|month|year)\b"
                rf"(?!{GAP}(?:of|that|in{GAP}which|ended|ending|to|through|ahead|before|after)\b)"),
    ("deictic", rf"(?:(?<=months of )|(?<=weeks of )|(?<=days of )|(?<=half of )|"
                rf"(?<=quarter of ))(?P<which>the)"
                rf"{GAP}(?P<unit>month|year)\b"),
    ("deictic", rf"(?:(?<=[Ii]n )|(?<=[Dd]uring )|(?<=[Oo]ver )|(?<=[Bb]y )|(?<=into )|"
                rf"(?<=[Uu]ntil )|(?<=[Ff]or ))"
                rf"(?P<which>the){GAP}(?:whole{GAP})?(?P<within>early{GAP}|late{GAP})?{SEASON}"
                rf"(?!{GAP}of)"),
    ("year end", rf"\b(?:the{GAP})?(?P<year_end>[Yy]ear(?:['’]s)?{JOIN}end)\b"),
    # "the last week" is a length of time, "last week" a week.
    ("deictic", rf"{WITHIN}(?<!\b[Tt]he ){WHICH}{GAP}(?P<toward>coming{GAP})?{OWN}{UNIT}(?!-"
                rf"|{GAP}and{GAP}a{GAP}half)"),
    ("deictic", rf"{WITHIN}{WHICH}{GAP}{TOWARD}(?:{FULL_MONTH}|{SHORT_MONTH})"),
    ("deictic", rf"{WITHIN}{WHICH}{GAP}{TOWARD}{WEEKDAY}(?:{GAP}{PART})?"),
    ("deictic", rf"\b(?P<which>[Tt]his){GAP}(?P<toward>past|coming|upcoming){GAP}(?P<unit>weekend"
                rf"|week|month|year)\b"),
    ("deictic", rf"{WITHIN}\b(?P<which>[Ll]ast|[Tt]his){GAP}{PART}"),
    ("the part", rf"(?:(?<=[Ii]n )|(?<=[Bb]y )|(?<=[Dd]uring )|(?<=[Ll]ater in ))the{GAP}"
                 rf"(?:early{GAP}|late{GAP})?"
                 rf"(?P<part>morning|afternoon|evening)\b(?!{GAP}(?:of|after|before)\b)"),
    ("overnight", r"\b[Oo]vernight\b"),
    ("weekday of week", rf"{WEEKDAY}{GAP}(?:of{GAP})?(?P<which>this|last|next){GAP}week\b"),
    ("weekday of week", rf"\b(?P<which>[Tt]his|[Ll]ast|[Nn]ext){GAP}week{GAP}"
                        rf"(?:on{GAP})?{WEEKDAY}"),
    ("day word", r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b(?!['’]?s['’])"
                 rf"(?:{GAP}{PART})?"),
    ("day word", rf"\b(?:[Tt]he{GAP})?day{GAP}(?P<word>before{GAP}yesterday|after{GAP}tomorrow)\b"),
    ("weekend", r"(?:(?<=[Oo]ver the )|(?<=[Dd]uring the )|(?<=[Aa]t the )|(?<=[Ff]or the )"
                r"|(?<=of the )|(?<=[Bb]y the ))weekend\b"),
    ("weekday", rf"(?:\b(?P<mod>[Ee]arly|[Ll]ate){GAP}(?:on{GAP})?)?{WEEKDAY}(?:{GAP}{PART}"
                rf"(?!{GAP}of\b))?"),
    ("month", rf"(?:\b{MOD}{JOIN}(?:in{GAP})?)?(?:{FULL_MONTH}|{SHORT_MONTH})"),
    ("holiday", HOLIDAY),
    ("quarter", rf"(?:\b(?P<lead>1\d{{3}}|20\d\d){GAP})?{OWN}\b{ORDINAL}{JOIN}quarter\b{OF_YEAR}?"),
    ("quarter", rf"\b(?P<which>[Tt]his|[Ll]ast|[Nn]ext){GAP}year['’]s{GAP}{ORDINAL}{GAP}quarter\b"),
    ("quarter", rf"(?:\b(?P<lead>20\d\d){GAP})?\bQ(?P<ordinal>[1-4])\b(?:{MAYBE}"
                rf"(?:of{GAP})?{YEAR})?"),
    ("ago", rf"{LENGTH}(?:{GAP}or{GAP}(?:so|two|more))?{GAP}ago\b(?:{GAP}(?:on{GAP})?(?:"
            rf"(?P<this>[Tt]oday"
            rf"|this{GAP}(?:week|month|year))\b|{WEEKDAY}))?"),
    ("ago", rf"\b(?P<plural>[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies|[Hh]ours"
            rf"|[Mm]inutes){GAP}ago\b"),
    ("in length", rf"(?<=\b[Ii]n ){LENGTH}(?!-)"),
    ("hence", rf"{LENGTH}{GAP}from{GAP}now\b"),
    ("hence", rf"(?<=\b[Ii]n ){LENGTH}['’]?{GAP}time\b"),
    ("hence", rf"{LENGTH}{GAP}from{GAP}(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow)\b"),
)  # fmt: skip

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (*DATES, *DEICTIC, *ANCHORED, *LENGTHS, *TIMES, *VAGUE)
)


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
