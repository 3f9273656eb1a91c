"""Counts -> precision, recall and F1, as a tuple and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

COLUMNS = {"precision": "float64", "recall": "float64", "f1": "float64", "gold": "int64"}


class Score(NamedTuple):
    """How many were right, of how many found, of how many there are (`gold`)."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right, in per cent; 0 if nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found, in per cent; 0 if nothing is there."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        both = self.found + self.gold
        return 200 * self.right / both if both else 0.0

    def row(self) -> dict[str, float]:
        """precision, recall, f1 (per cent, one decimal) and gold (a count)."""
        parts = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {name: round(part, 1) for name, part in parts.items()} | {"gold": self.gold}


def count(pairs: Iterable[tuple[frozenset[object], frozenset[object]]]) -> Score:
    """The score over pairs of what is there and what was found; only equal items are right."""
    right = found = gold = 0
    for there, given in pairs:
        right += len(there & given)
        found += len(given)
        gold += len(there)
    return Score(right, found, gold)


def table(scores: Mapping[str, Score], *, of: str = "measure") -> pd.DataFrame:
    """A row a score. Columns: `of` (what was scored), precision, recall, f1 (per cent), gold."""
    rows = [{of: name, **score.row()} for name, score in scores.items()]
    return pd.DataFrame(rows, columns=[of, *COLUMNS]).astype({of: "str", **COLUMNS})
