"""Spellings of names: when do two of them mean the same?

Likeness is measured with RapidFuzz; what counts as like enough stands here, with its reason.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

# One letter more or less in a name of seven, or a doubled one, is a variant ("Qasem", "Qassem");
# below this, short names that mean different people fall together ("Jansen", "Hansen").
LIKE_ENOUGH = 0.88
# What people are called, and the words that stand in a name without being one.
TITLES = frozenset(
    """
    abbess abbot admiral alhaji ambassador archbishop ayatollah baron barrister bishop brigadier
    capt captain cardinal chairman chairwoman chancellor chief col colonel commander commissioner
    comrade cpl crown dame doctor dr emir emperor empress father gen general gov governor hajia hon
    imam inspector judge justice king lady lieutenant lord lt madam maj major martyr minister miss
    mr mrs ms mx officer pastor pontiff pope premier president prime prince princess prof professor
    queen rabbi rep rev reverend saint secretary sen senator sergeant sgt sheikh sir sister sultan
    superintendent
    """.split()
)
# Those that say nothing of what somebody is.
COURTESIES = frozenset("dame lady lord madam martyr miss mr mrs ms mx sir sister".split())
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """A name without case, accents, points and dashes: what its spellings share."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"'s\b|[.'`ʿʾ]", "", plain)
    words = re.sub(r"[^\w&]+", " ", plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=65536)
def person_words(key: str) -> tuple[str, ...]:
    """The words of a person's normal name without titles before it; the last always stays.

    "King" is a title in "King Charles" and a surname in "Stephen King".
    """
    words = tuple(w for w in key.split() if w not in SUFFIXES)
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words or (key,)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Whether two normal names are spellings of one: word by word equal, or a letter apart."""
    left, right = one.split(), other.split()
    return len(left) == len(right) and all(map(like_words, left, right))


def like_words(one: str, other: str) -> bool:
    """Whether two words of names are equal, or long enough and a letter or so apart."""
    if one == other:
        return True
    if min(len(one), len(other)) < 6 or one[0] != other[0] or not (one + other).isalpha():
        return False
    return bool(Indel.normalized_similarity(one, other) >= LIKE_ENOUGH)


def same_person(one: str, other: str) -> bool:
    """Whether two full names can be one person's: like surnames, no first name against another."""
    left, right = person_words(one), person_words(other)
    if not alike(left[-1], right[-1]):
        return False
    between, inside = left[1:-1], right[1:-1]
    if between and inside and between[0][0] != inside[0][0]:
        return False
    return same_first_name(left[0], right[0])


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names are one: equal, an initial, or spellings that sound alike.

    Letters may be doubled and inner vowels differ ("Kasem", "Kassim"); the ends must be the same,
    for there "Paul" and "Paula" differ.
    """
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return sound(one) == sound(other)


def sound(name: str) -> str:
    """A name with doubled letters made single and each run of inner vowels as one sign."""
    single = re.sub(r"(.)\1+", r"\1", name)
    return single[0] + re.sub(r"[aeiouy]+", "*", single[1:-1]) + single[-1]


def acronym_of(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long` ("un", "united nations")."""
    words = long.split()
    small = {"of", "the", "and", "for", "de", "du", "la", "in", "on"}
    initials = "".join(w[0] for w in words)
    capitals = "".join(w[0] for w in words if w not in small)
    return len(short) > 1 and len(words) > 1 and short in {initials, capitals}
