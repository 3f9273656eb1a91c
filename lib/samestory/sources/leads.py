"""Doc -> sources that no reporting verb gives: "first reported by", "citing", "in a statement".

Each lead is some words after which the source stands; what stands there must be one that others
rely on (`kinds`).
"""

from __future__ import annotations

from collections.abc import Iterator

from samestory.quotes.attribution import OUTLETS, Cue, Reader
from samestory.quotes.phrases import Words
from samestory.sources import kinds
from samestory.tables import Citation

LONGEST_PASSAGE = 200  # characters
# Words that lead to the source behind them.
BEFORE = (
    ("published", "in"), ("reported", "in"), ("printed", "in"), ("leaked", "to"), ("shown", "to"),
    ("shared", "with"), ("told", "to"), ("told",), ("citing",), ("quoting",), ("per",), ("via",),
    ("in", "an", "interview", "with"), ("in", "an", "interview", "to"), ("in", "comments", "to"),
    ("in", "remarks", "to"), ("in", "a", "statement", "to"), ("speaking", "to"), ("spoke", "to"),
    ("speaking", "on"), ("appearing", "on"), ("interview", "on"), ("broadcast", "on"),
    ("aired", "on"), ("as", "saying", "by"),
)  # fmt: skip
# What an outlet does with what it passes on: "first reported by", "printed in full by".
PASSED_ON = frozenset({"reported", "obtained", "seen", "reviewed", "printed", "published",
                       "broadcast", "aired", "carried", "released", "quoted", "cited",
                       "revealed", "verified"})  # fmt: skip
# Words that stand behind their source.
BEHIND = (("contributed", "to", "this"), ("contributed", "reporting"), ("contributed", "."),
          ("broke", "the", "story"))  # fmt: skip
LEADS = {lead[-1]: [other for other in BEFORE if other[-1] == lead[-1]] for lead in BEFORE}
# After these a person or company may stand who is no source: only outlets and the unnamed count.
SPEAKING = frozenset({"told", "to", "with", "on", "per", "via", "by", "in"})
STATIONS = frozenset({"radio", "tv", "television", "channel"})
NEAR_CUE = 4  # words between a cue and "in a statement" that make them one passage


def led(reader: Reader, outlet: str) -> Iterator[Citation]:
    """Sources behind or before fixed words, and documents in which somebody says something."""
    for i, token in enumerate(reader.doc):
        if reader.quoted[i]:
            continue
        word = token.lower_
        for lead in LEADS.get(word, ()):
            if ends_with(reader, i, lead):
                yield from behind(reader, i - len(lead) + 1, i + 1, outlet)
                break
        if word == "by" and (first := passed_on(reader, i)) is not None:
            yield from behind(reader, first, i + 1, outlet)
        if word == "on" and reader.word(i + 1) in STATIONS | {"the", "state"}:
            yield from station(reader, i, outlet)
        if word == "quoted":
            yield from quoted_by(reader, i, outlet)
        if word in {"contributed", "broke"}:
            yield from before(reader, i, outlet)
    yield from documents(reader)


def ends_with(reader: Reader, i: int, lead: tuple[str, ...]) -> bool:
    """Whether the words up to `i` are the lead."""
    return all(reader.word(i - len(lead) + 1 + n) == word for n, word in enumerate(lead))


def behind(reader: Reader, first: int, at: int, outlet: str) -> Iterator[Citation]:
    """The source in "first reported by the Herald"."""
    phrase = reader.phrase_right(at)
    if phrase is None:
        return
    kind = kinds.kind_of(reader, phrase, outlet=outlet)
    if not kind or (reader.word(at - 1) in SPEAKING and not is_medium(reader, phrase, kind)):
        return
    start = first - (reader.word(first - 1) in {"first", "as"})
    yield from passage(reader, (start, phrase[1]), (start, at), phrase, kind)


def passed_on(reader: Reader, by: int) -> int | None:
    """Where "printed in full by" begins, for the place of its "by"."""
    near = range(by - 1, max(by - 4, -1), -1)
    return next((i for i in near if reader.word(i) in PASSED_ON), None)


def station(reader: Reader, on: int, outlet: str) -> Iterator[Citation]:
    """The broadcaster in "on Radio Kalanga", "on state television"."""
    phrase = reader.phrase_right(on + 1)
    if (
        phrase
        and phrase[1] - phrase[0] > 1
        and any(reader.word(i) in STATIONS for i in range(*phrase))
    ):
        kind = kinds.kind_of(reader, phrase, outlet=outlet)
        yield from passage(reader, (on, phrase[1]), (on, on + 1), phrase, kind or "named")


