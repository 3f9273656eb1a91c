"""Dated passages of several articles -> events on one timeline, and claims on when they happened.

Two dated passages are of one event when they name the same kind of happening, share somebody or
something named, and their days meet, or miss each other by little: then one of them is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samestory import findings
from samestory.compare.arithmetic import month_name
from samestory.compare.subject import Subjects, days_overlap, happening, stem
from samestory.compare.verdicts import Compared, Statement
from samestory.tables import Date, Event

# Two exact days this far apart or less are taken for one event dated twice, not for two events.
NEAR_MISS = 3
# Subjects must be this alike where only the verb is the same, not the kind of happening.
LIKE = 0.3
# A date that can mean more days than this says nothing on a timeline.
LONGEST = 370
BASIS = {"": "text", "text": "relative", "published": "published"}


@dataclass(frozen=True)
class Dated:
    """A dated passage with what it is about."""

    article_id: str
    row: Date
    first: date
    last: date
    kind: str
    entities: frozenset[str]
    subject: frozenset[str]

    @property
    def days(self) -> int:
        return (self.last - self.first).days


def dated(dates: Mapping[str, Sequence[Date]], subjects: Subjects) -> list[Dated]:
    """The dates that mean known days (article_id -> rows of 02_dates), most exact first."""
    found = []
    for name in sorted(dates):
        for row in dates[name]:
            if row.type not in {"DATE", "TIME"} or not row.earliest or not row.latest:
                continue
            first, last = date.fromisoformat(row.earliest), date.fromisoformat(row.latest)
            if (last - first).days <= LONGEST:
                found.append(passage(name, row, first, last, subjects))
    return sorted(found, key=lambda d: (d.days, d.first, d.article_id, d.row.start))


def passage(name: str, row: Date, first: date, last: date, subjects: Subjects) -> Dated:
    """A date with its kind of happening and the names in its sentence."""
    start = row.sentence_start if row.sentence_start is not None else row.start
    end = row.sentence_end if row.sentence_end is not None else row.end
    return Dated(
        article_id=name,
        row=row,
        first=first,
        last=last,
        kind=happening(row.event) or (stem(row.event.split()[-1]) if row.event else ""),
        entities=subjects.entities(name, start, end),
        subject=subjects.of(name, start, end),
    )


def events(found: Iterable[Dated], subjects: Subjects) -> list[list[Dated]]:
    """Passages grouped by event, the groups in order of time."""
    groups: list[list[Dated]] = []
    for one in found:
        home = next((g for g in groups if all(same_event(one, o, subjects) for o in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return sorted(groups, key=lambda g: (g[0].first, g[0].days, g[0].article_id, g[0].row.start))


def same_event(one: Dated, other: Dated, subjects: Subjects) -> bool:
    """Whether two passages date one event."""
    if not one.kind or one.kind != other.kind or not close(one, other):
        return False
    if happening(one.row.event) and one.entities & other.entities:
        return True
    return subjects.likeness(one.subject, other.subject) >= LIKE


def close(one: Dated, other: Dated) -> bool:
    """Whether the days meet, or are both exact and miss each other by little."""
    if one.first <= other.last and other.first <= one.last:
        return True
    exact = one.days == other.days == 0 and one.article_id != other.article_id
    return exact and abs((one.first - other.first).days) <= NEAR_MISS


def timeline(groups: Sequence[Sequence[Dated]]) -> list[Event]:
    """The rows of 03_timeline."""
    return [
        Event(
            event_id=f"E{number}",
            article_id=one.article_id,
            start=one.row.start,
            end=one.row.end,
            text=one.row.text,
            value=one.row.value,
            earliest=one.row.earliest,
            latest=one.row.latest,
            event=one.row.event,
            basis=BASIS.get(one.row.anchor, "text"),
        )
        for number, group in enumerate(groups, start=1)
        for one in group
    ]


def compare(groups: Iterable[Sequence[Dated]]) -> Iterator[Compared]:
    """Claims on when each event happened; passages that date no event make none."""
    for group in groups:
        if group[0].kind and happening(group[0].row.event):
            yield judged(group)


def judged(group: Sequence[Dated]) -> Compared:
    """The verdict over the dates of one event."""
    exact = group[0]
    verdict = verdict_of(group)
    words = Counter(one.row.event for one in group).most_common(1)[0][0]
    values = list(dict.fromkeys(in_words(one) for one in group))
    return Compared(
        kind="date",
        topic=f"{words}, {in_words(exact)}",
        verdict=verdict,
        reason=reason(verdict, values),
        score=None,
        statements=[statement(one, exact) for one in group],
    )


def in_words(one: Dated) -> str:
    """A date as people write it, as exact as it is known: "3 January 2020", "January 2020"."""
    if one.days == 0:
        return findings.when(one.first, one.last)
    if (one.first.year, one.first.month) == (one.last.year, one.last.month):
        return f"{one.first:%B %Y}"
    if one.first.year == one.last.year:
        return str(one.first.year)
    if re.fullmatch(r"\d{4}-\d\d", one.row.value):
        return f"about {month_name(one.row.value)}"
    return findings.when(one.row.earliest, one.row.latest)


def verdict_of(group: Sequence[Dated]) -> str:
    """agree when two articles give the same most exact date and nobody else's excludes it."""
    exact = group[0]
    if len({one.article_id for one in group}) == 1:
        return "single"
    if any(not days_overlap(interval(one), interval(exact)) for one in group):
        return "conflict"
    same = {one.article_id for one in group if interval(one) == interval(exact)}
    return "agree" if len(same) > 1 else "compatible"


def interval(one: Dated) -> tuple[str | None, str | None]:
    """First and last day."""
    return one.row.earliest, one.row.latest


def reason(verdict: str, values: Sequence[str]) -> str:
    """Why this verdict, in one sentence."""
    match verdict:
        case "single":
            return "Only one article dates this."
        case "conflict":
            return f"Different days for what looks like one event: {', '.join(values)}."
        case "agree" if len(values) == 1:
            return f"All give {values[0]}."
        case "agree":
            return f"Several give {values[0]}; the others, less exact, include it."
    return f"They differ in precision: {', '.join(values)}."


def statement(one: Dated, exact: Dated) -> Statement:
    """One date as a cell."""
    fits = days_overlap(interval(one), interval(exact))
    same = interval(one) == interval(exact)
    return Statement(
        article_id=one.article_id,
        start=one.row.start,
        end=one.row.end,
        text=one.row.text,
        value=in_words(one),
        relation="same" if same else "within" if fits else "differs",
        as_of=interval(one),
    )
