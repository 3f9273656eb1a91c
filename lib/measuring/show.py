"""Tables of results -> what notebooks/measure.ipynb shows, with the CSV of each beside it."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping

import pandas as pd

from measuring.errors import NONE
from samestory import language, tables, versions
from samestory.findings import Opening
from samestory.views import View, records

ABSENT = "Not measured here: the corpora are absent."
# Columns -> what heads them on the page; another column is headed by its name.
HEADINGS = {
    "f1": "F1", "settled_f1": "F1 settled", "settled_precision": "precision settled",
    "settled_recall": "recall settled", "gold": "in gold", "gold_label": "marked as",
    "found_label": "found as", "share": "% of errors", "held_out": "held out (file prefixes)",
}  # fmt: skip


def table(
    frame: pd.DataFrame, *, run: str, name: str, caption: str, top: int = 0, empty: str = ABSENT
) -> View:
    """A table as a view; written whole to the run's `tables/NAME.csv`.

    With `top`, so many rows are shown. `empty` is what is said when there are none.
    """
    save(frame, run=run, name=name)
    numbers = {c for c in frame if pd.api.types.is_numeric_dtype(frame[c])}
    heads = [(HEADINGS.get(str(c), str(c).replace("_", " ")), c in numbers) for c in frame]
    rows = [
        [cell(value) for value in row.values()] for row in records(frame.head(top or len(frame)))
    ]
    return View("scores", caption, caption=caption, heads=heads, rows=rows, empty_words=empty)


def errors(sample: pd.DataFrame, *, run: str, name: str) -> View:
    """Errors in context, by kind; `sample` has the columns of `measuring.errors.Error`."""
    save(sample, run=run, name=name)
    kinds: dict[str, list[dict[str, object]]] = {}
    for row in records(sample):
        kinds.setdefault(row["kind"], []).append(row)
    return View("errors", f"{len(sample)} errors", kinds=kinds, nothing=NONE)


def facts(model: str, **given: str) -> View:
    """What was measured with what: `given`, the model and its fingerprint, versions, processors."""
    known = versions()
    rows = {name.replace("_", " "): value or "not given" for name, value in given.items()}
    rows |= {"model": language.describe(model), "model's SHA-256": language.fingerprint(model)}
    rows |= {name: known[name.lower()] for name in ("samestory", "spaCy", "Python")}
    rows |= {"processors": f"{os.cpu_count()} ({platform.machine()})"}
    return View("facts", "What was measured with what", rows=rows)


def opening(found: Opening) -> View:
    """The top of the page."""
    return View("opening", found.headline, found=found)


def floors(found: Mapping[str, float], floors: Mapping[str, float]) -> pd.DataFrame:
    """Columns: measure, settled_f1, floor (missing where none is set)."""
    rows = [(name, f1, floors.get(name)) for name, f1 in found.items()]
    frame = pd.DataFrame(rows, columns=["measure", "settled_f1", "floor"])
    return frame.astype({"settled_f1": "float64", "floor": "float64"})


def save(frame: pd.DataFrame, *, run: str, name: str) -> None:
    """Write a table as CSV that no spreadsheet takes for formulas."""
    tables.replace(tables.folder(run, "tables") / f"{name}.csv", tables.safe_csv(frame))


def cell(value: object) -> str:
    """A value as the page shows it: one decimal, thousands parted, a dash for nothing."""
    if value is None or value == "":
        return NONE
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
