"""Short names of organisations -> the long ones that their article gives: acronyms, parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from samestory.names.aliases import acronym, looks_short, of_syllables
from samestory.names.found import Found, Node
from samestory.names.groups import Groups
from samestory.names.teams import home
from samestory.names.things import core, initials, kind, place_names, raw_words, well_known_acronyms
from samestory.spelling import normal

NEVER = 10**9  # a place behind every text
LETTERS = 4  # of an acronym at most: it is a name of its own, not the start of another
MOST_TRIED = 300  # names that begin with the same letters
LONGEST = 6  # words of a short form, and one
NEVER_SHORT = frozenset({"PERSON", "NORP"})


class Longs:
    """Long names, found by their acronyms and by the words they begin or end with."""

    def __init__(self, nodes: Iterable[tuple[Node, str]]) -> None:
        self.texts = dict(nodes)
        self.by_initials: dict[str, list[Node]] = defaultdict(list)
        self.by_two: dict[str, list[Node]] = defaultdict(list)  # letters
        self.by_end: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        self.by_start: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for node, text in self.texts.items():
            for letters in sorted(initials(text)):
                self.by_initials[letters].append(node)
            self.by_two[node.key[:2]].append(node)
            words = core(text)
            for at in range(1, min(len(words), LONGEST)) if node.label not in NEVER_SHORT else ():
                if not behind_of(text, words[-at:]):
                    self.by_end[words[-at:]].append(node)
                if node.label == "ORG" and (can_stop(words, at) or goes_on_of(text, at)):
                    self.by_start[words[:at]].append(node)

    def for_part(self, short: Node, words: tuple[str, ...]) -> list[Node]:
        """The names that a short one can stand for: "Harbour Board" and "Norwick" for a longer one.

        Not for one that ends in what is only a part of an organisation: the "Corrigan Foundation"
        is never "Corrigan".
        """
        ends = [n for n in self.by_end.get(words, []) if can_end(short, words, n)]
        heads = self.by_start.get(words, []) if can_begin(short) else []
        if not heads and short.label == "ORG" and kind(short.key):  # "the Bank"
            heads = [
                n
                for n in self.by_start.get(words, [])
                if raw_words(self.texts[n])[len(words)] in {"of", "for"}
            ]
        return list(dict.fromkeys(ends + heads))

    def for_firm(self, short: Node, words: tuple[str, ...]) -> list[Node]:
        """The firms that begin with all the words of a name: "Korvex" for "Korvex Steel"."""
        found = self.by_start.get(words, []) if can_begin(short) else []
        return [n for n in found if kind(core(self.texts[n])[-1]) == "firm"]

    def for_more(self, short: Node, text: str) -> list[Node]:
        """The bodies that a name of several words ends, "Police Federation" of Norwick's; and the
        teams of a city whose name means its team.
        """
        words = core(text)
        of_city = [n for n in self.by_start.get(words, []) if home(self.texts[n]) == short.key]
        if short.label == "ORG" and of_city:
            return of_city
        found = self.by_end.get(words, []) if short.label == "ORG" and len(words) > 1 else []
        starts = self.by_start.get(words, []) if short.label == "ORG" else []
        found = found + [n for n in starts if goes_on_of(self.texts[n], len(words))]
        return [n for n in found if n.label == "ORG"]

    def for_acronym(self, text: str) -> list[Node]:
        """The names whose initials a text is; of several the one that the world knows by them."""
        letters = normal(text).replace(" ", "")
        fits = looks_short(text) and normal(text) not in place_names()  # "US", never "U.S. Senate"
        found = self.by_initials.get(letters, []) if fits else []
        known = [
            n for n in found if letters in well_known_acronyms().get(normal(self.texts[n]), ())
        ]
        if fits and not found:
            near = self.by_two.get(letters[:2], [])[:MOST_TRIED]
            found = [n for n in near if of_syllables(letters, self.texts[n])]
        return known or found


def inside(
    items: Sequence[tuple[Found, Node, str]], groups: Groups, headline: int
) -> dict[Node, tuple[Node, str] | None]:
    """Short name -> the long one and why; None where several can be meant.

    `items` are the mentions of one article that are no people, with node and text of each.
    """
    first: dict[Node, int] = {}
    for item, node, _ in items:
        if item.mention.start > headline:
            first.setdefault(node, item.mention.start)
    texts = {node: text for _, node, text in items}
    longs = Longs((node, text) for node, text in texts.items() if len(core(text)) > 1)
    found: dict[Node, tuple[Node, str] | None] = {}
    for node, text in texts.items():
        if node.label == "PERSON":
            continue
        by_letters = [n for n in longs.for_acronym(text) if acronym(text, texts[n])]
        by_part = [n for n in longs.for_part(node, core(text)) if follows(n, node, first)]
        options = by_letters or by_part
        roots = groups.roots(n for n in options if groups.root(n) != groups.root(node))
        if len(roots) == 1:
            what = "acronym of" if by_letters else "short for"
            found[node] = options[0], f"{what} “{texts[options[0]]}”, named in this article"
        elif roots and node not in first:  # in the headline alone: who is named first below it
            main = min(options, key=lambda n: first.get(n, NEVER))
            found[node] = main, f"short in a headline for “{texts[main]}”, named first below it"
        elif roots:
            found[node] = None
    return found


def behind_of(long: str, words: tuple[str, ...]) -> bool:
    """Whether these words are what a body is of: "Selm" of the "University of Selm"."""
    raw = raw_words(long)
    return len(raw) > len(words) and raw[-len(words) - 1] == "of"


def goes_on_of(long: str, at: int) -> bool:
    """Whether "of" stands behind the first words: "Election Commission" of India."""
    raw = raw_words(long)
    return 1 < at < len(raw) and raw[at] == "of"


def can_stop(words: tuple[str, ...], at: int) -> bool:
    """Whether the first words of an organisation's name can stand for all.

    Not if they are another whole one ("Norwick Police", "Norwick Police Federation"), or what is
    left is only a part of an organisation.
    """
    whole = at > 1 and kind(words[at - 1]) in {"org", "part", "firm"}
    return not whole and not any(kind(word) == "part" for word in words[at:])


def can_begin(short: Node) -> bool:
    """Whether a name can be the first words of a longer one: "Korvex", but not "MLB"."""
    return short.label == "ORG" and (len(short.key) > LETTERS or " " in short.key)


def can_end(short: Node, words: tuple[str, ...], long: Node) -> bool:
    """Whether labels let a name stand for one that ends in it: teams have many, places one."""
    if short.label == "PLACE" and len(words) == 1:
        return words[0].endswith("s") and not is_known_place(words[0])
    if short.label == "NORP":
        return words[0].endswith("s") and long.label != "NORP"
    return short.label == "ORG" or (long.label == short.label != "PLACE") or len(words) > 1


def is_known_place(word: str) -> bool:
    """Whether a word alone is a place that has its own name and demonym."""
    return word in place_names()


def follows(long: Node, short: Node, first: dict[Node, int]) -> bool:
    """Whether an article has the long name before the short one, headlines apart."""
    return long in first and first[long] <= first.get(short, first[long])
