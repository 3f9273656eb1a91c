"""Mentions of a folder -> the same, with edges put right by what other articles say.

Some names are whole in one article and wrong in the next: a headline's words stuck to them ("Hire
Ada Brandt"), a country before them ("U.S. FTC"). What is a name of its own elsewhere decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from samestory.names.aliases import acronym, looks_short
from samestory.names.people import full_forms
from samestory.names.person import person
from samestory.names.things import kind, place_names
from samestory.spelling import normal
from samestory.tables import Mention

# What is left of a name before its acronym: " for the Western Balkans (RTWB)".
SPELLED_OUT = re.compile(
    r"((?: (?:of|for|and|the|on|in|to)){1,2}(?: [A-Z][\w’-]{1,20}){1,4}"
    r"(?: (?:of|and|the) [A-Z][\w’-]{1,20})?) ?(\([A-Z]{2,7}\))"
)
WHOLE = frozenset({"ORG", "MISC", "LAW", "EVENT"})
LONGEST = 8  # words of a name that is looked into


def repaired(
    found: Mapping[str, Sequence[Mention]], texts: Mapping[str, str]
) -> dict[str, list[Mention]]:
    """The mentions of each article, made whole, cut or split where the folder knows better."""
    found = {
        article: list(with_acronym(some, texts.get(article, ""))) for article, some in found.items()
    }
    every = [mention for some in found.values() for mention in some]
    people = Counter(m.text for m in every if m.label == "PERSON" and " " in m.text)
    bodies = Counter(m.text for m in every if m.label == "ORG")
    return {
        article: [part for m in some for part in parts(m, people, bodies)]
        for article, some in found.items()
    }


def with_acronym(some: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions of an article in order, with organisations whole up to "(RTWB)" behind them.

    A model ends "Residual Tribunal for the Western Balkans" before its "for".
    """
    rows = sorted(some, key=lambda m: m.start)
    taken = 0
    for mention in rows:
        bracket = SPELLED_OUT.match(text, mention.end) if mention.label in WHOLE else None
        end = bracket.start(2) if bracket else mention.end
        if bracket and acronym(bracket[2][1:-1], text[mention.start : end].rstrip(" (")):
            whole = text[mention.start : end].rstrip(" (")
            taken = mention.start + len(whole)
            yield mention._replace(text=whole, end=taken, label="ORG")
        elif mention.start >= taken:
            yield mention


def parts(mention: Mention, people: Counter[str], bodies: Counter[str]) -> Iterator[Mention]:
    """What a mention is: itself, a person's name at its end, or a country and a body."""
    words = mention.text.split(" ")
    if 2 <= len(words) <= LONGEST and mention.text.count(" ") == len(words) - 1:
        if size := length_of_person(words, mention, people):
            yield cut(mention, " ".join(words[-size:]), "PERSON")
            return
        rest = " ".join(words[1:])
        country = place_names().get(normal(words[0]))
        if (
            mention.label == "ORG"
            and country
            and bodies[rest]
            and (looks_short(rest) or len(words) > 2)
        ):
            yield mention._replace(end=mention.start + len(words[0]), text=words[0], label="PLACE")
            yield cut(mention, rest, "ORG")
            return
    yield mention


def length_of_person(words: Sequence[str], mention: Mention, people: Counter[str]) -> int:
    """How many of the last words are the name of a person who is named so more often; 0 if none."""
    if mention.label == "NORP" or kind(words[-1].casefold().rstrip(".")) in {"legal", "org"}:
        return 0
    for size in range(len(words) - 1, 1, -1):
        name = " ".join(words[-size:])
        more = people[name] > people[mention.text]
        if more and not any(map(is_first_name, words[:-size])) and len(person(name).words) > 1:
            return size
    return 0


def is_first_name(word: str) -> bool:
    """Whether a word before a name can belong to it: a first name or an initial."""
    return len(word.rstrip(".")) < 3 or word.casefold() in full_forms()


def cut(mention: Mention, text: str, label: str) -> Mention:
    """The last words of a mention as a mention of its own."""
    return mention._replace(start=mention.end - len(text), text=text, label=label)
