"""Stories told by several outlets, with marks -> texts and what a reader found in them.

A file is one story. `[text|id]` marks a name; lines with "> " are labels; both are taken out of the
text, and every label is found again in it, so that a slip of the hand stops the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from measuring.gold import GoldError
from samestory.tables import LABELS, ROOT

FOLDER = ROOT / "tests" / "gold" / "told"
NAMES_ONLY = "names"  # stories with labels for names alone, to be read
SIDES = ("read", "unread")  # stories that whoever writes rules looks into, and those never opened
KINDS = ("direct", "mixed", "indirect")
RELATIONS = ("identical", "cut", "altered", "merged", "paraphrased", "speaker", "date")
SOURCES = ("named", "wire", "unnamed", "own")
NOBODY, OPEN = "-", "?"  # a speaker without a name; one whom the text leaves open
MARK = re.compile(r"\[([^\[\]|]{1,120})\|([a-z]{1,2}\d{1,3})\]")
STRAY = re.compile(r"[\[\]][^\[\]]{0,20}\|")
TWIN = re.compile(r" #([1-9])$")


class ToldError(GoldError):
    """A story whose marks do not fit its text; the message names the file and what is wrong."""


class Passage(NamedTuple):
    """Where words stand in an article; `end` is exclusive."""

    start: int
    end: int


class Named(NamedTuple):
    """A name in an article and who it is."""

    start: int
    end: int
    entity: str


class Quoted(NamedTuple):
    """A quotation: its parts, the words that report it, who speaks and who that is.

    `entity` is "-" for somebody unnamed and "?" where the text leaves it open.
    """

    key: str
    kind: str
    parts: tuple[Passage, ...]
    cue: Passage | None
    source: Passage | None
    entity: str


class Role(NamedTuple):
    """What an article calls somebody, and the first place of the words."""

    entity: str
    words: str
    passage: Passage


class Relied(NamedTuple):
    """A passage by which an article relies on somebody."""

    kind: str
    source: str
    passage: Passage


class Telling(NamedTuple):
    """One outlet's article."""

    letter: str
    outlet: str
    published: str
    text: str
    names: tuple[Named, ...]
    roles: tuple[Role, ...]
    quotes: tuple[Quoted, ...]
    sources: tuple[Relied, ...]


class Thing(NamedTuple):
    """One thing in the world; `of` is the id of the place that a demonym belongs to, or empty."""

    label: str
    name: str
    of: str = ""


class Told(NamedTuple):
    """A story: its articles, its entities by id, and which quotations are one utterance."""

    name: str
    subject: str
    note: str
    entities: Mapping[str, Thing]
    same: tuple[tuple[str, str, tuple[str, ...]], ...]  # (fullest, other, relations)
    differ: tuple[tuple[str, str], ...]
    articles: tuple[Telling, ...]


class Heading:
    """What the lines above the articles say, while they are read."""

    def __init__(self) -> None:
        self.entities: dict[str, Thing] = {}
        self.same: list[tuple[str, str, tuple[str, ...]]] = []
        self.differ: list[tuple[str, str]] = []

    def add(self, line: str) -> bool:
        """Read one line; False if it cannot be read."""
        kind, _, rest = line.partition(" ")
        cells = [cell.strip() for cell in rest.strip("| ").split("|")]
        keys = cells[0].split()
        if kind == "entity" and len(cells) in {3, 4} and cells[1] in LABELS:
            of = cells[3].removeprefix("of ").strip() if len(cells) > 3 else ""
            self.entities[cells[0]] = Thing(cells[1], cells[2], of)
        elif kind == "same" and len(keys) == 2 and len(cells) == 2:
            relations = tuple(part.strip() for part in cells[1].split(","))
            self.same.append((keys[0], keys[1], relations))
            return set(relations) <= set(RELATIONS)
        elif kind == "differ" and len(keys) == 2:
            self.differ.append((keys[0], keys[1]))
        else:
            return False
        return True


