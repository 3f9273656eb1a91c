"""Quotations of the own stories -> which are put together across articles, and how they relate.

Two are put together when cells of both stand under one claim. Two belong together when the story
says so, also through a third; a quotation that merges two belongs to both and does not make those
two one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from measuring.attribution import spans
from measuring.attribution.own import Done
from measuring.attribution.spans import Words
from measuring.scores import Score
from measuring.told import RELATIONS, Quoted, Telling, Told
from samestory.tables import Cell

MERGED, IDENTICAL = "merged", "identical"
# What a relation of 03_cells begins with, or has in it -> the relation of the stories.
CALLED = {
    "same": IDENTICAL, "identical": IDENTICAL, "cut": "cut", "short": "cut", "alter": "altered",
    "chang": "altered", "merg": MERGED, "paraphras": "paraphrased", "indirect": "paraphrased",
    "speaker": "speaker", "date": "date", "day": "date",
}  # fmt: skip
ENOUGH = 0.5  # of the words of the shorter that a cell and a quotation share

Pair = frozenset[str]


class Joined(NamedTuple):
    """The quotations of a story: pairs that belong together, and pairs that were put together."""

    done: Done
    wanted: frozenset[Pair]
    found: frozenset[Pair]
    relations: Mapping[str, frozenset[str]]  # key of a quotation -> relations of its cells


def joined(story: Done) -> Joined:
    """The pairs of one story, of different articles."""
    claims: dict[str, set[str]] = {}
    said: dict[str, frozenset[str]] = {}
    at = {quote.key: one for one in story.story.articles for quote in one.quotes}
    for article in story.story.articles:
        for quote in article.quotes:
            cells = cells_of(article, quote, story.cells)
            claims[quote.key] = {cell.claim_id for cell in cells}
            said[quote.key] = frozenset().union(*(called(cell.relation) for cell in cells))
    across = [(a, b) for a, b in combinations(sorted(at), 2) if at[a].letter != at[b].letter]
    home = groups(story.story)
    merging = {frozenset(home[key] for key in line[:2])
               for line in story.story.same if MERGED in line[2]}  # fmt: skip
    wanted = {
        frozenset(pair)
        for pair in across
        if home[pair[0]] == home[pair[1]] or frozenset(home[key] for key in pair) in merging
    }
    found = {frozenset((a, b)) for a, b in across if claims[a] & claims[b]}
    return Joined(story, frozenset(wanted), frozenset(found), said)


def groups(story: Told) -> dict[str, str]:
    """Key of a quotation -> the first key of those that are one utterance with it."""
    home = {quote.key: quote.key for one in story.articles for quote in one.quotes}
    for one, other, relations in story.same:
        if MERGED not in relations:
            old, new = home[other], home[one]
            home = {key: new if first == old else first for key, first in home.items()}
    return home


def cells_of(article: Telling, quote: Quoted, cells: Iterable[Cell]) -> list[Cell]:
    """The cells that hold a quotation, or a part of it."""
    content = words(article, [(part.start, part.end) for part in quote.parts])
    return [
        cell
        for cell in cells
        if cell.article_id == article.letter
        and shares(content, words(article, [(cell.start, cell.end)]))
    ]


def words(article: Telling, places: Iterable[spans.Span]) -> Words:
    """The words at these places."""
    return spans.words(article.text, places)


def shares(one: Words, other: Words) -> bool:
    """Whether two passages have half of the words of the shorter in common."""
    return len(one & other) >= max(1, ENOUGH * min(len(one), len(other)))


def called(relation: str) -> frozenset[str]:
    """The relations of the stories that a relation of a cell speaks of."""
    named = relation.lower()
    return frozenset(meant for word, meant in CALLED.items() if word in named)


def score(given: Iterable[Joined]) -> Score:
    """Pairs put together that belong together, of those put together, of those that belong."""
    stories = list(given)
    return Score(
        sum(len(one.wanted & one.found) for one in stories),
        sum(len(one.found) for one in stories),
        sum(len(one.wanted) for one in stories),
    )


def kept_apart(given: Iterable[Joined]) -> Score:
    """Pairs that look alike and differ, and were not put together."""
    pairs = [frozenset(pair) in one.found for one in given for pair in one.done.story.differ]
    return Score(len(pairs) - sum(pairs), len(pairs), len(pairs))


def relation(one: Joined, first: str, other: str) -> frozenset[str]:
    """How two quotations that were put together are said to relate."""
    said = (one.relations[first] | one.relations[other]) - {IDENTICAL}
    return said or frozenset({IDENTICAL})


def by_relation(given: Iterable[Joined]) -> pd.DataFrame:
    """The pairs that the stories name, by relation.

    Columns: relation, pairs, together (put together), right (with all relations of the pair).
    """
    count = {name: [0, 0, 0] for name in RELATIONS}
    for one in given:
        for first, other, relations in one.done.story.same:
            met = frozenset((first, other)) in one.found
            right = met and relation(one, first, other) == frozenset(relations)
            for name in relations:
                for place, holds in enumerate((True, met, right)):
                    count[name][place] += holds
    rows = [(name, *counted) for name, counted in count.items()]
    return pd.DataFrame(rows, columns=["relation", "pairs", "together", "right"])


def related(given: Iterable[Joined]) -> Score:
    """Named pairs that were put together, and of which the relations are right."""
    met = right = named = 0
    for one in given:
        for first, other, relations in one.done.story.same:
            together = frozenset((first, other)) in one.found
            met += together
            right += together and relation(one, first, other) == frozenset(relations)
            named += 1
    return Score(right, met, named)
