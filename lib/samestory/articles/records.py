"""Tables and JSON -> articles: one row or object is one article."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from samestory.articles import fields as usual
from samestory.articles import pages
from samestory.articles.article import Part, UnreadableError
from samestory.articles.decoding import decoded, parsing, settled

# Keys under which services and dumps keep their list of articles.
WRAPPERS = ("articles", "items", "results", "data", "docs", "hits", "response", "documents")
DEEPEST = 4
MOST_CHARACTERS = 200_000_000  # of a Parquet file, unpacked
MOST_ROWS = 100_000
BATCH = 16  # rows unpacked at a time
# Markup in a cell: then it is rendered as a page is.
MARKUP = re.compile(r"</p>|</div>|<br ?/?>", re.I)
SHOWN = 12  # columns that a message names
DELIMITERS = (",", ";", "\t", "|")
LONGEST_HEADER = 100_000
Fields = Mapping[str, str]


class Row(NamedTuple):
    """A row of a table: its number from 1, its cells by column; or why it cannot be read."""

    number: int
    cells: Mapping[str, Any] = {}
    problem: str = ""


def parts(rows: Sequence[Row], fields: Fields, columns: Sequence[str] = ()) -> Iterator[Part]:
    """The articles of a table's rows; `columns` are all it has, where the rows do not hold all.

    Raises UnreadableError if no column is known to hold the text.
    """
    records = [normalised(row.cells) for row in rows]
    column = text_column(records, fields)
    if not column:
        columns = columns or list(dict.fromkeys(name for row in rows for name in row.cells))
        problems = [row.problem for row in rows if row.problem]
        raise UnreadableError(unknown_text(columns, fields, problems))
    for row, record in zip(rows, records, strict=True):
        if row.problem:
            yield Part(row.number, problem=row.problem)
            continue
        text = cell_text(record.get(column))
        problem = "" if text.strip() else "It holds no text."
        yield Part(row.number, text, usual.stated(record, fields), problem=problem)


def normalised(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Cells by plain name of their column; of columns with the same one, the first not empty."""
    record: dict[str, Any] = {}
    for name, value in cells.items():
        key = usual.plain(str(name))
        if record.get(key) in (None, "", [], {}):
            record[key] = value
    return record


def text_column(records: Iterable[Mapping[str, Any]], fields: Fields) -> str:
    """The column, by plain name, that holds the text: the longest of those usual for it, or ""."""
    own = (usual.plain(fields["text"]),) if "text" in fields else ()
    names = (own, usual.NAMES["text"], usual.SUMMARIES)
    lengths: dict[str, int] = {}
    for record in records:
        for name in (name for group in names for name in group if name in record):
            lengths[name] = lengths.get(name, 0) + len(usual.flat(record[name]).strip())
    for group in names:
        found = [name for name in group if lengths.get(name)]
        if found:
            return max(found, key=lengths.__getitem__)
    return ""


def unknown_text(columns: Sequence[str], fields: Fields, problems: Sequence[str]) -> str:
    """The sentence for a table in which no column is known to hold the text."""
    if not columns:
        return problems[0] if problems else "It holds no articles."
    some = ", ".join(str(name)[:40] for name in columns[:SHOWN])
    some += ", …" if len(columns) > SHOWN else ""
    if "text" in fields:
        return f"It has the columns {some} and no text in “{fields['text']}”."
    return (
        f"It has the columns {some} and none is known to hold the text; "
        f"name it with -p fields text:{columns[0]}"
    )


def cell_text(value: object) -> str:
    """The text of a cell, a list's items as lines, markup rendered."""
    text = settled(usual.flat(value, between="\n"))
    return pages.rendered(text) if MARKUP.search(text) else text


def read_json(data: bytes, fields: Fields) -> Iterator[Part]:
    """The articles of a JSON file: a list, an object with a list in it, one object, or lines."""
    text = decoded(data)
    try:
        with parsing("JSON"):
            value = json_value(text)
    except UnreadableError as error:
        if text.lstrip()[:1] != "{" or "\n" not in text.strip():
            raise
        rows = json_lines(text)
        if sum(not row.problem for row in rows) < 2:
            raise error from None
        return parts(rows, fields)
    found = objects(value)
    rows = [json_row(number, one) for number, one in enumerate(found, start=1)]
    return parts(rows, fields)


