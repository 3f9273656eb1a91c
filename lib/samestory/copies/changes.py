"""Two versions of one article -> the sentences that were added, removed or reworded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from samestory.copies.texts import WORD, Text
from samestory.tables import Block, Change

__all__ = ["Sentence", "between", "sentences"]

# A full stop, what closes after it, and then what can begin a sentence.
BOUNDARY = re.compile(r"(?<=[.!?…])[\"”’')\]]{0,3}\s+(?=[\"“‘'(\[]?[A-Z\d])")
ENDED = re.compile(r"[.!?…:][\"”’')\]]{0,3}\Z")
LONGEST = 80  # words: what is longer is no sentence, and is cut so that comparing stays cheap
ALIKE = 0.5  # share of words, in order, that makes a sentence another's rewording
MOST = 300  # sentences of either version that are compared, each with each


class Sentence(NamedTuple):
    """A sentence: its place in the article, and its words without case and punctuation."""

    start: int
    end: int
    words: tuple[str, ...]


def between(later: Text, earlier: Text) -> list[Change]:
    """Rows of 01_changes: what the later version has or words differently, and what it dropped.

    A sentence that only moved is no change. The headline is compared too where the text holds it.
    """
    new, old = sentences(later), sentences(earlier)
    added, removed = without(new, old), without(old, new)
    partner = reworded(added, removed)
    rows = [
        change(later, one, earlier, "reworded" if n in partner else "added", partner.get(n))
        for n, one in enumerate(added)
    ]
    kept = set(partner.values())
    return rows + [change(earlier, one, later, "removed") for one in removed if one not in kept]


def change(
    text: Text, passage: Sentence, other: Text, what: str, partner: Sentence | None = None
) -> Change:
    """A row of 01_changes."""
    return Change(
        article_id=text.article.article_id,
        start=passage.start,
        end=passage.end,
        text=text.article.text[passage.start : passage.end],
        change=what,
        other_id=other.article.article_id,
        other_start=partner.start if partner else None,
        other_end=partner.end if partner else None,
    )


def without(sentences: Sequence[Sentence], others: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that the others do not have, as often as they have them."""
    left = Counter(one.words for one in others)
    found = []
    for one in sentences:
        if left[one.words]:
            left[one.words] -= 1
        else:
            found.append(one)
    return found


def reworded(added: Sequence[Sentence], removed: Sequence[Sentence]) -> dict[int, Sentence]:
    """Place in `added` -> the removed sentence that it rewords; the most alike are paired first."""
    left, right = ([one.words for one in side[:MOST]] for side in (added, removed))
    if not left or not right:
        return {}
    alike = cdist(left, right, scorer=Indel.normalized_similarity, score_cutoff=ALIKE)
    pairs = sorted((-alike[a, b], int(a), int(b)) for a, b in zip(*alike.nonzero(), strict=True))
    found: dict[int, Sentence] = {}
    taken: set[int] = set()
    for _, a, b in pairs:
        if a not in found and b not in taken:
            found[a] = removed[b]
            taken.add(b)
    return found


def sentences(text: Text) -> list[Sentence]:
    """The sentences of the headline and of what cleaning kept, in order."""
    found: list[Sentence] = []
    for start, end in paragraphs(text):
        cuts = [match.end() for match in BOUNDARY.finditer(text.article.text, start, end)]
        for a, b in zip([start, *cuts], [*cuts, end], strict=True):
            found += pieces(text, a, b)
    return found


def paragraphs(text: Text) -> list[tuple[int, int]]:
    """Places of the headline and of kept blocks, lines that run on joined."""
    found: list[tuple[int, int]] = []
    last: Block | None = None
    for block in text.blocks:
        if last and block.kept and runs_on(text, last, block):
            found[-1] = (found[-1][0], block.end)
        elif block.kept or block.role == "title":
            found.append((block.start, block.end))
        last = block
    return found


def runs_on(text: Text, one: Block, following: Block) -> bool:
    """Whether a kept line breaks off inside a sentence that the next line goes on with."""
    broken = one.kept and not ENDED.search(one.text[-5:])
    next_line = text.article.text.count("\n", one.end, following.start) < 2
    prose = one.role == following.role == "body" or following.text[0].islower()
    return broken and next_line and prose


def pieces(text: Text, start: int, end: int) -> Iterator[Sentence]:
    """The sentence from `start` to `end`, in several pieces if it is too long for one."""
    source = text.article.text
    found = list(WORD.finditer(source, start, end))
    for n in range(0, len(found), LONGEST):
        own = found[n : n + LONGEST]
        first = start if n == 0 else own[0].start()
        last = end if n + LONGEST >= len(found) else own[-1].end()
        inner = source[first:last]
        left, right = len(inner) - len(inner.lstrip()), len(inner.rstrip())
        yield Sentence(first + left, first + right, tuple(word[0].casefold() for word in own))