def stories(folder: Path) -> list[Told]:
    """The stories of a folder, in the order of their names. Raises ToldError on a slip."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def read(path: Path) -> Told:
    """One story. Raises ToldError naming file and what does not fit."""
    return parse(path.read_text(encoding="utf-8"), path.name)


def parse(source: str, file: str) -> Told:
    """One story from its text; `file` is what errors call it. Raises ToldError; see `read`."""
    first, *articles = re.split(r"^== ", source, flags=re.MULTILINE)
    lines = first.splitlines() or [""]
    name, subject, note = fields(lines[0].removeprefix("# "), 3, file)
    heading = Heading()
    for line in filter(str.strip, lines[1:]):
        if not heading.add(line):
            raise ToldError(f"{file}: cannot read: {line}")
    tellings = tuple(telling(block, heading.entities, file) for block in articles)
    story = Told(
        name, subject, note, heading.entities, tuple(heading.same), tuple(heading.differ), tellings
    )
    if problem := next(problems(story), ""):
        raise ToldError(f"{file}: {problem}")
    return story


def problems(story: Told) -> Iterator[str]:
    """What in a story refers to nothing."""
    keys = {quote.key for article in story.articles for quote in article.quotes}
    linked = {key for one, other, *_ in [*story.same, *story.differ] for key in (one, other)}
    if strange := sorted(linked - keys):
        yield f"there is no quotation {strange[0]}"
    marked = {named.entity for article in story.articles for named in article.names}
    if unused := sorted(set(story.entities) - marked):
        yield f"never marked in a text: {', '.join(unused)}"
    for thing in story.entities.values():
        if thing.of and thing.of not in story.entities:
            yield f"{thing.name} is of {thing.of}, which is no entity"


def telling(block: str, entities: Mapping[str, Thing], file: str) -> Telling:
    """One article with what is marked in it."""
    first, _, rest = block.partition("\n")
    letter, outlet, published = fields(first, 3, file)
    where = f"{file}, {letter}"
    lines = rest.splitlines()
    marked = "\n\n".join(line.strip() for line in lines if line.strip() and line[:2] != "> ")
    text, names = unmarked(marked)
    if stray := STRAY.search(text):
        raise ToldError(f"{where}: a mark that cannot be read near: {stray[0]}")
    if unknown := {named.entity for named in names} - set(entities):
        raise ToldError(f"{where}: no such entity: {', '.join(sorted(unknown))}")
    labels = [label(line, text, entities, where) for line in lines if line[:2] == "> "]
    return Telling(
        letter, outlet, published, text, tuple(names),
        tuple(found for found in labels if isinstance(found, Role)),
        tuple(found for found in labels if isinstance(found, Quoted)),
        tuple(found for found in labels if isinstance(found, Relied)),
    )  # fmt: skip


def label(
    line: str, text: str, entities: Mapping[str, Thing], where: str
) -> Role | Quoted | Relied:
    """What a line with "> " says. Raises ToldError if it cannot be read or is not in the text."""
    kind, _, content = line[2:].strip().partition(" ")
    at = f"{where}: {line}"
    cells = [cell.strip() for cell in content.strip().removeprefix("| ").split(" | ")]
    if kind == "role" and len(cells) == 2 and cells[0] in entities:
        return Role(cells[0], TWIN.sub("", cells[1]), passage(cells[1], text, at, twins=True))
    if kind == "quote" and len(cells) == 6 and cells[1] in KINDS:
        return quoted(cells, text, entities, at)
    if kind == "source" and len(cells) == 3 and cells[0] in SOURCES:
        passage(cells[1], text, at, twins=True)
        return Relied(cells[0], TWIN.sub("", cells[1]), passage(cells[2], text, at))
    raise ToldError(f"{at}: cannot read this label")


def unmarked(marked: str) -> tuple[str, list[Named]]:
    """The text without its marks, and the names that were marked."""
    text, names, last = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[last : found.start()]
        names.append(Named(len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        last = found.end()
    return text + marked[last:], names


def quoted(cells: Sequence[str], text: str, entities: Mapping[str, Thing], at: str) -> Quoted:
    """A label of a quotation, its words found in the text."""
    key, kind, content, cue, source, entity = cells
    if entity not in {NOBODY, OPEN} and entity not in entities:
        raise ToldError(f"{at}: no such entity: {entity}")
    parts = tuple(passage(part.strip(), text, at) for part in content.split(" + "))
    # Cue and source are often short and frequent words: the one nearest to the content is meant.
    return Quoted(
        key, kind, parts, nearest(cue, text, parts, at), nearest(source, text, parts, at), entity
    )


def places(words: str, text: str) -> Iterator[Passage]:
    """Where the words stand in the text, as whole words."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    for found in re.finditer(pattern, text):
        yield Passage(found.start(), found.end())


def passage(words: str, text: str, at: str, *, twins: bool = False) -> Passage:
    """The one place of the words, or the one whose number is given ("#2")."""
    number = TWIN.search(words)
    found = list(places(TWIN.sub("", words), text))
    if not found:
        raise ToldError(f"{at}: not in the text: {words}")
    if number is None and len(found) > 1 and not twins:
        raise ToldError(f"{at}: stands {len(found)} times, give a number: {words}")
    if number and int(number[1]) > len(found):
        raise ToldError(f"{at}: stands only {len(found)} times: {words}")
    return found[int(number[1]) - 1 if number else 0]


def nearest(words: str, text: str, parts: Sequence[Passage], at: str) -> Passage | None:
    """The place of the words that is nearest to the content and outside it; None for no words."""
    if not words:
        return None
    if TWIN.search(words):
        return passage(words, text, at)
    found = [
        place
        for place in places(words, text)
        if not any(part.start <= place.start < part.end for part in parts)
    ]
    if not found:
        raise ToldError(f"{at}: not in the text outside the content: {words}")
    return min(
        found, key=lambda p: min(max(part.start - p.end, p.start - part.end) for part in parts)
    )


def fields(line: str, count: int, file: str) -> list[str]:
    """The cells of a line with `|` between them. Raises ToldError if they are more or fewer."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != count:
        raise ToldError(f"{file}: {count} cells are needed in: {line}")
    return cells
