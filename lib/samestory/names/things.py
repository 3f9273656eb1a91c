"""Two names of organisations, places and other things -> whether they name one, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import Indel

from samestory.consistency import known_places
from samestory.names.people import NO, Likeness
from samestory.names.sounds import plain, skeleton, sound_alike
from samestory.spelling import alike, normal

DATA = Path(__file__).parents[1] / "data"
LONG_ENOUGH = 6  # letters from which a name may differ in one, and words may sound alike
HOUSES = frozenset({"center", "clinic"})
WATERS = frozenset({"sea", "ocean"})
SIMILAR = 0.7  # share of letters that two spellings of one sound have in common
MOST_DELETED = 24  # letters of a key that are left out one by one to find its misspellings


@cache
def words_known() -> dict[str, tuple[str, str]]:
    """Word -> what it does in names (legal, synonym, small, part) and what it is the same as."""
    lines = (DATA / "name_words.csv").read_text(encoding="utf-8").splitlines()
    return {word: (kind, same) for word, kind, same in (line.split(",") for line in lines[1:])}


def kind(word: str) -> str:
    """What a word does in names; empty for most."""
    return words_known().get(word, ("", ""))[0]


def raw_words(name: str) -> list[str]:
    """The words of a name in plain letters."""
    return [word for word in map(plain, normal(name).split()) if word]


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """The words of a thing's name as compared: no "Ltd" at the end, no "of", "St" as "Saint"."""
    words = raw_words(name)
    while len(words) > 1 and kind(words[-1]) == "legal":
        words = words[:-1]
    if len(words) > 2 and words[-2:] == ["police", "department"]:
        words = words[:-1]
    if len(words) > 2 and words[:2] == ["city", "of"]:
        words = words[2:]
    if len(words) == 2 and words[1] in WATERS and len(words[0]) > LONG_ENOUGH:
        words = words[:1]  # "Mediterranean Sea"; the Red Sea is never called Red
    kept = [words_known().get(w, ("", ""))[1] or w for w in words if kind(w) != "small"]
    return tuple(kept) or tuple(words) or (normal(name),)


@cache
def place_names() -> dict[str, str]:
    """Every name of a place that has several -> the one to compare, from data/place_names.csv."""
    found: dict[str, str] = {}
    for line in (DATA / "place_names.csv").read_text(encoding="utf-8").splitlines()[1:]:
        name, others, _ = line.split(",")
        found |= {normal(other): name for other in (name, *others.split("|")) if other}
    return found


@lru_cache(maxsize=262144)
def same_thing(one: str, other: str, labels: tuple[str, str]) -> Likeness:
    """Whether two names, with their labels, are of one thing; an empty reason if not."""
    a, b = core(one), core(other)
    if clash(one, other):
        return NO
    if labels[0] != labels[1]:
        # A model is often unsure what a name of several words is, and so is a reader of one word.
        # The same words under two labels were told apart by what stands beside them.
        alone = "PLACE" in labels and (min(len(a), len(b)) < 2 or normal(one) == normal(other))
        return NO if alone else same_form(a, b, one, other) or without_place(a, b, other)
    if labels[0] == "PLACE" and one_place(one, other):
        return Likeness(f"another name of “{other}”")
    if labels[0] == "NORP" and singular(one) == singular(other):
        return Likeness(f"plural or singular of “{other}”")
    return (
        same_form(a, b, one, other) or spelled(a, b, other, labels[0]) or without_place(a, b, other)
    )


@cache
def legal_families() -> dict[str, str]:
    """Legal form of a firm -> the language of its law."""
    families = {"de": "gmbh ag kg kgaa", "la": "sa spa srl sarl sac", "nl": "nv bv"}
    north = {"no": "ab asa aps as oy oyj uab", "en": "inc ltd limited llc llp plc corp co"}
    return {word: name for name, some in (families | north).items() for word in some.split()}


def clash(one: str, other: str) -> bool:
    """Whether two firms are two by their legal forms: "Korvex Inc." and "Korvex GmbH"."""
    left, right = (
        legal_families().get(words[-1], "") if len(words := raw_words(name)) > 1 else ""
        for name in (one, other)
    )
    return bool(left and right and left != right)


def same_form(a: tuple[str, ...], b: tuple[str, ...], one: str, other: str) -> Likeness:
    """Whether two names are one but for "Ltd", spaces, or "of" and the order of the words."""
    if a == b:
        return Likeness(f"“{other}” but for its form (Ltd, St, of)")
    if "".join(a) == "".join(b) and len("".join(a)) >= LONG_ENOUGH:
        return Likeness(f"“{other}” but for spaces")
    if sorted(a) == sorted(b) and "of" in {*normal(one).split(), *normal(other).split()}:
        return Likeness(f"the words of “{other}” in another order")
    return NO


