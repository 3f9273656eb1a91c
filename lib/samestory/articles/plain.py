"""Text, Markdown and what is read as text -> articles: one, or the documents of an export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from samestory.articles import exports
from samestory.articles import fields as usual
from samestory.articles.article import Part, Stated
from samestory.articles.decoding import decoded

# A line of front matter; it is never more than a few lines long.
FRONT_LINE = re.compile(r"([A-Za-z][\w -]{0,30})\s?:\s?(.{0,500})")
MOST_FRONT_LINES = 40


def read_text(data: bytes, _: Mapping[str, str]) -> Iterator[Part]:
    """The article of a plain text, or those of an export from a press archive."""
    return parts(decoded(data))


def parts(text: str, stated: Stated = Stated()) -> Iterator[Part]:  # noqa: B008 - never changes
    """The article of a text of which the file says `stated`, or the documents of an export."""
    found = exports.documents(text)
    if not found:
        yield Part(text=text, stated=stated)
    elif len(found) == 1:
        yield Part(text=text, stated=found[0].stated)
    else:
        for number, one in enumerate(found, start=1):
            yield Part(number, text[one.span.start : one.span.end], one.stated)


def read_markdown(data: bytes, fields: Mapping[str, str]) -> Iterator[Part]:
    """The article of a Markdown text; its front matter is stated, and stays in the text."""
    text = decoded(data)
    yield Part(text=text, stated=usual.stated(front_matter(text), fields))


def front_matter(text: str) -> dict[str, str]:
    """The fields between the lines of three dashes that a Markdown text begins with."""
    lines = text[:20_000].split("\n")[: MOST_FRONT_LINES + 1]
    marks = [n for n, line in enumerate(lines) if line.rstrip() in {"---", "..."}]
    if len(marks) < 2 or marks[0] != 0:
        return {}
    matches = (FRONT_LINE.fullmatch(line.rstrip()) for line in lines[1 : marks[1]])
    return {usual.plain(m[1]): m[2].strip().strip("\"'") for m in matches if m}
