"""The notebooks in order: which steps there are, what is up to date, what became of each.

`parameters` checks what the user asks for, doit decides what has to run (content hashes, early
cut-off), `execution` runs one notebook, and `manifest` keeps what happened in run.json.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from doit.cmd_base import TaskLoader2
from doit.doit_cmd import DoitMain
from doit.task import Task, dict_to_task
from doit.tools import config_changed

from samestory import versions
from samestory.columns import TABLES
from samestory.runner import execution, manifest, parameters
from samestory.runner.parameters import Parameter, UserError
from samestory.runner.progress import Progress
from samestory.tables import ROOT

__all__ = ["ROOT", "STEPS", "Run", "Step", "UserError", "notebook_parameters", "report"]

DEFAULT_ARTICLES = "seeds/articles"
DEFAULT_OUTPUTS = "outputs"


class Step(NamedTuple):
    """One notebook; which tables it writes and reads follows from its number."""

    name: str

    @property
    def notebook(self) -> Path:
        return Path("notebooks") / f"{self.name}.ipynb"

    @property
    def writes(self) -> list[str]:
        return [name for name in TABLES if name[:2] == self.name[:2]]

    @property
    def reads(self) -> list[str]:
        return [name for name in TABLES if name[:2] < self.name[:2]]


# The charts that each notebook publishes; a test holds this against the notebooks.
CHARTS = {
    "01_clean": ("01_removed",),
    "02_extract": ("02_extracted",),
    "03_compare": ("03_names", "03_verdicts"),
    "04_report": (
        "04_verdicts",
        "04_gaps",
        "04_sources",
        "04_mentions",
        "04_timeline",
        "04_removed",
    ),
}
STEPS = tuple(map(Step, ("01_clean", "02_extract", "03_compare", "04_report")))


class Run(NamedTuple):
    """What is to be run: the articles, the folder for the results, the parameters given."""

    articles: str
    folder: str
    given: dict[str, dict[str, Any]]

    def path(self, *parts: str) -> Path:
        return Path(self.folder, *parts)

    def tables(self, names: Sequence[str], *kinds: str) -> list[Path]:
        return [self.path("tables", f"{name}.{kind}") for name in names for kind in kinds]

    def files(self, step: Step) -> list[Path]:
        """What `step` declares: it has succeeded only when it has written every one."""
        pages = [self.path("notebooks", f"{step.name}.{kind}") for kind in ("ipynb", "html")]
        report = [self.path("report.html")] if step is STEPS[-1] else []
        charts = [
            self.path("charts", f"{c}.{k}") for c in CHARTS[step.name] for k in ("json", "csv")
        ]
        return (
            self.tables(step.writes, "parquet", "csv")
            + self.settings(step)
            + charts
            + pages
            + report
        )

    def settings(self, step: Step) -> list[Path]:
        """What a step notes of how it was run; the report prints it."""
        return [self.path("tables", f"{step.name[:2]}_settings.json")] if step.writes else []

    def inputs(self, step: Step) -> list[Path]:
        """The data that `step` reads: the articles, or the tables of the steps before."""
        if step is STEPS[0]:
            return parameters.inputs(Path(self.articles))
        before = STEPS[: STEPS.index(step)] if step is STEPS[-1] else ()
        noted = [file for earlier in before for file in self.settings(earlier)]
        return self.tables(step.reads, "parquet") + noted

    def parameters(self, step: Step) -> dict[str, Any]:
        """What is injected into the step's notebook."""
        source = {"source": self.articles} if step is STEPS[0] else {}
        return source | {"run": self.folder} | self.given[step.name]


def notebook_parameters() -> dict[str, list[Parameter]]:
    """Notebook -> its parameters, with type, default and help."""
    return {step.name: parameters.of(ROOT / step.notebook) for step in STEPS}


def report(
    *, articles: str | None, name: str, outputs: str | None, given: Sequence[Sequence[str]]
) -> int:
    """Run every step that is not up to date and print what was found.

    Returns 0 when each step has finished and each declared file exists, else 1. Raises UserError
    for what the user can put right; then nothing has been written.
    """
    run = plan(articles=articles, name=name, outputs=outputs, given=given)
    is_new = not run.path().exists()
    manifest.claim_folder(run.path(), run.articles)
    progress = Progress([step.name for step in STEPS])
    started = datetime.now(UTC)
    try:
        status = DoitMain(Loader(run, progress)).run(["run"])
    finally:
        if progress.users_mistake and is_new:
            manifest.remove_folder(run.path())
        else:
            manifest.save(run.path(), record(run, progress, started))
    if progress.users_mistake:
        raise UserError(progress.error)
    if progress.error or status != 0:
        return 1
    print("", *manifest.summary(run.path()), f"Report: {run.path('report.html')}", sep="\n")
    return 0


