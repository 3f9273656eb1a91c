"""Time expressions that count from the day of publication -> TIMEX3 values.

Every function reads one kind of expression (`time_words`) as of one day. A publication date known
only as an interval is read as of each of its days: what all of them give is the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from samestory.dates import timex
from samestory.dates.time_words import ORDINALS, PARTS_OF_DAY, SEASONS, WEEKDAYS, number
from samestory.dates.timex import Reading, coarse, day_of, hull, moved, reading, span_of, value_at
from samestory.dates.values import (
    Parts,
    days_of_year,
    duration,
    length,
    month_number,
    month_of_year,
    narrowed,
    singular,
    unresolved,
)

__all__ = ["AS_OF", "FUTURE", "NEAREST", "PAST", "as_of"]

PAST, NEAREST, FUTURE = -1, 0, 1

# A longer interval says nothing of "Tuesday" or "last June" that could be used.
LONGEST_INTERVAL = timedelta(days=800)
# Articles are dated by the time zone of the outlet, events by that of the place.
ZONES = timedelta(days=1)
# How far "a year ago" may lie from the day itself.
ABOUT = {"week": 3, "month": 15, "year": 45, "years": 183, "decade": 730}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
HOLIDAYS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
    "new year's eve": (12, 31), "fourth of july": (7, 4), "halloween": (10, 31),
    "valentine's day": (2, 14),
}  # fmt: skip
STEPS = {
    "last": -1, "previous": -1, "preceding": -1, "this": 0, "the": 0, "that": 0, "same": 0,
    "next": 1, "following": 1,
}  # fmt: skip


def nearest(possible: list[date], today: date, tense: int) -> date | None:
    """The last that is not after `today`, the first that is not before it, or the nearest."""
    if tense == PAST:
        return max((one for one in possible if one <= today), default=None)
    if tense == FUTURE:
        return min((one for one in possible if one >= today), default=None)
    return min(possible, key=lambda one: abs(one - today), default=None)


def around(year: int, month: int, day: int) -> list[date]:
    """The same day of the years about `year`; 29 February looks further for a leap year."""
    reach = 8 if (month, day) == (2, 29) else 1
    found = (day_of(year + step, month, day) for step in range(-reach, reach + 1))
    return [one for one in found if one]


def month_and_day(parts: Parts, today: date, tense: int) -> Reading | None:
    """News leaves the year out for days of this year: a past one of last year is not sure."""
    possible = around(today.year, month_number(parts), int(parts["day"]))
    seen_from = today + ZONES if tense == PAST else today - ZONES if tense == FUTURE else today
    found = nearest(possible, seen_from, tense)
    closest = nearest(possible, today, NEAREST)
    if tense == PAST and found and closest and found != closest and found.year < today.year:
        days = (reading(one.isoformat()) for one in (found, closest))
        return coarse(days, unknown=unresolved("month and day", parts))
    return reading(found.isoformat()) if found else None


def month_of_a_year(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "July last year"."""
    return month_of_year({**parts, "year": f"{today.year + STEPS[parts['which']]:04d}"})


def days(parts: Parts, today: date, tense: int) -> Reading | None:
    if "year" in parts:
        return days_of_year(parts, int(parts["year"]))
    first = month_and_day(parts, today, tense)
    if not first or len(first.value) != 10 or "X" in first.value:
        return first
    return days_of_year(parts, int(first.value[:4]))


def holiday(parts: Parts, today: date, tense: int) -> Reading | None:
    month, number = HOLIDAYS[" ".join(parts["holiday"].lower().replace("’", "'").split())]
    found = nearest(around(today.year, month, number), today, tense)
    return reading(found.isoformat()) if found else None


def month(parts: Parts, today: date, tense: int) -> Reading | None:
    found = nearest(around(today.year, month_number(parts), 1), today.replace(day=1), tense)
    return narrowed(reading(value_at(found, "month")), parts.get("mod", "")) if found else None


def in_week(today: date, weekday: int) -> date | None:
    return moved(today, weekday - today.isoweekday(), "day")


