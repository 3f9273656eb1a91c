"""Quotations of the own stories -> whether the right person or organisation is found to speak.

Whoever speaks is a name in the article: its place says which entity of the story that is. Nobody
named is right where the story says so ("-"); where a careful reader cannot tell ("?"), nothing is
judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from measuring.attribution import spans, tools
from measuring.attribution.own import Done, marked
from measuring.attribution.scores import Reading, pairs
from measuring.scores import Score
from measuring.told import NOBODY, OPEN, Quoted, Telling
from samestory.tables import Quote


class Spoken(NamedTuple):
    """A quotation of an article, who speaks, and who is found to; empty where it was not found."""

    done: Done
    article: Telling
    quote: Quoted
    found: bool
    speaker: str

    @property
    def right(self) -> bool:
        """Whether it was found with the right speaker, or rightly with none."""
        return self.found and self.speaker == ("" if self.quote.entity == NOBODY else
                                               self.quote.entity)  # fmt: skip


def spoken(given: Iterable[Done]) -> list[Spoken]:
    """Every quotation whose speaker can be told."""
    return [one for story in given for one in of_story(story) if one.quote.entity != OPEN]


def of_story(story: Done) -> Iterator[Spoken]:
    """The quotations of a story with who is found to speak."""
    for article in story.story.articles:
        rows = tools.by_quotation(story.quotes[article.letter])
        gold = tuple(marked(article.text, quote) for quote in article.quotes)
        found = tuple(tools.of_rows(article.text, one) for one in rows)
        partner = {id(g): f for g, f in pairs(Reading("", article.text, gold, found)) if g and f}
        place = {id(f): number for number, f in enumerate(found)}
        for quote, one in zip(article.quotes, gold, strict=True):
            met = partner.get(id(one))
            speaker = entity(article, rows[place[id(met)]]) if met else ""
            yield Spoken(story, article, quote, met is not None, speaker)


def entity(article: Telling, rows: Iterable[Quote]) -> str:
    """The entity at the place of the speaker; empty for words that are no name ("a spokesman")."""
    places = [place for row in rows if (place := tools.passage(row, "speaker"))]
    for start, end in places[:1]:
        words = spans.words(article.text, [(start, end)])
        for name in article.names:
            if words & spans.words(article.text, [(name.start, name.end)]):
                return name.entity
    return ""


def score(given: Iterable[Spoken]) -> Score:
    """Speakers that are entities: right, of those given, of those marked."""
    judged = list(given)
    right = sum(one.right for one in judged if one.quote.entity != NOBODY)
    return Score(
        right,
        sum(bool(one.speaker) for one in judged),
        sum(one.quote.entity != NOBODY for one in judged),
    )


def nobody(given: Iterable[Spoken]) -> Score:
    """Quotations of somebody unnamed that were found, and rightly given to nobody."""
    found = [one for one in given if one.found and one.quote.entity == NOBODY]
    right = sum(one.right for one in found)
    return Score(right, len(found), len(found))
