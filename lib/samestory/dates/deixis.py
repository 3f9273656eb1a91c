"""Time expressions that count from the day of publication -> TIMEX3 values.

Every function reads one kind of expression (`patterns`) as of one day. A publication date known
only as an interval is read as of each of its days: what all of them give is the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from samestory.calendar_words import WEEKDAYS
from samestory.dates.direction import FUTURE, NEAREST, PAST, STEPS, around, told, toward
from samestory.dates.holidays import holiday_of
from samestory.dates.seasons import ago, half, hence, quarter, running, season
from samestory.dates.time_words import PARTS_OF_DAY, weekday_number
from samestory.dates.timex import Reading, coarse, day_of, moved, reading, value_at
from samestory.dates.values import (
    ABSOLUTE,
    Parts,
    days_of_year,
    month_number,
    month_of_year,
    narrowed,
    unresolved,
    week_of_month,
    weekday_of_month,
)

__all__ = ["AS_OF", "as_of", "chosen_month", "weekday", "with_part"]

# A longer interval says nothing of "Tuesday" or "last June" that could be used.
LONGEST_INTERVAL = timedelta(days=800)
LONGEST_READ_DAILY = 62  # days
# Words for a part of a running unit of which both ends are in it: "the rest of the year".
STILL_TO_COME = frozenset({"later", "rest", "remainder"})
EDGES = frozenset("early late mid end start beginning middle close turn".split())


def month_and_day(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "January 3" of this year, or the nearest; "Friday, January 3" of a year that has it."""
    possible = around(today.year, month_number(parts), int(parts["day"]))
    if "which" in parts:
        found = toward(possible, today, STEPS[parts["which"].lower()])
        return reading(found.isoformat()) if found else None
    weekday = weekday_number(parts.get("of_week", ""))
    fitting = [one for one in possible if one.isoweekday() == weekday]
    found = toward(fitting, today, NEAREST) if fitting else told(possible, today, tense)
    return reading(found.isoformat()) if found else None


