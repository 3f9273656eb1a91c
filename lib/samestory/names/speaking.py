"""Quotations and who is who -> who speaks each quotation: the rows of 03_speakers.

The words that speak are a name, a pronoun that the article's reader has resolved, or a description
("the director", "the company"). A description is somebody only where one alone can be meant; a
spokesman without a name is nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from samestory.names.labels import kinds_of_things
from samestory.tables import Entity, Name, Quote, Speaker

PRONOUNS = frozenset(
    "he she it they i we you who this that these those himself herself him her".split()
)
# "the spokesman for X", "police in X": the name behind is not who speaks.
DEPENDENT = re.compile(r"\b(?:for|of|from|at|with|in|by|to|on|near|who|whose)\s", re.IGNORECASE)
DEFINITE = re.compile(r"(?:the|his|her|its|their|this) ", re.IGNORECASE)
NOUN = re.compile(r"[^\W\d_][\w-]{1,25}")
NAMELESS = re.compile(
    r"spokes\w{0,8}|official|officials|source|sources|people|residents|witness|witnesses|person"
)
SAME_OFFICE = {"boss": "head", "chief": "head", "leader": "head"}


class Said(NamedTuple):
    """The words that speak in one article, and where."""

    start: int
    end: int
    text: str


class Cast:
    """Who is named in an article, and what each is called there."""

    def __init__(self, names: Sequence[Name], entities: Mapping[str, Entity]) -> None:
        self.names = sorted(names, key=lambda n: n.start)
        self.roles: dict[str, set[str]] = defaultdict(set)
        self.bodies: dict[str, int] = {}
        for name in self.names:
            for noun in nouns(name.role):
                self.roles[noun].add(name.entity_id)
            if entities[name.entity_id].label == "ORG":
                self.bodies.setdefault(name.entity_id, name.start)

    def named(self, said: Said) -> Name | None:
        """The name that the words are, with no more than a title before or a comma behind it."""
        for name in self.names:
            if said.start <= name.start and name.end <= said.end:
                before = said.text[: name.start - said.start]
                after = said.text[name.end - said.start :]
                if not DEPENDENT.search(before) and not re.match(r"['’]s?\s|-|\s\w", after):
                    return name
        return None

    def at(self, start: int, end: int) -> Name | None:
        """The name that stands in a place."""
        return next((n for n in self.names if n.start < end and start < n.end), None)


def speakers(
    quotes: Mapping[str, Sequence[Quote]], names: Sequence[Name], entities: Sequence[Entity]
) -> list[Speaker]:
    """Who speaks each quotation of each article (article_id -> rows of 02_quotes).

    One row a quotation that gives words for its speaker; `entity_id` is empty where it stays open.
    """
    known = {entity.entity_id: entity for entity in entities}
    by_article: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_article[name.article_id].append(name)
    folder = Cast(names, known)
    return [
        row
        for article in sorted(quotes)
        for row in of_article(
            article, quotes[article], Cast(by_article[article], known), folder, known
        )
    ]


def of_article(
    article: str, quotes: Iterable[Quote], cast: Cast, folder: Cast, known: Mapping[str, Entity]
) -> Iterator[Speaker]:
    """The rows of one article."""
    for quote in quotes:
        said = words_of(quote)
        if quote.part or said is None:
            continue
        entity_id, form, reason = decided(quote, said, cast, folder)
        name = known[entity_id].name if entity_id else ""
        yield Speaker(
            entity_id, article, said.start, said.end, said.text, quote.quote_id, name, form, reason
        )


def words_of(quote: Quote) -> Said | None:
    """The words that speak; of a quotation that has none of its own, those of its speaker."""
    if quote.source and quote.source_start is not None and quote.source_end is not None:
        return Said(quote.source_start, quote.source_end, quote.source)
    if quote.speaker and quote.speaker_start is not None and quote.speaker_end is not None:
        return Said(quote.speaker_start, quote.speaker_end, quote.speaker)
    return None


def decided(quote: Quote, said: Said, cast: Cast, folder: Cast) -> tuple[str, str, str]:
    """Who the words are, in which form, and why."""
    if said.text.casefold() in PRONOUNS:
        if quote.speaker_start is None or quote.speaker_end is None:
            return "", "pronoun", "open: several can be meant"
        if name := cast.at(quote.speaker_start, quote.speaker_end):
            return name.entity_id, "pronoun", f"“{said.text}” is “{name.text}”, named before"
        return "", "pronoun", f"open: “{quote.speaker}” is nobody of the folder"
    if name := cast.named(said):
        return name.entity_id, "name", "named beside the words"
    return described(said, cast, folder)


def described(said: Said, cast: Cast, folder: Cast) -> tuple[str, str, str]:
    """Whom a description can mean, if it can mean one alone."""
    head = head_noun(said.text)
    if not head or not DEFINITE.match(said.text) or NAMELESS.fullmatch(head):
        return "", "description", "open: nobody is named"
    for place, where in ((cast, "this article"), (folder, "the folder")):
        fit = place.roles.get(head, set())
        if len(fit) == 1:
            return next(iter(fit)), "description", f"the only one whom {where} calls “{head}”"
        if fit:
            return "", "description", f"open: {where} calls several “{head}”"
    if kinds_of_things().get(head) == "ORG":
        if len(cast.bodies) == 1:
            return next(iter(cast.bodies)), "description", "the only organisation of this article"
        return "", "description", "open: more organisations than one, or none, are named"
    return "", "description", f"open: nobody is called “{head}”"


def head_noun(text: str) -> str:
    """The last noun of a description before a preposition or comma, in small letters."""
    phrase = re.split(r",|\s(?:for|of|from|at|with|in|by|who|whose|that)\s", text, maxsplit=1)[0]
    words = NOUN.findall(phrase)
    return words[-1].casefold() if len(words) > 1 else ""


def nouns(role: str) -> set[str]:
    """The nouns by which a role can be taken up: "director" of "director of the port"."""
    head = head_noun(f"the {role}") if role else ""
    return {head} if head else set()
