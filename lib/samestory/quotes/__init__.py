"""Doc -> quotations: the words between marks, who is said to have said them, by which cue.

Direct quotations are whole sentences or clauses, mixed ones are some words inside a sentence of the
outlet (the terms of Pareti 2015, PolNeAR, where content, cue and source are told apart likewise).
Names of things and scare quotes are no quotations: short words in marks count only where a cue
ties a speaker to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from samestory.quotes import marks, scare
from samestory.quotes.attribution import Reader
from samestory.quotes.speakers import Attribution, Passage, Said
from samestory.tables import Mention, Quote


def extract(doc: Doc, *, mentions: Sequence[Mention] = ()) -> Iterator[Quote]:
    """Direct and mixed quotations of `doc`, in order; parts of one share `quote_id`.

    `mentions` are the names to prefer inside the phrase that speaks; without them `doc.ents`.
    `speaker` is empty when unsure; a pronoun is resolved only where one person can be meant.
    """
    text = doc.text
    pairs = marks.pair(text)
    reader = Reader(doc, mentions=mentions, quoted=[(p.opening, p.closing) for p in pairs])
    finder, recurring = Attribution(reader), scare.Recurring(text)
    quote_id, part = -1, 0
    previous: tuple[Passage, Said] | None = None
    for pair in pairs:
        passage = _passage(doc, text, pair)
        if passage is None:
            continue
        said = finder.attribute(passage, previous)
        continues = previous is not None and finder.continues(passage, said, previous)
        if continues and previous is not None:
            passage, said = passage._replace(kind=previous[0].kind), previous[1]
        elif not scare.is_quotation(
            text, pair, passage.kind, said.adjacent, said.cue is not None, recurring
        ):
            continue
        quote_id, part = (quote_id, part + 1) if continues else (quote_id + 1, 0)
        yield _row(doc, text, passage, said, quote_id, part)
        previous = (passage, said)


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


def _row(doc: Doc, text: str, passage: Passage, said: Said, quote_id: int, part: int) -> Quote:
    start, end = passage.pair.start, passage.pair.end
    if text[end - 1] == "," and end - start > 1:
        end = start + len(text[start : end - 1].rstrip())
    speaker = doc[said.speaker[0] : said.speaker[1]] if said.speaker else None
    cue = doc[said.cue.start : said.cue.end] if said.cue else None
    return Quote(
        start=start,
        end=end,
        text=text[start:end],
        quote_id=quote_id,
        part=part,
        kind=passage.kind,
        speaker=speaker.text if speaker else "",
        speaker_start=speaker.start_char if speaker else None,
        speaker_end=speaker.end_char if speaker else None,
        cue=cue.text if cue else "",
        cue_start=cue.start_char if cue else None,
        cue_end=cue.end_char if cue else None,
        addressee=said.addressee,
        via=said.via,
    )
