"""A mention with its article and titles, and the name that it bears: a node of the groups."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from samestory.names.person import is_short, person
from samestory.spelling import COURTESIES, TITLES, TITLES_KNOWN, normal
from samestory.tables import Mention

BEFORE = 40  # characters before a name in which its title is looked for
LAST_WORD = re.compile(r"([^\W\d_]{1,20})(\.?)[ -]{1,2}$")
OFFICE_BEFORE = re.compile(r"\b[Tt]he (?:[a-z]{1,15} )?([a-z]{3,20}), $")
ABBREVIATED = 5  # letters of a title that can end in a point


class Node(NamedTuple):
    """A name under a label: what is the same wherever it stands."""

    label: str
    key: str
    only_in: str = ""  # the article, where nobody can tell whom of several it means


class Found(NamedTuple):
    """A mention, its article, and the titles right before it ("Mr", "Captain")."""

    article_id: str
    mention: Mention
    titles: tuple[str, ...] = ()
    called: str = ""  # "captain" in "The captain, Ada Brandt,"

    @property
    def key(self) -> str:
        return normal(self.mention.text)

    def node(self, label: str) -> Node:
        """The node of this mention under a label."""
        if label != "PERSON":
            return Node(label, self.key)
        name = person(self.mention.text)
        return Node(label, " ".join((*name.units, name.suffix)).strip() or self.key)

    @property
    def gender(self) -> str:
        """f or m where a title says so, else empty."""
        return next(filter(None, (TITLES_KNOWN[t][1] for t in self.titles)), "")

    @property
    def role_words(self) -> frozenset[str]:
        """The words that say what a person is here, in small letters: "captain"."""
        words = {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", self.mention.role)}
        return frozenset((words | {*self.titles, self.called} - {""}) - COURTESIES)


def mentioned(found: Mapping[str, Sequence[Mention]], texts: Mapping[str, str]) -> list[Found]:
    """All mentions that have a letter or digit, article by article, in the order of the text."""
    rows = []
    for name in sorted(found):
        text = texts.get(name, "")
        rows += [
            Found(name, mention, titles(mention, text), called(mention, text))
            for mention in sorted(found[name], key=lambda m: (m.start, m.end))
            if normal(mention.text)
        ]
    return rows


def called(mention: Mention, text: str) -> str:
    """The noun of "The captain, Ada Brandt,"; empty for most."""
    found = OFFICE_BEFORE.search(text, max(mention.start - BEFORE, 0), mention.start)
    return found[1] if found and text[mention.end : mention.end + 1] == "," else ""


def titles(mention: Mention, text: str) -> tuple[str, ...]:
    """The titles inside a name or right before it, in small letters: two words at most before."""
    before = text[max(mention.start - BEFORE, 0) : mention.start].rpartition("\n")[2]
    words: list[str] = []
    while len(words) < 2 and (last := LAST_WORD.search(before)):
        ends_sentence = last[2] and len(last[1]) > ABBREVIATED
        if ends_sentence or last[1].casefold() not in TITLES:
            break
        words.insert(0, last[1].casefold())
        before = before[: last.start()]
    inside = mention.text.casefold().replace(".", "").split()[:-1]
    return (*words, *(word for word in inside if word in TITLES))


def is_full(item: Found, label: str) -> bool:
    """Whether a person is named with more than a surname or a first name."""
    return label == "PERSON" and not is_short(item.mention.text)
