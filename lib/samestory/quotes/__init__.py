"""Doc -> quotations: who is said to have said what, by which cue.

Direct quotations are whole sentences or clauses in marks, mixed ones some words in marks inside a
sentence of the outlet, indirect ones have no marks (the terms of Pareti 2015 and PolNeAR, where
content, cue and source are told apart likewise). Attributions are found by what was learned from
PolNeAR (`decide`), words in marks also by rules (`speakers`): a passage in marks belongs to the
attribution around it, or stands alone. Names of things and scare quotes are no quotations: short
words in marks count only where a cue ties a speaker to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from samestory.quotes import decide, marks, scare
from samestory.quotes.attribution import Cue, Reader
from samestory.quotes.decide import Found
from samestory.quotes.rows import Piece, numbered
from samestory.quotes.speakers import Attribution, Passage, Said
from samestory.quotes.tokens import Tokens
from samestory.tables import Mention, Quote


class Page(NamedTuple):
    """What is known of a document before its quotations are put together."""

    doc: Doc
    text: str
    finder: Attribution
    found: tuple[Found, ...]
    recurring: scare.Recurring


def extract(doc: Doc, *, mentions: Sequence[Mention] = ()) -> Iterator[Quote]:
    """The quotations of `doc`, in order; parts of one share `quote_id`.

    `mentions` are the names to prefer inside the phrase that speaks; without them `doc.ents`.
    `speaker` is empty when unsure; a pronoun is resolved only where one person can be meant.
    """
    text = doc.text  # a Doc joins its words anew whenever it is asked
    pairs = marks.pair(text)
    reader = Reader(doc, mentions=mentions, quoted=[(p.opening, p.closing) for p in pairs])
    found = tuple(decide.attributions(Tokens(reader, pairs)))
    page = Page(doc, text, Attribution(reader), found, scare.Recurring(text))
    marked = list(in_marks(page, pairs))
    yield from numbered(doc, text, [*marked, *unmarked(page, marked)])


def in_marks(page: Page, pairs: Sequence[marks.Pair]) -> Iterator[Piece]:
    """The passages in marks that are somebody's words."""
    before: Piece | None = None
    previous: tuple[Passage, Said] | None = None
    homes = Homes(page.found)
    for pair in pairs:
        passage = _passage(page.doc, page.text, pair)
        if passage is None:
            continue
        said, home = page.finder.attribute(passage, previous), homes.around(passage)
        group = before.group + 1 if before else 1
        if previous and before and goes_on(page, passage, said, home, previous, before):
            passage, said = passage._replace(kind=previous[0].kind), previous[1]
            group = before.group
        elif not is_said(page, passage, said):
            continue
        elif home is not None:
            said = told(page, home, said)
        elif previous and before and passage.kind == "direct" and said.cue is previous[1].cue:
            group = before.group if said.cue else group
        before, previous = Piece.of_marks(page.text, passage, said, group, home), (passage, said)
        yield before


def goes_on(
    page: Page, passage: Passage, said: Said, home: Found | None,
    previous: tuple[Passage, Said], before: Piece,
) -> bool:  # fmt: skip
    """Whether a passage is one more part of the quotation before: not behind another cue."""
    other = home is not None and before.home is not None and home.head != before.home.head
    if other and not passage.pair.resumes:
        return False
    return page.finder.continues(passage, said, previous)


def is_said(page: Page, passage: Passage, said: Said) -> bool:
    """Whether the words are somebody's, and no name of a thing."""
    cued = said.cue is not None
    pair, kind = passage.pair, passage.kind
    return scare.is_quotation(page.text, pair, kind, said.adjacent, cued, page.recurring)


def told(page: Page, home: Found, said: Said) -> Said:
    """Who speaks, by the attribution around a passage and what stands beside its marks."""
    same = said.cue is not None and home.cue[0] <= said.cue.end - 1 < home.cue[1]
    if same and said.cue and said.speaker:
        cue = said.cue._replace(start=home.cue[0], end=home.cue[1], source=home.source)
        return said._replace(cue=cue)
    # A cue right beside the marks decides, and an outlet that passes words on has not said them.
    if said.speaker and said.cue and (said.via or (said.adjacent and said.behind)):
        return said
    found = page.finder.reported(_cue(page.doc, home))
    return found._replace(via=said.via, adjacent=said.adjacent, behind=said.behind)


def unmarked(page: Page, marked: Sequence[Piece]) -> Iterator[Piece]:
    """The parts of attributions that have no quoted passage in them."""
    taken = {(piece.home.head, piece.part) for piece in marked if piece.home}
    for found in page.found:
        said = None
        for part in found.content:
            if (found.head, part) not in taken:
                said = said or page.finder.reported(_cue(page.doc, found))
                yield Piece.of_words(page.doc, part, said, found)


class Homes:
    """Attributions by the words of their contents."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._at = {i: one for one in reversed(found) for part in one.content for i in range(*part)}

    def around(self, passage: Passage) -> Found | None:
        """The attribution whose content holds the passage, nearly whole."""
        middle = (passage.first + passage.last - 1) // 2
        return self._at.get(middle)


def _cue(doc: Doc, found: Found) -> Cue:
    lemma = doc[found.head].lemma_.lower() or doc[found.head].lower_
    return Cue(*found.cue, lemma, found.source, False, False, False)


def _passage(doc: Doc, text: str, pair: marks.Pair) -> Passage | None:
    span = doc.char_span(pair.opening, pair.closing, alignment_mode="expand")
    return Passage(pair, span.start, span.end, _kind(text, pair)) if span else None


def _kind(text: str, pair: marks.Pair) -> str:
    """Direct when a sentence begins and ends with the marks, else mixed."""
    before = text[max(pair.opening - 8, 0) : pair.opening].rstrip(" \t")[-1:]
    after = text[pair.closing : pair.closing + 8].lstrip(" \t")[:1]
    count = len(text[pair.start : min(pair.end, pair.start + 200)].split())
    first = next((c for c in text[pair.start : pair.start + 12] if c.isalnum()), "")
    capital = first.isupper() or first.isdigit()
    ends = text[pair.end - 1] in ".?!,—–…-" or after in {"", "\n", ".", ",", ";", "?", "!"}
    begins = before in {"", "\n", ".", "?", "!", ":", ",", "—", "–", "”", '"', "-"}
    whole = begins and (capital or (count >= 4 and before in {",", ":"}))
    opens = before in {"", "\n", ".", "?", "!", ":"} and capital and count >= 4
    return "direct" if opens or (ends and (whole or (capital and count >= 4))) else "mixed"
