"""The gate: do two passages speak of the same thing?

A passage's subject is the set of its content words (stemmed) and of the entities named in it. Words
that stand in most sentences of a folder tell nothing, so each counts by its inverse document
frequency (Spärck Jones 1972); two subjects are as like as the cosine of these weights.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import snowballstemmer
from spacy.lang.en.stop_words import STOP_WORDS

from samestory.tables import Name

WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")
SENTENCE = re.compile(r"[^.!?\n]+")
HAPPENINGS = Path(__file__).parents[1] / "data" / "happenings.csv"
# Words that report or compare and so stand in any sentence of news.
EMPTY_WORDS = frozenset(
    {"say", "said", "says", "told", "according", "people", "new", "year", "also"}
)

Subject = frozenset[str]


@cache
def stem(word: str) -> str:
    """A word without its inflection (Snowball's English stemmer)."""
    return str(snowballstemmer.stemmer("english").stemWord(word.lower().replace("’", "'")))


@cache
def happenings() -> dict[str, str]:
    """Word -> the kind of event that it names: killed, killing, death -> death."""
    with HAPPENINGS.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["group"] for row in csv.DictReader(file)}


@cache
def happening_stems() -> dict[str, str]:
    """Stem -> the kind of event, for forms that the list does not have."""
    return {stem(word): group for word, group in happenings().items()}


def happening(words: str) -> str:
    """The kind of event that the last telling word of `words` names; empty if none does."""
    known, stems = happenings(), happening_stems()
    for word in reversed(re.findall(r"\w+", words.lower())):
        if group := known.get(word) or stems.get(stem(word)):
            return group
    return ""


def content_words(text: str) -> set[str]:
    """The stems of the words of `text` that carry meaning."""
    words = (word.lower() for word in WORD.findall(text))
    return {stem(word) for word in words if word not in STOP_WORDS and word not in EMPTY_WORDS}


class Subjects:
    """What each passage of a folder speaks of, and how like two of them are."""

    def __init__(self, texts: Mapping[str, str], names: Iterable[Name]) -> None:
        self.texts = texts
        self.names: dict[str, list[Name]] = defaultdict(list)
        for name in names:
            self.names[name.article_id].append(name)
        sentences = [content_words(s) for text in texts.values() for s in SENTENCE.findall(text)]
        self.count = max(len(sentences), 1)
        self.frequency = Counter(word for words in sentences for word in words)

    def entities(self, article_id: str, start: int, end: int) -> frozenset[str]:
        """The entities named between two offsets."""
        inside = self.names.get(article_id, [])
        return frozenset(n.entity_id for n in inside if n.start < end and n.end > start)

    def of(self, article_id: str, start: int, end: int) -> Subject:
        """The subject of a passage."""
        words = content_words(self.texts[article_id][start:end])
        return frozenset(words) | self.entities(article_id, start, end)

    def weight(self, subject: Iterable[str]) -> float:
        """How much a subject tells: the sum of its words' inverse document frequencies."""
        return sum(math.log(1 + self.count / (1 + self.frequency[word])) ** 2 for word in subject)

    def likeness(self, one: Subject, other: Subject) -> float:
        """0 for nothing in common to 1 for the same words."""
        if not one or not other:
            return 0.0
        product = math.sqrt(self.weight(one) * self.weight(other))
        return self.weight(one & other) / product if product else 0.0


def days_overlap(one: Sequence[str | None], other: Sequence[str | None]) -> bool:
    """Whether two intervals of ISO days can mean one day; an unknown end is open."""
    first, last = max(one[0] or "", other[0] or ""), min(one[1] or "9999", other[1] or "9999")
    return first <= last
