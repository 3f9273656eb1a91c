"""Rows of all articles -> the story's timeline, and claims with verdicts.

`subject` is the gate that decides whether two passages speak of one thing; `figures`, `dates`,
`quotes` and `people` compare what has passed; `verdicts` makes the tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from samestory.compare import dates as dated
from samestory.compare import figures as counted
from samestory.compare import people, quotes, verdicts
from samestory.compare.origins import Origins
from samestory.compare.subject import Subjects
from samestory.spelling import normal
from samestory.tables import (
    Cell,
    Claim,
    Date,
    Entity,
    Event,
    Figure,
    Name,
    Quote,
    Reliance,
    Speaker,
)

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
    origin_of: Mapping[str, str] | None = None,
    sources: Sequence[Reliance] = (),
    speakers: Sequence[Speaker] = (),
    overrule: Callable[[list[verdicts.Compared]], list[verdicts.Compared]] = list,
) -> tuple[list[Claim], list[Cell]]:
    """Rows of 03_claims and 03_cells from the rows of each article, all keyed by article_id.

    `published` is the first and last day an article can have been written: the time that a figure
    holds for where the article gives none. `origin_of` is the article that stands for all copies of
    one, for those that are copies (`copies.origins`): they are one origin of what they say, and so
    are articles that name one source (`sources`, rows of 03_sources). `speakers` (rows of
    03_speakers) say who a pronoun or a description is. `overrule` has the last word on which
    claims there are, before they are numbered.
    """
    spoken = {(s.article_id, s.start): s.name for s in speakers if s.name}
    voiced = with_full_names(figures, "voice", entities, "voice_start", spoken)
    quoted = with_full_names(said, "speaker", entities, "source_start", spoken)
    subjects = Subjects(texts, names)
    events = dated.events(dated.dated(dates, subjects), subjects)
    compared = [
        *counted.compare(voiced, subjects, published),
        *dated.compare(events),
        *people.compare(names, entities),
        *quotes.compare(quoted, subjects, dates, speakers),
    ]
    return verdicts.rows(overrule(compared), Origins(origin_of or {}, sources, texts).count)


def with_full_names(
    rows: Mapping[str, Sequence[Any]],
    column: str,
    entities: Sequence[Entity],
    place: str,
    spoken: Mapping[tuple[str, int], str],
) -> dict[str, list[Any]]:
    """The rows with whoever stands in `column` under one name, whatever the article calls them.

    `spoken` is (article_id, first character of the words that speak) -> name; `place` the column
    of that character. Else only a spelling that means one person of the folder is replaced.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for variant in entity.variants if entity.label == "PERSON" else ():
            bearers[normal(variant)].add(entity.name)

    def full(name: str) -> str:
        found = bearers.get(normal(name), set())
        return next(iter(found)) if len(found) == 1 else name

    def name_of(article: str, row: Any) -> str:
        return spoken.get((article, getattr(row, place))) or full(getattr(row, column))

    return {
        article: [row._replace(**{column: name_of(article, row)}) for row in rows[article]]
        for article in rows
    }
