"""The other articles of a folder -> when an undated article was written.

"It was approved on Tuesday" says little alone. Where a dated article tells the same with a day,
the undated one was written within the week; and where others tell which day "the attack" was, "one
year after the attack" has a date too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from samestory.clean import dating, story
from samestory.clean.dating import Sentence
from samestory.clean.imprint import absolute, published
from samestory.tables import Block, Clue

__all__ = ["RULE", "Elsewhere", "clues", "elsewhere"]

RULE = "told with a date elsewhere"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Not "next Sunday", nor "the Sunday before the vote".
WEEKDAY = re.compile(
    rf"(?<!next )(?<!last )(?<!the )\b({'|'.join(WEEKDAYS)})\b(?! (?:before|after|of)\b)",
    re.IGNORECASE,
)
# Two sentences tell the same when they share so many content words, and such a share of them.
FEWEST_SHARED, LEAST_SHARED = 4, 0.4
MOST_TOLD = 20_000


class Elsewhere(NamedTuple):
    """What the other articles of a folder tell: with an exact day, and beside explicit dates."""

    told: Mapping[str, Sequence[Told]]  # by content word
    dated: Sequence[dating.Dated]


class Told(NamedTuple):
    """What a dated article tells to have happened on a day: its content words, and the day."""

    words: frozenset[str]
    day: date


def told(blocks: Sequence[Block], day: str) -> list[Told]:
    """What an article published on `day` (ISO) tells with an exact day."""
    written = date.fromisoformat(day)
    return [
        Told(words, happened)
        for sentence in dating.story_of(blocks)
        if (words := content(sentence.own))
        for happened in days_in(sentence, written)
    ]


def days_in(sentence: Sentence, written: date) -> Iterator[date]:
    """The exact days of a sentence in the past tense: explicit, or the last such weekday."""
    if not dating.is_past(sentence.own):
        return
    for found in absolute(sentence.own):
        if found.earliest == found.latest:
            yield date.fromisoformat(found.earliest)
    for name in weekdays(sentence):
        yield written - timedelta(days=(written.weekday() - name) % 7)


def weekdays(sentence: Sentence) -> set[int]:
    """The weekdays that a sentence names outside quotations, Monday as 0."""
    return {WEEKDAYS.index(match[1].lower()) for match in WEEKDAY.finditer(sentence.own)}


def content(text: str) -> frozenset[str]:
    """The content words of a sentence without its weekdays."""
    return frozenset(story.content_words(text)) - set(WEEKDAYS)


def elsewhere(blocks: Mapping[str, Sequence[Block]], days: Mapping[str, str]) -> Elsewhere:
    """What the articles tell whose days of publication (ISO) are known, by article_id."""
    found: list[Told] = []
    dated: list[dating.Dated] = []
    for article_id, day in days.items():
        found.extend(told(blocks[article_id], day))
        story = dating.story_of(blocks[article_id])
        dated.extend((one, dates) for one in story if (dates := absolute(one.text)))
    return Elsewhere(by_word(found[:MOST_TOLD]), dated[:MOST_TOLD])


def clues(blocks: Sequence[Block], others: Elsewhere) -> Iterator[Clue]:
    """When an undated article was written, by what dated articles tell of the same events.

    The weekday must be that of the day told elsewhere; where two days fit, neither is taken.
    """
    for sentence in dating.story_of(blocks):
        for clue in dating.from_events(sentence, others.dated, loosely=False):
            yield clue._replace(rule=RULE)
        named = weekdays(sentence)
        if len(named) != 1 or not dating.is_past(sentence.own) or absolute(sentence.own):
            continue
        words = content(sentence.own)
        days = {one.day for one in candidates(words, others.told) if one.day.weekday() in named}
        if len(days) == 1:
            day = days.pop()
            end = sentence.start + len(sentence.text.rstrip())
            low, high = day.isoformat(), (day + timedelta(days=6)).isoformat()
            yield published(sentence.start, end, low, high, RULE)


def by_word(others: Sequence[Told]) -> Mapping[str, Sequence[Told]]:
    """Content word -> what is told with it."""
    index: dict[str, list[Told]] = {}
    for one in others:
        for word in one.words:
            index.setdefault(word, []).append(one)
    return index


def candidates(words: frozenset[str], index: Mapping[str, Sequence[Told]]) -> Iterator[Told]:
    """What tells the same as a sentence of these content words."""
    # The rarest words find what is alike; a word that everybody uses would find everything.
    rare = sorted(words, key=lambda word: (len(index.get(word, ())), word))[:FEWEST_SHARED]
    seen: set[int] = set()
    for one in (one for word in rare for one in index.get(word, ())):
        if id(one) in seen:
            continue
        seen.add(id(one))
        shared = len(words & one.words)
        if shared >= FEWEST_SHARED and shared >= LEAST_SHARED * min(len(words), len(one.words)):
            yield one
