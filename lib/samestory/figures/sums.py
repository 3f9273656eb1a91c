"""Figure rows -> composed rows: sums the article does not make, with the arithmetic in words.

"Abara and 47 other officials" are 48; "six nurses and two doctors" are eight people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from samestory import doc_index
from samestory.figures import counting
from samestory.tables import Figure

__all__ = ["as_parts", "compose"]

BETWEEN = re.compile(r",? and (?:(?:also|another|at least|about|more than|some) )?|, ")
# What two qualifiers are together; pairs that are not here are not added up.
TOGETHER = {
    ("exact", "exact"): "exact",
    ("at_least", "at_least"): "at_least",
    ("more_than", "more_than"): "more_than",
    ("at_least", "more_than"): "more_than",
    ("about", "about"): "about",
    ("about", "exact"): "about",
    ("at_least", "exact"): "at_least",
    ("exact", "more_than"): "more_than",
}


def compose(doc: Doc, rows: Sequence[Figure]) -> Iterator[Figure]:
    """Composed rows of stated ones: the named and the others, and coordinated counts."""
    for row in rows:
        if row.besides and (total := with_named(doc, row)):
            yield total
    group: list[Figure] = []
    for row in rows:
        if group and not adds_to(doc, group[-1], row):
            yield from total_of(doc, group)
            group = []
        if group or is_part(row):
            group.append(row)
    yield from total_of(doc, group)


def with_named(doc: Doc, row: Figure) -> Figure | None:
    """ "Abara and 47 others" -> 48; None when it is not certain how many are named."""
    if row.qualifier == "vague" or row.value is None or row.value_high or row.counted_end is None:
        return None
    words = doc.char_span(row.start, row.end, alignment_mode="expand")
    phrase = doc.char_span(row.counted_start or 0, row.counted_end, alignment_mode="expand")
    named = counting.besides(doc, words.start, phrase) if words and phrase else None
    if named is None or not named.number:
        return None
    because = f"{named.number} named + {row.value:g} others"
    start = named.span.start_char
    return spanning(doc, row, start, row.counted_end, row.value + named.number, because)


def is_part(row: Figure) -> bool:
    """Whether a row can be a part of a sum: a plain count with its noun behind it."""
    return (
        row.kind == "count" and row.qualifier != "vague" and not row.value_high and not row.per
        and not row.change and row.counted_start is not None and row.counted_start >= row.end
        and not row.besides and row.head not in counting.FATES and row.value is not None
    )  # fmt: skip


def adds_to(doc: Doc, before: Figure, row: Figure) -> bool:
    """Whether two neighbouring counts are parts of one: same noun, or people both."""
    if not (is_part(before) and is_part(row)) or before.counted_end is None:
        return False
    if not BETWEEN.fullmatch(doc_index.text(doc)[before.counted_end : row.start]):
        return False
    if (before.voice, before.as_of_start) != (row.voice, row.as_of_start):
        return False
    person = counting.is_person(before.head) and counting.is_person(row.head)
    return before.head == row.head or person


def total_of(doc: Doc, group: list[Figure]) -> Iterator[Figure]:
    """The sum of coordinated counts, if there are two or more with "and" before the last."""
    if len(group) < 2:
        return
    first, last = group[0], group[-1]
    joint = doc_index.text(doc)[group[-2].counted_end or 0 : last.start]
    qualifier = first.qualifier
    for row in group[1:]:
        pair = sorted((qualifier, row.qualifier))
        qualifier = TOGETHER.get((pair[0], pair[1]), "")
    if "and" not in joint or not qualifier or last.counted_end is None:
        return
    value = sum(row.value or 0.0 for row in group)
    because = " + ".join(f"{row.value:g} {row.counted}" for row in group)
    head = first.head if all(row.head == first.head for row in group) else "person"
    counted = doc_index.text(doc)[first.counted_start : last.counted_end]
    yield spanning(doc, first, first.start, last.counted_end, value, because)._replace(
        qualifier=qualifier, head=head, counted=counted, counted_end=last.counted_end,
        including=last.including or first.including,
    )  # fmt: skip


def as_parts(rows: Sequence[Figure], composed: Sequence[Figure]) -> Iterator[Figure]:
    """The rows; "including ..." behind the last part of a sum speaks of the sum alone."""
    ends = {row.end for row in composed}
    for row in rows:
        last = row.counted_end in ends and not row.besides
        yield row._replace(including="") if last else row


def spanning(doc: Doc, row: Figure, start: int, end: int, value: float, because: str) -> Figure:
    """A composed row from `start` to `end`, the rest as in `row`."""
    return row._replace(
        start=start, end=end, text=doc_index.text(doc)[start:end], value=value, basis="composed",
        because=because, besides="", change="",
    )  # fmt: skip
