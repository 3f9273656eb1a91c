"""Pairs with a weight each -> the largest sum of weights in which nothing is paired twice.

This is the assignment problem, solved by adding one row at a time along the cheapest path of
changes. What shares no pair is solved apart: groups of names overlap in small knots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

Pair = tuple[Hashable, Hashable]
Weights = Mapping[Pair, float]
Costs = Sequence[Sequence[float]]  # a row each
ROUNDING = 1e-12  # what sums of shares may differ by without being different


class Way(NamedTuple):
    """What a chain of moves costs, and the row that takes the column in the end."""

    cost: float
    row: int


def best_sum(weights: Weights) -> float:
    """The largest sum of weights (none negative) of pairs without a common row or column."""
    return sum(best_of(knot) for knot in knots(weights))


def knots(weights: Weights) -> Iterator[dict[Pair, float]]:
    """The pairs, parted so that those of different parts share no row and no column."""
    beside: dict[tuple[str, Hashable], list[Pair]] = defaultdict(list)
    for row, column in weights:
        beside["row", row].append((row, column))
        beside["column", column].append((row, column))
    seen: set[Pair] = set()
    for first in weights:
        knot: dict[Pair, float] = {}
        waiting = [] if first in seen else [first]
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                knot[pair] = weights[pair]
                waiting += beside["row", pair[0]] + beside["column", pair[1]]
        if knot:
            yield knot


def best_of(weights: Weights) -> float:
    """The largest sum of one knot."""
    if len(weights) == 1:
        return next(iter(weights.values()))
    rows = list(dict.fromkeys(row for row, _ in weights))
    columns = list(dict.fromkeys(column for _, column in weights))
    if len(rows) > len(columns):
        return best_of({(column, row): weight for (row, column), weight in weights.items()})
    cost = [[-weights.get((row, column), 0.0) for column in columns] for row in rows]
    taken = assigned(cost)
    return -sum(cost[row][column] for column, row in taken.items())


def assigned(cost: Costs) -> dict[int, int]:
    """Column -> row, so that each row has one and the sum is least; no more rows than columns."""
    taken: dict[int, int] = {}
    for row in range(len(cost)):
        ways = cheapest_ways(row, cost, taken)
        column = min((c for c in range(len(ways)) if c not in taken), key=lambda c: ways[c].cost)
        while True:
            giver = ways[column].row
            left = next((c for c, holder in taken.items() if holder == giver), None)
            taken[column] = giver
            if left is None:
                break
            column = left
    return taken


def cheapest_ways(row: int, cost: Costs, taken: Mapping[int, int]) -> list[Way]:
    """For each column the cheapest way to give it up for `row`, over rows that move on.

    A row that moves pays its new column and gets back its old one (Bellman and Ford's paths).
    """
    ways = [Way(price, row) for price in cost[row]]
    better = True
    while better:
        better = False
        for column, holder in taken.items():
            saved = ways[column].cost - cost[holder][column]
            for other, price in enumerate(cost[holder]):
                if saved + price < ways[other].cost - ROUNDING:
                    ways[other] = Way(saved + price, holder)
                    better = True
    return ways
