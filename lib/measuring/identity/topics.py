"""Topics of ECB+ -> who is taken for whom, by the project and by two plain ways, as readings.

The pipeline reads each article from its text; all articles of a topic are resolved together, as a
user's folder would be. The plain ways group the same mentions: by the same words, and by the last
word. So the three differ in one thing, whom they take for one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from measuring.identity import ecbplus
from measuring.identity.ecbplus import Article, Marked
from samestory import consistency, language, names
from samestory.tables import Entity, Mention

OURS, SAME_WORDS, LAST_WORD = "samestory", "same words", "same last word"
METHODS = (OURS, SAME_WORDS, LAST_WORD)
SCORED = frozenset({"PERSON", "ORG", "PLACE"})  # labels that count as spurious where unmarked

Key = tuple[str, int]  # an article, and where in it a mention starts


class Found(NamedTuple):
    """A name as the project's table of names has it; `role` is what stands beside a person."""

    start: int
    end: int
    text: str
    label: str
    entity: str
    role: str


class Reading(NamedTuple):
    """A topic: its articles, the names found in each, and method -> name -> group."""

    topic: str
    articles: Sequence[Article]
    found: Mapping[str, Sequence[Found]]
    grouped: Mapping[str, Mapping[Key, Hashable]]


class Sides(NamedTuple):
    """Mentions as both sides name them: gold mention -> entity, and method -> mention -> group."""

    gold: Mapping[Hashable, Hashable]
    found: Mapping[str, Mapping[Hashable, Hashable]]


def both_sides(nlp: Language, data: Path | None) -> dict[str, list[Reading]]:
    """The topics to develop on and those of the benchmark; none without a folder of corpora."""
    return {side: read(nlp, ecbplus.read(data, numbers)) for side, numbers in ecbplus.SIDES.items()}


def read(nlp: Language, articles: Sequence[Article]) -> list[Reading]:
    """The topics of these articles, which have to stand in the order of their topics."""
    docs = language.stream(nlp, (article.text for article in articles))
    mentions = [list(names.mentions(consistency.settle(doc))) for doc in docs]
    pairs = zip(articles, mentions, strict=True)
    return [
        reading(topic, [*group]) for topic, group in groupby(pairs, key=lambda pair: pair[0].topic)
    ]


def reading(topic: str, pairs: Sequence[tuple[Article, Sequence[Mention]]]) -> Reading:
    """One topic, its mentions grouped by each method."""
    texts = {article.name: article.text for article, _ in pairs}
    found, _ = resolved({article.name: mentions for article, mentions in pairs}, texts)
    return Reading(topic, [article for article, _ in pairs], found, grouped(found))


def resolved(
    mentions: Mapping[str, Sequence[Mention]], texts: Mapping[str, str]
) -> tuple[dict[str, list[Found]], list[Entity]]:
    """Article -> the names in it and whom the project takes each for; and the entities."""
    rows, entities = names.resolve(mentions, texts)
    labels = {entity.entity_id: entity.label for entity in entities}
    found: dict[str, list[Found]] = {name: [] for name in mentions}
    for row in rows:
        if row.form == "name":
            label, who = labels[row.entity_id], row.entity_id
            found[row.article_id].append(Found(row.start, row.end, row.text, label, who, row.role))
    return found, entities


def grouped(found: Mapping[str, Sequence[Found]]) -> dict[str, dict[Key, Hashable]]:
    """Method -> name -> group."""
    return {
        OURS: {(name, one.start): one.entity for name, some in found.items() for one in some},
        SAME_WORDS: keyed(found, whole=True),
        LAST_WORD: keyed(found, whole=False),
    }


def keyed(found: Mapping[str, Sequence[Found]], *, whole: bool) -> dict[Key, Hashable]:
    """Names by their words without case, or by the last of them."""
    return {
        (name, one.start): " ".join(words if whole else words[-1:])
        for name, some in found.items()
        for one in some
        for words in [one.text.casefold().split()]
    }


def matched(article: Article, found: Iterable[Found]) -> dict[int, Found]:
    """Number of a marked name -> the one found for it; none is used twice.

    One that is found has to hold the last word of the marked name, and to end within the marked
    words; of several the longest is taken.
    """
    left = sorted(found, key=lambda one: one.start - one.end)
    pairs = {}
    for number, mark in enumerate(article.marked):
        if one := next((one for one in left if fits(mark, one)), None):
            left.remove(one)
            pairs[number] = one
    return pairs


def fits(mark: Marked, one: Found) -> bool:
    """Whether a name that was found is the one that is marked."""
    return one.start <= mark.head < one.end <= mark.end


def sides(reading: Reading, *, only_matched: bool) -> Sides:
    """The mentions of a topic in checked sentences, as both sides group them.

    With `only_matched`, those that both sides have: how good the grouping is, whatever was found.
    """
    gold: dict[Hashable, Hashable] = {}
    keys: dict[Hashable, Key] = {}
    for article in reading.articles:
        pairs = matched(article, reading.found[article.name])
        for number, mark in enumerate(article.marked):
            if number in pairs or not only_matched:
                gold[article.name, number] = mark.entity
        keys |= {(article.name, n): (article.name, one.start) for n, one in pairs.items()}
        if not only_matched:
            taken = {one.start for one in pairs.values()}
            keys |= {("beside", article.name, m.start): (article.name, m.start)
                     for m in scored(article, reading.found[article.name])
                     if m.start not in taken}  # fmt: skip
    groups = {
        method: {mention: of[key] for mention, key in keys.items()}
        for method, of in reading.grouped.items()
    }
    return Sides(gold, groups)


def scored(article: Article, found: Iterable[Found]) -> list[Found]:
    """The names found of people, organisations and places in checked sentences."""
    return [
        one
        for one in found
        if one.label in SCORED
        and any(passage.start <= one.start < passage.end for passage in article.checked)
    ]
