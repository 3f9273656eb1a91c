"""samestory and a peer: parsed text -> the attributions that each finds, in one form.

The peer, textacy's direct quotations, reads what the project's language model has read, and is
measured where it is installed (`peers` in pyproject.toml); nothing else of the project needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from itertools import groupby
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from measuring.attribution import spans
from measuring.attribution.spans import Attribution, Span
from samestory import clean, consistency, language, names, quotes
from samestory.tables import Quote

OURS, PEER = "samestory", "textacy"
PEER_VERSION = "0.13.0"  # the one measured; pyproject.toml names the same


class Peer(NamedTuple):
    """What the peer finds in a text; `gave_up` where it reads none of it."""

    found: list[Attribution]
    gave_up: bool


def parsed(nlp: Language, texts: Sequence[str]) -> Iterator[Doc]:
    """Each text as an article that is kept whole, read by the language model."""
    return map(consistency.settle, language.stream(nlp, [clean.kept_text(t, []) for t in texts]))


def samestory(doc: Doc) -> list[Attribution]:
    """The quotations of a text; the parts of one are one content."""
    return grouped(doc.text, quotes.extract(doc, mentions=list(names.mentions(doc))))


def grouped(text: str, rows: Iterable[Quote]) -> list[Attribution]:
    """One attribution for all rows of a quotation."""
    return [of_rows(text, one) for one in by_quotation(rows)]


def by_quotation(rows: Iterable[Quote]) -> list[list[Quote]]:
    """The rows of each quotation, in the order of its parts."""
    ordered = sorted(rows, key=lambda row: (row.quote_id, row.part))
    return [list(one) for _, one in groupby(ordered, key=lambda row: row.quote_id)]


def of_rows(text: str, rows: Sequence[Quote]) -> Attribution:
    """The rows of one quotation; cue and source are those of the first part that has them."""
    sources = [place for row in rows if (place := source_of(row))]
    cues = [place for row in rows if (place := passage(row, "cue"))]
    parts = [passage(row, "content") or (row.start, row.end) for row in rows]
    return spans.made(text, parts, sources[:1], cues[:1], rows[0].kind)


def source_of(row: Quote) -> Span | None:
    """The phrase that speaks; where the table has no such column, who that is."""
    return passage(row, "source" if hasattr(row, "source") else "speaker")


def passage(row: Any, field: str) -> Span | None:
    """The place of a field that has `_start` and `_end` beside it; None where it is empty."""
    start, end = getattr(row, f"{field}_start"), getattr(row, f"{field}_end")
    return None if start is None or end is None else (int(start), int(end))


# --- textacy ------------------------------------------------------------------------------------


def installed() -> str:
    """The version of the peer; empty if it is not installed."""
    try:
        return metadata.version(PEER)
    except metadata.PackageNotFoundError:
        return ""


def advice() -> str:
    """How to install the peer; empty if it is here."""
    wanted = f"{PEER}=={PEER_VERSION}"
    return "" if installed() else f"Not measured: .venv/bin/python -m pip install {wanted}"


def textacy(doc: Doc) -> Peer:
    """The direct quotations of textacy; it reads nothing of a text with an odd number of marks."""
    from textacy.extract.triples import direct_quotations

    try:
        triples = list(direct_quotations(doc))
    except ValueError:
        return Peer([], True)
    return Peer([of_triple(doc, one) for one in triples], False)


def of_triple(doc: Doc, one: Any) -> Attribution:
    """A content with its marks; cue and speaker are words, not always beside each other."""
    sources, cues = ([word_span(w) for w in words] for words in (one.speaker, one.cue))
    content = (one.content.start_char, one.content.end_char)
    return spans.made(doc.text, [content], sources, cues, spans.DIRECT)


def word_span(word: Token) -> Span:
    """First and one past the last character of a word."""
    return word.idx, word.idx + len(word)
