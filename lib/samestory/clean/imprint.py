"""The lines around a story -> what they say of it: title, author, outlet, day of publication.

A page carries many dates, names and headlines that are other stories'. Only what stands beside
the story speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samestory import dates
from samestory.clean import bylines, lines, wrapping
from samestory.tables import Block, Clue

__all__ = ["Day", "absolute", "clues", "outlet", "published"]

# How many blocks above the title, and below the story's end, still speak for the story.
ABOVE, BELOW = 6, 6
HAS_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
UPDATED = re.compile(r"updat|modif|revis|correct|amend|edit", re.IGNORECASE)
DATED = frozenset({"date", "dateline", "byline", "notice", "caption", "section"})
LABEL = re.compile(
    r"(?i:headline|title|hed|subject|byline|author|section(?:/page)?|desk|rubric)s?\s{0,3}:\s{0,6}"
)

WORD = r"[A-Z][\w&’'-]{0,30}(?:\.[a-z]{2,4}\b)?"
NAME = rf"(?:The |the )?{WORD}(?: (?:of |the |and |& |for )?{WORD}){{0,4}}"
COPYRIGHT = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright)(?: ©| \([Cc]\))?,?\s?"
    r"(?:(?:19|20)\d\d\s?(?:[–-]\s?(?:19|20)?\d\d)?,?\s)?"
    rf"(?:[Bb]y\s)?(?P<name>{NAME})"
)
PUBLICATION = re.compile(
    rf"(?i:publication(?: title| name)?|newspaper|source|outlet)\s?:\s{{0,6}}(?P<name>{NAME})"
)
CREDITED = re.compile(rf"[A-Za-z.’'-]{{2,}}(?: \|| for| -| –) (?P<name>{NAME})$")
TOLD = re.compile(
    rf"\b(?:told|tells|interview with|spoke to|contacted by|seen by|obtained by) (?P<name>{NAME})"
)
OWN = re.compile(
    r"\b(?:[Aa]bout|[Cc]ontact|[Ss]ubscribe to|[Ff]ollow|[Mm]ore (?:from|on|in)|[Ss]upport|"
    rf"[Ww]elcome to|[Pp]ublished (?:by|in)|[Dd]ownload the|[Jj]oin|[Ff]rom) (?P<name>{NAME})"
)
MASTHEAD = re.compile(rf"(?P<name>{NAME})")
SITE = re.compile(
    r"(?:https?://|www\.|@)(?:www\.|m\.|mail\.)?([\w-]{4,60})\.[a-z]{2,10}", re.IGNORECASE
)
FORWARDED = re.compile(r"^(?:(?:fwd?|re|aw|wg)\s?:\s{0,3}){1,3}|^\d{1,2}\. ", re.IGNORECASE)
PARTING = re.compile(r" ?[,|•·/(@–—;&] ?| - |,? and |(?=(?:Publish|Updat|Post)(?:ed)?\b)")
# A line of such a rule names the article for certain.
SURE = frozenset({"title", "export field"})
# A name to which the copying has glued the next word: "Jane DoeUpdated".
GLUED = re.compile(r"[a-z]{3}[A-Z]{2}|[a-z]{4}[A-Z][a-z]{3}")
WRITTEN = re.compile(
    r"^(?:words|text|story|report|analysis|opinion|written|posted)?(?: ?by)?:?\s", re.IGNORECASE
)
NAMING = frozenset({"title", "byline", "section"})
# Lines of a page that are neither story nor advertisement.
FRAME = frozenset({"navigation", "notice", "promotion", "section", "tags"})
# How many blocks of a text may be its masthead.
TOP = 6
COMPANY = re.compile(
    r",? (?:Inc|Ltd|LLC|Limited|Corp|Corporation|Company|Co|plc|PLC|GmbH|Pty|Pvt|Holdings|"
    r"All|Rights|Reserved)\b.*$"
)
# Words that are no outlet's name though they stand where one does.
NO_OUTLET = frozenset(
    "staff reporter writer editor correspondent contributor columnist updated published special "
    "all rights reserved privacy terms police court reporters journalists parliament congress "
    "lawmakers investigators officers media press".split()
)
SELF = "self-reference"
# Lines in which a site names itself.
OWN_WORDS = frozenset({"copyright line", "publication field", "masthead"})
# A name that so many kinds of lines give is the outlet's.
ENOUGH = 2
SHORTEST_SITE = 5
COLLECTIVE = frozenset({"staff", "desk", "team"})
# A name has two words at the least before a job can follow.
MOST_OF_NAME = 2


class Day(NamedTuple):
    """An explicit date in a text."""

    start: int
    end: int
    value: str
    earliest: str
    latest: str


def absolute(text: str) -> list[Day]:
    """The explicit dates of a text, to the day or the month."""
    # Looking for a year first spares most sentences the slow reading of dates.
    return [Day(*found) for found in dates.absolute(text)] if HAS_YEAR.search(text) else []


def published(start: int, end: int, earliest: str | None, latest: str | None, rule: str) -> Clue:
    """A clue to the date of publication; its text is filled in later."""
    value = earliest if earliest == latest and earliest else f"{earliest or '..'}/{latest or '..'}"
    return Clue(start, end, "", "published", value, earliest, latest, rule)


def clues(blocks: Sequence[Block]) -> Iterator[Clue]:
    """What the lines around a story say of it; the clues' texts are filled in later."""
    frame = Frame.of(blocks)
    named: set[str] = set()
    told: list[Clue] = []
    outlets: set[str] = set()
    for number, block in enumerate(blocks):
        for clue in of_line(block):
            if frame.speaks(number, block) and clue.field not in named:
                named.add(clue.field)
                yield clue
        if block.role in DATED and (frame.dates(number) or block.rule == "export field"):
            yield from of_dates(block)
        for clue in of_outlet(block, near=frame.near(number), top=number < TOP):
            if clue.rule == SELF:
                told.append(clue)
            else:
                outlets.add(spelled(clue.value))
                yield clue
    # People tell many outlets something; only one that is also named otherwise speaks of itself.
    yield from (clue for clue in told if spelled(clue.value) in outlets)


