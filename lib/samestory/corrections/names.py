"""Rows of 03_names and 03_entities -> the same rows, put together, taken apart, called as told.

Entities that no correction touches stay as they were found. Of the others, counts and spellings are
made anew from the rows, and the id from label and name, so that equal input gives equal ids.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from samestory.corrections.extracts import because
from samestory.corrections.outcome import COVERED, Outcome, applied, idle, no_longer, not_found
from samestory.corrections.search import Places, Span, spelled
from samestory.spelling import normal
from samestory.tables import Correction, Entity, Name

__all__ = ["corrected", "rebuilt"]


def corrected(
    found: Sequence[Name],
    entities: Sequence[Entity],
    given: Mapping[int, Correction],
    places: Places,
    kept: Mapping[str, Sequence[Span]],
) -> tuple[list[Name], list[Entity], dict[int, Outcome]]:
    """The rows after the corrections, and what became of each (by its place in the file).

    `kept` is article_id -> the lines that are read, where words that are no name may mean somebody.
    """
    if not given:
        return list(found), list(entities), {}
    folder = Folder(found, entities, places, kept)
    said = {number: folder.apply(number, row) for number, row in given.items()}
    for number in folder.covered():
        said[number] = idle(said[number].found, COVERED)
    return *rebuilt(folder), said


class Folder:
    """Who is who in a folder: `home[n]` is the entity of the n-th name, as a place in `heads`.

    `heads` are the entities as found, and those that corrections made; `called` are new names.
    """

    def __init__(
        self,
        found: Sequence[Name],
        entities: Sequence[Entity],
        places: Places,
        kept: Mapping[str, Sequence[Span]],
    ) -> None:
        self.found, self.heads, self.places = list(found), list(entities), places
        self.kept = kept
        number = {entity.entity_id: n for n, entity in enumerate(entities)}
        self.home = [number[name.entity_id] for name in found]
        self.members: dict[int, set[int]] = defaultdict(set)
        self.inside: dict[tuple[int, str], set[int]] = defaultdict(set)  # members by article
        self.spellings: dict[str, dict[str, list[int]]] = defaultdict(dict)  # also by article
        self.so_spelled: dict[str, Counter[int]] = defaultdict(Counter)  # spelling -> entities
        self.shown: dict[str, list[int]] = defaultdict(list)  # shown name -> entities
        for n, entity in enumerate(entities):
            self.shown[spelled(entity.name)].append(n)
        for n in range(len(found)):
            self.note(n)
        self.into: dict[int, int] = {}  # an entity that was put into another
        self.touched: set[int] = set()
        self.called: dict[int, list[int]] = defaultdict(list)  # entity -> what renamed it
        self.moved: dict[int, list[int]] = {}  # correction -> the names that it moved

    def note(self, n: int) -> None:
        """Enter the n-th name into what is looked up."""
        name = self.found[n]
        self.spellings[spelled(name.text)].setdefault(name.article_id, []).append(n)
        self.settle(n, self.home[n])

    def settle(self, n: int, into: int) -> None:
        """Let the n-th name mean an entity."""
        name, out_of = self.found[n], self.home[n]
        self.members[out_of].discard(n)
        self.inside[out_of, name.article_id].discard(n)
        if out_of != into:
            self.so_spelled[spelled(name.text)][out_of] -= 1
        self.members[into].add(n)
        self.inside[into, name.article_id].add(n)
        self.so_spelled[spelled(name.text)][into] += 1
        self.home[n] = into

    def apply(self, number: int, row: Correction) -> Outcome:
        """Carry out one correction."""
        if not self.bearers(row.text):
            into = self.bearers(row.value) if row.field == "merge" else []
            if len(into) == 1 and self.describe(number, row, into[0]):
                return applied(len(self.moved[number]))
            stands = self.places.anywhere(row.article_id, row.text)
            return idle(0, "it is taken for no name there") if stands else not_found()
        match row.field:
            case "merge":
                return self.merge(number, row)
            case "split":
                return self.split(number, row)
        return self.rename(number, row)

    def covered(self) -> set[int]:
        """The corrections whose every effect a later one took back."""
        last = {n: number for number, own in self.moved.items() for n in own}
        held = set(last.values()) | {numbers[-1] for numbers in self.called.values()}
        given = {*self.moved, *(n for numbers in self.called.values() for n in numbers)}
        return given - held

    def mentions(self, row: Correction) -> list[int]:
        """The names that a correction speaks of: so spelled, in its article and context."""
        by_article = self.spellings.get(spelled(row.text), {})
        ids = [row.article_id] if row.article_id else list(by_article)
        own = [n for article_id in ids for n in by_article.get(article_id, ())]
        if row.context:
            return [n for n in own if self.is_inside(self.found[n], row)]
        return own

    def with_pronouns(self, own: Sequence[int]) -> list[int]:
        """The names with the pronouns and descriptions that stood for them.

        Where all names of an entity in an article go, what stood for them there goes too.
        """
        gone = set(own)
        for key in {(self.home[n], self.found[n].article_id) for n in own}:
            others = self.inside[key] - gone
            if all(self.found[n].form != "name" for n in others):
                gone |= others
        return sorted(gone)

    def is_inside(self, name: Name, row: Correction) -> bool:
        """Whether a name stands in the words that a correction gives as its context."""
        return (name.start, name.end) in self.places.of(name.article_id, row.text, row.context)

    def bearers(self, words: str) -> list[int]:
        """The entities called so: the one shown under this name, else those so spelled."""
        wanted = spelled(words)
        shown = [n for n in self.shown.get(wanted, ()) if self.members[n]]
        spelled_so = [n for n, times in self.so_spelled[wanted].items() if times > 0]
        return shown[:1] or sorted(spelled_so, key=lambda n: (-len(self.members[n]), n))

    def merge(self, number: int, row: Correction) -> Outcome:
        """Two names are one: whole entities, or given an article, its mentions alone."""
        called = self.bearers(row.value)
        if len(called) != 1:
            many = f"{len(called)} are called “{row.value}”: give the whole name of one"
            none = f"nobody is called “{row.value}”"
            return idle(len(called), many) if called else not_found(none)
        into = called[0]
        own, one = self.mentions(row), self.bearers(row.text)
        if not (row.article_id or row.context) and len(one) == 1:
            own = sorted(self.members[one[0]])
            if one[0] != into:
                self.into[one[0]] = into
        return self.move(own, into, number, row)

    def describe(self, number: int, row: Correction, into: int) -> bool:
        """Let words that are no name mean an entity wherever they are read: "the caravan".

        Whether they stand anywhere outside of names.
        """
        found = [one for one in self.places.everywhere(row.text, row.context)
                 if row.article_id in {"", one[0]}]  # fmt: skip
        taken = self.named_in({article_id for article_id, _ in found})
        for article_id, (start, end) in found:
            read = any(a <= start and end <= b for a, b in self.kept.get(article_id, ()))
            if read and not any(a < end and start < b for a, b in taken[article_id]):
                text = self.places.texts[article_id][start:end]
                self.found.append(
                    Name(self.heads[into].entity_id, article_id, start, end, text, "description",
                         "", None, None, because(row))
                )  # fmt: skip
                self.home.append(into)
                self.note(len(self.found) - 1)
                self.touched.add(into)
                self.moved.setdefault(number, []).append(len(self.found) - 1)
        return number in self.moved

    def named_in(self, ids: set[str]) -> dict[str, list[Span]]:
        """article_id -> the places of its names."""
        places: dict[str, list[Span]] = {article_id: [] for article_id in ids}
        for name in self.found:
            if name.article_id in ids:
                places[name.article_id].append((name.start, name.end))
        return places

    def split(self, number: int, row: Correction) -> Outcome:
        """A spelling, everywhere or in one article, is somebody else."""
        own, name = self.mentions(row), row.value or row.text
        homes = {self.home[n] for n in own}
        into = next((n for n in self.bearers(name) if spelled(self.heads[n].name) == spelled(name)
                     and (n not in homes or self.members[n] <= set(own))), None)  # fmt: skip
        if into is None and own:
            into = len(self.heads)
            self.heads.append(self.heads[min(homes)]._replace(name=name, entity_id=""))
            self.shown[spelled(name)].append(into)
            self.touched.add(into)
        return self.move(own, into or 0, number, row)

    def move(self, own: Sequence[int], into: int, number: int, row: Correction) -> Outcome:
        """Let some names mean an entity, and say what became of the correction."""
        if not own:
            return not_found("not in this article" if row.article_id else "")
        if all(self.home[n] == into for n in own):
            now = {"merge": "they are one now", "split": "it is somebody else now"}
            return no_longer(len(own), now[row.field])
        self.moved[number] = list(own)
        for n in self.with_pronouns(own):
            self.touched |= {self.home[n], into}
            self.settle(n, into)
            self.found[n] = self.found[n]._replace(reason=because(row))
        return applied(len(own))

    def rename(self, number: int, row: Correction) -> Outcome:
        """An entity is shown under another name."""
        one = self.bearers(row.text)
        if len(one) > 1:
            return idle(len(one), f"{len(one)} are called so: give the whole name of one")
        head = self.heads[one[0]]
        if head.name == row.value:
            return no_longer(len(self.members[one[0]]), "that is the name now")
        self.called[one[0]].append(number)
        self.touched.add(one[0])
        self.heads[one[0]] = head._replace(name=row.value)
        self.shown[spelled(head.name)].remove(one[0])
        self.shown[spelled(row.value)].append(one[0])
        return applied(1)


def rebuilt(folder: Folder) -> tuple[list[Name], list[Entity]]:
    """The rows of 03_names and 03_entities, in their order."""
    alive = [n for n in range(len(folder.heads)) if folder.members[n]]
    ids = {n: folder.heads[n].entity_id for n in alive if n not in folder.touched}
    heads = {n: folder.heads[n] for n in alive}
    for n in alive:
        if n in folder.touched:
            heads[n] = counted(folder, n)
            ids[n] = unused(heads[n], set(ids.values()))
    names = [
        name._replace(entity_id=ids[home])
        for name, home in zip(folder.found, folder.home, strict=True)
    ]
    entities = [heads[n]._replace(entity_id=ids[n]) for n in alive]
    names.sort(key=lambda name: (name.article_id, name.start, name.end))
    entities = [with_place(entity, folder, ids) for entity in entities]
    return names, sorted(entities, key=lambda e: (-e.articles, -e.mentions, e.entity_id))


def counted(folder: Folder, number: int) -> Entity:
    """An entity with the counts, spellings and name that its mentions give."""
    own = [folder.found[n] for n in sorted(folder.members[number])]
    named = [name for name in own if name.form == "name"] or own
    spellings = Counter(name.text for name in named)
    head = folder.heads[number]
    is_given = number in folder.called or not head.entity_id
    best = max(spellings, key=lambda s: (spellings[s], len(s), s))
    return head._replace(
        name=head.name if is_given or head.name in spellings else best,
        variants=sorted(spellings, key=lambda s: (-spellings[s], s)),
        articles=len({name.article_id for name in own}),
        mentions=len(own),
    )


def unused(entity: Entity, taken: set[str]) -> str:
    """The id that label and name give; with a number if somebody else has it."""
    plain = f"{entity.label.lower()}-{normal(entity.name).replace(' ', '-')}"
    number, entity_id = 1, plain
    while entity_id in taken:
        number += 1
        entity_id = f"{plain}-{number}"
    return entity_id


def with_place(entity: Entity, folder: Folder, ids: Mapping[int, str]) -> Entity:
    """An entity whose link to another (`of`) leads to where that one is now."""
    old = getattr(entity, "of", "")
    if not old:
        return entity
    number = next((n for n, head in enumerate(folder.heads) if head.entity_id == old), -1)
    while number in folder.into:
        number = folder.into[number]
    linked: dict[str, Any] = {"of": ids.get(number, "")}
    return entity._replace(**linked)
