"""The patterns of times that count from others, of lengths, clock times and vague words."""

from __future__ import annotations

from samestory.calendar_words import MONTHS, WEEKDAYS
from samestory.dates.pattern_parts import (
    AND_HALF,
    CLOCK,
    FULL_MONTH,
    GAP,
    HALF_DAY,
    JOIN,
    LENGTH,
    NUMBER,
    PART,
    SEASON,
    UNIT,
    UNIT_S,
    WEEKDAY,
    YEAR_AGO,
    ZONE,
    ZONE_NAME,
    names,
)
from samestory.number_words import ONES

__all__ = ["ANCHORED", "LENGTHS", "TIMES", "VAGUE"]

# What counts from another date of the text.
ANCHORED = (
    ("year ago", rf"(?:\bthe{GAP}(?:comparable{GAP}|corresponding{GAP}|same{GAP})?)?{YEAR_AGO}\b"
                 rf"(?:{GAP}(?:(?P<ordinal>first|second|third|fourth){GAP})?(?:quarter"
                 rf"|period)\b)?"),
    ("year quarter", rf"\b(?P<year>(?:19|20)\d\d){GAP}(?:quarter|period)\b(?!-)"),
    ("the quarter", rf"\b[Tt]h(?:e|at){GAP}(?:(?P<latest>latest|most{GAP}recent"
                    rf"|same){GAP})?quarter\b"),
    ("a quarter", rf"(?:\b[Tt]he{GAP})?\b(?P<which>[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming|[Pp]revious"
                  rf"|[Ff]ollowing){GAP}"
                  rf"(?P<unit>quarter)\b(?!-)"),
    ("the quarter", rf"\b[Tt]he{GAP}(?P<latest>latest){GAP}(?:period|three{GAP}months)\b"),
    ("year ended", rf"\b(?:[Tt]he{GAP})?(?:(?:fiscal|financial|full){GAP})?(?P<unit>year)"
                   rf"(?={GAP}(?:that{GAP})?(?:ended|ending|to){GAP}(?:on{GAP})?"
                   rf"(?:{names(MONTHS)}|\d))"),
    ("from anchor", rf"{LENGTH}{GAP}(?P<way>earlier|later|before|after|afterwards?|previously)\b"),
    ("from anchor", rf"\b(?P<plural>[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Hh]ours"
                    rf"|[Mm]inutes)"
                    rf"{GAP}(?P<way>earlier|later|before|after)\b"),
    ("from anchor", rf"\b(?P<number>[Tt]he){GAP}(?:{PART}|(?P<unit>day|week|month|year)\b){GAP}"
                    r"(?P<way>before|after)\b"),
    ("next to anchor", rf"\b[Tt]he{GAP}(?P<which>following|next|previous|preceding|same){GAP}"
                       rf"(?:{UNIT}|{WEEKDAY}|{PART}|{FULL_MONTH})(?!-)"),
    ("next to anchor", rf"\b(?P<which>[Tt]hat)(?:{GAP}same)?{GAP}"
                       rf"(?:(?P<unit>day|week|weekend|month|year)\b|{WEEKDAY}|{PART}|{SEASON})"
                       rf"(?!-)"),
)  # fmt: skip

