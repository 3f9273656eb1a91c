"""Readings of topics -> the links that are missing and those that are too many, most first.

Of the benchmark topics nobody sees an error: whoever reads them has begun to tune on them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from measuring.identity import topics
from measuring.identity.topics import OURS, Reading


class Link(NamedTuple):
    """Two spellings, wrongly apart or together, in how many pairs of mentions."""

    topic: str
    kind: str
    one: str
    other: str
    pairs: int


def all_of(readings: Sequence[Reading]) -> list[Link]:
    """Every wrong link of the project among names that were found, topic by topic."""
    return [link for reading in readings for link in of(reading)]


def table(readings: Sequence[Reading]) -> pd.DataFrame:
    """The wrong links, those of most pairs first. Columns: those of `Link`."""
    found = sorted(all_of(readings), key=lambda link: -link.pairs)
    kinds = dict.fromkeys(Link._fields, "str") | {"pairs": "int64"}
    return pd.DataFrame(found, columns=list(Link._fields)).astype(kinds)


def of(reading: Reading) -> Iterator[Link]:
    """The wrong links of one topic, those of most mentions first."""
    both = topics.sides(reading, only_matched=True)
    words = spellings(reading)
    wrong: Counter[tuple[str, str, str]] = Counter()
    for one, other in combinations(both.gold, 2):
        same = both.gold[one] == both.gold[other]
        if same != (both.found[OURS][one] == both.found[OURS][other]):
            first, second = sorted((words[one], words[other]))
            wrong["apart" if same else "together", first, second] += 1
    for (kind, first, second), pairs in wrong.most_common():
        yield Link(reading.topic, kind, first, second, pairs)


def spellings(reading: Reading) -> dict[Hashable, str]:
    """Mention that was found -> its words and label."""
    return {
        (article.name, number): f"{mention.text} ({mention.label})"
        for article in reading.articles
        for number, mention in topics.matched(article, reading.found[article.name]).items()
    }
