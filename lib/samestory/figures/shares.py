"""Figure rows -> composed rows: parts of a whole, with the arithmetic in words.

"Half of the 50 shops", "10 percent of its 4,000 shops", "900 beds, a third of them", "all but two
of the 30". Only of a plain number: half of "60,000 to 80,000" is not worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from samestory import doc_index
from samestory.tables import Figure

__all__ = ["of_wholes"]

# "half of the 50", "3 percent of the ship's 6,000"
OF_WHOLE = re.compile(r" of (?:(?:the|its|their|his|her|our|all|all the|these|those|a|an) )?"
                      r"(?:[\w’'-]{1,30} ){0,3}")  # fmt: skip
OF_THEM = re.compile(r" of (?:them|whom|those|which|these)\b")
OF_WHICH = re.compile(r",? of (?:which|whom) $")
ALL_BUT = re.compile(r"\ball (?:but|except) (?:for )?(?:the )?$", re.IGNORECASE)
LONGEST_GAP = 120  # characters between "900 beds" and "a third of them"
PARTS = frozenset({"percent", "ratio"})
WHOLES = frozenset({"count", "money"})


def of_wholes(doc: Doc, rows: Sequence[Figure]) -> Iterator[Figure]:
    """A composed row for each share of a number that is written beside it."""
    text = doc_index.text(doc)
    for part, whole in pairwise(rows):
        if is_plain(part) and is_plain(whole) and whole.kind in WHOLES:
            if part.kind in PARTS and OF_WHOLE.fullmatch(text, part.end, whole.start):
                yield from share(text, part, whole)
            elif part.kind == "count" and is_all_but(text, part, whole):
                yield from remainder(text, part, whole)
    for whole, part in pairwise(rows):
        if is_plain(part) and is_plain(whole) and said_of(text, whole, part):
            yield from share(text, part, whole)


def is_plain(row: Figure) -> bool:
    """Whether a row is a single number that can be calculated with."""
    return row.value is not None and row.value_high is None and row.qualifier != "vague"


def said_of(text: str, whole: Figure, part: Figure) -> bool:
    """Whether a share is one "of them", those counted just before in the sentence."""
    if part.kind not in PARTS or whole.kind != "count" or part.start - whole.end > LONGEST_GAP:
        return False
    behind = OF_THEM.match(text, part.end) or OF_WHICH.search(text, whole.end, part.start)
    return bool(behind) and not re.search(r"[.!?]\s", text[whole.end : part.start])


def is_all_but(text: str, part: Figure, whole: Figure) -> bool:
    """Whether "all but" stands before a count, and what it is taken from behind."""
    ahead = ALL_BUT.search(text, max(0, part.start - 20), part.start)
    return bool(ahead and OF_WHOLE.fullmatch(text, part.end, whole.start))


def share(text: str, part: Figure, whole: Figure) -> Iterator[Figure]:
    """A fraction or percentage of a number; of things, rounded, and then "about"."""
    if part.value is None or whole.value is None or part.per or part.change:
        return
    factor = part.value / 100 if part.kind == "percent" else part.value
    if not 0 < factor < 1 or part.unit not in {"", "%"}:
        return
    exact = factor * whole.value
    value = round(exact) if whole.kind == "count" else exact
    close = abs(value - exact) <= 0.01 * exact
    qualifier = part.qualifier if whole.qualifier == "exact" else "about"
    because = f"{text[part.start : part.end].lower()} of {written(whole.value)}"
    yield composed(text, whole, part, value, because)._replace(
        qualifier=qualifier if close else "about"
    )


def written(value: float) -> str:
    """A number in digits: 1,000,000,000, not 1e+09."""
    return f"{value:,.10g}"


def remainder(text: str, part: Figure, whole: Figure) -> Iterator[Figure]:
    """All of a number but some: "all but two of the 30"."""
    if part.value is None or whole.value is None or part.value >= whole.value:
        return
    because = f"{written(whole.value)} - {written(part.value)}"
    yield composed(text, whole, part, whole.value - part.value, because)


def composed(text: str, whole: Figure, part: Figure, value: float, because: str) -> Figure:
    """The row of a part, from the first to the last character of both numbers and the noun."""
    start = min(part.start, whole.start)
    if part.kind == "count" and (all_but := ALL_BUT.search(text, max(0, start - 20), start)):
        start = all_but.start()
    behind = whole.counted_end or 0
    end = max(part.end, whole.end, behind if behind <= whole.end + LONGEST_GAP else 0)
    return whole._replace(
        start=start, end=end, text=text[start:end], value=value, basis="composed",
        because=because, besides="", including="", change=part.change,
        as_of_earliest=part.as_of_earliest, as_of_latest=part.as_of_latest,
        as_of_start=part.as_of_start, as_of_end=part.as_of_end,
        voice=part.voice, voice_start=part.voice_start, voice_end=part.voice_end, via=part.via,
    )  # fmt: skip
