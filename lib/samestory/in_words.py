"""A figure or a date of a table -> what was understood, in plain words, for a person to check."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from samestory import findings
from samestory.calendar_words import WEEKDAYS
from samestory.compare.arithmetic import WORDS as QUALIFIERS

__all__ = ["amount", "of_date", "of_figure", "span", "weekday", "with_counted"]

SIGNS = {
    "USD": "US$", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$", "EUR": "€",
    "GBP": "£", "INR": "₹",
}  # fmt: skip
LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia"}
BEFORE = frozenset({"magnitude"})  # units that stand before their number
OPEN = "that is not settled"

SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
ENDINGS: dict[float, str] = {1: "st", 2: "nd", 3: "rd"}
ORDER = ("first", "second", "third", "fourth")
DAY_PARTS = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night",
    "DT": "daytime",
}  # fmt: skip
REFERENCES = {"PRESENT_REF": "the present", "PAST_REF": "the past", "FUTURE_REF": "the future"}
# Units of TIMEX3 before and behind its "T".
LENGTHS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter", "WE": "weekend",
    "NI": "night", "DE": "decade", "CE": "century",
}  # fmt: skip
CLOCK_LENGTHS = {"H": "hour", "M": "minute", "S": "second"}
MONTH = re.compile(r"0[1-9]|1[0-2]")
LENGTH = re.compile(r"(\d{1,9}(?:\.\d{1,9})?|X{1,9})([A-Z]{1,2})")


def of_figure(row: Mapping[str, Any]) -> str:
    """A row of `02_figures`: "at least 12 people", "US$3.5 million", "5% to 10%", "48 in all"."""
    said = f"{QUALIFIERS.get(row['qualifier'], '')} {quantity(row)}".strip()
    said += f" per {row['per']}" if row["per"] else ""
    if row["basis"] == "composed":
        return f"{said} in all"
    if with_counted(row):
        said += f" {findings.shorten(row['counted'])}"
    return said + (" (a vague word)" if row["qualifier"] == "vague" else "")


def with_counted(row: Mapping[str, Any]) -> bool:
    """Whether the words for a figure say what it counts: "12 people"; not of sums and money."""
    return bool(row["counted"]) and row["basis"] == "stated" and row["kind"] in {"count", "ordinal"}


def quantity(row: Mapping[str, Any]) -> str:
    """The number with its unit, or the two ends of a range."""
    unit, kind = row["unit"], row["kind"]
    ends = [float(n) for n in (row["value"], row["value_high"]) if n is not None]
    if row["value"] is None:
        return f"a number {OPEN}"
    if kind == "money":
        sign = SIGNS.get(unit) or f"{unit} ".lstrip()
        return " to ".join(sign + amount(n) for n in ends)
    if unit == "%":
        return " to ".join(f"{amount(n)}%" for n in ends)
    if kind == "ordinal":
        return " to ".join(map(ordinal, ends))
    numbers = " to ".join(map(amount, ends))
    if kind == "ratio" and len(ends) == 1 and 0 < ends[0] < 1:
        return f"{numbers}, or {amount(100 * ends[0])}%"
    if unit in BEFORE:
        return f"{unit} {numbers}"
    old = " old" if kind == "age" else ""
    return f"{numbers} {plural(unit, ends)}{old}" if unit else numbers


def amount(number: float) -> str:
    """A number as people write it: `9,000`, `3.5 million`, `0.25`."""
    for size, word in LARGE:
        short = round(number / size, 3) if math.isfinite(number) else 0.0
        if 1 <= abs(short) < 1000 and math.isclose(short * size, number, rel_tol=1e-12):
            return f"{short:,g} {word}"
    return f"{int(number):,}" if number.is_integer() and abs(number) < 1e15 else f"{number:,.10g}"


def ordinal(number: float) -> str:
    """`1st`, `12th`, `23rd`."""
    teen = 10 <= number % 100 <= 20
    return amount(number) + ("th" if teen else ENDINGS.get(number % 10, "th"))


def plural(unit: str, ends: list[float]) -> str:
    """The unit as it is said with these numbers: `metre per second`, `metres per second`."""
    if ends == [1.0] or not unit:
        return unit
    noun, per, rest = unit.partition(" per ")
    first, degree, scale = noun.partition("degree")
    if degree:
        return f"{first}degrees{scale}{per}{rest}"
    head, space, last = noun.rpartition(" ")
    return f"{head}{space}{PLURALS.get(last, last + 's' * (last[-1:] != 's'))}{per}{rest}"


def of_date(row: Mapping[str, Any]) -> str:
    """A row of `02_dates`: "Tuesday, 5 January 2021", "June 2020", "length of time: 3 weeks"."""
    value = row["value"]
    if row["type"] == "DURATION":
        return f"length of time: {length(value)}" if value else f"a length of time {OPEN}"
    if row["type"] == "SET":
        return f"again and again: {repeated(value)}" if value else f"a repeated time {OPEN}"
    if value in REFERENCES:
        return REFERENCES[value]
    if not value or value.startswith("X"):
        between = span(row["earliest"], row["latest"])
        if between or not value:
            return between or "not settled"
    calendar, _, clock = value.partition("T")
    return ", ".join(filter(None, (when(calendar), DAY_PARTS.get(clock, clock))))


def when(value: str) -> str:
    """The calendar's part of a TIMEX3 value in words; a form that is not known as it is."""
    year, _, rest = value.partition("-")
    if value.startswith("X"):
        return unsettled(rest)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return weekday(value)
    if MONTH.fullmatch(rest):
        return f"{month(rest)} {year}"
    if re.fullmatch(r"\d{3}", value):
        return f"the {value}0s"
    if re.fullmatch(r"\d\d", value):
        return f"the {ordinal(int(value) + 1.0)} century"
    if rest in SEASONS:
        return f"{SEASONS[rest]} {year}"
    if part := re.fullmatch(r"([QH])([1-4])", rest):
        return f"{ORDER[int(part[2]) - 1]} {'quarter' if part[1] == 'Q' else 'half'} of {year}"
    if week := re.fullmatch(r"W(\d\d)(-WE)?", rest):
        return f"{'weekend of ' if week[2] else ''}week {int(week[1])} of {year}"
    return value


