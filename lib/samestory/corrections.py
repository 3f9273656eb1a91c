"""corrections.csv -> blocks with the roles that a person gave, and what became of each correction.

A correction names a line of an article, or a part of one, and its role. It is applied when the
rules have decided (`clean.by_hand`), and noted even when its text is not found any more.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from samestory.articles import Article, ArticlesError, Reading
from samestory.clean.by_hand import FEWEST_CHARACTERS, overruled, painted, plain, start_of
from samestory.tables import FORMULA_STARTS, ROLES, Block, Correction, guard

__all__ = ["COVERED", "HEADER", "Corrections", "line", "read"]

FILE = "corrections.csv"
NEEDED = ("article_id", "field", "text", "value")
HEADER = ",".join([*NEEDED, "note"])
FIELDS = ("role",)
COVERED = "covered by a later correction"


class Corrections(NamedTuple):
    """The corrections of a folder, in the order of the file; a later one covers an earlier one."""

    rows: Sequence[Correction]

    def overrule(self, article: Article, blocks: list[Block]) -> list[Block]:
        """The blocks of the article with the roles given for it: disjoint, in order, complete."""
        own = [row for row in self.rows if row.article_id == article.article_id]
        return overruled(article.text, blocks, own) if own else blocks

    def outcomes(self, reading: Reading) -> list[Correction]:
        """The corrections with what became of each: rows of `01_corrections`."""
        done: dict[int, Correction] = {}
        for article in reading.articles:
            own = [n for n, row in enumerate(self.rows) if row.article_id == article.article_id]
            if own:
                owner, times = painted(article.text, [self.rows[n] for n in own])
                in_force = set(owner)
                for place, number in enumerate(own):
                    row = self.rows[number]._replace(found=times[place])
                    said = outcome(row, in_force=place in in_force)
                    done[number] = row._replace(status=said)
        aside = "the article was set aside"
        return [done.get(n, row._replace(status=aside)) for n, row in enumerate(self.rows)]


def outcome(row: Correction, *, in_force: bool) -> str:
    """What became of a correction, in words."""
    if not row.found:
        start = start_of(plain(row.text))
        short = start and len(start) < FEWEST_CHARACTERS
        return f"not found: give {FEWEST_CHARACTERS} characters before …" if short else "not found"
    if not in_force:
        return COVERED
    return "applied" if row.found == 1 else f"found {row.found} times, all changed"


def read(place: Path, reading: Reading) -> Corrections:
    """The corrections for the articles in `place`, looked for in their folder, then beside it.

    No file, no corrections. Raises ArticlesError naming the line and what does not fit.
    """
    folder = place if place.is_dir() else place.parent
    paths = [folder / FILE, folder.resolve().parent / FILE]
    path = next((file for file in paths if file.is_file()), None)
    if path is None:
        return Corrections([])
    read_now = {article.article_id for article in reading.articles}
    # What became of an article that was set aside is only known when all were read.
    sure = place.is_dir() and path.parent == folder and not reading.set_aside
    given: dict[tuple[str, ...], Correction] = {}
    for number, cells in lines_of(path):
        row = Correction(*cells)
        if place.is_file() and row.article_id not in read_now:
            continue  # one file of the folder is read; this is of another
        check(f"{path}, line {number}", row, read_now if sure else None)
        key = (row.article_id, row.field, plain(row.text))
        if key in given:
            raise ArticlesError(f"{path}, line {number}: the same text has a line already.")
        given[key] = row
    return Corrections(list(given.values()))


def lines_of(path: Path) -> Iterator[tuple[int, tuple[str, str, str, str, str]]]:
    """(line number, cells in the order of HEADER) of the rows that are not empty.

    Raises ArticlesError if the file is no CSV, or its columns are others.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="")
            rows = [(reader.line_num, row) for row in reader]
            names = list(reader.fieldnames or [])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ArticlesError(f"{path} is not a CSV file in UTF-8: {error}.") from error
    check_columns(path, names)
    for number, row in rows:
        if "" in row:
            raise ArticlesError(
                f"{path}, line {number}: more cells than columns; put quotes around commas."
            )
        article_id, field, text, value, note = (
            unguarded((row.get(name) or "").strip()) for name in HEADER.split(",")
        )
        if article_id or field or text or value:
            yield number, (article_id, field, text, value, note)


def check_columns(path: Path, names: Sequence[str]) -> None:
    """Raise ArticlesError unless these are the columns of corrections.csv."""
    allowed = HEADER.split(",")
    wrong = [f"the column “{name}”" for name in names if name not in allowed]
    wrong += [f"no column “{name}”" for name in NEEDED if name not in names]
    if wrong:
        raise ArticlesError(f"{path} has {wrong[0]}; the columns are {', '.join(allowed)}.")


def unguarded(cell: str) -> str:
    """A cell without the ' that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def check(where: str, row: Correction, ids: Collection[str] | None) -> None:
    """Raise ArticlesError unless a correction names an article, a field, a text and a role.

    `ids` are the articles there are; None where others may have been meant.
    """
    if ids is not None and row.article_id not in ids:
        some = ", ".join(sorted(ids)[:5]) + (", …" if len(ids) > 5 else "")
        raise ArticlesError(f"{where}: there is no article “{row.article_id}” (there is {some}).")
    if row.field not in FIELDS:
        raise ArticlesError(
            f"{where}: the field is “{row.field}”; {' or '.join(FIELDS)} can be corrected."
        )
    if not plain(row.text):
        raise ArticlesError(f"{where}: the text is empty; give a line of the article.")
    if row.value not in ROLES:
        raise ArticlesError(
            f"{where}: there is no role “{row.value}”; the roles are {', '.join(ROLES)}."
        )


def line(article_id: str, text: str, value: str) -> str:
    """The line of corrections.csv that gives `text` the role `value`; safe in a spreadsheet."""
    made = io.StringIO()
    cells = [article_id, "role", text, value, ""]
    csv.writer(made, lineterminator="").writerow([guard(cell) for cell in cells])
    return made.getvalue()
