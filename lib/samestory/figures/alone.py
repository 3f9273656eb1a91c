"""Whether a number that no noun follows is a figure: "killing 12", "20 unaccounted for"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from samestory import doc_index, language
from samestory.doc_index import sentence
from samestory.figures import counting
from samestory.figures.changes import DOWN, UP
from samestory.figures.degree import per
from samestory.figures.identifiers import is_index, is_titled, neighbour
from samestory.figures.quantity import Quantity

__all__ = ["stands_alone"]

REST = frozenset("other others remaining another further additional but besides".split())
# Before these a number without a noun is complete: "killing 12 in", "killing 12 as".
CONTINUING = language.PREPOSITIONS | {"CCONJ", "SCONJ"}
# Verbs that give a total: "brought the number to 113", "put deaths at 678".
SETTING = frozenset(
    "bring brings brought bringing take takes took taking put puts putting stand stands stood "
    "standing push pushes pushed pushing".split()
)
TOTALS = frozenset("number total toll count tally figure death case casualty injury arrest".split())
# Words of a clause between such a verb and its number.
REACH = 14
FATES = frozenset(
    "dead missing wounded injured hurt unaccounted trapped homeless unhurt against opposed "
    "abstaining absent undecided".split()
)
BOUNDS = frozenset("least most than nearly almost approximately around roughly only just".split())


def stands_alone(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether a number without noun or unit is a figure: "killing 12", "12 were killed"."""
    before, after = neighbour(doc, words.start - 1), words.end
    if words.start and (is_titled(doc[words.start - 1]) or is_index(doc[words.start - 1])):
        return False
    if is_written_large(doc, quantity) or per(doc, quantity.end)[0]:
        return True
    if neighbour(doc, after) in {"more", "fewer"} and before not in {"the", "than"}:
        return True
    if after_level(doc, words) or is_fate(doc, words):
        return True
    if neighbour(doc, after) == "of" and quantity.value > 1 and neighbour(doc, after + 1) != "a":
        return True
    acts = after < len(doc) and doc[after].pos_ in {"VERB", "AUX"} and doc[after].tag_ != "VBG"
    if acts and before not in {"the", "of", "which"}:
        return True
    if before in REST or is_part_or_size(doc, words) or is_described(doc, after):
        return True
    if before in {"to", "at", "from", "by"} and changing(doc, words):
        return True
    ending = after >= len(doc) or doc[after].is_punct or doc[after].pos_ in CONTINUING
    ending = ending or doc[after].lower_ in {"that", "who", "which"}
    verb = words.start > 0 and (
        doc[words.start - 1].pos_ == "VERB" or doc[words.start - 1].tag_ in {"VBG", "VBD", "VBN"}
    )
    return ending and (before in BOUNDS or verb)


def after_level(doc: Doc, words: Span) -> bool:
    """Whether a total is put at the number: "brought the toll to 113", "stood at 402"."""
    if neighbour(doc, words.start - 1) not in {"to", "at"} or not is_over(doc, words.end):
        return False
    first = max(sentence(words[0]).start, words.start - REACH)
    ahead = [t.lower_ for t in doc[first : words.start]]
    totals = any(counting.head_lemma(t) in TOTALS for t in doc[first : words.end + 4])
    return totals and any(word in SETTING for word in ahead)


def is_over(doc: Doc, i: int) -> bool:
    """Whether no time or unit follows at token `i`: "at 10 a.m." tells a time."""
    return i >= len(doc) or doc[i].is_punct or doc[i].pos_ in CONTINUING | {"DET"}


def is_fate(doc: Doc, words: Span) -> bool:
    """Whether what became of as many follows: "two dead and 20 unaccounted for"."""
    return neighbour(doc, words.end) in FATES and neighbour(doc, words.start - 1) in {
        "and", ",", ";", "with", "but", "while",
    }  # fmt: skip


def is_described(doc: Doc, first: int) -> bool:
    """Whether adverbs, adjectives and a noun follow: "the 10 most vulnerable members"."""
    kinds = [t.pos_ for t in doc[first : first + 6]]
    noun = next((n for n, kind in enumerate(kinds) if kind in counting.NOUNS), 0)
    return noun > 1 and kinds[0] == "ADV" and set(kinds[1:noun]) <= {"ADV", "ADJ"}


def is_written_large(doc: Doc, quantity: Quantity) -> bool:
    """Whether nothing but an amount is written like that: "7,425.81", "2.7m", "60 million"."""
    text = doc_index.text(doc)[quantity.start : quantity.end]
    vague = quantity.form in {"vague", "couple"}
    return quantity.scaled or vague or bool(re.match(r"\d+[.,]\d", text))


def is_part_or_size(doc: Doc, words: Span) -> bool:
    """Whether a number is what something consists of: "a crowd of 40", "11 of the 30 survived"."""
    i = words.start - 1
    if neighbour(doc, i) in counting.DETERMINERS:
        i -= 1
    if neighbour(doc, i) != "of" or i < 1:
        return False
    whole = doc[i - 1]
    return whole.pos_ == "NUM" or (whole.pos_ == "NOUN" and i == words.start - 1)


def changing(doc: Doc, words: Span) -> bool:
    """Whether the figure is a level reached or left: "rose to 45 from 40"."""
    first = max(sentence(words[0]).start, words.start - 8)
    return any(t.lower_ in UP | DOWN for t in doc[first : words.start])
