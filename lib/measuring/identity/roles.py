"""What articles call somebody, marked and found -> how much of it is right."""

from __future__ import annotations

from collections.abc import Sequence

from measuring.identity.told_names import Reading
from measuring.scores import Score
from measuring.told import Telling

Role = tuple[str, str]  # entity, words
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their"})


def roles(readings: Sequence[Reading], *, part: bool = False) -> Score:
    """What articles call somebody, each wording once an article; `part`: a word in common."""
    right = found = gold = 0
    for reading in readings:
        for article in reading.story.articles:
            there, given = roles_marked(article), roles_found(reading, article)
            found += len(given)
            gold += len(there)
            right += len(there & given) if not part else len(in_part(there, given))
    return Score(right, found, gold)


def roles_marked(article: Telling) -> set[Role]:
    """The roles that a reader found."""
    return {(role.entity, plain(role.words)) for role in article.roles}


def roles_found(reading: Reading, article: Telling) -> set[Role]:
    """The roles beside the mentions of an article; the entity is empty beside what is no name."""
    whose = {
        reading.pairs[article.letter, number].start: name.entity
        for number, name in enumerate(article.names)
        if (article.letter, number) in reading.pairs
    }
    return {
        (whose.get(one.start, ""), plain(one.role))
        for one in reading.found[article.letter]
        if one.role
    }


def in_part(there: set[Role], given: set[Role]) -> list[Role]:
    """The marked roles for which one of the same person with a common word was found."""
    left = sorted(given)
    pairs = []
    for who, words in sorted(there):
        like = (role for role in left if role[0] == who and shares(role[1], words))
        if one := max(like, key=lambda role: role[1] == words, default=None):
            left.remove(one)
            pairs.append((who, words))
    return pairs


def shares(one: str, other: str) -> bool:
    """Whether two wordings have a word in common that is longer than "of"."""
    return any(len(word) > 2 for word in set(one.split()) & set(other.split()) - {"the", "for"})


def plain(words: str) -> str:
    """Words of a role without case, marks and what stands before its noun phrase: the, its."""
    kept = "".join(sign if sign.isalnum() else " " for sign in words.casefold()).split()
    return " ".join(kept[1:] if kept and kept[0] in DETERMINERS else kept)
