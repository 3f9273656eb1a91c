"""Time expressions -> TIMEX3 values, counted from another date of the text."""

from __future__ import annotations

from datetime import date

from samestory.dates.deixis import FUTURE, PAST, STEPS, chosen_month, weekday, with_part
from samestory.dates.time_words import number
from samestory.dates.timex import Reading, moved, reading, span_of, value_at
from samestory.dates.values import Parts, singular

__all__ = ["from_anchor", "next_to_anchor", "precision"]

# How fine the base is and how large the step -> how fine the result is; nothing for the rest.
FINENESS = {
    ("day", "day"): "day",
    ("day", "week"): "week",
    ("week", "week"): "week",
    ("day", "month"): "month",
    ("month", "month"): "month",
    ("day", "year"): "month",
    ("month", "year"): "month",
    ("quarter", "year"): "quarter",
    ("year", "year"): "year",
}
# "the following week" of a day or of a week; of a month it would be a guess.
ENOUGH = {
    "day": {"day"},
    "week": {"day", "week"},
    "weekend": {"day", "week"},
    "month": {"day", "month"},
    "year": {"day", "month", "quarter", "year"},
}


def precision(value: str) -> str:
    """How fine a value is: day, week, month, quarter or year; empty if not known or otherwise."""
    plain = value.partition("T")[0]
    if not plain[:4].isdecimal() or "X" in plain:
        return ""
    rest = plain[5:]
    if rest[:1].isdecimal():
        return "day" if len(rest) == 5 else "month"
    return {"": "year", "W": "week" if len(rest) == 3 else "", "Q": "quarter"}.get(rest[:1], "")


def from_anchor(parts: Parts, base: str) -> Reading | None:
    """ "seven months later" than `base` (a value); None where it is too coarse to count from."""
    count, unit = number(parts["number"]), singular(parts["unit"])
    fine, first = precision(base), span_of(base)[0]
    sign = 1 if parts["way"].startswith(("later", "after")) else -1
    found = moved(date.fromisoformat(first), sign * count, unit) if first and count else None
    if not found:
        return None
    result = FINENESS.get((fine, unit))
    if result == "month" and unit == "year" and count != 1:
        result = "year"  # "ten years later" is not meant to the month
    return reading(value_at(found, result)) if result else None


def next_to_anchor(parts: Parts, base: str) -> Reading | None:
    """ "the following Monday", "the next day", "that night" as seen from `base` (a value)."""
    step, fine, first = STEPS[parts["which"].lower()], precision(base), span_of(base)[0]
    if not first or not fine:
        return None
    here, unit = date.fromisoformat(first), parts.get("unit", "")
    if unit:
        found = moved(here, step, unit)
        return reading(value_at(found, unit)) if found and fine in ENOUGH.get(unit, ()) else None
    if "part" in parts:
        return with_part(moved(here, step, "day"), parts) if fine == "day" else None
    if not step or fine not in {"day", "month"}:
        return None
    if "weekday" in parts:
        start = moved(here, step, "day")
        tense = FUTURE if step > 0 else PAST
        return weekday(parts, start, tense) if start and fine == "day" else None
    return chosen_month({**parts, "which": "next" if step > 0 else "last"}, here)
