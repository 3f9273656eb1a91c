"""How many independent ways a claim came to the articles that make it.

Two articles are one origin when they are copies of each other, when both name one source in the
sentence that makes the claim, or when one of them is that source. Somebody unnamed is no common
source: two outlets' "officials" may be different people.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from samestory.compare.verdicts import Statement
from samestory.tables import Reliance

# Ends of sentences, roughly: a passage and the source that stands beside it.
STOP = re.compile(r"[.!?][\"”’\')]{0,2}\s+(?=[A-Z\"“‘])|\n")


class Origins:
    """What is known of a folder's sources: copies of each other, and who relies on whom."""

    def __init__(
        self,
        copies: Mapping[str, str],
        sources: Iterable[Reliance] = (),
        texts: Mapping[str, str] | None = None,
    ) -> None:
        """`copies` is article_id -> the article that stands for all copies (`copies.origins`)."""
        self.copies = copies
        self.stops = {
            name: [0, *(found.end() for found in STOP.finditer(text))]
            for name, text in (texts or {}).items()
        }
        self.relied: dict[tuple[str, int], list[Reliance]] = defaultdict(list)
        for one in sources:
            if one.kind in {"named", "wire"} and one.name:
                self.relied[one.article_id, self.sentence(one.article_id, one.start)].append(one)

    def sentence(self, article_id: str, place: int) -> int:
        """The number of the sentence in which a character stands."""
        return bisect_right(self.stops.get(article_id, [0]), place)

    def count(self, statements: Sequence[Statement]) -> int:
        """The number of origins: groups of articles that no source and no copy joins."""
        tops: dict[str, str] = {}

        def top(key: str) -> str:
            while tops.get(key, key) != key:
                key = tops[key]
            return key

        leaning: dict[str, set[str]] = defaultdict(set)
        for one in statements:
            leaning[self.copies.get(one.article_id, one.article_id)] |= self.named(one)
        for article, sources in leaning.items():
            for source in sources:
                tops[top(f"article {article}")] = top(source)
        return len({top(f"article {article}") for article in leaning})

    def named(self, one: Statement) -> set[str]:
        """The sources that the sentence of a statement names; of this folder as articles."""
        place = self.sentence(one.article_id, one.start)
        beside = self.relied.get((one.article_id, place), [])
        named = {
            f"article {self.copies.get(r.other_id, r.other_id)}" if r.other_id else r.name
            for r in beside
        }
        return named or ({one.via} if one.via else set())
