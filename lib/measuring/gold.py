"""The project's own test set of names -> items: a text and the names marked in it.

Items are parted by blank lines. The first line is `# n001 | subject | languages | note`, then comes
the text with names as `[Name|LABEL]`; lines are joined by a space, and a line that is just `//` is
a paragraph break. Labels are those of `samestory.columns.LABELS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from samestory.tables import LABELS, ROOT

NAMES = ROOT / "tests" / "gold" / "names.txt"
FIELDS = 4  # of the first line
MARK = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


class GoldError(ValueError):
    """An item is not written as it should be; the message names the item and what is wrong."""


class Item(NamedTuple):
    """A text of the test set; `names` are (start, end, label), in characters of `text`."""

    item_id: str
    subject: str
    languages: str
    note: str
    text: str
    names: tuple[tuple[int, int, str], ...]


def read(path: Path = NAMES) -> list[Item]:
    """The items of a file.

    Raises GoldError for what is malformed, with the id of the item, and if there is no file.
    """
    if not path.is_file():
        raise GoldError(
            f"There is no test set {path.parent.name}/{path.name}: restore it from git."
        )
    return parse(path.read_text(encoding="utf-8"))


def parse(source: str) -> list[Item]:
    """The items of a text; see `read`."""
    found = [item(lines) for lines in blocks(source)]
    once(one.item_id for one in found)
    return found


def blocks(source: str) -> list[list[str]]:
    """The lines of each item of a test set: items are parted by blank lines."""
    parted = re.split(r"\n[ \t]*\n", source.strip())
    return [block.strip().splitlines() for block in parted if block.strip()]


def once(ids: Iterable[str]) -> None:
    """Raises GoldError if an id of an item is there twice."""
    seen: set[str] = set()
    for item_id in ids:
        if item_id in seen:
            raise GoldError(f"{item_id}: there are two items of this id.")
        seen.add(item_id)


def item(lines: list[str]) -> Item:
    """One item from its lines."""
    fields = [part.strip() for part in lines[0].removeprefix("#").split("|", FIELDS - 1)]
    if not lines[0].startswith("#") or len(fields) < FIELDS - 1 or not all(fields[:2]):
        raise GoldError(
            f"“{lines[0][:60]}” is no first line: write “# id | subject | languages | note”."
        )
    item_id, subject, languages, note = (*fields, "")[:FIELDS]
    paragraphs = "\n".join(line.strip() for line in lines[1:]).split("\n//\n")
    marked = "\n\n".join(part.replace("\n", " ").strip() for part in paragraphs)
    if not marked:
        raise GoldError(f"{item_id}: there is no text.")
    text, names = unmarked(item_id, marked)
    return Item(item_id, subject, languages, note, text, names)


def unmarked(item_id: str, marked: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The text without its marks, and the names where they stand in it."""
    text = ""
    names: list[tuple[int, int, str]] = []
    place = 0
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        name, label = mark[1], mark[2]
        for problem in problems(name, label):
            raise GoldError(f"{item_id}: {' '.join(mark[0].split())} {problem}")
        names.append((len(text), len(text) + len(name), label))
        text += name
    text += marked[place:]
    if stray := re.search(r"[\[\]]", text):
        near = text[max(0, stray.start() - 20) : stray.end() + 20]
        raise GoldError(f"{item_id}: a bracket stands alone in “{near}”: write [Name|LABEL].")
    return text, tuple(names)


def problems(name: str, label: str) -> Iterator[str]:
    """What is wrong with a mark."""
    if label not in LABELS:
        yield f"has the label “{label}”; there are {', '.join(LABELS)}."
    if not name or name != name.strip():
        yield "is empty, or begins or ends with a space."
    if "\n" in name:
        yield "goes over the end of a paragraph."
