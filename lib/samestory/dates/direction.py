"""Which of several possible days is meant: the last before the day of writing, or the next."""

from __future__ import annotations

from datetime import date, timedelta

from samestory.dates.timex import day_of

__all__ = ["FUTURE", "LIKELY_PAST", "NEAREST", "PAST", "STEPS", "ZONES", "around", "told", "toward"]

PAST, NEAREST, FUTURE = -1, 0, 1
# Told in the past, but what the date belongs to need not be: "they set a deadline of January 14".
LIKELY_PAST = -2

# Articles are dated by the time zone of the outlet, events by that of the place.
ZONES = timedelta(days=1)
# "January 14" is not said on January 5 of the one before: that would have its year.
TOO_LONG_AGO = timedelta(days=270)
TOO_FAR_AHEAD = timedelta(days=300)
STEPS = {
    "last": -1, "previous": -1, "preceding": -1, "past": -1, "latest": -1,
    "this": 0, "the": 0, "that": 0, "same": 0, "current": 0,
    "next": 1, "following": 1, "coming": 1, "upcoming": 1,
}  # fmt: skip


def toward(possible: list[date], today: date, tense: int) -> date | None:
    """The last that is not after `today`, the first that is not before it, or the nearest."""
    if tense == PAST:
        return max((one for one in possible if one <= today), default=None)
    if tense == FUTURE:
        return min((one for one in possible if one >= today), default=None)
    return min(possible, key=lambda one: abs(one - today), default=None)


def told(possible: list[date], today: date, tense: int) -> date | None:
    """Like `toward`, for what is named without its year: never one so far off, of another year.

    News leaves the year out for days of this year, and for those that are near.
    """
    past = tense in {PAST, LIKELY_PAST}
    seen_from = today + ZONES if past else today - ZONES if tense == FUTURE else today
    found = toward(possible, seen_from, PAST if past else tense)
    closest = toward(possible, today, NEAREST)
    if not found or found.year == today.year or tense == PAST:
        return found or closest
    far = today - found > TOO_LONG_AGO or found - today > TOO_FAR_AHEAD
    return closest if far else found


def around(year: int, month: int, day: int) -> list[date]:
    """The same day of the years about `year`; 29 February looks further for a leap year."""
    reach = 8 if (month, day) == (2, 29) else 1
    found = (day_of(year + step, month, day) for step in range(-reach, reach + 1))
    return [one for one in found if one]
