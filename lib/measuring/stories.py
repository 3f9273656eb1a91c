"""Stories told by several outlets, with their days -> is an undated article dated right?

Each article in turn is taken for undated, beside the dated others of its story, as in a folder in
which one file has lost its date. The texts are those of fhamborg/Giveme5W1H.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from measuring.pasted import Pasted, received
from samestory import articles, clean

FOLDER = "stories/giveme5w1h"
NEEDED = (FOLDER,)
OPEN = ".."


class Told(NamedTuple):
    """An article of a story, and its day of publication (ISO)."""

    name: str
    story: str
    text: str
    published: str


class Dating(NamedTuple):
    """Between which days (ISO, empty: open) an article was published, and what was found."""

    article: str
    earliest: str
    latest: str
    found_earliest: str
    found_latest: str

    @property
    def bounds(self) -> int:
        """How many sides of the interval were found: none, one or both."""
        return bool(self.found_earliest) + bool(self.found_latest)

    @property
    def right(self) -> bool:
        """Whether the interval found leaves no true day out."""
        after = self.earliest and self.earliest >= self.found_earliest
        before = self.latest and self.latest <= self.found_latest
        return bool((after or not self.found_earliest) and (before or not self.found_latest))


def read(data: Path | None) -> list[Told]:
    """The articles in a folder of corpora whose day is known, in order; none without a folder."""
    if data is None:
        return []
    rows = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((data / FOLDER).glob("*.json"))
    ]
    return [
        Told(row["dId"], row.get("category", ""), row["text"], day)
        for row in rows
        if articles.iso_date(day := str(row.get("date_publish", ""))[:10])
    ]


def left_out(told: Sequence[Told]) -> Iterator[Dating]:
    """Each article dated beside the others of its story, its own day hidden."""
    for one in told:
        others = [other for other in told if other.story == one.story and other != one]
        found = clean.corpus(
            articles.Reading(
                [as_received(one, ""), *(as_received(o, o.published) for o in others)], []
            )
        ).articles[0]
        yield Dating(
            one.name, one.published, one.published,
            found.published_earliest or "", found.published_latest or "",
        )  # fmt: skip


def as_received(one: Told, day: str) -> articles.Article:
    """An article as the reader gives it, with the day that a person knows."""
    known = articles.Known(published=day)
    return articles.Article(one.name, one.name, "", "en", one.text, known)


def of_gold(pasted: Sequence[Pasted]) -> Iterator[Dating]:
    """The undated articles of the project's own test set, each alone; its header has the days."""
    for one in pasted:
        if one.header["published"]:
            continue
        found = clean.corpus(received([one])).articles[0]
        earliest, _, latest = one.header["written"].partition("/")
        yield Dating(
            one.name, earliest.removeprefix(OPEN), latest.removeprefix(OPEN),
            found.published_earliest or "", found.published_latest or "",
        )  # fmt: skip


def summary(sets: dict[str, Sequence[Dating]]) -> pd.DataFrame:
    """Columns: texts, articles, bounded (on one side at least), both (sides), right (per cent).

    `right` is the share, of those that are bounded, whose interval leaves no true day out.
    """
    rows = []
    for name, found in sets.items():
        bounded = [one for one in found if one.bounds]
        right = 100 * sum(one.right for one in bounded) / len(bounded) if bounded else 0.0
        both = sum(one.bounds == 2 for one in bounded)
        rows.append((name, len(found), len(bounded), both, right))
    columns = ["texts", "articles", "bounded", "both", "right"]
    return pd.DataFrame(rows, columns=columns).astype({"right": "float64"})
