"""Doc -> Figure rows: the numbers in a news text, with what they count, as of when, by whom.

`units` reads numbers and units from the characters; here the words around decide whether a number
is a figure at all, how exact it is, and what it counts. Sums are made in `sums`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from samestory import doc_index, language
from samestory.figures import context as figure_context
from samestory.figures import counting, sums, units
from samestory.figures import degree as figure_degree
from samestory.figures import filters as figure_filter
from samestory.figures.units import Quantity
from samestory.tables import Date, Figure, Quote

__all__ = ["KINDS", "QUALIFIERS", "extract"]

KINDS = ("count", "money", "percent", "duration", "age", "measure", "ordinal", "ratio")
QUALIFIERS = ("exact", "about", "at_least", "at_most", "more_than", "less_than", "vague")
TOTALS = frozenset({"toll", "number", "total", "count", "tally", "figure"})


class Reading(NamedTuple):
    """A quantity in its text: its tokens, and the phrase it counts, behind it or elsewhere."""

    quantity: Quantity
    words: Span
    phrase: Span | None

    @property
    def behind(self) -> Span | None:
        """The phrase, if it follows the number."""
        return self.phrase if self.phrase and self.phrase.start >= self.words.end else None

    @property
    def governed(self) -> Token:
        """The word through which the sentence takes up the figure."""
        return self.behind[-1] if self.behind else self.words.root


def extract(
    doc: Doc,
    *,
    dates: Sequence[Date] = (),
    quotes: Sequence[Quote] = (),
) -> Iterator[Figure]:
    """Figure rows of a text, in order of their place; composed rows stand among the stated ones.

    `dates` and `quotes` are the rows of the same text. A number inside a date is no figure, unless
    that is a duration. A figure that no date is tied to has no `as_of`: the day of publication is
    for the comparison to fill in.
    """
    if not len(doc):
        return
    ordered_dates = sorted(dates, key=lambda row: row.start)
    ordered_quotes = sorted(quotes, key=lambda row: row.start)
    rows = [figure(doc, reading, ordered_dates, ordered_quotes) for reading in readings(doc, dates)]
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
    for quantity in units.find(text):
        words = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if quantity.start < done or any(dated[quantity.start : quantity.end]) or not words:
            continue
        if figure_filter.is_age(doc, quantity, words):
            quantity = quantity._replace(kind="age", unit="year")
        phrase = counted(doc, quantity, words)
        if not figure_filter.is_figure(doc, quantity, words, phrase):
            continue
        yield (found := Reading(quantity, words, phrase))
        # "two new 737 jets", "20 per 100,000 people": numbers within these are no figures.
        behind = found.behind.end_char if found.behind else quantity.end
        done = figure_degree.per(doc, behind)[1] or max(behind, quantity.end)


def figure(doc: Doc, reading: Reading, dates: Sequence[Date], quotes: Sequence[Quote]) -> Figure:
    """The stated row of a quantity."""
    quantity, words, phrase = reading
    behind, text = reading.behind, doc_index.text(doc)
    head = counting.head_lemma(phrase[-1]) if phrase else ""
    top = counting.besides(doc, words.start, behind) if behind else None
    within = counting.including(doc, behind.end, head) if behind else None
    when = figure_context.as_of(reading.governed, dates)
    said = figure_context.voice(reading.governed, quantity.start, quantity.end, quotes)
    return Figure(
        start=quantity.start,
        end=quantity.end,
        text=text[quantity.start : quantity.end],
        kind=quantity.kind,
        value=quantity.value,
        value_high=quantity.high,
        unit=quantity.unit,
        qualifier=figure_degree.qualifier(text, quantity),
        change=figure_degree.change(doc, quantity, words),
        per=figure_degree.per(doc, behind.end_char if behind else quantity.end)[0],
        counted=phrase.text if phrase else "",
        head=head,
        counted_start=phrase.start_char if phrase else None,
        counted_end=phrase.end_char if phrase else None,
        besides=top.span.text if top else "",
        including=within.text if within else "",
        basis="stated",
        because="",
        as_of_earliest=when.earliest if when else None,
        as_of_latest=when.latest if when else None,
        as_of_start=when.start if when else None,
        as_of_end=when.end if when else None,
        voice=said.text,
        voice_start=said.start,
        voice_end=said.end,
        via=said.via,
    )


def counted(doc: Doc, quantity: Quantity, words: Span) -> Span | None:
    """The noun phrase that a quantity counts or measures, if it stands where one can be sure."""
    if quantity.kind == "age":
        return whose_age(doc, words)
    if quantity.tied:
        return doc.char_span(quantity.end + 1, quantity.end + 1 + len(quantity.tied))
    if quantity.kind == "duration":
        return None
    shares = quantity.kind in {"percent", "ratio", "measure", "money"}
    found = counting.counted(doc, words.end, of=shares)
    if found is None and quantity.kind == "count":
        return subject_phrase(words, TOTALS)
    moves = quantity.kind in {"percent", "money"} and figure_degree.change(doc, quantity, words)
    return subject_phrase(words, None) if found is None and moves else found


def subject_phrase(words: Span, heads: frozenset[str] | None) -> Span | None:
    """The subject of the figure's clause: "The death toll rose to 45"."""
    if len(doc_index.sentence(words[0])) > figure_context.LONGEST_SENTENCE:
        return None
    subject = language.subject(language.clause_verb(words.root))
    if subject is None or subject.i >= words.start or subject.pos_ not in counting.NOUNS:
        return None
    if heads is not None and counting.head_lemma(subject) not in heads:
        return None
    floor = doc_index.sentence(subject).start
    end = language.name_end(subject).i + 1
    first = counting.one_named(words.doc, floor, end)
    if words.doc[first].lower_ in counting.DETERMINERS:
        first += 1
    return words.doc[first:end] if first < end else None


def whose_age(doc: Doc, words: Span) -> Span | None:
    """Who is of that age: the name before ", 71," or the noun after "71-year-old"."""
    before = words.start - 1
    if before > 0 and doc[before].text == "," and doc[before - 1].pos_ == "PROPN":
        first = counting.one_named(doc, doc_index.sentence(words[0]).start, before)
        return doc[first:before] if first < before else None
    if not words.text.lower().endswith(("old", "olds")):
        return None
    found = counting.phrase(doc, words.end)
    return found if found is not None and found.start == words.end else None
