"""The sentence around a figure, for the rules that read it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from samestory import doc_index

__all__ = ["LONGEST_SENTENCE", "whole_sentence"]

# Longer sentences are lists and tables; a parse of them says nothing.
LONGEST_SENTENCE = 400
ENDS = frozenset({".", "!", "?", "…", "...", ";"})
# Parts that a sentence is put together from again at most.
MOST_PARTS = 4


def whole_sentence(token: Token) -> Span:
    """The sentence of a token, joined again where a parser has cut it with no mark between."""
    inside = doc_index.sentence(token)
    doc, start, end = token.doc, inside.start, inside.end
    for _ in range(MOST_PARTS):
        if start and is_cut(doc[start - 1], doc[start]):
            start = doc_index.sentence(doc[start - 1]).start
        if end < len(doc) and is_cut(doc[end - 1], doc[end]):
            end = doc_index.sentence(doc[end]).end
    return doc[start:end]


def is_cut(before: Token, after: Token) -> bool:
    """Whether a sentence was cut between two words: a small letter behind a comma or word."""
    apart = before.is_space or after.is_space or before.is_quote or after.is_quote
    return not apart and before.text not in ENDS and after.text[:1].islower()
