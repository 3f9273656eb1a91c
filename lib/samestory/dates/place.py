"""A time expression in its text, with the words right before and after it."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from samestory.dates.patterns import Expression

__all__ = ["Place", "place_of"]


class Place(NamedTuple):
    """An expression, its tokens, the tokens beside it, and some characters of the text behind."""

    found: Expression
    span: Span
    before: Token | None
    after: Token | None
    ahead: str

    @property
    def word(self) -> str:
        """The word before, in lower case; empty at the start."""
        return self.before.lower_ if self.before is not None else ""

    @property
    def next_word(self) -> str:
        """The word behind, in lower case; empty at the end."""
        return self.after.lower_ if self.after is not None else ""

    @property
    def next_pos(self) -> str:
        """Its part of speech."""
        return self.after.pos_ if self.after is not None else ""

    @property
    def is_before_capital(self) -> bool:
        """Whether the word behind begins with a capital letter."""
        return self.after is not None and self.after.text[:1].isupper()

    @property
    def is_owned(self) -> bool:
        """Whether a determiner or possessive pronoun stands before."""
        return self.before is not None and (self.before.pos_ == "DET" or self.before.tag_ == "PRP$")


def place_of(found: Expression, span: Span, ahead: str) -> Place:
    """The place of an expression; `ahead` is the text behind it."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    return Place(found, span, before, after, ahead)
