"""A number with its unit, as it stands in a text."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Quantity"]


class Quantity(NamedTuple):
    """A number with its unit: `text[start:end]` holds both; the kind is one of figures.KINDS."""

    start: int
    end: int
    value: float
    high: float | None
    unit: str
    kind: str
    form: str  # as in Numeral; "share" of "one in five"; "short" of "100m": metres or millions
    tied: str = ""  # noun tied by a hyphen: "member" of "12-member"
    open_ended: bool = False  # "100+"
    scaled: bool = False  # said with a scale word
