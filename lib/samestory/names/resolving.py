"""The names of all articles -> who is meant: one entity across outlets, each link with its reason.

First full names that can be one are put together, folder-wide, among those that share a key
(`people.blocks`, `things.blocks`). Then each article decides its own short names: surnames, first
names, acronyms. What it leaves open is decided by the folder if one entity alone can be meant.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from samestory.names import labels as labelling
from samestory.names import people, short_forms, things
from samestory.names.aliases import aliases, looks_short
from samestory.names.bearers import Inside, People
from samestory.names.elsewhere import with_missed
from samestory.names.found import Found, Node, is_full, mentioned
from samestory.names.groups import Groups
from samestory.names.person import is_short, single
from samestory.names.repairing import repaired
from samestory.names.rows import Meant, rows
from samestory.tables import Entity, Mention, Name

CLASSES = {"PERSON": "person", "NORP": "people"}  # labels that are never mixed with others
BODIES = frozenset({"ORG", "MISC"})  # labels of organisations whose names a model mixes up
LEAST_INITIALS = 3  # letters by which somebody is called
WIRE = "a credit"  # in place of an article: "(APS) —" is the agency, not the party of that name
MOST_WEAK = 8  # groups, and names in each, that are held against each other
MOST_IN_BLOCK = 300  # names of one block that are compared each with each


def letters_of(text: str) -> str:
    """The letters of a name in capitals alone, in small letters; empty for others."""
    return text.replace(".", "").casefold() if looks_short(text) and text.isupper() else ""


def is_credit(item: Found, texts: Mapping[str, str]) -> bool:
    """Whether a name stands in brackets before a dash: "BAMOUROU (APS) — "."""
    text, mention = texts.get(item.article_id, ""), item.mention
    behind = text[mention.end : mention.end + 3]
    return (
        text[mention.start - 1 : mention.start] == "("
        and re.match(r"\) ?[—–-]", behind) is not None
    )


def resolve(
    found: Mapping[str, Sequence[Mention]],
    texts: Mapping[str, str],
    kept: Mapping[str, str] | None = None,
) -> tuple[list[Name], list[Entity]]:
    """Who is meant by each mention (article_id -> mentions), and the entities of the folder.

    `texts` is article_id -> text, read for titles and for "X, known as Y". Names that other
    articles have are looked for in it too, or in `kept`: the texts with what is no story blanked.
    """
    whole = with_missed(repaired(found, texts), texts if kept is None else kept)
    return Resolver(mentioned(whole, texts), texts).rows()


class Resolver:
    """The mentions of a folder and what is known of them so far."""

    def __init__(self, items: Sequence[Found], texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.items = items
        labels = labelling.settle(items, texts)
        self.nodes = [
            item.node(label)._replace(only_in=WIRE if is_credit(item, texts) else "")
            for item, label in zip(items, labels, strict=True)
        ]
        self.shown = self._shown()
        self.groups = Groups(self._apart)
        self.decided: dict[int, Meant] = {}  # number of the item -> who, where not by its node
        self.said: dict[Node, dict[str, tuple[Node, str] | None]] = defaultdict(dict)
        self.renamed: dict[Node, list[tuple[Node, str]]] = defaultdict(list)
        self.articles_of: dict[Node, set[str]] = defaultdict(set)
        self.numbers_of: dict[Node, list[int]] = defaultdict(list)
        self.by_article: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(items):
            self.by_article[item.article_id].append(number)
            self.articles_of[self.nodes[number]].add(item.article_id)
            self.numbers_of[self.nodes[number]].append(number)

    def rows(self) -> tuple[list[Name], list[Entity]]:
        """The rows of 03_names and 03_entities."""
        self._link_said()
        self._link_alike()
        self._link_things()
        self._link_credits()
        self._link_short_people()
        meant = [
            self.decided.get(number) or Meant(node, self.groups.reasons.get(node, ""))
            for number, node in enumerate(self.nodes)
        ]
        return rows(self.items, meant, self.groups)

    def _shown(self) -> dict[Node, str]:
        """The way in which most mentions of a node are written."""
        written: dict[Node, Counter[str]] = defaultdict(Counter)
        for item, node in zip(self.items, self.nodes, strict=True):
            written[node][item.mention.text] += 1
        return {n: min(c, key=lambda text: (-c[text], text)) for n, c in written.items()}

    def _apart(self, one: Node, other: Node) -> bool:
        if one.label == other.label == "PERSON":
            return people.clash(self.shown[one], self.shown[other])
        both = one.label == other.label == "ORG"
        return both and things.clash(self.shown.get(one, ""), self.shown.get(other, ""))

    def _link_said(self) -> None:
        """Names that a text itself calls one: of things for its article first, as acronyms are."""
        for article, numbers in self.by_article.items():
            inside = [self.items[n] for n in numbers]
            place = {id(item): n for item, n in zip(inside, numbers, strict=True)}
            for one, other, reason, of_birth in aliases(inside, self.texts.get(article, "")):
                long, short = place[id(one)], place[id(other)]
                if of_birth and self._is_short_person(short):
                    self.decided[short] = Meant(self.nodes[long], reason)
                elif self._is_short_person(short) or self._is_short_person(long):
                    self._say_here(article, short, long, reason)
                elif self.nodes[short] != self.nodes[long]:
                    self.said[self.nodes[short]][article] = self.nodes[long], reason

    def _say_here(self, article: str, short: int, long: int, reason: str) -> None:
        """What a text calls somebody holds for that article, and where nobody else can be meant."""
        self.renamed[self.nodes[short]].append((self.nodes[long], reason))
        for number in self.by_article[article]:
            if self.nodes[number] == self.nodes[short]:
                self.decided[number] = Meant(self.nodes[long], reason)

    def _is_short_person(self, number: int) -> bool:
        node = self.nodes[number]
        return node.label == "PERSON" and is_short(self.shown[node])

    def _link_alike(self) -> None:
        """Full names of people and all names of things that are spellings or forms of one."""
        weak: dict[Node, list[tuple[Node, str]]] = defaultdict(list)
        for one, other in self._pairs():
            like = self._likeness(one, other)
            if like.reason and not like.weak:
                self.groups.join(one, other, like.reason)
            elif like.reason and not self._told_apart(one, other):
                weak[one].append((other, like.reason))
                weak[other].append((one, self._likeness(other, one).reason))
        # The fullest first: "John D. Amadi" finds "John Amadi" before "J. Amadi" looks for either.
        for node in sorted(weak, key=lambda n: (-len(n.key), n)):
            for other, why in weak[node]:
                if self._certain(node, weak) and self._certain(other, weak):
                    self.groups.join(node, other, why)

        self._link_initials()

    def _link_initials(self) -> None:
        """ "K. R. Menon" and "Ravi Menon", both called captain, and never in one article."""
        roles: dict[Node, set[str]] = defaultdict(set)
        bearers: dict[str, list[Node]] = defaultdict(list)
        for item, node in zip(self.items, self.nodes, strict=True):
            if is_full(item, node.label):
                roles[node] |= item.role_words
        for node in sorted(roles):
            bearers[people.surname_of(self.shown[node])].append(node)
        for node in sorted(n for n in roles if people.has_initials_alone(self.shown[n])):
            name = self.shown[node]
            fit = [
                other
                for other in bearers[people.surname_of(name)][:MOST_IN_BLOCK]
                if people.shares_an_initial(name, self.shown[other])
                and roles[node] & roles[other]
                and not self.articles_of[node] & self.articles_of[other]
            ]
            if len(self.groups.roots(fit)) == 1:
                shared = sorted(roles[node] & roles[fit[0]])[0]
                reason = f"initials of “{self.shown[fit[0]]}”, and both called “{shared}”"
                self.groups.join(node, fit[0], reason)

    def _told_apart(self, one: Node, other: Node) -> bool:
        """Whether an article has "T. J. Amadi" and "Tony Amadi": they are two."""
        short = {len(node.key.split()[0]) == 1 for node in (one, other)}
        both = self.articles_of[one] & self.articles_of[other]
        return one.label == "PERSON" and len(short) > 1 and bool(both)

    def _certain(self, node: Node, weak: Mapping[Node, Sequence[tuple[Node, str]]]) -> bool:
        """Whether all that a name can be a form of are one: not so for "Sam"."""
        fit = [o for o, _ in weak[node] if self.groups.fits(node, o)]
        # Shorter forms of one full name need not be like each other: "G. S. Tarn", "Suresh Tarn".
        return self._all_one([o for o in fit if len(o.key.split()) >= len(node.key.split())])

    def _all_one(self, nodes: Sequence[Node]) -> bool:
        """Whether the groups of all these names can be one person or thing."""
        roots = self.groups.roots(nodes)
        return len(roots) <= MOST_WEAK and all(
            any(
                self._likeness(x, y)
                for x in self.groups.inside(one)[:MOST_WEAK]
                for y in self.groups.inside(other)[:MOST_WEAK]
            )
            for one, other in combinations(roots, 2)
        )

    def _likeness(self, one: Node, other: Node) -> people.Likeness:
        if one.label == "PERSON":
            return people.same_person(self.shown[one], self.shown[other])
        labels = one.label, other.label
        return things.same_thing(self.shown[one], self.shown[other], labels)

    def _pairs(self) -> Iterator[tuple[Node, Node]]:
        """Pairs of names that share a key, rarer name first; people only with people."""
        blocks: dict[tuple[str, str], list[Node]] = defaultdict(list)
        often = Counter(self.nodes)
        for node in sorted(often, key=lambda n: (often[n], n), reverse=True):
            if node.only_in:
                continue
            text = self.shown[node]
            is_person = node.label == "PERSON"
            for key in dict.fromkeys(
                people.blocks(text) if is_person else things.blocks(text, node.label)
            ):
                blocks[CLASSES.get(node.label, "thing"), key].append(node)
        seen: set[tuple[Node, Node]] = set()
        for block in blocks.values():
            for other, one in combinations(block[:MOST_IN_BLOCK], 2):
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other

    def _link_things(self) -> None:
        """Acronyms and short names of organisations: by their article, then by the folder."""
        for article, numbers in self.by_article.items():
            inside = [
                (self.items[n], self.nodes[n], self.shown[self.nodes[n]])
                for n in numbers
                if self.nodes[n].label != "PERSON"
            ]
            headline = self.texts.get(article, "").find("\n")
            for node, meant in short_forms.inside(inside, self.groups, headline).items():
                self.said[node].setdefault(article, meant)
        every = sorted({n for n in self.nodes if n.label not in short_forms.NEVER_SHORT})
        longs = short_forms.Longs((n, self.shown[n]) for n in every if " " in n.key)
        for node in sorted(self.said):
            self._settle_short(node, self.said[node], longs)
        self._link_acronyms(every, longs)

    def _settle_short(
        self,
        node: Node,
        here: Mapping[str, tuple[Node, str] | None],
        longs: short_forms.Longs,
    ) -> None:
        """One meaning in all articles that decide holds for all; else each has its own."""
        others = longs.for_acronym(self.shown[node])
        found = [meant for meant in here.values() if meant]
        open_in = any(meant is None for meant in here.values())
        everywhere = node.label != "PERSON" or set(here) >= self.articles_of[node]
        meanings = self.groups.roots([*(long for long, _ in found), *others])
        if found and len(meanings) == 1 and everywhere and not open_in:
            self.groups.join(node, *found[0])
            return
        for article, meant in here.items():
            for number in self.by_article[article] if meant else ():
                if self.nodes[number] == node and number not in self.decided and meant:
                    self.decided[number] = Meant(*meant)
        if len(meanings) > 1:
            self._leave_open(node)

    def _leave_open(self, node: Node) -> None:
        """A short name of several in an article that explains it by none is nobody else's."""
        for number in self.numbers_of[node]:
            if number not in self.decided:
                alone = node._replace(only_in=self.items[number].article_id)
                self.decided[number] = Meant(alone, "open: several can be meant")

    def _link_acronyms(self, every: Sequence[Node], longs: short_forms.Longs) -> None:
        """Short names that no article explains, with the one long name that they can stand for."""
        decided = {self.nodes[number] for number in self.decided}
        people_of = self._by_initials()
        for node in sorted(every, key=lambda n: (" " not in n.key, n)):
            if node in decided or len(self.groups.inside(self.groups.root(node))) > 1:
                continue
            text = self.shown[node]
            letters = [
                n
                for n in longs.for_acronym(text)
                if n.label == node.label or {n.label, node.label} <= BODIES
            ]
            fits = letters or longs.for_firm(node, things.core(text)) or longs.for_more(node, text)
            if not fits and len(people_of.get(letters_of(text), ())) == 1:
                fits = letters = people_of[letters_of(text)]
            if len(self.groups.roots(fits)) == 1:
                what = "acronym of" if letters else "short for"
                reason = f"{what} “{self.shown[fits[0]]}”, the only one that it can be"
                self.groups.join(node, fits[0], reason)

    def _by_initials(self) -> dict[str, list[Node]]:
        """Initials of people who are named in full -> one name of each: "KVR"."""
        found: dict[str, dict[Node, Node]] = defaultdict(dict)
        for item, node in zip(self.items, self.nodes, strict=True):
            if is_full(item, node.label):
                letters = "".join(word[0] for word in node.key.split())
                found[letters].setdefault(self.groups.root(node), node)
        return {k: list(some.values()) for k, some in found.items() if len(k) >= LEAST_INITIALS}

    def _link_credits(self) -> None:
        """An agency in brackets before a dash with its name elsewhere, unless that is a party's."""
        for node in sorted({n for n in self.nodes if n.only_in == WIRE}):
            plain = node._replace(only_in="")
            inside = self.groups.inside(self.groups.root(plain))
            media = any(things.kind(w) == "media" for n in inside for w in n.key.split())
            if len(inside) == 1 or media:
                self.groups.join(node, plain, "the same words, as a credit")

    def _link_short_people(self) -> None:
        """Surnames and first names alone: by their article, then by the folder."""
        folder = People(self._full(range(len(self.items))), self.groups)
        for article, numbers in self.by_article.items():
            people_here = [
                self.items[n].mention.text for n in numbers if self.nodes[n].label == "PERSON"
            ]
            text = self.texts.get(article, "")
            inside = Inside(list(self._full(numbers)), people_here, text, self.groups, folder)
            for number in numbers:
                if self._is_short_person(number) and number not in self.decided:
                    self._link_short(number, inside, folder)

    def _full(self, numbers: Iterable[int]) -> Iterator[Found]:
        """The mentions that name a person in full."""
        for number in numbers:
            if is_full(self.items[number], self.nodes[number].label):
                yield self.items[number]

    def _link_short(self, number: int, inside: Inside, folder: People) -> None:
        item, node = self.items[number], self.nodes[number]
        root, reason, several = inside.decide(item)
        if root is None and not several:
            root, reason, several = inside.beyond(item, folder)
        called = self.renamed.get(node, [])
        if root is None and not several and len(self.groups.roots(n for n, _ in called)) == 1:
            root, reason = called[0]
        if root is not None:
            self.decided[number] = Meant(root, reason)
        elif several:
            self.decided[number] = Meant(
                node._replace(only_in=item.article_id),
                f"open: several people are “{single(item.mention.text)}” here",
            )
