"""Quantities marked and found in a text -> pairs, one to one: those that agree most come first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from measuring.quantities import amounts
from measuring.quantities.amounts import Found, Wanted


class Text(NamedTuple):
    """A text of a test set, and the quantities that people marked in it."""

    name: str
    text: str
    wanted: tuple[Wanted, ...]


class Pair(NamedTuple):
    """What is marked and what was found for it, with an equal value; or one of them alone."""

    wanted: Wanted | None
    found: Found | None


class Reading(NamedTuple):
    """A text as one tool reads it."""

    text: Text
    found: tuple[Found, ...]

    @property
    def pairs(self) -> list[Pair]:
        """What is marked beside what was found."""
        return paired(self.text.wanted, self.found)


def paired(wanted: Sequence[Wanted], found: Sequence[Found]) -> list[Pair]:
    """Pairs of equal value, one to one; those with the same unit and counted thing come first.

    Nothing is counted twice, unlike in the published evaluation of CQE, where a quantity found
    could be right for several that are marked. What has no partner stands alone, in order.
    """
    equal = [
        (-agreement(one, other), a, b)
        for a, one in enumerate(wanted)
        for b, other in enumerate(found)
        if amounts.same_value(one, other)
    ]
    missed, spurious = dict(enumerate(wanted)), dict(enumerate(found))
    pairs = []
    for _, a, b in sorted(equal):
        if a in missed and b in spurious:
            pairs.append(Pair(missed.pop(a), spurious.pop(b)))
    alone = [Pair(one, None) for one in missed.values()]
    return [*pairs, *alone, *(Pair(None, other) for other in spurious.values())]


def agreement(wanted: Wanted, found: Found) -> int:
    """How much two quantities of equal value agree in the rest."""
    return (
        4 * amounts.same_unit(wanted, found)
        + 2 * amounts.same_words(wanted, found)
        + amounts.shares_words(wanted, found)
    )
