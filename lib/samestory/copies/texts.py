"""An article and its blocks -> the words that count when two articles are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from sys import intern

from samestory import agencies, clean
from samestory.quotes import marks
from samestory.tables import Article, Block

__all__ = ["FEWEST", "Text", "runs"]

FEWEST = 20  # kept words below which a text is too short to be told from another by its words
WORD = re.compile(r"\w+|[$€£¥%]")
# A post is somebody's words without quotation marks; it stands before its author's handle, or
# around its tags.
POST = re.compile(r"(?<!\w)[@#][^\W\d_]")
POST_LENGTH = 280  # characters
# What says of an article, outside its story, that it is a later state of it.
UPDATED = re.compile(r"\b(?:updated?|updates|refiles|recasts)\b", re.IGNORECASE)
ABOUT = ("title", "section", "byline", "date", "dateline", "notice")
CREDITS = ("byline", "dateline", "notice")
LONGEST = 300  # characters of a line about the article that are read


class Text:
    """The kept words of one article, without case and punctuation, and what is known of it."""

    def __init__(self, article: Article, blocks: Sequence[Block]) -> None:
        """Read the words; `blocks` are the article's rows of 01_blocks."""
        self.article, self.blocks = article, blocks
        self.kept = clean.kept_text(article.text, blocks)
        # One word is one object in all texts of a folder: thousands of articles fit in memory.
        self.words = tuple(intern(word.casefold()) for word in WORD.findall(self.kept))

    @property
    def key(self) -> tuple[str, ...]:
        """What two copies have in common: the kept words; of a very short text, everything."""
        whole = ("", self.article.title, self.article.text.strip())
        return self.words if len(self.words) >= FEWEST else whole

    @cached_property
    def triples(self) -> frozenset[tuple[str, ...]]:
        """Every run of three words."""
        return frozenset(runs(self.words, 3))

    @cached_property
    def own(self) -> list[tuple[str, ...]]:
        """The stretches of words outside quotation marks and posts, in order."""
        others = bytearray(len(self.kept))
        for pair in marks.pair(self.kept):
            others[pair.opening : pair.closing] = b"\1" * (pair.closing - pair.opening)
        for post in POST.finditer(self.kept):
            furthest = max(0, post.start() - POST_LENGTH)
            line = self.kept.rfind("\n", furthest, post.start()) + 1
            start = max(furthest, line)
            others[start : post.end()] = b"\1" * (post.end() - start)
        said = [others[word.start()] for word in WORD.finditer(self.kept)]
        stretches = groupby(zip(self.words, said, strict=True), key=lambda pair: pair[1])
        return [tuple(word for word, _ in pairs) for quoted, pairs in stretches if not quoted]

    @cached_property
    def updated(self) -> bool:
        """Whether the article calls itself updated."""
        lines = [self.article.title, *self.said(ABOUT)]
        return any(UPDATED.search(line[:LONGEST]) for line in lines)

    @cached_property
    def credits(self) -> set[str]:
        """The agencies credited beside the story: as outlet, in the byline, in a notice."""
        lines = [self.article.outlet, self.article.byline, *self.said(CREDITS)]
        return {name for line in lines for name in agencies.named(line[:LONGEST])}

    @cached_property
    def agencies(self) -> set[str]:
        """The agencies credited beside the story or in it."""
        return self.credits | agencies.credited(self.kept)

    def said(self, roles: Sequence[str]) -> list[str]:
        """The lines of some roles."""
        return [block.text for block in self.blocks if block.role in roles]


def runs(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Every run of `size` words, in order."""
    return [tuple(words[n : n + size]) for n in range(len(words) - size + 1)]
