"""Doc -> its text and sentence borders, looked up without reading the Doc again.

`Doc.text` and `Token.sent` are made anew at each call; rules that ask for every number of a long
text would take quadratic time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from spacy.tokens import Doc, Span, Token

from samestory.tables import Date, Quote

__all__ = ["sentence", "starting", "text"]

Passage = TypeVar("Passage", Date, Quote)


class Index(NamedTuple):
    """The text of a Doc, and the first token of each sentence."""

    text: str
    sentence_starts: tuple[int, ...]


@lru_cache(maxsize=1)
def index(doc: Doc) -> Index:
    """The index of the Doc at hand; a Doc is not changed while it is read."""
    known = doc.has_annotation("SENT_START")
    starts = tuple(t.i for t in doc if t.i == 0 or (known and t.is_sent_start))
    return Index(doc.text, starts)


def text(doc: Doc) -> str:
    """The text of a Doc."""
    return index(doc).text


def sentence(token: Token) -> Span:
    """The sentence of a token; the whole text when sentences are not known."""
    starts = index(token.doc).sentence_starts
    place = bisect_right(starts, token.i)
    end = starts[place] if place < len(starts) else len(token.doc)
    return token.doc[starts[place - 1] : end]


def starting(rows: Sequence[Passage], first: int, last: int) -> Sequence[Passage]:
    """Of rows in order of their place, those that start at characters `first` to `last`."""
    low = bisect_left(rows, first, key=lambda row: row.start)
    return rows[low : bisect_right(rows, last, lo=low, key=lambda row: row.start)]
