"""Doc -> Figure rows: the numbers in a news text, with what they count, as of when, by whom.

`units` reads numbers and units from the characters; here the words around decide whether a number
is a figure at all, how exact it is, and what it counts. Sums are made in `sums`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from samestory import doc_index
from samestory.figures import (
    bare,
    changes,
    counting,
    holding,
    owners,
    phrases,
    sums,
    units,
    voices,
)
from samestory.figures import degree as figure_degree
from samestory.figures import filters as figure_filter
from samestory.figures.periods import Published
from samestory.figures.phrases import Reading
from samestory.figures.quantity import Quantity
from samestory.tables import Date, Figure, Quote

__all__ = ["KINDS", "QUALIFIERS", "extract"]

KINDS = ("count", "money", "percent", "duration", "age", "measure", "ordinal", "ratio")
QUALIFIERS = ("exact", "about", "at_least", "at_most", "more_than", "less_than", "vague")


def extract(
    doc: Doc,
    *,
    dates: Sequence[Date] = (),
    quotes: Sequence[Quote] = (),
    published: Published = (None, None),
) -> Iterator[Figure]:
    """Figure rows of a text, in order of their place; composed rows stand among the stated ones.

    `dates` and `quotes` are the rows of the same text, `published` the first and last day (ISO) on
    which it can have been published: "since May" lasts until then. A number inside a date is no
    figure, unless that is a duration. A figure that no date is tied to has no `as_of`: the day of
    publication is for the comparison to fill in.
    """
    if not len(doc):
        return
    ordered_dates = sorted(dates, key=lambda row: row.start)
    ordered_quotes = sorted(
        (row for row in quotes if row.kind != "indirect"), key=lambda row: row.start
    )
    rows = [
        figure(doc, reading, ordered_dates, ordered_quotes, published)
        for reading in readings(doc, dates)
    ]
    composed = list(sums.compose(doc, rows))
    stated = sums.as_parts(rows, composed)
    yield from sorted([*stated, *composed], key=lambda row: (row.start, row.end))


def readings(doc: Doc, dates: Sequence[Date]) -> Iterator[Reading]:
    """The quantities of a text that are figures."""
    text = doc_index.text(doc)
    dated = bytearray(len(text))
    for date in dates:
        if date.type != "DURATION":
            dated[date.start : date.end] = b"\x01" * len(dated[date.start : date.end])
    done = 0
    found: list[Reading] = []
    for quantity in units.find(text):
        if quantity.start < done or any(dated[quantity.start : quantity.end]):
            continue
        if (one := reading(doc, quantity, found)) is None:
            continue
        found.append(one)
        yield one
        # "two new 737 jets", "20 per 100,000 people": numbers within these are no figures.
        behind = one.right_behind.end_char if one.right_behind else quantity.end
        done = figure_degree.per(doc, behind, quantity.kind)[1] or max(behind, quantity.end)


def reading(doc: Doc, quantity: Quantity, earlier: Sequence[Reading]) -> Reading | None:
    """A quantity with what it counts; None if it is no figure. `earlier` are those before it."""
    words = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if not words:
        return None
    if figure_filter.is_age(doc, quantity, words):
        quantity = quantity._replace(kind="age", unit="year")
    if figure_filter.is_rank_after_all(doc, quantity, words):
        words = words[1:]
        quantity = bare.ranked(quantity, words.start_char)
    phrase = phrases.counted(doc, quantity, words, earlier)
    if not figure_filter.is_figure(doc, quantity, words, phrase):
        return None
    if phrase is None and quantity.kind == "count":
        phrase = phrases.elided(quantity, words, earlier)
    return Reading(quantity, words, phrase)


def figure(
    doc: Doc,
    reading: Reading,
    dates: Sequence[Date],
    quotes: Sequence[Quote],
    published: Published,
) -> Figure:
    """The stated row of a quantity."""
    row = valued(doc, reading)._replace(**what(doc, reading))
    when = holding.as_of(reading, dates, published)
    if when is not None:
        row = row._replace(
            as_of_earliest=when.earliest, as_of_latest=when.latest,
            as_of_start=when.start, as_of_end=when.end,
        )  # fmt: skip
    said = voices.voice(reading, quotes)
    row = row._replace(voice=said.text, voice_start=said.start, voice_end=said.end, via=said.via)
    owned = reading.quantity.kind not in {"ordinal", "age"}
    whose = owners.owner(reading.words, reading.phrase) if owned else None
    if whose is None:
        return row
    return row._replace(owner=whose.text, owner_start=whose.start_char, owner_end=whose.end_char)


def valued(doc: Doc, reading: Reading) -> Figure:
    """A row with the value, unit, degree, change and rate; the rest is left open."""
    quantity, text = reading.quantity, doc_index.text(doc)
    unit, _, rate = quantity.unit.partition(" per ")
    last = reading.behind.end_char if reading.behind else quantity.end
    per, rate_end = figure_degree.per(doc, last, quantity.kind)
    moved = changes.change(doc, quantity, reading.words, max(rate_end, last))
    return Figure(
        quantity.start, quantity.end, text[quantity.start : quantity.end],
        kind=quantity.kind, value=quantity.value, value_high=quantity.high, unit=unit,
        qualifier=figure_degree.qualifier(text, quantity),
        change=moved.direction, level=moved.level, per=rate or per,
        counted="", head="", counted_start=None, counted_end=None, besides="", including="",
        basis="stated", because="",
        as_of_earliest=None, as_of_latest=None, as_of_start=None, as_of_end=None,
        voice="", voice_start=None, voice_end=None, via="",
    )  # fmt: skip


def what(doc: Doc, reading: Reading) -> dict[str, Any]:
    """The columns that say what is counted, who comes on top of it, and whom it takes in."""
    phrase, behind = reading.phrase, reading.behind
    if phrase is None:
        return {}
    head = counting.head_lemma(phrase[-1])
    top = counting.besides(doc, reading.words.start, behind) if behind else None
    within = counting.including(doc, behind.end, head) if behind else None
    return {
        "counted": phrase.text,
        "head": head,
        "counted_start": phrase.start_char,
        "counted_end": phrase.end_char,
        "besides": top.span.text if top else "",
        "including": within.text if within else "",
    }