def json_value(text: str) -> object:
    """What a JSON text holds. Raises UnreadableError that says where it breaks."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UnreadableError(f"Its JSON breaks at {where}: {error.msg}.") from error


def read_jsonl(data: bytes, fields: Fields) -> Iterator[Part]:
    """The articles of JSON lines; a line that breaks is set aside alone."""
    return parts(json_lines(decoded(data)), fields)


def json_lines(text: str) -> list[Row]:
    """The rows of JSON lines, numbered without the empty ones."""
    rows = []
    lines = [(at, line) for at, line in enumerate(text.split("\n"), start=1) if line.strip()]
    for number, (at, line) in enumerate(lines, start=1):
        try:
            with parsing("JSON"):
                rows.append(json_row(number, json.loads(line, strict=False)))
        except UnreadableError:
            rows.append(Row(number, problem=f"Line {at} is not valid JSON."))
    return rows


def json_row(number: int, value: object) -> Row:
    """A row of a JSON value: an object, with the object in it that holds the text unfolded."""
    if not isinstance(value, dict):
        return Row(number, problem="It is no JSON object, so nothing says what is the text.")
    if not holds_text(value):
        inner = next((v for v in value.values() if isinstance(v, dict) and holds_text(v)), {})
        value = {**inner, **{key: kept for key, kept in value.items() if kept is not inner}}
    return Row(number, value)


def holds_text(value: Mapping[str, Any]) -> bool:
    """Whether an object has a key that is usual for text."""
    return any(usual.plain(key) in usual.NAMES["text"] for key in value)


def objects(value: object, depth: int = 0) -> list[object]:
    """The objects of a JSON value that are articles: its list, wherever it is wrapped."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise UnreadableError("Its JSON is a single value, not an object or a list of objects.")
    if is_article(value) or depth == DEEPEST:
        return [value]
    by_name = {usual.plain(key): inner for key, inner in value.items()}
    inside = [by_name[name] for name in WRAPPERS if isinstance(by_name.get(name), list | dict)]
    inside += [inner for inner in value.values() if is_list_of_objects(inner)]
    found = [objects(inner, depth + 1) for inner in inside]
    if len(value) > 1 and all(isinstance(inner, dict) for inner in value.values()):
        found.append(list(value.values()))
    found.append([value])
    return next(filter(hold_articles, found), found[0])


def hold_articles(found: Sequence[object]) -> bool:
    """Whether one of some objects, or an object in it, has a key that is usual for text."""
    return any(holds_text(json_row(1, one).cells) for one in found)


def is_article(value: Mapping[str, Any]) -> bool:
    """Whether an object has its text in a string."""
    return any(
        usual.plain(key) in usual.NAMES["text"] and isinstance(inner, str)
        for key, inner in value.items()
    )


def is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def read_csv(data: bytes, fields: Fields) -> Iterator[Part]:
    """The articles of a table of comma-separated values (or semicolons, tabs, bars)."""
    text = decoded(data)
    header = text.lstrip("\n").partition("\n")[0][:LONGEST_HEADER]
    widths = {mark: len(next(csv.reader([header], delimiter=mark), "")) for mark in DELIMITERS}
    return parts(table(text, max(DELIMITERS, key=widths.__getitem__)), fields)


def read_tsv(data: bytes, fields: Fields) -> Iterator[Part]:
    """The articles of a table of tab-separated values.

    Quotation marks are the text's own, unless the rows fit only when they hold cells together.
    """
    text = decoded(data)
    bare = table(text, "\t", quoted=False)
    if any(row.problem or any(map(is_quoted, row.cells.values())) for row in bare):
        return parts(table(text, "\t"), fields)
    return parts(bare, fields)


def is_quoted(cell: str) -> bool:
    """Whether a cell is written in quotation marks, with those inside doubled."""
    inside = cell[1:-1]
    return cell[:1] == cell[-1:] == '"' and '""' in inside and '"' not in inside.replace('""', "")


def table(text: str, delimiter: str, *, quoted: bool = True) -> list[Row]:
    """The rows of separated values; one with too many or too few cells has a problem."""
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    limit = csv.field_size_limit(max(len(text), 1))
    try:
        with parsing("a table of separated values"):
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
            found = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    finally:
        csv.field_size_limit(limit)
    if not found:
        raise UnreadableError("It holds no rows.")
    header = found[0][1]
    return [row_of(n, line, cells, header) for n, (line, cells) in enumerate(found[1:], start=1)]


def row_of(number: int, line: int, cells: Sequence[str], header: Sequence[str]) -> Row:
    """A row of separated values; `line` is the last that it stands on."""
    if any(map(str.strip, cells[len(header) :])) or len(cells) < len(header):
        return Row(
            number,
            problem=f"The row that ends in line {line} has another number of cells ({len(cells)}) "
            f"than the header ({len(header)}); put quotes around cells with separators in them.",
        )
    # Of columns with the same name the last would win; the first with something in it shall.
    filled: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        filled[name] = filled.get(name) or cell
    return Row(number, filled)


def read_parquet(data: bytes, fields: Fields) -> Iterator[Part]:
    """The articles of a Parquet file; only columns that may be needed are unpacked."""
    with parsing("Parquet"):
        import pyarrow
        from pyarrow.parquet import ParquetFile

        file = ParquetFile(pyarrow.BufferReader(data))
        names, count = list(file.schema_arrow.names), file.metadata.num_rows
        if count > MOST_ROWS:
            raise UnreadableError(f"It has more than {MOST_ROWS:,} rows.")
        known = {usual.plain(name) for name in fields.values()} | set(usual.SUMMARIES)
        known.update(name for group in usual.NAMES.values() for name in group)
        wanted = [name for name in names if usual.plain(name) in known]
        rows = list(batches(file, wanted)) if wanted else []
    return parts(rows, fields, names)


def batches(file: Any, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a Parquet file, unpacked a few at a time so that a bomb is noticed."""
    number = size = 0
    for batch in file.iter_batches(batch_size=BATCH, columns=columns):
        size += batch.nbytes
        if size > MOST_CHARACTERS:
            raise UnreadableError("Its text is too long when it is unpacked.")
        for cells in batch.to_pylist():
            number += 1
            yield Row(number, cells)
