"""Text of an article -> blocks with roles, and the same text with what is not story blanked.

A block is a line or a part of one. Nothing is deleted: every block says what it is and which rule
decided: what a line says (`lines`), where it stands (`layout`), or what a part of it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from samestory import articles
from samestory.clean import dating, folder_dating, inside, layout, lines, wrapping
from samestory.clean.describing import describe, short_names, with_days
from samestory.clean.lines import Label, Line
from samestory.columns import KEPT
from samestory.tables import Article, Block, Clue

__all__ = ["Corpus", "blocks", "corpus", "kept_text", "repeated_lines"]

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
# A longer line is no furniture, in characters.
LONGEST_REPEATED = 400
PICTURE_LINE = re.compile(r"Image (?:copyright|source),? .{1,40}? (?=(?:Image )?caption )", re.I)
# One character for another: spaces that are no plain space, and what has no width or no meaning.
# Escapes, so that no reader has to trust invisible characters.
ODD_CHARACTERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
NOT_NEWLINE = re.compile(r"[^\n]")


def blocks(
    text: str,
    *,
    lines_elsewhere: Collection[str] = (),
    main: Sequence[articles.Span] | None = None,
    title: str = "",
) -> list[Block]:
    """The blocks of an article: disjoint, in order, every non-blank character in exactly one.

    `lines_elsewhere` are lines, without white space around them, that repeat in other articles
    of the folder (`repeated_lines`): what is no sentence among them is boilerplate. `main` are the
    passages that a page's markup shows to be the story; without them the text alone must tell.
    `title` is what the file states: a line that says the same is the title.
    """
    found = wrapping.paragraphs(text)
    shown = None if main is None else covered(found, main)
    labels = layout.labels(found, lines_elsewhere=lines_elsewhere, main=shown, title=title)
    rows: list[Block] = []
    paragraphs = 0
    for line, label in zip(found, labels, strict=True):
        opening = label.role == "body" and paragraphs < PARAGRAPHS_WITH_DATELINE
        paragraphs += label.role == "body"
        for start, end, role, rule in pieces(line, label, opening=opening):
            rows.append(Block(len(rows), start, end, text[start:end], role, role in KEPT, rule))
    return rows


def covered(found: Sequence[Line], spans: Sequence[articles.Span]) -> list[int]:
    """The numbers of the lines that lie in `spans`, at least by half; both in order."""
    numbers: list[int] = []
    first = 0
    for number, line in enumerate(found):
        while first < len(spans) and spans[first].end <= line.start:
            first += 1
        inside, at = 0, first
        while at < len(spans) and spans[at].start < line.end:
            inside += min(line.end, spans[at].end) - max(line.start, spans[at].start)
            at += 1
        if 2 * inside >= line.end - line.start:
            numbers.append(number)
    return numbers


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
    """Lines that are no sentence and stand in two articles or more: furniture of their pages.

    What stands beside a sentence that repeats too is copy that they share.
    """
    split = [[line for piece in text.split("\n") if (line := piece.strip())] for text in texts]
    times = Counter(line for found in split for line in set(found) if len(line) <= LONGEST_REPEATED)
    prose = {line for line, n in times.items() if n > 1 and lines.is_prose(line, len(line.split()))}
    furniture: Counter[str] = Counter()
    for found in split:
        furniture.update(set(unshared(found, times, prose)))
    return frozenset(line for line, n in furniture.items() if n > 1)


def unshared(
    found: Sequence[str], times: Mapping[str, int], prose: Collection[str]
) -> Iterator[str]:
    """The lines of one article that repeat, but for runs of them that hold a sentence."""
    for repeats, run in groupby(found, key=lambda line: times[line] > 1):
        members = list(run)
        if repeats and not any(line in prose for line in members):
            yield from members


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
        cuts.extend(inside.passages(text))
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


def as_decided(_: articles.Article, rows: list[Block]) -> list[Block]:
    """The blocks as the rules decided."""
    return rows


def corpus(
    reading: articles.Reading,
    overrule: Callable[[articles.Article, list[Block]], list[Block]] = as_decided,
) -> Corpus:
    """Clean and date every article of a folder; what repeats in several counts as boilerplate.

    `overrule` has the last word on the blocks of an article, before its date is looked for.
    """
    received = reading.articles
    elsewhere = repeated_lines([one.text for one in received])
    found = Corpus([], {}, {})
    for one in received:
        rows = overrule(one, received_blocks(one, elsewhere))
        said = dating.clues(one.text, rows)
        words = len(kept_text(one.text, rows).split())
        found.blocks[one.article_id], found.clues[one.article_id] = rows, said
        found.articles.append(describe(one, rows, said, words=words))
    found = found._replace(articles=list(dated_by_others(found, reading)))
    names = short_names(found.articles)
    described = [a._replace(short_name=n) for a, n in zip(found.articles, names, strict=True)]
    return found._replace(articles=described)


def received_blocks(one: articles.Article, elsewhere: Collection[str]) -> list[Block]:
    """The blocks of an article, with what its file says of it."""
    title = one.known.title or one.stated.title
    return blocks(one.text, lines_elsewhere=elsewhere, main=one.main, title=title)


def dated_by_others(found: Corpus, reading: articles.Reading) -> Iterator[Article]:
    """The articles, those without a day of publication dated by what the others tell."""
    days = {one.article_id: one.published for one in found.articles if one.published}
    others = folder_dating.elsewhere(found.blocks, days)
    for article, received in zip(found.articles, reading.articles, strict=True):
        if article.published or not days:
            yield article
            continue
        blocks, said = found.blocks[article.article_id], found.clues[article.article_id]
        more = list(folder_dating.clues(blocks, others))
        if more:
            texts = [c._replace(text=article.text[c.start : c.end]) for c in more]
            said = sorted([*said, *texts])
            found.clues[article.article_id] = said
        yield with_days(article, received, said)
