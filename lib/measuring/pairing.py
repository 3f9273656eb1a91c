"""Passages marked and passages found -> which of them are one, by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Whatever has a first character and one past its last."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """One past the last."""


Gold = TypeVar("Gold", bound=Placed)
Found = TypeVar("Found", bound=Placed)


def paired(
    gold: Sequence[Gold],
    found: Sequence[Found],
    agree: Callable[[Gold, Found], bool] = lambda one, other: True,
) -> list[tuple[Gold | None, Found | None]]:
    """Passages that overlap, one to one: those that agree first, then the longest overlap.

    What has no partner stands alone, the marked before the found.
    """
    touching = sorted(
        (not agree(one, other), -shared, a, b)
        for a, one in enumerate(gold)
        for b, other in enumerate(found)
        if (shared := common(one, other)) > 0
    )
    missed, spurious = dict(enumerate(gold)), dict(enumerate(found))
    pairs: list[tuple[Gold | None, Found | None]] = []
    for _, _, a, b in touching:
        if a in missed and b in spurious:
            pairs.append((missed.pop(a), spurious.pop(b)))
    pairs += [(one, None) for one in missed.values()]
    pairs += [(None, other) for other in spurious.values()]
    return pairs


def common(one: Placed, other: Placed) -> int:
    """How many characters two passages share; negative when they are apart."""
    return min(one.end, other.end) - max(one.start, other.start)
