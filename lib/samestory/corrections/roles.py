"""A text and a person's corrections -> blocks with the roles that the person gave.

A correction is found as a whole line, else as the start of one, else as a part. Spaces of any kind
and number count as equal, so that a line copied from a page is found again. What a correction does
not speak of stays as the rules decided.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from samestory.columns import KEPT
from samestory.corrections.outcome import COVERED, Outcome, applied, idle, missing
from samestory.corrections.search import (
    FEWEST_CHARACTERS,
    Lines,
    Span,
    finds,
    plain,
    searchable,
    start_of,
    whole_words,
)
from samestory.tables import Block, Correction

__all__ = ["BY_HAND", "outcomes", "overruled", "painted", "shortest"]

BY_HAND = "corrected by hand"
# A longer line is shortened to its start.
START, LONG = 60, 80
NOBODY = -1


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
        if spans := whole_words(shown, wanted):
            return [in_article(lines, span) for span in spans]
    return []


def in_article(lines: Lines, span: Span) -> Span:
    """A span of the searchable text in the article, with the blanks on either side."""
    start, end = span
    before = start - 2 if lines.text[start - 1] == " " else start - 1
    return lines.places[before] + 1, lines.places[end]


def inside(lines: Lines, spans: list[Span], context: str) -> list[Span]:
    """The passages that stand in a context, which may go over several lines."""
    if not context:
        return spans
    around = whole_words(lines.text.replace("\n", " "), plain(context))
    places = [in_article(lines, span) for span in around]
    return [s for s in spans if any(a <= s[0] and s[1] <= b for a, b in places)]


def painted(text: str, given: Sequence[Correction]) -> tuple[array[int], list[int]]:
    """For each character the correction that holds for it; and how often each one was found."""
    lines = searchable(text)
    owner, times = array("l", [NOBODY]) * len(text), []
    for number, correction in enumerate(given):
        places = inside(lines, places_of(lines, correction.text), correction.context)
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


def outcomes(given: Sequence[Correction], texts: Mapping[str, str]) -> dict[int, Outcome]:
    """Place in `given` -> what became of it, of those on the roles of these articles."""
    own: dict[str, list[int]] = {}
    for number, row in enumerate(given):
        if row.field == "role" and row.article_id in texts:
            own.setdefault(row.article_id, []).append(number)
    said: dict[int, Outcome] = {}
    for article_id, numbers in own.items():
        owner, times = painted(texts[article_id], [given[n] for n in numbers])
        in_force = set(owner)
        for place, number in enumerate(numbers):
            said[number] = outcome(given[number], times[place], in_force=place in in_force)
    return said


def outcome(row: Correction, found: int, *, in_force: bool) -> Outcome:
    """What became of a role that was found so often."""
    if not found:
        return missing(row.text)
    return applied(found) if in_force else idle(found, COVERED)


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
