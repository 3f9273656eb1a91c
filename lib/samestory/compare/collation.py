"""Two quotations, word by word: are they one utterance, and what did an editor change?

The shorter is looked for in the longer: whole, in runs between gaps that an editor marked, hanging
over one of its ends, or nearly so, with words left out, put in or replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from samestory.compare.wording import GAP, telling

Keys = Sequence[str]

# Of the shorter quotation's words, in order, that must stand in the longer one.
SAME_WORDS = 0.8
# Words put in between may make the stretch this much longer.
STRETCH = 1.3
# Below this many words nearly the same is not the same; fewer do for one and the same speaker.
LONG_ENOUGH = 8
LONG_ENOUGH_FOR_ONE = 6
# Two excerpts that share their edge: words in common, and how many of them tell.
EDGE, EDGE_TELLS = 6, 3
# Without these the rest says the opposite: leaving one out is no cut.
NEGATIONS = frozenset("not no never none nobody nothing neither nor without cannot hardly".split())


class Edit(NamedTuple):
    """Words of the longer version (`was`) for which the shorter one has others (`now`)."""

    was: tuple[str, ...]
    now: tuple[str, ...]


def relation(short: Keys, long: Keys, *, one_speaker: bool = False) -> str:
    """same, cut or altered; empty when they are not one utterance."""
    if "".join(without_article(short)) == "".join(without_article(long)):
        return "same"
    if is_cut(short, long) or overlap(short, long):
        return "cut"
    enough = LONG_ENOUGH_FOR_ONE if one_speaker else LONG_ENOUGH
    if len(short) < enough:
        return ""
    stretch = nearest(short, long)
    return "" if stretch is None else "altered" if edits(short, stretch) else "cut"


def without_article(said: Keys) -> Keys:
    """The words but for an article before them: where the marks open, is the outlet's taste."""
    return said[1:] if len(said) > 1 and said[0] in {"the", "a", "an"} else said


def is_cut(short: Keys, long: Keys) -> bool:
    """Whether the runs of `short` between its gaps stand in `long`, in order.

    A gap in `long` may stand for the words of a run that crosses it.
    """
    place = 0
    for part in parts(short):
        start = find(part, long, place)
        if start is None:
            return GAP in long and GAP not in short and is_cut(long, short)
        place = start + len(part)
    return True


def parts(said: Keys) -> list[tuple[str, ...]]:
    """The runs of words between gaps."""
    return [tuple(run) for gap, run in groupby(said, key=GAP.__eq__) if not gap]


def find(part: Keys, long: Keys, start: int = 0) -> int | None:
    """Where `part` stands in `long` from `start` on; None if it does not."""
    whole, size = tuple(part), len(part)
    for n in range(start, len(long) - size + 1):
        if long[n] == whole[0] and tuple(long[n : n + size]) == whole:
            return n
    return None


def overlap(one: Keys, other: Keys) -> bool:
    """Whether the end of one is the beginning of the other: two excerpts of one utterance."""
    return any(hangs(a, b) for a, b in ((one, other), (other, one)))


def hangs(one: Keys, other: Keys) -> bool:
    for size in range(min(len(one), len(other)) - 1, EDGE - 1, -1):
        if tuple(one[-size:]) == tuple(other[:size]):
            return len(set(telling(other[:size]))) >= EDGE_TELLS
    return False


def nearest(short: Keys, long: Keys) -> Keys | None:
    """The stretch of `long` in which most words of `short`, and most that tell, stand in order."""
    size = round(STRETCH * len(short))
    tell = set(telling(short))
    best, most = None, SAME_WORDS * len(short)
    for first in range(max(1, len(long) - size + 1)):
        window = long[first : first + size]
        if (same := LCSseq.similarity(short, window)) >= most:
            best, most = window, same + 0.5
    if best is None or len(tell & set(best)) < SAME_WORDS * len(tell):
        return None
    return best


def share(short: Keys, long: Keys) -> float:
    """The share of the words of `short` that stand in order in the nearest stretch of `long`."""
    stretch = nearest(short, long)
    return 0.0 if stretch is None else LCSseq.similarity(short, stretch) / len(short)


def edits(short: Keys, stretch: Keys) -> list[Edit]:
    """What was put in or replaced, or left out so that the rest says something else.

    Words left out are no edits, unless one of them is a negation inside: a cut may be silent, but
    not turn the sense.
    """
    return [e for e in differences(short, stretch) if e.now or NEGATIONS & set(e.was)]


def silent_cuts(short: Keys, long: Keys) -> list[Edit]:
    """Words left out inside the marks where nothing shows it."""
    stretch = nearest(short, long)
    return [] if stretch is None else [e for e in differences(short, stretch) if not e.now]


def differences(short: Keys, stretch: Keys) -> list[Edit]:
    """Where the two have other words, but for words missing at the edges and marked gaps."""
    found = []
    codes = SequenceMatcher(None, stretch, short, autojunk=False).get_opcodes()
    for place, (tag, i, j, k, m) in enumerate(codes):
        was, now = without_gaps(stretch[i:j]), without_gaps(short[k:m])
        marked = GAP in short[k:m] or GAP in stretch[i:j]
        if tag == "equal" or "".join(was) == "".join(now) or (marked and not (was and now)):
            continue
        if now or 0 < place < len(codes) - 1:
            found.append(Edit(was, now))
    return found


def without_gaps(words: Iterable[str]) -> tuple[str, ...]:
    """The words but for the gaps among them."""
    return tuple(word for word in words if word != GAP)
