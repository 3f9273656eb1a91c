"""Names of units, as corpora and tools give them -> one name for each unit (unit_names.csv)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from samestory import word_lists

FILE = Path(__file__).parents[1] / "unit_names.csv"
NO_UNIT = frozenset({"", "-", "% -", "dimensionless", "unk"})
AMERICAN = re.compile(r"(met|lit)er(?=s?\b)")
PER = " per "


class Unit(NamedTuple):
    """One name for a unit, and how much of it one of what was named is; a cent is 0.01 USD."""

    name: str
    factor: float


NONE = Unit("", 1.0)


@lru_cache(maxsize=1)
def names() -> dict[str, Unit]:
    """Every name of unit_names.csv, in small letters."""
    return {
        name: Unit(row["unit"], float(row["factor"]))
        for row in word_lists.rows(FILE)
        for name in row["names"].split(";")
    }


def of(name: str) -> Unit:
    """The unit that a name means; a name that is not known is a unit of its own."""
    plain = AMERICAN.sub(r"\1re", name.strip().lower())
    if plain in NO_UNIT:
        return NONE
    if plain in names():
        return names()[plain]
    whole, per, part = plain.rpartition(PER)
    if not per:
        return Unit(plain, 1.0)
    above, below = of(whole), of(part)
    return Unit(f"{above.name}{PER}{below.name}", above.factor / below.factor)


def measures(name: str) -> bool:
    """Whether a name is that of a unit of measure, and not a noun that is counted."""
    plain = AMERICAN.sub(r"\1re", name.strip().lower())
    return plain in names() or plain.partition(PER)[0] in names()
