"""Two full names of people -> whether one person can bear both, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from samestory.names.person import Person, bare, parts, person, without_hyphens
from samestory.names.sounds import skeleton, sound_alike
from samestory.spelling import like_words

NICKNAMES = Path(__file__).parents[1] / "data" / "nicknames.csv"
LEAST_OF_CUT = 4  # letters of a first name that is the start or end of another
LEAST_OF_STEM = 3  # the same without "y" or "ie" at its end
EASTERN = Path(__file__).parents[1] / "data" / "eastern_surnames.csv"


class Likeness(NamedTuple):
    """Why two names can be one; a weak reason holds only where nobody else fits."""

    reason: str = ""
    weak: bool = False

    def __bool__(self) -> bool:
        return bool(self.reason)


NO = Likeness()


@lru_cache(maxsize=262144)
def same_person(one: str, other: str) -> Likeness:
    """Whether two full names as written can be one person's; an empty reason if not."""
    a, b = person(one), person(other)
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return NO
    if a.units == b.units:
        weak = a.suffix != b.suffix
        return Likeness(f"written “{other}” elsewhere", weak)
    if "".join(a.units) == "".join(b.units):
        return Likeness(f"“{other}” but for spaces or hyphens")
    if min(len(a.units), len(b.units)) < 2:
        return NO
    if a.units == parts(b.words[-1]) or b.units == parts(a.words[-1]):
        return Likeness(f"the double surname of “{other}”, or the reverse", weak=True)
    a, b = doubled(a, b), doubled(b, a)
    return in_order(a, b, other) or turned(a, b, other) or by_nickname(a, b, other) or NO


def by_nickname(a: Person, b: Person, other: str) -> Likeness | None:
    """ "Jerry Ortiz" and Luis "Jerry" Ortiz."""
    called = (a.nick and a.nick == b.given) or (b.nick and b.nick == a.given)
    if called and same_surname(a, b) == "equal":
        return Likeness(f"the nickname in “{other}”, or the reverse", weak=True)
    return None


def doubled(name: Person, other: Person) -> Person:
    """ "Fatou Traore Diop" as "Fatou Traore-Diop" where the other name is written so."""
    if len(name.words) > 2 and "-".join(name.words[-2:]) == other.words[-1]:
        words = (*name.words[:-2], other.words[-1])
        return name._replace(words=words, units=without_hyphens(words))
    return name


def in_order(a: Person, b: Person, other: str) -> Likeness | None:
    """Both with the surname at the same end."""
    family = same_surname(a, b)
    first = same_given(a.units[:-1], b.units[:-1])
    if is_eastern(a) and is_eastern(b):
        same = eastern()[a.given] == eastern()[b.given]
        family, first = "equal" if same else "", same_given(a.units[1:], b.units[1:])
        first = first if first in {"equal", "sound"} else ""
    if not family or not first:
        return None
    if (family, first) == ("equal", "initial"):
        return Likeness(f"initials of “{other}”", weak=True)
    if first == "second":
        return Likeness(f"“{other}” by a second first name", True) if family == "equal" else None
    if first == "initial":
        return Likeness(f"initials of “{other}”", True) if family == "sound" else None
    if first == "nickname":
        return Likeness(f"another form of the first name of “{other}”", weak=True)
    if family == "half":
        return Likeness(f"one half of the double name “{other}”, or the reverse", weak=True)
    if family == "equal" and first == "equal":
        return Likeness(f"“{other}” but for a middle name", weak=True)
    if "spelled" in (family, first):
        return Likeness(f"spelled like “{other}”, a letter or two apart")
    return Likeness(f"sounds like “{other}”")


def turned(a: Person, b: Person, other: str) -> Likeness | None:
    """The surname first in one and last in the other: Chinese, Korean, Hungarian order."""
    if min(len(a.given), len(a.surname), len(b.given), len(b.surname)) < 2:
        return None
    reason = Likeness(f"the words of “{other}” in another order")
    if sorted(a.units) == sorted(b.units):
        return reason
    for x, y in ((a, b), (b, a)):
        same = eastern().get(x.given, x.given) == eastern().get(y.surname, y.surname)
        if same and "".join(x.units[1:]) == "".join(y.units[:-1]):
            return reason
    for x, y in ((a, b), (b, a)):
        if x.given in eastern() and turned_round(x.units, y.units):
            return reason
    alike = sound_alike(a.given, b.surname) and sound_alike(a.surname, b.given)
    return reason if alike and len(a.units) == len(b.units) == 2 else None


