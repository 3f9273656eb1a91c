"""Doc -> the passages that show on whom an article relies: "told the Herald", "officials said".

Narrow on purpose: a source is a news agency or outlet, an organisation or a document that is said
to have said something, or somebody unnamed. People who speak for themselves are in `quotes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from samestory.quotes import marks
from samestory.quotes.attribution import TELLING, Cue, Reader
from samestory.quotes.phrases import Words
from samestory.sources import kinds
from samestory.sources.credits import CREDITING, credited, links
from samestory.sources.leads import led, passage
from samestory.sources.reliance import relied
from samestory.tables import Citation, Mention

__all__ = ["CREDITING", "credited", "extract", "relied"]

# What an organisation does when others rely on it; "the city vowed" is an act and no source.
SAYING = frozenset({"say", "report", "state", "write", "note", "announce", "add", "confirm",
                    "reveal", "show", "find", "estimate", "disclose", "read"})  # fmt: skip
# What somebody unnamed does when others rely on it; whoever accuses or considers acts.
VOUCHING = frozenset({"claim", "warn", "suggest", "allege", "insist", "deny", "promise", "admit",
                      "describe", "predict", "indicate", "hint", "caution", "believe",
                      "fear", "testify", "recall"})  # fmt: skip
# What can be said to somebody without "to": "promised the Tribune".
ASSURING = frozenset({"promise", "warn", "assure"})
# What documents do; a person who finds something acts.
SHOWING = frozenset({"show", "find", "read", "reveal"})
# What is done "to" an outlet when it is told: "confirmed to Portwatch".
CONFIDING = frozenset({"confirm", "say", "admit", "reveal", "disclose", "explain", "acknowledge",
                       "state", "comment", "describe"})  # fmt: skip


def extract(doc: Doc, *, mentions: Sequence[Mention] = (), outlet: str = "") -> Iterator[Citation]:
    """Passages of `doc` that rely on a source, in order: from the cue to the source or back.

    `mentions` are the names to read sources from; without them `doc.ents`. `outlet` is who
    published the article: what was told to it is its `own`. Words inside quotation marks are
    somebody's speech and rely on nobody.
    """
    quoted = [(pair.opening, pair.closing) for pair in marks.pair(doc.text)]
    reader = Reader(doc, mentions=mentions, quoted=quoted)
    found = [*_by_cue(reader, outlet), *led(reader, outlet), *links(doc.text)]
    yield from without_doubles(found)


def _by_cue(reader: Reader, outlet: str) -> Iterator[Citation]:
    """Sources that a reporting verb or "according to" gives: who said it, and who was told."""
    for cue in reader.cues():
        listener = _listener(reader, cue)
        if listener is not None and (
            kind := kinds.kind_of(reader, listener, outlet=outlet) or "named"
        ):
            yield from _citation(reader, cue, listener, kind)
        if cue.source is not None:
            cue = cue._replace(source=_with_document(reader, cue.source))
        if cue.source is not None and (kind := _kind(reader, cue, outlet)):
            yield from _citation(reader, cue, cue.source, kind)


def _with_document(reader: Reader, source: Words) -> Words:
    """The document in "a report by the ministry said": it speaks, not the ministry."""
    before = reader.phrase_left(source[0] - 2, source[0]) if source[0] > 1 else None
    by = reader.word(source[0] - 1) in {"by", "from"}
    if by and before and kinds.head_of(reader, before) in kinds.DOCUMENTS:
        return before[0], source[1]
    return source


def without_doubles(found: Sequence[Citation]) -> list[Citation]:
    """The citations in order; of two for one source in overlapping passages the first found."""
    kept: list[Citation] = []
    for one in found:
        source = kinds.plain(one.source)
        if not any(
            one.start < other.end
            and other.start < one.end
            and (source in kinds.plain(other.source) or kinds.plain(other.source) in source)
            for other in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end))


def _listener(reader: Reader, cue: Cue) -> tuple[int, int] | None:
    """The outlet in "told the Herald" and "confirmed to Portwatch": it was told, and it tells."""
    at = cue.end
    if at < len(reader.doc) and reader.doc[at].lower_ == "to" and cue.lemma in CONFIDING:
        at += 1
    elif cue.lemma not in TELLING | ASSURING:
        return None
    phrase = reader.phrase_right(at)
    if phrase is None:
        return None
    if kinds.plain(reader.doc[phrase[0] : phrase[1]].text, article=True) in kinds.OURSELVES:
        return phrase
    if reader.doc[phrase[0]].tag_ == "PRP":
        return None
    named = reader.names.get(phrase[0] + (reader.doc[phrase[0]].lower_ == "the"))
    if named is None or named[2] not in {"ORG", "MISC", "PRODUCT"}:
        return None
    return named[:2]


def _kind(reader: Reader, cue: Cue, outlet: str) -> str:
    """What kind of source the cue names; empty when it names none that is meant here."""
    if cue.source is None or cue.participle:
        return ""
    phrase = reader.doc[cue.source[0] : cue.source[1]]
    if kinds.is_agency(reader, cue.source):
        return "wire"
    if reader.is_outlet(cue) and not kinds.is_clause(reader, cue.source):
        named = "named" if reader.label(reader.best_name(cue.source)) else ""
        return kinds.kind_of(reader, cue.source, outlet=outlet) or named
    if phrase[0].tag_ == "PRP":
        return ""
    if cue.lemma == "according":
        return kinds.kind_of(reader, cue.source) or "named"
    if speaks_for_itself(reader, cue.source):
        return ""
    kind = kinds.kind_of(reader, cue.source)
    speaks = (SAYING | TELLING | VOUCHING) - SHOWING if kind == "unnamed" else SAYING | TELLING
    return kind if cue.lemma in speaks else ""


def speaks_for_itself(reader: Reader, source: Words) -> bool:
    """Whether a person, an organisation or its spokesperson speaks: these are in `quotes`."""
    head = kinds.head_of(reader, source)
    spokesperson = head.startswith("spokes") and (
        any(reader.word(i) in {"for", "of"} for i in range(*source))
        or any(i in reader.names for i in range(*source))
    )
    named = reader.label(source) or reader.label(reader.best_name(source))
    document = head in kinds.DOCUMENTS or head in kinds.UNNAMED
    return spokesperson or (named != "" and not document)


def _citation(reader: Reader, cue: Cue, source: Words, kind: str) -> Iterator[Citation]:
    """The passage from the first to the last word of cue and source."""
    words = (min(cue.start, source[0]), max(cue.end, source[1]))
    yield from passage(reader, words, (cue.start, cue.end), source, kind)
