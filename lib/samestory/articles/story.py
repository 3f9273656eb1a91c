"""The text of a page and the story found in its markup -> the passages where the story stands."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samestory.articles.article import Span

WORD = re.compile(r"\w+")
# Pairs of words, one of the page and one of the story, up to which they are aligned: 125 MB.
MOST_PAIRS = 1_000_000_000
# Shorter lines stand in menus and boxes too, so that equal ones say little of where we are.
FEWEST_WORDS = 4


class Line(NamedTuple):
    """A line with words: where it stands, without white space around it, and the words."""

    start: int
    end: int
    words: tuple[str, ...]


def passages(text: str, story: str) -> tuple[tuple[Span, ...] | None, float]:
    """The lines of `text` that stand in `story`, and the share of the story's words in them.

    A line counts when most of its words do; lines with nothing between them are one passage.
    None for a page too long to be aligned.
    """
    page, told = list(lines(text)), list(lines(story))
    size = sum(len(line.words) for line in told)
    if not size or size * sum(len(line.words) for line in page) > MOST_PAIRS:
        return None, 1.0
    found = shared_words(page, told)
    most = [2 * count > len(line.words) for count, line in zip(found, page, strict=True)]
    # A line of the story that still misses its own moved, or its words were aligned elsewhere.
    wanted = Counter(line.words for line in told)
    wanted.subtract(line.words for line, is_told in zip(page, most, strict=True) if is_told)
    for at, line in enumerate(page):
        if not most[at] and wanted[line.words] > 0:
            wanted[line.words] -= 1
            most[at] = True
    spans = merged(text, [line for line, is_told in zip(page, most, strict=True) if is_told])
    return tuple(spans), sum(found) / size


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that hold words."""
    start = 0
    for line in text.split("\n"):
        words = tuple(unicodedata.normalize("NFC", word) for word in WORD.findall(line))
        if words:
            begin = start + len(line) - len(line.lstrip())
            yield Line(begin, start + len(line.rstrip()), words)
        start += len(line) + 1


def shared_words(page: Sequence[Line], told: Sequence[Line]) -> list[int]:
    """How many words of each line of a page are the story's.

    Lines that are equal are set against each other first: word by word, a teaser that repeats the
    story would do as well as the story. What is between them is aligned by words.
    """
    found = [0] * len(page)
    page_at = told_at = 0
    for here, there, count in [*equal_lines(page, told), (len(page), len(told), 0)]:
        gap = shared_in_gap(page[page_at:here], told[told_at:there])
        found[page_at:here] = gap
        page_at, told_at = here + count, there + count
        found[here:page_at] = [len(line.words) for line in page[here:page_at]]
    return found


def equal_lines(page: Sequence[Line], told: Sequence[Line]) -> Iterator[tuple[int, int, int]]:
    """Runs of equal lines, in order: first line in the page, first in the story, how many."""
    from rapidfuzz.distance import LCSseq

    # Short lines get keys of their own, different on both sides, so that they equal none.
    keys = [
        [line.words if len(line.words) >= FEWEST_WORDS else (side, at) for at, line in enumerate(s)]
        for side, s in enumerate((page, told))
    ]
    for code in LCSseq.opcodes(*keys):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start


def shared_in_gap(page: Sequence[Line], told: Sequence[Line]) -> list[int]:
    """How many words of each line are the story's, in the longest common order."""
    from rapidfuzz.distance import LCSseq

    owner = [at for at, line in enumerate(page) for _ in line.words]
    words, other = ([word for line in side for word in line.words] for side in (page, told))
    found = [0] * len(page)
    for code in LCSseq.opcodes(words, other):
        if code.tag == "equal":
            for at in owner[code.src_start : code.src_end]:
                found[at] += 1
    return found


def merged(text: str, lines: Sequence[Line]) -> list[Span]:
    """Lines with nothing but white space between them as one passage."""
    spans: list[Span] = []
    for line in lines:
        if spans and not text[spans[-1].end : line.start].strip():
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
    return spans
