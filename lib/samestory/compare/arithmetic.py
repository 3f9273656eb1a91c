"""Figures that speak of one thing -> the values they allow, and whether all can be true."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samestory.compare.subject import Subject, days_overlap
from samestory.compare.verdicts import Statement
from samestory.number_words import ONES, TENS
from samestory.tables import Figure

# "About 100" allows 90 to 110.
ABOUT = 0.1
# Nobody writes "at least four" of thirty: a bound allows this many times its number at most.
BOUND = 2
# Heads that stand for any human being.
ANYBODY = frozenset("people person other human individual victim one".split())

NUMBER = re.compile(rf"[\d.,]+|{'|'.join((*ONES, *TENS))}")
# What a figure is called when the text does not say what it is of.
AMOUNTS = {"money": "a sum of money", "percent": "a share"}
# How people put a qualifier.
WORDS = {
    "about": "about",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "less_than": "less than",
}

Interval = tuple[str | None, str | None]


@dataclass(frozen=True)
class Item:
    """A figure, or several figures of one article for one thing, with all that the gate asks."""

    article_id: str
    figures: tuple[Figure, ...]
    subject: Subject
    beside: frozenset[str]  # words of who is counted besides, or taken in
    happening: str
    as_of: Interval
    dated: bool  # by the article's own words, not by its day of publication
    low: float
    high: float

    @property
    def exact(self) -> bool:
        return self.low == self.high


def allowed(figure: Figure) -> tuple[float, float]:
    """The values that a figure allows, by its qualifier."""
    low = float(figure.value or 0.0)
    high = float(low if figure.value_high is None else figure.value_high)
    match figure.qualifier:
        case "about":
            return low * (1 - ABOUT), high * (1 + ABOUT)
        case "at_least" | "more_than":
            return low, BOUND * high + 1
        case "at_most" | "less_than":
            return high / BOUND, high
    if figure.basis == "stated" and figure.counted.lower().startswith("other"):
        # Somebody is to be added: those named beside, or an unknown number.
        return low + 1, high + 1 if figure.besides else BOUND * high + 1
    return low, high


def verdict_of(one: Sequence[Item], other: Sequence[Item]) -> str:
    """The verdict between two articles, each by the values that all its statements allow."""
    low, high = common(one)
    below, above = common(other)
    if low > above or below > high:
        timed = any(is_dated(a) and is_dated(b) and days_overlap(a.as_of, b.as_of)
                    for a in one for b in other)  # fmt: skip
        return "conflict" if timed else "compatible"
    if (low, high) != (below, above):
        return "compatible"
    return "reconciled" if bases(one) != bases(other) or len(bases(one)) > 1 else "agree"


def is_dated(item: Item) -> bool:
    """Whether it is known for when a figure holds; else it contradicts nothing."""
    return None not in item.as_of


def bases(items: Sequence[Item]) -> set[str]:
    """Whether the exact figures are stated, composed, or both."""
    return {f.basis for i in items for f in i.figures if allowed(f)[0] == allowed(f)[1]}


def common(items: Sequence[Item]) -> tuple[float, float]:
    """The values that every statement of one article allows."""
    return max(i.low for i in items), min(i.high for i in items)


def topic(group: Sequence[Item]) -> str:
    """What is counted, in the words of the fullest statement, and in which month."""
    found = [figure for item in group for figure in item.figures]
    best = max(found, key=lambda f: (bool(f.besides), f.basis == "composed", len(f.counted)))
    what = subject_words(best)
    months = {(i.as_of[0] or "")[:7] for i in group} & {(i.as_of[1] or "")[:7] for i in group}
    when = month_name(min(months - {""}, default=""))
    # A day of publication does not date what is counted.
    said = "" if any(item.dated for item in group) else "as reported in "
    return f"{what}, {said}{when}" if when else what


def subject_words(figure: Figure) -> str:
    """What a figure is of, without the number: "Brandt and other ministers"."""
    words = figure.counted
    if figure.basis == "composed":
        words = " ".join(w for w in figure.text.split() if not NUMBER.fullmatch(w.lower()))
    elif figure.besides:
        words = f"{figure.besides} and {figure.counted}"
    return " ".join(words.split()) or AMOUNTS.get(figure.kind, figure.kind)


def month_name(month: str) -> str:
    """2020-06 as "June 2020"; empty as it is."""
    return month and date.fromisoformat(f"{month}-01").strftime("%B %Y")


def reason(verdict: str, group: Sequence[Item]) -> str:
    """Why this verdict, in one sentence."""
    found = [figure for item in group for figure in item.figures]
    values = sorted({shown(f) for f in found if f.qualifier != "vague"} or set(map(shown, found)))
    match verdict:
        case "single":
            return "Only one article gives this figure."
        case "agree":
            return f"All give {values[0]}."
        case "reconciled":
            sums = sorted({shown(f) for f in found if f.basis == "composed"})
            return f"The same after arithmetic: {'; '.join(sums)}."
        case "conflict":
            return f"Cannot all be true of the same time: {' / '.join(values)}."
    return f"They differ in precision, bound or date and can all be true: {' / '.join(values)}."


def statement(item: Item, figure: Figure, reference: float) -> Statement:
    """One figure as a cell."""
    low, high = allowed(figure)
    same = "sum" if figure.basis == "composed" else "same"
    return Statement(
        article_id=item.article_id,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        value=shown(figure),
        number=figure.value,
        relation=(same if low == high else "within") if low <= reference <= high else "differs",
        status="vague" if figure.qualifier == "vague" else "stated",
        as_of=item.as_of,
        voice=figure.voice,
        via=figure.via,
    )


def shown(figure: Figure) -> str:
    """A figure for people: "1 named + 47 others = 48", "at least 12 people", "dozens of boats"."""
    if figure.corrected:
        return by_hand(figure)
    if figure.basis == "composed":
        return f"{figure.because} = {figure.value:,.10g}"
    what = " ".join(figure.counted.split()) if figure.kind == "count" else ""
    of = "of " if what and figure.qualifier == "vague" else ""
    return f"{WORDS.get(figure.qualifier, '')} {figure.text} {of}{what}".strip()


def by_hand(figure: Figure) -> str:
    """A figure whose value a person gave: its text says something else."""
    high = "" if figure.value_high is None else f" to {figure.value_high:,.10g}"
    what = " ".join(figure.counted.split()) if figure.kind == "count" else figure.unit
    number = f"{WORDS.get(figure.qualifier, '')} {figure.value or 0:,.10g}{high} {what}"
    return f"{number.strip()} (corrected by hand)"
