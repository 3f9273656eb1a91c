"""Saved news pages with their true text -> how much of the story is kept, and how much else.

Pages and true texts are those of scrapinghub/article-extraction-benchmark; its measure is taken:
runs of four words, each page counting equally. As plain text, the same pages are rendered by
inscriptis, as a person would paste them, and characters are counted.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from rapidfuzz.distance import LCSseq

from samestory import clean
from samestory.articles import pages
from samestory.articles.article import UnreadableError
from samestory.columns import KEPT
from samestory.tables import Block

FOLDER = "cleaning/article_extraction_benchmark"
NEEDED = (f"{FOLDER}/ground-truth.json", f"{FOLDER}/html")
RUN = 4  # words
# A line of a rendered page belongs to the true text when as much of it is in there.
LINE = 0.5
STORY = KEPT | {"dateline"}
WORD = re.compile(r"\w+")

PARTS = ("precision", "recall", "f1")  # columns, in per cent

Counts = tuple[float, float, float]


class Page(NamedTuple):
    """A saved page: its name, address, source and true text.

    The rules were made with every other page in sight (`was_read`), drawn by a hash of its name.
    """

    name: str
    url: str
    source: str
    true: str

    @property
    def was_read(self) -> bool:
        """Whether the page was in sight while the rules were made."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 0


def read(data: Path | None) -> list[Page]:
    """The pages in a folder of corpora, in order; none if there is no folder."""
    if data is None:
        return []
    place = data / FOLDER
    known = json.loads((place / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Page(name, row.get("url", ""), source_of(place, name), row["articleBody"])
        for name, row in sorted(known.items())
    ]


def source_of(place: Path, name: str) -> str:
    """The HTML of a page."""
    return gzip.decompress((place / "html" / f"{name}.html.gz").read_bytes()).decode(
        "utf-8", "replace"
    )


# --- pages as HTML ------------------------------------------------------------------------------


def extraction(found: Sequence[Page]) -> pd.DataFrame:
    """Columns: method, pages, precision, recall, f1 (per cent), by the benchmark's measure."""
    texts = {"trafilatura": extracted, "samestory": story_of_page}
    rows = [
        {
            "method": name,
            "pages": len(found),
            **parts([compared(method(page), page.true) for page in found]),
        }
        for name, method in texts.items()
        if found
    ]
    return pd.DataFrame(rows, columns=["method", "pages", *PARTS])


def extracted(page: Page) -> str:
    """The story as trafilatura alone extracts it."""
    import trafilatura

    found = trafilatura.extract(page.source, url=page.url or None, include_comments=False)
    return found or ""


def story_of_page(page: Page) -> str:
    """The story as the project keeps it: paragraphs, headings and the dateline; empty if none."""
    return "\n".join(block.text for block in blocks_of(page) if block.role in STORY)


def blocks_of(page: Page) -> list[Block]:
    """The blocks of a page, none where it cannot be read."""
    try:
        part = pages.page(page.source, page.url)
    except UnreadableError:
        return []
    return clean.blocks(part.text, main=part.main)


def compared(found: str, true: str) -> Counts:
    """Shares of runs of words that are right, found wrongly and missed; their sum is 1."""
    have, want = runs(found), runs(true)
    return shares((have & want).total(), (have - want).total(), (want - have).total())


def runs(text: str) -> Counter[tuple[str, ...]]:
    """How often each run of four words occurs; of a shorter text, the one run that it is."""
    words = WORD.findall(text)
    return Counter(tuple(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1)))


def shares(right: float, wrong: float, missed: float) -> Counts:
    """Three counts as shares of their sum, so that each page counts equally."""
    whole = right + wrong + missed
    return (right / whole, wrong / whole, missed / whole) if whole else (0.0, 0.0, 0.0)