def spelled(a: tuple[str, ...], b: tuple[str, ...], other: str, label: str) -> Likeness:
    """Whether two names are spellings of one, by letters or by sound."""
    x, y = " ".join(a), " ".join(b)
    if min(len(x), len(y)) < LONG_ENOUGH or known_apart() & {*a, *b}.difference({*a} & {*b}):
        return NO
    if alike(x, y):
        return Likeness(f"spelled like “{other}”, a letter apart")
    if label != "NORP" and sounds_alike(a, b):
        return Likeness(f"sounds like “{other}”")
    return NO


def without_place(a: tuple[str, ...], b: tuple[str, ...], other: str) -> Likeness:
    """ "US Federal Trade Commission" and the same without "US"; weak, for each country has one."""
    for x, y in ((a, b), (b, a)):
        place = place_names().get(x[0]) or (x[0] in well_known() and len(y) > 2)
        if place and x[1:] == y and len(y) > 1:
            return Likeness(f"“{other}” but for the place", weak=True)
        if len(y) > 1 and x[:-1] == y and x[-1] in HOUSES:
            return Likeness(f"“{other}” but for “{x[-1]}”", weak=True)
    return NO


@cache
def well_known() -> frozenset[str]:
    """Places that everybody knows, as they are compared."""
    return frozenset(normal(place) for place in known_places())


def one_place(one: str, other: str) -> bool:
    """Whether two names are known to be of one place: "Mumbai", "Bombay"."""
    left, right = place_names().get(normal(one), ""), place_names().get(normal(other), "")
    return bool(left) and left == right


@cache
def known_apart() -> frozenset[str]:
    """Words of places that everybody knows: they are not misspelled into each other."""
    return frozenset(word for name in place_names() for word in name.split())


def singular(name: str) -> str:
    """ "Turks" as "turk"."""
    key = normal(name)
    return key.removesuffix("s") if len(key) > 4 and not key.endswith("ss") else key


def sounds_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names agree word by word, some of them only in sound: "Hezbollah", "Hizbullah"."""
    if len(one) != len(other):
        return False
    for x, y in zip(one, other, strict=True):
        close = min(len(x), len(y)) >= LONG_ENOUGH and x.isalpha() and y.isalpha()
        if x != y and not (
            close and sound_alike(x, y) and Indel.normalized_similarity(x, y) >= SIMILAR
        ):
            return False
    return True


def blocks(name: str, label: str) -> Iterator[str]:
    """The keys of which two names share at least one if `same_thing` can hold."""
    words = core(name)
    yield "all " + "".join(words)
    yield "bag " + " ".join(sorted(words))
    if label == "NORP":
        yield "singular " + singular(name)
    if len(words) > 2:
        yield "tail " + " ".join(words[1:])
    if len(words) > 1:
        yield "tail " + " ".join(words)
        if words[-1] in HOUSES:
            yield "tail " + " ".join(words[:-1])
    if found := place_names().get(normal(name), "") if label == "PLACE" else "":
        yield "place " + found
    key = skeleton("".join(words))[:MOST_DELETED]
    if len("".join(words)) >= LONG_ENOUGH:
        yield "sound " + key
        for at in range(len(key)):
            yield "sound " + key[:at] + key[at + 1 :]


@cache
def well_known_acronyms() -> dict[str, frozenset[str]]:
    """Long name as compared -> its usual acronyms, from data/acronyms.csv."""
    found: dict[str, set[str]] = {}
    for line in (DATA / "acronyms.csv").read_text(encoding="utf-8").splitlines()[1:]:
        short, long = line.split(",")
        found.setdefault(normal(long), set()).add(normal(short))
    return {long: frozenset(short) for long, short in found.items()}


@lru_cache(maxsize=65536)
def initials(name: str) -> frozenset[str]:
    """The acronyms that a name of several words can have."""
    every = [word for word in map(plain, normal(name).split()) if word]
    weighty = [w for w in every if kind(w) != "small"]
    whole = [w for w in map(plain, name.split()) if w and kind(w) != "small"]  # "Co-operation"
    bare = [w for w in weighty if kind(w) != "legal"]
    abroad = weighty[1:] if weighty and weighty[0] in known_apart() else []
    found = {
        "".join(w[0] for w in words)
        for words in (every, weighty, whole, bare, abroad)
        if len(words) > 1
    }
    found |= {"t" + letters for letters in found}  # "THR", the Hollywood Reporter
    return frozenset(found | well_known_acronyms().get(normal(name), frozenset()))
