"""Attributions: a content, who is said to have said it and the cue, each as the words it holds.

A passage is the set of its words (`WORD`), known by where they begin. So blanks, commas and
quotation marks at its edges and between its parts count for nobody, on both sides alike, and
nothing else is trimmed, except that a content is taken without the "that" it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

WORD = re.compile(r"\w+")
DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"
KINDS = (DIRECT, MIXED, INDIRECT)
CONTENT, SOURCE, CUE = "content", "source", "cue"
ROLES = (CONTENT, SOURCE, CUE)
# A double mark, or a single one that begins or ends a word; one inside a word is an apostrophe, and
# so is one before "em" and "90s", or between two words in small letters behind an s.
MARK = re.compile(
    r"''|``|[\"“”„«»]"
    r"|(?<!\w)[‘'](?!(?:em|til|tis|cause|\d\ds?)\b)(?=\w)"
    r"|(?<=[\w.,?!…])(?<!s(?=[’'] [a-z]))[’'](?!\w)"
)
STEP = re.compile(rf"(?P<line>\n)|(?P<mark>{MARK.pattern})|(?P<word>\w+)")
OPENING, CLOSING, SINGLE = "“„«‘", "”»’", "‘’'"
EDGE = 2  # characters beside a passage in which its marks are looked for: one mark, one comma

Span = tuple[int, int]
Words = frozenset[int]


class Attribution(NamedTuple):
    """One quotation: first and last word of `parts` for readers, the words of each role.

    `quoted` are those words of the content that stand between marks; `kind` is what the finder
    calls it, empty in a corpus that does not say.
    """

    parts: tuple[Span, ...]
    content: Words
    source: Words
    cue: Words
    quoted: Words
    source_span: Span | None
    cue_span: Span | None
    kind: str = ""

    @property
    def marked(self) -> str:
        """The kind by the marks alone: all words between marks, some, or none."""
        if not self.quoted:
            return INDIRECT
        return DIRECT if self.quoted >= self.content else MIXED


def made(
    text: str,
    parts: Iterable[Span],
    source: Iterable[Span] = (),
    cue: Iterable[Span] = (),
    kind: str = "",
) -> Attribution:
    """An attribution from its passages; the content is taken without a leading "that"."""
    given = tuple(sorted(parts))
    sources, cues = tuple(source), tuple(cue)
    content = without_that(text, words(text, given))
    quoted = frozenset(word for part in given for word in between_marks(text, *part))
    return Attribution(
        given, content, words(text, sources), words(text, cues), quoted & content,
        whole(sources), whole(cues), kind,
    )  # fmt: skip


def words(text: str, passages: Iterable[Span]) -> Words:
    """Where the words of passages begin."""
    return frozenset(
        found.start() for start, end in passages for found in WORD.finditer(text, start, end)
    )


def without_that(text: str, content: Words) -> Words:
    """The words without a leading "that", unless nothing else is there."""
    first = min(content, default=0)
    found = WORD.match(text, first)
    alone = len(content) < 2 or found is None or found[0].lower() != "that"
    return content if alone else content - {first}


def whole(passages: tuple[Span, ...]) -> Span | None:
    """From the first character of the passages to the last."""
    if not passages:
        return None
    return min(start for start, _ in passages), max(end for _, end in passages)


def between_marks(text: str, start: int, end: int) -> Iterator[int]:
    """Where those words begin that stand between quotation marks, also marks just outside.

    An open mark holds to the end of its paragraph; a closing one whose opening stands further
    away takes everything before it in the paragraph.
    """
    first = start - 1 if start and MARK.match(text, start - 1) else start
    last = next((m.end() for m in MARK.finditer(text, end, end + EDGE)), end)
    pending: list[int] = []
    inside: list[bool] = []  # the marks that are open, each whether it is a double one
    for step in STEP.finditer(text, first, last):
        if step["line"]:
            pending, inside = [], []
        elif step["word"]:
            pending += [step.start()] if start <= step.start() < end else []
            if inside:
                yield from pending
                pending = []
        elif opens(text, *step.span()):
            inside.append(double(step[0]))
            pending = []
        elif double(step[0]) in inside:
            while inside.pop() != double(step[0]):
                pass
        elif double(step[0]):
            yield from pending
            pending = []


def double(mark: str) -> bool:
    """Whether a mark is a double one."""
    return mark not in SINGLE


def opens(text: str, start: int, end: int) -> bool:
    """Whether a mark opens: by its form, or because a word follows and none stands before."""
    if text[start] in OPENING or text[start] in CLOSING:
        return text[start] in OPENING
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not after.isspace() and not before.isalnum() and before not in ".,?!…;:%)"
