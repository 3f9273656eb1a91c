"""Time expressions that mean the same whenever they are read -> TIMEX3 values.

Dates with their year; and what is known of the others without the day of publication.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from samestory.calendar_words import MONTHS, WEEKDAYS
from samestory.dates.holidays import holiday_of, nth_weekday
from samestory.dates.lengths import duration, unit_of
from samestory.dates.time_words import (
    PARTS_OF_DAY,
    SEASONS,
    ordinal,
    year_in_words,
)
from samestory.dates.timex import Reading, coarse, day_of, reading, value_at
from samestory.number_words import TENS

__all__ = ["ABSOLUTE", "days_of_year", "month_number", "narrowed", "shifted", "unresolved"]

Parts = Mapping[str, str]

# What is left of a value when its unit alone is known.
UNKNOWN = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
EARLY = frozenset({"early", "beginning", "start", "first", "turn", "opening"})
LATE = frozenset({"late", "end", "second", "latter", "last", "close", "later", "closing", "final"})
MIDDLE = frozenset({"mid", "middle"})


def month_number(parts: Parts) -> int:
    """1 to 12, from the name, abbreviation or number of a month."""
    word = parts.get("month") or parts["abbreviated"].removesuffix(".")
    return int(word) if word.isdecimal() else MONTHS[word.lower()]


def year_of(parts: Parts) -> int:
    """The year, in digits or in words."""
    return int(parts["year"]) if "year" in parts else year_in_words(parts["spelled"])


def narrowed(whole: Reading, modifier: str) -> Reading:
    """ "early 2020": the value stays, the days are those of the first half."""
    words = set(modifier.lower().replace("-", " ").split())
    if not words & (EARLY | LATE | MIDDLE) or not whole.earliest or not whole.latest:
        return whole
    first, last = date.fromisoformat(whole.earliest), date.fromisoformat(whole.latest)
    half = first + (last - first) // 2
    if last - first > timedelta(days=31):  # years and decades are halved between months
        half = half.replace(day=1) - timedelta(days=1)
    if words & EARLY:
        last = half
    elif words & LATE:
        first = half + timedelta(days=1)
    else:
        first, last = first + (half - first) / 2, last - (last - half) / 2
    return Reading(whole.value, first.isoformat(), last.isoformat())


def day(parts: Parts) -> Reading | None:
    """ "January 3, 2020", with the hour if it has one."""
    found = day_of(int(parts["year"]), month_number(parts) or 0, int(parts["day"]))
    if not found:
        return None
    clock = f"T{parts['hour24']}:{parts['minute']}" if "hour24" in parts else ""
    return reading(found.isoformat() + clock)


def numbers(parts: Parts) -> Reading | None:
    """1/6/2021 is January in one country and June in another; with dots the day comes first.

    `parts["order"]` is how this article writes it, "day first" or "month first", if known.
    """
    year, one, two = int(parts["year"]), int(parts["one"]), int(parts["two"])
    if len(parts["year"]) == 2:
        year += 1900 if year > 68 else 2000  # as POSIX reads two digits
    day_first, month_first = (two, one), (one, two)
    orders = [day_first] if parts["sep"] == "." else [month_first, day_first]
    found = [(order, day_of(year, *order)) for order in orders]
    wanted = {"day first": day_first, "month first": month_first}.get(parts.get("order", ""))
    if any(order == wanted and one for order, one in found):
        found = [one for one in found if one[0] == wanted]
    possible = [reading(one.isoformat()) for _, one in found if one]
    return coarse(possible, unknown=str(year)) if possible else None


def days_of_year(parts: Parts, year: int) -> Reading | None:
    """ "January 3-5": the month as value, and its days; None unless they are in order."""
    month = month_number(parts)
    first = day_of(year, month, int(parts["day"]))
    last = day_of(year, month, int(parts["day2"]))
    if not first or not last or last <= first:
        return None
    return Reading(value_at(first, "month"), first.isoformat(), last.isoformat())


def month_of_year(parts: Parts) -> Reading:
    """ "June 2020", "early June 2020"."""
    value = f"{year_of(parts)}-{month_number(parts):02d}"
    return narrowed(reading(value), parts.get("mod", ""))


def week_of_month(parts: Parts) -> Reading | None:
    """ "the last week of June 2020": the month, and the days of that week of it."""
    whole = reading(f"{parts['year']}-{month_number(parts):02d}")
    if not whole.earliest or not whole.latest:
        return None
    first, last = date.fromisoformat(whole.earliest), date.fromisoformat(whole.latest)
    place, week = ordinal(parts["place"]), timedelta(days=7)
    if parts["unit"] == "weekend" and "few" not in parts:
        saturday = nth_weekday(first.year, first.month, 6, place or -1)
        return reading(value_at(saturday, "weekend"))
    if "few" in parts or parts["unit"].startswith("day"):
        return narrowed(whole, parts["place"])
    if place > 1:
        first += week * (place - 1)
    elif parts["place"].lower() in {"last", "final", "closing"}:
        first = last - timedelta(days=6)
    days = first, min(last, first + timedelta(days=6))
    return Reading(whole.value, days[0].isoformat(), days[1].isoformat())


def weekday_of_month(parts: Parts) -> Reading | None:
    """ "the first Monday of June 2020"."""
    place = ordinal(parts["place"]) or -1
    weekday, month = WEEKDAYS[parts["weekday"].lower()], month_number(parts)
    return reading(nth_weekday(int(parts["year"]), month, weekday, place).isoformat())


def decade(parts: Parts) -> Reading:
    """ "the 1990s", "the nineties"."""
    value = parts.get("decade")
    if "tens" in parts:
        tens = [ten for ten in TENS if parts["tens"].startswith(ten.removesuffix("y"))]
        value = f"19{TENS[tens[0]] // 10}"
    return narrowed(reading(value or f"19{parts['short']}"), parts.get("mod", ""))


def century(parts: Parts) -> Reading:
    """ "the 19th century", "the late nineteenth century"."""
    word = parts["century"].lower()
    digits = "".join(letter for letter in word if letter.isdecimal())
    value = int(digits) if digits else ordinal(word)
    return narrowed(reading(f"{value - 1:02d}"), parts.get("mod", ""))


def fiscal(parts: Parts) -> Reading | None:
    """A company's or state's own year, and a season: which days it has, the text must say."""
    year = parts.get("year") or f"20{parts['short_year']}"
    if "to" not in parts or (int(year) + 1) % 100 == int(parts["to"]):
        return Reading(year)
    return reading(f"{year}-{parts['to']}") if 1 <= int(parts["to"]) <= 12 else None  # ISO 8601


def half(parts: Parts) -> Reading | None:
    """ "the first half of 2020"; there are two."""
    place = ordinal(parts["ordinal"])
    return reading(f"{parts['year']}-H{place}") if place < 3 else None


def quarter(parts: Parts) -> Reading:
    """A quarter of a named year; of a fiscal year the days are not known."""
    value = f"{parts['year']}-Q{ordinal(parts['ordinal'])}"
    return Reading(value) if "fiscal" in parts else reading(value)


def holiday(parts: Parts) -> Reading | None:
    """ "Christmas 2020"."""
    found = holiday_of(parts["holiday"], int(parts["year"]))
    return reading(found.isoformat()) if found else None


# Kinds that need no day of publication once their year is known.
ABSOLUTE: dict[str, Callable[[Parts], Reading | None]] = {
    "day": day,
    "numbers": numbers,
    "month of year": month_of_year,
    "year": lambda parts: narrowed(reading(f"{year_of(parts)}"), parts.get("mod", "")),
    "ranged year": lambda parts: narrowed(reading(parts["year"]), parts.get("mod", "")),
    "decade": decade,
    "century": century,
    "season": lambda p: narrowed(
        reading(f"{year_of(p)}-{SEASONS[p['season'].lower()]}"), p.get("mod", "")
    ),
    "fiscal": fiscal,
    "quarter": quarter,
    "half": half,
    "week of month": week_of_month,
    "weekday of month": weekday_of_month,
    "holiday": holiday,
    "days": lambda parts: days_of_year(parts, int(parts["year"])),
}


def all_days(kind: str, parts: Parts) -> str:
    """XXXX-06, XXXX-01-03: a month or a day of it in an unknown year."""
    whole = f"XXXX-{month_number(parts):02d}"
    dated = kind in {"month and day", "day of a year", "day of list"}
    return f"{whole}-{int(parts['day']):02d}" if dated else whole


def unresolved(kind: str, parts: Parts) -> str:
    """What is known of the value without the day of publication: XXXX-06, XXXX-WXX-2, ..."""
    if kind == "running":
        return duration(parts)
    part = f"T{PARTS_OF_DAY[parts['part']]}" if "part" in parts else ""
    if "month" in parts or "abbreviated" in parts:
        return all_days(kind, parts)
    if "weekday" in parts:
        return f"XXXX-WXX-{WEEKDAYS[parts['weekday'].lower()]}{part}"
    if kind == "holiday":
        return one_day_of_any_year(parts)
    if "season" in parts:
        return f"XXXX-{SEASONS[parts['season'].lower()]}"
    if "ordinal" in parts:
        return f"XXXX-{'H' if kind == 'half' else 'Q'}{ordinal(parts['ordinal'])}"
    if kind == "day of month":
        return f"XXXX-XX-{int(parts['day']):02d}"
    if part or kind in {"day word", "day of week", "overnight"}:
        return f"XXXX-XX-XX{part}"
    unit = unit_of(parts) if "unit" in parts or "plural" in parts else "year"
    if unit in {"hour", "minute", "second"}:
        return "XXXX-XX-XX"
    return UNKNOWN["weekend" if kind == "weekend" else unit]


def one_day_of_any_year(parts: Parts) -> str:
    """XXXX-12-25 for a feast that is on one day of every year, else XXXX."""
    days = [holiday_of(parts["holiday"], year) for year in (2021, 2022)]
    fixed = {day.isoformat()[4:] for day in days if day}
    return f"XXXX{fixed.pop()}" if len(fixed) == 1 else "XXXX"


def shifted(whole: Reading, years: int) -> Reading:
    """The same day, quarter or year of another year."""
    value = f"{int(whole.value[:4]) + years:04d}{whole.value[4:]}"
    return reading(value) if whole.earliest else Reading(value)
