"""Outlet of the worldwide newswire -> region of the world; the list stands in regions.csv."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from samestory import word_lists

FILE = Path(__file__).with_name("regions.csv")


class UnknownRegionError(KeyError):
    """An outlet's prefix is not in the list; the message names it and the file."""


@lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """Prefix of an outlet -> region, for every prefix of the corpus."""
    return {row["prefix"]: row["region"] for row in word_lists.rows(FILE)}


def of(outlet: str) -> str:
    """The region that an outlet reports from. Raises UnknownRegionError if it is not listed."""
    prefix = outlet.split("_")[0].lower()
    if prefix not in known():
        raise UnknownRegionError(
            f"The outlet “{outlet}” has no region: add “{prefix}” to {FILE.name}."
        )
    return known()[prefix]
