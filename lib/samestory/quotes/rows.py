"""Passages with who said them -> rows of 02_quotes, those of one quotation under one number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from samestory.quotes import cues
from samestory.quotes.decide import Found, Words
from samestory.quotes.speakers import Passage, Said
from samestory.tables import Quote

EDGES = " \t\n\r\f\v\xa0,;:"  # what no content begins or ends with

# What cleaning removed is blank, and a line is a paragraph: words on both sides are not one phrase.
REMOVED = re.compile(r"\n|\s{3}")


class Piece(NamedTuple):
    """A row in the making; offsets are characters."""

    start: int
    end: int
    around: tuple[int, int]  # the content that the words stand in, marks included
    kind: str
    said: Said
    group: int  # passages of one quotation share it; 0 where the attribution alone decides
    home: Found | None
    part: Words | None  # the part of the attribution's content, as tokens

    @classmethod
    def of_marks(
        cls, text: str, passage: Passage, said: Said, group: int, home: Found | None
    ) -> Piece:
        """A passage in marks; its words without the comma before the closing mark."""
        pair = passage.pair
        end = pair.end
        if text[end - 1] == "," and end - pair.start > 1:
            end = pair.start + len(text[pair.start : end - 1].rstrip())
        around, part = (pair.opening, pair.closing), None
        if home is not None:
            middle = (passage.first + passage.last - 1) // 2
            part = next(p for p in home.content if p[0] <= middle < p[1])
        return cls(pair.start, end, around, passage.kind, said, group, home, part)

    @classmethod
    def of_words(cls, doc: Doc, part: Words, said: Said, home: Found) -> Piece:
        """A part of a content without quoted words; without the "that" it begins with."""
        start, end = trimmed(doc, part)
        return cls(start, end, (start, end), "indirect", said, 0, home, part)


def trimmed(doc: Doc, part: Words) -> tuple[int, int]:
    """First character and one past the last of a content, without blanks at its edges."""
    first, last = part
    if last - first > 1 and doc[first].lower_ == "that":
        first += 1
    text = doc[first:last].text
    start = doc[first].idx + len(text) - len(text.lstrip(EDGES))
    bare = text.strip(EDGES)
    if bare.endswith(".") and bare.count(".") == 1:
        bare = bare[:-1]
    return start, start + len(bare)


def numbered(doc: Doc, text: str, pieces: Sequence[Piece]) -> Iterator[Quote]:
    """Rows in order of the text."""
    numbers: dict[tuple[str, int], int] = {}
    parts: dict[int, int] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        unmarked = piece.kind == "indirect"
        if piece.start >= piece.end or (unmarked and REMOVED.search(text, piece.start, piece.end)):
            continue
        keys = [("group", piece.group)] if piece.group else []
        if piece.home:
            keys.append(("home", piece.home.head))
        number = next((numbers[key] for key in keys if key in numbers), len(parts))
        numbers.update(dict.fromkeys(keys, number))
        parts[number] = parts.get(number, -1) + 1
        yield row(doc, text, piece, number, parts[number])


def row(doc: Doc, text: str, piece: Piece, number: int, part: int) -> Quote:
    """One row; every span as text and offsets."""
    said = piece.said
    around = trimmed_part(doc, piece)
    source = said.cue.source if said.cue else None
    speaker, start, end = passage(doc, said.speaker)
    cue, cue_start, cue_end = passage(doc, (said.cue.start, said.cue.end) if said.cue else None)
    words, source_start, source_end = passage(doc, source)
    return Quote(
        start=piece.start, end=piece.end, text=text[piece.start : piece.end],
        quote_id=number, part=part, kind=piece.kind,
        speaker=speaker, speaker_start=start, speaker_end=end,
        cue=cue, cue_start=cue_start, cue_end=cue_end,
        addressee=said.addressee, via=said.via,
        source=words, source_start=source_start, source_end=source_end,
        stance=stance(doc, piece),
        content_start=around[0], content_end=around[1],
        score=round(piece.home.score, 2) if piece.home else None,
    )  # fmt: skip


def trimmed_part(doc: Doc, piece: Piece) -> tuple[int, int]:
    """The content around a row: never less than the row's own words."""
    if piece.part is None:
        return piece.around
    start, end = trimmed(doc, piece.part)
    return min(start, piece.around[0]), max(end, piece.around[1])


def passage(doc: Doc, words: Words | None) -> tuple[str, int | None, int | None]:
    """A span of tokens as text and offsets, without blanks at its edges; empty for none."""
    if words is None:
        return "", None, None
    text = doc[words[0] : words[1]].text
    bare = text.strip()
    start = doc[words[0]].idx + text.index(bare)
    whole = bare and not REMOVED.search(bare)
    return (bare, start, start + len(bare)) if whole else ("", None, None)


def stance(doc: Doc, piece: Piece) -> str:
    """How the cue reports; that of its last listed word where its main word is in no list."""
    if piece.said.cue is None:
        return ""
    words = range(piece.said.cue.start, piece.said.cue.end)
    main = piece.home.head if piece.home and piece.home.head in words else words[-1]
    listed = (cues.stance(doc[i].lower_, doc[i].tag_) for i in (main, *reversed(words)))
    return next(filter(None, listed), "")
