"""Names as one tag a token (BIOES), and which tag may follow which."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

CLASSES = ("DATE", "FAC", "LOC", "MISC", "MONEY", "NORP", "ORG", "PERSON", "PRODUCT")
TAGS = ("O", *(f"{position}-{name}" for name in CLASSES for position in "BIES"))
NUMBER = {tag: index for index, tag in enumerate(TAGS)}
NEVER = -1e4

# What UNER does not say: anything but its own three classes.
UNSAID = [i for i, tag in enumerate(TAGS) if tag[2:] not in ("PERSON", "ORG", "LOC")]

Span = tuple[int, int, str]


class Text(NamedTuple):
    """Tokens, their tags, and the places that the annotation leaves open."""

    words: list[str]
    tags: list[int]
    unsaid: frozenset[int]


def text_of(doc: Doc) -> Text:
    """Return the tokens and tags of a Doc."""
    named = [(e.start, e.end, e.label_) for e in doc.ents]
    unsaid = frozenset(t.i for t in doc if not t.ent_iob)
    return Text([t.text for t in doc], tags(named, len(doc)), unsaid)


def tags(spans: Iterable[Span], length: int) -> list[int]:
    """Return the tag numbers of a text of `length` tokens with names at `spans`."""
    found = ["O"] * length
    for start, end, name in spans:
        found[start:end] = [f"I-{name}"] * (end - start)
        found[start], found[end - 1] = f"B-{name}", f"E-{name}"
        if end - start == 1:
            found[start] = f"S-{name}"
    return [NUMBER[tag] for tag in found]


def spans(numbers: Iterable[int]) -> Iterator[Span]:
    """Yield the names that a sequence of tag numbers spells out."""
    start = 0
    for index, number in enumerate(numbers):
        position, _, name = TAGS[number].partition("-")
        if position in ("B", "S"):
            start = index
        if position in ("E", "S"):
            yield start, index + 1, name


def opens(tag: str) -> bool:
    """Whether a text may begin with the tag, or a name end before it."""
    return tag == "O" or tag[0] in "BS"


def closes(tag: str) -> bool:
    """Whether a text may end with the tag, or a name begin after it."""
    return tag == "O" or tag[0] in "ES"


def follows(before: str, after: str) -> bool:
    """Whether `after` may stand behind `before`."""
    if closes(before):
        return opens(after)
    return after[0] in "IE" and after[2:] == before[2:]


# 0 where one tag may follow another (rows: before), a text begin or end with it; else NEVER.
LEGAL = [[0.0 if follows(before, after) else NEVER for after in TAGS] for before in TAGS]
FIRST = [0.0 if opens(tag) else NEVER for tag in TAGS]
LAST = [0.0 if closes(tag) else NEVER for tag in TAGS]
