"""Names marked and names found -> what went wrong, sorted by kind.

The kinds are those of the MUC scorer, told apart by border and class: `missed`, `spurious`, `wrong
label` (same words), `wrong border` (same class, other words), `wrong both`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from measuring.names import Name, Reading, classed
from samestory import passages

KINDS = ("missed", "spurious", "wrong label", "wrong border", "wrong both")
MEANS = {
    "missed": "names that were not found",
    "spurious": "found where no name is marked",
    "wrong label": "the right words with another class",
    "wrong border": "the right class with other words",
    "wrong both": "other words and another class",
}
NONE = "–"  # the side of a pair on which there is no name


class Error(NamedTuple):
    """One error: what people marked, what was found, and the words around both.

    On the side where there is no name, label and words are `NONE`.
    """

    kind: str
    document: str
    gold_label: str
    gold_text: str
    found_label: str
    found_text: str
    before: str
    text: str
    after: str


def all_of(
    readings: Iterable[Reading], classes: Mapping[str, str], *, settled: bool = True
) -> list[Error]:
    """Every error in these texts, in their order."""
    return [error for reading in readings for error in of(reading, classes, settled=settled)]


def of(reading: Reading, classes: Mapping[str, str], *, settled: bool = True) -> Iterator[Error]:
    """The errors in one text, in its order; as a user meets them when `settled`."""
    gold = classed(reading.gold, classes)
    found = classed(reading.settled if settled else reading.found, classes)
    pairs = paired(gold - found, found - gold)
    for marked, given in sorted(pairs, key=lambda pair: min(n.start for n in pair if n)):
        yield error(reading, marked, given)


def paired(gold: Iterable[Name], found: Iterable[Name]) -> list[tuple[Name | None, Name | None]]:
    """Marked and found names that overlap, one to one, those with most characters in common first.

    What has no partner stands alone.
    """
    missed, spurious = set(gold), set(found)
    touching = [(a, b) for a in missed for b in spurious if overlap(a, b) > 0]
    pairs: list[tuple[Name | None, Name | None]] = []
    for a, b in sorted(touching, key=lambda p: (-overlap(*p), p[0].label != p[1].label, p)):
        if a in missed and b in spurious:
            pairs.append((a, b))
            missed.remove(a)
            spurious.remove(b)
    return [*pairs, *((a, None) for a in sorted(missed)), *((None, b) for b in sorted(spurious))]


def overlap(one: Name, other: Name) -> int:
    """How many characters two names share; negative when they are apart."""
    return min(one.end, other.end) - max(one.start, other.start)


def kind(marked: Name | None, given: Name | None) -> str:
    """One of KINDS for a pair of which not both are missing."""
    if marked is None or given is None:
        return "spurious" if marked is None else "missed"
    if marked[:2] == given[:2]:
        return "wrong label"
    return "wrong border" if marked.label == given.label else "wrong both"


def error(reading: Reading, marked: Name | None, given: Name | None) -> Error:
    """A pair as an error with its context."""
    names = [name for name in (marked, given) if name]
    start, end = min(n.start for n in names), max(n.end for n in names)
    gold_label, gold_text = said(reading.text, marked)
    found_label, found_text = said(reading.text, given)
    return Error(
        kind(marked, given), reading.document, gold_label, gold_text, found_label, found_text,
        *passages.around(reading.text, start, end),
    )  # fmt: skip


def said(text: str, name: Name | None) -> tuple[str, str]:
    """Label and words of a name."""
    return (name.label, " ".join(text[name.start : name.end].split())) if name else (NONE, NONE)


def by_kind(errors: Sequence[Error], *, kinds: Iterable[str] = KINDS) -> pd.DataFrame:
    """How often each of `kinds` occurs. Columns: kind, errors, share (per cent of all errors)."""
    counts = pd.Series([e.kind for e in errors], dtype="str").value_counts()
    rows = counts.reindex([k for k in kinds if k in counts], fill_value=0)
    share = (100 * rows / max(1, len(errors))).round(1)
    frame = pd.DataFrame({"kind": list(rows.index), "errors": rows.to_list(), "share": list(share)})
    return frame.astype({"kind": "str", "errors": "int64", "share": "float64"})


def by_pair(errors: Sequence[Error]) -> pd.DataFrame:
    """How often each pair of classes occurs, the most frequent first.

    Columns: kind, gold_label, found_label, errors.
    """
    columns = ["kind", "gold_label", "found_label"]
    frame = pd.DataFrame([e._asdict() for e in errors], columns=list(Error._fields))
    counts = frame.groupby(columns, as_index=False).size().rename(columns={"size": "errors"})
    order = [False, True, True, True]
    return counts.sort_values(["errors", *columns], ascending=order, ignore_index=True)


def sample(errors: Iterable[Error], *, number: int, kinds: Iterable[str] = KINDS) -> pd.DataFrame:
    """`number` errors drawn by a hash of each, always the same; in the order of `kinds`.

    Columns: those of Error.
    """
    drawn = sorted(set(errors), key=draw)[:number]
    frame = pd.DataFrame([e._asdict() for e in drawn], columns=list(Error._fields), dtype="str")
    order = frame["kind"].map({name: place for place, name in enumerate(kinds)})
    return frame.assign(order=order).sort_values("order", kind="stable", ignore_index=True)[
        list(Error._fields)
    ]


def draw(error: Error) -> str:
    """A number for an error that depends on nothing but the error."""
    return hashlib.sha256("\t".join(error).encode()).hexdigest()
