"""Readings of told stories -> scores of names, of who is who, of roles and demonyms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from math import comb

import pandas as pd
from spacy.language import Language

from measuring import told
from measuring.identity import roles, told_names
from measuring.identity.told_names import Reading
from measuring.identity.topics import METHODS, OURS
from measuring.scores import COLUMNS, Score

NAMES, EXACT, PAIRS, OTHER_WORDS, ROLES, IN_PART, DEMONYMS = (
    "names found", "names found, same words", "pairs", "pairs in other words", "roles",
    "roles, in part", "demonyms",
)  # fmt: skip
Sides = Mapping[str, Sequence[Reading]]


def sides(nlp: Language) -> dict[str, list[Reading]]:
    """The project's own stories by side; a side without stories is empty.

    Raises ToldError for a story whose marks do not fit.
    """
    kinds = (*told.SIDES, told.NAMES_ONLY)
    return {side: told_names.read(nlp, told.stories(told.FOLDER / side)) for side in kinds}


def finding(readings: Sequence[Reading], *, strict: bool = False) -> Score:
    """Names found, of all found, of all marked; `strict` asks for the same characters."""
    right = sum(
        not strict or (name.start, name.end) == (one.start, one.end)
        for reading in readings
        for place, name in told_names.marked(reading).items()
        if (one := reading.pairs.get(place))
    )
    found = sum(len(some) for reading in readings for some in reading.found.values())
    return Score(right, found, sum(len(told_names.marked(reading)) for reading in readings))


def links(readings: Sequence[Reading], method: str, *, other_words: bool = False) -> Score:
    """Pairs of marked names rightly linked, of those linked, of those that are one entity.

    With `other_words`, pairs of the same words (but for case) are left out.
    """
    scores = [links_of(reading, method, other_words=other_words) for reading in readings]
    return Score(*(sum(part) for part in zip(*scores, strict=True))) if scores else Score(0, 0, 0)


def links_of(reading: Reading, method: str, *, other_words: bool) -> Score:
    """The pairs of one story."""
    groups, there = reading.groups[method], told_names.marked(reading)
    texts = {article.letter: article.text for article in reading.story.articles}
    keys = [
        (name.entity, groups.get(place), texts[place[0]][name.start : name.end].casefold())
        for place, name in there.items()
    ]

    def count(parts: Iterable[Hashable]) -> int:
        return sum(comb(n, 2) for n in Counter(parts).values())

    found = [key for key in keys if key[1] is not None]
    score = [count(key[:2] for key in found), count(key[1] for key in found),
             count(key[0] for key in keys)]  # fmt: skip
    if other_words:
        score[0] -= count(found)
        score[1] -= count(key[1:] for key in found)
        score[2] -= count(key[::2] for key in keys)
    return Score(*score)


def demonyms(readings: Sequence[Reading]) -> Score:
    """Demonyms that belong to the place that the story says, of those given one, of all with one.

    What a name is taken for is what most of its marks are taken for.
    """
    right = given = gold = 0
    for reading in readings:
        taken = told_names.majority(reading)
        for who, thing in reading.story.entities.items():
            entity = reading.entities.get(taken.get(who, ""))
            of = getattr(entity, "of", "") if thing.label == "NORP" else ""
            given += bool(of)
            gold += bool(thing.of)
            right += bool(of and thing.of and of == taken.get(thing.of))
    return Score(right, given, gold)


def scores(readings: Sequence[Reading]) -> Iterator[tuple[str, str, Score]]:
    """Measure, method and score of everything."""
    yield NAMES, OURS, finding(readings)
    yield EXACT, OURS, finding(readings, strict=True)
    for method in METHODS:
        yield PAIRS, method, links(readings, method)
    for method in METHODS:
        yield OTHER_WORDS, method, links(readings, method, other_words=True)
    yield ROLES, OURS, roles.roles(readings)
    yield IN_PART, OURS, roles.roles(readings, part=True)
    yield DEMONYMS, OURS, demonyms(readings)


def table(sides: Sides) -> pd.DataFrame:
    """A row a side, measure and method; sides without stories are left out.

    Columns: stories (side), measure, method, precision, recall, f1 (per cent), gold (names, pairs,
    roles or demonyms).
    """
    rows = [
        {"stories": side, "measure": measure, "method": method, **score.row()}
        for side, readings in sides.items()
        for measure, method, score in (scores(readings) if readings else ())
    ]
    kinds = {"stories": "str", "measure": "str", "method": "str", **COLUMNS}
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def stories(sides: Sides) -> pd.DataFrame:
    """How much there is. Columns: stories (side), number, articles, names, entities."""
    rows = [
        {
            "stories": side,
            "number": len(readings),
            "articles": sum(len(reading.story.articles) for reading in readings),
            "names": sum(len(told_names.marked(reading)) for reading in readings),
            "entities": sum(len(reading.story.entities) for reading in readings),
        }
        for side, readings in sides.items()
    ]
    return pd.DataFrame(rows, columns=["stories", "number", "articles", "names", "entities"])


def held_scores(readings: Sequence[Reading]) -> dict[str, float]:
    """What has a target or a floor, in per cent."""
    linked, other = links(readings, OURS), links(readings, OURS, other_words=True)
    found = {
        f"{NAMES}, recall": finding(readings).recall,
        f"{PAIRS}, precision": linked.precision,
        f"{PAIRS}, recall": linked.recall,
        f"{OTHER_WORDS}, recall": other.recall,
        f"{ROLES}, F1": roles.roles(readings).f1,
        f"{DEMONYMS}, F1": demonyms(readings).f1,
    }
    return {name: round(value, 1) for name, value in found.items()}
