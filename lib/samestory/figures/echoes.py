"""Units that a text leaves out because it said them shortly before: "4C ... six degrees below"."""

from __future__ import annotations

import re

from samestory.figures.quantity import Quantity

__all__ = ["Said"]

SUBUNIT = re.compile(r"(?:cents?|\dc)$")
POINTS = re.compile(r" points(?= (?:higher|lower|up|down|more|less|above|below)\b)|-point\b")
# Points of a game or an index are no percentage points; those are said right after a percentage.
NEAR = 120
SCALES = ("degree Celsius", "degree Fahrenheit")


class Said:
    """What was said last: the currency, the scale of temperature, the end of a percentage."""

    def __init__(self) -> None:
        self.currency = ""
        self.degrees = ""
        self.percent = -NEAR

    def completed(self, text: str, found: Quantity) -> Quantity:
        """The quantity with the unit that stands before it; remembers its own."""
        passage = text[found.start : found.end]
        if found.kind == "money" and SUBUNIT.search(passage):
            return found._replace(unit=self.currency or found.unit)
        if found.unit == "degree" and self.degrees:
            return found._replace(unit=self.degrees)
        points = POINTS.match(text, found.end) if found.kind in {"count", "ratio"} else None
        if points and found.form == "fraction" and text[found.end] == "-":  # of interest rates
            return found._replace(end=points.end(), unit="percentage point", kind="percent")
        if (
            points
            and found.kind == "count"
            and not found.tied
            and self.follows_percentage(text, found.start)
        ):
            return found._replace(
                end=points.end(), unit="percentage point", kind="percent", tied=""
            )
        self.remember(found)
        return found

    def follows_percentage(self, text: str, place: int) -> bool:
        """Whether a percentage was said shortly before, in the same sentence."""
        between = text[self.percent : place] if place - self.percent < NEAR else "."
        return self.percent >= 0 and not re.search(r"\.\s", between) and between != "."

    def remember(self, found: Quantity) -> None:
        """Keep what the next quantity may leave out; pence are not cents."""
        if found.kind == "money" and found.unit != "GBP":
            self.currency = found.unit
        elif found.kind == "percent" and found.unit == "%":
            self.percent = found.end
        elif found.unit in SCALES:
            self.degrees = found.unit
