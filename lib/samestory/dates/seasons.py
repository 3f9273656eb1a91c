"""Seasons, quarters and lengths of time, counted from the day of publication -> TIMEX3 values."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

from samestory.calendar_words import WEEKDAYS
from samestory.dates import timex
from samestory.dates.direction import FUTURE, PAST, STEPS, around, told, toward
from samestory.dates.lengths import duration, length, unit_of
from samestory.dates.time_words import SEASONS, ordinal
from samestory.dates.timex import Reading, hull, moved, reading, span_of, stepped, value_at
from samestory.dates.values import Parts, narrowed

__all__ = ["ago", "half", "hence", "quarter", "running", "season"]

# How far "a year ago" may lie from the day itself.
ABOUT = {"week": 3, "month": 15, "year": 45, "years": 183, "decade": 730}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SHORT = frozenset({"hour", "minute", "second"})


def season(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "last summer", "this winter", "in the spring"."""
    name, step = SEASONS[parts["season"].lower()], STEPS[parts["which"].lower()]
    step = {"past": -1, "coming": 1, "upcoming": 1}.get(parts.get("toward", ""), step)
    starts = around(today.year, SEASON_MONTHS[name], 1)
    told_of = parts["which"] == "the"
    start = told(starts, today, tense) if told_of else seasons_away(starts, today, step)
    value = f"{start.year:04d}-{name}" if start else ""
    return narrowed(reading(value), parts.get("within", "")) if value else None


def seasons_away(starts: list[date], today: date, step: int) -> date | None:
    """The start of the season that ended last, that runs or is of this year, or that is next."""
    ended = [one for one in starts if (end := moved(one, 3, "month")) and end <= today]
    ahead = [one for one in starts if one > today]
    running = [one for one in starts if one not in ended and one not in ahead]
    in_year = [one for one in starts if one.year == today.year]
    found = {-1: ended[-1:], 0: running or in_year, 1: ahead[:1]}[step]
    return found[0] if found else None


def quarter(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "the first quarter": the last that can be told of, or the next that can be reported.

    The days of a company's own quarter are not known.
    """
    place = ordinal(parts["ordinal"])
    if "which" in parts:
        value = f"{today.year + STEPS[parts['which'].lower()]:04d}-Q{place}"
    else:
        starts = around(today.year, place * 3 - 2, 1)
        reported = moved(today, -6, "month") if tense == FUTURE else today
        start = toward(starts, reported or today, FUTURE if tense == FUTURE else PAST)
        value = value_at(start, "quarter") if start else ""
    if not value:
        return None
    return Reading(value) if "fiscal" in parts else reading(value)


def half(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "the first half of this year", "the second half"."""
    place = ordinal(parts["ordinal"])
    year = today.year + STEPS[parts.get("which", "this").lower()]
    return reading(f"{year:04d}-H{place}") if place < 3 else None


def ago(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "two days ago" is a day, "a year ago" about a month, "ten years ago" about a year."""
    count, unit = length(parts), unit_of(parts)
    if count is None:
        return Reading("PAST_REF")
    if "under" in parts:
        found = stepped(today, -count, "day" if unit in SHORT else unit)
        whole = about(found, unit, count == 1) if found and unit not in SHORT else None
        return Reading(whole.value, *timex.days(found, today)) if whole else None
    if unit in SHORT:
        before = moved(today, -1, "day")
        return Reading(today.isoformat(), *timex.days(before, today))
    if "this" in parts or "weekday" in parts:
        return anniversary(parts, int(count), unit, today)
    found = stepped(today, -count, unit)
    return about(found, unit, count == 1) if found else None


def anniversary(parts: Parts, count: int, unit: str, today: date) -> Reading | None:
    """ "ten years ago today", "a year ago this week", "a week ago Tuesday"."""
    base: date | None = today
    if "weekday" in parts:
        away = (WEEKDAYS[parts["weekday"].lower()] - today.isoweekday() + 3) % 7 - 3
        base = moved(today, away, "day")
    there = moved(base, -count, unit) if base else None
    fine = parts.get("this", "today").lower().split()[-1]
    return reading(value_at(there, "day" if fine == "today" else fine)) if there else None


def about(day: date, unit: str, one: bool) -> Reading:
    """ "a year ago": as fine a value as is meant, and the days on which it can be."""
    fine = {
        "week": "week",
        "fortnight": "week",
        "month": "month",
        "year": "month" if one else "year",
    }
    value = value_at(day, fine.get(unit, "year" if unit in {"decade", "century"} else "day"))
    margin = ABOUT.get("years" if unit == "year" and not one else unit, 0)
    first, last = moved(day, -margin, "day"), moved(day, margin, "day")
    return Reading(value, *hull((span_of(value), timex.days(first, last))))


def hence(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "two weeks from now", "in ten days' time", "three weeks from tomorrow"."""
    count, unit = length(parts), unit_of(parts)
    steps = {"yesterday": -1, "tomorrow": 1}.get(parts.get("word", "").lower(), 0)
    base = moved(today, steps, "day")
    if count is None:
        return Reading("FUTURE_REF")
    found = base if unit in SHORT else stepped(base, count, unit) if base else None
    if found and "word" in parts:
        return reading(found.isoformat())  # "a week from today" is a day
    return about(found, unit, count == 1) if found else None


def running(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "the past two years": how long, and from when to when as far as that is known."""
    count, unit, which = length(parts), unit_of(parts), parts["which"].lower()
    if which in {"following", "latest"} and unit != "quarter":
        return Reading(duration(parts))
    if parts.get("unit") == "weekend" and "number" not in parts and which in STEPS:
        there = moved(today, STEPS[which], "weekend")
        return reading(value_at(there, "weekend")) if there else None
    if unit == "quarter" and count and count.denominator == 1:
        return quarters(int(count), which, today, duration(parts))
    sign = 1 if which in {"next", "coming"} else -1
    step = "day" if unit in SHORT else unit
    steps = Fraction(math.ceil(count / 24)) if count and unit == "hour" else count
    other = stepped(today, sign * steps, step) if steps else None
    ends = (other, today) if sign < 0 else (today, other)
    return Reading(duration(parts), *timex.days(*ends))


def quarters(count: int, which: str, today: date, value: str) -> Reading | None:
    """ "the past two quarters": whole ones, not the one that runs."""
    begun = span_of(value_at(today, "quarter"))[0]
    if not begun:  # at the end of the calendar
        return None
    running = date.fromisoformat(begun)
    ahead = which in {"next", "coming", "following"}
    first = moved(running, 1 if ahead else -count, "quarter")
    after = moved(first, count, "quarter") if first else None
    return Reading(value, *timex.days(first, moved(after, -1, "day"))) if after else None
