"""The project's own test set of figures and dates -> items: a text, and what is said of it.

Items are parted by blank lines: `# id | subject | day of publication | note`, the text on one line,
then a line a mark: `figure: "12" | kind=count | value=12 | counted=people`, and so `composed:`,
`date:`, `trap:` (a number that is no figure). Words that occur twice are told apart by `"12"#2`.
The day is an ISO day, two of them with a slash between, or `-` where nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from measuring import gold
from measuring.gold import GoldError
from samestory.articles import iso_date
from samestory.figures import KINDS, QUALIFIERS
from samestory.tables import ROOT

FOLDER = ROOT / "tests" / "gold"
FILES = {side: FOLDER / f"figures-{side}.txt" for side in ("read", "unread")}

FIGURE, COMPOSED, DATE, TRAP = "figure", "composed", "date", "trap"
FIELDS = {
    FIGURE: "kind value high unit qualifier change per counted head besides including as_of voice",
    COMPOSED: "value counted head because besides",
    DATE: "type value anchor",
    TRAP: "",
}
VERBATIM = ("counted", "besides", "including", "voice", "anchor")
# Field -> what it can be.
ONE_OF = {
    "kind": KINDS,
    "qualifier": QUALIFIERS,
    "change": ("up", "down"),
    "type": ("DATE", "TIME", "DURATION", "SET"),
}
NEEDED = {FIGURE: ("kind", "value"), COMPOSED: ("value",), DATE: ("type", "value"), TRAP: ()}
HEADER = 4  # fields of the first line
LINE = re.compile(r'(figure|composed|date|trap): "([^"]+)"(?:#(\d))?(?: \| (.*))?')

Published = tuple[str | None, str | None]


class Mark(NamedTuple):
    """A passage of an item: `what` it is (figure, composed, date, trap), and its fields as said."""

    what: str
    start: int
    end: int
    fields: Mapping[str, str]

    def get(self, field: str) -> str:
        """A field; empty where nothing is said."""
        return self.fields.get(field, "")

    def number(self, field: str) -> float | None:
        """A field as a number."""
        return float(self.fields[field]) if field in self.fields else None


class Item(NamedTuple):
    """A text of the test set, and between which days (ISO) it was published."""

    item_id: str
    subject: str
    published: Published
    note: str
    text: str
    marks: tuple[Mark, ...]

    def of(self, what: str) -> list[Mark]:
        """The marks that are figures, composed figures, dates or traps."""
        return [mark for mark in self.marks if mark.what == what]


def read(path: Path) -> list[Item]:
    """The items of a file; none where there is no file.

    Raises GoldError for what is malformed, with the id of the item.
    """
    return parse(path.read_text(encoding="utf-8")) if path.is_file() else []


def parse(source: str) -> list[Item]:
    """The items of a text; see `read`."""
    found = [item(lines) for lines in gold.blocks(source)]
    gold.once(one.item_id for one in found)
    return found


def item(lines: list[str]) -> Item:
    """One item from its lines."""
    fields = [part.strip() for part in lines[0].removeprefix("# ").split("|", HEADER - 1)]
    if not lines[0].startswith("# ") or len(fields) < HEADER or not all(fields[:3]):
        raise GoldError(f"“{lines[0][:60]}” is no first line: write “# id | subject | day | note”.")
    item_id, subject, day, note = fields
    if len(lines) < 2 or LINE.fullmatch(lines[1].strip()):
        raise GoldError(f"{item_id}: there is no text.")
    text = lines[1].strip()
    marks = [mark(item_id, text, line.strip()) for line in lines[2:] if line.strip()]
    return Item(item_id, subject, published(item_id, day), note, text, tuple(marks))


def published(item_id: str, day: str) -> Published:
    """First and last day; both None for "-"."""
    if day == "-":
        return None, None
    first, _, last = day.partition("/")
    if not iso_date(first) or (last and not iso_date(last)):
        raise GoldError(
            f"{item_id}: “{day}” is no day: write 2024-03-01, 2024-03-01/2024-03-10, -."
        )
    return first, last or first


def mark(item_id: str, text: str, line: str) -> Mark:
    """One mark from its line."""
    found = LINE.fullmatch(line)
    if not found:
        raise GoldError(f'{item_id}: “{line[:60]}” is no mark: write what: "words" | field=value.')
    what, words, number, rest = found.groups()
    fields = dict(pair(part) for part in (rest or "").split(" | ") if part.strip())
    start = place(item_id, text, words, int(number or 0))
    for problem in problems(what, fields, text):
        raise GoldError(f"{item_id}: {what} “{words}” {problem}")
    return Mark(what, start, start + len(words), fields)


def pair(part: str) -> tuple[str, str]:
    """A field and its value; the value may stand in quotation marks."""
    field, _, value = part.partition("=")
    return field.strip(), value.strip().strip('"')


def place(item_id: str, text: str, words: str, number: int) -> int:
    """Where the words stand; of several places the one of this number."""
    places = [found.start() for found in re.finditer(re.escape(words), text)]
    if not places:
        raise GoldError(f"{item_id}: “{words}” is not in the text.")
    if number > len(places) or (len(places) > 1 and not number):
        raise GoldError(
            f"{item_id}: “{words}” is in the text {len(places)} times: write which, #1."
        )
    return places[max(number, 1) - 1]


def problems(what: str, fields: Mapping[str, str], text: str) -> Iterator[str]:
    """What is wrong with the fields of a mark."""
    for field in NEEDED[what]:
        if field not in fields:
            yield f"has no {field}."
    for field, value in fields.items():
        if field not in FIELDS[what].split():
            yield f"has a field “{field}”; there are {FIELDS[what] or 'none'}."
        if field in VERBATIM and value not in text:
            yield f"has {field}=“{value}”, which is not in the text."
        if field in ONE_OF and value not in ONE_OF[field]:
            yield f"has {field}=“{value}”; there are {', '.join(ONE_OF[field])}."
        if field in {"value", "high"} and what != DATE and not is_number(value):
            yield f"has {field}=“{value}”, which is no number."
        if field == "as_of" and not all(iso_date(day) for day in value.split("/", 1)):
            yield f"has as_of=“{value}”, which is no day and no interval."


def is_number(value: str) -> bool:
    """Whether a value is written as a plain decimal."""
    return re.fullmatch(r"-?\d+(?:\.\d+)?", value) is not None
