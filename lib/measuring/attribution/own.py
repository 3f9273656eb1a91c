"""The project's own stories -> what the whole pipeline finds in them, beside what is marked.

Each article is kept whole, headline included; the story goes through the steps of a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from spacy.language import Language

from measuring import told
from measuring.attribution import spans, tools
from measuring.attribution.scores import Reading
from measuring.attribution.spans import Attribution, Span
from measuring.facts.pairs import Record
from measuring.told import Passage, Quoted, Telling, Told
from samestory import compare, extract, names
from samestory.tables import Cell, Citation, Quote

FOLDER, SIDES = told.FOLDER, told.SIDES


class Done(NamedTuple):
    """A story, the rows of its articles by their letters, and the cells of its quotations."""

    story: Told
    quotes: dict[str, list[Quote]]
    citations: dict[str, list[Citation]]
    cells: list[Cell]

    def readings(self) -> list[Reading]:
        """Each article's quotations as they are marked and as they were found."""
        return [
            Reading(
                f"{self.story.name}, {one.letter}",
                one.text,
                tuple(marked(one.text, quote) for quote in one.quotes),
                tuple(tools.grouped(one.text, self.quotes[one.letter])),
            )
            for one in self.story.articles
        ]


Sides = Mapping[str, Sequence[Done]]


def sides(nlp: Language) -> dict[str, list[Done]]:
    """The stories that may be read and those that may not; a side without files is empty.

    Raises ToldError for what is malformed.
    """
    return {side: [done(nlp, story) for story in told.stories(FOLDER / side)] for side in SIDES}


def done(nlp: Language, story: Told) -> Done:
    """One story after all steps."""
    docs = tools.parsed(nlp, [one.text for one in story.articles])
    rows: dict[str, dict[str, list[Any]]] = {}
    for one, doc in zip(story.articles, docs, strict=True):
        day = None if one.published == "-" else one.published
        rows[one.letter] = extract.article(doc, Record(day, day, one.outlet))
    return Done(story, of("02_quotes", rows), of("02_citations", rows), cells(story.articles, rows))


def of(table: str, rows: Mapping[str, Mapping[str, list[Any]]]) -> dict[str, list[Any]]:
    """The rows of one table, article by article."""
    return {letter: found[table] for letter, found in rows.items()}


def cells(articles: Iterable[Telling], rows: Mapping[str, Mapping[str, list[Any]]]) -> list[Cell]:
    """The cells of claims that are quotations."""
    texts = {one.letter: one.text for one in articles}
    days = {one.letter: None if one.published == "-" else one.published for one in articles}
    named, known = names.resolve(of("02_mentions", rows), texts)
    claims, found = compare.claims(
        figures=of("02_figures", rows), dates=of("02_dates", rows), said=of("02_quotes", rows),
        names=named, entities=known, texts=texts,
        speakers=names.speakers(of("02_quotes", rows), named, known),
        published={letter: (day, day) for letter, day in days.items()},
    )  # fmt: skip
    quoted = {claim.claim_id for claim in claims if claim.kind == "quote"}
    return [cell for cell in found if cell.claim_id in quoted]


def marked(text: str, quote: Quoted) -> Attribution:
    """A quotation as it is marked."""
    parts = [span(part) for part in quote.parts]
    source, cue = ([span(one)] if one else [] for one in (quote.source, quote.cue))
    return spans.made(text, parts, source, cue, quote.kind)


def span(passage: Passage) -> Span:
    """First and one past the last character."""
    return passage.start, passage.end


def readings(given: Iterable[Done]) -> list[Reading]:
    """The articles of several stories."""
    return [reading for one in given for reading in one.readings()]
