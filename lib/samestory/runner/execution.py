"""One notebook -> the same notebook executed, and its page; what went wrong, in one line.

papermill's own word on success cannot be trusted: after a kernel's death the saved notebook says
that every cell completed. Whether a step has succeeded is therefore decided by the files it wrote.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Errors that a notebook raises for what the user can put right.
USERS_MISTAKES = ("ArticlesError", "UnknownModelError", "MissingCorpusError", "GoldError")

Report = Callable[[int, int, str], None]


class StepError(RuntimeError):
    """A notebook did not do its work; the message is one line that says where and why."""

    def __init__(self, message: str, *, users_mistake: bool = False) -> None:
        super().__init__(message)
        self.users_mistake = users_mistake


def stand_in(root: Path) -> None:
    """Make the project the working folder, and let kernels find the library."""
    os.chdir(root)
    # Kernels start in notebooks/, where a relative path to the library would lead nowhere.
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, [str(root / "lib"), os.environ.get("PYTHONPATH")])
    )


def notebook(source: Path, target: Path, *, parameters: dict[str, Any], on_cell: Report) -> None:
    """Execute `source` with `parameters` and keep it as `target`.

    `on_cell` is told of each cell before it runs: its number, how many there are, its heading.
    Raises StepError; then the executed notebook lies beside the target as NAME.failed.ipynb.
    """
    import papermill
    from nbclient.exceptions import DeadKernelError
    from traitlets.config import Config

    register_engine(on_cell)
    failed = target.with_suffix(".failed.ipynb")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        papermill.execute_notebook(
            str(source),
            str(failed),
            parameters=parameters,
            engine_name="samestory",
            kernel_name="python3",
            language="python",
            cwd="notebooks",
            progress_bar=False,
            autosave_cell_every=5,
            config=Config({"KernelManager": {"transport_encryption": "auto"}}),
            extra_arguments=["--IPKernelApp.log_level=50"],
        )
    except papermill.PapermillExecutionError as error:
        raise StepError(
            one_line(source.stem, failed, error), users_mistake=error.ename in USERS_MISTAKES
        ) from error
    except DeadKernelError as error:
        raise StepError(f"{source.stem}: the kernel died, out of memory? ({failed})") from error
    check_finished(source.stem, failed)
    failed.replace(target)


def check_finished(name: str, executed: Path) -> None:
    """Raise StepError if a cell was not run to its end, whatever papermill says."""
    book = load(executed)
    for number, cell in enumerate(book.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        errors = [o.ename for o in cell.outputs if o.output_type == "error"]
        if errors or cell.execution_count is None:
            what = errors[0] if errors else "the kernel died"
            raise StepError(
                f"{name} stopped under “{heading(book, number)}”: {what} ({executed.as_posix()})"
            )


def register_engine(on_cell: Report) -> None:
    """Make papermill's engine tell of each cell as it starts."""
    from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines

    class Telling(NotebookExecutionManager):  # type: ignore[misc]  # papermill ships no types
        def cell_start(self, cell: Any, cell_index: int, **options: Any) -> None:
            on_cell(cell_index + 1, len(self.nb.cells), heading(self.nb, cell_index))
            super().cell_start(cell, cell_index, **options)

    class Engine(NBClientEngine):  # type: ignore[misc]
        @classmethod
        def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
            nb_man.__class__ = Telling
            super().execute_managed_notebook(nb_man, kernel_name, **options)

    papermill_engines.register("samestory", Engine)


def load(path: Path) -> Any:
    """A notebook from its file."""
    import nbformat  # takes a second and a half: only when a notebook is run

    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def heading(book: Any, cell: int) -> str:
    """The last heading above a cell."""
    for above in reversed(book.cells[: cell + 1]):
        own = above.cell_type == "markdown" and "papermill-error" not in str(above.metadata)
        lines = above.source.splitlines() if own else []
        for line in reversed(lines):
            if line.startswith("#"):
                return str(line.lstrip("# "))
    return ""


def one_line(name: str, failed: Path, error: Any) -> str:
    """Where a notebook stopped and why; only the why for a user's mistake."""
    if error.ename in USERS_MISTAKES:
        return str(error.evalue)
    book = load(failed)
    title = heading(book, error.cell_index)
    place = f" under “{title}”" if title else ""
    reason = " ".join(f"{error.ename}: {error.evalue}".split())
    return f"{name} failed{place}, cell {error.exec_count}: {reason[:300]} ({failed.as_posix()})"


def pages(executed: Path, *, report: Path | None) -> None:
    """Write an executed notebook as a page beside it, and as the report where one is asked for."""
    from samestory import report as reports

    reports.render(executed, executed.with_suffix(".html"), code=True, title=executed.stem)
    if report is not None:
        reports.render(executed, report, code=False, title="")