class Frame(NamedTuple):
    """Where the title and the story stand among the blocks of an article, by number."""

    title: int
    sure: bool
    first: int
    last: int
    dated_below: bool

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Frame:
        """The frame of an article; a story without a title has one in its first line's place."""
        story = [n for n, block in enumerate(blocks) if block.role == "body"]
        first, last = (story[0], story[-1]) if story else (0, len(blocks))
        heads = [n for n, b in enumerate(blocks) if b.role == "title" and b.rule in SURE]
        title = heads[0] if heads else first
        below = any(b.role == "date" for b in blocks[title + 1 : first])
        return cls(title, bool(heads), first, last, below)

    def near(self, number: int) -> bool:
        """Whether a block stands beside the story or its title."""
        return self.title - ABOVE <= number <= self.last + BELOW

    def dates(self, number: int) -> bool:
        """Whether a date in a block may be the article's: below the title before above it."""
        if number >= self.title:
            return number <= self.last + BELOW
        return self.near(number) and not self.dated_below

    def speaks(self, number: int, block: Block) -> bool:
        """Whether a title, byline or section is surely the article's own."""
        if block.rule in SURE:
            return True
        if block.role == "byline":
            unsaid = block.rule == "name before the story"
            beside_title = self.sure and number <= self.title + 2
            above = number <= self.first  # below, others sign their stories and reports
            return self.near(number) and above and (beside_title or not unsaid)
        return block.role == "section" and self.near(number)


def of_line(block: Block) -> Iterator[Clue]:
    """Title, author and section that a line says outright."""
    if block.role not in NAMING:
        return
    place = (block.start, block.end, block.text)
    bare = LABEL.sub("", wrapping.plain(block.text), count=1)
    if block.role == "title" and block.rule in SURE:
        value = FORWARDED.sub("", bare.lstrip("# *_").rstrip("*_ "))
        yield Clue(*place, "title", value, None, None, block.rule)
    if block.role == "byline":
        yield Clue(*place, "byline", author(bare), None, None, block.rule)
    if block.role == "section":
        yield Clue(*place, "section", bare, None, None, block.rule)


def author(text: str) -> str:
    """The names in a line that says who wrote it, without "by", jobs and places."""
    name = bylines.byline(text, len(text.split())) or WRITTEN.sub("", text)
    if not name:
        return ""
    parts = PARTING.split(name)
    names = [without_job(parts[0]), *(part for part in parts[1:] if not ends_in_job(part))]
    people = [part.strip() for part in names if bylines.is_name(part.strip())]
    if people:
        return ", ".join(people)
    return "" if any(GLUED.search(word) for word in name.split()) else name


