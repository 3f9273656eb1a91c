"""Topics of ECB+ -> who is taken for whom, by the project and by two plain ways, as readings.

The pipeline reads each article from its text; all articles of a topic are resolved together, as a
user's folder would be. The plain ways group the same mentions: by the same words, and by the last
word. So the three differ in one thing, whom they take for one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from spacy.language import Language

from measuring.identity.ecbplus import Article, Marked
from samestory import consistency, language, names
from samestory.tables import Mention

OURS, SAME_WORDS, LAST_WORD = "samestory", "same words", "same last word"
METHODS = (OURS, SAME_WORDS, LAST_WORD)
SCORED = frozenset({"PERSON", "ORG", "PLACE"})  # labels that count as spurious where unmarked

Key = tuple[str, int]  # an article, and where in it a mention starts


class Reading(NamedTuple):
    """A topic: its articles, the mentions found in each, and method -> mention -> group."""

    topic: str
    articles: Sequence[Article]
    found: Mapping[str, Sequence[Mention]]
    grouped: Mapping[str, Mapping[Key, Hashable]]


class Sides(NamedTuple):
    """Mentions as both sides name them: gold mention -> entity, and method -> mention -> group."""

    gold: Mapping[Hashable, Hashable]
    found: Mapping[str, Mapping[Hashable, Hashable]]


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
    found = {article.name: mentions for article, mentions in pairs}
    texts = {article.name: article.text for article, _ in pairs}
    grouped = {
        OURS: resolved(found, texts),
        SAME_WORDS: keyed(found, whole=True),
        LAST_WORD: keyed(found, whole=False),
    }
    return Reading(topic, [article for article, _ in pairs], found, grouped)


def resolved(
    found: Mapping[str, Sequence[Mention]], texts: Mapping[str, str]
) -> dict[Key, Hashable]:
    """Whom the project takes each mention for."""
    rows, _ = names.resolve(found, texts)
    return {(row.article_id, row.start): row.entity_id for row in rows}


def keyed(found: Mapping[str, Sequence[Mention]], *, whole: bool) -> dict[Key, Hashable]:
    """Mentions by their words without case, or by the last of them."""
    return {
        (name, mention.start): " ".join(words if whole else words[-1:])
        for name, mentions in found.items()
        for mention in mentions
        for words in [mention.text.casefold().split()]
    }


def matched(article: Article, mentions: Iterable[Mention]) -> dict[int, Mention]:
    """Number of a marked mention -> the mention found for it; none is used twice.

    One that is found has to hold the last word of the marked name, and to end within the marked
    words; of several the longest is taken.
    """
    left = sorted(mentions, key=lambda mention: mention.start - mention.end)
    pairs = {}
    for number, mark in enumerate(article.marked):
        if one := next((mention for mention in left if fits(mark, mention)), None):
            left.remove(one)
            pairs[number] = one
    return pairs


def fits(mark: Marked, mention: Mention) -> bool:
    """Whether a mention is of what is marked."""
    return mention.start <= mark.head < mention.end <= mark.end


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
            taken = {mention.start for mention in pairs.values()}
            keys |= {("beside", article.name, m.start): (article.name, m.start)
                     for m in unmarked(article, reading.found[article.name])
                     if m.start not in taken}  # fmt: skip
    groups = {
        method: {mention: of.get(key, mention) for mention, key in keys.items()}
        for method, of in reading.grouped.items()
    }
    return Sides(gold, groups)


def unmarked(article: Article, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions of people, organisations and places in checked sentences."""
    return [
        mention
        for mention in mentions
        if mention.label in SCORED
        and any(passage.start <= mention.start < passage.end for passage in article.checked)
    ]
