"""Mentions grouped by people and by a program -> MUC, B-cubed and CEAF-e, as CoNLL 2012 has them.

A grouping is mention -> name of its group. A mention that only one side has counts against the
other: missed ones against recall, spurious ones against precision. All three are sums over mentions
or groups, so that several texts are scored together by adding `Counts`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from measuring.identity.assignment import best_sum

Grouping = Mapping[Hashable, Hashable]
Groups = list[frozenset[Hashable]]
MUC, B3, CEAF = "MUC", "B3", "CEAF-e"
MEASURES = (MUC, B3, CEAF)
CONLL = "CoNLL"  # the mean of the three F1


class Counts(NamedTuple):
    """What is right, out of how much: for precision (of what was found) and recall (of gold)."""

    precise: float = 0.0
    found: float = 0.0
    recalled: float = 0.0
    gold: float = 0.0

    @property
    def precision(self) -> float:
        """In per cent; 0 where nothing was found."""
        return 100 * self.precise / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """In per cent; 0 where there is nothing."""
        return 100 * self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))


def score(gold: Grouping, found: Grouping) -> dict[str, Counts]:
    """The three measures of one text, or of all texts that share groups."""
    return {MUC: muc(gold, found), B3: b_cubed(gold, found), CEAF: ceaf(gold, found)}


def together(scores: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """The measures of several texts without a common group, as one."""
    total = dict.fromkeys(MEASURES, Counts())
    for one in scores:
        total = {measure: total[measure].plus(one[measure]) for measure in MEASURES}
    return total


def conll(scores: Mapping[str, Counts]) -> float:
    """The mean of the three F1, in per cent."""
    return sum(scores[measure].f1 for measure in MEASURES) / len(MEASURES)


def groups(grouping: Grouping) -> Groups:
    """The groups, in the order of their first mentions."""
    members: dict[Hashable, list[Hashable]] = defaultdict(list)
    for mention, group in grouping.items():
        members[group].append(mention)
    return [frozenset(group) for group in members.values()]


def muc(gold: Grouping, found: Grouping) -> Counts:
    """Links: a group of n mentions has n - 1, less one for each further part it falls into."""
    recalled, links = kept_links(groups(gold), found)
    precise, made = kept_links(groups(found), gold)
    return Counts(precise, made, recalled, links)


def kept_links(parts: Groups, other: Grouping) -> tuple[int, int]:
    """How many links of these groups the other side has, and how many there are."""
    kept = 0
    for group in parts:
        there = {other[mention] for mention in group if mention in other}
        alone = sum(mention not in other for mention in group)
        kept += len(group) - len(there) - alone
    return kept, sum(len(group) - 1 for group in parts)


def b_cubed(gold: Grouping, found: Grouping) -> Counts:
    """For each mention, the share of its group that the other side has with it, too."""
    sizes, found_sizes = Counter(gold.values()), Counter(found.values())
    shared = Counter((gold[m], found[m]) for m in gold if m in found)
    recalled = sum(n * n / sizes[one] for (one, _), n in shared.items())
    precise = sum(n * n / found_sizes[other] for (_, other), n in shared.items())
    return Counts(precise, len(found), recalled, len(gold))


def ceaf(gold: Grouping, found: Grouping) -> Counts:
    """Groups paired one to one so that they share most; a pair counts 2 x shared / both sizes."""
    sizes, found_sizes = Counter(gold.values()), Counter(found.values())
    shared = Counter((gold[m], found[m]) for m in gold if m in found)
    alike = {
        (one, other): float(Fraction(2 * n, sizes[one] + found_sizes[other]))
        for (one, other), n in shared.items()
    }
    right = best_sum(alike)
    return Counts(right, len(found_sizes), right, len(sizes))
