"""A figure's surroundings: the date it holds for and the voice it is said in.

Both are read from the words that govern the figure: its noun, what that noun depends on, up to the
verb of its clause and the verbs that report that clause. Rows are taken in order of their place.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from samestory import language
from samestory.doc_index import sentence, starting
from samestory.figures import counting
from samestory.tables import Date, Quote

__all__ = ["Voice", "as_of", "governors", "voice"]

HIGHEST = 14
# Longer sentences are lists and tables; a parse of them says nothing.
LONGEST_SENTENCE = 400
# How many words away a speaker or source is looked for.
REACH = 60
CLOSING = frozenset({",", "”", '"', "’", "'", "''", ",”", ',"'})
# Longer than any quotation of a news text, in characters.
LONGEST_QUOTE = 5000
SPEAKERS = frozenset({"NOUN", "PROPN", "PRON"})
# Subjects that nobody is: "it was reported that".
NOBODY = counting.WEEKDAYS | {"it", "there", "that", "this", "which", "what", "who"}


class Voice(NamedTuple):
    """Who is said to have said a figure, and through whom it came; empty when unsure."""

    text: str = ""
    start: int | None = None
    end: int | None = None
    via: str = ""


@lru_cache(maxsize=1)
def reporting_forms() -> frozenset[str]:
    """Inflected forms of the reporting verbs of data/reporting_verbs.csv, lower case."""
    place = Path(__file__).parents[1] / "data" / "reporting_verbs.csv"
    forms = set()
    with place.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            verb, stem = row["verb"], row["verb"].removesuffix("e")
            past = row["past"] or stem + "ed"
            forms |= {verb, verb + "s", verb + "es", past, stem + "ing"}
    return frozenset(forms)


def governors(token: Token) -> list[Token]:
    """The token and what governs it, nearest first, up to its clause and those that report it."""
    chain = [token]
    for above in language.ancestors(token):
        # A figure inside such a clause is not governed by what stands above it.
        if language.is_adnominal(chain[-1]) or language.is_adverbial(chain[-1]):
            break
        if len(chain) > HIGHEST:
            break
        chain.append(above)
    return chain


def as_of(head: Token, dates: Sequence[Date]) -> Date | None:
    """The date that a figure, whose noun is `head`, holds for; None unless one is tied to it."""
    inside = sentence(head)
    if not dates or len(inside) > LONGEST_SENTENCE:
        return None
    chain = governors(head)
    bound = []
    for date in starting(dates, inside.start_char, inside.end_char):
        if date.end > inside.end_char or date.type not in {"DATE", "TIME"}:
            continue
        step = tie(date, chain, inside)
        if step is not None:
            bound.append((step, abs(date.start - head.idx), date))
    return min(bound, key=lambda found: found[:2])[2] if bound else None


def tie(date: Date, chain: list[Token], inside: Span) -> int | None:
    """How many steps above the figure's noun the word stands that the date belongs to."""
    if date.event_start is not None and date.event_end is not None:
        return next(
            (n for n, t in enumerate(chain) if date.event_start <= t.idx < date.event_end), None
        )
    words = inside.doc.char_span(date.start, date.end, alignment_mode="expand")
    if words is None or not words:
        return None
    governor = language.governor(words.root)
    if governor not in chain:
        return None
    # Parses put a late date on the main verb too often: trust it first in the sentence, or close.
    close = abs(words.start - max(governor.i, chain[0].i)) <= 3
    return chain.index(governor) if close or words.start - inside.start <= 2 else None


def voice(head: Token, start: int, end: int, quotes: Sequence[Quote]) -> Voice:
    """Who says the figure at `start`-`end`: the speaker of its quotation, or of its clause."""
    around = [
        q for q in starting(quotes, start - LONGEST_QUOTE, start) if end <= q.end and q.speaker
    ]
    if around:
        quote = min(around, key=lambda q: q.end - q.start)
        return Voice(quote.speaker, quote.speaker_start, quote.speaker_end, quote.via)
    if len(sentence(head)) > LONGEST_SENTENCE:
        return Voice()
    source = according_to(head)
    speaker = reporter(head)
    if speaker is None:
        return Voice(source.text, source.start_char, source.end_char) if source else Voice()
    via = source.text if source and source.start != speaker.start else ""
    return Voice(speaker.text, speaker.start_char, speaker.end_char, via)


