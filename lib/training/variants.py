"""Docs to train on -> more Docs: the same texts as other outlets would have set them.

Headlines in capitals, text without capitals or accents, other people and places in the same
sentences. The tokens stay the tokens, so every annotation still fits; only their letters change.
"""

import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc, Span

SWAPPED = 0.3  # of the texts with names are given a second time, with other names
SWAPPABLE = ("PERSON", "LOC", "ORG", "NORP")

Words = tuple[str, ...]
Pools = dict[tuple[str, int], list[Words]]


def typeset(docs: Iterable[Doc], dice: random.Random) -> Iterator[Doc]:
    """Yield each Doc, some of them in other letters."""
    for doc in docs:
        throw = dice.random()
        for share, letters, whole in SETTINGS:
            throw -= share
            if throw < 0:
                yield reset(doc, letters, len(doc) if whole else _headline(doc))
                break
        else:
            yield doc


def reset(doc: Doc, letters: Callable[[str], str], until: int) -> Doc:
    """Return `doc` with its first tokens, and their lemmas, in other letters."""
    words = [letters(t.text) if t.i < until else t.text for t in doc]
    # "Signs" at the head of a line is still "sign"; "SIGNS" is "SIGN": nothing but the ending goes.
    kept = letters is capital
    lemmas = [t.lemma_ if kept or t.i >= until else letters(t.lemma_) for t in doc]
    return respelled(doc, words, lemmas)


def capital(word: str) -> str:
    """Return a word as headlines in title case have it."""
    return word[:1].upper() + word[1:] if len(word) > 3 else word


def without_accents(word: str) -> str:
    """Return a word in plain letters."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


# Share of the texts, what happens to their letters, and whether to the whole text or its headline.
SETTINGS: tuple[tuple[float, Callable[[str], str], bool], ...] = (
    (0.06, str.upper, False),
    (0.04, capital, False),
    (0.03, str.lower, True),
    (0.05, without_accents, True),
)


def swapped(docs: list[Doc], dice: random.Random) -> Iterator[Doc]:
    """Yield a share of the Docs again, with names of the same class and length from others.

    Within a text one name is always replaced by the same other name, and so is a surname that
    stands alone.
    """
    pools = _pools(docs)
    for doc in docs:
        if doc.ents and dice.random() < SWAPPED:
            words = [token.text for token in doc]
            given: dict[Words, Words] = {}
            for entity in sorted(doc.ents, key=len, reverse=True):
                if entity.label_ in SWAPPABLE:
                    words[entity.start : entity.end] = _other(entity, pools, given, dice)
            yield respelled(doc, words, words)


def respelled(doc: Doc, words: list[str], lemmas: list[str]) -> Doc:
    """Return `doc` with other words and lemmas under the same annotation; white space stays."""
    kept = [t.text if t.is_space else word for t, word in zip(doc, words, strict=True)]
    known = doc.has_annotation("DEP")
    return Doc(
        doc.vocab,
        words=kept,
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc] if known else None,
        pos=[t.pos_ for t in doc] if known else None,
        morphs=[str(t.morph) for t in doc] if known else None,
        lemmas=lemmas if known else None,
        heads=[t.head.i for t in doc] if known else None,
        deps=[t.dep_ for t in doc] if known else None,
        sent_starts=[bool(t.is_sent_start) for t in doc] if known else None,
        ents=None if known else [_iob(t.ent_iob_, t.ent_type_) for t in doc],
    )


def _other(entity: Span, pools: Pools, given: dict[Words, Words], dice: random.Random) -> Words:
    old = tuple(token.text for token in entity)
    if old not in given:
        part = (old[-1],)
        if entity.label_ == "PERSON" and len(old) == 1 and part in given:
            return given[part]
        new = dice.choice(pools[entity.label_, len(old)])
        given[old] = new
        if entity.label_ == "PERSON":
            given.setdefault((old[-1],), (new[-1],))
    return given[old]


def _pools(docs: list[Doc]) -> Pools:
    pools: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
    for doc in docs:
        for entity in doc.ents:
            pools[entity.label_, len(entity)].add(tuple(token.text for token in entity))
    return {key: sorted(names) for key, names in pools.items()}


def _headline(doc: Doc) -> int:
    """Return how many tokens the first paragraph has."""
    breaks = (t.i for t in doc if "\n" in t.text and not doc[: t.i].text.isspace() and t.i)
    return next(breaks, len(doc))


def _iob(position: str, label: str) -> str:
    return f"{position}-{label}" if label else position
