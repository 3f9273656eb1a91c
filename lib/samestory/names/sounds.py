"""A word of a name -> how it sounds: what spellings and transliterations of it share.

Rules of thumb for names written down by ear in English, from Arabic and Persian to Russian; the
idea of a key by sound is Russell's Soundex (1918) and Philips' Metaphone (1990).
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

LONGEST = 40  # letters of a word that are read; no name has more
# Letters that write one sound, longest first. Capitals are sounds that one letter does not write.
DIGRAPHS = (
    ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("ch", "C"), ("sh", "S"), ("dzh", "J"),
    ("zh", "J"), ("dj", "J"), ("j", "J"), ("kh", "k"), ("gh", "k"), ("ck", "k"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("wh", "w"), ("ts", "z"), ("tz", "z"), ("x", "ks"), ("q", "k"),
    ("w", "v"),
)  # fmt: skip
YE = re.compile(r"^ye(?=.{3})")  # "Yerlan", "Erlan"
C_SOFT = re.compile(r"c(?=[eiy])")
ENDS = (("off", "ov"), ("eff", "ev"), ("ff", "v"))
# Vowels that one spelling has for another's: "Kasem" and "Kasim", "Osama" and "Usama".
FRONT, BACK = frozenset("eiy"), frozenset("ouw")


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word in small Latin letters, digits and hyphens alone, whatever its script and accents."""
    word = word[:LONGEST].replace("’", "'").replace("đ", "dj").replace("Đ", "Dj")
    latin = anyascii(word)
    latin = re.sub(r"'s$", "", latin.casefold())
    return re.sub(r"[^a-z0-9&-]+", "", latin).strip("-")


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a plain word as they sound, a sign for a vowel at its start.

    "qasem", "kassim" -> "ksm"; "mohammed", "muhamad" -> "mhmd"; "soleimani", "solemani" -> "slmn".
    """
    word = YE.sub("e", word.replace("-", ""))
    sounds = _consonants(word)
    start = "*" if word[:1] in "aeiou" else ""
    body = re.sub(r"[aeiouy]+", "", sounds)
    if body.endswith("h") and len(body) > 1:
        body = body[:-1]
    return start + re.sub(r"(.)\1+", r"\1", body)


def _consonants(word: str) -> str:
    for end, sound in ENDS:
        if word.endswith(end):
            word = word[: -len(end)] + sound
    for letters, sound in DIGRAPHS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", C_SOFT.sub("s", word).replace("c", "k"))


@lru_cache(maxsize=65536)
def vowels(word: str) -> tuple[str, ...]:
    """The classes of the runs of vowels of a plain word, in order: e (front), o (back) or a."""
    return tuple(map(_vowel_class, re.findall(r"[aeiouyw]+", _before_vowels(word))))


def _before_vowels(word: str) -> str:
    """The word with "w" and "y" only where they sound as vowels: behind one."""
    return re.sub(r"(?<![aeiou])w|(?<=[aeiouy])[wy](?=[aeiou])|^y(?=[aeiou])", "-", word)


def _vowel_class(run: str) -> str:
    if set(run) <= FRONT:
        return "e"
    return "o" if set(run) <= BACK else "a"


@lru_cache(maxsize=262144)
def sound_alike(one: str, other: str) -> bool:
    """Whether two plain words are one name as it sounds: like consonants, vowels and ends.

    "Qasem" and "Kassim", "Layla" and "Leila"; not "Tim" and "Tom", "Paul" and "Paula".
    """
    one, other = YE.sub("e", one), YE.sub("e", other)
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or skeleton(one) != skeleton(other):
        return same_but_silent(one, other)
    left, right = vowels(one), vowels(other)
    if one[0] in "aeiou" and left[:1] != right[:1]:  # "Omar" is not "Amar"
        return False
    if len(left) != len(right) or ending(one) != ending(other):
        return False
    return all(x == y or "a" in (x, y) for x, y in zip(left, right, strict=True))


SILENT = re.compile(r"h(?=[^aeiouy]|$)|(?<=[nltr])e$")


def same_but_silent(one: str, other: str) -> bool:
    """Whether only silent letters differ: "Jon" and "John", "Ann" and "Anne"."""
    if "jan" in (one, other):  # "Jane" is another name
        return False
    return quiet(one) == quiet(other) and len(quiet(one)) > 2


@lru_cache(maxsize=65536)
def quiet(word: str) -> str:
    """A word without silent and doubled letters."""
    return re.sub(r"(.)\1+", r"\1", SILENT.sub("", word))


def ending(word: str) -> str:
    """How a word ends, by which "Maria" and "Mario" differ, but not "Andrey" and "Andrei"."""
    last = word.rstrip("h")[-1:] or "h"
    if word.endswith(("eh", "ah")):
        return "a"
    return "i" if last in "yi" or word.endswith(("ee", "ie")) else _consonants(word)[-1:]
