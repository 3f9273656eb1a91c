"""Text of an article -> blocks with roles, and the same text with what is not story blanked.

A block is a line or a part of one. Nothing is deleted: every block says what it is and which rule
decided: what a line says (`lines`), where it stands (`layout`), or what a part of it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from samestory import articles
from samestory.clean import dating, layout, lines
from samestory.clean.layout import Label
from samestory.clean.lines import Line
from samestory.columns import BASES
from samestory.tables import Article, Block, Clue

__all__ = ["Corpus", "blocks", "corpus", "kept_text", "repeated_lines"]

KEPT = frozenset({"body", "heading"})
# Datelines open a story: they are looked for in its first paragraphs only.
PARAGRAPHS_WITH_DATELINE = 2

UPPER = "A-ZÀ-ÖØ-Þ"
CITY = rf"[{UPPER}][{UPPER}.'’-]{{2,20}}(?: [{UPPER}][{UPPER}.'’-]{{1,20}}){{0,3}}"
PLACE = rf"[{UPPER}][\w.'’-]{{1,25}}(?: [{UPPER}][\w.'’-]{{0,25}}){{0,3}}"
REST = rf"(?:, [{UPPER}\d][\w.'’]{{0,20}}(?: [\w.'’]{{1,20}}){{0,3}}){{0,3}}"
AGENCY = r" ?\([A-Z][\w .&/’'-]{1,30}\)"
DASH = r"(?: ?(?:--|[–—]) ?| - )"
DATELINE = re.compile(
    r"(?!FILE|UPDATE|BREAKING|EXCLUSIVE|WATCH|VIDEO|LIVE\b|NEW:)"
    rf"(?:{CITY}{REST}(?:{AGENCY})?{DASH}|(?:{PLACE}{REST})?{AGENCY}(?:{DASH}|: )"
    rf"|{PLACE}, {PLACE}{DASH})(?=[\"“‘'A-Z0-9])"
)
PICTURE_LINE = re.compile(r"Image (?:copyright|source),? .{1,40}? (?=(?:Image )?caption )", re.I)
# One character for another: spaces that are no plain space, and what has no width or no meaning.
# Escapes, so that no reader has to trust invisible characters.
ODD_CHARACTERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
NOT_NEWLINE = re.compile(r"[^\n]")


def blocks(text: str, *, lines_elsewhere: Collection[str] = ()) -> list[Block]:
    """The blocks of an article: disjoint, in order, every non-blank character in exactly one.

    `lines_elsewhere` are lines, without white space around them, that repeat in other articles
    of the folder (`repeated_lines`): what is no sentence among them is boilerplate.
    """
    found = lines.split(text)
    labels = layout.labels(found, lines_elsewhere=lines_elsewhere)
    rows: list[Block] = []
    paragraphs = 0
    for line, label in zip(found, labels, strict=True):
        opening = label.role == "body" and paragraphs < PARAGRAPHS_WITH_DATELINE
        paragraphs += label.role == "body"
        for start, end, role, rule in pieces(line, label, opening=opening):
            rows.append(Block(len(rows), start, end, text[start:end], role, role in KEPT, rule))
    return rows


def kept_text(text: str, blocks: Sequence[Block]) -> str:
    """The text with what is not kept blanked, newlines left; of the same length.

    Spaces of every kind become plain ones, as do characters without width or meaning.
    """
    kept = []
    position = 0
    for block in blocks:
        kept.append(text[position : block.start])
        piece = text[block.start : block.end]
        kept.append(piece if block.kept else NOT_NEWLINE.sub(" ", piece))
        position = block.end
    kept.append(text[position:])
    return ODD_CHARACTERS.sub(" ", "".join(kept))


def repeated_lines(texts: Sequence[str]) -> frozenset[str]:
    """Lines that are no sentence and stand in two articles or more."""
    seen: Counter[str] = Counter()
    for text in texts:
        found = {piece.strip() for piece in text.split("\n")}
        seen.update(line for line in found if 0 < len(line) <= 200)
    return frozenset(
        line
        for line, count in seen.items()
        if count > 1 and not lines.is_prose(line, len(line.split()))
    )


def pieces(line: Line, label: Label, *, opening: bool) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, role, rule) of the parts of a line, one after the other without white space."""
    cuts: list[tuple[int, int, str, str]] = []
    text = line.text
    if label.role == "caption" and (match := PICTURE_LINE.match(text)):
        cuts.append((0, match.end(), "credit", "photo credit"))
    if label.role == "caption" and (credit := lines.credit_at_end(text)):
        cuts.append((credit, len(text), "credit", "photo credit"))
    if label.role == "body":
        dateline = DATELINE.match(text) if opening else None
        if dateline:
            cuts.append((0, dateline.end(), "dateline", "dateline"))
        cuts.extend(lines.parts(text))
    position = 0
    for start, end, role, rule in sorted(cuts):
        if start < position:
            continue
        yield from trimmed(line, position, start, label.role, label.rule)
        yield from trimmed(line, start, end, role, rule)
        position = end
    yield from trimmed(line, position, len(text), label.role, label.rule)


