"""Lines that list figures -> body: results, scores, prices, ingredients.

A table of a story is no sentence, and yet part of it. One alone proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from samestory.clean import lines
from samestory.clean.lines import Label, Line

__all__ = ["FIGURES", "end_of", "figures", "is_figures"]

FIGURES = Label("body", "list of figures")
FEWEST = 2
MOST_WORDS = 12
# Below the story a table is longer, and few other lines stand between its entries.
FEWEST_BELOW, MOST_OTHERS = 4, 3
AMOUNT = r"[£$€¥₹#+-]{0,2}(?:[A-Z]{1,3}\$? ?)?\d[\d.,:/-]*(?:\.\d+)?"
NUMBER = AMOUNT + r"(?: ?(?:%|p|pc|bn|m|k|pts?|kg|km|st|nd|rd|th))?"
# "Turnover: £304m (£323m)", "K Mendis  run out  12", "Trucks ..... $21,450"
LABELLED = re.compile(
    rf"\W?[^\W\d_][^:\n]{{0,50}}?\s?(?::|\.{{3,}}|\s|[–—-])\s?{NUMBER}\W{{0,2}}(?:\([^()]{{1,30}}\))?"
)
# "2 cups rice flour", "✅ 312 shops"
MEASURED = re.compile(rf"\W{{0,3}}(?:{NUMBER}|[½¼¾⅓⅔])[½¼¾⅓⅔]?\s[^\W\d_].{{0,60}}")
NUMBERED = re.compile(r"\W{0,2}(\d{1,2})[.) ]")
PAGE = re.compile(
    r"(?i:(?:page|photo|slide|day|part|chapter|image|vol\.?|issue|edition|comments?)\b|no\.? ?\d)"
)


def is_figures(line: Line) -> bool:
    """Whether a line has the shape of an entry in a table: words and a number, no sentence."""
    text = lines.BULLET.sub("", line.plain)
    if line.words > MOST_WORDS or lines.ends_sentence(text) or PAGE.match(text):
        return False
    if lines.HAS_DATE.search(text):
        return False
    return bool(LABELLED.fullmatch(text) or MEASURED.fullmatch(text))


def counts_up(texts: Iterable[str]) -> bool:
    """Whether lines are numbered one after the other, as the most read stories are."""
    found = [NUMBERED.match(text) for text in texts]
    first = [int(match[1]) for match in found if match]
    return len(first) == len(found) and all(b == a + 1 for a, b in pairwise(first))


def end_of(labels: Sequence[Label | None], end: int) -> int:
    """One past the table that stands directly at line `end`, below a story; `end` if none does.

    Headings and single entries of another shape may stand between its figures.
    """
    last, count, others = end, 0, 0
    for number in range(end, len(labels)):
        if labels[number] == FIGURES:
            last, count, others = number + 1, count + 1, 0
        elif labels[number] is None and others < MOST_OTHERS:
            others += 1
        else:
            break
    return last if count >= FEWEST_BELOW else end


def figures(found: Sequence[Line], labels: list[Label | None]) -> None:
    """Label the open lines that list figures, where some stand in a row."""
    run: list[int] = []
    for number in range(len(found) + 1):
        if number < len(found) and labels[number] is None and is_figures(found[number]):
            run.append(number)
            continue
        if len(run) >= FEWEST and not counts_up(found[n].plain for n in run):
            for member in run:
                labels[member] = FIGURES
        run = []
