"""A surname or first name alone -> whose it is, among the people that its article names in full.

Where several bear it, only a title, a role or what stands just before decides; else it stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from samestory.names.found import Found, Node
from samestory.names.groups import Groups
from samestory.names.people import (
    are_short_for_one,
    full_forms,
    is_cut_of,
    is_eastern,
    letter_more,
)
from samestory.names.person import bare, parts, person, single
from samestory.names.sounds import skeleton, sound_alike
from samestory.spelling import like_words

# Before a first name in Britain and at courts: "Sir Daniel", "Queen Margrethe".
BEFORE_GIVEN = frozenset(
    """brother dame emperor king lady mother pope prince princess queen saint sheikh sir
    sister""".split()
)
KIN = (
    r"(?:late |elder |older |younger |twin |only |eldest |youngest ){0,2}(?:father|mother|brother|"
    r"sister|son|daughter|wife|husband|widow|widower|uncle|aunt|cousin|nephew|niece|grandfather|"
    r"grandmother|grandson|granddaughter|parents|predecessor|successor|namesake)"
)
# "Corrigan, whose father, Sir Daniel": who stands behind is somebody else.
HAS_KIN = re.compile(rf"(?:,? whose |[’']s? ){KIN}\b")
# "Anjali Menon, the daughter of Captain K. R. Menon": it goes on about Anjali.
OF_KIN = re.compile(rf"\b{KIN} of (?:the )?(?:[^\W\d_]{{1,15}}\.? ){{0,3}}$")
TOLD_APART = re.compile(r"\b(?:younger|elder|older|senior|junior)\s$", re.IGNORECASE)
KIN_REACH = 60  # characters behind a surname in which its kin is named
NEVER = 10**9
MOST_TRIED = 2000  # people whose names begin or sound like one word
MOST_SPELLINGS = 12  # of a person, that other articles have
ORDER = ("surname", "half", "given")


@dataclass
class Bearer:
    """A person of one article: where named, under which full names, with which titles."""

    root: Node
    texts: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)  # roles that other articles give

    def add(self, item: Found) -> None:
        """Take in what one more mention says."""
        insort(self.places, item.mention.start)
        self.roles |= item.role_words
        if item.gender:
            self.genders.add(item.gender)

    def last_before(self, start: int) -> int:
        """The place of the last mention before a place; -1 if there is none."""
        at = bisect_left(self.places, start)
        return self.places[at - 1] if at else -1

    def first_from(self, start: int) -> int:
        """The place of the first mention behind a place, or one behind every text."""
        at = bisect_left(self.places, start)
        return self.places[at] if at < len(self.places) else NEVER

    def suits(self, item: Found) -> bool:
        """Whether no title speaks against it: "Mrs" of a man."""
        return not (item.gender and self.genders and item.gender not in self.genders)


def how_borne(word: str, text: str) -> str:
    """What a single word is in a full name: surname, half (of a double name), given; or empty."""
    name = person(text)
    first, last = name.words[0], name.words[-1]
    if is_eastern(name):
        first, last = last, first
    if same_word(word, last):
        return "surname"
    unit = word.replace("-", "")
    if unit in {*parts(last)} or (len(unit) > 2 and unit in name.units[1:-1]):
        return "half"
    if 1 < len(unit) < 4 and unit == initials_of(text) and unit not in full_forms():
        return "given"
    given = first.replace("-", "")
    if len(given) > 1 and (unit == given or (len(unit) > 1 and like_given(unit, given))):
        return "given"
    return "given" if unit == "".join(name.units[1:]) else ""


def initials_of(text: str) -> str:
    """The initials of all names before the surname: "jd" of Joseph Dike Amadi."""
    return "".join(unit[0] for unit in person(text).units[:-1])


def same_word(one: str, other: str) -> bool:
    """Whether two surnames alone are one: equal but for "al-", or spellings of one."""
    left, right = bare(one), bare(other)
    if left == right or one.replace("-", "") == other.replace("-", ""):
        return True
    if min(len(left), len(right)) < 5:
        return False
    return sound_alike(left, right) or like_words(left, right) or letter_more(left, right)


def masculine(surname: str) -> str:
    """A Slavic surname as a man bears it: "jaksybekova" -> "jaksybekov"."""
    return re.sub(r"(?<=[oei]v)a$|(?<=in)a$|(?<=sk)aya$", "", surname)


def like_given(one: str, other: str) -> bool:
    """Whether two first names alone are one, as spelled or as short form."""
    return sound_alike(one, other) or are_short_for_one(one, other) or is_cut_of(one, other)


class People:
    """People named in full, found by what a surname or first name alone can be of them."""

    def __init__(
        self, items: Iterable[Found], groups: Groups, folder: People | None = None
    ) -> None:
        self.all: dict[Node, Bearer] = {}
        self.by_key: dict[str, dict[Node, None]] = {}
        self.borne: dict[str, list[tuple[Bearer, str]]] = {}
        for item in items:
            root = groups.root(item.node("PERSON"))
            if root not in self.all:
                self.all[root] = Bearer(root)
                if folder and (known := folder.all.get(root)):
                    self._take(self.all[root], sorted(known.texts)[:MOST_SPELLINGS])
                    self.all[root].elsewhere |= known.roles
            self._take(self.all[root], [item.mention.text])
            self.all[root].add(item)

    def _take(self, bearer: Bearer, texts: Iterable[str]) -> None:
        """Let a person be found by these full names."""
        for text in texts:
            if text not in bearer.texts:
                bearer.texts.add(text)
                for key in keys_of(text):
                    self.by_key.setdefault(key, {})[bearer.root] = None

    def bearing(self, word: str) -> list[tuple[Bearer, str]]:
        """Who bears a single word, and as what."""
        if word not in self.borne:
            near = dict.fromkeys(r for key in keys_for(word) for r in self.by_key.get(key, ()))
            some = islice(near, MOST_TRIED)
            found = [(self.all[root], self._how(word, self.all[root])) for root in some]
            self.borne[word] = [(bearer, kind) for bearer, kind in found if kind]
        return self.borne[word]

    def _how(self, word: str, bearer: Bearer) -> str:
        found = {how_borne(word, text) for text in sorted(bearer.texts)}
        return next((kind for kind in ORDER if kind in found), "")


def keys_of(text: str) -> set[str]:
    """The keys under which a full name is found."""
    name = person(text)
    words = {bare(w) for w in name.words} | {p for w in name.words for p in parts(w)}
    words |= {"".join(name.units[1:]), initials_of(text)} - {""}
    words |= full_forms().get(name.given, frozenset())
    ends = {f"ends {name.given[-4:]}"}
    return ends | {key for word in words for key in (skeleton(word), word[:3])}


def keys_for(word: str) -> list[str]:
    """The keys by which a single word is looked up, in a fixed order."""
    words = [bare(word), word.replace("-", ""), *sorted(full_forms().get(word, ()))]
    return [*(key for w in words for key in (skeleton(w), w[:3])), f"ends {word[-4:]}"]


class Inside:
    """The people of one article, and the short names in it that could be decided."""

    def __init__(
        self,
        items: Sequence[Found],
        names: Iterable[str],
        text: str,
        groups: Groups,
        folder: People,
    ) -> None:
        self.text = text
        self.headline = text.find("\n")
        self.folder = folder
        self.people = People(items, groups, folder)
        self.not_meant: dict[str, set[Node]] = {}  # word -> people whom it does not mean here
        self.words = sorted({person(text).words[-1] for text in names})

    def decide(self, item: Found) -> tuple[Node | None, str, bool]:
        """Whose the name is and why; and, where that is open, whether several can be meant."""
        word = single(item.mention.text)
        self._note_kin(item, word)
        fit = self.fitting(item, word)
        if TOLD_APART.search(self.text[max(item.mention.start - 12, 0) : item.mention.start]):
            return None, "", bool(fit)
        if not fit:
            return None, "", False
        if len(fit) == 1:
            bearer, kind = fit[0]
            if other := self._of_that_office(item, word, bearer):
                return other.root, f"the role fits “{full(other)}”, named in full elsewhere", False
            what = {"given": "first name", "half": "part of the name"}.get(kind, "surname")
            reason = f"{what} of the only one named so in this article, “{full(bearer)}”"
            bearer.add(item)
            return bearer.root, reason, False
        chosen, reason = self._chosen(item, [bearer for bearer, _ in fit])
        if chosen is None:
            return None, "", True
        chosen.add(item)
        return chosen.root, reason, False

    def _of_that_office(self, item: Found, word: str, here: Bearer) -> Bearer | None:
        """ "Judge Blake" where the article names another Blake in full: the judge of the folder."""
        if not item.role_words or item.role_words & (here.roles | here.elsewhere):
            return None
        kinds = {"surname", "given"} if set(item.titles) & BEFORE_GIVEN else {"surname"}
        fit = [
            bearer
            for bearer, kind in self.folder.bearing(word)
            if kind in kinds and bearer.roles & item.role_words and bearer.suits(item)
        ]
        return fit[0] if len(fit) == 1 and fit[0].root != here.root else None

    def fitting(self, item: Found, word: str) -> list[tuple[Bearer, str]]:
        """The people of the article who can be meant: by surname first, then by first name."""
        kinds: dict[str, list[tuple[Bearer, str]]] = {kind: [] for kind in ORDER}
        for bearer, kind in self.people.bearing(word):
            if bearer.suits(item) and bearer.root not in self.not_meant.get(word, ()):
                kinds[kind].append((bearer, kind))
        first = ("given", *ORDER) if set(item.titles) & BEFORE_GIVEN else ORDER
        return next((kinds[kind] for kind in first if kinds[kind]), [])

    def beyond(self, item: Found, folder: People) -> tuple[Node | None, str, bool]:
        """As `decide`, by the people of the folder, where the article names no bearer in full.

        A first name alone says too little there, unless the article has the surname too.
        """
        word = single(item.mention.text)
        apart = self.not_meant.get(word, set())
        suit = [(b, k) for b, k in folder.bearing(word) if b.suits(item) and b.root not in apart]
        fit = [b for b, kind in suit if kind == "surname"]
        if not fit:
            fit = [b for b, kind in suit if kind == "given" and self._has_surname(b)]
        if len(fit) > 1 and item.role_words:
            fit = [b for b in fit if b.roles & item.role_words] or fit
        if len(fit) == 1:
            return fit[0].root, f"of the people named in full, only “{full(fit[0])}” fits", False
        return None, "", bool(fit)

    def _has_surname(self, bearer: Bearer) -> bool:
        """Whether the article has a surname of somebody that it does not name in full."""
        theirs = {masculine(person(text).words[-1]) for text in bearer.texts}
        return any(same_word(masculine(word), name) for word in self.words for name in theirs)

    def _note_kin(self, item: Found, word: str) -> None:
        end = item.mention.end
        if HAS_KIN.match(self.text, end, end + KIN_REACH):
            for bearer in self.people.all.values():
                if any(end < place < end + KIN_REACH for place in bearer.places):
                    self.not_meant.setdefault(word, set()).add(bearer.root)

    def _chosen(self, item: Found, fit: Iterable[Bearer]) -> tuple[Bearer | None, str]:
        """The one of several whom title, role or what was said just before points to."""
        fit = list(fit)
        if item.gender and len(one := [b for b in fit if item.gender in b.genders]) == 1:
            return one[0], f"the title fits “{full(one[0])}” alone"
        if item.role_words and len(one := [b for b in fit if b.roles & item.role_words]) == 1:
            return one[0], f"the role fits “{full(one[0])}” alone"
        if item.role_words and len(one := [b for b in fit if b.elsewhere & item.role_words]) == 1:
            return one[0], f"the role fits “{full(one[0])}” alone, as others call them"
        return self._just_named(item.mention.start, fit)

    def _just_named(self, start: int, fit: list[Bearer]) -> tuple[Bearer | None, str]:
        """The one named last before a place; for a headline, the one named first below it."""
        if start < self.headline:
            first = min(fit, key=lambda b: b.first_from(self.headline))
            return first, f"a headline: “{full(first)}” is named first below it"
        named = sorted((b.last_before(start), at) for at, b in enumerate(fit))
        named = [(place, at) for place, at in named if place > self.headline]
        if not named:
            return None, ""
        last, at = named[-1]
        line = self.text.rfind("\n", 0, last)
        kin = OF_KIN.search(self.text, max(last - KIN_REACH, line, 0), last)
        if kin and len(named) > 1 and named[-2][0] > line:
            at = named[-2][1]
        return fit[at], f"of those with this name, “{full(fit[at])}” was named last before"


def full(bearer: Bearer) -> str:
    """The longest of a person's names in the article."""
    return max(sorted(bearer.texts), key=len)
