"""Quantities that people marked and that tools found -> whether they are the same.

A value is right when it is equal, of a range both ends, as in the evaluation of CQE (Almasian and
others, EMNLP 2023); 70 cents are 0.70 dollars. A unit is right when it is the same, by any of its
names; where things are counted, when the last word of what is counted is.

What is counted: NewsQuant gives a counted noun as unit ("12 nurses") and, apart from it, the words
that say of what a quantity is. It is right in part when any word that tells something is shared,
and whole when all such words are the same, in whatever order: of a counted noun those of `counted`,
else those of `counted` and `owner` together. The marks often name several things ("price, mine of
Norwick"): that one of them is whole is counted for itself. Where nothing is marked, nothing is to
be found.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from measuring.quantities import unit_names

TOLERANCE = 1e-5  # of a value, as in the evaluation of CQE
WORD = re.compile(r"\w+(?:[.&'’-]\w+)*")
# Words that tell nothing of what is counted.
EMPTY = frozenset(
    "the a an of in on at for to from by with and or as per its his her their our this that these"
    " those who which".split()
)


class Wanted(NamedTuple):
    """A quantity that people marked: value, upper end of a range, unit as they named it.

    `written` is the unit as it stands in the text; `concepts` are the words that say of what the
    quantity is, several with commas between.
    """

    value: float
    high: float | None
    unit: str
    written: str = ""
    concepts: str = ""


class Found(NamedTuple):
    """A quantity that a tool found in `text[start:end]`; what it does not say is empty."""

    value: float
    high: float | None
    unit: str
    counted: str
    start: int
    end: int
    owner: str = ""  # who or what it belongs to, where a tool says so


def ends(quantity: Wanted | Found) -> list[float]:
    """The value, or both ends of a range in order."""
    high = quantity.high
    return [quantity.value] if high is None else sorted((quantity.value, high))


def close(ones: list[float], others: list[float]) -> bool:
    """Whether numbers are equal but for rounding."""
    return len(ones) == len(others) and all(
        math.isclose(a, b, rel_tol=TOLERANCE) for a, b in zip(ones, others, strict=True)
    )


def same_amount(wanted: Wanted, found: Found) -> bool:
    """Whether value and unit of measure say the same, perhaps in cents and dollars."""
    one, other = unit_names.of(wanted.unit), unit_names.of(found.unit)
    amounts = [one.factor * end for end in ends(wanted)], [other.factor * e for e in ends(found)]
    return one.name == other.name and close(*amounts)


def same_value(wanted: Wanted, found: Found) -> bool:
    """Whether the value is right."""
    return close(ends(wanted), ends(found)) or same_amount(wanted, found)


def same_unit(wanted: Wanted, found: Found) -> bool:
    """Whether value and unit are right; of what is counted the last word is compared."""
    noun = counted_noun(wanted)
    if noun and not unit_names.of(found.unit).name:
        return same_value(wanted, found) and words(noun)[-1:] == words(found.counted)[-1:]
    return same_amount(wanted, found)


def counted_noun(wanted: Wanted) -> str:
    """What is counted, where the unit is no unit of measure: "people", "World Cups"."""
    if not unit_names.of(wanted.unit).name or unit_names.measures(wanted.unit):
        return ""
    return wanted.written or wanted.unit


def shares_words(wanted: Wanted, found: Found) -> bool:
    """Whether what is counted is right in part."""
    there = telling(counted_noun(wanted)) | telling(wanted.concepts)
    given = telling(f"{found.counted} {found.owner}")
    return bool(there & given) or there == given


def same_words(wanted: Wanted, found: Found) -> bool:
    """Whether what is counted is right as a whole."""
    if noun := counted_noun(wanted):
        return telling(found.counted) == telling(noun)
    return telling(f"{found.counted} {found.owner}") == telling(wanted.concepts)


def one_whole(wanted: Wanted, found: Found) -> bool:
    """Whether what is counted is right as a whole, or is one whole thing of several."""
    given = telling(found.counted)
    several = [telling(part) for part in wanted.concepts.split(",")]
    return same_words(wanted, found) or (bool(given) and given in several)


def said(quantity: Wanted | Found | None) -> str:
    """Value, or both ends of a range, and unit in words; empty for none."""
    if quantity is None:
        return ""
    numbers = " to ".join(written(end) for end in ends(quantity))
    return f"{numbers} {quantity.unit if unit_names.of(quantity.unit).name else ''}".strip()


def written(number: float) -> str:
    """A number as people write it: 24,200,000,000; 2.5; 0.3333."""
    rounded = f"{number:,.4f}".rstrip("0").rstrip(".")
    return rounded if number == 0 or abs(number) >= 0.001 else f"{number:.4g}"


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [word.lower() for word in WORD.findall(text)]


def telling(text: str) -> frozenset[str]:
    """The words of a text that tell something."""
    return frozenset(words(text)) - EMPTY
