"""Readings of told stories -> what went wrong: names missed, links missing or too many, roles.

Of the unread side nobody sees an error: whoever reads them has begun to tune on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from measuring.identity import roles, told_names
from measuring.identity.told_names import Reading
from measuring.identity.topics import OURS
from samestory import passages

# Kind of error -> what it means, the gravest first.
MEANS = {
    "together": "names linked that are not one entity",
    "apart": "names of one entity that are not linked",
    "missed": "names that were not found",
    "spurious": "found where no name is marked",
    "role missed": "roles that were not found, or in other words",
    "role spurious": "roles found where none is marked, or in other words",
    "demonym": "demonyms without their place, or with another",
}


class Wrong(NamedTuple):
    """One error of a story: the words, and where or how often."""

    story: str
    kind: str
    words: str
    where: str


def all_of(readings: Sequence[Reading]) -> list[Wrong]:
    """Every error of these stories, by kind within a story."""
    return [wrong for reading in readings for wrong in of(reading)]


def table(readings: Sequence[Reading]) -> pd.DataFrame:
    """The errors, the gravest kinds first. Columns: those of `Wrong`."""
    order = list(MEANS)
    found = sorted(all_of(readings), key=lambda wrong: order.index(wrong.kind))
    return pd.DataFrame(found, columns=list(Wrong._fields)).astype("str")


def of(reading: Reading) -> Iterator[Wrong]:
    """The errors of one story."""
    yield from of_links(reading)
    yield from of_names(reading)
    yield from of_roles(reading)
    yield from of_demonyms(reading)


def of_links(reading: Reading) -> Iterator[Wrong]:
    """Wrong links between names that were found, those of most pairs first."""
    there, groups = told_names.marked(reading), reading.groups[OURS]
    wrong: Counter[tuple[str, str]] = Counter()
    for one, other in combinations(reading.pairs, 2):
        same = there[one].entity == there[other].entity
        if same != (groups[one] == groups[other]):
            said = sorted(f"{reading.pairs[p].text} ({reading.pairs[p].label}, {there[p].entity})"
                          for p in (one, other))  # fmt: skip
            wrong["apart" if same else "together", " | ".join(said)] += 1
    for (kind, words), pairs in sorted(wrong.items(), key=lambda item: (item[0][0], -item[1])):
        yield Wrong(reading.story.name, kind, words, f"{pairs} of their pairs")


def of_names(reading: Reading) -> Iterator[Wrong]:
    """Names that were missed, and what was found where none is marked, in context."""
    for article in reading.story.articles:
        for number, name in enumerate(article.names):
            if (article.letter, number) not in reading.pairs:
                words = f"{article.text[name.start : name.end]} ({name.entity})"
                yield Wrong(reading.story.name, "missed", words, context(article.text, *name[:2]))
        used = {one.start for place, one in reading.pairs.items() if place[0] == article.letter}
        for one in reading.found[article.letter]:
            if one.start not in used:
                words = f"{one.text} ({one.label})"
                around = context(article.text, one.start, one.end)
                yield Wrong(reading.story.name, "spurious", words, around)


def of_roles(reading: Reading) -> Iterator[Wrong]:
    """Roles that are on one side alone."""
    for article in reading.story.articles:
        there, given = roles.roles_marked(article), roles.roles_found(reading, article)
        for kind, some in (("role missed", there - given), ("role spurious", given - there)):
            for who, words in sorted(some):
                called = reading.story.entities[who].name if who else "(no name)"
                yield Wrong(reading.story.name, kind, f"{called}: {words}", article.letter)


def of_demonyms(reading: Reading) -> Iterator[Wrong]:
    """Demonyms without their place."""
    taken = told_names.majority(reading)
    for who, thing in reading.story.entities.items():
        of = getattr(reading.entities.get(taken.get(who, "")), "of", "")
        wanted = taken.get(thing.of, "") if thing.of else ""
        if thing.label == "NORP" and (of or thing.of) and (of != wanted or not of):
            place = reading.story.entities[thing.of].name if thing.of else "no place"
            yield Wrong(
                reading.story.name, "demonym", thing.name, f"of {place}, found: {of or '-'}"
            )


def context(text: str, start: int, end: int) -> str:
    """A passage with the words around it."""
    before, words, after = passages.around(text, start, end)
    return f"{before}[{words}]{after}"
