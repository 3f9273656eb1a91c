"""Time expressions -> TIMEX3 values, counted from another date of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from samestory.dates.deixis import chosen_month, weekday, with_part
from samestory.dates.direction import FUTURE, PAST, STEPS
from samestory.dates.lengths import length, unit_of
from samestory.dates.timex import Reading, moved, reading, span_of, stepped, value_at
from samestory.dates.values import Parts
from samestory.tables import Date

__all__ = ["anchor", "from_anchor", "next_to_anchor", "precision"]

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
    ("quarter", "quarter"): "quarter",
    ("half", "year"): "half",
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


# A relative date ("three days later") looks back no further than this many characters.
REACH = 500
# "Police said Monday that he left two days earlier": the day of the report is no anchor.
# "On the Sunday before Election Day": what is told happened on the Sunday.
BEFOREHAND = re.compile(r"\b(?:before|until) (?:the )?\Z")
REPORTING = frozenset(
    "said told says announced reported added confirmed stated tells tweeted wrote".split()
)


def precision(value: str) -> str:
    """How fine a value is: day, week, month, quarter, half, year; else empty."""
    plain = value.partition("T")[0]
    if not plain[:4].isdecimal() or "X" in plain:
        return ""
    rest = plain[5:]
    if not rest:
        return "year" if len(plain) == 4 else ""
    if rest[0].isdecimal():
        return "day" if len(rest) == 5 else "month"
    if rest[0] == "W":
        return "week" if len(rest) == 3 else ""
    return {"Q": "quarter", "H": "half"}.get(rest[0], "")


def from_anchor(parts: Parts, base: str) -> Reading | None:
    """ "seven months later" than `base` (a value); None where it is too coarse to count from."""
    if "unit" not in parts and "plural" not in parts:
        return part_beside(parts, base)
    count, unit = length(parts), unit_of(parts)
    fine, first = precision(base), span_of(base)[0]
    sign = 1 if parts["way"].startswith(("later", "after")) else -1
    found = stepped(date.fromisoformat(first), sign * count, unit) if first and count else None
    if not found:
        return None
    result = FINENESS.get((fine, unit))
    if result == "month" and unit == "year" and count != 1:
        result = "year"  # "ten years later" is not meant to the month
    if result in {"quarter", "half"} and unit == "year":
        return reading(f"{found.year:04d}{base[4:]}")
    return reading(value_at(found, result)) if result else None


def part_beside(parts: Parts, base: str) -> Reading | None:
    """ "the night before", as seen from a day."""
    first = span_of(base)[0]
    if precision(base) != "day" or not first:
        return None
    step = 1 if parts["way"] == "after" else -1
    return with_part(moved(date.fromisoformat(first), step, "day"), parts)


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


def anchor(rows: Sequence[Date], text: str, start: int) -> Date | None:
    """The date that a relative one at `start` counts from: the last that dates what happened."""
    for one in reversed(rows[-3:]):
        if start - one.end > REACH or text.count("\n", one.end, start) > 2:
            return None
        if one.type not in {"DATE", "TIME"} or one.event.lower() in REPORTING:
            continue
        if BEFOREHAND.search(text, max(0, one.start - 12), one.start):
            continue
        if precision(one.value):
            return one
        if not one.value.endswith("_REF"):
            return None
    return None
