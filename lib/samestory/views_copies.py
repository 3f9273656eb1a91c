"""Views of copies and versions: tables -> pieces of HTML. Templates stand in `copies.html`."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import pandas as pd
from rapidfuzz.distance import Indel

from samestory import findings
from samestory.passages import bare
from samestory.views import View, outlets, records

MOST_PAIRS = 40  # pairs that are listed; the table holds all
MOST_CHANGES = 12  # changes of a version that are shown at once; the others are folded
KINDS = {"same": "copy of", "version": "version of", "wire": "shares text with"}


class Words(NamedTuple):
    """Words of a sentence as it was and is: in both, only before or only now."""

    text: str
    state: str  # kept, removed or added


def copies(copies: pd.DataFrame, changes: pd.DataFrame, articles: pd.DataFrame) -> View:
    """Pairs of 01_copies with their reason, and of each version what it changed (01_changes)."""
    called = dict(outlets(articles))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    pairs = [
        row | {"name": called[row["article_id"]], "other": called[row["other_id"]]}
        for row in records(copies.head(MOST_PAIRS))
    ]
    changed = changes_of(changes, texts)
    versions = [
        row | sorted_out(changed.get(frozenset((row["article_id"], row["other_id"])), []))
        for row in pairs
        if row["kind"] == "version"
    ]
    return View(
        "copies", summary(copies), template="copies.html", pairs=pairs, versions=versions,
        kinds=KINDS, rest=len(copies) - len(pairs), summary=summary(copies),
    )  # fmt: skip


def summary(copies: pd.DataFrame) -> str:
    """How many pairs there are of each kind, in one sentence."""
    counts = copies["kind"].value_counts()
    words = {"same": ("copy", "copies"), "version": ("version", "versions"),
             "wire": ("pair that shares text", "pairs that share text")}  # fmt: skip
    said = [findings.many(int(counts[kind]), *words[kind]) for kind in words if kind in counts]
    return findings.sentence(findings.listed(said)) if said else "No copies"


def changes_of(
    changes: pd.DataFrame, texts: dict[str, str]
) -> dict[frozenset[str], list[dict[str, Any]]]:
    """The two versions -> what changed between them, each change as a run of words."""
    found: dict[frozenset[str], list[dict[str, Any]]] = {}
    for row in records(changes):
        words = [Words(" ".join(row["text"].split()), row["change"])]
        if row["change"] == "reworded":
            old = texts[row["other_id"]][int(row["other_start"]) : int(row["other_end"])]
            words = difference(old, row["text"])
        pair = frozenset((row["article_id"], row["other_id"]))
        found.setdefault(pair, []).append({"change": row["change"], "words": words})
    return found


def difference(old: str, new: str) -> list[Words]:
    """The words of two sentences in one: what both have once, what was removed, what was added."""
    before, after = old.split(), new.split()
    found: list[Words] = []
    for step in Indel.opcodes([bare(w) for w in before], [bare(w) for w in after]):
        if step.tag == "equal":
            found.append(Words(" ".join(after[step.dest_start : step.dest_end]), "kept"))
        if step.tag in {"delete", "replace"}:
            found.append(Words(" ".join(before[step.src_start : step.src_end]), "removed"))
        if step.tag in {"insert", "replace"}:
            found.append(Words(" ".join(after[step.dest_start : step.dest_end]), "added"))
    return found


def sorted_out(changes: list[dict[str, Any]]) -> dict[str, Any]:
    """The changes to show at once and those to fold, and how many there are of each kind."""
    counts = Counter(row["change"] for row in changes)
    said = [
        findings.many(counts[kind], f"sentence {kind}", f"sentences {kind}")
        for kind in ("added", "removed", "reworded")
        if counts[kind]
    ]
    return {
        "counts": findings.sentence(findings.listed(said or ["no sentence changed"])),
        "shown": changes[:MOST_CHANGES],
        "folded": changes[MOST_CHANGES:],
    }
