"""A text and words that somebody copied from it -> where they stand.

Spaces of any kind and number count as equal, so that words copied from a page or through a
spreadsheet are found again; of passages, so do straight and curly marks. Letters and their case
must be the same.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from samestory.clean import ODD_CHARACTERS

__all__ = [
    "FEWEST_CHARACTERS", "Lines", "Places", "Span", "finds", "plain", "searchable",
    "spelled", "start_of", "whole_words",
]  # fmt: skip

# The start of a text followed by … stands for the text from this many characters on.
FEWEST_CHARACTERS = 20
WORD_OR_NEWLINE = re.compile(r"\S+|\n")
MOST_KEPT = 500  # articles that are kept ready for further searches
# One character for one, so that places hold.
MARKS = str.maketrans("’‘ʼ“”„«»–—‑", '\'\'\'"""""---')

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


@lru_cache(maxsize=65536)
def spelled(text: str) -> str:
    """A name as names are told apart here: letter by letter, whatever its spaces and marks."""
    return plain(text).translate(MARKS)


def start_of(wanted: str) -> str:
    """What stands before the … of a shortened text; empty if it is not shortened."""
    start = wanted.removesuffix("...").removesuffix("…")
    return "" if start == wanted else start.rstrip()


def finds(text: str, wanted: str) -> Iterator[Span]:
    """Where `wanted` stands in `text`, one place after the other."""
    start = text.find(wanted)
    while start >= 0:
        yield start, start + len(wanted)
        start = text.find(wanted, start + len(wanted))


def whole_words(text: str, wanted: str) -> list[Span]:
    """The places of `wanted` that begin and end no word in its middle."""
    return [
        span for span in finds(text, wanted) if not any(splits_word(text, edge) for edge in span)
    ]


def splits_word(text: str, place: int) -> bool:
    """Whether the characters before and after `place` belong to one word."""
    return text[place - 1].isalnum() and text[place].isalnum()


def splits_number(text: str, place: int) -> bool:
    """Whether `place` is beside the point of a number: "35" is no part of "1.35" or "35,000"."""
    after = text[place] in ".," and text[place - 1].isdigit() and text[place + 1].isdigit()
    before = text[place - 1] in ".," and text[place].isdigit() and text[place - 2].isdigit()
    return after or before


class Places:
    """Where words stand in the articles of a folder (article_id -> text)."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.known: dict[str, Lines] = {}

    def lines(self, article_id: str) -> Lines:
        """An article as words are looked for in it; those that were looked at are kept."""
        if article_id not in self.known:
            if len(self.known) >= MOST_KEPT:
                self.known.clear()
            found = searchable(self.texts[article_id])
            shown = found.text.replace("\n", " ").translate(MARKS)
            self.known[article_id] = Lines(shown, found.places)
        return self.known[article_id]

    def of(self, article_id: str, words: str, context: str = "") -> list[Span]:
        """Where the words stand in an article, as offsets; given a context, only inside of it."""
        if article_id not in self.texts:
            return []
        lines, wanted = self.lines(article_id), spelled(words)
        start = start_of(wanted)
        found = whole_words(lines.text, start if len(start) >= FEWEST_CHARACTERS else wanted)
        spans = [
            (lines.places[first], lines.places[last - 1] + 1)
            for first, last in found
            if not splits_number(lines.text, first) and not splits_number(lines.text, last)
        ]
        if not context:
            return spans
        around = self.of(article_id, context)
        return [s for s in spans if any(a <= s[0] and s[1] <= b for a, b in around)]

    def everywhere(self, words: str, context: str = "") -> Iterator[tuple[str, Span]]:
        """(article_id, offsets) of each place in the folder where the words stand."""
        letters = max(re.findall(r"\w+", words), key=len, default="")
        for article_id, text in self.texts.items():
            if letters in text:  # most articles need no closer look
                for span in self.of(article_id, words, context):
                    yield article_id, span

    def anywhere(self, article_id: str, words: str) -> bool:
        """Whether the words stand in the article; with an empty article_id, in any."""
        if article_id:
            return bool(self.of(article_id, words))
        return next(self.everywhere(words), None) is not None
