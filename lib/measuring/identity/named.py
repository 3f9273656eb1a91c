"""Is a marked mention a name? Decided by capitals in the whole corpus, never by what is measured.

A mention is a name if its head (the last word before what describes it further: "the Gulf of Aden",
the surname in "NAME, a senior forward") has a capital and belongs to a run of several capitals, or
of one that is a proper word. A proper word is written with a capital in running text nearly always:
that tells "Police" and "President" at the start of a sentence from names. Headlines in capitals and
words that open a sentence tell nothing and are not counted; in them the head itself must be proper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

NEARLY_ALWAYS = 0.8  # of the occurrences of a word in running text
HEADLINE = 0.6  # so many of the words of a sentence have capitals: they say nothing there
LONG = 4  # letters; shorter words are not capitalised in headlines either
PRONOUNS = frozenset({"i", "i'm", "i've", "i'd", "i'll"})
# What ends the core of a mention: what comes describes it further.
FURTHER = frozenset(
    """
    , ( - -- : ; — – | who whom whose which that where when in at from to on with near by outside
    inside between off into after before as and or is was if but over under about around
    """.split()
)
JOINS = frozenset({"of", "for", "the", "de", "la", "del", "&"})  # inside a name: capitals beside
DROPPED = frozenset({".", "jr", "sr", "jr.", "sr.", '"', "''", "'", "’", "”", ")", "'s", "’s", "s"})
FULL_STOPS = frozenset(".?!")
EDGES = "\"'“”‘’`()[]"


class Capitals(NamedTuple):
    """How often each word stands with and without a capital in running text."""

    upper: Counter[str]
    lower: Counter[str]

    @classmethod
    def of(cls, sentences: Iterable[Sequence[str]]) -> Capitals:
        """Counted in these sentences, headlines and first words left out."""
        found = cls(Counter(), Counter())
        for words in sentences:
            if not headline(words):
                for word in words[first_word(words) + 1 :]:
                    (found.upper if capital(word) else found.lower)[plain(word)] += 1
        return found

    def proper(self, word: str, *, unseen: bool) -> bool:
        """Whether a word with a capital has it nearly always; `unseen` if it stands nowhere."""
        key = plain(word)
        seen = self.upper[key] + self.lower[key]
        often = self.upper[key] >= NEARLY_ALWAYS * seen if seen else unseen
        return capital(word) and key not in PRONOUNS and often


def head(words: Sequence[str], first: int, end: int, capitals: Capitals) -> int | None:
    """The last word of the name that the mention `words[first:end]` is; None if it is no name."""
    last = core_end(words, first, end) - 1
    while last > first and plain(words[last]) in DROPPED | {""}:
        last -= 1
    if not capital(words[last]) or several(words, last, end):
        return None
    opening_word = first_word(words)
    if headline(words) or last <= opening_word:
        return last if capitals.proper(words[last], unseen=False) else None
    run = last
    while run > first and (capital(words[run - 1]) or words[run - 1] in JOINS | DROPPED):
        run -= 1
    upper = [n for n in range(run, last + 1) if capital(words[n])]
    proper = any(capitals.proper(words[n], unseen=True) for n in upper)
    return last if proper or sum(n > opening_word for n in upper) > 1 else None


def core_end(words: Sequence[str], first: int, end: int) -> int:
    """One past the last word before what describes the mention further."""
    begun = False
    for number in range(first, end):
        key = words[number].lower()
        if begun and (key in FURTHER or (key in JOINS and not joins(words, number, end))):
            return number
        begun = begun or (key not in FURTHER | JOINS and key not in {"a", "an", "the"})
    return end


def joins(words: Sequence[str], number: int, end: int) -> bool:
    """Whether a small word stands inside a name, with capitals on both sides."""
    after = next((word for word in words[number + 1 : end] if word not in JOINS), "")
    return capital(words[number - 1]) and capital(after)


def several(words: Sequence[str], last: int, end: int) -> bool:
    """Whether the mention is of several: "Lopez and Carrasquillo"."""
    return any(word in {"and", "&"} for word in words[last + 1 : min(last + 2, end)])


def headline(words: Sequence[str]) -> bool:
    """Whether most of the longer words have capitals, and no full stop ends them."""
    if any(word[-1:] in FULL_STOPS for word in words[-2:]):
        return False
    long = [word for word in words if len(plain(word)) >= LONG]
    return sum(map(capital, long)) > HEADLINE * len(long)


def first_word(words: Sequence[str]) -> int:
    """The place of the first word with a letter."""
    return next((n for n, word in enumerate(words) if any(map(str.isalpha, word))), 0)


def plain(word: str) -> str:
    """A word without marks around it and without 's, in small letters."""
    key = word.strip(EDGES).lower().replace("’", "'")
    return key.removesuffix("'s") if len(key) > 2 else key


def opening(word: str) -> int:
    """How many characters stand before the first letter or digit of a word."""
    return next((n for n, sign in enumerate(word) if sign.isalnum()), 0)


def capital(word: str) -> bool:
    """Whether the first letter of a word is a capital."""
    return next((sign.isupper() for sign in word if sign.isalpha()), False)
