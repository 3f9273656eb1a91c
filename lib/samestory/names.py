"""Doc -> names in it; and the names of all articles -> who is meant: one entity across outlets.

A name is one entity with another when they are spelled alike (`spelling`), when one is the other's
surname or acronym, or when a text says so ("X, known as Y"). Every link keeps its reason. Where two
people share a surname, a bare surname belongs to the one its own article names in full.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from samestory import doc_index, language
from samestory.figures.counting import is_person
from samestory.spelling import (
    COURTESIES,
    TITLES,
    acronym_of,
    alike,
    normal,
    person_words,
    same_person,
)
from samestory.tables import LABELS, Entity, Mention, Name

# "the International Harbour Authority, more commonly known as Portwatch"; "called" only
# behind a comma or dash: in "Brandt called Okafor a liar" nobody is renamed.
ALIAS = re.compile(
    r"\s*(?:[,(—–-]{1,2}\s*(?:also |formerly )?called|"
    r"[,(—–-]{0,2}\s*(?:(?:more |better |also |formerly |commonly |widely ){0,2}known as|"
    r"abbreviated (?:as|to)))\s+(?:the )?[\"“]?",
)
BRACKET = re.compile(r"\s*\((?:the )?[\"“]?")
EDGES = re.compile(
    r"^(?:the|The|THE|a|an)\s+|^[\s\"“”'‘,;:(]+"
    r"|['’]s?$|[\s.,;:—–\"“”)-]+$|\s(?:of|for|in|and|or|the|to|on|at|by|with)$"
)


def mentions(doc: Doc) -> Iterator[Mention]:
    """The names that the pipeline finds, their edges trimmed alike, with the role beside them."""
    text = doc_index.text(doc)
    for entity in doc.ents:
        label = language.label(entity.label_)
        start, end = trimmed(text, entity.start_char, entity.end_char)
        if not label or start >= end or "\n" in text[start:end]:
            continue
        role = role_beside(entity) if label == "PERSON" else None
        yield Mention(
            start=start,
            end=end,
            text=text[start:end],
            label=label,
            model_label=entity.label_,
            role=role.text if role else "",
            role_start=role.start_char if role else None,
            role_end=role.end_char if role else None,
        )


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
    if end < len(text) and text[end] == "." and re.search(r"\b[A-Z]\.[A-Z]$", text[start:end]):
        end += 1
    return start, end


def role_beside(entity: Span) -> Span | None:
    """What a person is called right before or after the name: "judiciary spokesman X", "X, a y"."""
    found = title_before(entity) or apposition_after(entity)
    return found if found and names_a_role(found) else None


def names_a_role(words: Span) -> bool:
    """Whether the words say what somebody is: an office or a rank, not "Mr" or "video"."""
    keys = [word.lower_.strip(".") for word in words]
    if words.start and words.doc[words.start - 1].text == "-":
        return False  # the end of a hyphenated word
    offices = TITLES - COURTESIES
    return any(key in offices or is_person(key) for key in keys)


def title_before(entity: Span) -> Span | None:
    """The noun phrase that runs up to the name, if its last word is a common noun or a title."""
    doc, first, sentence = entity.doc, entity.start, doc_index.sentence(entity[0])
    while (
        first > sentence.start
        and entity.start - first < 8
        and (is_title_word(doc[first - 1]) or links_title(doc, first - 1, sentence.start))
    ):
        first -= 1
    while first < entity.start and doc[first].pos_ in {"DET", "PUNCT", "CCONJ"}:
        first += 1
    words = doc[first : entity.start]
    has_noun = any(t.pos_ in {"NOUN", "PROPN"} and not language.label(t.ent_type_) for t in words)
    return words if len(words) and has_noun else None


def is_title_word(token: Token) -> bool:
    """Whether a word can stand in a title before a name."""
    if token.is_space or language.label(token.ent_type_) == "PERSON":
        return False
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.text in {"-", ".", "’s", "'s"}


def links_title(doc: Doc, place: int, sentence_start: int) -> bool:
    """Whether a word is the "of" of an office: capitals on both sides, "Secretary of State"."""
    if doc[place].lower_ not in {"of", "for"} or place <= sentence_start:
        return False
    return doc[place - 1].is_title and doc[place + 1].is_title


def apposition_after(entity: Span) -> Span | None:
    """ "the judiciary spokesman" in "X, the judiciary spokesman, said"."""
    doc, comma, sentence = entity.doc, entity.end, doc_index.sentence(entity[0])
    if comma + 1 >= len(doc) or doc[comma].text != ",":
        return None
    if doc[comma + 1].lower_ not in {"the", "a", "an", "its", "his", "her", "their"}:
        return None
    last = comma + 2
    while last < sentence.end and last - comma < 9 and is_title_word(doc[last]):
        last += 1
    closed = last < len(doc) and doc[last].text in {",", "."}
    words = doc[comma + 2 : last]
    return words if closed and len(words) and words[-1].pos_ == "NOUN" else None


class Found(NamedTuple):
    """A mention with the article that it stands in."""

    article_id: str
    mention: Mention

    @property
    def key(self) -> str:
        return normal(self.mention.text)


def resolve(
    found: Mapping[str, Sequence[Mention]], texts: Mapping[str, str]
) -> tuple[list[Name], list[Entity]]:
    """Who is meant by each mention (article_id -> mentions), and the entities of the folder.

    `texts` is article_id -> text, read for "X, known as Y".
    """
    mentioned = [Found(name, m) for name in sorted(found) for m in found[name] if normal(m.text)]
    labels = settle_labels(mentioned)
    groups = Groups()
    for label in LABELS:
        keys = Counter(f.key for f in mentioned if labels[f.key] == label)
        (link_people if label == "PERSON" else link_others)(keys, groups)
    for one, other, reason in aliases(found, texts):
        if labels.get(one) == labels.get(other):
            groups.join(one, other, reason)
    return rows(mentioned, labels, groups)


def settle_labels(mentioned: Iterable[Found]) -> dict[str, str]:
    """One label for each spelling: the folder's majority; part of a full name is a person."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for item in mentioned:
        votes[item.key][item.mention.label] += 1
    labels = {key: max(LABELS, key=lambda label: vote[label]) for key, vote in votes.items()}
    full = [k for k, label in labels.items() if label == "PERSON" and len(person_words(k)) > 1]
    surnames = {person_words(key)[-1] for key in full}
    for key in labels:
        # A place may bear a surname ("Washington"): there, half as many votes must say person.
        often = 2 * votes[key]["PERSON"] >= votes[key][labels[key]]
        if (key in surnames and (often or labels[key] not in {"PLACE", "NORP"})) or (
            any(key.endswith(f" {name}") for name in full) and set(key.split()) & TITLES
        ):
            labels[key] = "PERSON"
    return labels


