"""A page -> its attributions: cue, source and content, each the likeliest of its candidates.

Cues, sources and contents are found one after the other, as in Pareti 2015 and Scheible, Klinger
and Padó 2016; what each step weighs is learned from PolNeAR (see lib/training).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from samestory.quotes import candidates, contents, features, weights
from samestory.quotes.candidates import NONE, Known, Step
from samestory.quotes.features import Lens
from samestory.quotes.tokens import Tokens

Words = tuple[int, int]
# Below it nothing is attributed: found on articles held out of those learned from.
THRESHOLD = 0.2
STARTS = 2  # beginnings that are tried with their likeliest ends


class Found(NamedTuple):
    """An attribution; spans are token positions, ends exclusive."""

    head: int  # the cue's main word
    cue: Words
    source: Words | None
    content: tuple[Words, ...]  # one part, or two around the cue
    score: float  # how sure it is that the word is a cue of just this content (0-1)


def attributions(tokens: Tokens) -> list[Found]:
    """The attributions of a page, in order of their cues; none where words have no tags.

    The surest come first: what stands in the content of one is no cue of another.
    """
    if not tokens.count or not tokens.doc.has_annotation("TAG"):
        return []
    taken: set[int] = set()
    found = []
    for score, i in sorted(likely_cues(tokens), key=lambda cue: (-cue[0], cue[1])):
        one = None if i in taken else attribution(tokens, i, score)
        if one and one.score >= THRESHOLD:
            found.append(one)
            for part in (one.cue, one.source or (0, 0), *one.content):
                taken.update(range(*part))
    return sorted(undisputed(found), key=lambda one: one.head)


def undisputed(found: Sequence[Found]) -> Iterator[Found]:
    """Each content given to one cue: to the surest, but a half of one to whom it is all.

    "Yes," she said. "No," said Tom.: the second is no second half of what she said.
    """
    whole = {one.content[0]: one.head for one in found if len(one.content) == 1}
    said: set[int] = set()
    for one in sorted(found, key=lambda one: (-one.score, one.head)):
        own = tuple(p for p in one.content if whole.get(p, one.head) == one.head) or one.content
        words = {i for part in own for i in range(*part)}
        if len(words & said) <= len(words) / 2:
            said |= words
            yield one._replace(content=own)


def likely_cues(t: Tokens) -> Iterator[tuple[float, int]]:
    """How sure it is that a word is a cue, and its position, for all above the threshold."""
    words = weights.load()[weights.WORDS]
    for i in (i for i in range(t.count) if is_candidate(t, i, words)):
        score = weights.chance("cue", features.cue(t, i))
        if score >= THRESHOLD:
            yield score, i


def is_candidate(t: Tokens, i: int, words: Collection[str]) -> bool:
    """Verbs, and those other words that were cues in the articles learned from (`words`)."""
    return t.tag[i][:2] == "VB" or f"{t.lemma[i]}|{t.tag[i][:2]}" in words


def attribution(t: Tokens, head: int, score: float) -> Found | None:
    """What belongs to the cue around `head`; None where no content can be found."""
    known = Known(Lens(t, head))
    known = known._replace(source=source(t, known))
    sure, left = span("left", contents.left_end(t, known),
                      lambda end: contents.left_start(t, known, end))  # fmt: skip
    known = known._replace(left=left)
    if score * sure < THRESHOLD:  # nor can it be more with the other side
        return None
    surer, right = span("right", contents.right_start(t, known),
                        lambda start: contents.right_end(t, known, start))  # fmt: skip
    known = known._replace(right=right)
    content = tuple(part for part in (known.left, known.right) if part)
    if not content:
        return None
    first = weights.ranked("cue_start", candidates.cue_start(t, known))[0][1]
    end = weights.ranked("cue_end", candidates.cue_end(t, known))[0][1]
    return Found(head, (first, end), known.source, content, score * sure * surer)


def source(t: Tokens, known: Known) -> Words | None:
    """The phrase that speaks."""
    _, noun = weights.ranked("source_head", candidates.source_head(t, known))[0]
    if noun == NONE:
        return None
    lens = Lens(t, noun)
    first = weights.ranked("source_start", candidates.source_start(lens, known))[0][1]
    return first, weights.ranked("source_end", candidates.source_end(lens, known))[0][1]


def span(side: str, edges: Step, opposite: Callable[[int], Step]) -> tuple[float, Words | None]:
    """The likeliest passage on one side of the cue, edge by edge; None if none is likelier.

    With it how likely it is (0-1).
    """
    near, far = ("left_end", "left_start") if side == "left" else ("right_start", "right_end")
    best, chosen = 0.0, None
    for chance, edge in weights.ranked(near, edges, STARTS):
        if chance <= best:
            break
        if edge == NONE:
            best, chosen = chance, None
        elif steps := opposite(edge):
            likely, other = weights.ranked(far, steps)[0]
            if chance * likely > best:
                best, chosen = chance * likely, (min(edge, other), max(edge, other))
    return best, chosen
