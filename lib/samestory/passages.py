"""Passages: text and offsets -> what to show: context, shared words, spellings, marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

CONTEXT = 12  # words shown on either side of a passage
NEAR = 240  # characters that hold so many words, with room
LONG = 80  # characters of a passage that explains itself
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
ALIKE = 0.7  # two words this alike are spellings of one name (ratio of matching characters)


class Passage(NamedTuple):
    """A passage with what stands before and after it in its line."""

    before: str
    text: str
    after: str


class Run(NamedTuple):
    """Words of a quotation, and whether all articles have them."""

    text: str
    shared: bool


class Mark(NamedTuple):
    """A span to underline, and the word that says what it is."""

    start: int
    end: int
    kind: str
    word: str


class Piece(NamedTuple):
    """Text between two edges of marks; the marks that open before it and close after it."""

    opens: list[Mark]
    text: str
    closes: list[Mark]


def around(text: str, start: int, end: int) -> Passage:
    """The passage and some words on either side, not beyond its line: fewer for a long one."""
    words = CONTEXT if end - start < LONG else CONTEXT // 3
    left = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    right = len(text) if stop < 0 else stop
    before = text[max(left, start - NEAR) : start]
    after = text[end : min(right, end + NEAR)]
    first, last = before.split(), after.split()
    head, tail = " ".join(first[-words:]), " ".join(last[:words])
    cut_left = len(first) > words or left < start - len(before)
    cut_right = len(last) > words or right > end + len(after)
    return Passage(
        ("… " if cut_left else "") + head + (" " if before[-1:].isspace() and head else ""),
        " ".join(text[start:end].split()),
        (" " if after[:1].isspace() and tail else "") + tail + (" …" if cut_right else ""),
    )


def compared(quotations: Sequence[str]) -> list[list[Run]]:
    """Each quotation as runs of words that all have, or that only some have.

    Words are matched in order (Ratcliff and Obershelp, `difflib`), without case or punctuation.
    """
    split = [text.split() for text in quotations]
    keys = [[bare(word) for word in words] for words in split]
    return [
        runs(words, [all(have[n] for have in matches(key, keys, i)) for n in range(len(words))])
        for i, (words, key) in enumerate(zip(split, keys, strict=True))
    ]


def matches(key: list[str], keys: list[list[str]], own: int) -> list[list[bool]]:
    """For each other quotation, which words of this one it has."""
    found = []
    for i, other in enumerate(keys):
        if i != own:
            have = [word == "" for word in key]
            for block in SequenceMatcher(None, key, other, autojunk=False).get_matching_blocks():
                have[block.a : block.a + block.size] = [True] * block.size
            found.append(have)
    return found


def runs(words: Sequence[str], shared: Sequence[bool]) -> list[Run]:
    """Neighbouring words of the same kind joined."""
    joined: list[Run] = []
    for word, common in zip(words, shared, strict=True):
        if joined and joined[-1].shared == common:
            joined[-1] = Run(f"{joined[-1].text} {word}", common)
        else:
            joined.append(Run(word, common))
    return joined


def bare(word: str) -> str:
    """A word without case and punctuation."""
    return "".join(WORD.findall(word.casefold().replace("’", "'")))


def unusual(spellings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Spelling -> why it stands out, from (article, spelling) pairs of one entity.

    Words that are alike but not equal are spellings of one word; fewer articles is a minority.
    """
    users: dict[str, set[str]] = {}
    written: dict[str, set[str]] = {}
    for article, spelling in spellings:
        for word in WORD.findall(spelling.replace("’", "'")):
            key = re.sub(r"'s$", "", word.casefold())
            users.setdefault(key, set()).add(article)
            written.setdefault(spelling, set()).add(key)
    counts = Counter({word: len(found) for word, found in users.items()})
    odd: dict[str, str] = {}
    for word in sorted(counts):
        rivals = [other for other in sorted(counts) if variant(word, other)]
        most = max((counts[r] for r in rivals), default=-1)
        if most >= counts[word]:
            odd[word] = "spellings vary" if most == counts[word] else "minority spelling"
    return {
        spelling: min(odd[w] for w in words if w in odd)
        for spelling, words in written.items()
        if any(w in odd for w in words)
    }


def variant(word: str, other: str) -> bool:
    """Whether two words are spellings of one: alike, and neither a shortening of the other."""
    if word == other or word.startswith(other) or other.startswith(word):
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= ALIKE


def marked(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text in pieces between marks. Marks may nest; one that crosses another is left out."""
    kept: list[Mark] = []
    open_ends: list[int] = []
    for mark in sorted(set(marks), key=lambda m: (m.start, -m.end, m.kind, m.word)):
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        if mark.start < mark.end <= (open_ends[-1] if open_ends else len(text)):
            kept.append(mark)
            open_ends.append(mark.end)
    edges = sorted({0, len(text), *(m.start for m in kept), *(m.end for m in kept)})
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, list[Mark]] = {}
    for mark in kept:
        opens.setdefault(mark.start, []).append(mark)
        closes.setdefault(mark.end, []).insert(0, mark)
    return [Piece(opens.get(a, []), text[a:b], closes.get(b, [])) for a, b in pairwise(edges)]
