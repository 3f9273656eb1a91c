"""Learned weights of features, and the likeliest of several candidates under them.

`data/attribution_weights.csv` (step, feature, weight in hundredths) is written by
`training.attributions`; a candidate's score is the sum of its features' weights, and the scores of
a step's candidates together give each its probability (a log-linear model).
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "attribution_weights.csv"
UNIT = 100  # weights are kept as whole numbers
HIGHEST = 30.0  # a score beyond it is as good as certain
WORDS = "word"  # the step that lists, as "lemma|tag", the words other than verbs that can be cues

Step = Sequence[tuple[int, Sequence[str]]]  # candidates with their features


@lru_cache(maxsize=1)
def load() -> dict[str, dict[str, float]]:
    """Step -> feature -> weight."""
    steps: dict[str, dict[str, float]] = {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        for step, feature, weight in csv.reader(lines):
            steps.setdefault(step, {})[feature] = int(weight) / UNIT
    return steps


def chance(step: str, features: Sequence[str]) -> float:
    """How likely a thing is that either is or is not (0-1)."""
    weight = load()[step]
    score = sum([weight[f] for f in features if f in weight])
    return 1 / (1 + math.exp(-max(min(score, HIGHEST), -HIGHEST)))


def ranked(step: str, candidates: Step, most: int = 1) -> list[tuple[float, int]]:
    """(probability, candidate) of the likeliest ones, the likeliest first."""
    weight = load()[step]
    scores = [sum([weight[f] for f in features if f in weight]) for _, features in candidates]
    best = max(scores, default=0.0)
    odds = [math.exp(score - best) for score in scores]
    total = sum(odds)
    order = sorted(range(len(odds)), key=lambda k: -odds[k])[:most]
    return [(odds[k] / total, candidates[k][0]) for k in order]
