"""What the words right beside a time expression say of it: a printed date, a range, a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from spacy.tokens import Span

from samestory.dates.anchors import anchor, precision
from samestory.dates.lengths import clock
from samestory.dates.patterns import Expression
from samestory.dates.rows import Resolved, from_row
from samestory.dates.tense import window
from samestory.dates.time_words import PARTS_OF_DAY, weekday_number
from samestory.dates.timex import Reading, day_of, reading
from samestory.dates.values import ABSOLUTE, month_number
from samestory.tables import Date

if TYPE_CHECKING:
    from samestory.dates.reader import Reader

__all__ = ["between", "clock_time", "end_day", "framed", "habit", "listed", "made_exact",
           "printed", "range_end", "range_start"]  # fmt: skip

RANGE_WORDS = frozenset("and or to through until till - – — ,".split())
# What may stand between a time of day and its day.
GAPS = frozenset({"", "at", "on", "on the", "of", "in the early hours of"})
TO = frozenset({"to", "through", "until", "till", "-", "–"})
ENDED = frozenset({"ended", "ending", "that ended", "ended on", "ending on", "to", "which ended"})
# Between a word like "Tuesday" and the date that it is: "Tuesday (January 5)", "Tuesday, the 5th".
SAME_DAY = frozenset({"", ",", "(", ", the", "the", ", on", "-", "–"})
PRINTED = frozenset({"day", "numbers", "month and day", "day of a year"})
RELATIVE = frozenset({"weekday", "day word", "deictic", "weekday of week"})
# How far another date may stand to be part of the same phrase, in characters.
NEAR = 12
FAR = 60
# How far the entry of a list of what happened reaches, in characters.
ENTRY = 300
# Characters before a year that sets the time of a whole sentence: "In 2019, ... in March".
FRAME = 3


def between(reader: Reader, one: int, other: int) -> str:
    """The words from one place of the text to another, in lower case; "..." where they are many."""
    if other - one > FAR:
        return "..."
    return " ".join(reader.text[one:other].replace("\n", " ").lower().split())


def habit(found: Sequence[Expression]) -> str:
    """How the article writes its numeric dates: "day first", "month first", or empty.

    What cannot be otherwise decides: 25/12/2019. Else "3 May" in words speaks for the day first;
    "May 3" speaks for nothing, as half the world writes 3/5 all the same.
    """
    seen: Counter[str] = Counter()
    for one in found:
        if one.kind == "numbers" and one.parts["sep"] != ".":
            first, second = int(one.parts["one"]), int(one.parts["two"])
            seen["day first"] += first > 12 >= second
            seen["month first"] += second > 12 >= first
    certain = [order for order, times in seen.items() if times]
    if certain:
        return certain[0] if len(certain) == 1 else ""
    words = [
        one for one in found if one.kind in {"day", "month and day"} and "dash" not in one.parts
    ]
    day_first = [starts_with_day(one) for one in words]
    return "day first" if day_first and all(day_first) else ""


def starts_with_day(one: Expression) -> bool:
    """Whether a date in words has its day first: "3 May"."""
    names = list(one.parts)
    return "month" in names and names.index("day") < names.index("month")


def printed(reader: Reader, place: int, span: Span) -> Resolved | None:
    """A word for a day, beside that day as printed: the printed one holds."""
    found = reader.found[place]
    if found.kind not in RELATIVE or not ({"weekday", "word"} & set(found.parts)):
        return None
    after = reader.found[place + 1 : place + 2]
    if (
        after
        and after[0].kind in PRINTED
        and between(reader, found.end, after[0].start) in SAME_DAY
    ):
        day = reader.peek(place + 1)
        if day is not None and fits(found, day):
            return from_row(with_part(found, day), day)
    before = reader.rows[-1] if reader.rows else None
    if before is not None and between(reader, before.end, found.start) in {"(", ", a"}:
        return from_row(with_part(found, before), before) if fits(found, before) else None
    return None


def made_exact(reader: Reader, place: int, meaning: Reading) -> Reading:
    """ "A year ago, on January 3, 2020": the value stays, the days are those that are printed."""
    found, after = reader.found[place], reader.found[place + 1 : place + 2]
    gap = between(reader, found.end, after[0].start) if after else "."
    near = reader.peek(place + 1) if gap in SAME_DAY and after[0].kind in PRINTED else None
    before = reader.rows[-1] if reader.rows else None
    if near is None and before and between(reader, before.end, found.start) in {",", "("}:
        near = before
    days = (near.earliest, near.latest) if near else (None, None)
    if not near or not days[0] or not days[1] or not meaning.earliest or not meaning.latest:
        return meaning
    inside = meaning.earliest <= days[0] and days[1] <= meaning.latest
    return meaning._replace(earliest=days[0], latest=days[1]) if inside else meaning


def fits(found: Expression, day: Date) -> bool:
    """Whether the printed day is one of that name."""
    if precision(day.value) != "day" or not day.earliest:
        return False
    weekday = weekday_number(found.parts.get("weekday", ""))
    return weekday in {0, date.fromisoformat(day.earliest).isoweekday()}


def with_part(found: Expression, day: Date) -> Reading:
    """A printed day, with the part of the day that the word beside it names."""
    part = PARTS_OF_DAY.get(found.parts.get("part", ""))
    return reading(day.value.partition("T")[0] + (f"T{part}" if part else ""))


def range_end(reader: Reader, place: int, span: Span) -> Resolved | None:
    """A date that the dated end of its range gives the year: "January 3 to 20 May 2021"."""
    found, later = reader.found[place], reader.found[place + 1 : place + 2]
    wanted = {"month and day": "day", "month": "month of year"}.get(found.kind)
    if not later or later[0].kind != wanted or later[0].start - found.end > NEAR:
        return None
    words = set(reader.text[found.end : later[0].start].replace(",", " , ").split())
    if not words <= RANGE_WORDS or "year" not in later[0].parts:
        return None
    crosses = month_number(found.parts) > month_number(later[0].parts)
    if crosses and words & {"and", "or", ","}:
        return None
    year = str(int(later[0].parts["year"]) - crosses)
    meaning = ABSOLUTE[wanted]({**found.parts, "year": year})
    base = later[0].start, later[0].end
    return Resolved(meaning, "DATE", "text", base) if meaning else None


def range_start(reader: Reader, place: int, span: Span) -> Resolved | None:
    """ "from May to September": the first such month or day after the one that opens the range."""
    found, before = reader.found[place], reader.rows[-1] if reader.rows else None
    wanted = {"month and day": "day", "month": "month of year"}.get(found.kind)
    if wanted is None or before is None or not before.earliest or "year" in found.parts:
        return None
    fine = "day" if found.kind == "month and day" else "month"
    if between(reader, before.end, found.start) not in TO or precision(before.value) != fine:
        return None
    first = before.earliest
    for year in (int(first[:4]), int(first[:4]) + 1):
        meaning = ABSOLUTE[wanted]({**found.parts, "year": f"{year:04d}"})
        if meaning and meaning.earliest and meaning.earliest >= first:
            return from_row(meaning, before)
    return None


def listed(reader: Reader, place: int, span: Span) -> Resolved | None:
    """ "April 24 and 25": a day whose month stands before it."""
    found = reader.found[place]
    if found.kind == "day of list" and "year" in found.parts:
        meaning = ABSOLUTE["day"](found.parts)
        return Resolved(meaning, "DATE") if meaning else None
    if found.kind != "next of list" or not reader.rows:
        return None
    before = reader.rows[-1]
    joined = between(reader, before.end, found.start) in {"and", "or", ","}
    if not joined or precision(before.value) != "day" or not before.text[-1].isdecimal():
        return None
    year, month = int(before.value[:4]), int(before.value[5:7])
    later = day_of(year, month, int(found.parts["day"]))
    if not later or later.isoformat() <= before.value:
        return None
    return from_row(reading(later.isoformat()), before)


def framed(reader: Reader, place: int, span: Span) -> Resolved | None:
    """ "In 2019 the bank closed in March": the year that opens the sentence holds for it."""
    found = reader.found[place]
    wanted = {"month and day": "day", "month": "month of year"}.get(found.kind)
    if wanted is None or not reader.rows:
        return None
    first, _ = window(reader.doc, span.start)
    sentence = reader.doc[first].idx
    same = [one for one in reader.rows[-4:] if one.start >= sentence]
    frame = next((one for one in same if one.text == one.value), None)
    if frame is None or frame.start - sentence > FRAME:
        return in_entry(reader, found, wanted)
    meaning = ABSOLUTE[wanted]({**found.parts, "year": frame.value})
    return from_row(meaning, frame) if meaning else None


def in_entry(reader: Reader, found: Expression, wanted: str) -> Resolved | None:
    """ "May 4, 2019: ... the March raid": the last March or May 3 up to the day of the entry."""
    for day in reversed(reader.rows[-4:]):
        if found.start - day.end > ENTRY or "\n" in reader.text[day.end : found.start]:
            return None
        if reader.text[day.end : day.end + 1] != ":" or day.anchor or precision(day.value) != "day":
            continue
        if not day.latest:
            return None
        years = (int(day.latest[:4]), int(day.latest[:4]) - 1)
        read = (ABSOLUTE[wanted]({**found.parts, "year": f"{year:04d}"}) for year in years)
        past = (one for one in read if one and one.earliest and one.earliest <= (day.latest or ""))
        meaning = next(past, None)
        return from_row(meaning, day) if meaning else None
    return None


def end_day(reader: Reader, place: int) -> Date | None:
    """The day in "the quarter ended September 30"."""
    found, after = reader.found[place], reader.found[place + 1 : place + 2]
    if not after or after[0].kind not in PRINTED:
        return None
    if between(reader, found.end, after[0].start) not in ENDED:
        return None
    day = reader.peek(place + 1)
    return day if day is not None and precision(day.value) == "day" else None


def clock_time(reader: Reader, place: int) -> Resolved | None:
    """A time of day, on the day that is written in it, right beside it, or last spoken of."""
    found = reader.found[place]
    time = clock(found.parts) if "hour" in found.parts or "clock" in found.parts else ""
    time = time or f"T{PARTS_OF_DAY[found.parts['part']]}"
    if "weekday" in found.parts:
        day = reader.from_publication(found._replace(kind="weekday"), reader.span(found), None)
        return day and with_clock(day, time)
    merged = joined_day(reader, place, time)
    if merged is not None or found.kind == "part of":
        return merged
    before = reader.rows[-1:]
    gap = between(reader, before[0].end, found.start).strip(" ,()") if before else "."
    base = before[0] if gap in GAPS else day_behind(reader, place)
    base = base or anchor(reader.rows, reader.text, found.start)
    if base is not None and precision(base.value) == "day":
        return from_row(reading(base.value.partition("T")[0] + time), base)
    return Resolved(Reading("XXXX-XX-XX" + time), "TIME")


def with_clock(day: Resolved, time: str) -> Resolved:
    """The meaning of a day, with a time of day ("T15:15")."""
    value = day.meaning.value.partition("T")[0] + time
    return day._replace(meaning=day.meaning._replace(value=value), type="TIME")


def joined_day(reader: Reader, place: int, time: str) -> Resolved | None:
    """ "5 p.m. EST, Nov. 6", "noon Saturday": one expression with the day right behind it."""
    found = reader.found[place]
    later = reader.found[place + 1 : place + 2]
    if not later or between(reader, found.end, later[0].start).strip(" ,") not in {"", "on"}:
        return None
    day = reader.peek(place + 1)
    if day is None or (precision(day.value) != "day" and not day.value.startswith("XXXX-")):
        return None
    if day.type not in {"DATE", "TIME"}:
        return None
    reader.taken.add(place + 1)
    meaning = Reading(day.value.partition("T")[0] + time, day.earliest, day.latest)
    start, end = day.anchor_start, day.anchor_end
    base = None if start is None or end is None else (start, end)
    return Resolved(meaning, "TIME", day.anchor, base, day.end)


def day_behind(reader: Reader, place: int) -> Date | None:
    """The day behind a time that is given twice: "10:35 a.m. (0735 GMT) Friday"."""
    later = reader.found[place + 1 : place + 3]
    if len(later) < 2 or later[0].kind != "time" or later[1].start - later[0].end > NEAR:
        return None
    return reader.peek(place + 2)
