"""Spellings of names: when do two of them mean the same?

Likeness is measured with RapidFuzz; what counts as like enough stands here, with its reason.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import Indel

# One letter more or less in a name of seven, or a doubled one, is a variant ("Qasem", "Qassem");
# below this, short names that mean different people fall together ("Jansen", "Hansen").
LIKE_ENOUGH = 0.88


def _titles() -> dict[str, tuple[str, str]]:
    """Word -> kind (office or courtesy) and gender (f, m or empty), from data/titles.csv."""
    lines = (Path(__file__).parent / "data" / "titles.csv").read_text("utf-8").splitlines()
    return {word: (kind, gender) for word, kind, gender in (line.split(",") for line in lines[1:])}


# What people are called, and the words that stand in a name without being one.
TITLES_KNOWN = _titles()
TITLES = frozenset(TITLES_KNOWN)
# Those that say nothing of what somebody is.
COURTESIES = frozenset(word for word, (kind, _) in TITLES_KNOWN.items() if kind == "courtesy")
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


def acronym_of(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long` ("un", "united nations")."""
    words = long.split()
    small = {"of", "the", "and", "for", "de", "du", "la", "in", "on"}
    initials = "".join(w[0] for w in words)
    capitals = "".join(w[0] for w in words if w not in small)
    return len(short) > 1 and len(words) > 1 and short in {initials, capitals}
