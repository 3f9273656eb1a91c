"""What the terminal shows while the notebooks run: a line a notebook, with its time."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Any

from samestory.runner.execution import StepError


class Progress:
    """Told by doit what happens to each step, and by the engine of each cell.

    `outcomes` is step -> {name, status, seconds}, `error` the line that stopped the run.
    """

    desc = "a line a notebook"

    def __init__(self, steps: Sequence[str]) -> None:
        self.outcomes: dict[str, dict[str, Any]] = {
            name: {"name": name, "status": "not run", "seconds": 0.0} for name in steps
        }
        self.error = ""
        self.users_mistake = False
        self.current, self.started = "", 0.0
        self.spoken = 0.0
        self.terminal = sys.stdout.isatty()

    def cell(self, number: int, count: int, heading: str) -> None:
        """A cell is about to run: a passing line on a terminal, one every 20 s elsewhere."""
        line = f"  {self.current:12} {number:2}/{count}  {heading}"
        if self.terminal:
            print(f"\r{line[:78]:78}", end="", flush=True)
        elif time.monotonic() - self.spoken > 20:
            self.spoken = time.monotonic()
            print(line, flush=True)

    def finish(self, name: str, status: str, shown: str) -> None:
        """Note how a step ended and print its line."""
        seconds = time.monotonic() - self.started if name == self.current else 0.0
        self.outcomes[name] |= {"status": status, "seconds": round(seconds, 2)}
        start = "\r" if self.terminal else ""
        print(f"{start}  {name:12} {shown.format(seconds=seconds):64}".rstrip(), flush=True)

    def stopped(self, error: StepError) -> None:
        """Note why the step that is running cannot go on."""
        self.error, self.users_mistake = str(error), error.users_mistake

    def start(self, name: str) -> None:
        """A step begins."""
        self.current, self.started = name, time.monotonic()
        self.spoken = self.started

    def failed(self, name: str) -> None:
        """A step has failed; `error` says why."""
        self.finish(name, "failed", "failed")
        print(f"samestory: {self.error}", file=sys.stderr, flush=True)

    # What doit calls, under its names.

    def execute_task(self, task: Any) -> None:
        self.start(task.name)

    def add_success(self, task: Any) -> None:
        self.finish(task.name, "ran", "{seconds:5.1f} s")

    def skip_uptodate(self, task: Any) -> None:
        self.finish(task.name, "up to date", "up to date")

    def add_failure(self, task: Any, fail: Any) -> None:
        self.error = self.error or describe(fail)
        if not self.users_mistake:
            self.failed(task.name)

    def runtime_error(self, message: str) -> None:
        self.error = self.error or message
        print(f"samestory: {message}", file=sys.stderr, flush=True)

    def cleanup_error(self, exception: Any) -> None:
        self.runtime_error(exception.get_msg())

    def initialize(self, tasks: Any, selected_tasks: Any) -> None: ...

    def get_status(self, task: Any) -> None: ...

    def skip_ignore(self, task: Any) -> None: ...

    def teardown_task(self, task: Any) -> None: ...

    def complete_run(self) -> None: ...


def describe(fail: Any) -> str:
    """doit's account of a failure, in one line."""
    return " ".join(str(fail.get_msg()).split())[-400:]
