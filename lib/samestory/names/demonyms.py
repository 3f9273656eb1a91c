"""Entities of a folder -> the same, each demonym with the place that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from samestory.names.things import DATA, place_names, singular
from samestory.spelling import normal
from samestory.tables import Entity

# How a demonym is made of a place that no list has: "Zambalan", "Portmerian".
ENDINGS = (
    "ians",
    "ian",
    "ans",
    "an",
    "eses",
    "ese",
    "ers",
    "er",
    "ites",
    "ite",
    "ish",
    "is",
    "i",
    "n",
)
LEAST = 4  # letters that a place and its demonym begin with alike
CUT = 2  # letters of the place that may fall away


def with_places(entities: Sequence[Entity]) -> list[Entity]:
    """`entities` with `of` filled for demonyms whose place is an entity of the folder too."""
    places: dict[str, str] = {}
    for entity in entities:
        if entity.label == "PLACE":
            for variant in entity.variants:
                places.setdefault(known_as(variant), entity.entity_id)
    return [
        entity._replace(of=place_of(entity, places)) if entity.label == "NORP" else entity
        for entity in entities
    ]


def known_as(place: str) -> str:
    """A place under the one name that it is compared by."""
    return normal(place_names().get(normal(place), place))


@cache
def demonyms() -> dict[str, str]:
    """Demonym, singular -> its place, from data/place_names.csv."""
    found: dict[str, str] = {}
    for line in (DATA / "place_names.csv").read_text(encoding="utf-8").splitlines()[1:]:
        name, _, words = line.split(",")
        # "North Korean", "New Zealander" are written as two words.
        first = name.split()[0]
        both = words.split()
        if first in both:
            both = [f"{first} {word}" for word in both if word != first]
        found |= {singular(word): normal(name) for word in both}
    return found


def place_of(entity: Entity, places: dict[str, str]) -> str:
    """The entity_id of the place of a demonym; empty if none of the folder fits, or several do."""
    for variant in entity.variants:
        if (known := demonyms().get(singular(variant))) and known in places:
            return places[known]
    found = {places[p] for v in entity.variants for p in made_of(normal(v), places)}
    return found.pop() if len(found) == 1 else ""


def made_of(demonym: str, places: dict[str, str]) -> Iterator[str]:
    """The places that a demonym can be made of by its ending."""
    for ending in ENDINGS:
        root = demonym.removesuffix(ending)
        if root != demonym and len(root) >= LEAST:
            yield from (p for p in places if p.startswith(root) and len(p) - len(root) <= CUT)
