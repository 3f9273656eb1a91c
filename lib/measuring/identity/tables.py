"""Readings of topics -> MUC, B-cubed, CEAF-e and CoNLL F1 of each method, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from measuring.identity import clusters, topics
from measuring.identity.clusters import B3, CEAF, CONLL, MUC, Counts
from measuring.identity.topics import LAST_WORD, METHODS, OURS, SAME_WORDS, Reading
from measuring.scores import COLUMNS

FOUND = "names that were found"  # where both sides have a mention
ALL = "all names"  # with those that only one side has
HELD = (B3, CONLL)  # measures with a target
Scores = Mapping[str, Mapping[str, Counts]]  # method -> measure -> counts


def scored(readings: Sequence[Reading], *, only_matched: bool) -> dict[str, dict[str, Counts]]:
    """The measures of each method over all these topics; no group goes over two topics."""
    pairs = [topics.sides(reading, only_matched=only_matched) for reading in readings]
    return {
        method: clusters.together(clusters.score(both.gold, both.found[method]) for both in pairs)
        for method in METHODS
    }


def table(readings: Sequence[Reading]) -> pd.DataFrame:
    """A row a measure and method, with and without names that only one side has.

    Columns: mentions, measure, method, precision, recall, f1 (per cent), gold (mentions).
    """
    rows = [
        {"mentions": mentions, "measure": measure, "method": method, **row}
        for mentions, only_matched in ((FOUND, True), (ALL, False))
        for scores in [scored(readings, only_matched=only_matched)]
        for measure in (MUC, B3, CEAF, CONLL)
        for method in (METHODS if readings else ())
        for row in [measured(scores[method], measure)]
    ]
    kinds = {"mentions": "str", "measure": "str", "method": "str", **COLUMNS}
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


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


def removed(readings: Sequence[Reading]) -> pd.DataFrame:
    """How much of the better plain way's error is gone; nothing without readings.

    Columns: mentions, measure, removed (per cent).
    """
    rows = [
        {"mentions": mentions, "measure": measure, "removed": error_removed(scores, measure)}
        for mentions, only_matched in ((FOUND, True), (ALL, False))
        for scores in [scored(readings, only_matched=only_matched)]
        for measure in (HELD if readings else ())
    ]
    kinds = {"mentions": "str", "measure": "str", "removed": "float64"}
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds).round(1)


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


def finding(readings: Sequence[Reading]) -> dict[str, int]:
    """How many marked names there are, how many were found, and how many stand beside them."""
    whole = [topics.sides(reading, only_matched=False) for reading in readings]
    found = sum(len(set(both.found[OURS]) & set(both.gold)) for both in whole)
    given = sum(len(both.found[OURS]) for both in whole)
    return {
        "marked": sum(len(both.gold) for both in whole),
        "found": found,
        "beside": given - found,
    }
