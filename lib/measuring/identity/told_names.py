"""Stories told by several outlets -> the names found, grouped by the project and in plain ways.

A marked name is found where one in the project's table overlaps it; both are paired one to one.
Each pair of marked names of a story is linked or not: a name that was not found is linked with
nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from spacy.language import Language

from measuring.identity import topics
from measuring.identity.topics import Found
from measuring.told import Named, Told
from samestory import consistency, language, names
from samestory.tables import Entity

Place = tuple[str, int]  # letter of an article, number of a marked name in it


class Reading(NamedTuple):
    """A story: the names found in each article, the entities, and marked name -> what was found.

    `groups` is method -> marked name -> group, for those that were found.
    """

    story: Told
    found: Mapping[str, Sequence[Found]]
    entities: Mapping[str, Entity]
    pairs: Mapping[Place, Found]
    groups: Mapping[str, Mapping[Place, Hashable]]


def read(nlp: Language, stories: Iterable[Told]) -> list[Reading]:
    """The pipeline on each story, from its raw texts with their headlines."""
    return [reading(nlp, story) for story in stories]


def reading(nlp: Language, story: Told) -> Reading:
    """One story."""
    texts = {article.letter: article.text for article in story.articles}
    docs = zip(texts, language.stream(nlp, texts.values()), strict=True)
    mentions = {letter: list(names.mentions(consistency.settle(doc))) for letter, doc in docs}
    found, entities = topics.resolved(mentions, texts)
    pairs = {
        (article.letter, number): one
        for article in story.articles
        for number, one in paired(article.names, found[article.letter]).items()
    }
    groups = {
        method: {place: of[place[0], one.start] for place, one in pairs.items()}
        for method, of in topics.grouped(found).items()
    }
    return Reading(story, found, {one.entity_id: one for one in entities}, pairs, groups)


def paired(marked: Sequence[Named], found: Sequence[Found]) -> dict[int, Found]:
    """Number of a marked name -> the one found that shares most characters, one to one."""
    shared = sorted(
        (
            (shared_part(name, one), number, place)
            for number, name in enumerate(marked)
            for place, one in enumerate(found)
            if shared_part(name, one) > 0
        ),
        key=lambda one: (-one[0], one[1:]),
    )
    pairs: dict[int, int] = {}
    for _, number, place in shared:
        if number not in pairs and place not in pairs.values():
            pairs[number] = place
    return {number: found[place] for number, place in sorted(pairs.items())}


def shared_part(name: Named, one: Found) -> float:
    """The characters that both have, out of those that one of them has."""
    both = min(name.end, one.end) - max(name.start, one.start)
    return both / (max(name.end, one.end) - min(name.start, one.start))


def marked(reading: Reading) -> dict[Place, Named]:
    """Every marked name of a story."""
    return {
        (article.letter, number): name
        for article in reading.story.articles
        for number, name in enumerate(article.names)
    }


def majority(reading: Reading) -> dict[str, str]:
    """Entity of the story -> the project's entity for most of its names."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for place, name in marked(reading).items():
        if one := reading.pairs.get(place):
            votes[name.entity][one.entity] += 1
    return {who: vote.most_common(1)[0][0] for who, vote in votes.items()}
