"""Mentions of a folder -> the label of each, settled over the folder.

A model calls one name an organisation here and a person there. What a name ends in ("Ltd") and
what stands beside it ("the club, Évora,") count first; names of several words have one label in the
whole folder; a single word can be a person in one article and a place in the next.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from samestory.names import teams
from samestory.names.demonyms import demonyms
from samestory.names.found import Found
from samestory.names.person import bare, person
from samestory.names.sounds import skeleton
from samestory.names.teams import LANDFORMS, is_plural
from samestory.names.things import (
    DATA,
    core,
    kind,
    place_names,
    raw_words,
    singular,
    well_known,
    well_known_acronyms,
)
from samestory.spelling import TITLES, normal
from samestory.tables import LABELS

BESIDE = 70  # characters beside a name in which a noun says what it is
BEHIND = re.compile(
    r"[”\"’']?, (?:the|a|an|its|their|his|her|our) ((?:[^\W\d_][\w’'-]{0,20} ){0,3}?)"
    r"([^\W\d_][\w-]{0,20})(?=[,.;]| of | in | that | which | where | who )"
)
RIGHT_BEFORE = re.compile(r"([^\W\d_][\w-]{0,20})(,?) (?:the )?[“\"‘']?$")
LONG_SOUND = 6  # consonants of names that are taken for spellings of one
PARTS = 1000  # of the vote of an article
PLACING = re.compile(
    r"(?:^|(\w*)\s)(?:in|near|outside|around|across|university of) $", re.IGNORECASE
)
TRUSTING = frozenset(
    "faith trust confidence interest belief believe believed role hand".split()
)  # "confidence in Brandt"
BEHIND_PLACE = re.compile(
    r"[,.;:)!?”\"\n]|$| (?:after|and|as|at|before|by|for|from|had|has|have|in|is|last|on|since|that"
    r"|this|to|today|until|was|when|where|which|who|will|with|yesterday|on)\b"
)
# "Aldergate shares", "a unit of Aldergate": the firm, not who bears its name.
FIRM_BEHIND = re.compile(
    r"(?:['’]s?)? (?:founder|boss|chairman|chief executive|workers|shares|stock|shareholders"
    r"|investors|spokes\w{3,6}|executives?|employees|staff|customers|unit|subsidiary|plant|factory"
    r"|products?|said it |fell \d|rose \d)"
)
FIRM_BEFORE = re.compile(
    r"\b(?:shares (?:in|of)|(?:unit|arm|subsidiary|owner|maker|customers|parent|part) of) $"
)
SITE_BEHIND = re.compile(
    r" (?:copper |gold |coal |iron |open |power )?(?:mine|pit|dam|refinery|quarry|prison|airport"
    r"|reservoir|valley|peninsula|bridge)\b"
)
OFFICES = frozenset("university ministry department court bank institute federation".split())


class Known:
    """What the mentions of a folder say of its names, taken together."""

    def __init__(self, found: Sequence[Found], texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.votes = votes_of(found)
        self.usual = {key: majority(vote) for key, vote in self.votes.items()}
        self.usual |= of_spellings(found, self.votes)
        # Names that somebody bears, by a title or by what the articles call them.
        self.people = {f.key for f in found if f.titles or f.mention.role}
        self.titled = {(f.article_id, f.key) for f in found if f.titles}
        self.places = well_known()
        self.placed: set[str] = set()  # single words that stand as places somewhere
        self.towns: frozenset[str] = frozenset()  # nobody bears their names
        firms = [core(f.mention.text) for f in found if by_words(f.mention.text, f.mention.label)]
        self.firms = set(firms)
        self.borne = self._bearers(found)
        self.firsts = {words[:at] for words in firms for at in range(1, len(words))} | self.firms

    def _bearers(self, found: Iterable[Found]) -> dict[str, set[str]]:
        """Article, or "" for the folder -> the words of the full names of people there."""
        borne: dict[str, set[str]] = defaultdict(set)
        for item in found:
            words = person(item.mention.text).words
            full = self.usual[item.key] == "PERSON" and " " in item.key and len(words) > 1
            if full and core(item.mention.text) not in self.firms:
                # Everywhere the surname; in its own article the first name too.
                borne[""] |= {bare(words[-1]), words[-1].replace("-", "")}
                borne[item.article_id] |= {bare(w) for w in words}
                borne[item.article_id].add(words[-1].replace("-", ""))
        return borne

    def traded(self, item: Found) -> bool:
        """Whether what stands beside a name is said of a firm: "Aldergate shares fell"."""
        text, mention = self.texts.get(item.article_id, ""), item.mention
        before = text[max(mention.start - BESIDE, 0) : mention.start]
        return bool(FIRM_BEHIND.match(text, mention.end) or FIRM_BEFORE.search(before))


def settle(found: Sequence[Found], texts: Mapping[str, str]) -> list[str]:
    """The label of each mention."""
    known = Known(found, texts)
    known.placed = {f.key for f in found if placed(f, texts.get(f.article_id, ""))}
    known.towns = frozenset(known.placed) - known.people - known.borne[""]
    labels = [
        beside(
            item,
            texts.get(item.article_id, ""),
            is_firm=core(item.mention.text) in known.firsts,
        )
        or placed(item, texts.get(item.article_id, ""))
        or by_words(item.mention.text, item.mention.label)
        or (several(item, known) if " " in item.key else one_word(item, known))
        for item in found
    ]
    with_team = teams.homes({f.mention.text for f in found if " " in f.key})
    return [
        "ORG" if label == "PLACE" and item.key in with_team and means_team(item, texts) else label
        for item, label in zip(found, labels, strict=True)
    ]


def means_team(item: Found, texts: Mapping[str, str]) -> bool:
    """Whether a city's name is its team's here."""
    text = texts.get(item.article_id, "")
    return teams.is_meant(text, item.mention.start, item.mention.end)


def votes_of(found: Iterable[Found]) -> dict[str, Counter[str]]:
    """Name -> label -> in how many articles; one with two labels counts for each in part."""
    inside: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for item in found:
        inside[item.key, item.article_id][item.mention.label] += 1
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for (key, _), vote in inside.items():
        for label, times in vote.items():
            votes[key][label] += times * PARTS // vote.total()
    return votes


def of_spellings(found: Iterable[Found], votes: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Name of several words -> the label of most of its spellings: "Tell Zarqa", "Tell Zarka"."""
    alike: dict[str, set[str]] = defaultdict(set)
    for item in found:
        if " " in item.key and item.mention.label in {"PERSON", "PLACE"}:
            words = person(item.mention.text).words
            alike[" ".join(sorted(skeleton(bare(word)) for word in words))].add(item.key)
    label: dict[str, str] = {}
    for key, keys in alike.items():
        if len(keys) > 1 and len(key) >= LONG_SOUND:
            vote = sum((votes[k] for k in sorted(keys)), Counter())
            label |= dict.fromkeys(keys, majority(vote))
    return label