def plan(
    *, articles: str | None, name: str, outputs: str | None, given: Sequence[Sequence[str]]
) -> Run:
    """What the command line asks for, checked; paths become relative to the project."""
    source = Path(articles).resolve() if articles else ROOT / DEFAULT_ARTICLES
    target = Path(outputs).resolve() if outputs else ROOT / DEFAULT_OUTPUTS
    parameters.check_articles(source, shown=articles or DEFAULT_ARTICLES)
    name = name or (source.stem if source.is_file() else source.name)
    parameters.check_name(name)
    parameters.check_outputs(target)
    execution.stand_in(ROOT)
    checked = parameters.assign(given, notebook_parameters()) if given else {}
    return Run(
        articles=parameters.relative(source),
        folder=parameters.relative(target / name),
        given={step.name: checked.get(step.name, {}) for step in STEPS},
    )


class Loader(TaskLoader2):  # type: ignore[misc]  # doit ships no types
    """The steps as doit's tasks."""

    def __init__(self, run: Run, progress: Progress) -> None:
        super().__init__()
        self.run, self.progress = run, progress

    def setup(self, opt_values: dict[str, Any]) -> None:
        """Nothing to load: the steps stand above."""

    def load_doit_config(self) -> dict[str, Any]:
        return {
            "dep_file": str(self.run.path(".state.json")),
            "backend": "json",
            "verbosity": 2,
            "reporter": self.progress,
        }

    def load_tasks(self, cmd: object, pos_args: object) -> list[Task]:
        return [dict_to_task(task(self.run, step, self.progress)) for step in STEPS]


def task(run: Run, step: Step, progress: Progress) -> dict[str, Any]:
    """One step for doit: everything that its result depends on, and the files it makes."""
    before = STEPS[: STEPS.index(step)]
    depends = [step.notebook, *manifest.library(), *run.inputs(step)]
    settings = {"parameters": run.parameters(step), "python": sys.version}
    return {
        "name": step.name,
        "actions": [(execute, [run, step, progress])],
        "file_dep": list(map(str, depends)),
        "task_dep": [earlier.name for earlier in before[-1:]],
        "targets": list(map(str, run.files(step))),
        "uptodate": [config_changed(settings)],
    }


def execute(run: Run, step: Step, progress: Progress) -> bool:
    """Run one notebook; whether it wrote all it declares. `progress` is told why not."""
    try:
        carry_out(run, step, progress)
    except execution.StepError as error:
        progress.stopped(error)
        return False
    except OSError as error:
        progress.stopped(execution.StepError(f"{step.name}: {error}"))
        return False
    return True


def carry_out(run: Run, step: Step, progress: Progress) -> None:
    """Run one notebook and make its pages. Raises StepError if a declared file is not written."""
    started = time.time()
    executed = run.path("notebooks", f"{step.name}.ipynb")
    execution.notebook(
        step.notebook, executed, parameters=run.parameters(step), on_cell=progress.cell
    )
    execution.pages(executed, report=run.path("report.html") if step is STEPS[-1] else None)
    for file in run.files(step):
        # A file of an earlier run must not pass for this one's (two seconds: coarse clocks).
        if not file.is_file() or file.stat().st_mtime < started - 2:
            raise execution.StepError(f"{step.name} ended without writing {file.as_posix()}")


def record(run: Run, progress: Progress, started: datetime) -> dict[str, Any]:
    """run.json: what the run was made from, what each step did and when."""
    steps = [
        outcome | {"files": manifest.checksums(run.files(step))}
        for step, outcome in zip(STEPS, progress.outcomes.values(), strict=True)
    ]
    return {
        "articles": run.articles,
        "parameters": {step.name: run.parameters(step) for step in STEPS},
        "versions": versions(),
        "model": manifest.model(run.given[STEPS[1].name].get("model", "")),
        "inputs": manifest.checksums(run.inputs(STEPS[0])),
        "steps": steps,
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
    }
