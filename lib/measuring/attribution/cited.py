"""Passages of the own stories that rely on a source -> which are found, of which kind, on whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from measuring.attribution.own import Done
from measuring.pairing import paired
from measuring.scores import Score
from measuring.told import Relied, Telling
from samestory.tables import Citation

ARTICLES = frozenset({"the", "a", "an"})


class Marked(NamedTuple):
    """A passage that relies on a source, where it stands."""

    start: int
    end: int
    said: Relied


class Cited(NamedTuple):
    """What is marked and what was found at its place; None where there is nothing."""

    article: Telling
    marked: Marked | None
    row: Citation | None


def cited(given: Iterable[Done]) -> list[Cited]:
    """All passages of these stories, those at one place paired."""
    return [
        Cited(article, gold, row)
        for story in given
        for article in story.story.articles
        for gold, row in paired(
            [Marked(*one.passage, one) for one in article.sources],
            story.citations[article.letter],
            same_source,
        )
    ]


def plain(words: str) -> list[str]:
    """Words without case and article."""
    found = re.findall(r"\w+", words.casefold())
    return found[1:] if found and found[0] in ARTICLES else found


def same_source(marked: Marked, row: Citation) -> bool:
    """Whether the source has the same words."""
    return plain(marked.said.source) == plain(row.source)


def same_kind(marked: Marked, row: Citation) -> bool:
    """Whether the kind is the same."""
    return marked.said.kind == row.kind


def scores(given: Iterable[Cited]) -> dict[str, Score]:
    """Passages found where they overlap; then with the right kind, and the right source, too."""
    pairs = list(given)
    met = [(one.marked, one.row) for one in pairs if one.marked and one.row]
    found = sum(one.row is not None for one in pairs)
    gold = sum(one.marked is not None for one in pairs)
    rights = {
        "sources": len(met),
        "sources and kind": sum(same_kind(*pair) for pair in met),
        "sources and name": sum(same_source(*pair) for pair in met),
    }
    return {name: Score(right, found, gold) for name, right in rights.items()}