def with_part(found: date | None, parts: Parts) -> Reading | None:
    if not found:
        return None
    part = PARTS_OF_DAY.get(parts.get("part", ""), "")
    return reading(found.isoformat() + (f"T{part}" if part else ""))


def weekday(parts: Parts, today: date, tense: int) -> Reading | None:
    target = WEEKDAYS[parts["weekday"].lower()]
    ahead = (target - today.isoweekday()) % 7
    behind = (today.isoweekday() - target) % 7
    return with_part(moved(today, ahead if tense == FUTURE else -behind, "day"), parts)


def chosen_weekday(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "last Friday", "next Friday": two days are possible when one lies in this very week."""
    which, toward = parts["which"].lower(), parts.get("toward", "")
    here = in_week(today, WEEKDAYS[parts["weekday"].lower()])
    if not here:
        return None
    if which == "this" and not toward:
        return with_part(moved(here, -1, "week") if tense == PAST and here > today else here, parts)
    step = 1 if which == "next" or toward == "coming" else -1
    other = moved(here, step, "week")
    in_this_week = (here - today).days * step > 0
    possible = [here, other] if in_this_week and not toward else [here if in_this_week else other]
    readings = [one for one in (with_part(day, parts) for day in possible) if one]
    return coarse(readings, unknown=unresolved("weekday", parts)) if readings else None


def chosen_month(parts: Parts, today: date) -> Reading | None:
    """ "last June" ended before this month, "next June" starts after it."""
    step, first = STEPS[parts["which"].lower()], today.replace(day=1)
    possible = around(today.year, month_number(parts), 1)
    if step:
        possible = [one for one in possible if (one - first).days * step > 0]
    found = nearest(possible, first, NEAREST)
    return reading(value_at(found, "month")) if found else None


def season(parts: Parts, today: date) -> Reading | None:
    name, step = SEASONS[parts["season"].lower()], STEPS[parts["which"].lower()]
    starts = around(today.year, SEASON_MONTHS[name], 1)
    ended = [one for one in starts if (end := moved(one, 3, "month")) and end <= today]
    ahead = [one for one in starts if one > today]
    running = [one for one in starts if one not in ended and one not in ahead]
    in_year = [one for one in starts if one.year == today.year]
    found = {-1: ended[-1:], 0: running or in_year, 1: ahead[:1]}[step]
    return reading(f"{found[0].year:04d}-{name}") if found else None


def deictic(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "last June", "this Friday", "next week", "earlier this year", "last night"."""
    if "weekday" in parts:
        return chosen_weekday(parts, today, tense)
    if "month" in parts or "abbreviated" in parts:
        return chosen_month(parts, today)
    if "season" in parts:
        return season(parts, today)
    step, unit = STEPS[parts["which"].lower()], parts.get("unit", "")
    if parts["which"] == "the" and tense == PAST:
        return None  # "the end of the year" that is told of
    if "part" in parts:
        return with_part(moved(today, step, "day"), parts)
    if unit == "weekend" and not step and today.isoweekday() < 6 and (
        tense == PAST or parts.get("toward") == "past"
    ):  # fmt: skip
        step = -1
    found = moved(today, step, unit)
    if not found or unit in {"day", "hour", "minute", "second"}:
        return None
    return limited(reading(value_at(found, unit)), parts.get("within", "").lower(), today)


def limited(whole: Reading, within: str, today: date) -> Reading:
    """ "earlier this year" ends today, "later this month" starts today."""
    if within in {"early", "late", "end", "start", "beginning"}:
        return narrowed(whole, within)
    now = today.isoformat()
    if not whole.earliest or not whole.latest or not whole.earliest <= now <= whole.latest:
        return whole
    if within == "earlier":
        return whole._replace(latest=now)
    return whole._replace(earliest=now) if within == "later" else whole


def day_word(parts: Parts, today: date, tense: int) -> Reading | None:
    word = parts["word"].lower()
    found = moved(today, {"yesterday": -1, "tomorrow": 1}.get(word, 0), "day")
    return with_part(found, {**parts, "part": "night"} if word == "tonight" else parts)


def weekend(parts: Parts, today: date, tense: int) -> Reading | None:
    step = -1 if tense != FUTURE and today.isoweekday() < 6 else 0
    return deictic({"which": "last" if step else "this", "unit": "weekend"}, today, NEAREST)


def quarter(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "the first quarter": of the year given, else the last that began or the next to end."""
    place = ORDINALS.get(parts["ordinal"].lower()) or int(parts["ordinal"])
    if "year" in parts or "which" in parts:
        year = int(parts.get("year", today.year + STEPS[parts.get("which", "this").lower()]))
        return reading(f"{year:04d}-Q{place}")
    starts = around(today.year, place * 3 - 2, 1)
    running = moved(today, -2, "month") or today
    start = nearest(
        starts, *((running.replace(day=1), FUTURE) if tense == FUTURE else (today, PAST))
    )
    return reading(value_at(start, "quarter")) if start else None


def half(parts: Parts, today: date, tense: int) -> Reading | None:
    place = ORDINALS[parts["ordinal"].lower()]
    year = int(parts.get("year", today.year + STEPS[parts.get("which", "this").lower()]))
    return reading(f"{year:04d}-H{place}") if place < 3 else None


def ago(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "two days ago" is a day, "a year ago" about a month, "ten years ago" about a year."""
    count, unit = number(parts["number"]), singular(parts["unit"])
    if unit in {"hour", "minute", "second"}:
        before = moved(today, -1, "day")
        return Reading(today.isoformat(), *timex.days(before, today))
    found = moved(today, -count, unit) if count else None
    if not found or unit == "century":
        return None
    fine = {"week": "week", "month": "month", "year": "month" if count == 1 else "year"}
    value = value_at(found, fine.get(unit, "year" if unit == "decade" else "day"))
    margin = ABOUT.get("years" if unit == "year" and count != 1 else unit, 0)
    first, last = moved(found, -margin, "day"), moved(found, margin, "day")
    return Reading(value, *hull((span_of(value), timex.days(first, last))))


def running(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "the past two years": how long, and from when to when."""
    count, unit = length(parts), singular(parts["unit"])
    back = parts["which"] in {"past", "last", "previous"}
    step = unit if unit not in {"hour", "minute", "second"} else "day"
    steps = -(-count // 24) if count and unit == "hour" else count
    other = moved(today, (-1 if back else 1) * steps, step) if steps else None
    if not other:
        return None
    ends = sorted((other, today))
    return Reading(duration(parts), *timex.days(*ends))


AS_OF: dict[str, Callable[[Parts, date, int], Reading | None]] = {
    "month and day": month_and_day, "month of a year": month_of_a_year, "days": days,
    "holiday": holiday, "month": month, "weekday": weekday, "deictic": deictic,
    "day word": day_word, "weekend": weekend, "quarter": quarter, "half": half, "ago": ago,
    "running": running,
}  # fmt: skip


def as_of(
    kind: str, parts: Parts, published: tuple[date, date] | None, tense: int
) -> Reading | None:
    """The reading of an expression in an article published on one of the days of `published`.

    None when it is no time expression after all.
    """
    return remembered(kind, tuple(sorted(parts.items())), published, tense)


@lru_cache(maxsize=4096)
def remembered(
    kind: str,
    items: tuple[tuple[str, str], ...],
    published: tuple[date, date] | None,
    tense: int,
) -> Reading | None:
    """`as_of`, worked out once for each expression: an interval has hundreds of days."""
    parts = dict(items)
    unknown = unresolved(kind, parts)
    if kind in {"days", "quarter", "half"} and "year" in parts:
        return AS_OF[kind](parts, date(int(parts["year"]), 1, 1), tense)
    if not published or published[1] - published[0] > LONGEST_INTERVAL:
        return Reading(unknown)
    length = (published[1] - published[0]).days
    possible = (published[0] + timedelta(days=step) for step in range(length + 1))
    readings = [one for one in (AS_OF[kind](parts, today, tense) for today in possible) if one]
    return coarse(readings, unknown=unknown) if readings else None
