"""A folder's articles -> which are here twice, in two versions, or carry one agency's copy.

`search` proposes pairs, `judge` compares their words, `changes` says what a later version changed.
Nothing is dropped: copies are named, and counted as one source further on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from samestory.copies import search
from samestory.copies.changes import between
from samestory.copies.judge import Judged, judge, row, same
from samestory.copies.texts import Text
from samestory.tables import Article, Block, Change, Copy

__all__ = ["Found", "find", "origins"]

KINDS = ("same", "version", "wire")  # the closest first


class Found(NamedTuple):
    """Rows of 01_copies and 01_changes; article_id -> the first of its copies and versions."""

    copies: list[Copy]
    changes: list[Change]
    same_as: dict[str, str]


class Groups:
    """What belongs together, joined pair by pair."""

    def __init__(self) -> None:
        """Nothing joined yet."""
        self.above: dict[str, str] = {}

    def top(self, one: str) -> str:
        """The one that stands for the group of `one`."""
        path = []
        while one in self.above:
            path.append(one)
            one = self.above[one]
        self.above.update(dict.fromkeys(path, one))
        return one

    def join(self, one: str, other: str) -> bool:
        """Join two groups; whether they were two."""
        a, b = sorted((self.top(one), self.top(other)))
        if a != b:
            self.above[b] = a
        return a != b


def find(articles: Sequence[Article], blocks: Mapping[str, Sequence[Block]]) -> Found:
    """Compare the articles of a folder; `blocks` are their rows of 01_blocks, by article_id.

    An article has at most one row for each that it is joined to, the most alike first, so a group
    of n has n - 1 rows. The order of the articles makes no difference.
    """
    ordered = sorted(articles, key=lambda article: article.article_id)
    texts = {one.article_id: Text(one, blocks[one.article_id]) for one in ordered}
    copies = joined(compared(list(texts.values())))
    changed = [
        change
        for copy in copies
        if copy.kind == "version"
        for change in between(texts[copy.article_id], texts[copy.other_id])
    ]
    return Found(copies, changed, firsts(copies, texts))


def compared(texts: Sequence[Text]) -> list[tuple[Text, Text, Judged]]:
    """Pairs of texts that have much in common; of equal texts, each with the first of them."""
    equal: dict[tuple[str, ...], list[Text]] = defaultdict(list)
    for text in texts:
        equal[text.key].append(text)
    for group in equal.values():
        group.sort(key=lambda text: (text.article.published_latest or "9", text.updated))
    found = [
        (group[0], other, same(group[0], other)) for group in equal.values() for other in group[1:]
    ]
    firsts = [group[0] for group in equal.values()]
    for a, b in search.pairs([text.words for text in firsts]):
        if judged := judge(firsts[a], firsts[b]):
            found.append((firsts[a], firsts[b], judged))
    return found


def joined(pairs: Iterable[tuple[Text, Text, Judged]]) -> list[Copy]:
    """Rows of 01_copies: the closest pairs, without those that others already join."""
    groups, rows = Groups(), []
    for one, other, judged in sorted(pairs, key=closeness):
        if groups.join(one.article.article_id, other.article.article_id):
            rows.append(row(one, other, judged))
    return rows


def closeness(pair: tuple[Text, Text, Judged]) -> tuple[int, float, list[str]]:
    """The order of pairs: copies before versions before wire copies, then the most alike first."""
    one, other, judged = pair
    names = sorted((one.article.article_id, other.article.article_id))
    return KINDS.index(judged.kind), -judged.likeness, names


def firsts(copies: Iterable[Copy], texts: Mapping[str, Text]) -> dict[str, str]:
    """article_id -> the first article of its group, for copies and versions but the first."""
    groups = Groups()
    later = set()
    for copy in copies:
        if copy.kind != "wire":
            groups.join(copy.article_id, copy.other_id)
            later.add(copy.article_id)
    members: dict[str, list[str]] = defaultdict(list)
    for article in texts:
        members[groups.top(article)].append(article)
    found: dict[str, str] = {}
    for group in members.values():
        first = min(
            group, key=lambda one: (one in later, texts[one].article.published_latest or "9")
        )
        found |= {one: first for one in group if one != first}
    return found


def origins(copies: Iterable[Copy]) -> dict[str, str]:
    """article_id -> the article that stands for its source, for every article in 01_copies.

    Copies, versions and articles that carry one agency's copy are one source.
    """
    pairs = [(copy.article_id, copy.other_id) for copy in copies]
    groups = Groups()
    for one, other in pairs:
        groups.join(one, other)
    return {one: groups.top(one) for pair in pairs for one in pair}
