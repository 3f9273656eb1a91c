"""Names of several articles -> claims on how each spells them, and what each calls a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from samestory.compare.verdicts import Compared, Statement
from samestory.names.people import letter_more
from samestory.names.sounds import plain, sound_alike
from samestory.spelling import like_words, normal
from samestory.tables import Entity, Name


def compare(names: Sequence[Name], entities: Iterable[Entity]) -> Iterator[Compared]:
    """A claim on the spelling of each entity of two or more articles, and on each person's role."""
    mentions: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.form == "name":  # a description is no spelling
            mentions[name.entity_id].append(name)
    for entity in entities:
        several = len({name.article_id for name in mentions[entity.entity_id]}) > 1
        if several and entity.label != "NORP":
            yield spelled(entity, mentions[entity.entity_id])
            roles = [name for name in mentions[entity.entity_id] if name.role]
            if len({name.article_id for name in roles}) > 1:
                yield called(entity, roles)


def spelled(entity: Entity, mentions: Sequence[Name]) -> Compared:
    """How each article spells an entity; the fullest spelling of each article counts."""
    fullest: dict[str, Name] = {}
    for name in mentions:
        best = fullest.get(name.article_id)
        if best is None or len(name.text) > len(best.text):
            fullest[name.article_id] = name
    forms = Counter(normal(name.text) for name in fullest.values())
    rare = shared_rarities(mentions)
    usual = forms.most_common(1)[0][0]
    written = sorted({name.text for name in fullest.values()})
    agree = len(forms) == 1
    return Compared(
        kind="name",
        topic=entity.name,
        verdict="agree" if agree else "compatible",
        reason="All write it the same way."
        if agree
        else " ".join([f"Written {', '.join(written)}.", *map(in_words, sorted(rare.items()))]),
        score=None,
        statements=[
            cell(name, "text", "same" if normal(name.text) == usual else "variant")
            for name in fullest.values()
        ],
    )


def shared_rarities(mentions: Iterable[Name]) -> dict[str, tuple[str, ...]]:
    """Rare spelling of a word of a name -> the articles that share it, two or more.

    Rare is what fewer articles have than another spelling of the same word: a sign that one of
    those that share it had it from the other, or both from a third.
    """
    users: dict[str, set[str]] = defaultdict(set)
    for name in mentions:
        for word in name.text.replace("’", "'").removesuffix("'s").split():
            if word[:1].isupper() and not word.isupper():
                users[plain(word)].add(name.article_id)
    return {
        word: tuple(sorted(articles))
        for word, articles in users.items()
        if len(articles) > 1
        and any(len(users[o]) > len(articles) and are_variants(word, o) for o in users)
    }


def are_variants(word: str, other: str) -> bool:
    """Whether two plain words are spellings of one name, more than an accent or a hyphen apart."""
    if word.replace("-", "") == other.replace("-", ""):
        return False
    return sound_alike(word, other) or like_words(word, other) or letter_more(word, other)


def in_words(shared: tuple[str, tuple[str, ...]]) -> str:
    """A rare spelling and how many share it, as a sentence."""
    word, articles = shared
    return f"{len(articles)} share the rare spelling “{word.title()}”."


def called(entity: Entity, mentions: Sequence[Name]) -> Compared:
    """What each article calls a person, the longest of its words for them."""
    longest: dict[str, Name] = {}
    for name in mentions:
        best = longest.get(name.article_id)
        if best is None or len(name.role) > len(best.role):
            longest[name.article_id] = name
    roles = sorted({name.role for name in longest.values()})
    agree = len({normal(role) for role in roles}) == 1
    return Compared(
        kind="role",
        topic=entity.name,
        verdict="agree" if agree else "compatible",
        reason="All use the same words." if agree else f"Called: {'; '.join(roles)}",
        score=None,
        statements=[
            cell(name, "role", "same" if agree else "variant") for name in longest.values()
        ],
    )


def cell(name: Name, what: str, relation: str) -> Statement:
    """A mention, or the role beside it, as a cell."""
    if what == "role" and name.role_start is not None and name.role_end is not None:
        start, end, text = name.role_start, name.role_end, name.role
    else:
        start, end, text = name.start, name.end, name.text
    return Statement(
        article_id=name.article_id,
        start=start,
        end=end,
        text=text,
        value=" ".join(text.split()),
        relation=relation,
    )
