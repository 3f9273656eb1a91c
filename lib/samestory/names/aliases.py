"""Article -> pairs of names that its text puts side by side as one: "X, known as Y", "X (XY)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from samestory.names.found import Found
from samestory.names.person import is_short
from samestory.names.things import initials, kind
from samestory.spelling import normal

SYLLABLES, MOST_SYLLABLES = 5, 6  # letters of a name made of them, and words of a long one
FARTHEST = 50  # characters between two names of one
# "the International Harbour Authority, more commonly known as Portwatch"; "called" only
# behind a comma or dash: in "Brandt called Okafor a liar" nobody is renamed.
ALIAS = re.compile(
    r"\s*(?:[,(—–-]{1,2}\s*(?:also |formerly )?called|"
    r"[,(—–-]{0,2}\s*(?:(?:more |better |also |formerly |commonly |widely ){0,2}known as|"
    r"abbreviated (?:as|to)|(?:[^\W\d_]{1,12} ){0,4}goes by))\s+(?:the )?[\"“‘']?",
)
# Of people: "Liz Pryce, née Beddoes", "who raced as Sarah Denholm".
BORN = re.compile(r"(?:, | \()(?:n[ée]e|born) |,? who (?:[^\W\d_]{3,10}) as ")
BRACKET = re.compile(r"\s*\((?:the )?[\"“]?")


class Alias(NamedTuple):
    """The mention of a long name, that of a short one for the same, and the words that say so.

    One of birth means its bearer there alone: others in the article may bear it still.
    """

    long: Found
    short: Found
    reason: str
    of_birth: bool


def aliases(items: Sequence[Found], text: str) -> Iterator[Alias]:
    """The pairs of names of an article, given in the order of the text, that it calls one."""
    for one, other in pairwise(items):
        between = text[one.mention.end : other.mention.start]
        if len(between) > FARTHEST or "\n" in between:
            continue
        behind = text[other.mention.end : other.mention.end + 5]
        bracket = BRACKET.fullmatch(between) and (
            is_acronym(other, one) or renames(one, other, behind)
        )
        labels = {one.mention.label, other.mention.label}
        born = BORN.fullmatch(between) and (labels == {"PERSON"} or re.search("n[ée]e", between))
        if "NORP" not in labels and (bracket or born or ALIAS.fullmatch(between)):
            words = " ".join(text[one.mention.start : other.mention.end].split())
            yield Alias(one, other, f"the text says so: “{words}”", bool(born))


def renames(long: Found, short: Found, behind: str) -> bool:
    """Whether a name in capitals alone in brackets is an organisation's, in its own language."""
    both = long.mention.label == short.mention.label == "ORG" and " " in long.key
    letters = short.mention.text
    alone = re.match(r"[”\"’']?\)(?! [—–-])", behind) is not None
    return both and alone and letters.isupper() and letters.isalpha() and 3 <= len(letters) <= 6


def is_acronym(short: Found, long: Found) -> bool:
    """Whether a name in brackets stands for the one before it."""
    if short.mention.label == "PERSON" and not short.mention.text.isupper():
        return False
    return acronym(short.mention.text, long.mention.text)


def acronym(short: str, long: str) -> bool:
    """Whether `short` is written like an acronym and made of the initials of `long`."""
    letters = normal(short).replace(" ", "")
    return looks_short(short) and (letters in initials(long) or of_syllables(letters, long))


def of_syllables(short: str, long: str) -> bool:
    """Whether a name is made of the beginnings of words: "interpol", "uniport"."""
    words = [word for word in normal(long).split() if kind(word) != "small"][:MOST_SYLLABLES]
    begins = len(words) > 1 and words[0].startswith(short[:2]) and not words[0].startswith(short)
    return begins and len(short) >= SYLLABLES and starts_words(short, words)


def starts_words(short: str, words: Sequence[str]) -> bool:
    """Whether two letters or more of some of the words, in their order, make a short name."""
    return not short or any(
        words[number].startswith(short[:at]) and starts_words(short[at:], words[number + 1 :])
        for number in range(len(words))
        for at in range(2, len(short) + 1)
    )


def looks_short(text: str) -> bool:
    """Whether a name is written like an acronym: "UN", "W.H.O.", "BoE"."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 8 and 2 * capitals > len(letters) and capitals > 1


def names_person(item: Found) -> bool:
    """Whether the mention is a surname or first name alone: it is renamed in its article only."""
    return item.mention.label == "PERSON" and is_short(item.mention.text)
