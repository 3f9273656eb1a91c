"""Doc -> the names in it, their edges trimmed alike, with the role that stands beside each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span

from samestory import doc_index, language
from samestory.figures.counting import is_person
from samestory.names.roles import role_beside
from samestory.spelling import TITLES, normal
from samestory.tables import Mention

EDGES = re.compile(
    r"^(?:the|The|THE|a|an|(?:north|south|east|west|central)(?:ern)?|[Dd]owntown)\s+|^[\s\"“”'‘,;:(]+"
    r"|['’]s?$|[\s.,;:—–\"“”)-]+$|\s(?:of|for|in|and|or|the|to|on|at|by|with)$"
)


# First names and a nickname in marks or brackets, right before a surname.
NICKNAMED = re.compile(
    r"(?<!\w)[A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{0,20})? "
    r"[\"“‘'(]{1,2} ?(?:[Tt]he )?[A-Z][\w-]{1,15} ?[\"”’')]{1,2} $"
)
NO_NAMES = frozenset(
    """aunt brother cousin dad daughter father granddad grandfather grandmother husband mother mum
    nephew niece old sister son uncle widow wife""".split()
)  # before a name at the start of a sentence
COUNTRIES = frozenset({"us", "uk", "un", "eu", "uae", "dc"})
LEGAL = re.compile(r"\.?,? (?:Co\.?,? )?(?:Ltd|Inc|LLC|plc|PLC|Corp|GmbH)\b\.?(?! [A-Z])")
# "Rabi’u " of "Rabi’u Gwarzo", which a model takes for a possessive.
APOSTROPHE = re.compile(r"(?<![\w’'])[A-Z]\w{1,12}[’'](?!s\b)[a-z]\w{0,8} $")
# Initials right before what was found of a name, or behind a first one: "J. D." of J. D. Amadi.
INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.[ -]?){1,3}$")
PARTNER = re.compile(r"(?<!\w)[A-Z][\w’'-]{1,30}(?:, [A-Z][\w’'-]{1,30}){0,2} & $")
LONGEST_NICKNAMED = 70  # characters


def mentions(doc: Doc) -> Iterator[Mention]:
    """The names that the pipeline finds, their edges trimmed alike, with the role beside them."""
    text = doc_index.text(doc)
    found = [mention for entity in doc.ents if (mention := read(entity, text))]
    # A name with a nickname inside holds what the model took for names of their own.
    nested = {b for a, b in pairwise(found[::-1]) if a.start <= b.start}
    yield from (mention for mention in found if mention not in nested)


def read(entity: Span, text: str) -> Mention | None:
    """The row of a name; None for what is none."""
    label = language.label(entity.label_)
    if label == "PERSON":
        entity = without_noun(entity)
    start, end = trimmed(text, entity.start_char, entity.end_char)
    if label == "PERSON":
        start = with_initials(text, with_nickname(text, start))
    if label in {"PERSON", "ORG"}:
        start = with_partner(text, start)
    if label == "ORG" and (legal := LEGAL.match(text, end)):
        end = legal.end()
    if not label or start >= end or "\n" in text[start:end]:
        return None
    role = role_beside(entity) if label == "PERSON" else None
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        label=label,
        model_label=entity.label_,
        role=role.text if role else "",
        role_start=role.start_char if role else None,
        role_end=role.end_char if role else None,
    )


def with_nickname(text: str, start: int) -> int:
    """Where a surname's whole name begins if a nickname stands before it: Ada "the Oar" Brandt."""
    found = NICKNAMED.search(text, max(start - LONGEST_NICKNAMED, 0), start)
    if not found:
        return start
    first = found.start()
    title = re.match(r"(\w+)\.? (?=[A-Z])", found[0])
    is_title = title and (title[1].casefold() in TITLES or is_person(title[1].casefold()))
    return first + title.end() if title and is_title else first


def with_initials(text: str, start: int) -> int:
    """Where a name begins if initials stand before what was found of it."""
    before = max(start - LONGEST_NICKNAMED, 0)
    found = INITIALS.search(text, before, start) or APOSTROPHE.search(text, before, start)
    is_country = found and normal(found[0]).replace(" ", "") in COUNTRIES
    return found.start() if found and not is_country else start


def with_partner(text: str, start: int) -> int:
    """Where a firm's name begins if "Lexham & " stands before what was found of it."""
    found = PARTNER.search(text, max(start - LONGEST_NICKNAMED, 0), start)
    return found.start() if found else start


def without_noun(entity: Span) -> Span:
    """A person's name without what a headline calls them before it: "Actress Ada Brandt"."""
    start = entity.start
    while entity.end - start > 1 and entity.doc[start].lower_ in NO_NAMES:
        start += 1
    while entity.end - start > 2 and (
        is_person(entity.doc[start].lower_) or entity.doc[start].is_lower
    ):
        start += 1
    return Span(entity.doc, start, entity.end, label=entity.label_)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of a name without its article, possessive or trailing punctuation."""
    while found := EDGES.search(text[start:end]):
        if found.end() - found.start() == end - start:
            return start, start
        start, end = (
            (start + found.end(), end) if found.start() == 0 else (start, start + found.start())
        )
        if text[start:end].count(".") > 1:  # "U.S." keeps its last point
            break
    if text[start:end].endswith(" Flight") and text[end : end + 2].strip().isdigit():
        end -= len(" Flight")  # the airline's name, and the flight's
    if end < len(text) and text[end] == "." and re.search(r"\b[A-Z]\.[A-Z]$", text[start:end]):
        end += 1
    return start, end
