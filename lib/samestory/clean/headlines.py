"""The lines above a story -> its title, and what the others are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from samestory.clean import bylines, lines, story
from samestory.clean.lines import Label, Line

MOST_WORDS, FEWEST_WORDS = 30, 3
# How many lines below the title a byline or date still speaks for it.
NEAR = 4
# How many lines above the title may be sections: more are a menu.
MOST_SECTIONS = 3
MARKDOWN = re.compile(r"#{1,6} ")
# A title has as many points; an earlier line with nearly as many as the best is the title.
LEAST, NEARLY = 0.9, 0.3
SIGNS = frozenset({"byline", "date"})
TITLE, PERHAPS = Label("title", "title"), Label("title", "perhaps the title")
# A line that stands so often in a text is the header of its pages.
HEADER = 3
# The first lines of a text need less to speak for them.
TOP = 4
FEWEST_SURE = 5
MOST_WORDS_OF_DATE = 14


class Candidate(NamedTuple):
    """A line that may be the title, with what speaks for it."""

    number: int
    points: float
    alike: float
    signed: bool
    words: int


def find(
    found: Sequence[Line], known: Sequence[Label | None], first: int, about: Collection[str]
) -> tuple[int, Label] | None:
    """The number of the line that is the title, and its label; `first` is the story's first line.

    It speaks of what the story speaks of (`about`), has a byline or a date below it, or stands
    directly above the story.
    """
    times = Counter(line.plain for line in found)
    able = [
        candidate(found, known, number, first, about)
        for number, line in enumerate(found[: first + 1])
        if known[number] is None
        and times[line.plain] < HEADER
        and can_be_title(line, at_story=number == first)
    ]
    best = max((one.points for one in able), default=0.0)
    if best < LEAST:
        return None
    chosen = next(one for one in able if one.points >= best - NEARLY)
    return chosen.number, TITLE if is_sure(chosen, able, first) else PERHAPS


def stated(found: Sequence[Line], title: str) -> int | None:
    """The number of the first line that says the title that a file states."""
    wanted = lines.letters(title)
    for number, line in enumerate(found):
        if wanted and lines.letters(line.plain) == wanted:
            return number
    return None


def is_sure(chosen: Candidate, able: Sequence[Candidate], first: int) -> bool:
    """Whether what speaks for a title is enough to take it for the article's name."""
    if chosen.number < TOP and first - chosen.number <= NEAR and chosen.alike >= 0.3:
        return True
    if chosen.signed:
        return chosen.alike >= 0.5 and chosen.words >= FEWEST_SURE
    rivals = [one for one in able if one.alike >= 0.5 and first - one.number <= 3 * NEAR]
    return (
        chosen.alike >= 0.8
        and chosen.words > FEWEST_SURE
        and first - chosen.number <= NEAR
        and len(rivals) == 1
    )


def can_be_title(line: Line, *, at_story: bool) -> bool:
    """Whether a line has the shape of a headline: some words, no sentence."""
    text = MARKDOWN.sub("", line.plain)
    headed = text != line.plain or lines.capitalised(text) >= 0.7
    if line.plain.lower() in lines.SECTIONS or not FEWEST_WORDS <= line.words <= MOST_WORDS:
        return False
    if (
        lines.HAS_AGO.match(text)
        or text.startswith(("@", "[", "<"))
        or "|" in text
        or "://" in text
    ):
        return False
    if (text.endswith((".", ",", ";", ":")) and not headed) or lines.BULLET.match(text):
        return False
    if lines.ends_sentence(text) and not headed:
        return line.blank_after and line.words <= 14 and text.endswith("?")
    return not at_story


def candidate(
    found: Sequence[Line],
    known: Sequence[Label | None],
    number: int,
    first: int,
    about: Collection[str],
) -> Candidate:
    """A line, and how much it looks like the title of the story below; below a point, hardly."""
    line = found[number]
    below = known[number + 1 : min(number + 1 + NEAR, first + 1)]
    signed = any(label is not None and label.role in SIGNS for label in below)
    byline = any(label is not None and label.role == "byline" for label in below)
    alike = story.likeness(line.plain, about)
    points = (
        1.5 * alike
        + (0.8 if signed else 0.0)
        + (0.6 if first - number <= NEAR else 0.0)
        + min(line.words, 8) / 10
        - (1.0 if bylines.is_name(line.plain) and not byline else 0.0)
        + (0.2 if number == 0 else 0.0)
    )
    return Candidate(number, points, alike, signed, line.words)


def above_story(
    found: Sequence[Line],
    known: Sequence[Label | None],
    number: int,
    title: int | None,
    about: Collection[str],
) -> Label:
    """What an open line above the story is."""
    line = found[number]
    word = line.plain.lower().strip(" :|/#")
    menu = title is None or number < title - MOST_SECTIONS
    kicker = title is not None and number == title - 1 and line.words <= 2
    if not menu and (word in lines.SECTIONS or kicker):
        return Label("section", "section word")
    if title is None or number < title:
        return lines.outside(line, "above the title")
    near = number - title <= NEAR
    if line.words <= MOST_WORDS_OF_DATE and lines.DATE_AT_AN_END.search(line.plain):
        return Label("date", "date below the title")
    named = bylines.is_name(line.plain) or bylines.NAME_AND_PLACE.fullmatch(line.plain)
    if near and (named or signs_off(known[number - 1], line)):
        return Label("byline", "name before the story")
    if lines.ends_sentence(line.plain):
        return Label("body", "sentence")
    if near and line.words >= 4 and story.likeness(line.plain, about) >= 0.25:
        return Label("heading", "below the title")
    return lines.outside(line, "above the story")


def signs_off(before: Label | None, line: Line) -> bool:
    """Whether a line below a byline is the author's address or handle."""
    below = before is not None and before.role == "byline"
    return below and bool(lines.ADDRESS.fullmatch(line.plain))
