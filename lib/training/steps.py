"""Steps of the recipe: each done once, its end noted in the working folder, some side by side."""

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

HERE = Path(__file__).resolve().parent
POLL = 0.5  # seconds between looks at what runs side by side


def step(work: Path, name: str, do: Callable[[], None]) -> None:
    """Do what `name` says, unless it is finished in `work`."""
    if not done(work, name).exists():
        started = time.monotonic()
        do()
        finish(work, name, started)


def side_by_side(work: Path, commands: dict[str, list[str]]) -> None:
    """Run scripts of this folder at the same time, one processor each; stop if one fails."""
    started, runs = time.monotonic(), {}
    with ExitStack() as stack:
        for name, (script, *words) in commands.items():
            if done(work, name).exists():
                continue
            log = stack.enter_context((work / f"{name}.log").open("w", encoding="utf-8"))
            command = [sys.executable, str(HERE / script), *words, str(work)]
            process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
            runs[name] = stack.enter_context(process)  # waits for it in the end
            stack.callback(process.terminate)  # if another fails; one that ended stays so
        while runs:
            time.sleep(POLL)
            for name in [name for name, run in runs.items() if run.poll() is not None]:
                if runs.pop(name).returncode:
                    tail = (work / f"{name}.log").read_text(encoding="utf-8").splitlines()[-20:]
                    sys.exit("\n".join([f"Training stopped ({name}):", *tail]))
                finish(work, name, started)


def done(work: Path, name: str) -> Path:
    """Return the file that says that a step is finished."""
    return work / f"{name}.done"


def finish(work: Path, name: str, started: float) -> None:
    """Say and note how long a step took."""
    minutes = (time.monotonic() - started) / 60
    print(f"{name}: {minutes:.0f} minutes", flush=True)
    done(work, name).write_text(f"{minutes:.1f} minutes\n", encoding="utf-8")
