"""samestory and its peers: text -> the quantities that each finds, written in one way.

The peers are measured where they are installed (`peers` in pyproject.toml); nothing else of the
project needs them.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata
from typing import Any, NamedTuple

import pandas as pd
from spacy.language import Language

from measuring.quantities import plain
from measuring.quantities.amounts import Found
from measuring.quantities.pairs import Reading, Text
from samestory import clean, consistency, dates, figures, quotes, versions
from samestory.tables import Figure

OURS = "samestory"
VALUE, UNIT, COUNTED = "value", "unit", "counted"
# Distribution -> the version measured; pyproject.toml names the same.
PEERS = {"quantulum3": "0.10.0", "text2num": "3.1.0"}
PIECE = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]|\s+")


class Tool(NamedTuple):
    """A finder of figures: its name and version, what it says of a figure, and how it reads."""

    name: str
    version: str
    says: tuple[str, ...]
    read: Callable[[str], list[Found]]

    def readings(self, texts: Sequence[Text]) -> list[Reading]:
        """The quantities of each text."""
        return [Reading(text, tuple(self.read(text.text))) for text in texts]


def here(nlp: Language) -> list[Tool]:
    """samestory, and the peers that are installed."""
    ours = Tool(OURS, versions()[OURS], (VALUE, UNIT, COUNTED), lambda text: samestory(nlp, text))
    made = {"quantulum3": ((VALUE, UNIT), quantulum), "text2num": ((VALUE,), text2num)}
    there = [Tool(name, version, *made[name]) for name in PEERS if (version := installed(name))]
    return [ours, *there]


def installed(name: str) -> str:
    """The version of a distribution; empty if it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def advice() -> str:
    """How to install the peers that are not here; empty if all are."""
    missing = [f"{name}=={version}" for name, version in PEERS.items() if not installed(name)]
    if not missing:
        return ""
    return (
        f"Not measured, because not installed: .venv/bin/python -m pip install {' '.join(missing)}"
    )


def table(tools: Sequence[Tool]) -> pd.DataFrame:
    """Columns: tool, version, says (of a figure); a peer that is not here has a row, too."""
    rows = [(tool.name, tool.version, ", ".join(tool.says)) for tool in tools]
    missing = [name for name in PEERS if name not in {tool.name for tool in tools}]
    rows += [(name, "not installed", "") for name in missing]
    return pd.DataFrame(rows, columns=["tool", "version", "says"], dtype="str")


# --- samestory ----------------------------------------------------------------------------------


def samestory(nlp: Language, text: str) -> list[Found]:
    """The stated figures of a text, as of an article that is kept whole and has no day."""
    doc = consistency.settle(nlp(clean.kept_text(text, [])))
    rows = figures.extract(doc, dates=list(dates.extract(doc)), quotes=list(quotes.extract(doc)))
    return [found_of(row) for row in rows if row.basis == "stated" and row.value is not None]


def found_of(row: Figure) -> Found:
    """A row of the table as test sets write it: "dozens" are 12 to 120 there, 24 to 99 here."""
    value, high = row.value or 0.0, row.value_high
    if row.qualifier == "vague" and high is not None:
        value, high = value / 2, value * 5
    unit = f"{row.unit} of age" if row.kind == "age" else row.unit
    named = f"{unit} per {row.per}" if row.per and unit else unit
    return Found(value, high, named, row.counted, row.start, row.end, row.owner)


# --- quantulum3 ---------------------------------------------------------------------------------


def quantulum(text: str) -> list[Found]:
    """The quantities of quantulum3, without its optional classifier, which comes with no model."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # it warns that there is no classifier
        from quantulum3 import parser

    return [of_quantulum(one) for one in parser.parse(text)]


def of_quantulum(one: Any) -> Found:
    """A range is given as its middle and the distance to its ends."""
    value, apart = float(one.value), float(one.uncertainty or 0.0)
    low, high = (value - apart, value + apart) if apart else (value, None)
    return Found(low, high, one.unit.name, "", *one.span)


# --- text2num -----------------------------------------------------------------------------------


class Piece:
    """A word, sign or blank, as text2num wants to be given it."""

    def __init__(self, match: re.Match[str]) -> None:
        self.match = match

    def text(self) -> str:
        """Its letters."""
        return self.match[0]

    def nt_separated(self, previous: Piece) -> bool:
        """There are no pauses in a text."""
        return False

    def not_a_number_part(self) -> bool:
        """Nothing is known beforehand."""
        return False


def text2num(text: str) -> list[Found]:
    """Numbers in words as text2num reads them, and those in digits, which it leaves as they are."""
    found: list[Found] = []
    position = 0
    for number in plain.numbers(text):
        if text[number.start].isdigit():
            found += worded(text, position, number.start)
            found.append(Found(number.value, None, "", "", number.start, number.end))
            position = number.end
    return [*found, *worded(text, position, len(text))]


def worded(text: str, start: int, end: int) -> Iterator[Found]:
    """The numbers in words in a part of a text."""
    from text_to_num import find_numbers

    pieces = [Piece(match) for match in PIECE.finditer(text, start, end)]
    for one in find_numbers(pieces, "en", threshold=0):
        first, last = pieces[one.start].match, pieces[one.end - 1].match
        yield Found(one.value, None, "", "", first.start(), last.end())
