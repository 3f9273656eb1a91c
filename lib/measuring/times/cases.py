"""The English date specs of Recognizers-Text -> the expressions that news has, right or not.

They were written to test a library behind appointment books and assistants. Left out, each for the
first reason that applies, is what the library itself does not support; what TIMEX3 has no value for
or the calendar no day; "now" and its like, which have no place in a calendar; times to the second,
and from one clock time to another; digits without a year or a word; and words of a shape that is
nowhere in half a million words of news.

Its values are TIMEX with small differences. An expression is right if one of these holds:
- the value is the same, but for ":00" left out after an hour, and "a few days" (three for the
  library, `PXD` in TIMEX3); or fills in what the library leaves open (XXXX-12-27, the day of a time
  of day), as it may: the words around can say more, and the days are among those that it lists;
- it means the same days (the library gives the day after the last);
- it is the week, month or year of a day that is counted in weeks, months or years ("two months
  ago"), as in TIMEX3; the library counts to the day;
- the library gives a span (first, last, length) where TIMEX3 has two expressions, of which the
  first begins and the last begins or ends with it; or the value is the length.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from measuring.pairing import common
from measuring.pasted import share
from measuring.times.shapes import News
from measuring.times.texts import Text, Time
from samestory.dates.timex import value_at

SPECS = "figures_and_dates/recognizers_text/Specs/DateTime/English"
FILE = f"{SPECS}/DateTimeModel.json"
NEEDED = (FILE,)

UNSUPPORTED = "the library itself fails"
NO_VALUE = "TIMEX3 has no such value"
NOW = "“now” and its like"
SECONDS = "to the second"
CLOCKS = "from one clock time to another"
DIGITS = "digits alone, and no year"
NOT_IN_NEWS = "its words are not in news"
REFERENCE = "dotnet"  # the port that the specs were written with

# Business days, weekends counted, meals, fiscal and school years, weeks of a month, "first Monday".
STRANGE = re.compile(r"P\d+(?:BD|WD|WE)|T(?:ME[A-Z]|DT|NT)|[FS]Y|\d\d-W\d\d|#|PXD|P0\.5Y")
SPAN = re.compile(r"\((.+),(.+),(P.+)\)")
FEW = re.compile(r"\b(?:few|several|some)\b", re.IGNORECASE)
DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
LEAP = "2000"
COUNTED = re.compile(r"(week|month|year|decade)s?\b", re.IGNORECASE)


class Case(NamedTuple):
    """An example: its text, the day on which it is said, what is expected of it."""

    name: str
    day: str
    text: str
    expected: tuple[Expected, ...]


class Expected(NamedTuple):
    """An expression: its TIMEX, the first and last day of each reading, why it is left out."""

    start: int
    end: int
    words: str
    timex: str
    spans: tuple[tuple[str, str], ...]
    left_out: str


def read(data: Path | None, news: News | None) -> list[Case]:
    """The cases with a day of reference, in order; none without a folder of corpora."""
    if data is None or news is None:
        return []
    rows = json.loads((data / FILE).read_text(encoding="utf-8-sig"))
    return [
        Case(f"case {number}", day[:10], row["Input"], tuple(expected(row, news)))
        for number, row in enumerate(rows)
        if (day := row.get("Context", {}).get("ReferenceDateTime", ""))
    ]


def expected(row: dict[str, Any], news: News) -> Iterator[Expected]:
    """The expressions of a case."""
    for one in row["Results"]:
        values = (one.get("Resolution") or {}).get("values") or [{}]
        timex = values[0].get("timex", "")
        spans = tuple(span for value in values for span in spans_of(value))
        start, end = one["Start"], one["End"] + 1
        words = row["Input"][start:end]
        unsupported = REFERENCE in row.get("NotSupported", "")
        why = UNSUPPORTED if unsupported else reason(words, timex, news)
        yield Expected(start, end, words, timex, spans, why)


def reason(words: str, timex: str, news: News) -> str:
    """Why an expression is left out; empty where it is not."""
    span = SPAN.fullmatch(timex)
    reasons = {
        NOW: "_REF" in timex,
        NO_VALUE: not timex or STRANGE.search(timex) or impossible(timex),
        SECONDS: re.search(r"T\d\d:\d\d:\d\d", timex),
        CLOCKS: span and "T" in span[1] + span[2],
        DIGITS: not re.search(r"[^\W\d]|\b\d{4}\b", words),
        NOT_IN_NEWS: not news.has(words),
    }
    return next((why for why, applies in reasons.items() if applies), "")


def impossible(timex: str) -> bool:
    """Whether the calendar has no such day, as 30 February."""
    found = DAY.fullmatch(timex)
    return bool(found) and not iso(timex.replace("XXXX", LEAP))


def spans_of(value: dict[str, str]) -> Iterator[tuple[str, str]]:
    """First and last day of one reading of an expression; the library gives the day after."""
    if value.get("type") in {"date", "datetime"} and (day := iso(value.get("value", ""))):
        yield day.isoformat(), day.isoformat()
    first, after = iso(value.get("start", "")), iso(value.get("end", ""))
    if first and after and first < after:
        yield first.isoformat(), (after - datetime.timedelta(days=1)).isoformat()


def iso(words: str) -> datetime.date | None:
    """The day that a value begins with."""
    try:
        return datetime.date.fromisoformat(words[:10])
    except ValueError:
        return None


def right(one: Expected, found: Sequence[Time]) -> bool:
    """Whether what was found in the passage of an expression means it; see the module."""
    here = [time for time in found if common(one, time) > 0]
    return any(same(one, time) for time in here) or spanned(one, here)


def same(one: Expected, time: Time) -> bool:
    """Whether one expression has the value, or means the same days."""
    wanted, given = plain(one.timex, one.words), plain(time.value, one.words)
    days = (time.earliest, time.latest)
    listed = any(first <= days[1] and days[0] <= last for first, last in one.spans)
    if wanted == given or (fills(wanted, given) and (listed or not one.spans)):
        return True
    if (length := SPAN.fullmatch(wanted)) and length[3] == given:
        return True
    if "T" in wanted + given:
        return False
    return days in one.spans or given in counted(one)


def fills(open_: str, value: str) -> bool:
    """Whether a value is an open one with its X filled in; of a time of day alone, any day does."""
    if open_.startswith("T"):
        return value.partition("T")[2] == open_[1:]
    # Any day fills in a day of the week: the days that are listed say which it can be.
    day = re.sub(r"^XXXX-WXX-\d", "XXXX-XX-XX", open_)
    return "X" in open_ and bool(re.fullmatch(day.replace("X", r"\d"), value, re.ASCII))


def counted(one: Expected) -> set[str]:
    """The week, month or year of the days, if that is what the words count in."""
    units = {unit.lower() for unit in COUNTED.findall(one.words)}
    days = {iso(first) for first, last in one.spans if first == last}
    return {value_at(day, unit) for day in days for unit in units if day}


def spanned(one: Expected, here: Sequence[Time]) -> bool:
    """Whether two expressions are the ends of a span that is given as one."""
    if len(here) < 2 or not SPAN.fullmatch(one.timex):
        return False
    for first, last in one.spans:
        after = (datetime.date.fromisoformat(last) + datetime.timedelta(days=1)).isoformat()
        if here[0].earliest == first and {here[-1].earliest, here[-1].latest} & {last, after}:
            return True
    return False


def plain(timex: str, words: str) -> str:
    """A value in one way of writing: T15:00 for T15, PXD for the three of "a few days"."""
    if FEW.search(words) and timex.startswith("P"):
        return re.sub(r"^(PT?)(?:3|X)(?=[A-Z])", r"\1X", timex)
    if re.search(r"T\d\d$", timex) and not timex.startswith("P"):
        return timex + ":00"
    return "" if re.fullmatch(r"[XW-]+", timex) else timex


def as_texts(cases: Sequence[Case]) -> list[Text]:
    """The cases as texts without marks, to be read by a finder."""
    return [Text(case.name, case.day, case.text, ()) for case in cases]


def table(cases: Sequence[Case], methods: Mapping[str, Sequence[Sequence[Time]]]) -> pd.DataFrame:
    """How many of the expressions that are judged a method finds, and gets right.

    Columns: method, expressions, found, right (per cent), days (expressions that mean one day),
    right_days (per cent of them).
    """
    columns = ["method", "expressions", "found", "right", "days", "right_days"]
    rows = []
    for method, found in methods.items():
        judged = [
            (one, times)
            for case, times in zip(cases, found, strict=True)
            for one in case.expected
            if not one.left_out
        ]
        days = [(one, times) for one, times in judged if is_day(one)]
        there = sum(any(common(one, t) > 0 for t in times) for one, times in judged)
        shares = (share(there, len(judged)), share(number_right(judged), len(judged)))
        rows.append((method, len(judged), *shares, len(days), share(number_right(days), len(days))))
    return pd.DataFrame(rows, columns=columns)


def number_right(judged: Sequence[tuple[Expected, Sequence[Time]]]) -> int:
    """How many expressions are right."""
    return sum(right(one, times) for one, times in judged)


def is_day(one: Expected) -> bool:
    """Whether an expression means one day, whatever the year, and no time of it."""
    return bool(DAY.fullmatch(one.timex) or re.fullmatch(r"XXXX-WXX-\d", one.timex))


def left_out(cases: Sequence[Case]) -> pd.DataFrame:
    """Why expressions are judged or left out. Columns: reason, expressions, example."""
    counts = Counter(one.left_out or "judged" for case in cases for one in case.expected)
    examples = {one.left_out or "judged": one.words for case in cases for one in case.expected}
    rows = [(reason, number, examples[reason]) for reason, number in counts.most_common()]
    return pd.DataFrame(rows, columns=["reason", "expressions", "example"])
