"""Time expressions that mean the same whenever they are read -> TIMEX3 values.

Dates with their year, lengths of time, repeated times, times of day; and what is known of the
others without the day of publication.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from samestory.dates.time_words import (
    MONTHS,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    WEEKDAYS,
    number,
)
from samestory.dates.timex import Reading, coarse, day_of, reading, value_at

__all__ = ["ABSOLUTE", "clock", "days_of_year", "duration", "every", "length", "unresolved"]

Parts = Mapping[str, str]

OFTEN = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y",
    "annually": "P1Y", "hourly": "PT1H",
}  # fmt: skip


def month_number(parts: Parts) -> int:
    word = parts.get("month") or parts["abbreviated"]
    return int(word) if word.isdecimal() else MONTHS[word.lower()]


def singular(unit: str) -> str:
    return "century" if unit == "centuries" else unit.removesuffix("s")


def narrowed(whole: Reading, modifier: str) -> Reading:
    """ "early 2020": the value stays, the days are those of the first half."""
    word = modifier.lower().split()[-2:-1] or [modifier.lower()]
    if not modifier or not whole.earliest or not whole.latest:
        return whole
    first, last = date.fromisoformat(whole.earliest), date.fromisoformat(whole.latest)
    half = first + (last - first) // 2
    if last - first > timedelta(days=31):  # years and decades are halved between months
        half = half.replace(day=1) - timedelta(days=1)
    if word[0] in {"early", "beginning", "start"}:
        last = half
    elif word[0] in {"late", "end"}:
        first = half + timedelta(days=1)
    else:
        first, last = first + (half - first) / 2, last - (last - half) / 2
    return Reading(whole.value, first.isoformat(), last.isoformat())


def day(parts: Parts) -> Reading | None:
    found = day_of(int(parts["year"]), month_number(parts) or 0, int(parts["day"]))
    return reading(found.isoformat()) if found else None


def numbers(parts: Parts) -> Reading | None:
    """1/6/2021 is January in one country and June in another; with dots the day comes first."""
    year, one, two = int(parts["year"]), int(parts["one"]), int(parts["two"])
    orders = [(two, one)] if parts["sep"] == "." else [(one, two), (two, one)]
    found = [day_of(year, month, number) for month, number in orders]
    possible = [reading(one.isoformat()) for one in found if one]
    return coarse(possible, unknown=str(year)) if possible else None


def days_of_year(parts: Parts, year: int) -> Reading | None:
    month = month_number(parts)
    first = day_of(year, month, int(parts["day"]))
    last = day_of(year, month, int(parts["day2"]))
    if not first or not last or last <= first:
        return None
    return Reading(value_at(first, "month"), first.isoformat(), last.isoformat())


def month_of_year(parts: Parts) -> Reading:
    value = f"{parts['year']}-{month_number(parts):02d}"
    return narrowed(reading(value), parts.get("mod", ""))


def decade(parts: Parts) -> Reading:
    return narrowed(reading(parts.get("decade") or f"19{parts['short']}"), parts.get("mod", ""))


ABSOLUTE: dict[str, Callable[[Parts], Reading | None]] = {
    "day": day,
    "numbers": numbers,
    "month of year": month_of_year,
    "year": lambda parts: narrowed(reading(parts["year"]), parts.get("mod", "")),
    "decade": decade,
    "century": lambda p: narrowed(reading(f"{int(p['century']) - 1}"), p.get("mod", "")),
    "season": lambda p: reading(f"{p['year']}-{SEASONS[p['season'].lower()]}"),
}


# Expressions that are no point of the calendar.


def length(parts: Parts) -> int | None:
    """How many units: "the past year" is one, "past years" does not say."""
    return number(parts.get("number", "several" if parts["unit"].endswith("s") else "one"))


def duration(parts: Parts) -> str:
    count = length(parts)
    code = UNITS[singular(parts["unit"])]
    how_many = "X" if count is None else str(count)
    if code in {"E", "C"}:
        return f"P{how_many}{'DE' if code == 'E' else 'CE'}"
    return f"PT{how_many}{code[1]}" if code[0] == "T" else f"P{how_many}{code}"


def every(parts: Parts) -> str:
    if "often" in parts:
        return OFTEN[parts["often"].lower()]
    if "unit" in parts and parts["unit"] != "weekend":
        return duration({**parts, "number": "two"} if "other" in parts else parts)
    return unresolved("set", parts)


def clock(parts: Parts) -> str:
    if "clock" in parts:
        return "T12:00" if parts["clock"] == "noon" else "T24:00"
    hour = int(parts["hour"])
    if "half" in parts:
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    return f"T{hour:02d}:{parts.get('minute', '00')}"


def unresolved(kind: str, parts: Parts) -> str:
    """What is known of the value without the day of publication: XXXX-06, XXXX-WXX-2, ..."""
    if kind == "running":
        return duration(parts)
    part = f"T{PARTS_OF_DAY[parts['part']]}" if "part" in parts else ""
    if "weekday" in parts:
        return f"XXXX-WXX-{WEEKDAYS[parts['weekday'].lower()]}{part}"
    if "month" in parts or "abbreviated" in parts:
        whole = f"XXXX-{month_number(parts):02d}"
        return f"{whole}-{int(parts['day']):02d}" if kind == "month and day" else whole
    if "season" in parts:
        return f"XXXX-{SEASONS[parts['season'].lower()]}"
    if kind == "quarter":
        return f"XXXX-Q{ORDINALS.get(parts['ordinal'].lower(), parts['ordinal'])}"
    if parts.get("unit") == "weekend" or kind == "weekend":
        return "XXXX-WXX-WE"
    return f"XXXX-XX-XX{part}" if part else ""
