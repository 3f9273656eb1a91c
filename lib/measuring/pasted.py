"""The project's messy articles, a role for every line -> how many lines the cleaner gets right.

An article of `tests/gold/cleaning` is a file: header lines `# field: value`, a line `---`, then
`role TAB line`; a part of a line with another role is written `{{role|words}}`.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple

import pandas as pd

from measuring.gold import GoldError
from measuring.scores import Score, table
from samestory import articles, clean
from samestory.articles.decoding import repaired
from samestory.columns import KEPT, ROLES
from samestory.tables import ROOT, Block

FOLDER = ROOT / "tests" / "gold" / "cleaning"
READ = 20  # articles up to this number were read while the rules were made
PART = re.compile(r"\{\{(\w+)\|(.*?)\}\}")


class Passage(NamedTuple):
    """A line of an article, or a part of one, with its role."""

    start: int
    end: int
    role: str
    line: int


class Pasted(NamedTuple):
    """An article of the gold: its header, text, and every line's passages in order."""

    name: str
    header: dict[str, str]
    text: str
    passages: tuple[Passage, ...]

    @property
    def was_read(self) -> bool:
        """Whether it was in sight while the rules were made."""
        return int(self.name[:2]) <= READ


class Judged(NamedTuple):
    """A line: what it is, what was found, by which rule, and whether both are story or neither."""

    article: str
    role: str
    found: str
    rule: str
    text: str
    story_right: bool


def read(folder: Path = FOLDER) -> list[Pasted]:
    """The articles of a folder, in order. Raises GoldError for what is malformed."""
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())]


def parse(name: str, source: str) -> Pasted:
    """One article of the gold; see the module."""
    head, _, body = source.partition("\n---\n")
    header = dict(line[2:].split(":", 1) for line in head.split("\n") if line.startswith("# "))
    text, passages = "", []
    for number, line in enumerate(body.rstrip("\n").split("\n")):
        role, tab, words = line.partition("\t")
        if not line.strip():
            text += "\n"
            continue
        if not tab or role not in ROLES:
            raise GoldError(f"{name}, line {number + 1}: “{role[:30]}” is no role and a tab.")
        for part_role, part in parts(role, repaired(words)):  # as the reader does
            if part_role not in ROLES:
                raise GoldError(f"{name}, line {number + 1}: “{part_role}” is no role.")
            passages.append(Passage(len(text), len(text) + len(part), part_role, number))
            text += part
        text += "\n"
    clean_header = {field.strip(): value.strip() for field, value in header.items()}
    return Pasted(name, clean_header, text, tuple(passages))


def parts(role: str, words: str) -> Iterator[tuple[str, str]]:
    """(role, words) of the parts of a line in order."""
    position = 0
    for match in PART.finditer(words):
        yield role, words[position : match.start()]
        yield match[1], match[2]
        position = match.end()
    yield role, words[position:]


def received(pasted: Sequence[Pasted]) -> articles.Reading:
    """The articles as the cleaner gets them, each from a folder of its own."""
    nothing = articles.Known()
    return articles.Reading(
        [articles.Article(p.name, p.name, "", "en", p.text, nothing) for p in pasted], []
    )


def judged(pasted: Iterable[Pasted]) -> list[Judged]:
    """Every line with the role that most of its characters have, in gold and as found."""
    return [row for one in pasted for row in judge(one, clean.blocks(one.text))]


def judge(one: Pasted, blocks: Sequence[Block]) -> Iterator[Judged]:
    """Every line of one article beside what the cleaner's blocks say of it."""
    for number in sorted({p.line for p in one.passages}):
        there = [p for p in one.passages if p.line == number and one.text[p.start : p.end].strip()]
        if not there:
            continue
        start, end = there[0].start, there[-1].end
        here = [b for b in blocks if b.start < end and b.end > start]
        role = most([(p.role, p.end - p.start) for p in there])
        found, rule = most(
            [((b.role, b.rule), min(b.end, end) - max(b.start, start)) for b in here]
        )
        right = (role in KEPT) == (found in KEPT)
        yield Judged(one.name, role, found, rule, one.text[start:end].strip(), right)


def most(weighed: Iterable[tuple[Any, int]]) -> Any:
    """What weighs most."""
    total: Counter[Any] = Counter()
    for value, weight in weighed:
        total[value] += weight
    return total.most_common(1)[0][0]


def summary(rows: Sequence[Judged]) -> pd.DataFrame:
    """Columns: articles (read or unread), lines, right, story (both: share of lines, per cent)."""
    sides = {
        "read": [r for r in rows if int(r.article[:2]) <= READ],
        "unread": [r for r in rows if int(r.article[:2]) > READ],
    }
    return pd.DataFrame(
        [
            {
                "articles": side,
                "lines": len(found),
                "right": share(sum(r.role == r.found for r in found), len(found)),
                "story": share(sum(r.story_right for r in found), len(found)),
            }
            for side, found in sides.items()
        ]
    )


def by_role(rows: Sequence[Judged]) -> pd.DataFrame:
    """Columns: role, precision, recall, f1 (per cent), gold (lines); the most frequent first."""
    roles = Counter(row.role for row in rows)
    counted = {
        role: Score(
            sum(row.role == row.found == role for row in rows),
            sum(row.found == role for row in rows),
            number,
        )
        for role, number in roles.most_common()
    }
    return table(counted, of="role")


def confused(rows: Sequence[Judged]) -> pd.DataFrame:
    """Columns: gold_label, found_label (roles), lines, share (of the wrong lines, per cent)."""
    wrong = Counter((row.role, row.found) for row in rows if row.role != row.found)
    found = [(*pair, n, share(n, wrong.total())) for pair, n in wrong.most_common()]
    return pd.DataFrame(found, columns=["gold_label", "found_label", "lines", "share"])


def wrong(rows: Sequence[Judged], *, number: int) -> pd.DataFrame:
    """Columns: article, role, found, rule, text (shortened): wrong lines, drawn by their hash.

    Only of articles that were in sight while the rules were made.
    """
    found = [row for row in rows if row.role != row.found and int(row.article[:2]) <= READ]
    found.sort(key=lambda row: hashlib.sha256(f"{row.article}{row.text}".encode()).digest())
    shown = [row._replace(text=shorten(row.text, 90, placeholder=" …")) for row in found[:number]]
    return pd.DataFrame(sorted(shown), columns=list(Judged._fields)).drop(columns="story_right")


def share(part: int, whole: int) -> float:
    """A share in per cent; 0 of nothing."""
    return 100 * part / whole if whole else 0.0