def trimmed(
    line: Line, start: int, end: int, role: str, rule: str
) -> Iterator[tuple[int, int, str, str]]:
    """The part of a line from `start` to `end` without white space around it, if any is left."""
    piece = line.text[start:end]
    left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    if left < right:
        yield line.start + start + left, line.start + start + right, role, rule


class Corpus(NamedTuple):
    """A folder after cleaning: rows of 01_articles; of 01_blocks and 01_clues by article_id."""

    articles: list[Article]
    blocks: dict[str, list[Block]]
    clues: dict[str, list[Clue]]


def corpus(reading: articles.Reading) -> Corpus:
    """Clean and date every article of a folder; what repeats in several counts as boilerplate."""
    received = reading.articles
    elsewhere = repeated_lines([one.text for one in received])
    found = Corpus([], {}, {})
    for one in received:
        rows = blocks(one.text, lines_elsewhere=elsewhere)
        said = dating.clues(one.text, rows)
        found.blocks[one.article_id], found.clues[one.article_id] = rows, said
        found.articles.append(describe(one, rows, said))
    names = short_names(found.articles)
    described = [a._replace(short_name=n) for a, n in zip(found.articles, names, strict=True)]
    return found._replace(articles=described)


def describe(one: articles.Article, rows: Sequence[Block], said: Sequence[Clue]) -> Article:
    """The row of an article: a person's word wins over the file's, that over the text's."""
    known, stated = one.known, one.stated
    first = {clue.field: clue.value for clue in reversed(said)}
    earliest, latest, dated_by = days_of(one, said)
    outlet, outlet_basis = best(known.outlet, stated.outlet)
    title, title_basis = best(known.title, stated.title, first.get("title", ""))
    byline, byline_basis = best(known.author, stated.byline, first.get("byline", ""))
    url, url_basis = best(known.url, stated.url)
    section, section_basis = best(known.section, stated.section, first.get("section", ""))
    return Article(
        article_id=one.article_id,
        short_name="",
        path=one.path,
        format=one.format,
        sha256=one.sha256,
        outlet=outlet,
        outlet_basis=outlet_basis,
        title=title,
        title_basis=title_basis,
        byline=byline,
        byline_basis=byline_basis,
        url=url,
        url_basis=url_basis,
        section=section,
        section_basis=section_basis,
        published=earliest if earliest == latest else None,
        published_earliest=earliest,
        published_latest=latest,
        published_basis=dated_by,
        language=one.language,
        language_basis="metadata" if stated.language == one.language else "inferred",
        same_as="",
        words=len(kept_text(one.text, rows).split()),
        text=one.text,
    )


def best(*said: str) -> tuple[str, str]:
    """The first that is not empty, and its basis; `said` by a person, the file, the text."""
    for value, basis in zip(said, BASES, strict=False):
        if value:
            return value, basis
    return "", "unknown"


def days_of(one: articles.Article, said: Sequence[Clue]) -> dating.Interval:
    """First and last day of publication (ISO), and the basis."""
    for day, basis in (
        (articles.published(one.known), "person"),
        (one.stated.published, "metadata"),
    ):
        if day:
            return day, day, basis
    return dating.interval(said)


def short_names(rows: Sequence[Article]) -> list[str]:
    """A unique name for people for each article: its outlet, else the title's first words."""
    wanted = [row.outlet or shortened(row.title) for row in rows]
    names: list[str] = []
    taken = {name for name, count in Counter(wanted).items() if name and count == 1}
    for number, name in enumerate(wanted, start=1):
        if name in taken and wanted.count(name) == 1:
            names.append(name)
            continue
        stem = name or "Article"
        counter = 1 + wanted[: number - 1].count(name) if name else number
        while f"{stem} {counter}" in taken:
            counter += 1
        names.append(f"{stem} {counter}")
        taken.add(names[-1])
    return names


def shortened(title: str) -> str:
    """The first words of a title, whole, about 30 characters."""
    kept = ""
    for word in title.split():
        if len(kept) + len(word) > 30:
            return f"{kept}…" if kept else f"{word[:30]}…"
        kept = f"{kept} {word}".strip()
    return kept
