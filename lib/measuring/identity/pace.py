"""News articles -> the processor's time that names take, beyond the language model's own."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from measuring import speed
from measuring.speed import Speed
from samestory import consistency, language, names

TEXTS = "text/allsides.jsonl"
NEEDED = (TEXTS,)
ARTICLES = 2_000
LONGEST = 500  # words of an article that are read: what follows would cost the model's time alone
LARGEST = 16 * LONGEST  # characters that hold so many words


class Pace(NamedTuple):
    """How many articles, words, mentions and entities, and the seconds that names took.

    `finding` is one label for one name, and mentions with their roles; `resolving` who is who.
    """

    articles: int
    words: int
    mentions: int
    entities: int
    finding: float
    resolving: float

    @property
    def speed(self) -> Speed:
        """Words, and the seconds of both."""
        return Speed(self.words, self.finding + self.resolving)

    def in_words(self) -> str:
        """All of it in a sentence."""
        return (
            f"{self.articles:,} articles, {self.words:,} words, {self.mentions:,} names of"
            f" {self.entities:,} entities: {self.finding:.1f} s and {self.resolving:.1f} s,"
            f" {self.speed.rate:,.0f} words a second"
        )


def texts(data: Path | None, number: int = ARTICLES) -> Iterator[str]:
    """The first articles of the news corpus, each cut to LONGEST words; none without a folder."""
    if data is None:
        return
    with (data / TEXTS).open(encoding="utf-8") as lines:
        for line in islice(lines, number):
            yield shortened(str(json.loads(line)["text"]))


def shortened(text: str) -> str:
    """A text up to the end of the paragraph in which its LONGEST-th word stands."""
    words = 0
    kept = []
    for line in text[:LARGEST].split("\n"):
        kept.append(line)
        words += len(line.split())
        if words >= LONGEST:
            break
    return "\n".join(kept)


def measured(nlp: Language, data: Path | None, number: int = ARTICLES) -> Pace | None:
    """The time of names over so many articles, put together as one folder; None without a corpus.

    Each step is done once, as in a run.
    """
    given = {f"a{place:05}": text for place, text in enumerate(texts(data, number))}
    if not given:
        return None
    found, taken = {}, 0.0
    for name, doc in zip(given, language.stream(nlp, given.values()), strict=True):
        started = time.process_time()
        found[name] = list(names.mentions(consistency.settle(doc)))
        taken += time.process_time() - started
    started = time.process_time()
    _, entities = names.resolve(found, given)
    resolving = time.process_time() - started
    words = sum(map(speed.words, given.values()))
    return Pace(len(given), words, sum(map(len, found.values())), len(entities), taken, resolving)