def day_of_week(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "Friday the 13th": of the nearest month that has one."""
    first, number = today.replace(day=1), int(parts["day"])
    months = [moved(first, step, "month") for step in range(-12, 13)]
    days = [day_of(one.year, one.month, number) for one in months if one]
    weekday = weekday_number(parts["of_week"])
    fitting = [one for one in days if one and one.isoweekday() == weekday]
    found = toward(fitting, today, tense)
    return reading(found.isoformat()) if found else None


def day_of_month(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "on the 18th": of this month, or the one before or after it."""
    first = today.replace(day=1)
    months = [moved(first, step, "month") for step in (-1, 0, 1)]
    days = [day_of(one.year, one.month, int(parts["day"])) for one in months if one]
    found = toward([one for one in days if one], today, tense)
    return reading(found.isoformat()) if found else None


def day_of_a_year(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "January 3 last year"."""
    year = today.year + STEPS[parts["which"]]
    found = day_of(year, month_number(parts), int(parts["day"]))
    return reading(found.isoformat()) if found else None


def month_of_a_year(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "July last year"."""
    return month_of_year({**parts, "year": f"{today.year + STEPS[parts['which']]:04d}"})


def days(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "January 3-5": of the year in which the first of them is meant."""
    first = month_and_day(parts, today, tense)
    return days_of_year(parts, int(first.value[:4])) if first else None


def holiday(parts: Parts, today: date, tense: int) -> Reading | None:
    """The nearest such feast, or the last or next where the sentence says so."""
    names = (holiday_of(parts["holiday"], today.year + step) for step in (-1, 0, 1))
    possible = [one for one in names if one]
    tense = STEPS.get(parts.get("which", "").lower(), tense)
    found = toward(possible, today, tense)
    return reading(found.isoformat()) if found else None


def month(parts: Parts, today: date, tense: int) -> Reading | None:
    """That month of this year or a neighbouring one, by the tense."""
    found = told(around(today.year, month_number(parts), 1), today.replace(day=1), tense)
    return narrowed(reading(value_at(found, "month")), parts.get("mod", "")) if found else None


def within_month(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "the last week of June", "the first Monday in March"."""
    found = month({**parts, "mod": ""}, today, tense)
    if not found:
        return None
    dated = {**parts, "year": found.value[:4]}
    return weekday_of_month(dated) if "weekday" in parts else week_of_month(dated)


def in_week(today: date, weekday: int) -> date | None:
    """The weekday (1 is Monday) in the week of `today`."""
    return moved(today, weekday - today.isoweekday(), "day")


def with_part(found: date | None, parts: Parts) -> Reading | None:
    """A day with its part of the day, if one is named: "Monday evening"."""
    if not found:
        return None
    part = PARTS_OF_DAY.get(parts.get("part", ""), "")
    return reading(found.isoformat() + (f"T{part}" if part else ""))


def weekday(parts: Parts, today: date, tense: int) -> Reading | None:
    """The last or the next such day, or `today` itself; see `turn_of_day` for the night."""
    target = WEEKDAYS[parts["weekday"].lower()]
    ahead = (target - today.isoweekday()) % 7
    behind = (today.isoweekday() - target) % 7
    updated = parts.get("mod", "").lower() == "early" or parts.get("part") == "morning"
    if updated and ahead == 1 and tense == PAST:
        return turn_of_day(parts, today)
    return with_part(moved(today, ahead if tense == FUTURE else -behind, "day"), parts)


def turn_of_day(parts: Parts, today: date) -> Reading | None:
    """ "Heard early on Friday", dated Thursday: written on in the night, or six days later."""
    possible = [with_part(moved(today, step, "day"), parts) for step in (1, -6)]
    return coarse([one for one in possible if one], unknown=unresolved("weekday", parts))


def weekday_of_week(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "Tuesday of next week"."""
    there = moved(today, STEPS[parts["which"].lower()], "week")
    return with_part(in_week(there, WEEKDAYS[parts["weekday"].lower()]), {}) if there else None


def chosen_weekday(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "last Friday", "next Friday": two days are possible when one lies in this very week."""
    which, direction = parts["which"].lower(), parts.get("toward", "")
    here = in_week(today, WEEKDAYS[parts["weekday"].lower()])
    if not here:
        return None
    if which in {"coming", "upcoming"} or direction in {"coming", "upcoming"}:
        return weekday(parts, moved(today, 1, "day") or today, FUTURE)
    if which == "this" and not direction:
        return with_part(moved(here, -1, "week") if tense == PAST and here > today else here, parts)
    step = 1 if which == "next" else -1
    other = moved(here, step, "week")
    in_this_week = (here - today).days * step > 0
    possible = (
        [here, other] if in_this_week and not direction else [here if in_this_week else other]
    )
    readings = [one for one in (with_part(day, parts) for day in possible) if one]
    return coarse(readings, unknown=unresolved("weekday", parts)) if readings else None


def chosen_month(parts: Parts, today: date, tense: int = NEAREST) -> Reading | None:
    """ "last June" ended before this month, "next June" starts after it."""
    which = parts["which"].lower()
    step, first = STEPS[which], today.replace(day=1)
    possible = around(today.year, month_number(parts), 1)
    if step:
        possible = [one for one in possible if (one - first).days * step > 0]
        found = toward(possible, first, NEAREST)
    else:
        found = told(possible, first, tense if tense else FUTURE)
    if not found:
        return None
    return narrowed(reading(value_at(found, "month")), parts.get("within", ""))


def deictic(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "last June", "this Friday", "next week", "earlier this year", "last night"."""
    if "weekday" in parts:
        return chosen_weekday(parts, today, tense)
    if "month" in parts or "abbreviated" in parts:
        return chosen_month(parts, today, tense)
    if "season" in parts:
        return season(parts, today, tense)
    step, unit = STEPS[parts["which"].lower()], parts.get("unit", "")
    if "part" in parts:
        return with_part(moved(today, step, "day"), parts)
    back = tense == PAST or parts.get("toward") == "past"
    if unit == "weekend" and not step and today.isoweekday() < 6 and back:
        step = -1
    if unit == "weekend" and parts["which"].lower() in {"coming", "upcoming"}:
        step = 0
    found = moved(today, step, unit)
    if not found or unit in {"hour", "minute", "second"} or (unit == "day" and step):
        return None
    if "fiscal" in parts:
        return Reading(value_at(found, unit))
    return limited(reading(value_at(found, unit)), parts.get("within", "").lower(), today)


def limited(whole: Reading, within: str, today: date) -> Reading:
    """ "earlier this year" ends today, "later this month" and "the rest of it" start today."""
    words = set(within.split())
    if words & EDGES:
        return narrowed(whole, within)
    now = today.isoformat()
    if not whole.earliest or not whole.latest or not whole.earliest <= now <= whole.latest:
        return whole
    if words & {"earlier", "so"}:
        return whole._replace(latest=now)
    return whole._replace(earliest=now) if words & STILL_TO_COME else whole


def day_word(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "today", "tomorrow night", "the day before yesterday"."""
    word = " ".join(parts["word"].lower().split())
    steps = {"yesterday": -1, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}
    found = moved(today, steps.get(word, 0), "day")
    return with_part(found, {**parts, "part": "night"} if word == "tonight" else parts)


def overnight(parts: Parts, today: date, tense: int) -> Reading | None:
    """The night before the day of writing, or the one after it."""
    night = moved(today, -1 if tense == PAST else 0, "day")
    return with_part(night, {"part": "night"})


def weekend(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "over the weekend": the one before, or that of this week where it is ahead or runs."""
    step = -1 if tense != FUTURE and today.isoweekday() < 6 else 0
    return deictic({"which": "last" if step else "this", "unit": "weekend"}, today, NEAREST)


def year_end(parts: Parts, today: date, tense: int) -> Reading | None:
    """ "by year-end": of this year, of the last one when that is told in its first half."""
    last = tense == PAST and today.month < 7
    return narrowed(reading(f"{today.year - last:04d}"), "end")


AS_OF: dict[str, Callable[[Parts, date, int], Reading | None]] = {
    "month and day": month_and_day, "day of list": month_and_day, "day of a year": day_of_a_year,
    "month of a year": month_of_a_year, "days": days, "day of month": day_of_month,
    "day of week": day_of_week, "week of month": within_month, "weekday of month": within_month,
    "holiday": holiday, "month": month, "weekday": weekday, "weekday of week": weekday_of_week,
    "deictic": deictic, "day word": day_word, "overnight": overnight, "weekend": weekend,
    "quarter": quarter, "half": half, "ago": ago, "hence": hence, "in length": hence,
    "a quarter": deictic, "running": running, "year end": year_end,
}  # fmt: skip


def as_of(
    kind: str, parts: Parts, published: tuple[date, date] | None, tense: int
) -> Reading | None:
    """The reading of an expression in an article published on one of the days of `published`.

    None when it is no time expression after all.
    """
    return remembered(kind, tuple(sorted(parts.items())), published, tense)


def telling_days(first: date, last: date) -> list[date]:
    """The days of an interval; of a long one its ends, and the first and last days of its months.

    What is meant changes at these, and work is bounded for texts full of dates.
    """
    length = (last - first).days
    every = [first + timedelta(days=step) for step in range(length + 1)]
    if length <= LONGEST_READ_DAILY:
        return every
    return [day for day in every if day in {first, last} or day.day == 1 or day.day >= 28]


@lru_cache(maxsize=4096)
def remembered(
    kind: str,
    items: tuple[tuple[str, str], ...],
    published: tuple[date, date] | None,
    tense: int,
) -> Reading | None:
    """`as_of`, worked out once for each expression: an interval has hundreds of days."""
    parts = dict(items)
    if kind in ABSOLUTE and ("year" in parts or kind not in AS_OF):
        return ABSOLUTE[kind](parts)
    unknown = unresolved(kind, parts)
    if not published or published[1] - published[0] > LONGEST_INTERVAL:
        return Reading(unknown)
    days = telling_days(*published)
    readings = [one for one in (AS_OF[kind](parts, today, tense) for today in days) if one]
    return coarse(readings, unknown=unknown) if readings else None
