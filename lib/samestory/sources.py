"""Doc -> the passages that show on whom an article relies: "told the Herald", "officials said".

Narrow on purpose: a source is a news agency or outlet, an organisation or a document that is said
to have said something, or somebody unnamed. People who speak for themselves are in `quotes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from samestory import agencies
from samestory.quotes import marks
from samestory.quotes.attribution import OUTLETS, TELLING, Cue, Reader
from samestory.quotes.phrases import JOINING, KNOWING
from samestory.tables import Citation, Mention

# Nouns for those who speak without a name, and those who know something without one.
UNNAMED = frozenset({
    "official", "officials", "source", "sources", "person", "people", "aide", "aides", "insider",
    "insiders", "witness", "witnesses", "spokesman", "spokeswoman", "spokesperson", "diplomat",
    "diplomats", "authorities", "police", "prosecutors", "investigators", "analysts", "experts",
    "employees", "executives", "lawmakers", "researchers", "adviser", "advisers", "advisor",
    "advisors", "reports", "residents", "activists", "critics", "others",
    "some", "many", "observers", "locals", "lawyers", "doctors", "economists",
})  # fmt: skip
# Documents speak: "the indictment said", "according to the filing".
DOCUMENTS = frozenset({
    "report", "statement", "document", "documents", "letter", "memo", "indictment", "complaint",
    "lawsuit", "filing", "filings", "affidavit", "study", "survey", "poll", "website", "release",
    "transcript", "constitution", "law", "records", "ruling", "email", "emails", "article",
    "data", "figures", "audit", "review", "paper", "notice",
})  # fmt: skip
# What an organisation does when others rely on it; "the city vowed" is an act and no source.
SAYING = frozenset({"say", "report", "state", "write", "note", "announce", "add", "confirm",
                    "reveal", "show", "find", "estimate", "disclose", "read"})  # fmt: skip
# What is done "to" an outlet when it is told: "confirmed to Portwatch".
CONFIDING = frozenset({"confirm", "say", "admit", "reveal", "disclose", "explain", "acknowledge",
                       "state", "comment", "describe"})  # fmt: skip
LONGEST_PASSAGE = 200  # characters


def extract(doc: Doc, *, mentions: Sequence[Mention] = (), outlet: str = "") -> Iterator[Citation]:
    """Passages of `doc` that rely on a source, in order: from the cue to the source or back.

    `mentions` are the names to read sources from; without them `doc.ents`. `outlet` is who
    published the article: what was told to it is its `own`. Words inside quotation marks are
    somebody's speech and rely on nobody.
    """
    quoted = [(pair.opening, pair.closing) for pair in marks.pair(doc.text)]
    reader = Reader(doc, mentions=mentions, quoted=quoted)
    for cue in reader.cues():
        listener = _listener(reader, cue)
        if listener is not None:
            yield from _citation(reader, cue, listener, _kind_of_listener(reader, listener, outlet))
        if cue.source is not None and (kind := _kind(reader, cue)):
            yield from _citation(reader, cue, cue.source, kind)


def _listener(reader: Reader, cue: Cue) -> tuple[int, int] | None:
    """The outlet in "told the Herald" and "confirmed to Portwatch": it was told, and it tells."""
    at = cue.end
    if at < len(reader.doc) and reader.doc[at].lower_ == "to" and cue.lemma in CONFIDING:
        at += 1
    elif cue.lemma not in TELLING:
        return None
    phrase = reader.phrase_right(at)
    if phrase is None or reader.doc[phrase[0]].tag_ == "PRP":
        return None
    named = reader.names.get(phrase[0] + (reader.doc[phrase[0]].lower_ == "the"))
    if named is None or named[2] not in {"ORG", "MISC", "PRODUCT"}:
        return None
    return named[:2]


def _kind_of_listener(reader: Reader, listener: tuple[int, int], outlet: str) -> str:
    name = _plain(reader.doc[listener[0] : listener[1]].text)
    if outlet and name == _plain(outlet):
        return "own"
    return "wire" if name in agencies.NAMES else "named"


def _kind(reader: Reader, cue: Cue) -> str:
    """What kind of source the cue names; empty when it names none that is meant here."""
    if cue.source is None or cue.participle:
        return ""
    phrase = reader.doc[cue.source[0] : cue.source[1]]
    name = reader.best_name(cue.source)
    label = reader.names[name[0]][2] if name[0] in reader.names else ""
    if _is_agency(reader, cue, name):
        return "wire"
    if reader.is_outlet(cue):
        return "named"
    relies = cue.lemma in SAYING or cue.lemma in TELLING or cue.lemma == "according"
    if not relies or phrase[0].tag_ == "PRP":
        return ""
    whole = name != cue.source or label != ""
    if label == "PERSON" and whole:
        return "named" if cue.lemma == "according" else ""
    head = _head(reader, cue.source)
    if head in UNNAMED and label != "ORG":
        return "unnamed"
    if label in {"ORG", "MISC", "PRODUCT"} or head in DOCUMENTS or head in OUTLETS:
        return "named"
    return "named" if cue.lemma == "according" else ""


def _is_agency(reader: Reader, cue: Cue, name: tuple[int, int]) -> bool:
    text = _plain(reader.doc[name[0] : name[1]].text)
    whole = _plain(reader.doc[cue.source[0] : cue.source[1]].text) if cue.source else ""
    return text in agencies.NAMES or text.endswith("news agency") or whole.endswith("news agency")


def _head(reader: Reader, phrase: tuple[int, int]) -> str:
    """The noun that says what the phrase is: the last one before "of", "for", "familiar"."""
    head = ""
    for token in reader.doc[phrase[0] : phrase[1]]:
        if token.tag_ == "IN" or token.lower_ in KNOWING | JOINING:
            break
        head = token.lower_
    return head


def _plain(name: str) -> str:
    words = " ".join(name.replace("’", "'").split()).casefold().removeprefix("the ")
    return words.removesuffix("'s")


def _citation(reader: Reader, cue: Cue, source: tuple[int, int], kind: str) -> Iterator[Citation]:
    """The passage from the first to the last word of cue and source, with "first" before it."""
    doc = reader.doc
    start, end = min(cue.start, source[0]), max(cue.end, source[1])
    words, shown, name = doc[start:end], doc[cue.start : cue.end], reader.best_name(source)
    if kind == "unnamed":
        name = source
    short = words.end_char - words.start_char <= LONGEST_PASSAGE
    if short and "\n" not in words.text:
        yield Citation(
            start=words.start_char,
            end=words.end_char,
            text=words.text,
            source=doc[name[0] : name[1]].text,
            kind=kind,
            cue=shown.text,
        )
