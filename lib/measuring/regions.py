"""Outlet of the worldwide newswire -> region of the world; the list stands in regions.csv."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("regions.csv")


class UnknownRegionError(KeyError):
    """An outlet's prefix is not in the list; the message names it and the file."""


@lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """Prefix of an outlet -> region, for every prefix of the corpus."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["prefix"]: row["region"] for row in rows}


def of(outlet: str) -> str:
    """The region that an outlet reports from. Raises UnknownRegionError if it is not listed."""
    prefix = outlet.split("_")[0].lower()
    if prefix not in known():
        raise UnknownRegionError(
            f"The outlet “{outlet}” has no region: add “{prefix}” to {FILE.name}."
        )
    return known()[prefix]
