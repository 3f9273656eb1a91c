"""Utterances that one outlet quotes and another reports in its own words.

Reported speech has no marks to hold on to. It is put with an utterance only when the same speaker
is known in both, and most of what it says, weighted by how rare its words are, is in the utterance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from samestory.compare.subject import Subject, Subjects, content_words
from samestory.compare.utterances import Utterance

# The share of the reported words' weight that the utterance must hold, and the fewest such words.
COVERED = 0.5
WORDS_IN_COMMON = 3


def paraphrases(
    groups: Sequence[list[Utterance]], reported: Sequence[Utterance], subjects: Subjects
) -> Iterator[tuple[int, Utterance, float]]:
    """(number of the group, reported speech, share covered) of each that a group is quoted as."""
    spoken: dict[str, list[tuple[int, Subject]]] = defaultdict(list)
    for number, group in enumerate(groups):
        spoken[group[0].speaker].append((number, said(group[0])))
    for one in reported:
        if not one.speaker:
            continue
        others = [
            (covered(said(one), words, subjects), -number)
            for number, words in spoken.get(one.speaker, ())
            if any(u.article_id != one.article_id for u in groups[number])
        ]
        share, number = max(others, default=(0.0, 0))
        if share >= COVERED:
            yield -number, one, share


def said(utterance: Utterance) -> Subject:
    """The stems of what an utterance says."""
    return frozenset(content_words(" ".join(part.text for part in utterance.parts)))


def covered(reported: Subject, quoted: Subject, subjects: Subjects) -> float:
    """How much of the weight of reported words the quoted ones hold; 0 for too few."""
    common = reported & quoted
    weight = subjects.weight(reported)
    return subjects.weight(common) / weight if len(common) >= WORDS_IN_COMMON and weight else 0.0
