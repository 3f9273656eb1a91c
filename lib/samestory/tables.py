"""Tables: rows <-> Parquet for machines and CSV for people; every path of a run.

The columns stand in `columns`. A table whose passages are not verbatim is never written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pandas as pd

from samestory.columns import (
    LABELS,
    ROLES,
    TABLES,
    VERDICTS,
    Article,
    Block,
    Change,
    Citation,
    Clue,
    Copy,
    Correction,
    Date,
    Figure,
    LedgerEntry,
    Mention,
    Quote,
    Row,
    SetAside,
)
from samestory.columns_compared import Cell, Claim, Entity, Event, Name, Reliance, Speaker

__all__ = [
    "LABELS",
    "ROLES",
    "ROOT",
    "TABLES",
    "VERDICTS",
    "Article",
    "Block",
    "Cell",
    "Change",
    "Citation",
    "Claim",
    "Clue",
    "Copy",
    "Correction",
    "Date",
    "Entity",
    "Event",
    "EvidenceError",
    "Figure",
    "LedgerEntry",
    "Mention",
    "MissingTableError",
    "Name",
    "Quote",
    "Reliance",
    "Row",
    "SetAside",
    "Speaker",
    "by_article",
    "check",
    "columns",
    "facts",
    "folder",
    "frame",
    "path",
    "read",
    "replace",
    "rows",
    "safe_csv",
    "write",
]  # fmt: skip

DTYPES = {str: "str", int: "int64", float: "float64", bool: "bool", list: "object"}
NULLABLE = {str: "str", int: "Int64", float: "Float64"}

# A spreadsheet takes a cell that starts with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class EvidenceError(ValueError):
    """A row's passage is not what stands at its offsets."""


class MissingTableError(FileNotFoundError):
    """A table that a step reads has not been written yet."""


def find_root() -> Path:
    """The project's folder: seen from where we are, else from where this file lies."""
    here = Path.cwd()
    for place in (here, *here.parents):
        if (place / "notebooks" / "01_clean.ipynb").is_file():
            return place
    return Path(__file__).resolve().parents[2]


ROOT = find_root()


def path(name: str) -> Path:
    """A path as a parameter gives it: relative to the project, whatever the working folder."""
    return ROOT / name


def folder(run: str, kind: str = "") -> Path:
    """The folder of a run, or one of its parts (`tables`, `charts`, ...), made if missing."""
    place = path(run) / kind
    place.mkdir(parents=True, exist_ok=True)
    return place


def columns(name: str) -> dict[str, str]:
    """Column -> pandas type of the table called `name`, in order."""
    row = TABLES[name]
    types = {field: dtype(hint) for field, hint in get_type_hints(row).items()}
    return types if "article_id" in types or not has_passages(name) else {
        "article_id": "str", **types
    }  # fmt: skip


def has_passages(name: str) -> bool:
    """Whether the rows of this table are passages of an article."""
    return "start" in TABLES[name]._fields


def dtype(hint: Any) -> str:
    """The pandas type of a field: `int | None` -> Int64."""
    if isinstance(hint, UnionType):
        return NULLABLE[next(part for part in get_args(hint) if part is not type(None))]
    return DTYPES[get_origin(hint) or hint]


def frame(name: str, rows: Iterable[Row] | Mapping[str, Iterable[Row]]) -> pd.DataFrame:
    """A typed table from its rows; rows of one article each are given as article_id -> rows."""
    if isinstance(rows, Mapping):
        found = [{"article_id": key, **row._asdict()} for key in rows for row in rows[key]]
    else:
        found = [row._asdict() for row in rows]
    types = columns(name)
    return pd.DataFrame(found, columns=list(types)).astype(types)


def rows(name: str, table: pd.DataFrame) -> list[Any]:
    """The rows of a table as its NamedTuple, missing values as None."""
    row = TABLES[name]
    plain = table[list(row._fields)].astype(object)
    return [row(*values) for values in plain.where(plain.notna(), None).itertuples(index=False)]


