"""The lines of a text -> where the story stands among menus, teasers and comments.

Running text weighs for the story; menus, teasers and the like weigh against it; the story is the
run of lines that weighs most. So a promotion between two paragraphs stays inside, to be judged by
itself, and a sentence in a menu stays outside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from samestory.clean import lines, listings
from samestory.clean.lines import Label, Line

__all__ = ["Zone", "content_words", "likeness", "zone"]

# What a line weighs against the story, by what it is known to be; one that is not known, OPEN.
AGAINST = {
    "navigation": 0.8, "promotion": 1.5, "tags": 2.0, "notice": 0.5, "advertisement": 0.3,
    "section": 0.6, "byline": 0.5, "date": 0.5, "caption": 0.3, "credit": 0.3,
}  # fmt: skip
OPEN = 0.6
# An entry of a table weighs a little for the story.
TABLE = 0.7
# A heading over other stories weighs more: what follows it is theirs.
LEADS_AWAY = frozenset({"related promotion", "about the author", "contact"})
AWAY = 1.5
# What a sentence weighs, and what each of its words adds, up to so many.
SENTENCE, WORD, MOST_WORDS = 1.0, 1 / 12, 48
# A text that comes as one long line weighs what its paragraphs would.
PARAGRAPH = 120
# A line of as many words is a paragraph, though it stands there twice.
PARAGRAPH_AGAIN = 20
# A story that weighs as much is over where readers' comments begin.
ENOUGH = 5.0
# Lines that weigh as much against the story part it; behind them, so many of the content words
# must be known from it.
GAP, SAME = 3.5, 0.5
KNOWN_WORDS, FEW_LINES, LONGER = 400, 2, 0.4
COMMENTS = frozenset({"reader comments", "comment head", "comment form"})
# What shows that comments are there, and within how many lines.
PROOFS = frozenset({"comment head", "comment form"})
NEAR_PROOF, MOST_THREADS = 40, 20
# A story has such a share of the words of all lines of as many words, or is not found.
LEAST, FEWEST_WORDS = 0.04, 5
CUT_OFF = re.compile(r"(?:\.\.\.|…)\W{0,3}$")
CONTENT = re.compile(r"[^\W\d_]{4,}")
COMMON = frozenset(
    "about after again against also amid among another back because been before being between "
    "both could does doing down during each even every first from have having here into just last "
    "like made make many more most much must never news only other over said same says should "
    "since some such than that their them then there these they this those through time told under "
    "until upon very want week well were what when where which while will with within without "
    "would year years your".split()
)


class Zone(NamedTuple):
    """Numbers of the first line of the story, and one past its last; equal if there is none."""

    first: int
    end: int


def zone(
    found: Sequence[Line], known: Sequence[Label | None], elsewhere: Collection[str] = ()
) -> Zone:
    """Where the story stands: the run of lines that weighs most, before readers' comments.

    Then what hangs on to it behind a gap is cut off unless it speaks of the same. Where hardly
    anything is left, as of a text without full stops, it is all that no wording gives away.
    """
    weights = weigh(found, known, elsewhere)
    widest, _ = heaviest(weights)
    for number in threads(found, known):
        before, total = heaviest(weights[:number])
        if total >= ENOUGH:
            widest = before
            break
    core = trimmed(found, weights, widest)
    open_lines = [n for n, label in enumerate(known) if label is None or label.role == "body"]
    open_words = sum(found[n].words for n in open_lines if found[n].words >= FEWEST_WORDS)
    if sum(line.words for line in found[core.first : core.end]) <= LEAST * open_words:
        return Zone(open_lines[0], open_lines[-1] + 1) if open_lines else core
    return Zone(core.first, listings.end_of(known, core.end))


def weigh(
    found: Sequence[Line], known: Sequence[Label | None], elsewhere: Collection[str]
) -> list[float]:
    """What each line weighs for the story; what is printed twice weighs against it.

    Of a paragraph, the second time alone: a whole article may be there twice.
    """
    times = Counter(line.plain for line in found)
    seen: set[str] = set()
    weights: list[float] = []
    for line, label in zip(found, known, strict=True):
        twice = times[line.plain] > 1 and (line.words < PARAGRAPH_AGAIN or line.plain in seen)
        weights.append(weight(line, label, repeated=twice or line.plain in elsewhere))
        seen.add(line.plain)
    return weights


def threads(found: Sequence[Line], known: Sequence[Label | None]) -> Iterator[int]:
    """Where readers' comments may begin: at a line that calls them so, with comments below it.

    "Discussion" alone proves nothing. A few places are enough: the story ends at the first.
    """
    heads = [n for n, label in enumerate(known) if label is not None and label.rule in PROOFS]
    given = 0
    for number, label in enumerate(known):
        if label is None or label.rule not in COMMENTS or given == MOST_THREADS:
            continue
        at = bisect_left(heads, number + (label.rule in PROOFS))
        near = at < len(heads) and heads[at] <= number + NEAR_PROOF
        if near or any(map(str.isdigit, found[number].plain)):
            given += 1
            yield number


def trimmed(found: Sequence[Line], weights: Sequence[float], widest: Zone) -> Zone:
    """The zone without the segments at its ends that are about something else."""
    segments = parts(weights, widest)
    if len(segments) < 2:
        return widest
    core = max(range(len(segments)), key=lambda n: sum(weights[slice(*segments[n])]))
    about = words_of(found, segments[core])
    first = last = core
    for step, ends in ((-1, range(core - 1, -1, -1)), (1, range(core + 1, len(segments)))):
        for n in ends:
            if not same_story(found, segments[n], about):
                break
            about |= words_of(found, segments[n])
            first, last = (n, last) if step < 0 else (first, n)
    return Zone(segments[first].first, segments[last].end)


def parts(weights: Sequence[float], widest: Zone) -> list[Zone]:
    """The segments of a zone: lines that weigh for the story, parted by gaps that weigh much."""
    segments: list[Zone] = []
    gap = 0.0
    for number in range(widest.first, widest.end):
        if weights[number] <= 0:
            gap -= weights[number]
            continue
        if not segments or gap >= GAP:
            segments.append(Zone(number, number + 1))
        else:
            segments[-1] = Zone(segments[-1].first, number + 1)
        gap = 0.0
    return segments


def words_of(found: Sequence[Line], part: Zone) -> set[str]:
    """The content words of a part of a text."""
    return content_words(" ".join(line.plain for line in found[part.first : part.end]))


def same_story(found: Sequence[Line], part: Zone, about: Collection[str]) -> bool:
    """Whether a segment speaks of what the story speaks of.

    The shorter the story, the fewer of its words can be expected to come again.
    """
    wanted = SAME * min(1.0, len(about) / KNOWN_WORDS)
    if part.end - part.first > FEW_LINES:
        wanted *= LONGER
    return likeness(" ".join(line.plain for line in found[part.first : part.end]), about) >= wanted


def weight(line: Line, label: Label | None, *, repeated: bool) -> float:
    """What a line weighs for the story; below zero, against it."""
    if label == listings.FIGURES:
        return TABLE
    if label is not None and label.role != "body":
        return -AWAY if label.rule in LEADS_AWAY else -AGAINST.get(label.role, 0.0)
    if label is None and (repeated or not runs(line)):
        return -OPEN
    paragraphs = max(1, line.words // PARAGRAPH)
    return paragraphs * (SENTENCE + WORD * min(line.words / paragraphs, MOST_WORDS))


def runs(line: Line) -> bool:
    """Whether a line is running text, and no headline, teaser that is cut off, or list of links."""
    if line.words > PARAGRAPH:
        return True
    if not lines.is_prose(line.plain, line.words) or CUT_OFF.search(line.plain[-8:]):
        return False
    return lines.ends_sentence(line.plain) or lines.capitalised(line.plain) < 0.6


def heaviest(weights: Sequence[float]) -> tuple[Zone, float]:
    """The run of neighbours with the greatest sum, the first of several, and that sum."""
    best, total = Zone(0, 0), 0.0
    low, low_at = 0.0, 0
    for number, height in enumerate(accumulate(weights)):
        if height - low > total:
            best, total = Zone(low_at, number + 1), height - low
        if height < low:
            low, low_at = height, number + 1
    return best, total


def content_words(text: str) -> set[str]:
    """The words of a text that say what it is about, in small letters."""
    return set(CONTENT.findall(text.lower())) - COMMON


def likeness(text: str, about: Collection[str]) -> float:
    """Share of the content words of a text that are among `about`; 0 where it has none."""
    found = content_words(text)
    return sum(word in about for word in found) / len(found) if found else 0.0
