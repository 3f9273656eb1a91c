"""The names of months and weekdays."""

from __future__ import annotations

__all__ = ["FULL_MONTHS", "MONTHS", "WEEKDAYS"]

NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
FULL_MONTHS = tuple(names.split()[0] for names in NAMES)
# Full and short names -> 1 to 12; weekdays -> 1 (Monday) to 7.
MONTHS = {name: number for number, names in enumerate(NAMES, 1) for name in names.split()}
WEEKDAYS = dict(zip(
    "monday tuesday wednesday thursday friday saturday sunday".split(), range(1, 8), strict=True
))  # fmt: skip