def reporter(head: Token) -> Span | None:
    """Who is the subject of the reporting verb above or behind the figure's clause."""
    chain = governors(head)
    for below, verb in pairwise(chain):
        if reports(verb) and language.is_complement(below):
            span = speaker(verb)
            if span is not None and below not in span:
                return span
    return trailing(head)


def reports(verb: Token) -> bool:
    """Whether a verb reports what someone said; "saying" has no subject of its own."""
    return verb.lower_ in reporting_forms() and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}


def speaker(verb: Token) -> Span | None:
    """Who is said to say it: the noun phrase right before the verb, else the parsed subject."""
    if language.is_passive(verb):
        by = language.agent(verb)
        return speaker_span(by) if by is not None else None
    first = counting.one_named(verb.doc, sentence(verb).start, verb.i)
    within = first > 0 and verb.doc[first - 1].pos_ == "ADP"
    if first < verb.i and not within:
        return verb.doc[first : verb.i]
    subject = language.subject(verb)
    if subject is None or subject.lower_ in NOBODY or subject.pos_ not in SPEAKERS:
        return None
    span = speaker_span(subject)
    whole = verb.doc[span.start : verb.i]  # "critics in Kenya said"
    joined = first < verb.i and len(whole) and not any(t.is_punct for t in whole)
    return whole if joined and len(whole) <= counting.LONGEST_PHRASE else span


def trailing(head: Token) -> Span | None:
    """The speaker of "..., said the minister." or "..., the minister said." behind the figure."""
    doc, stop = head.doc, sentence(head).end
    for verb in doc[head.i + 1 : min(stop, head.i + REACH)]:
        if not reports(verb):
            continue
        if doc[verb.i - 1].text in CLOSING:
            return source_words(doc, verb.i + 1, stop)
        first = counting.one_named(doc, head.i + 1, verb.i)
        if (
            first == verb.i
            and doc[first - 1].pos_ == "PRON"
            and doc[first - 1].lower_ not in NOBODY
        ):
            first = verb.i - 1
        ends = verb.i + 1 >= stop or doc[verb.i + 1].is_punct or doc[verb.i + 1].is_title
        if first < verb.i and doc[first - 1].text in CLOSING and ends:
            return doc[first : verb.i]
    return None


def speaker_span(subject: Token) -> Span:
    """The noun phrase of a subject, without a leading or trailing quotation mark or comma."""
    span = language.noun_phrase(subject)
    while len(span) > 1 and (span[0].is_punct or span[0].is_space or span[0].is_quote):
        span = span[1:]
    while len(span) > 1 and (span[-1].is_punct or span[-1].is_space or span[-1].is_quote):
        span = span[:-1]
    return span


def according_to(head: Token) -> Span | None:
    """The source in "according to ..." of the sentence; None if there is none or several."""
    inside = sentence(head)
    near = head.doc[max(inside.start, head.i - REACH) : min(inside.end - 1, head.i + REACH)]
    cues = [t.i for t in near if t.lower_ == "according" and t.nbor().lower_ == "to"]
    if len(cues) != 1 or (cues[0] > inside.start and head.doc[cues[0] - 1].lower_ == "not"):
        return None
    return source_words(head.doc, cues[0] + 2, inside.end)


def source_words(doc: Doc, first: int, stop: int) -> Span | None:
    """The noun phrase from token `first` on, ended by punctuation, a verb or a preposition."""
    last = -1
    for token in doc[first : min(stop, first + 12)]:
        if token.is_space or token.is_quote or token.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ"}:
            if token.tag_ != "HYPH":
                break
        elif token.pos_ in {"NOUN", "PROPN", "PRON"}:
            last = token.i
        elif token.pos_ == "ADP" and token.lower_ != "of":
            break
    return doc[first : last + 1] if last >= 0 else None
