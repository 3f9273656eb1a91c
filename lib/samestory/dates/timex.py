"""TIMEX3 values <-> days: the first and last day a value means, and calendar arithmetic.

TIMEX3 is the ISO-TimeML standard (ISO 24617-1) for time expressions: `2020-06`, `2020-W23`,
`2020-SU`, `P7M`, with `X` for every digit that is not known.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

__all__ = ["Reading", "coarse", "day_of", "days", "hull", "moved", "reading", "span_of", "stepped",
           "value_at"]  # fmt: skip

Span = tuple[str | None, str | None]
UNKNOWN: Span = (None, None)
MONTHS_A_UNIT = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}

DAYS_A_UNIT = {"week": 7, "weekend": 7, "fortnight": 14}

# Meteorological and astronomical seasons of the northern half of the world together: the text
# does not say which of them it means.
SEASONS = {"SP": (3, 1, 6, 20), "SU": (6, 1, 9, 22), "FA": (9, 1, 12, 21), "WI": (12, 1, 3, 20)}


class Reading(NamedTuple):
    """What a time expression means: its value, and the first and last day (ISO) of it."""

    value: str
    earliest: str | None = None
    latest: str | None = None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30 February)."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def moved(day: date, steps: int, unit: str) -> date | None:
    """`day` moved by so many days, weeks, months, ...; None beyond the years 1 to 9999.

    29 February moved by a year is 28 February.
    """
    if unit in MONTHS_A_UNIT:
        months = day.year * 12 + day.month - 1 + steps * MONTHS_A_UNIT[unit]
        year, month = months // 12, months % 12 + 1
        if not 1 <= year <= 9999:
            return None
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    ordinal = day.toordinal() + steps * DAYS_A_UNIT.get(unit, 1)
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def stepped(day: date, steps: Fraction, unit: str) -> date | None:
    """Like `moved`, also by two and a half years; of smaller units the whole ones count."""
    if steps.denominator != 1 and unit in MONTHS_A_UNIT:
        steps, unit = steps * MONTHS_A_UNIT[unit], "month"
    return moved(day, int(steps), unit)


def value_at(day: date, unit: str) -> str:
    """The TIMEX3 value of the day, week, month, ... that `day` lies in."""
    if unit in DAYS_A_UNIT:
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    whole = day.isoformat()
    if unit == "quarter":
        return f"{whole[:4]}-Q{(day.month + 2) // 3}"
    return whole[: {"century": 2, "decade": 3, "year": 4, "month": 7}.get(unit, 10)]


def days(first: date | None, last: date | None) -> Span:
    """Two days as ISO days."""
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def months(year: int, first: int, count: int) -> Span:
    """So many months from the `first` month on."""
    start = day_of(year, first, 1)
    end = moved(start, count, "month") if start else None
    return days(start, end - timedelta(days=1)) if end else UNKNOWN


def years(first: int, count: int) -> Span:
    """So many years from the year `first` on."""
    return days(day_of(first, 1, 1), day_of(first + count - 1, 12, 31))


def week(year: int, number: int, first: int, last: int) -> Span:
    """The days `first` to `last` (1 is Monday) of an ISO week."""
    try:
        return days(
            date.fromisocalendar(year, number, first), date.fromisocalendar(year, number, last)
        )
    except ValueError:  # a year without a week 53
        return UNKNOWN


def season(year: int, name: str) -> Span:
    """The days that a season may have, by either reckoning."""
    first_month, first, last_month, last = SEASONS[name]
    return days(day_of(year, first_month, first), day_of(year + (name == "WI"), last_month, last))


def single(year: int, month: int, day: int) -> Span:
    """One day as a span; open where the calendar has none."""
    return days(day_of(year, month, day), day_of(year, month, day))


# What a value without unknown digits looks like -> its first and last day.
FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = tuple(
    (re.compile(rf"{pattern}\Z", re.ASCII), reader)
    for pattern, reader in (
        (r"(\d{4})-(\d\d)-(\d\d)", lambda m: single(int(m[1]), int(m[2]), int(m[3]))),
        (r"(\d{4})-(\d\d)", lambda m: months(int(m[1]), int(m[2]), 1)),
        (r"(\d{4})", lambda m: years(int(m[1]), 1)),
        (r"(\d{3})", lambda m: years(int(m[1]) * 10, 10)),
        (r"(\d\d)", lambda m: years(int(m[1]) * 100, 100)),
        (r"(\d{4})-W(\d\d)", lambda m: week(int(m[1]), int(m[2]), 1, 7)),
        (r"(\d{4})-W(\d\d)-WE", lambda m: week(int(m[1]), int(m[2]), 6, 7)),
        (r"(\d{4})-W(\d\d)-([1-7])", lambda m: week(int(m[1]), int(m[2]), int(m[3]), int(m[3]))),
        (r"(\d{4})-(SP|SU|FA|WI)", lambda m: season(int(m[1]), m[2])),
        (r"(\d{4})-Q([1-4])", lambda m: months(int(m[1]), int(m[2]) * 3 - 2, 3)),
        (r"(\d{4})-H([12])", lambda m: months(int(m[1]), int(m[2]) * 6 - 5, 6)),
    )
)


def span_of(value: str) -> Span:
    """First and last day (ISO) that a TIMEX3 value means; (None, None) if it does not say.

    A time of day (`2020-01-03T15:15`) means its day. Weeks run from Monday to Sunday (ISO 8601).
    """
    day = value.partition("T")[0] if value[:1].isdigit() else value
    for pattern, reader in FORMS:
        if found := pattern.match(day):
            return reader(found)
    return UNKNOWN


def reading(value: str) -> Reading:
    """A value with the days it means."""
    return Reading(value, *span_of(value))


def hull(spans: Iterable[Span]) -> Span:
    """From the first to the last day of all spans; open where one of them is."""
    firsts, lasts = zip(*spans, strict=True)
    return (
        None if None in firsts else min(firsts),
        None if None in lasts else max(lasts),
    )


def coarse(readings: Iterable[Reading], *, unknown: str) -> Reading:
    """One reading from several that are possible: theirs if they agree, else what they share.

    That is their month or year as value (else `unknown`), and all the days from first to last.
    """
    possible = list(dict.fromkeys(readings))
    if len(possible) == 1:
        return possible[0]
    if not possible:
        return Reading(unknown)
    days = hull((one.earliest, one.latest) for one in possible)
    values = {one.value for one in possible}
    if len(values) == 1:
        return Reading(values.pop(), *days)
    first, last = days
    for length in (7, 4):
        if first and last and first[:length] == last[:length]:
            return Reading(first[:length], *days)
    return Reading(unknown, *days)
