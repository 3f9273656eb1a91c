"""Text -> the passages between quotation marks, paired.

Marks are paired inside a paragraph: a mark that is never closed takes nothing with it, unless the
next paragraph opens with a mark again, as newspapers set a quotation of several paragraphs.
Only outermost pairs are given; marks inside them belong to the words quoted. One pass, linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Every character that can be a quotation mark in English text (Unicode, "Quotation marks").
OPENING, CLOSING, EITHER = "“„«‟", "”»", '"＂'
SINGLE_OPENING, SINGLE_CLOSING, SINGLE_EITHER = "‘‛", "’", "'"
DOUBLE = OPENING + CLOSING + EITHER
ANY = DOUBLE + SINGLE_OPENING + SINGLE_CLOSING + SINGLE_EITHER

# Two single ones set side by side, as typewriters do, are one double mark.
MARK = re.compile(f"(?<!')''(?!')|(?<!`)``(?!`)|[{ANY}]")
# A new line that goes on in lower case is a wrapped line, not a new paragraph.
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?=[a-z])[^\n]+)*")
# Words that begin with an apostrophe: 'em, 'til, '90s.
ELISION = re.compile(r"(?:em|til|tis|twas|cause|round|bout|n|\d0s|\d\d)\b", re.IGNORECASE)


class Pair(NamedTuple):
    """A passage between two marks: `start` and `end` are those of the words, blanks stripped."""

    opening: int  # offset of the opening mark
    closing: int  # offset one past the closing mark; the paragraph's end where it has none
    start: int
    end: int
    resumes: bool  # the previous pair is the paragraph before, in the same quotation


def pair(text: str) -> list[Pair]:
    """The outermost pairs of quotation marks in `text`, in order, none empty."""
    pairs: list[Pair] = []
    hanging = False  # did the paragraph before end inside a quotation?
    for paragraph in PARAGRAPH.finditer(text):
        begin, end = _strip(text, *paragraph.span())
        if begin == end:
            continue
        starts_marked = text[begin] in OPENING + EITHER or _width(text, begin) == 2
        if hanging and not starts_marked:
            pairs.pop()  # never resumed: we cannot know where it ended
        found, unclosed = _pair_paragraph(text, begin, end)
        spans = [*found, (unclosed, end)] if unclosed is not None else found
        for opening, closing in spans:
            inner = _inside(text, opening, closing, closed=opening != unclosed)
            if inner[0] < inner[1]:
                resumed = hanging and starts_marked and opening == begin
                pairs.append(Pair(opening, closing, *inner, resumes=resumed))
        hanging = unclosed is not None and bool(pairs) and pairs[-1].opening == unclosed
    if hanging:
        pairs.pop()
    return pairs


def last_character(text: str, pair: Pair) -> str:
    """The last character of the words, with marks that close there passed over."""
    for i in range(pair.end - 1, max(pair.start, pair.end - 5), -1):
        if text[i] not in ANY and not text[i].isspace():
            return text[i]
    return text[pair.end - 1]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or not text[start].isprintable()):
        start += 1
    while start < end and (text[end - 1].isspace() or not text[end - 1].isprintable()):
        end -= 1
    return start, end


def _inside(text: str, opening: int, closing: int, *, closed: bool) -> tuple[int, int]:
    """The span between the marks, without the blanks that some writers leave there."""
    first, last = opening + _width(text, opening), closing
    if closed:
        last -= 2 if text[closing - 2 : closing] == "''" and closing - first >= 2 else 1
    return _strip(text, first, last)


def _width(text: str, i: int) -> int:
    return 2 if text[i : i + 2] in {"''", "``"} else 1


def _pair_paragraph(text: str, begin: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """Outermost pairs of one paragraph, and where a double mark was left open at its end."""
    found: list[tuple[int, int]] = []
    double: int | None = None  # the open double mark
    after = begin  # singles are looked for between the double pairs
    for mark in MARK.finditer(text, begin, end):
        i, width = mark.start(), len(mark.group())
        if text[i] not in DOUBLE and width == 1:
            continue
        if double is not None and _closes(text, i, i + width, end):
            found.extend(_singles(text, after, double))
            found.append((double, i + width))
            double, after = None, i + width
        elif _opens(text, i, i + width, begin, end):
            double = i if double is None or not _nested(text, i) else double
    found.extend(_singles(text, after, end if double is None else double))
    return found, double


def _nested(text: str, i: int) -> bool:
    """A curly mark reopened inside an open one; the outer one may still be closed."""
    return text[i] in OPENING and i > 0 and text[i - 1] in SINGLE_OPENING


def _opens(text: str, i: int, past: int, begin: int, end: int) -> bool:
    before = text[i - 1] if i > begin else " "
    after = text[past] if past < end else " "
    if text[i] in OPENING:
        return True
    if before.isdigit():
        return False  # inches
    starts_word = not before.isalnum() and not after.isspace()
    return starts_word or (text[i] not in CLOSING and before.isspace() and past < end)


def _closes(text: str, i: int, past: int, end: int) -> bool:
    if text[i] in OPENING or text[i] == "`":
        return False
    if text[i] in CLOSING:
        return True
    # A straight mark glued to the word that follows, with a blank before, opens another passage.
    after = text[past] if past < end else " "
    return not (text[i - 1].isspace() and (after.isalnum() or after in SINGLE_EITHER))


def _singles(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Pairs of single marks, told from apostrophes, in a stretch without double ones."""
    opening: int | None = None
    possible: int | None = None  # a closing mark that may be the apostrophe of "the boys' club"
    for mark in MARK.finditer(text, begin, end):
        i = mark.start()
        if len(mark.group()) > 1:
            continue
        before = text[i - 1] if i > 0 else " "
        after = text[i + 1] if i + 1 < len(text) else " "
        starts = not before.isalnum() and before not in ".,?!" and after.isalnum()
        if starts and text[i] not in SINGLE_CLOSING and not ELISION.match(text, i + 1):
            if opening is not None and possible is not None:
                yield opening, possible
            opening, possible = i, None
        elif opening is not None and text[i] not in SINGLE_OPENING and not after.isalnum():
            if before == "s" and after == " " and text[i + 2 : i + 3].islower():
                possible = possible or i + 1
            elif not before.isspace():
                yield opening, i + 1
                opening = possible = None
    if opening is not None and possible is not None:
        yield opening, possible
