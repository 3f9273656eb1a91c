"""corrections.csv -> its corrections, checked; and a correction -> its line in the file.

It lies in the folder of articles or beside it. A mistake in it is one sentence with the line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from samestory.articles import ArticlesError, Reading
from samestory.corrections.applied import Corrections
from samestory.corrections.kinds import PAIRS, check, settled
from samestory.corrections.search import plain
from samestory.tables import FORMULA_STARTS, Correction, guard

__all__ = ["COLUMNS", "FILE", "HEADER", "Dialect", "file_of", "key_of", "line", "lines_of", "read"]

FILE = "corrections.csv"
NEEDED = ("article_id", "field", "text", "value")
USUAL = (*NEEDED, "note")
COLUMNS = (*USUAL, "context", "other_id")  # the last two may be left out
HEADER = ",".join(USUAL)
DELIMITERS = ",;\t"


class Dialect(NamedTuple):
    """How a file of corrections is written, so that a line can be added in the same way."""

    columns: list[str]
    delimiter: str


def file_of(place: Path) -> Path | None:
    """The corrections for the articles in `place` (a folder or a file), if there are any."""
    folder = place if place.is_dir() else place.parent
    paths = [folder / FILE, folder.resolve().parent / FILE]
    return next((path for path in paths if path.is_file()), None)


def read(place: Path, reading: Reading) -> Corrections:
    """The corrections for the articles in `place`, looked for in their folder, then beside it.

    No file, no corrections. Raises ArticlesError naming the line and what does not fit.
    """
    texts = {article.article_id: article.text for article in reading.articles}
    path = file_of(place)
    given: dict[tuple[str, ...], Correction] = {}
    for number, row in lines_of(path) if path else ():
        if place.is_file() and {row.article_id, row.other_id} - {"", *texts}:
            continue  # one file of the folder is read; this is of another
        check(f"{path}, line {number}", row)
        if key_of(row) in given:
            raise ArticlesError(f"{path}, line {number}: the same text has a line already.")
        given[key_of(row)] = row
    return Corrections(list(given.values()), texts)


def key_of(row: Correction) -> tuple[str, ...]:
    """What a correction speaks of; two of one key would contradict or repeat each other."""
    other = (plain(row.value), row.other_id) if row.field in PAIRS else ()
    return row.article_id, row.field, plain(row.text), plain(row.context), *other


def lines_of(path: Path) -> Iterator[tuple[int, Correction]]:
    """(line number, correction) of the rows that are not empty.

    Raises ArticlesError if the file is no CSV, or its columns are others.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            dialect = dialect_of(file.readline())
            file.seek(0)
            reader = csv.DictReader(file, restkey="", delimiter=dialect.delimiter)
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ArticlesError(f"{path} is not a CSV file in UTF-8: {error}.") from error
    check_columns(path, dialect.columns)
    for number, row in rows:
        if "" in row:
            raise ArticlesError(
                f"{path}, line {number}: more cells than columns; put quotes around commas."
            )
        article_id, field, text, value, note, context, other_id = (
            unguarded((row.get(name) or "").strip()) for name in COLUMNS
        )
        if article_id or field or text or value:
            cells = article_id, settled(field), text, value, note, context, other_id
            yield number, Correction(*cells)


def dialect_of(first: str) -> Dialect:
    """The columns that the first line names, and what separates them: spreadsheets differ."""
    line = first.lstrip("\ufeff").rstrip("\r\n")
    delimiter = max(DELIMITERS, key=lambda sign: line.count(sign))
    return Dialect(next(csv.reader([line], delimiter=delimiter), []), delimiter)


def check_columns(path: Path, names: Sequence[str]) -> None:
    """Raise ArticlesError unless these are the columns of corrections.csv."""
    wrong = [f"the column “{name}”" for name in names if name not in COLUMNS]
    wrong += [f"no column “{name}”" for name in NEEDED if name not in names]
    if wrong:
        raise ArticlesError(f"{path} has {wrong[0]}; the columns are {', '.join(COLUMNS)}.")


def unguarded(cell: str) -> str:
    """A cell without the ' that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def line(row: Correction, dialect: Dialect | None = None) -> str:
    """The line of corrections.csv for a correction; safe in a spreadsheet.

    Without a `dialect` it fits HEADER, which has no columns `context` and `other_id`.
    """
    columns, delimiter = dialect or (list(USUAL), ",")
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="", delimiter=delimiter)
    writer.writerow([guard(getattr(row, name)) for name in columns])
    return made.getvalue()
