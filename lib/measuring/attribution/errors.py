"""Pairs of attributions -> what went wrong, sorted by class, with the words around.

Of dev and of unread stories nobody sees an error: whoever reads them has begun to tune on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from measuring.attribution.scores import Reading, pairs, role, union
from measuring.attribution.spans import (
    CONTENT,
    CUE,
    INDIRECT,
    KINDS,
    SOURCE,
    Attribution,
    Span,
    Words,
)
from measuring.errors import NONE, Error
from samestory import passages

# Class of error -> what it means, the gravest first.
MEANS = {
    **{f"missed, {kind}": f"{kind} quotations that were not found" for kind in KINDS},
    **{f"spurious, {kind}": f"{kind} quotations where none is marked" for kind in KINDS},
    "content split": "one more part of what is one quotation, taken for another",
    "content joined": "quotations that were taken into another",
    "content begins early": "content with more words at its beginning",
    "content begins late": "content with fewer words at its beginning",
    "content ends early": "content with fewer words at its end",
    "content ends late": "content with more words at its end",
    "content, inside": "content with other words in its middle, or other parts",
    **{f"{role} {what}": f"{role} {of}"
       for role in (SOURCE, CUE)
       for what, of in {"missed": "that was not found", "spurious": "where none is marked",
                        "border": "with other borders", "wrong": "with other words"}.items()},
    "kind": "called another kind than its marks say",
}  # fmt: skip
CONTENTS = role(CONTENT)
LONGEST = 160  # characters of a passage that are shown


def all_of(readings: Iterable[Reading]) -> list[Error]:
    """Every error in these texts, in their order."""
    return [error for reading in readings for error in of(reading)]


def of(reading: Reading) -> Iterator[Error]:
    """The errors in one text."""
    marked, given = union(reading.gold, CONTENTS), union(reading.found, CONTENTS)
    for gold, found in pairs(reading):
        if gold is None and found is not None:
            what = "content split" if found.content & marked else f"spurious, {found.marked}"
            yield error(what, reading, None, found)
        elif found is None and gold is not None:
            what = "content joined" if gold.content & given else f"missed, {gold.marked}"
            yield error(what, reading, gold, None)
        elif gold and found:
            yield from (error(what, reading, gold, found) for what in wrong(gold, found))


def wrong(gold: Attribution, found: Attribution) -> Iterator[str]:
    """The classes of error of a pair whose contents overlap."""
    yield from borders(gold.content, found.content)
    for name, marked, given in (
        (SOURCE, gold.source, found.source), (CUE, gold.cue, found.cue),
    ):  # fmt: skip
        if marked != given:
            yield f"{name} {amiss(marked, given)}"
    if found.kind and found.kind != gold.marked and INDIRECT in (found.kind, gold.marked):
        yield "kind"


def borders(gold: Words, found: Words) -> Iterator[str]:
    """Where two contents that overlap part: at the beginning, at the end, else inside."""
    if gold == found:
        return
    first, last = (min(gold), min(found)), (max(gold), max(found))
    if first[0] != first[1]:
        yield "content begins late" if first[1] > first[0] else "content begins early"
    if last[0] != last[1]:
        yield "content ends early" if last[1] < last[0] else "content ends late"
    if first[0] == first[1] and last[0] == last[1]:
        yield "content, inside"


def amiss(gold: Words, found: Words) -> str:
    """How two passages differ."""
    if not gold or not found:
        return "spurious" if found else "missed"
    return "border" if gold & found else "wrong"


def error(
    kind: str, reading: Reading, gold: Attribution | None, found: Attribution | None
) -> Error:
    """One error; a side is told as "source > cue > content"."""
    there = [one for one in (gold, found) if one]
    start = min(one.parts[0][0] for one in there)
    end = max(min(one.parts[-1][1] for one in there), start + 1)
    return Error(
        kind, reading.name,
        cue_words(reading.text, gold), told(reading.text, gold),
        cue_words(reading.text, found), told(reading.text, found),
        *passages.around(reading.text, start, end),
    )  # fmt: skip


def cue_words(text: str, one: Attribution | None) -> str:
    """The words of the cue, by which errors of one kind are put together."""
    return shown(text, one.cue_span) if one and one.cue_span else NONE


def told(text: str, one: Attribution | None) -> str:
    """An attribution in one line."""
    if one is None:
        return NONE
    content = " + ".join(shown(text, part) for part in one.parts)
    return f"{shown(text, one.source_span)} > {shown(text, one.cue_span)} > {content}"


def shown(text: str, place: Span | None) -> str:
    """The words of a passage in one line, a long one with its middle left out."""
    if place is None:
        return NONE
    words = " ".join(text[slice(*place)].split())
    half = LONGEST // 2
    return words if len(words) <= LONGEST else f"{words[:half]} […] {words[-half:]}"


def ordered(found: Iterable[Error]) -> list[Error]:
    """Errors by class, in each by cue, so that what is alike stands together."""
    order = {name: place for place, name in enumerate(MEANS)}

    def place(one: Error) -> tuple[int, str, str, str]:
        cue = one.gold_label if one.gold_label != NONE else one.found_label
        return order[one.kind], cue.lower(), one.document, one.text

    return sorted(found, key=place)