class Groups:
    """Spellings that mean one entity, with the reason for each link (union-find)."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}
        self.reasons: dict[str, str] = {}

    def root(self, key: str) -> str:
        while (up := self.parent.get(key, key)) != key:
            key = up
        return key

    def join(self, key: str, into: str, reason: str) -> None:
        """Let `key` mean what `into` means."""
        one, other = self.root(key), self.root(into)
        if one != other:
            self.parent[one] = other
            self.reasons.setdefault(key, reason)


def link_people(keys: Counter[str], groups: Groups) -> None:
    """Full names by spelling; then bare surnames with the one full name that ends in them."""
    full = sorted((k for k in keys if len(person_words(k)) > 1), key=lambda k: (-keys[k], k))
    blocks: dict[str, list[str]] = defaultdict(list)  # like surnames begin alike
    for key in full:
        block = blocks[person_words(key)[-1][0]]
        known = next((other for other in block if same_person(key, other)), None)
        if known is not None:
            groups.join(key, known, f"spelled like “{known}”")
        block.append(key)
    for key in sorted(k for k in keys if len(person_words(k)) == 1):
        bearers = {groups.root(k) for k in full if alike(person_words(k)[-1], person_words(key)[0])}
        if len(bearers) == 1:
            groups.join(key, bearers.pop(), "surname of one person named in full")


def link_others(keys: Counter[str], groups: Groups) -> None:
    """Spellings alike, and acronyms with the one long form that they can stand for."""
    ordered = sorted(keys, key=lambda k: (-keys[k], k))
    for index, key in enumerate(ordered):
        for known in ordered[:index]:
            if len(key) > 5 and alike(key, known):
                groups.join(key, known, f"spelled like “{known}”")
                break
    for key in ordered:
        longs = [k for k in ordered if acronym_of(key, k)]
        if len({groups.root(k) for k in longs}) == 1:
            groups.join(key, longs[0], f"acronym of “{longs[0]}”")


def aliases(
    found: Mapping[str, Sequence[Mention]], texts: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Pairs of spellings that a text puts side by side: "X, known as Y", "X (XY)"."""
    for name in sorted(found):
        inside = sorted(found[name], key=lambda m: m.start)
        for one, other in pairwise(inside):
            between = texts[name][one.end : other.start]
            if len(between) > 40:
                continue
            long, short = normal(one.text), normal(other.text)
            if ALIAS.fullmatch(between) or (BRACKET.fullmatch(between) and acronym_of(short, long)):
                yield long, short, f"“{one.text}{between}{other.text}”"


def rows(
    mentioned: Sequence[Found], labels: Mapping[str, str], groups: Groups
) -> tuple[list[Name], list[Entity]]:
    """The rows of 03_names and 03_entities."""
    members: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for item in mentioned:
        members[labels[item.key], groups.root(item.key)].append(item)
    names: list[Name] = []
    entities: list[Entity] = []
    for (label, _), items in sorted(members.items()):
        spellings = Counter(f.mention.text for f in items)
        spread = Counter(text for _, text in {(f.article_id, f.mention.text) for f in items})
        best = fullest(spread, label)
        entity_id = f"{label.lower()}-{normal(best).replace(' ', '-')}"
        entities.append(
            Entity(
                entity_id=entity_id,
                name=best,
                label=label,
                variants=sorted(spellings, key=lambda s: (-spellings[s], s)),
                articles=len({f.article_id for f in items}),
                mentions=len(items),
            )
        )
        names += [name_row(entity_id, item, groups, best) for item in items]
    names.sort(key=lambda n: (n.article_id, n.start))
    return names, sorted(entities, key=lambda e: (-e.articles, -e.mentions, e.entity_id))


def name_row(entity_id: str, item: Found, groups: Groups, best: str) -> Name:
    """One mention as a row of 03_names."""
    mention = item.mention
    same = "the same words" if item.key == normal(best) else f"part of the group of “{best}”"
    return Name(
        entity_id=entity_id,
        article_id=item.article_id,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        form="name",
        role=mention.role,
        role_start=mention.role_start,
        role_end=mention.role_end,
        reason=groups.reasons.get(item.key, same),
    )


def fullest(spellings: Counter[str], label: str) -> str:
    """The name to show: the spelling of most articles, for people among the full names."""
    if label == "PERSON":
        longest = max(len(person_words(normal(s))) for s in spellings)
        enough = min(longest, 2)
        full = [s for s in spellings if len(person_words(normal(s))) >= enough]
    else:
        full = list(spellings)
    return max(full, key=lambda s: (spellings[s], len(s), s))
