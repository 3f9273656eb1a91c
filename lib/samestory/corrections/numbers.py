"""A number as people write it -> the values that it stands for: "about 40", "10 to 12"."""

from __future__ import annotations

from typing import NamedTuple

from samestory.figures import units

__all__ = ["Number", "number_in"]

# What stands before a number, and the qualifier of figures that it means.
QUALIFIERS = {
    "at least": "at_least", "at most": "at_most", "up to": "at_most", "more than": "more_than",
    "over": "more_than", "less than": "less_than", "under": "less_than", "fewer than": "less_than",
    "about": "about", "around": "about", "some": "about", "nearly": "about",
}  # fmt: skip
LONGEST = 80  # characters of a cell that is read as a number


class Number(NamedTuple):
    """A number with the columns of `02_figures` that it sets; high is None unless it is a range."""

    value: float
    high: float | None
    unit: str
    qualifier: str


def number_in(words: str) -> Number | None:
    """The one number in the words; None if there is none, or more than one."""
    found = list(units.find(words[:LONGEST]))
    if len(found) != 1:
        return None
    one = found[0]
    before = " ".join(words[: one.start].lower().split())
    said = next((q for w, q in QUALIFIERS.items() if before == w or before.endswith(f" {w}")), "")
    vague = "vague" if one.form == "vague" else "exact"
    return Number(one.value, one.high, one.unit, said or vague)