def unsettled(rest: str) -> str:
    """What is known of a date whose year is not: `3 June of a year that is not settled`."""
    if re.fullmatch(r"WXX-[1-7]", rest):
        return f"a {[*WEEKDAYS][int(rest[-1]) - 1].title()} {OPEN}"
    if MONTH.fullmatch(rest[:2]) and re.fullmatch(r"(?:-\d\d)?", rest[2:]):
        return f"{rest[3:].lstrip('0')} {month(rest[:2])}".strip() + f" of a year {OPEN}"
    if rest in SEASONS:
        return f"{SEASONS[rest]} of a year {OPEN}"
    units = {"WXX": "week", "WXX-WE": "weekend", "XX": "month", "XX-XX": "day", "QX": "quarter"}
    return f"a {units.get(rest, 'time' if rest else 'year')} {OPEN}"


def weekday(value: str) -> str:
    """A day (ISO) with its day of the week; as it is where the calendar has no such day."""
    try:
        return f"{date.fromisoformat(value):%A}, {day(value)}"
    except ValueError:
        return value


def month(number: str) -> str:
    """The name of a month, from its two digits."""
    return f"{date(2000, int(number), 1):%B}"


def length(value: str) -> str:
    """A TIMEX3 length in words: `3 weeks`, `1 year and 6 months`, `some years`."""
    calendar, _, clock = value.removeprefix("P").partition("T")
    said = []
    for part, units in ((calendar, LENGTHS), (clock, CLOCK_LENGTHS)):
        for number, unit in LENGTH.findall(part):
            if unit not in units:
                return value
            known = [] if "X" in number else [float(number)]
            said.append(f"{amount(known[0]) if known else 'some'} {plural(units[unit], known)}")
    return findings.listed(said) if said else value


def repeated(value: str) -> str:
    """A TIMEX3 set in words: `every 2 weeks`, `every Monday`."""
    if value.startswith("P"):
        return f"every {length(value).removeprefix('1 ')}"
    known = unsettled(value.partition("-")[2]).split(" of a year")[0].removesuffix(f" {OPEN}")
    return f"every {known.removeprefix('a ')}" if value.startswith("XXXX-") else value


def day(value: object) -> str:
    """A day (ISO) as people write it: `3 January 2020`."""
    return findings.when(value, value)


def span(earliest: object, latest: object) -> str:
    """The days that are possible, in words; empty when nothing is known."""
    if not earliest and not latest:
        return ""
    if earliest == latest:
        return day(earliest)
    if not latest:
        return f"not before {day(earliest)}"
    if not earliest:
        return f"not after {day(latest)}"
    return f"some time between {day(earliest)} and {day(latest)}"
