"""What is seen in a notebook -> a line of corrections.csv beside the articles.

The line is checked as the next run will check it, and never written twice. The file stays as it is
written: its separator, line ends, order of columns and byte order mark.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from samestory import tables
from samestory.articles import ArticlesError
from samestory.corrections import roles
from samestory.corrections.file import (
    COLUMNS,
    FILE,
    USUAL,
    Dialect,
    dialect_of,
    file_of,
    key_of,
    line,
    lines_of,
)
from samestory.corrections.kinds import KINDS, check, in_words, settled
from samestory.corrections.search import Places
from samestory.corrections.seen import Folder, Seen, seen
from samestory.tables import Correction

__all__ = ["Noted", "kinds", "note"]


class Noted(NamedTuple):
    """What was written, for a notebook to show."""

    file: Path
    number: int
    line: str
    says: str
    will: str

    def __repr__(self) -> str:
        return f"{self.file}, line {self.number}:\n  {self.line}\n{self.says}. {self.will}"


def kinds() -> pd.DataFrame:
    """What can be corrected. Columns: field, text, value, needs (columns), step."""
    rows = [(field, kind.text, kind.value, ", ".join(kind.needs), kind.step)
            for field, kind in KINDS.items()]  # fmt: skip
    return pd.DataFrame(rows, columns=["field", "text", "value", "needs", "step"])


def note(
    run: str,
    passage: Any,
    *,
    field: str,
    value: str = "",
    note: str = "",
    other: Any = None,
    here: bool = False,
) -> Noted:
    """Write a correction of what is seen in a run to corrections.csv beside its articles.

    `passage` is a row of any table, or of `concordance`; else (article_id, words); else words, or
    a name. `other` is the second passage of a claim, given in the same ways. `here` says that a
    name is corrected in this article alone. The line counts from the next run on.

    Raises ArticlesError if the line does not fit, if its words are not found, or if a line speaks
    of them already.
    """
    folder = Folder(run, tables.read(run, "01_articles"))
    given = Correction("", settled(field), "", value, note)
    row = naming(given, passage, other, folder, here=here)
    check("This correction", row)
    found = stands(row, folder.places)
    path, number = written(row, file_beside(run))
    return Noted(path, number, line(row, Dialect(list(COLUMNS), ",")), in_words(row), will(found))


def naming(
    given: Correction, passage: Any, other: Any, folder: Folder, *, here: bool
) -> Correction:
    """A correction with the passages that it is about."""
    kind = given.field
    one, second = seen(passage, folder), None if other is None else seen(other, folder)
    if one.pair and kind == "apparent conflict":
        one, second = one.pair
    wide = kind in KINDS and "article_id" not in KINDS[kind].needs and not here
    row = given._replace(
        article_id="" if wide else one.article_id,
        text=shown(one, kind, folder.places),
        context="" if wide else one.context,
    )
    if second is None:
        return row
    return row._replace(value=second.text, other_id="" if kind == "merge" else second.article_id)


def shown(one: Seen, kind: str, places: Places) -> str:
    """The words of a passage as a line has them: a long line or quotation by its start."""
    if kind == "speaker" or (kind == "role" and times(one._replace(text=one.short), kind, places)):
        return one.short
    return one.text


def times(one: Seen, kind: str, places: Places) -> int:
    """How often a passage is found in its article; lines are looked for by rules of their own."""
    if kind != "role":
        return len(places.of(one.article_id, one.text, one.context))
    given = Correction(one.article_id, kind, one.text, "", context=one.context)
    return roles.painted(places.texts[one.article_id], [given])[1][0]


def stands(row: Correction, places: Places) -> int:
    """How often the words stand in the article; 0 for all articles.

    Raises ArticlesError if they do not.
    """
    found = 0
    for article_id, words in ((row.other_id, row.value), (row.article_id, row.text)):
        if article_id and article_id not in places.texts:
            some = ", ".join(sorted(places.texts)[:5])
            raise ArticlesError(f"This run has no article “{article_id}” (it has {some}).")
        context = row.context if words == row.text else ""
        found = times(Seen(article_id, words, context), row.field, places) if article_id else 0
        if article_id and not found:
            raise ArticlesError(f"The words “{words}” do not stand in “{article_id}”.")
    return found


def will(found: int) -> str:
    """What happens at the next run, in a sentence."""
    where = {0: "wherever it stands", 1: "to the one place where it stands"}
    return f"At the next run it is applied {where.get(found, f'to all {found} places')}."


def file_beside(run: str) -> Path:
    """The corrections of the articles that a run was made from, written or not yet."""
    source = tables.facts(run).get("01", {}).get("source")
    if not source:
        raise ArticlesError(f"{run} does not say which articles it was made from: run it again.")
    place = tables.path(source)
    if not place.exists():
        raise ArticlesError(f"The articles of {run} are not at {place} any more.")
    return file_of(place) or (place if place.is_dir() else place.parent) / FILE


def written(row: Correction, path: Path) -> tuple[Path, int]:
    """Add a line to the file, all or nothing, and give its number.

    Raises ArticlesError if the file does not fit, or speaks of the same words already.
    """
    for number, known in lines_of(path) if path.is_file() else ():
        if key_of(known) == key_of(row):
            same = "says so already" if known.value == row.value else f"says “{known.value}” of it"
            raise ArticlesError(f"{path}, line {number} {same}: change it there.")
    text = path.read_bytes().decode() if path.is_file() else ",".join(USUAL) + "\n"
    text = with_line(text, row)
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_bytes(text.encode())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ArticlesError(f"{path} cannot be written: {error.strerror}.") from error
    return path, text.count("\n")


def with_line(text: str, row: Correction) -> str:
    """The text of a file with one more line, written as the others are."""
    first, _, rest = text.partition("\n")
    end = "\r\n" if first.endswith("\r") else "\n"
    dialect = dialect_of(first)
    missing = [name for name in COLUMNS if name not in dialect.columns and getattr(row, name)]
    head = dialect.delimiter.join([first.rstrip("\r"), *missing])
    body = rest if not rest or rest.endswith("\n") else rest + end
    wider = Dialect([*dialect.columns, *missing], dialect.delimiter)
    return f"{head}{end}{body}{line(row, wider)}{end}"
