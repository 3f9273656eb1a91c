"""Readings of topics -> MUC, B-cubed, CEAF-e and CoNLL F1 of each method, as tables."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

import pandas as pd

from measuring.identity import clusters, topics
from measuring.identity.clusters import B3, CEAF, CONLL, MUC, Counts, Grouping
from measuring.identity.topics import LAST_WORD, METHODS, OURS, SAME_WORDS, Reading
from measuring.scores import COLUMNS

FOUND = "names that were found"  # where both sides have a mention
ALL = "all names"  # with those that only one side has
HELD = (B3, CONLL)  # measures with a target
Sides = Mapping[str, Sequence[Reading]]
Scores = Mapping[str, Mapping[str, Counts]]  # method -> measure -> counts


def scored(readings: Sequence[Reading], *, only_matched: bool) -> dict[str, dict[str, Counts]]:
    """The measures of each method over all these topics; no group goes over two topics."""
    pairs = [topics.sides(reading, only_matched=only_matched) for reading in readings]
    return {
        method: clusters.together(clusters.score(both.gold, both.found[method]) for both in pairs)
        for method in METHODS
    }


def table(sides: Sides) -> pd.DataFrame:
    """A row a side, measure and method, with and without names that only one side has.

    Columns: topics (side), mentions, measure, method, precision, recall, f1 (per cent), gold.
    """
    rows = [
        {"topics": side, "mentions": mentions, "measure": measure, "method": method, **row}
        for side, mentions, scores in of_sides(sides)
        for measure in (MUC, B3, CEAF, CONLL)
        for method in METHODS
        for row in [measured(scores[method], measure)]
    ]
    kinds = dict.fromkeys(("topics", "mentions", "measure", "method"), "str") | COLUMNS
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def of_sides(sides: Sides) -> Iterator[tuple[str, str, Scores]]:
    """Side, which mentions, and the scores on them; sides without topics are left out."""
    for side, readings in sides.items():
        for mentions, only_matched in ((FOUND, True), (ALL, False)):
            if readings:
                yield side, mentions, scored(readings, only_matched=only_matched)


def measured(scores: Mapping[str, Counts], measure: str) -> dict[str, float]:
    """The numbers of one measure; precision and recall of CoNLL are the means as well."""
    parts = [scores[m] for m in (clusters.MEASURES if measure == CONLL else (measure,))]
    gold = int(scores[B3].gold)
    return {
        name: round(sum(getattr(part, name) for part in parts) / len(parts), 1)
        for name in ("precision", "recall", "f1")
    } | {"gold": gold}


def error_removed(scores: Scores, measure: str) -> float:
    """The share, in per cent, of the better plain way's error (100 - F1) that the project has not.

    Negative where the project does worse.
    """
    f1 = {method: f1_of(scores[method], measure) for method in METHODS}
    plain = 100 - max(f1[SAME_WORDS], f1[LAST_WORD])
    return 100 * (1 - (100 - f1[OURS]) / plain) if plain else 0.0


def f1_of(scores: Mapping[str, Counts], measure: str) -> float:
    """F1 of a measure, or the mean of CoNLL."""
    return clusters.conll(scores) if measure == CONLL else scores[measure].f1


def removed(sides: Sides) -> pd.DataFrame:
    """How much of the better plain way's error is gone.

    Columns: topics (side), mentions, measure, removed (per cent).
    """
    rows = [
        (side, mentions, measure, round(error_removed(scores, measure), 1))
        for side, mentions, scores in of_sides(sides)
        for measure in HELD
    ]
    kinds = {"topics": "str", "mentions": "str", "measure": "str", "removed": "float64"}
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def bound(sides: Sides) -> pd.DataFrame:
    """What people's own groups score once those with a name of the same words are made one.

    ECB+ keeps some apart: links that nobody made. A tool that takes the same words of a topic for
    one cannot do better. Columns: topics (side), measure, f1 (per cent); names that were found.
    """
    rows = []
    for side, readings in sides.items():
        pairs = [topics.sides(reading, only_matched=True) for reading in readings]
        scores = clusters.together(
            clusters.score(both.gold, joined(both.gold, both.found[SAME_WORDS])) for both in pairs
        )
        rows += [(side, one, round(f1_of(scores, one), 1)) for one in HELD if readings]
    kinds = {"topics": "str", "measure": "str", "f1": "float64"}
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def joined(gold: Grouping, words: Grouping) -> dict[Hashable, Hashable]:
    """Gold groups, those with a mention of the same words made one."""
    into: dict[Hashable, Hashable] = {}

    def root(group: Hashable) -> Hashable:
        while into.get(group, group) != group:
            group = into[group]
        return group

    first: dict[Hashable, Hashable] = {}
    for mention, group in gold.items():
        into[root(group)] = root(first.setdefault(words[mention], group))
    return {mention: root(group) for mention, group in gold.items()}


def by_topic(readings: Sequence[Reading]) -> pd.DataFrame:
    """B-cubed F1 of each method in each topic, on names that were found.

    Columns: topic, articles, gold (mentions found), then a column a method.
    """
    rows = []
    for reading in readings:
        scores = scored([reading], only_matched=True)
        f1 = {method: round(scores[method][B3].f1, 1) for method in METHODS}
        gold = int(scores[OURS][B3].gold)
        rows.append({"topic": reading.topic, "articles": len(reading.articles), "gold": gold, **f1})
    kinds = {"topic": "str", "articles": "int64", "gold": "int64"} | dict.fromkeys(
        METHODS, "float64"
    )
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def finding(sides: Sides) -> pd.DataFrame:
    """What there is. Columns: topics (side), articles, marked, found (of these), beside.

    `beside` are names found in checked sentences that nobody marked there.
    """
    rows = []
    for side, readings in sides.items():
        whole = [topics.sides(reading, only_matched=False) for reading in readings]
        found = sum(len(set(both.found[OURS]) & set(both.gold)) for both in whole)
        given = sum(len(both.found[OURS]) for both in whole)
        articles = sum(len(reading.articles) for reading in readings)
        rows.append((side, articles, sum(len(both.gold) for both in whole), found, given - found))
    return pd.DataFrame(rows, columns=["topics", "articles", "marked", "found", "beside"])
