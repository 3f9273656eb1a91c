"""Rows of all articles -> the story's timeline, and claims with verdicts.

`subject` is the gate that decides whether two passages speak of one thing; `figures`, `dates`,
`quotes` and `people` compare what has passed; `verdicts` makes the tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samestory.compare import dates as dated
from samestory.compare import figures as counted
from samestory.compare import people, quotes, verdicts
from samestory.compare.subject import Subjects
from samestory.tables import Cell, Claim, Date, Entity, Event, Figure, Name, Quote

__all__ = ["claims", "timeline"]

Interval = tuple[str | None, str | None]


def timeline(
    dates: Mapping[str, Sequence[Date]], *, names: Sequence[Name], texts: Mapping[str, str]
) -> list[Event]:
    """Rows of 03_timeline from the dates of each article (article_id -> rows of 02_dates)."""
    subjects = Subjects(texts, names)
    return dated.timeline(dated.events(dated.dated(dates, subjects), subjects))


def claims(
    *,
    figures: Mapping[str, Sequence[Figure]],
    dates: Mapping[str, Sequence[Date]],
    said: Mapping[str, Sequence[Quote]],
    names: Sequence[Name],
    entities: Sequence[Entity],
    texts: Mapping[str, str],
    published: Mapping[str, Interval],
) -> tuple[list[Claim], list[Cell]]:
    """Rows of 03_claims and 03_cells from the rows of each article, all keyed by article_id.

    `published` is the first and last day an article can have been written: the time that a figure
    holds for where the article gives none.
    """
    subjects = Subjects(texts, names)
    events = dated.events(dated.dated(dates, subjects), subjects)
    return verdicts.rows(
        [
            *counted.compare(figures, subjects, published),
            *dated.compare(events),
            *people.compare(names, entities),
            *quotes.compare(said),
        ]
    )
