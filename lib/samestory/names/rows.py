"""Mentions and who is meant by each -> the rows of 03_names and 03_entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from samestory.names.demonyms import with_places
from samestory.names.found import Found, Node
from samestory.names.groups import Groups
from samestory.names.person import person
from samestory.spelling import normal
from samestory.tables import LABELS, Entity, Name


class Meant(NamedTuple):
    """Who a mention means, by one of its names, and why; the reason may be empty."""

    node: Node
    reason: str


def rows(
    items: Sequence[Found], meant: Sequence[Meant], groups: Groups
) -> tuple[list[Name], list[Entity]]:
    """The rows of 03_names (in the order of the texts) and 03_entities (most articles first)."""
    members: dict[Node, list[int]] = defaultdict(list)
    for number, who in enumerate(meant):
        members[groups.root(who.node)].append(number)
    names: list[Name] = []
    entities: list[Entity] = []
    taken: set[str] = set()
    for root in sorted(members):
        inside = members[root]
        entity = entity_of([items[n] for n in inside], [meant[n].node for n in inside], taken)
        taken.add(entity.entity_id)
        entities.append(entity)
        names += [name_row(entity, items[n], meant[n]) for n in inside]
    names.sort(key=lambda n: (n.article_id, n.start, n.end))
    entities.sort(key=lambda e: (-e.articles, -e.mentions, e.entity_id))
    return names, with_places(entities)


def entity_of(items: Sequence[Found], nodes: Sequence[Node], taken: set[str]) -> Entity:
    """The row of what these mentions name."""
    votes = Counter(node.label for node in nodes)
    label = max(LABELS, key=lambda name: votes[name])
    spellings = Counter(item.mention.text for item in items)
    spread = Counter(text for _, text in {(f.article_id, f.mention.text) for f in items})
    best = fullest(spread, label)
    stem = entity_id = f"{label.lower()}-{normal(best).replace(' ', '-')}"
    number = 1
    while entity_id in taken:
        number += 1
        entity_id = f"{stem}-{number}"
    return Entity(
        entity_id=entity_id,
        name=best,
        label=label,
        variants=sorted(spellings, key=lambda s: (-spellings[s], s)),
        articles=len({f.article_id for f in items}),
        mentions=len(items),
    )


def name_row(entity: Entity, item: Found, meant: Meant) -> Name:
    """One mention as a row of 03_names."""
    mention = item.mention
    same = item.key == normal(entity.name)
    plain = "the same words" if same else f"part of the group of “{entity.name}”"
    return Name(
        entity_id=entity.entity_id,
        article_id=item.article_id,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        form="name",
        role=mention.role,
        role_start=mention.role_start,
        role_end=mention.role_end,
        reason=meant.reason or plain,
    )


def fullest(spellings: Counter[str], label: str) -> str:
    """The name to show: the spelling of most articles, for people among the full names."""
    full = list(spellings)
    if label == "PERSON":
        enough = min(max(len(person(text).words) for text in full), 2)
        full = [text for text in full if len(person(text).words) >= enough]
    elif len(full) > 1:
        full = [text for text in full if len(text) > 5] or full
    return max(full, key=lambda text: (spellings[text], len(text), text))