def by_article(name: str, table: pd.DataFrame) -> dict[str, list[Any]]:
    """article_id -> its rows as NamedTuples."""
    return {str(key): rows(name, part) for key, part in table.groupby("article_id")}


def safe_csv(table: pd.DataFrame) -> str:
    """The table as CSV text that no spreadsheet takes for formulas: such cells get a leading '."""
    text = table.astype(dict.fromkeys(table.select_dtypes(["str", "object"]), object))
    for name in text.select_dtypes("object"):
        text[name] = text[name].map(guard)
    return str(text.to_csv(index=False, lineterminator="\n"))


def guard(cell: object) -> object:
    """A cell as plain text: lists joined, a formula disarmed."""
    if isinstance(cell, (list, tuple)) or hasattr(cell, "tolist"):
        cell = " | ".join(map(str, list(cell)))  # type: ignore[call-overload]
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def check(name: str, table: pd.DataFrame, texts: Mapping[str, str]) -> None:
    """Raise EvidenceError unless every passage is verbatim and every offset lies in its article.

    A place `x_start` to `x_end` lies in the row's article, or in that of `x_id` where there is one.
    """
    if not has_passages(name):
        return
    pairs = [c.removesuffix("_start") for c in table.columns if c.endswith("_start")]
    for row in table.to_dict("records"):
        text = texts[row["article_id"]]
        if row["start"] < 0 or text[row["start"] : row["end"]] != row["text"] or not row["text"]:
            raise EvidenceError(
                f"{name}: {row['article_id']} {row['start']}-{row['end']} is "
                f"{text[row['start'] : row['end']]!r}, not {row['text']!r}"
            )
        for pair in pairs:
            first, last = row[f"{pair}_start"], row[f"{pair}_end"]
            length = len(texts[row.get(f"{pair}_id", row["article_id"])])
            if pd.isna(first) != pd.isna(last) or not (
                pd.isna(first) or 0 <= first < last <= length
            ):
                raise EvidenceError(f"{name}: {row['article_id']} has {pair} at {first}-{last}")


def write(run: str, frames: Mapping[str, pd.DataFrame], **facts: object) -> None:
    """Write a step's tables, all or none, after checking that each passage is verbatim.

    `facts` are the settings the step was run with; the report prints them.
    Raises EvidenceError; then no table of the run has changed.
    """
    known = frames["01_articles"] if "01_articles" in frames else read(run, "01_articles")
    texts = dict(zip(known["article_id"], known["text"], strict=True))
    place = folder(run, "tables")
    waiting: list[tuple[Path, Path]] = []
    for name, table in frames.items():
        typed = table[list(columns(name))].astype(columns(name))
        check(name, typed, texts)
        typed.to_parquet(stage(waiting, place / f"{name}.parquet"), index=False)
        stage(waiting, place / f"{name}.csv").write_text(
            safe_csv(typed), encoding="utf-8", newline="\n"
        )
    step = min(frames)[:2]
    stage(waiting, place / f"{step}_settings.json").write_text(
        json.dumps(facts, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    for temporary, final in waiting:
        temporary.replace(final)


def stage(waiting: list[tuple[Path, Path]], final: Path) -> Path:
    """A name to write to first, noted in `waiting` with the name it gets in the end."""
    temporary = final.with_name(f".{final.name}.tmp")
    waiting.append((temporary, final))
    return temporary


def replace(file: Path, text: str) -> None:
    """Write a text file all or nothing: the old one stays until the new one is whole."""
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(file)


def read(run: str, name: str) -> pd.DataFrame:
    """The table called `name` of a run, typed. Raises MissingTableError if it is not there."""
    place = path(run) / "tables" / f"{name}.parquet"
    if not place.is_file():
        raise MissingTableError(
            f"{run} has no table {name}: run the notebook {name[:2]} first, or ./run report"
        )
    return pd.read_parquet(place).astype(columns(name))


def facts(run: str) -> dict[str, dict[str, Any]]:
    """Step -> the settings it was run with, for the steps that have written their tables."""
    found = sorted((path(run) / "tables").glob("*_settings.json"))
    return {p.name[:2]: json.loads(p.read_text(encoding="utf-8")) for p in found}