def turned_round(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """ "Nguyen Thi Thuy" and "Thuy T. Nguyen": the middle in full or as an initial."""
    ends = one[0] == other[-1] and one[-1] == other[0] and len(one) == len(other) > 2
    return ends and not any(map(against, one[1:-1], other[-2:0:-1]))


def same_surname(a: Person, b: Person) -> str:
    """How two surnames agree: equal, sound, spelled, half of a double name; empty if not."""
    x, y = a.words[-1], b.words[-1]
    left, right = bare(x), bare(y)
    if left == right or a.surname == b.surname:
        return "equal"
    pairs = ((left, right), (a.surname, b.surname), (silent(left), silent(right)))
    if any(sound_alike(*pair) for pair in pairs) or sound_alike(silent(x), silent(y)):
        return "sound"
    if like_words(left, right) or letter_more(left, right):
        return "spelled"
    if {left, right} == {min(left, right), min(left, right) + "e"} and len(left) > 3 < len(right):
        return "spelled"
    halves = {left, right} & {*parts(x), *parts(y), *long(a.units[1:-1]), *long(b.units[1:-1])}
    return "half" if halves else ""


def silent(surname: str) -> str:
    """A surname without an "e" at its end that is not heard: "Alhassane", "Al-Hassan"."""
    word = surname.replace("-", "")
    return word[:-1] if len(word) > 5 and word[-1] == "e" and word[-2] not in "aeiou" else word


def long(words: tuple[str, ...]) -> Iterator[str]:
    """The words of at least three letters."""
    return (word for word in words if len(word) > 2)


def letter_more(one: str, other: str) -> bool:
    """Whether one has a letter more inside or at the end: "Marsch" and "Marsh"."""
    shorter, longer = sorted((one, other), key=len)
    more = len(shorter) >= 5 and len(longer) - len(shorter) == 1 and shorter[0] == longer[0]
    # A vowel at the end is another name: "Martin", "Martini"; so is an "s": "Robert", "Roberts".
    if not more or (longer.startswith(shorter) and longer[-1] in "aeiouys"):
        return False
    return Levenshtein.distance(shorter, longer, score_cutoff=1) == 1


def same_given(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """How the words before two surnames agree: equal, sound, spelled, nickname, initial."""
    if "".join(one) == "".join(other):
        return "equal"
    if not one or not other:
        return ""
    if sound_alike("".join(one), "".join(other)) and len(one) != len(other):
        return "sound"
    if one[0] in other[1:] or other[0] in one[1:]:  # "W. Mark Felt" and "Mark Felt"
        called = one[0] if one[0] in other[1:] else other[0]
        return "second" if len(called) > 2 else ""
    if any(map(against, one[1:], other[1:])):
        return ""
    left, right = one[0], other[0]
    if left == right:
        return "initial" if len(left) == 1 else "equal"
    if len(left) == 1 or len(right) == 1:
        return "initial" if shares_initial(left, right) else ""
    if sound_alike(left, right):
        return "sound"
    if like_words(left, right) and left[-1] == right[-1]:
        return "spelled"
    return "nickname" if are_short_for_one(left, right) or is_cut_of(left, right) else ""


def shares_initial(one: str, other: str) -> bool:
    """Whether one is the initial of the other, or of its full form: "R." and "Bob"."""
    initial, name = sorted((one, other), key=len)
    return initial == name[0] or any(full[0] == initial for full in full_forms().get(name, ()))


def against(one: str, other: str) -> bool:
    """Whether two middle names exclude each other."""
    if len(one) == 1 or len(other) == 1:
        return one[0] != other[0]
    return not (sound_alike(one, other) or like_words(one, other))


@cache
def full_forms() -> dict[str, frozenset[str]]:
    """Short first name -> the full ones that it can stand for, from data/nicknames.csv."""
    found: dict[str, set[str]] = {}
    for line in NICKNAMES.read_text(encoding="utf-8").splitlines()[1:]:
        full, _, short = line.partition(",")
        for name in short.split():
            found.setdefault(name, set()).add(full)
    return {short: frozenset(full) for short, full in found.items()}


def are_short_for_one(one: str, other: str) -> bool:
    """Whether one is short for the other, or both for a third: "Liz", "Beth" and "Elizabeth"."""
    left, right = full_forms().get(one, frozenset()), full_forms().get(other, frozenset())
    stands = other in left or one in right or bool(left & right)
    return (
        stands
        or any(sound_alike(full, other) for full in left)
        or any(sound_alike(full, one) for full in right)
    )


def is_cut_of(one: str, other: str) -> bool:
    """Whether a first name is another's start or end: "Kati", "Katalin"; "Segun", "Olusegun".

    Not if it is a full name of its own: "Lucy" is not Lucas.
    """
    short, name = sorted((one, other), key=len)
    if len(short) < LEAST_OF_CUT or len(name) - len(short) < 2 or short in full_names():
        return False
    stem = short.rstrip("iey") if short.endswith(("i", "ie", "y")) else short
    starts = len(stem) >= LEAST_OF_STEM and name.startswith(stem)
    return starts or name.endswith(short)


@cache
def full_names() -> frozenset[str]:
    """First names that data/nicknames.csv has short forms of."""
    return frozenset(full for names in full_forms().values() for full in names)


@cache
def eastern() -> dict[str, str]:
    """Surnames that stand first in China, Korea and Vietnam -> the one spelling to compare."""
    found: dict[str, str] = {}
    for line in EASTERN.read_text(encoding="utf-8").splitlines()[1:]:
        usual, _, others = line.partition(",")
        found |= dict.fromkeys(others.split(), usual)
    for line in EASTERN.read_text(encoding="utf-8").splitlines()[1:]:
        found.setdefault(line.partition(",")[0], line.partition(",")[0])
    return found


def is_eastern(name: Person) -> bool:
    """Whether the surname stands first: "Xi Jinping", "Kim Jong Un", "Tran Duc Luong"."""
    return len(name.units) > 1 and name.given in eastern() and name.surname not in eastern()


def surname_of(text: str) -> str:
    """The surname of a name as written, as it is compared."""
    return bare(person(text).words[-1])


def has_initials_alone(text: str) -> bool:
    """Whether a name has initials for all but the surname, and more than one."""
    given = person(text).units[:-1]
    return len(given) > 1 and all(len(word) == 1 for word in given)


def shares_an_initial(one: str, other: str) -> bool:
    """Whether the initials of the first name have that of the other's first name."""
    return has_initials_alone(one) and person(other).given[0] in person(one).units[:-1]


def clash(one: str, other: str) -> bool:
    """Whether two full names cannot be one person's: other first or middle names, Jr and Sr."""
    a, b = person(one), person(other)
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return True
    if min(len(a.units), len(b.units)) < 2 or same_person(one, other):
        return False
    if shares_an_initial(one, other) or shares_an_initial(other, one):
        return False
    common = set(a.units) & set(b.units)
    return not (common and same_given(a.units[:-1], b.units[:-1]))


def blocks(text: str) -> Iterator[str]:
    """The keys of which two names share at least one if `same_person` can hold."""
    name = person(text)
    if len(name.units) < 2:
        return
    yield "all " + "".join(name.units)
    family, given = skeleton(bare(name.words[-1])), skeleton(name.given)
    yield "surname " + family
    yield f"given {given} {name.surname[:1]}"
    if is_eastern(name):
        yield "surname " + skeleton(eastern()[name.given])
    if name.given in eastern() or name.surname in eastern():
        yield f"east {eastern().get(name.given)} {''.join(name.units[1:])}"
        yield f"east {eastern().get(name.surname)} {''.join(name.units[:-1])}"
    yield "both " + " ".join(sorted((skeleton("".join(name.units[:-1])), skeleton(name.surname))))
    yield "both " + " ".join(sorted((given, skeleton("".join(name.units[1:])))))
    for half in {*parts(name.words[-1]), *long(name.units[1:-1]), bare(name.words[-1])}:
        yield f"half {given} {skeleton(half)}"
        yield "surname " + skeleton(half)
