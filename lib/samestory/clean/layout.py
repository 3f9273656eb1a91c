"""The lines of an article -> what each is: by its wording, else by its place.

A line stands before the first sentence of the story, after the last one, or between. When unsure,
it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from samestory.clean import lines
from samestory.clean.lines import Line

__all__ = ["Label", "labels"]

MOST_WORDS_OF_TITLE = 30
MOST_WORDS_OF_CAPTION = 70
# A longer run of capitalised words between paragraphs is the headline of another story.
MOST_WORDS_OF_HEADING = 6
BULLET = re.compile(r"(?:[•●▪*·–-]|\d{1,2}[.)]) ")
MARKDOWN_HEADING = re.compile(r"#{1,6} ")


class Label(NamedTuple):
    """What a line is, and the rule that decided."""

    role: str
    rule: str


BARE_DATE = Label("date", "date line")
WRAPPED = Label("body", "wrapped line")


def labels(found: Sequence[Line], *, lines_elsewhere: Collection[str] = ()) -> list[Label]:
    """What each line of an article is; `lines_elsewhere` repeat in other articles."""
    return by_place(found, by_wording(found), lines_elsewhere)


def by_wording(found: Sequence[Line]) -> list[Label | None]:
    """What each line is by its own wording, None where that says nothing."""
    wrapped = wrapped_lines(found)
    labels: list[Label | None] = []
    for number, line in enumerate(found):
        if number in wrapped:
            labels.append(WRAPPED)
        elif wording := lines.by_wording(line.text, line.words):
            labels.append(Label(*wording))
        elif lines.is_date(line.text):
            labels.append(BARE_DATE)
        elif lines.byline(line.text, line.words):
            labels.append(Label("byline", "byline"))
        else:
            labels.append(picture(line))
    for number, label in enumerate(labels[1:]):
        before = found[number]
        alone = label is not None and label.role == "credit" and labels[number] is None
        if (
            alone
            and before.words <= MOST_WORDS_OF_CAPTION
            and lines.looks_like_caption(before.text)
        ):
            labels[number] = Label("caption", "caption")
    return labels


def picture(line: Line) -> Label | None:
    """Caption or credit, if a line ends with the credit of a picture."""
    start = lines.credit_at_end(line.text)
    if start == 0:
        return Label("credit", "photo credit")
    if start is None or line.words > MOST_WORDS_OF_CAPTION:
        return None
    stops = len(lines.INNER_STOP.findall(line.text[:start]))
    return Label("caption", "caption") if stops <= 2 else None


def wrapped_lines(found: Sequence[Line]) -> set[int]:
    """Numbers of the lines that are parts of paragraphs broken at a fixed width."""
    wrapped: set[int] = set()
    first = 0
    for number, line in enumerate(found):
        if not line.blank_after and number + 1 < len(found):
            continue
        run = found[first : number + 1]
        widths = [len(row.text) for row in run[:-1]]
        if widths and 45 <= min(widths) <= max(widths) <= min(120, min(widths) + 30):
            open_ends = sum(not lines.ends_sentence(row.text) for row in run[:-1])
            low_starts = sum(row.text[0].islower() for row in run[1:])
            if 2 * open_ends >= len(widths) and low_starts:
                wrapped.update(range(first, number + 1))
        first = number + 1
    return wrapped


def by_place(
    found: Sequence[Line], known: Sequence[Label | None], elsewhere: Collection[str]
) -> list[Label]:
    """What each line is, those that their wording leaves open decided by their place."""
    labels = list(known)
    open_lines = [n for n, label in enumerate(labels) if label is None]
    signed = next((n for n, label in enumerate(labels) if label and label.role == "byline"), 0)
    title = find_title(found, open_lines, signed)
    if title is not None:
        labels[title] = Label("title", "title")
    story = [
        n
        for n, line in enumerate(found)
        if labels[n] == WRAPPED or (labels[n] is None and lines.is_prose(line.text, line.words))
    ]
    first, last = (story[0], story[-1]) if story else (len(found), len(found))
    for n in open_lines:
        if labels[n] is not None:
            continue
        line = found[n]
        if line.text in elsewhere and not lines.is_prose(line.text, line.words):
            labels[n] = Label("navigation", "repeated line")
        elif n < first:
            labels[n] = before_story(line, above_title=title is not None and n < title)
        elif n > last:
            labels[n] = after_story(line, labels[n - 1])
        else:
            labels[n] = inside_story(line)
    for n in range(first + 1, last):
        # A bare date between paragraphs is the heading of a chronology.
        if labels[n] == BARE_DATE and not lines.says_published(found[n].text):
            labels[n] = Label("heading", "date heading")
    return [label or Label("body", "sentence") for label in labels]


def find_title(found: Sequence[Line], open_lines: Sequence[int], signed: int) -> int | None:
    """The number of the line that is the title: before the first sentence, no sentence itself.

    A few capitalised words may be a name; above the byline, in line `signed`, they are a title.
    """
    for number in open_lines:
        line = found[number]
        text = MARKDOWN_HEADING.sub("", line.text)
        if (
            text.lower() in lines.SECTIONS
            or line.words < 3
            or (lines.is_name(text) and number > signed)
        ):
            continue
        if line.words > MOST_WORDS_OF_TITLE or text.endswith((".", ",", ";", ":")):
            return None
        headed = text != line.text or lines.capitalised(text) >= 0.7
        if lines.ends_sentence(text) and not headed and not asks(line):
            return None
        last = number + 1 == len(found)
        return number if not last and (headed or line.blank_after or line.words <= 20) else None
    return None


def asks(line: Line) -> bool:
    """Whether a line is one short question on its own."""
    return line.blank_after and line.words <= 14 and line.text.endswith("?")


def before_story(line: Line, *, above_title: bool) -> Label:
    """What a line before the first sentence is."""
    short = line.words <= 2
    if line.text.lower().strip(" :|/#") in lines.SECTIONS or (short and above_title):
        return Label("section", "section word")
    if lines.is_name(line.text):
        return Label("byline", "name before the story")
    if lines.ends_sentence(line.text):
        return Label("body", "sentence")
    return Label("section", "section word") if short else Label("heading", "below the title")


def inside_story(line: Line) -> Label:
    """What a line between the first and the last sentence is."""
    if lines.is_prose(line.text, line.words) or lines.ends_sentence(line.text):
        whole = lines.ends_sentence(line.text) or lines.INNER_STOP.search(line.text)
        return Label("body", "sentence" if whole else "long text")
    if BULLET.match(line.text):
        return Label("body", "list item")
    if line.words > MOST_WORDS_OF_HEADING and lines.capitalised(line.text) >= 0.85:
        return Label("promotion", "headline in the story")
    return Label("heading", "short line")


def after_story(line: Line, before: Label | None) -> Label:
    """What a line after the last sentence is."""
    items = [item.split() for item in line.text.split(",")]
    if len(items) > 2 and all(0 < len(item) <= 4 for item in items):
        return Label("tags", "tag line")
    if lines.ends_sentence(line.text):
        return Label("body", "sentence")
    if BULLET.match(line.text) and before is not None and before.role == "body":
        return Label("body", "list item")
    if line.words >= 12 and lines.capitalised(line.text) < 0.6:
        return Label("body", "long text")
    return Label("navigation", "after the end")
