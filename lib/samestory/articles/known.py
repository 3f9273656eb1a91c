"""articles.csv -> what a person knows of each article."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from pathlib import Path

from samestory.articles.article import ArticlesError, Known
from samestory.articles.days import day_in, iso_date

NAME = "articles.csv"


def known_of(place: Path, ids: Collection[str]) -> dict[str, Known]:
    """article_id -> what a person knows of the articles in a folder or file, `ids` are theirs.

    Looked for in the folder, then beside it. Of one file, and beside a folder, rows that name other
    articles are passed over: they may be of files or folders that are not read now.

    Raises ArticlesError naming the row and the value that do not fit.
    """
    folder = place if place.is_dir() else place.parent
    beside = [folder / NAME, folder.resolve().parent / NAME]
    path = next((path for path in beside if path.is_file() and path != place), None)
    known: dict[str, Known] = {}
    if path is None:
        return known
    for number, (cells, extra) in enumerate(rows(path), start=2):
        where = f"{path}, line {number}"
        article_id = cells.pop("article_id")
        if article_id not in ids and place.is_dir() and path.parent == folder:
            some = ", ".join(sorted(ids)[:5])
            raise ArticlesError(
                f"{where}: there is no article “{article_id}”; "
                f"use a file's name without its ending ({some})."
            )
        if article_id in known:
            raise ArticlesError(f"{where}: “{article_id}” has a line already; keep one of the two.")
        if extra:
            raise ArticlesError(f"{where}: more cells than columns; put quotes around commas.")
        check_date(where, cells.get("published", ""))
        known[article_id] = Known(**cells)
    return known


def rows(path: Path) -> Iterator[tuple[dict[str, str], bool]]:
    """The cells of each row of articles.csv, and whether there are more than columns.

    Raises ArticlesError if it is no such table.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            found, names = list(reader), list(reader.fieldnames or [])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ArticlesError(f"{path} is not a CSV file in UTF-8: {error}.") from error
    allowed = ["article_id", *Known._fields]
    unknown = [name for name in names if name not in allowed]
    if "article_id" not in names or unknown:
        wrong = f"the column “{unknown[0]}”" if unknown else "no column “article_id”"
        raise ArticlesError(f"{path} has {wrong}; allowed are {', '.join(allowed)}.")
    for row in found:
        yield {name: (row[name] or "").strip() for name in names}, bool(row.get(None))


def check_date(where: str, published: str) -> None:
    """Raise ArticlesError unless a date of publication is one, or empty."""
    if published and not iso_date(published):
        raise ArticlesError(
            f"{where}: published is “{published}”; "
            "use a date such as 2021-01-05, or leave it empty."
        )


def published(known: Known) -> str:
    """The publication date that a person knows: as written, else as the address holds it."""
    return known.published or day_in(known.url)
