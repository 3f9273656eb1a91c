"""Words in quotation marks -> whether they are quoted from somebody, or a name or a scare quote."""

from __future__ import annotations

import re
from collections import Counter

from samestory.quotes.marks import Pair

# Words that introduce the name of a thing rather than somebody's words.
TITLES = re.compile(
    r"\b(?:titled|entitled|named|nicknamed|song|book|film|movie|novel|album|series|show|episode|"
    r"author of|single|essay|poem|play|column|documentary|podcast|program|programme)[ ,]{1,2}$",
    re.IGNORECASE,
)
# "told the channel's “Morning Round.”": whose it is stands before its name.
OWNED = re.compile(r"(?:['’]s|\bon)\s{1,2}$")
TERMS = re.compile(
    r"\b(?:so-called|dubbed|known as|the (?:term|word|words|phrase|name)|termed)[ ,]{1,2}$",
    re.IGNORECASE,
)
# What stands before words that are said of somebody: "was a", "as the".
PREDICATIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|to|and|has|had|have|that|it|not|for|of|by|with|him|her|"
    r"them|n['’]t)(?: (?:a|an|the|very|his|her|its|their))?[ ,]?$",
    re.IGNORECASE,
)
INDEFINITE = re.compile(r"\b(?:a|an|any|such)(?: \w{1,20})?\s$", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
SHORT = 3  # words; so few are more often a name or a term than a quotation
TITLE_LENGTH = 8
MOST_OFTEN = 3  # a phrase that recurs is a term of the story, nobody's words


class Recurring:
    """How often a short phrase stands in a text; counted once for all phrases, in linear time."""

    def __init__(self, text: str) -> None:
        words = [word.removesuffix("s") for word in WORD.findall(text.casefold())]
        runs = (zip(*(words[k:] for k in range(n)), strict=False) for n in range(1, SHORT + 1))
        self._counts = Counter(run for runs_of_n in runs for run in runs_of_n)

    def is_term(self, phrase: str) -> bool:
        """A phrase that recurs is a term of the story, nobody's words."""
        words = tuple(word.removesuffix("s") for word in WORD.findall(phrase.casefold()))
        return len(words) <= SHORT and self._counts[words] >= MOST_OFTEN


def is_quotation(
    whole: str, pair: Pair, kind: str, adjacent: bool, attributed: bool, recurring: Recurring
) -> bool:
    """Is the passage of `whole` somebody's words? `adjacent`: a cue stands beside it."""
    text = whole[pair.start : pair.end]
    before = whole[max(pair.opening - 40, 0) : pair.opening]
    words = [w for w in re.findall(r"[\w'’.-]+", text[:200]) if any(c.isalnum() for c in w)]
    if not words:
        return False
    if len(words) <= TITLE_LENGTH and len(text) < 200:
        if TITLES.search(before):
            return False
        if _looks_like_title(words, text) and not (adjacent and kind == "direct"):
            return False
        if OWNED.search(before) and _looks_like_title(words, text.rstrip(".")):
            return False
    if kind == "direct":
        return adjacent or len(words) > SHORT or text[-1] in ".?!"
    if len(words) > SHORT:
        return True
    if not attributed or TERMS.search(before) or recurring.is_term(text):
        return False
    return adjacent or bool(PREDICATIVE.search(before)) or not INDEFINITE.search(before)


def _looks_like_title(words: list[str], text: str) -> bool:
    """Every long word has a capital: "The Long Way Home"."""
    long = [w for w in words if len(w) > 3] or words
    return all(w[0].isupper() for w in long) and text[-1] not in ".?!" and len(words) > 1
