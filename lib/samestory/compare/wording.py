"""A quotation -> its words as they were spoken, without what only a house style changes.

Outlets print one utterance as "6.15am" or "6:15 a.m.", "honour" or "honor", "it's" or "it is",
"three" or "3", "per cent" or "%". None of these is another word, so all of them get one key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

# What stands where an editor left words out (dots) or put some in (brackets).
GAP = "\uffff"
TOKEN = re.compile(
    r"(?P<gap>\[[^\[\]]{2,60}\]|\([Ss]ic\)|…|\.{2,}|\.(?: \.){1,3})"
    r"|(?P<clock>\b\d{1,2}(?:[.:]\d\d)?\s?[ap](?:\.m\.|m\b)|\b\d{1,2}[:.]\d\d\b(?![\d%]))"
    r"|(?P<percent>%|\bper\s?cent\b)"
    r"|(?P<number>\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>\[?\w\]?\w*(?:[.'’]\w+)*)",
    re.IGNORECASE,
)
CONTRACTED = {
    "n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am",
}  # fmt: skip
WHOLE = {
    "won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"),
    "shan't": ("shall", "not"), "let's": ("let", "us"), "ok": ("okay",), "grey": ("gray",),
    "programme": ("program",), "towards": ("toward",), "afterwards": ("afterward",),
    "mister": ("mr",), "doctor": ("dr",),
}  # fmt: skip
# After these, 's is "is"; after a noun it may be the possessive.
IS_AFTER = frozenset("it that he she there what who here where how everything".split())
# British endings -> American ones. Applied to both sides alike, so a word that only looks like
# one of these ("promise") does no harm.
HOUSE = (
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|hood|ful|ly|ite|er|ers|ite|ites)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})([iy])s(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"), r"\1z"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=(?:s|d)?$)"), "er"),
    (re.compile(r"(?<=[a-z][aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)"), "l"),
    (re.compile(r"(?<=[a-z]{2}en)ce(?=s?$)"), "se"),
    (re.compile(r"(?<=[a-z]{2}og)ue(?=s?$)"), ""),
)
COUNTS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}


class Word(NamedTuple):
    """A word by its key, and where it stands in the quotation; an expanded "it's" is two."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[Word, ...]:
    """The words of a quotation; GAP where an editor left some out, but for its edges."""
    found = [
        Word(key, match.start(), match.end()) for match in TOKEN.finditer(text)
        for key in keys_of(match)
    ]  # fmt: skip
    while found and found[0].key == GAP:
        found.pop(0)
    while found and found[-1].key == GAP:
        found.pop()
    return tuple(found)


def keys_of(match: re.Match[str]) -> Sequence[str]:
    """The keys of one token of the text."""
    token = match[0].casefold()
    match match.lastgroup:
        case "gap":
            return (GAP,)
        case "clock":
            digits = re.sub(r"[^\d]", ":", re.sub(r"\s?[ap]\.?m\.?$", "", token))
            half = next((letter for letter in token if letter in "ap"), "")
            return (digits.removesuffix(":00") + half,)
        case "percent":
            return ("%",)
        case "number":
            return (token.replace(",", ""),)
    return tuple(spoken(token))


def spoken(token: str) -> Iterator[str]:
    """The keys of a word: contractions in full, spelling and accents levelled."""
    plain = unicodedata.normalize("NFKD", token.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "[].")
    if plain in WHOLE:
        yield from WHOLE[plain]
        return
    stem, mark, rest = plain.rpartition("'")
    if mark and rest == "s" and stem in IS_AFTER:
        yield from (stem, "is")
        return
    for ending, word in CONTRACTED.items():
        if plain.endswith(ending) and len(plain) > len(ending):
            yield from (levelled(plain.removesuffix(ending)), word)
            return
    yield levelled(plain.replace("'", ""))


def levelled(word: str) -> str:
    """A word as one house style would spell it."""
    if word in COUNTS:
        return COUNTS[word]
    if len(word) > 4:
        for pattern, standard in HOUSE:
            word = pattern.sub(standard, word)
    return word


EMPTY = frozenset(key for word in STOP_WORDS for key in spoken(word)) | {GAP}


def telling(keys: Iterable[str]) -> list[str]:
    """The keys of words that carry meaning, in order."""
    return [key for key in keys if key not in EMPTY]