# Lengths of time and what comes again.
LENGTHS = (
    ("running", rf"(?:\b[Tt]he{GAP})?\b(?P<which>[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming|[Pp]revious"
                rf"|[Rr]ecent|[Ll]atest"
                rf"|[Ff]ollowing){GAP}(?:{NUMBER}{JOIN})?{UNIT_S}{AND_HALF}"),
    ("duration", LENGTH),
    ("duration", rf"\b(?P<plural>[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies"
                 rf"|[Hh]ours|[Mm]inutes)\b"
                 rf"(?:{GAP}(?:or|and){GAP}(?:weeks|months|years|decades)\b)?"),
    ("duration", r"\b(?P<unit>(?:[Dd]ecade|[Yy]ear|[Mm]onth|[Ww]eek|[Dd]ay|[Hh]our)s?)-long\b"),
    ("duration", rf"\b(?P<whole>all|full|whole|entire){GAP}(?P<unit>day|week|month|year)\b"),
    ("set", rf"\b(?P<every>[Ee]very|[Ee]ach){GAP}"
            rf"(?:(?:(?P<number>\d\d?|{'|'.join(ONES)})|(?P<other>other)){GAP})?"
            rf"(?:(?P<unit>(?:hour|day|week|month|quarter|year|decade|weekend|minute)s?)\b"
            rf"|{WEEKDAY}(?:{GAP}(?P<parts_of>morning|afternoon|evening|night)\b)?"
            rf"|{PART}|{FULL_MONTH}|{SEASON})"),
    ("set", r"\b(?P<often>[Dd]aily|[Ww]eekly|[Mm]onthly|[Qq]uarterly|[Yy]early|[Aa]nnually"
            r"|[Nn]ightly|[Hh]ourly|fortnightly"
            r"|biweekly|biannually)\b(?!-)"),
    ("set", rf"\b(?P<times>[Oo]nce|[Tt]wice|times){GAP}(?:an?|every|each|per){GAP}(?P<unit>day"
            rf"|week|month|year)\b"),
    ("set", rf"\b(?P<weekday>{'|'.join(w.title() for w in WEEKDAYS)})s\b"),
    ("set", rf"\b(?P<weekday>{'|'.join(w.title() for w in WEEKDAYS)}){GAP}(?P<parts_of>mornings"
            rf"|afternoons|evenings|nights)\b"),
)  # fmt: skip

TIMES = (
    ("time", rf"{CLOCK}{HALF_DAY}{ZONE}(?:,?{GAP}(?:on{GAP})?{WEEKDAY}(?!{GAP}?,))?"),
    ("time", rf"{CLOCK}(?=(?:-|–|{GAP}(?:to|and|until){GAP})(?:1[0-2]|0?[1-9])"
             rf"(?:[:.][0-5]\d)?{HALF_DAY})"),
    ("time", rf"(?<=at )(?P<hour>[01]\d|2[0-3]|\d):(?P<minute>[0-5]\d){ZONE}(?![\w:%]|[.,]\d)"),
    ("bare time", r"(?<=at )(?P<hour>1[0-2]|0?[1-9])\.(?P<minute>[0-5]\d)\b(?![.,:]?\d|%|[-–]\d)"),
    ("time", rf"(?<![\w.:,$-])(?P<hour>[01]\d|2[0-3])(?:[:.h])?(?P<minute>[0-5]\d)"
             rf"(?:{GAP}?(?:hours|hrs))?{GAP}(?:{ZONE_NAME}|local{GAP}time|hours|hrs)\b"),
    ("time", rf"(?<=at )(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))?{GAP}(?:o['’]clock{GAP})?"
             rf"(?:in{GAP}the|at){GAP}{PART}"),
    ("time", rf"(?<=at )(?P<hour>1[0-2]|[1-9]){GAP}o['’]clock\b"),
    ("time", r"(?:(?<=at )|(?<=by )|(?<=until )|(?<=around )|(?<=about )|(?<=before )|(?<=after )"
             r"|(?<=shortly )"
             rf"|\b12{GAP})(?P<clock>noon|midnight|midday)\b"),
    ("part of", rf"\b(?P<late>[Ll]ate{GAP}|[Ee]arly{GAP})?{PART}{GAP}of{GAP}(?=\S)"),
)  # fmt: skip

# What points to no day of the calendar, as TIMEX3 has it.
VAGUE = (
    ("vague", r"\b(?P<present>(?:[Rr]ight |[Jj]ust |[Bb]y )?[Nn]ow|[Cc]urrently|[Cc]urrent"
              r"|[Nn]owadays|[Tt]hese days"
              r"|[Pp]resently|[Aa]t the moment|[Aa]t present)\b(?!-)"),
    ("vague", r"\b(?P<past>(?:[Mm]ost |[Mm]ore )?[Rr]ecently|(?<=[Ii]n )the (?:recent )?past)\b"
              r"(?!-)"),
    ("vague", r"\b(?P<future>[Ss]oon|(?:(?<=[Ii]n )|(?<=into ))the (?:near |immediate "
              r"|not too distant )?future"
              r"|(?<=for )the (?:foreseeable )?future)\b(?!-)"),
)  # fmt: skip
