"""Pairs with a weight each -> the largest sum of weights in which nothing is paired twice.

This is the assignment problem, solved by adding one row at a time along the cheapest path of
changes. What shares no pair is solved apart: groups of names overlap in small knots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping

Pair = tuple[Hashable, Hashable]
Weights = Mapping[Pair, float]


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


def assigned(cost: list[list[float]]) -> dict[int, int]:
    """Column -> row, so that each row has one and the sum is least; no more rows than columns."""
    taken: dict[int, int] = {}
    of_row, of_column = [0.0] * len(cost), [0.0] * len(cost[0])
    for row in range(len(cost)):
        add(row, cost, taken, of_row, of_column)
    return taken


def add(
    row: int,
    cost: list[list[float]],
    taken: dict[int, int],
    of_row: list[float],
    of_column: list[float],
) -> None:
    """Give `row` a column, moving other rows along the cheapest path to a column that is free.

    `of_row` and `of_column` are the prices of the dual problem: no pair costs less than its two.
    """
    reach = [(cost[row][c] - of_row[row] - of_column[c], row) for c in range(len(of_column))]
    done: dict[int, float] = {}  # columns whose cheapest way is known
    while True:
        column = min((c for c in range(len(reach)) if c not in done), key=lambda c: reach[c][0])
        done[column] = reach[column][0]
        if column not in taken:
            break
        other = taken[column]
        for c in range(len(reach)):
            way = done[column] + cost[other][c] - of_row[other] - of_column[c]
            if c not in done and way < reach[c][0]:
                reach[c] = (way, other)
    length = done[column]
    of_row[row] += length
    for c in done:
        if c in taken:
            of_row[taken[c]] += length - done[c]
        of_column[c] -= length - done[c]
    moved = column
    while True:
        giver = reach[moved][1]
        before = next((c for c, r in taken.items() if r == giver), None)
        taken[moved] = giver
        if before is None:
            break
        moved = before
