"""A text and a person's corrections -> blocks with the roles that the person gave.

A correction is found as a whole line, else as the start of one, else as a part. Spaces of any kind
and number count as equal, so that a line copied from a page is found again. What a correction does
not speak of stays as the rules decided.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from samestory.clean import ODD_CHARACTERS
from samestory.columns import KEPT
from samestory.tables import Block, Correction

__all__ = ["BY_HAND", "FEWEST_CHARACTERS", "overruled", "painted", "plain", "shortest", "start_of"]

BY_HAND = "corrected by hand"
# The start of a line followed by … stands for the line from this many characters on.
FEWEST_CHARACTERS = 20
# A longer line is shortened to its start.
START, LONG = 60, 80
NOBODY = -1
WORD_OR_NEWLINE = re.compile(r"\S+|\n")

Span = tuple[int, int]


class Lines(NamedTuple):
    """The lines of a text with plain single spaces, a newline before and after each.

    `places[n]` is where the n-th character stands in the article; of a space, the word after it.
    """

    text: str
    places: Sequence[int]


def searchable(text: str) -> Lines:
    """The text as corrections are looked for in it."""
    pieces, places = ["\n"], array("l", [-1])
    for found in WORD_OR_NEWLINE.finditer(ODD_CHARACTERS.sub(" ", text)):
        if found[0] != "\n" and pieces[-1] != "\n":
            pieces.append(" ")
            places.append(found.start())
        pieces.append(found[0])
        places.extend(range(found.start(), found.end()))
    return Lines("".join([*pieces, "\n"]), array("l", [*places, len(text)]))


def plain(text: str) -> str:
    """A text as it is looked for: in one line, with plain single spaces."""
    return " ".join(ODD_CHARACTERS.sub(" ", text).split())


def start_of(wanted: str) -> str:
    """What stands before the … of a shortened line; empty if the text is not shortened."""
    start = wanted.removesuffix("...").removesuffix("…")
    return "" if start == wanted else start.rstrip()


def places_of(lines: Lines, text: str) -> list[Span]:
    """Where a correction's text stands: as whole lines, else as starts of lines, else as parts."""
    wanted = plain(text)
    whole = [
        (at + 1, end) for at, end in finds(lines.text, "\n" + wanted) if lines.text[end] == "\n"
    ]
    if whole:
        return [in_article(lines, span) for span in whole]
    start = start_of(wanted)
    if len(start) >= FEWEST_CHARACTERS:
        found = finds(lines.text, "\n" + start)
        return [in_article(lines, (at + 1, lines.text.find("\n", end))) for at, end in found]
    # A paragraph that is broken at a fixed width is one line to whoever copies it.
    for shown in (lines.text, lines.text.replace("\n", " ")):
        spans = [
            span
            for span in finds(shown, wanted)
            if not any(splits_word(shown, edge) for edge in span)
        ]
        if spans:
            return [in_article(lines, span) for span in spans]
    return []


def finds(text: str, wanted: str) -> Iterator[Span]:
    """Where `wanted` stands in `text`, one place after the other."""
    start = text.find(wanted)
    while start >= 0:
        yield start, start + len(wanted)
        start = text.find(wanted, start + len(wanted))


def splits_word(text: str, place: int) -> bool:
    """Whether the characters before and after `place` belong to one word."""
    return text[place - 1].isalnum() and text[place].isalnum()


def in_article(lines: Lines, span: Span) -> Span:
    """A span of the searchable text in the article, with the blanks on either side."""
    start, end = span
    before = start - 2 if lines.text[start - 1] == " " else start - 1
    return lines.places[before] + 1, lines.places[end]


def painted(text: str, given: Sequence[Correction]) -> tuple[array[int], list[int]]:
    """For each character the correction that holds for it; and how often each one was found."""
    lines = searchable(text)
    owner, times = array("l", [NOBODY]) * len(text), []
    for number, correction in enumerate(given):
        places = places_of(lines, correction.text)
        for start, end in places:
            owner[start:end] = array("l", [number]) * (end - start)
        times.append(len(places))
    return owner, times


def overruled(text: str, blocks: Sequence[Block], given: Sequence[Correction]) -> list[Block]:
    """The blocks of a text after its corrections; what no correction speaks of stays as it was."""
    owner, _ = painted(text, given)
    pieces = [
        (start, end, block.role, block.rule)
        for block in blocks
        for start, end, number in runs(owner, block.start, block.end)
        if number == NOBODY
    ]
    pieces += [
        (start, end, given[number].value, BY_HAND)
        for start, end, number in runs(owner, 0, len(text))
        if number != NOBODY
    ]
    rows: list[Block] = []
    for start, end, role, rule in sorted(pieces):
        piece = text[start:end].strip()
        if piece:
            first = text.index(piece, start)
            last = first + len(piece)
            rows.append(Block(len(rows), first, last, piece, role, role in KEPT, rule))
    return rows


def runs(owner: array[int], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, number) of the neighbouring characters that one correction holds for."""
    for number, same in groupby(owner[start:end]):
        length = sum(1 for _ in same)
        yield start, start + length, number
        start += length


def shortest(text: str, blocks: Sequence[Block]) -> list[str]:
    """For each block the text that a correction of it needs; empty where it has no words."""
    lines = searchable(text).text.split("\n")
    whole, starts = set(lines), Counter(map(head, lines))
    wanted = [plain(block.text) for block in blocks]
    return [
        f"{head(line)}…" if len(line) > LONG and line in whole and starts[head(line)] == 1 else line
        for line in wanted
    ]


def head(line: str) -> str:
    """The start of a line, not ending in a space."""
    return line[: START + 1] if line[START - 1 : START] == " " else line[:START]
