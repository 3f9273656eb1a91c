"""Text -> its paragraphs, those that are broken at a fixed width put together again.

Mail, printed pages, scans and PDF copies break a paragraph into lines that are about equally long.
Where they do is seen from lines that go on in small letters; the width is theirs.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samestory.clean.lines import Line, by_wording, ends_sentence

# A text is taken for broken when so many lines go on in small letters, and such a share of all.
FEWEST, SHARE = 3, 0.05
MOST_WIDTH = 110
# In a broken text, few lines are much longer than its width.
MOST_LONGER = 0.25
# A line is full when the next word would not fit, but for a ragged edge.
EDGE = 0.93

# A line that ends so goes on in the next.
OPEN_END = re.compile(
    r" (?:a|an|the|of|to|in|on|at|by|for|and|or|with|from|between|was|were|is|are)$"
)
LINK_NUMBER = re.compile(r"\[\d{1,3}\]")
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{1,500}\)")
ANGLE_LINK = re.compile(r"<(?:https?|mailto):[^<>\s]{1,500}>")
EMPHASIS = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=\S)([^*_\n]{1,400})(?<=\S)\1(?![\w*_])")
BROKEN_WORD = re.compile(r"(?<=[a-z])[-\xad]\s*\n\s*(?=[a-z])")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
SPACE = re.compile(r"\s+")


class Row(NamedTuple):
    """A physical line without the white space around it."""

    start: int
    end: int
    text: str
    blank_before: bool
    blank_after: bool


def paragraphs(text: str) -> list[Line]:
    """The non-blank lines of a text in order; those of one broken paragraph are one."""
    found = rows(text)
    width = broken_at(found)
    return [joined(text, group) for group in groups(found, width)]


def rows(text: str) -> list[Row]:
    """The non-blank lines of a text."""
    found: list[Row] = []
    position, blank = 0, True
    pieces = text.split("\n")
    for number, piece in enumerate(pieces):
        if stripped := piece.strip():
            start = position + len(piece) - len(piece.lstrip())
            after = number + 1 == len(pieces) or not pieces[number + 1].strip()
            found.append(Row(start, start + len(stripped), stripped, blank, after))
        blank = not stripped
        position += len(piece) + 1
    return found


def broken_at(found: Sequence[Row]) -> int:
    """The width at which a text is broken, in characters; 0 if it is not."""
    widths = sorted(len(a.text) for a, b in pairs(found) if goes_on(a.text, b.text))
    if len(widths) < max(FEWEST, SHARE * len(found)):
        return 0
    width = widths[len(widths) * 9 // 10]
    longer = sum(len(row.text) > 1.3 * width for row in found)
    return width if width <= MOST_WIDTH and longer <= MOST_LONGER * len(found) else 0


def pairs(found: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Neighbouring lines without a blank line between."""
    for a, b in itertools.pairwise(found):
        if not a.blank_after:
            yield a, b


def goes_on(line: str, following: str) -> bool:
    """Whether a line surely goes on in the following one: it has no end, that begins small."""
    if len(line) < 12 or ends_sentence(line):
        return False
    return LINK_NUMBER.sub("", following)[:1].islower() or bool(OPEN_END.search(line))


def groups(found: Sequence[Row], width: int) -> Iterator[list[Row]]:
    """Lines that belong to one paragraph."""
    group: list[Row] = []
    for row in found:
        if group and not (width and belongs(group[-1], row, width) and not alone(group[-1], row)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def belongs(line: Row, following: Row, width: int) -> bool:
    """Whether the following line is of the same paragraph, in a text broken at `width`."""
    if line.blank_after or len(line.text) > 1.3 * width or line.text.endswith(":"):
        return False
    if line.text.isupper() and not following.text.isupper():
        return False
    if following.text[0].islower():
        return not ends_sentence(line.text) or is_full(line.text, following.text, width)
    if following.text.isupper() != line.text.isupper() or not following.text[0].isalnum():
        return is_full(line.text, following.text, width) and following.text[0] in "“\"‘'$€£"
    return is_full(line.text, following.text, width)


def alone(line: Row, following: Row) -> bool:
    """Whether one of two lines is something by itself: a page's number, a credit, a label."""
    return any(by_wording(row.text, len(row.text.split())) for row in (line, following))


def is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have fitted."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > EDGE * width


def joined(text: str, group: Sequence[Row]) -> Line:
    """The lines of a paragraph as one."""
    first, last = group[0], group[-1]
    whole = text[first.start : last.end]
    shown = plain(whole)
    return Line(
        first.start, last.end, whole, shown, count_words(shown),
        first.blank_before, last.blank_after,
    )  # fmt: skip


def count_words(text: str) -> int:
    """Words as people count them; where a script sets no spaces, two signs to a word."""
    return len(text.split()) + len(UNSPACED.findall(text)) // 2


def plain(text: str) -> str:
    """A paragraph as a reader sees it: in one line, without the marks of links and emphasis."""
    text = SPACE.sub(" ", BROKEN_WORD.sub("", text))
    if "[" in text or "<" in text:
        text = LINK_NUMBER.sub("", ANGLE_LINK.sub("", MARKDOWN_LINK.sub(r"\1", text)))
    if "*" in text or "_" in text:
        text = EMPHASIS.sub(r"\2", text)
    return text.strip() or SPACE.sub(" ", text)