def majority(vote: Counter[str]) -> str:
    """The label of most; of equals the first in LABELS."""
    return max(LABELS, key=lambda label: vote[label])


@cache
def kinds_of_things() -> dict[str, str]:
    """Noun -> the label of what it calls so, from data/kinds_of_things.csv."""
    lines = (DATA / "kinds_of_things.csv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split(",") for line in lines)


def beside(item: Found, text: str, *, is_firm: bool) -> str:
    """The label that a noun beside a name gives it: "the club, Évora,"; empty for most."""
    mention = item.mention
    before = text[max(mention.start - BESIDE, 0) : mention.start]
    after = text[mention.end : mention.end + BESIDE]
    if mention.label == "PERSON" and not is_firm:
        return ship(before)
    if mention.label == "NORP":
        return ""
    if found := BEHIND.match(after):
        return kinds_of_things().get(found[2].casefold(), "")
    found = RIGHT_BEFORE.search(before)
    if found and (not found[2] or after[:1] in {",", "."}):
        return kinds_of_things().get(found[1].casefold(), "")
    return ""


def ship(before: str) -> str:
    """MISC for a name right behind "the supply ship"; empty for most."""
    found = RIGHT_BEFORE.search(before)
    of_thing = found and not found[2] and kinds_of_things().get(found[1].casefold()) == "MISC"
    return "MISC" if of_thing else ""


def placed(item: Found, text: str) -> str:
    """PLACE for a single word that stands as one, whatever the model calls it: "in Selm"."""
    mention = item.mention
    if " " in item.key or mention.label not in {"PLACE", "PERSON"}:
        return ""
    if SITE_BEHIND.match(text, mention.end) and not item.titles:
        return "PLACE"
    found = PLACING.search(text, max(mention.start - 28, 0), mention.start)
    if not found or mention.label == "PLACE":
        return "PLACE" if found else ""
    trusted = (found[1] or "").casefold() in TRUSTING
    return "PLACE" if not trusted and BEHIND_PLACE.match(text, mention.end) else ""


def by_words(text: str, label: str) -> str:
    """ORG where the words of a name say so: "Altyn Bank", "Malabar Airways Ltd"; else empty."""
    words = raw_words(text)
    if len(words) < 2:
        return ""
    if normal(text) in place_names():
        return "PLACE"
    if normal(text) in well_known_acronyms():
        return "ORG"
    if label == "NORP":
        return "ORG" if is_team(words) else ""
    last = kind(words[-1])
    if last == "legal":
        return "ORG"
    if not text.split()[-1][:1].isupper():  # "Christmas party"
        return ""
    if last in {"org", "firm"} and label not in {"PERSON", "EVENT", "LAW"}:
        return "ORG"
    if words[0] in OFFICES and words[1] == "of":
        return "ORG"
    if label == "PERSON" and (words[0] in LANDFORMS or words[-2] in LANDFORMS):
        return "PLACE"
    return "ORG" if label in {"PLACE", "MISC"} and is_team(words) else ""


def is_team(words: Sequence[str], towns: frozenset[str] = frozenset()) -> bool:
    """Whether a name is a place and a plural: "Norwick Terns"; but not the "Norwick Islands"."""
    town = " ".join(words[:-1])
    return is_plural(words[-1]) and (town in well_known() or town in towns)


def several(item: Found, known: Known) -> str:
    """The label of a name of several words: the folder's; a rank and a surname are a person."""
    usual = known.usual[item.key]
    if usual != "PLACE" and not item.titles and is_team(item.key.split(), known.towns):
        return "ORG"
    ranked = item.key.split()[0] in TITLES
    ends = bare(person(item.mention.text).words[-1]) in known.borne[""]
    if ranked and ends:
        return "PERSON"
    words = core(item.mention.text)
    of_firm = words in known.firms or (len(words) > 2 and words[:-1] in known.firms)
    is_firm = of_firm and usual != "NORP" and not (ends and item.key in known.people)
    return "ORG" if is_firm else usual


def one_word(item: Found, known: Known) -> str:
    """The label of a single word, which may be another in another article."""
    key, label, usual = item.key, item.mention.label, known.usual[item.key]
    if label in {"PLACE", "MISC"} and key not in known.places and singular(key) in demonyms():
        return "NORP"
    if core(item.mention.text) in known.firsts and not item.titles and known.traded(item):
        return "ORG"
    if borne := of_bearer(item, known):
        return borne
    if usual in {"ORG", "MISC", "PERSON"} and key in known.placed:
        return "PLACE"
    if usual == "PERSON" and kind(key) == "org":
        return "ORG"
    if usual not in {"ORG", "NORP", "PLACE"} and core(item.mention.text) in known.firsts:
        return "ORG"
    return usual


def of_bearer(item: Found, known: Known) -> str:
    """The label of a single word that somebody bears who is named in full; empty for others."""
    key, label = item.key, item.mention.label
    usual, vote = known.usual[key], known.votes[key]
    word = bare(person(item.mention.text).words[-1])
    here = word in known.borne.get(item.article_id, ())
    is_person = label == "PERSON"
    if is_person and (here or (item.article_id, key) in known.titled):
        return "PERSON"
    if key in known.places:
        return ""
    often = 2 * vote["PERSON"] >= vote[usual]
    if here:
        # A surname of somebody named in full here; the model may know better of a company.
        astray = label == "PLACE" and key not in known.placed
        return "PERSON" if astray or often else label
    if word in known.borne[""]:
        return "PERSON" if often else usual
    return ""
