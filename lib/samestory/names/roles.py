"""A person's name in a Doc -> what it is called right there: "flanker X", "X, head of the port".

A role is a noun phrase right before the name, or one set off by commas before or behind it, whose
words say what somebody is (data/people.txt, data/role_nouns.txt, the offices of data/titles.csv).
"""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from samestory import doc_index, language, word_lists
from samestory.figures.counting import is_person
from samestory.spelling import COURTESIES, TITLES

OPENING = frozenset({"the", "a", "an", "its", "his", "her", "their", "whose", "our", "my"})
# Words inside a role: "director of the harbour authority in Norwick".
INSIDE = frozenset(
    "of for at to in from on and the a an his her its their until with & ’ '".split()
)
# Where a role behind a name ends.
CLOSING = frozenset(", . ( ) ; : — – - ? ! ” \" ’ ' who whose which that".split())
POSSESSIVES = frozenset({"’s", "'s", "’", "'"})
INITIAL = re.compile(r"(?:[A-Z]\.){1,3}")
LONGEST = 14  # words of a role
LONGEST_TITLE = 8  # words right before a name
ENDINGS = ("ologist", "grapher", "maker", "keeper", "master", "owner", "worker", "chief")


@cache
def role_nouns() -> frozenset[str]:
    """Nouns for what somebody is, from data/role_nouns.txt."""
    lines = (word_lists.FOLDER / "role_nouns.txt").read_text("utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


def is_role(word: str) -> bool:
    """Whether a word in small letters says what somebody is; "Mr" and "Dr" do not."""
    key = word.strip(".")
    if key in TITLES:
        return key not in COURTESIES or key in role_nouns()
    tail = key.rpartition("-")[2]
    return any(
        w in role_nouns() or is_person(w) or w.endswith(ENDINGS) for w in dict.fromkeys((key, tail))
    )


def role_beside(entity: Span) -> Span | None:
    """What a person is called beside the name; None for most."""
    while entity.start and INITIAL.fullmatch(entity.doc[entity.start - 1].text):
        entity = Span(entity.doc, entity.start - 1, entity.end, label=entity.label_)
    while entity.start and INITIAL.fullmatch(entity.doc[entity.start - 1].text):
        entity = Span(entity.doc, entity.start - 1, entity.end, label=entity.label_)
    before = title_before(entity)
    if before is not None and len(before) > 1:
        return before
    return apposition_before(entity) or apposition_after(entity) or before


def title_before(entity: Span) -> Span | None:
    """The noun phrase that runs up to the name: "Norwick’s chief executive X"."""
    doc, first, sentence = entity.doc, entity.start, doc_index.sentence(entity[0])
    floor = max(sentence.start, entity.start - LONGEST_TITLE)
    while first > floor and (
        in_title(doc[first - 1], entity.start) or links_title(doc, first - 1, sentence.start)
    ):
        first -= 1
    return cleaned(doc, first, entity.start)


def in_title(token: Token, end: int) -> bool:
    """Whether a word can stand in a title that ends before token `end`."""
    doc, place = token.doc, token.i
    if token.is_space or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        joins = token.text in POSSESSIVES and place + 1 < end and token.whitespace_ != ""
        return joins or token.text in {"-", "."}
    if language.label(token.ent_type_) != "PERSON":
        return True
    # A firm that a model takes for a person: "Norwick chief executive X".
    behind = doc[place + 1] if place + 1 < end else None
    if behind is not None and behind.text in POSSESSIVES and place + 2 < end:
        behind = doc[place + 2]
    alone = not (place and doc[place - 1].ent_type_ == token.ent_type_)
    return behind is not None and behind.is_lower and alone and not behind.is_punct


def links_title(doc: Doc, place: int, sentence_start: int) -> bool:
    """Whether a word is the "of" of an office: capitals on both sides, "Secretary of State"."""
    if doc[place].lower_ not in {"of", "for"} or place <= sentence_start:
        return False
    return doc[place - 1].is_title and doc[place + 1].is_title


def cleaned(doc: Doc, first: int, end: int) -> Span | None:
    """The words without what only opens them; None if they are no role."""
    while first < end and (
        doc[first].pos_ in {"DET", "PUNCT", "CCONJ"}
        or doc[first].lower_ in OPENING | POSSESSIVES | {"-", "."}
    ):
        first += 1
    while first < end and is_courtesy(doc[end - 1]):
        end -= 1
    words = doc[first:end]
    hyphen = first and doc[first - 1].text == "-" and not doc[first - 1].whitespace_
    return words if len(words) and not hyphen and names_a_role(words) else None


def is_courtesy(token: Token) -> bool:
    """Whether a word is "Mr" or "Dr" before a name, or its point."""
    return token.text == "." or (token.lower_.strip(".") in COURTESIES and token.is_title)


def names_a_role(words: Span) -> bool:
    """Whether the noun that the words end in before any "of" is one for what somebody is."""
    head = len(words)
    for at, token in enumerate(words):
        if at and token.lower_ in INSIDE - {"and", "&", "’", "'"} and token.pos_ != "NOUN":
            head = at
            break
    return any(is_role(token.lower_) for token in words[:head][-2:])


def apposition_after(entity: Span) -> Span | None:
    """ "spokesman for the port" in "X, 51, the spokesman for the port, said"."""
    doc, sentence = entity.doc, doc_index.sentence(entity[0])
    first = opened_after(doc, entity.end, sentence.end)
    last = first
    while first and last < sentence.end and last - first < LONGEST and goes_on(doc[last]):
        last += 1
    closed = last < len(doc) and (doc[last].lower_ in CLOSING or last == sentence.end)
    if not first or not closed:
        return None
    while last > first and doc[last - 1].lower_ in INSIDE:
        last -= 1
    return cleaned(doc, first, last)


def opened_after(doc: Doc, end: int, last: int) -> int:
    """The first token of what is set off behind a name: over its age and a bracket; 0 if none."""
    if end + 2 < last and doc[end].text == "(":
        close = next((n for n in range(end + 1, min(end + 7, last)) if doc[n].text == ")"), 0)
        end = close + 1 if close else end
    if end + 3 < last and doc[end].text == "," and doc[end + 1].like_num:
        end += 2
    if end + 1 >= last or doc[end].text != ",":
        return 0
    opens = doc[end + 1]
    return end + 1 if opens.lower_ in OPENING or opens.is_lower or is_role(opens.lower_) else 0


def goes_on(token: Token) -> bool:
    """Whether a word can stand in a role behind a name."""
    if token.lower_ in INSIDE or token.text in POSSESSIVES or token.lower_ in OPENING:
        return True
    hyphen = token.text == "-" and not token.whitespace_
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or hyphen or token.tag_ == "VBG"


def apposition_before(entity: Span) -> Span | None:
    """ "deputy mayor" in "Its deputy mayor, X, said"."""
    doc, sentence = entity.doc, doc_index.sentence(entity[0])
    end = entity.start
    while end > sentence.start and doc[end - 1].lower_.strip(".") in TITLES | {""}:
        end -= 1
    closed = entity.end < len(doc) and doc[entity.end].text in {",", ".", "?", "!", "”"}
    if not closed or end <= sentence.start + 1 or doc[end - 1].text != ",":
        return None
    end = first = end - 1
    while first > sentence.start and end - first < LONGEST and in_title(doc[first - 1], end):
        first -= 1
    opened = first > sentence.start and doc[first - 1].lower_ in OPENING
    owned = any(token.text in POSSESSIVES for token in doc[first:end])
    return cleaned(doc, first, end) if opened or owned else None