def quoted_by(reader: Reader, i: int, outlet: str) -> Iterator[Citation]:
    """Both sources in "the channel quoted two officers as saying"."""
    told = reader.phrase_right(i + 1)
    if told is None or reader.word(told[1]) != "as":
        return
    if kind := kinds.kind_of(reader, told):
        yield from passage(reader, (i, told[1]), (i, i + 1), told, kind)
    source = reader.source(i)
    kind = kinds.kind_of(reader, source, outlet=outlet) if source and source[1] <= i else ""
    if source and kind:
        yield from passage(reader, (source[0], i + 1), (i, i + 1), source, kind)


def is_medium(reader: Reader, phrase: Words, kind: str) -> bool:
    """Whether a source passes on what others say: an outlet, an agency, a named channel."""
    if kind in {"own", "wire"}:
        return True
    words = {token.lower_ for token in reader.doc[phrase[0] : phrase[1]]}
    named = reader.label(reader.best_name(phrase)) in {"ORG", "MISC", "PRODUCT"}
    return kind == "named" and (named or bool(words & OUTLETS))


def before(reader: Reader, i: int, outlet: str) -> Iterator[Citation]:
    """The source in "the Associated Press contributed to this report"."""
    lead = next(
        (b for b in BEHIND if all(reader.word(i + n) == word for n, word in enumerate(b))), None
    )
    phrase = reader.phrase_left(i - 1, i) if lead else None
    if lead is None or phrase is None:
        return
    if kind := kinds.kind_of(reader, phrase, outlet=outlet):
        yield from passage(reader, (phrase[0], i + 1), (i, i + 1), phrase, kind)


def documents(reader: Reader) -> Iterator[Citation]:
    """The document in "said in a statement", "wrote in its award", "in court papers"."""
    cues: dict[int, list[Cue]] = {}
    for cue in reader.cues():
        cues.setdefault(reader.sentence_of[cue.start], []).append(cue)
    for i, token in enumerate(reader.doc):
        if token.lower_ not in {"in", "on"} or reader.quoted[i]:
            continue
        near = cues.get(reader.sentence_of[i])
        phrase = one_noun_phrase(reader, reader.phrase_right(i + 1)) if near else None
        if near is None or phrase is None or kinds.head_of(reader, phrase) not in kinds.DOCUMENTS:
            continue
        saying = next((cue for cue in near if 0 <= i - cue.end < NEAR_CUE), None)
        start = saying.start if saying else i
        yield from passage(reader, (start, phrase[1]), (start, i + 1), phrase, "named")


def one_noun_phrase(reader: Reader, phrase: Words | None) -> Words | None:
    """The first of two noun phrases side by side: "its decision" of "its decision the court"."""
    if phrase is None:
        return None
    for i in range(phrase[0] + 1, phrase[1]):
        if reader.doc[i].tag_ in {"DT", "PRP$"} and reader.is_noun(i - 1):
            return phrase[0], i
    return phrase


def with_the(reader: Reader, name: Words) -> Words:
    """ "The Hill" inside a sentence, where the capital says that "The" is part of the name."""
    before = name[0] - 1
    inside = before > 0 and reader.sentence_of[before - 1] == reader.sentence_of[before]
    part = inside and reader.doc[before].text == "The" and not reader.quoted[before]
    return (before, name[1]) if part else name


def passage(
    reader: Reader, words: Words, shown: Words, source: Words, kind: str
) -> Iterator[Citation]:
    """The row for a passage, if it is short and within a line; `shown` are the words of the cue."""
    doc = reader.doc
    whole, cue = doc[words[0] : words[1]], doc[shown[0] : shown[1]]
    itself = kind == "unnamed" or kinds.head_of(reader, source) in kinds.DOCUMENTS
    name = source if itself else with_the(reader, reader.best_name(source))
    short = whole.end_char - whole.start_char <= LONGEST_PASSAGE
    if short and "\n" not in whole.text:
        yield Citation(
            start=whole.start_char,
            end=whole.end_char,
            text=whole.text,
            source=doc[name[0] : name[1]].text,
            kind=kind,
            cue=cue.text,
        )
