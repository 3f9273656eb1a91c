"""What an expression means, with its type and where it was counted from -> a row of dates."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span

from samestory.dates.patterns import Expression
from samestory.dates.timex import Reading
from samestory.tables import Date

__all__ = ["Resolved", "from_row", "row", "timed"]


class Resolved(NamedTuple):
    """What an expression means, from where it was counted, and where its passage ends if not
    with the expression itself (0)."""

    meaning: Reading
    type: str
    anchor: str = ""
    base: tuple[int, int] | None = None
    end: int = 0


def timed(found: Expression, meaning: Reading, anchor: str = "") -> Resolved:
    """A meaning with its TIMEX3 type."""
    if found.kind == "running" and not meaning.value.endswith("-WE"):
        return Resolved(meaning, "DURATION", anchor)
    hours = found.kind == "ago" and found.parts.get("unit", found.parts.get("plural", "")).lower()
    short = bool(hours) and str(hours).startswith(("hour", "minute", "second"))
    timely = "T" in meaning.value and not meaning.value.endswith("_REF")
    return Resolved(meaning, "TIME" if timely or short else "DATE", anchor)


def from_row(meaning: Reading, base: Date, end: int = 0) -> Resolved:
    """A meaning that was counted from another date of the text."""
    type_ = "TIME" if "T" in meaning.value else "DATE"
    return Resolved(meaning, type_, "text", (base.start, base.end), end)


def row(text: str, start: int, resolved: Resolved, dated: Span | None) -> Date:
    """The row of 02_dates for the passage from `start` on."""
    anchor_start, anchor_end = resolved.base or (None, None)
    keep = dated is not None and resolved.type in {"DATE", "TIME"}
    return Date(
        start, resolved.end, text[start:resolved.end], resolved.type, *resolved.meaning,
        resolved.anchor, anchor_start, anchor_end,
        dated.text if dated is not None and keep else "",
        dated.start_char if dated is not None and keep else None,
        dated.end_char if dated is not None and keep else None,
    )  # fmt: skip
