"""The name of a person, as written -> its parts: what can be compared of two names.

Particles belong to the word behind them ("al-Harrani", "van der Berg" are one word of a name, as
"Abdul Rahman" is), a hyphen joins two words, and "J.D." is two initials. nameparser was tried: it
takes "Al" and "Ben" for particles or titles, and knows no order but first name first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from samestory.names.sounds import plain
from samestory.spelling import SUFFIXES, TITLES

MOST_WORDS = 12
ARTICLES = frozenset("al el ad as ash at az ar an ul ud ur il".split())
PARTICLES = frozenset(
    """
    abou abu ag da das de del della den der di dos du la le les lo mac st ten ter umm van von zu
    """.split()
)
# Those that are first names too: at the start of two words they stay words of their own.
ALSO_GIVEN = frozenset("al an as van de la di da le den del della mac ten abu il at ar ter".split())
SERVANTS = frozenset("abd abdel abdul abdal abdur abdus abdu".split())
SONS = frozenset("bin ibn ben bint binti ould".split())
INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
# A nickname inside a name: Vincent "the Chin" Gigante.
QUOTED = re.compile(r"\s[\"“‘'(]{1,2}\s?[^\"“”‘’()]{1,24}?\s?[\"”’')]{1,2}(?=\s)")
LETTERS_BEHIND = re.compile(r"^(?!I{1,3}$|I?V$|JR$|SR$)[A-Z]{2,4}$")  # "James Whitlock KC"
IRISH = re.compile(r"(?<=\w )[OÓ] (?=[A-Z])")  # "Tomás Ó Faoláin"
RUN_OF_INITIALS = re.compile(r"^[A-Z]{2}$")


class Person(NamedTuple):
    """A person's name: plain words; the last is the surname in most, the first in some."""

    words: tuple[str, ...]  # "kasim", "al-harrani"; hyphens kept
    units: tuple[str, ...]  # the same without hyphens
    suffix: str = ""  # jr, sr, ii ...
    nick: str = ""  # of Vincent "the Chin" Gigante

    @property
    def surname(self) -> str:
        """The last word without hyphens."""
        return self.units[-1]

    @property
    def given(self) -> str:
        """The first word without hyphens; an initial is one letter."""
        return self.units[0]


@lru_cache(maxsize=65536)
def person(text: str) -> Person:
    """The parts of a name as written, titles before it and suffixes behind it taken off.

    One word always stays: "King" is a title in "King Charles" and a surname in "Stephen King".
    """
    shouted = text.isupper()
    called = QUOTED.search(text)
    text = IRISH.sub("O'", text)
    text = QUOTED.sub(" ", text)
    raw = INITIALS.sub(r"\1. ", text.replace("‑", "-").replace("–", "-")).split()[:MOST_WORDS]
    if len(raw) > 2 and LETTERS_BEHIND.match(raw[-1]) and not shouted:
        raw = raw[:-1]
    tokens = [part for word in raw for part in _initials(word, shouted=shouted)]
    tokens = [token for token in tokens if token]
    while len(tokens) > 1 and tokens[0] in TITLES:
        tokens = tokens[1:]
    suffix = ""
    while len(tokens) > 1 and tokens[-1] in SUFFIXES:
        suffix, tokens = tokens[-1], tokens[:-1]
    nick = plain(called[0].split()[-1]) if called else ""
    words = tuple(joined(tokens)) or (plain(text),)
    return Person(words, without_hyphens(words), suffix, nick)


def without_hyphens(words: tuple[str, ...]) -> tuple[str, ...]:
    """Each word in letters alone."""
    return tuple(word.replace("-", "") for word in words)


def _initials(word: str, *, shouted: bool) -> list[str]:
    """A word of a name in plain letters; "JD" is two."""
    bare = word.strip(".,")
    if RUN_OF_INITIALS.match(bare) and not shouted and bare.casefold() not in SUFFIXES:
        return list(bare.casefold())
    return [plain(word)]


def joined(tokens: list[str]) -> list[str]:
    """The words with particles joined to what they belong to."""
    words: list[str] = []
    at = 0
    while at < len(tokens):
        token, rest = tokens[at], tokens[at + 1 :]
        if token in SERVANTS and rest:
            at += 1 + (rest[0] in ARTICLES and len(rest) > 1)
            words.append("abdul" + re.sub(r"^(?:al|el|ur|ul)-", "", tokens[at]))
        elif _is_particle(token, rest, first=at == 0):
            behind = joined(rest)
            return [*words, f"{token}-{behind[0]}", *behind[1:]]
        elif token in SONS and rest and words:
            pass  # "Mohammed bin Salman" is "Mohammed Salman" to some
        else:
            words.append(_with_servant(token))
        at += 1
    return words


def _is_particle(token: str, rest: list[str], *, first: bool) -> bool:
    if not rest or token not in ARTICLES | PARTICLES:
        return False
    return not (first and token in ALSO_GIVEN and len(rest) == 1)


def _with_servant(token: str) -> str:
    """ "abdul-rahman", "abd-al-rahman" as "abdulrahman"."""
    return re.sub(r"^(?:abd-?[aeu]l-?|abd-)(?=[a-z])", "abdul", token)


def bare(word: str) -> str:
    """A word of a name without its Arabic article, in letters alone: "al-harrani" -> "harrani"."""
    start, _, rest = word.partition("-")
    return (rest if start in ARTICLES and rest else word).replace("-", "")


def parts(word: str) -> tuple[str, ...]:
    """The halves of a double name, "adeyemi-clarke"; none for one with a particle."""
    found = word.split("-")
    double = len(found) > 1 and found[0] not in ARTICLES | PARTICLES
    return tuple(part for part in found if len(part) > 2) if double else ()


@lru_cache(maxsize=65536)
def is_short(text: str) -> bool:
    """Whether a name is a surname or a first name alone; "Van Gaal" can be either."""
    name = person(text)
    if all(len(word) == 1 for word in name.units):  # "J. D." of J. D. Amadi
        return True
    return len(name.words) == 1 or (len(name.words) == 2 and name.given in ALSO_GIVEN)


def single(text: str) -> str:
    """A short name as one word: "van gaal" -> "van-gaal"."""
    return "-".join(person(text).words)
