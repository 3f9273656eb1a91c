"""Lengths of time, repeated times and times of day -> TIMEX3 values."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from samestory.calendar_words import MONTHS, WEEKDAYS
from samestory.dates.time_words import (
    PARTS_OF_DAY,
    SEASONS,
    TIMES,
    UNITS,
    number,
)

__all__ = ["clock", "duration", "every", "length", "unit_of"]

Parts = Mapping[str, str]

OFTEN = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y",
    "annually": "P1Y", "hourly": "PT1H", "quarterly": "P3M", "fortnightly": "P2W",
    "biweekly": "P2W", "biannually": "P6M",
}  # fmt: skip
# Half a unit, written with the next smaller one.
HALVES = {"Y": "6M", "D": "T12H", "TH": "30M", "TM": "30S"}


def unit_of(parts: Parts) -> str:
    """The unit of a length, in the singular."""
    unit = (parts.get("unit") or parts["plural"]).lower()
    return "century" if unit == "centuries" else unit.removesuffix("s")


def length(parts: Parts) -> Fraction | None:
    """How many units: "the past year" is one, "past years" does not say."""
    if "plural" in parts:
        return None
    found = number(parts.get("number", "several" if parts["unit"].endswith("s") else "one"))
    return found + Fraction(1, 2) if found and "and_half" in parts else found


def duration(parts: Parts) -> str:
    """P3D, PT4H, PXY ("years"), P2Y6M ("two and a half years")."""
    count, unit = length(parts), unit_of(parts)
    code, times = UNITS[unit], TIMES.get(unit, 1)
    time, letter = ("T", code[1]) if code[0] == "T" else ("", code)
    if count is None:
        return f"P{time}X{letter}"
    count *= times
    if count.denominator == 1:
        return f"P{time}{count}{letter}"
    if count.denominator == 2 and code in HALVES:
        whole = f"P{time}{int(count)}{letter}" if count > 1 else f"P{time}"
        return whole + HALVES[code]
    return f"P{time}{float(count):g}{letter}"


def every(parts: Parts) -> str:
    """P1D for "daily", P2W for "every two weeks", XXXX-WXX-1 for "every Monday"."""
    if "often" in parts:
        return OFTEN[parts["often"].lower()]
    if "unit" in parts and parts["unit"] != "weekend":
        return duration({**parts, "number": "two"} if "other" in parts else parts)
    if "weekday" in parts:
        part = parts.get("parts_of", "").removesuffix("s")
        clock = f"T{PARTS_OF_DAY[part]}" if part else ""
        return f"XXXX-WXX-{WEEKDAYS[parts['weekday'].lower()]}{clock}"
    if "month" in parts:
        return f"XXXX-{MONTHS[parts['month'].lower()]:02d}"
    if "season" in parts:
        return f"XXXX-{SEASONS[parts['season'].lower()]}"
    return f"XXXX-XX-XXT{PARTS_OF_DAY[parts['part']]}" if "part" in parts else "XXXX-WXX-WE"


def clock(parts: Parts) -> str:
    """T15:15, from "3:15 p.m.", "15.15", "noon"."""
    if "clock" in parts:
        return "T24:00" if parts["clock"] == "midnight" else "T12:00"
    hour, half = int(parts["hour"]), parts.get("half_day", "").lower()
    if half or "part" in parts:
        late = half == "p" or parts.get("part") in {"afternoon", "evening"}
        late = late or (parts.get("part") == "night" and hour > 5)
        hour = hour % 12 + (12 if late else 0)
    return f"T{hour:02d}:{parts.get('minute', '00')}"