def parts(counts: Iterable[Counts]) -> dict[str, float]:
    """precision, recall and f1 in per cent of the counts of many pages."""
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    precision, recall = right / (right + wrong or 1), right / (right + missed or 1)
    f1 = 2 * precision * recall / (precision + recall or 1)
    return {"precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1}


# --- the same pages as plain text ---------------------------------------------------------------


class Pasted(NamedTuple):
    """A page as pasted text, with the (start, end) of its words, and those of the true text."""

    page: Page
    text: str
    words: tuple[tuple[int, int], ...]
    true: frozenset[tuple[int, int]]


def pasted(found: Iterable[Page]) -> list[Pasted]:
    """The pages rendered to text, with the words of their true texts found in them."""
    return [aligned(page, rendered(page.source)) for page in found]


def rendered(source: str) -> str:
    """A page as text: what a browser shows, a block a line."""
    import lxml.html
    from inscriptis import Inscriptis
    from inscriptis.model.config import ParserConfig

    bare = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source)
    return str(Inscriptis(lxml.html.fromstring(bare), ParserConfig()).get_text())


def aligned(page: Page, text: str) -> Pasted:
    """Where the true text stands in the rendered one: in order, most of each line."""
    words = [(match.start(), match.end()) for match in WORD.finditer(text)]
    wanted = [word.lower() for word in WORD.findall(page.true)]
    shown = [text[start:end].lower() for start, end in words]
    hit = [False] * len(words)
    for step in LCSseq.opcodes(shown, wanted):
        if step.tag == "equal":
            hit[step.src_start : step.src_end] = [True] * (step.src_end - step.src_start)
    true: list[tuple[int, int]] = []
    for line in by_line(text, words):
        inside = [words[n] for n in line if hit[n]]
        if characters(inside) >= LINE * characters(words[n] for n in line):
            true += inside
    return Pasted(page, text, tuple(words), frozenset(true))


def by_line(text: str, words: Sequence[tuple[int, int]]) -> Iterable[list[int]]:
    """The numbers of the words of each line that has any."""
    line: list[int] = []
    for number, (start, _) in enumerate(words):
        if line and "\n" in text[words[line[-1]][1] : start]:
            yield line
            line = []
        line.append(number)
    if line:
        yield line


def characters(words: Iterable[tuple[int, int]]) -> int:
    """How many characters words have."""
    return sum(end - start for start, end in words)


def plain(found: Sequence[Pasted]) -> pd.DataFrame:
    """Columns: pages (read or unread), method, precision, recall, f1 (per cent of characters)."""
    rows = []
    for side, wanted in (("read", True), ("unread", False)):
        there = [one for one in found if one.page.was_read == wanted]
        for name, method in METHODS.items() if there else ():
            counts = [kept(one, method(one.text)) for one in there]
            rows.append({"pages": side, "method": name, **parts(counts)})
    return pd.DataFrame(rows, columns=["pages", "method", *PARTS])


def kept(one: Pasted, text: str) -> Counts:
    """Shares of characters that a text of the same length keeps rightly, wrongly, and not."""
    there = [word for word in one.words if not text[word[0] : word[1]].isspace()]
    right = characters(word for word in there if word in one.true)
    return shares(right, characters(there) - right, characters(one.true) - right)


def by_samestory(text: str) -> str:
    """The text with what is no story blanked."""
    return clean.kept_text(text, clean.blocks(text))


def by_justext(text: str) -> str:
    """The same by jusText, each line a paragraph: the best that exists for text without markup."""
    import justext

    lines = [line for line in text.split("\n") if line.strip()]
    source = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    judged = justext.justext(f"<html><body>{source}</body></html>", justext.get_stoplist("English"))
    good = Counter(one.text for one in judged if not one.is_boilerplate)
    return "\n".join(
        line if good[" ".join(line.split())] else " " * len(line) for line in text.split("\n")
    )


METHODS: dict[str, Callable[[str], str]] = {
    "keep all": str,
    "jusText, line by line": by_justext,
    "samestory": by_samestory,
}
