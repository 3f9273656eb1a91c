"""Tokens of a corpus that lost its spaces -> text as an outlet prints it, and where tokens stand.

What the corpus took apart is joined again by rules that look at the neighbours. Where no trace is
left of what was printed (a dash between spaces, or a hyphen), the more frequent is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

PRINTED = {"``": '"', "''": '"', "`": "'", "-LRB-": "(", "-RRB-": ")"}  # as treebanks write them
BEHIND = frozenset([*",.;:!?)]}%’”…", "'", "n't", "n’t"])  # close up to what stands before
BEFORE = frozenset("([{$£€#‘“")  # close up to what comes
# "First - year" is taken apart like this in one half of the corpus, "U . S ." and "4 : 00" too.
APART = frozenset("-/")
CLITIC = re.compile(r"['’](?:s|S|t|ll|re|ve|d|m)$")
ENDINGS = frozenset({"s", "S", "t", "ll", "re", "ve", "d", "m"})
ENDS = re.compile(r"[.!?…][\"'”’)]*$")


class Placed(NamedTuple):
    """Where a token stands in the text; `end` is exclusive."""

    start: int
    end: int


def text_of(sentences: Sequence[Sequence[str]], *, hyphens: bool) -> tuple[str, list[list[Placed]]]:
    """The text, and the place of each token of each sentence.

    With `hyphens`, a hyphen between words was taken apart by the tokenizer. A sentence without a
    full stop (a headline, a date) is a paragraph of its own, as in an article.
    """
    text, places = "", []
    for words in sentences:
        text += "" if not (text and words) else " " if ENDS.search(text) else "\n\n"
        placed: list[Placed] = []
        for number, (word, gap) in enumerate(zip(words, gaps(words, hyphens), strict=True)):
            text += " " * (gap and number > 0)
            printed = PRINTED.get(word, word)
            placed.append(Placed(len(text), len(text) + len(printed)))
            text += printed
        places.append(placed)
    return text, places


def gaps(words: Sequence[str], hyphens: bool) -> list[bool]:
    """Whether a space stands before each word of a sentence."""
    found, opened = [], False
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        tight = not before or closes_up(words, number) or (hyphens and hyphenated(words, number))
        if PRINTED.get(word, word) == '"':
            tight = opened or not before
        elif opened and PRINTED.get(before, before) == '"':
            tight = True
        found.append(not tight)
        # Marks stay glued to words in one half of the corpus: "Yes . "
        opened ^= PRINTED.get(word, word).count('"') % 2 == 1
    return found


def closes_up(words: Sequence[str], number: int) -> bool:
    """Whether a word has no space before it, whatever the tokenizer."""
    word, before = words[number], words[number - 1]
    if word in BEHIND or before in BEFORE or CLITIC.match(word):
        return True
    if number < 2:
        return False
    first = words[number - 2]
    if before in {"’", "'"}:  # woman ’ s, O ’ Brien
        return word in ENDINGS or first == "O"
    if before == ".":  # U . S, 5 . 5, example . com
        initials = len(first) == len(word) == 1 and first.isupper() and word.isupper()
        return initials or (first.isdigit() and word.isdigit()) or word == "com"
    thousands = before == "," and len(word) == 3
    return (thousands or before == ":") and first.isdigit() and word[:1].isdigit()


def hyphenated(words: Sequence[str], number: int) -> bool:
    """Whether a word is a hyphen or slash between words, or comes right behind one."""
    for place in (number - 1, number):
        if 0 < place < len(words) - 1 and words[place] in APART:
            beside = words[place - 1], words[place + 1]
            if all(word[:1].isalnum() for word in beside):
                return True
    return False
