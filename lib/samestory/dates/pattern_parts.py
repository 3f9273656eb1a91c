"""The pieces that the patterns of time expressions are made of: gaps, months, numbers, clocks."""

from __future__ import annotations

from samestory.calendar_words import MONTHS, WEEKDAYS
from samestory.number_words import ONES, TENS


def names(words: dict[str, int]) -> str:
    """Month or weekday names as printed: January or JANUARY, never january."""
    return "|".join(form for word in words for form in (word.title(), word.upper()))


GAP = r"(?:[ \t\u00a0\u202f]{1,3}|\n)"
MAYBE = rf"{GAP}?"
JOIN = rf"(?:{GAP}|-)"
MONTH = rf"(?P<month>\b(?:{names(MONTHS)}))\b"
GIVEN_MONTH = rf"{MONTH}(?:\.{MAYBE}|{GAP})"
LONG_NAMES = {name: place for name, place in MONTHS.items() if len(name) > 4}
FULL_MONTH = rf"(?P<month>\b(?:{names(LONG_NAMES)}|May|June|July))\b"
SHORT_MONTH = r"(?P<abbreviated>\b(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
DAY_NUMBER = r"3[01]|[12]\d|0?[1-9]"
DAY = rf"(?P<day>{DAY_NUMBER})(?:st|nd|rd|th)?(?!\d)"
DAY_2 = rf"(?P<day2>{DAY_NUMBER})(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d%])(?![.,:/]\d)"
TENS_ONES = rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(ONES)[:9])}))?"
UP_TO_99 = rf"(?:{TENS_ONES}|{'|'.join(list(ONES)[::-1])})"
SPELLED_YEAR = (
    rf"(?P<spelled>(?i:(?:eighteen|nineteen|twenty)[- ](?:oh[- ])?(?:{TENS_ONES}"
    rf"|{'|'.join(list(ONES)[9:])}|hundred)|two[- ]thousand(?:[- ](?:and[- ])?{UP_TO_99})?))\b"
)
WEEKDAY_NAME = rf"{names(WEEKDAYS)}|Mon|Tues?|Wed|Weds|Thu|Thurs?|Fri|Sat|Sun"
ON_WEEKDAY = rf"(?:\b(?P<of_week>{WEEKDAY_NAME})\.?(?:,{MAYBE}|{GAP})(?:the{GAP})?)?"
WEEKDAY = rf"\b(?P<weekday>{names(WEEKDAYS)})\b"
SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
PART = r"(?P<part>morning|afternoon|evening|night)\b"
UNIT = (
    r"(?P<unit>second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century)\b"
)
UNIT_S = (
    r"(?P<unit>(?:second|minute|hour|day|weekend|week|fortnight|month|quarter|year|decade|night)s?"
    r"|century|centuries)\b"
)
SPAN = r"(?P<unit>day|week|weekend|fortnight|month|quarter|year|decade|century)\b"
EDGE = r"[Bb]eginning|[Ss]tart|[Ee]nd|[Mm]iddle|[Cc]lose|[Tt]urn"
MOD = (
    rf"(?P<mod>(?:[Vv]ery{GAP})?(?:[Ee]arly|[Ll]ate|[Mm]id)|[Ee]arlier|[Ll]ater"
    rf"|(?:[Tt]he{GAP})?(?:[Ff]irst|[Ss]econd|[Ll]ast|[Ll]atter){GAP}half{GAP}of"
    rf"|(?:[Tt]he{GAP})?(?:[Rr]est|[Rr]emainder){GAP}of|(?:[Tt]he{GAP})?(?:{EDGE}){GAP}of)"
)
MODIFIED = rf"(?:\b{MOD}{JOIN}(?:in{GAP})?(?:the{GAP})?)?"
COUNT = (
    rf"\d{{1,4}}(?:\.\d{{1,2}})?(?:{GAP}\d/\d|[½¼¾])?"
    rf"|(?i:half{GAP}an?|(?:an?|{'|'.join(list(ONES)[:9])}){GAP}(?:hundred|thousand)"
    rf"|an?{GAP}(?:couple{GAP}of|dozen)|couple{GAP}of"
    rf"|{UP_TO_99}(?:-and-a-half|{GAP}and{GAP}a{GAP}half)?|an?{GAP}few|another|an?"
    rf"|several|few|many|some|dozens{GAP}of|hundreds{GAP}of|thousands{GAP}of)"
)
MORE = rf"(?:{GAP}(?:more|additional|full|whole|straight|consecutive|trading|business|working))?"
NUMBER = (
    rf"(?<![\w.,$€£/-])(?P<number>(?:{COUNT})(?:(?:-|–|{GAP}(?:to|or){GAP})(?:{COUNT}))?){MORE}"
)
AND_HALF = rf"(?P<and_half>{GAP}and{GAP}a{GAP}half\b)?"
LENGTH = rf"{NUMBER}{JOIN}{UNIT_S}{AND_HALF}"
WITHIN = (
    rf"(?:\b(?P<within>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id|[Ss]ometime"
    rf"|(?:[Tt]he{GAP})?(?:[Rr]est|[Rr]emainder|{EDGE}){GAP}of){JOIN}(?:in{GAP})?)?"
)
WHICH = r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)"
TOWARD = rf"(?:(?P<toward>past|coming|upcoming){GAP})?"
OF_THIS_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?P<which>this|last|next){GAP}year\b)"
ORDINAL = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)"
OF_YEAR = (
    rf"(?:(?:{GAP}(?:of{GAP}|in{GAP})?|,{GAP}){YEAR}"
    rf"|{GAP}(?:of{GAP})?(?P<which>this|last|next){GAP}year\b)"
)
OWN = rf"(?:\b(?P<fiscal>[Ff]iscal|[Ff]inancial){JOIN})?"
YEAR_AGO = rf"\b(?P<ago>[Yy]ear{JOIN}(?:ago|earlier))"
ZONE_NAME = (
    r"GMT|UTC|BST|CES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|SGT|HKT|JST|AES?T|AEDT|WAT|EAT|SAST"
)
ZONE = rf"(?:{GAP}\(?(?:{ZONE_NAME}|(?:local|[A-Z][a-z]{{2,12}}){GAP}time)\b)?"
CLOCK = r"(?<![\w.:,$£€-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?"
HALF_DAY = r"[ \t\u00a0]?(?P<half_day>[AaPp])(?:\.[ ]?[Mm]\.?|[Mm])(?!\w)"