def ends_in_job(name: str) -> bool:
    """Whether a part of a byline is a job: "AP National Security Writer"; or glued to one."""
    words = name.split()
    last = words[-1].lower().strip(".,") if words else ""
    return not words or last in bylines.JOBS or last in COLLECTIVE


def without_job(name: str) -> str:
    """A name without the job behind it: "Jane Doe Staff Writer"; empty if copying spoiled it."""
    words = name.split()
    if len(words) > MOST_OF_NAME and words[-1].lower().strip(".,") in bylines.JOBS:
        while words and words[-1].lower().strip(".,") in bylines.JOBS | bylines.JOB_QUALIFIERS:
            words.pop()
    return "" if any(GLUED.search(word) for word in words) else " ".join(words)


def of_dates(block: Block) -> Iterator[Clue]:
    """Dates of publication that a line beside the story gives."""
    before = 0
    for day in absolute(block.text):
        rule = rule_of_line(block, block.text[before : day.start], day)
        before = day.end
        if rule:
            low = day.earliest if rule != "updated line" else None
            high = day.latest if rule != "caption date" else None
            yield published(block.start + day.start, block.start + day.end, low, high, rule)


def rule_of_line(block: Block, before: str, day: Day) -> str:
    """What a date in a line that is no story says, by the words between it and the last date."""
    if block.role == "caption":
        return "caption date"
    if UPDATED.search(before[-40:]):
        return "updated line"
    if day.earliest != day.latest:
        return ""  # a month alone is a heading
    if block.role == "notice":
        return "publication note" if re.search(r"\bpublished\b", before, re.IGNORECASE) else ""
    return "dateline" if block.role == "dateline" else "date line"


def of_outlet(block: Block, *, near: bool, top: bool) -> Iterator[Clue]:
    """Names that may be the outlet's, by the kind of line that gives them."""
    if block.role in FRAME and (match := COPYRIGHT.search(block.text)):
        yield from named_outlet(block, match, "copyright line")
    if block.role == "notice" and (match := PUBLICATION.match(block.text)):
        yield from named_outlet(block, match, "publication field")
    if block.role in FRAME and (match := OWN.search(block.text)):
        yield from named_outlet(block, match, "named as the site")
    if top and block.role in FRAME and (match := MASTHEAD.fullmatch(block.text)):
        yield from named_outlet(block, match, "masthead")
    if near and block.role == "byline" and (match := CREDITED.search(block.text)):
        yield from named_outlet(block, match, "credit in the byline")
    if block.role == "body":
        for match in TOLD.finditer(block.text):
            yield from named_outlet(block, match, SELF)


def named_outlet(block: Block, match: re.Match[str], rule: str) -> Iterator[Clue]:
    """A clue to the outlet, unless the words found are no name of one, or an agency's."""
    name = COMPANY.sub("", match["name"]).strip(" .,-")
    words = {word.lower() for word in name.split()}
    if name and not words & NO_OUTLET and not lines.HAS_AGENCY.fullmatch(name):
        start = block.start + match.start("name")
        yield Clue(start, start + len(name), "", "outlet", name, None, None, rule)


def outlet(clues: Sequence[Clue], blocks: Sequence[Block]) -> str:
    """The outlet's name where lines of several kinds agree on it, else empty.

    A copyright line alone may name the owner, and people tell many outlets something; a name that
    also stands in the frame of the page, or that a second kind of line gives, is the outlet's.
    """
    kinds: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for clue in clues:
        if clue.field == "outlet":
            key = spelled(clue.value)
            kinds.setdefault(key, set()).add(clue.rule)
            shown.setdefault(key, clue.value)
    sites = {spelled(match[1]) for b in blocks if not b.kept for match in SITE.finditer(b.text)}
    points = {
        key: len(found) + any(alike(key, site) for site in sites) + ("publication field" in found)
        for key, found in kinds.items()
        if found & OWN_WORDS
    }
    best = sorted(points, key=lambda key: -points[key])
    if (
        not best
        or points[best[0]] < ENOUGH
        or (len(best) > 1 and points[best[1]] == points[best[0]])
    ):
        return ""
    return shown[best[0]]


def alike(name: str, site: str) -> bool:
    """Whether the name of a site is that of an outlet: theparadigmng, Paradigm."""
    return min(len(name), len(site)) >= SHORTEST_SITE and (
        site.removeprefix("the").startswith(name) or name.startswith(site.removeprefix("the"))
    )


def spelled(name: str) -> str:
    """A name as compared: letters and digits alone, without "the"."""
    return lines.letters(re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE))
