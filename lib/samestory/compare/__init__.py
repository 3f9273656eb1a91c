"""Rows of all articles -> the story's timeline, and claims with verdicts.

`subject` is the gate that decides whether two passages speak of one thing; `figures`, `dates`,
`quotes` and `people` compare what has passed; `verdicts` makes the tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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
    known = {entity.entity_id: entity.name for entity in entities}
    events = dated.events(dated.dated(dates, subjects), subjects)
    return verdicts.rows(
        [
            *counted.compare(named(figures, "voice", subjects, known), subjects, published),
            *dated.compare(events),
            *people.compare(names, entities),
            *quotes.compare(named(said, "speaker", subjects, known)),
        ]
    )


def named(
    rows: Mapping[str, Sequence[Any]], column: str, subjects: Subjects, known: Mapping[str, str]
) -> dict[str, list[Any]]:
    """The rows with whoever stands in `column` under one name, whatever the article calls them."""

    def one(article_id: str, row: Any) -> Any:
        start, end = getattr(row, f"{column}_start"), getattr(row, f"{column}_end")
        if start is None or end is None:
            return row
        found = [e for e in subjects.entities(article_id, start, end) if e.startswith("person-")]
        return row._replace(**{column: known[found[0]]}) if len(found) == 1 else row

    return {article: [one(article, row) for row in rows[article]] for article in rows}
