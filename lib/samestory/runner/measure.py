"""`./run measure`: one notebook -> all quality figures of the project on one page.

Nothing is kept from run to run: what is measured is always measured anew.
"""

from __future__ import annotations

import csv
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from samestory import versions
from samestory.runner import execution, manifest, parameters
from samestory.runner.parameters import UserError
from samestory.runner.progress import Progress
from samestory.tables import ROOT

NAME = "measure"
NOTEBOOK = Path("notebooks") / f"{NAME}.ipynb"
WHAT = "the measurements"  # what a folder holds, where other folders hold a run of articles
DATA, SCRATCH = "SAMESTORY_DATA", "SAMESTORY_SCRATCH"  # as measuring.corpora has them


def measure(*, data: str | None, model: str, name: str, outputs: str | None, command: str) -> int:
    """Execute the notebook, make its page and print the results.

    `data` is a folder of corpora; without one they are looked for where `measuring.corpora` says,
    and where they are absent the project's own test set is all that is measured. `command` is
    what the user typed, for the record. Returns 0 when every declared file is written, else 1.
    Raises UserError for what the user can put right; then nothing has been written.
    """
    given = plan(data=data, model=model, outputs=outputs, name=name)
    folder = Path(given["run"])
    is_new = not folder.exists()
    manifest.claim_folder(folder, WHAT)
    started = datetime.now(UTC)
    progress = Progress([NAME])
    progress.start(NAME)
    try:
        carry_out(given | {"command": command, "date": started.date().isoformat()}, progress)
    except (execution.StepError, OSError) as error:
        return failed(error, folder, progress, is_new=is_new)
    finally:
        if folder.exists():
            manifest.save(folder, record(given | {"command": command}, progress, started))
    print("", *summary(folder), f"Report: {page(folder)}", sep="\n")
    return 0


def plan(*, data: str | None, model: str, outputs: str | None, name: str) -> dict[str, Any]:
    """The notebook's parameters from the command line, checked; paths relative to the project."""
    target = Path(outputs).resolve() if outputs else ROOT / "outputs"
    source = Path(data).resolve() if data else None
    if source is not None and not source.is_dir():
        raise UserError(f"There is no folder “{data}” of corpora.")
    parameters.check_name(name)
    parameters.check_outputs(target)
    parameters.check_model(model)
    if os.environ.get(DATA):
        os.environ[DATA] = str(Path(os.environ[DATA]).resolve())
    execution.stand_in(ROOT)
    return {
        "run": parameters.relative(target / name),
        "model": model,
        "data": parameters.relative(source) if source else "",
    }


def carry_out(given: dict[str, Any], progress: Progress) -> None:
    """Run the notebook and make its pages. Raises StepError if a declared file is not there."""
    folder = Path(given["run"])
    executed = folder / NOTEBOOK
    started = time.time()
    # Kernels are ended without a word, so what one unpacks is taken away here.
    with TemporaryDirectory(prefix="samestory-") as scratch:
        os.environ[SCRATCH] = scratch
        try:
            execution.notebook(NOTEBOOK, executed, parameters=given, on_cell=progress.cell)
        finally:
            del os.environ[SCRATCH]
    execution.pages(executed, report=page(folder))
    for file in files(folder):
        # A file of an earlier run must not pass for this one's (two seconds: coarse clocks).
        if not file.is_file() or file.stat().st_mtime < started - 2:
            raise execution.StepError(f"{NAME} ended without writing {file.as_posix()}")
    progress.finish(NAME, "ran", "{seconds:5.1f} s")


def failed(error: Exception, folder: Path, progress: Progress, *, is_new: bool) -> int:
    """Say why the notebook stopped. Raises UserError where the user can put it right."""
    if isinstance(error, execution.StepError) and error.users_mistake:
        if is_new:
            manifest.remove_folder(folder)
        raise UserError(str(error)) from error
    progress.stopped(execution.StepError(str(error)))
    progress.failed(NAME)
    return 1


def page(folder: Path) -> Path:
    """The page that a run makes."""
    return folder / f"{NAME}.html"


def files(folder: Path) -> list[Path]:
    """What a run declares: it has succeeded only when it has written every one."""
    executed = folder / NOTEBOOK
    return [page(folder), executed, executed.with_suffix(".html"), folder / "tables/results.csv"]


def record(given: dict[str, Any], progress: Progress, started: datetime) -> dict[str, Any]:
    """run.json: with what was measured, when, and the files made."""
    made = {"files": manifest.checksums(files(Path(given["run"])))}
    return {
        "articles": WHAT,
        "parameters": {NAME: given},
        "versions": versions(),
        "model": manifest.model(given["model"]),
        "steps": [progress.outcomes[NAME] | made],
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def summary(folder: Path) -> list[str]:
    """A line a result, as the page's table has them."""
    with (folder / "tables" / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        f"  {row['measured']:24} {number(row):>8} {row['unit']:8} {row['data']}" for row in rows
    ]


def number(row: dict[str, str]) -> str:
    """A result as people write it: large numbers without decimals."""
    value = float(row["value"])
    return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}"
