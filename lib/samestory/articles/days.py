"""A date as metadata writes it -> ISO day; empty when it can be read in two ways."""

from __future__ import annotations

import datetime
import re

from samestory.calendar_words import FULL_MONTHS

MONTH = r"(?P<month>[a-z]{3,9})\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
WRITTEN = (
    re.compile(rf"\b{MONTH} {DAY},? {YEAR}\b"),  # May 3, 2019
    re.compile(rf"\b{DAY}[ -](?:of )?{MONTH},?[ -]{YEAR}\b"),  # 3 May 2019
)
ISO = re.compile(r"^((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
PACKED = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
NUMBERS = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
SECONDS = re.compile(r"^(\d{9,10})(\d{3})?(?:\.\d+)?$")
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$)")
EARLIEST_SECOND = 631_152_000  # 1990
LONGEST = 80


# Years in which an article can have been published.
FIRST, LAST = 1500, 2200


def iso_date(text: str) -> str:
    """`text` if it is a calendar date written YYYY-MM-DD, of the age of print, else empty."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return ""
    return text if day.isoformat() == text and FIRST <= day.year <= LAST else ""


def day_of(text: str) -> str:
    """The ISO day of a date of publication in metadata, as written there; empty if unsure.

    Read are ISO dates with or without a time, 20190503, "3 May 2019", "Friday, May 3, 2019
    10:15 AM", 31/5/2019 (but not 3/5/2019: two days) and seconds since 1970.
    """
    text = " ".join(text[:LONGEST].split())
    if match := ISO.match(text) or PACKED.match(text):
        return day(match[1], match[2], match[3])
    if match := NUMBERS.match(text):
        return day_of_numbers(int(match[1]), int(match[3]), match[4])
    if match := SECONDS.match(text):
        return day_of_seconds(int(match[1]))
    for pattern in WRITTEN:
        for match in pattern.finditer(text.lower()):
            month = month_number(match["month"])
            if month:
                return day(match["year"], month, match["day"])
    return ""


def day(year: str, month: str | int, day: str | int) -> str:
    """The ISO day of three numbers; empty if the calendar has none."""
    return iso_date(f"{year}-{int(month):02}-{int(day):02}")


def day_of_numbers(first: int, second: int, year: str) -> str:
    """The ISO day of day and month in unknown order; empty if both can be the month."""
    if first != second and first <= 12 and second <= 12:
        return ""
    return day(year, min(first, second), max(first, second))


def day_of_seconds(seconds: int) -> str:
    """The ISO day (UTC) of seconds since 1970; empty for what is too early to be meant so."""
    if seconds < EARLIEST_SECOND:
        return ""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()


def day_in(address: str) -> str:
    """The ISO day that the address of a page holds, as /2021/01/05/; else empty."""
    match = IN_ADDRESS.search(address)
    return day(*match.groups()) if match else ""


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its abbreviation, else 0."""
    for number, month in enumerate(FULL_MONTHS, start=1):
        if month.startswith(name) or (name == "sept" and number == 9):
            return number
    return 0
