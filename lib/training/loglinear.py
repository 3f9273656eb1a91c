"""Groups of candidates, one of each chosen by a person -> weights of their features.

A log-linear model: a candidate's score is the sum of its features' weights, and its probability
among its group the softmax of the scores. Fitted by AdaGrad (Duchi, Hazan and Singer 2011) with
an L1 penalty, the passes of the second half averaged; NumPy alone, the same at every run.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[Any]]

RAREST = 3  # a feature of fewer candidates is left out
PASSES = 6
BATCH = 256  # groups
L1 = 0.01  # shrinks every weight; for a whole batch, divided by its size
SMALLEST = 0.085  # weights below it are dropped: scores stay, the file shrinks to a half


class Groups:
    """Candidates as they are collected: the features of each, and which one was chosen."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}
        self.features: list[int] = []
        self.candidates: list[int] = [0]  # where the features of each candidate end
        self.groups: list[int] = [0]  # where the candidates of each group end
        self.chosen: list[int] = []

    def add(self, candidates: Sequence[Sequence[str]], chosen: int) -> None:
        """One group; `chosen` is the number of the right candidate in it."""
        for features in candidates:
            self.features += [self.known.setdefault(f, len(self.known)) for f in features]
            self.candidates.append(len(self.features))
        self.groups.append(len(self.candidates) - 1)
        self.chosen.append(chosen)

    def fit(self, rate: float) -> dict[str, float]:
        """Feature -> weight, for those that are worth keeping."""
        features = np.array(self.features, dtype=np.int64)
        kept = np.bincount(features, minlength=len(self.known)) >= RAREST
        ends = np.concatenate([[0], np.cumsum(kept[features])])[np.array(self.candidates)]
        numbers = (np.cumsum(kept) - 1)[features[kept[features]]]
        sizes = ends, np.array(self.groups), np.array(self.chosen)
        weights = descend(numbers, *sizes, count=int(kept.sum()), rate=rate)
        names = (name for name, number in self.known.items() if kept[number])
        return {n: float(w) for n, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST}


def descend(
    features: Numbers, ends: Numbers, groups: Numbers, chosen: Numbers, *, count: int, rate: float
) -> Numbers:
    """The weights of `count` features after PASSES over all groups."""
    weights, mean, seen = np.zeros(count), np.zeros(count), np.full(count, 0.01)
    draw = np.random.default_rng(0)
    for number in range(PASSES):
        order = draw.permutation(len(chosen))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            touched, slope = gradient(weights, features, ends, groups, chosen, batch)
            slope /= len(batch) ** 0.5
            seen[touched] += slope * slope
            step = rate / np.sqrt(seen[touched])
            moved = weights[touched] - step * slope
            weights[touched] = np.sign(moved) * np.maximum(
                np.abs(moved) - step * L1 * len(batch) ** 0.5 / BATCH, 0
            )
        if number >= PASSES // 2:
            mean += weights / (PASSES - PASSES // 2)
    return mean


def gradient(
    weights: Numbers, features: Numbers, ends: Numbers, groups: Numbers, chosen: Numbers,
    batch: Numbers,
) -> tuple[Numbers, Numbers]:  # fmt: skip
    """The features in a batch of groups, and by how much each is over- or underrated."""
    firsts, counts = groups[batch], groups[batch + 1] - groups[batch]
    candidates = spread(firsts, counts)
    lengths = ends[candidates + 1] - ends[candidates]
    used = features[spread(ends[candidates], lengths)]
    of = np.repeat(np.arange(len(candidates)), lengths)
    scores = np.bincount(of, weights=weights[used], minlength=len(candidates))
    starts = np.cumsum(counts) - counts
    odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), counts))
    chances = odds / np.repeat(np.add.reduceat(odds, starts), counts)
    chances[starts + chosen[batch]] -= 1
    touched, where = np.unique(used, return_inverse=True)
    return touched, np.bincount(where, weights=chances[of])


def spread(firsts: Numbers, counts: Numbers) -> Numbers:
    """(3, 7), (2, 3) -> 3, 4, 7, 8, 9."""
    starts = np.cumsum(counts) - counts
    return np.repeat(firsts - starts, counts) + np.arange(counts.sum())
