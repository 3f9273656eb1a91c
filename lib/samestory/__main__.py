"""The command line: `./run COMMAND ...`, once the environment stands."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from samestory import runner
from samestory.runner import measure as measuring


def parser() -> argparse.ArgumentParser:
    """What `./run` understands."""
    top = argparse.ArgumentParser(prog="./run", description="Many outlets, one story.")
    commands = top.add_subparsers(dest="command", required=True)
    report = commands.add_parser("report", help="run the notebooks in order, make report.html")
    report.add_argument(
        "articles", nargs="?", default=None, help="folder or file (default: seeds/articles)"
    )
    report.add_argument("--name", default="", help="name of the run (default: the folder's)")
    report.add_argument("--outputs", default=None, help="where runs are written (outputs/)")
    report.add_argument(
        "-p", dest="parameters", nargs=2, action="append", default=[],
        metavar=("PARAMETER", "VALUE"), help="set a notebook's parameter; see ./run params",
    )  # fmt: skip
    measure = commands.add_parser("measure", help="measure quality and speed, make measure.html")
    measure.add_argument(
        "--data", default=None, help="folder of corpora (else $SAMESTORY_DATA, ../shared/data)"
    )
    measure.add_argument("--model", default="", help="a spaCy pipeline (default: the one shipped)")
    measure.add_argument("--name", default=measuring.NAME, help="name of the run (measure)")
    measure.add_argument("--outputs", default=None, help="where runs are written (outputs/)")
    commands.add_parser("test", help="lint, types and tests; the rest is passed on to pytest")
    commands.add_parser("lab", help="open JupyterLab; the rest is passed on to it")
    commands.add_parser("params", help="list every notebook's parameters")
    reset = commands.add_parser("reset", help="delete the runs in outputs/ (asks first)")
    reset.add_argument("--yes", action="store_true", help="do not ask")
    return top


def report(options: argparse.Namespace) -> int:
    """Run the notebooks. 0 if every step finished, 1 if one failed, 2 for a user's mistake."""
    return answered(
        partial(
            runner.report,
            articles=options.articles,
            name=options.name,
            outputs=options.outputs,
            given=options.parameters,
        ),
        stopped="Tables written before are whole; ./run report goes on from here.",
    )


def measure(options: argparse.Namespace) -> int:
    """Measure the project. 0 if all was measured, 1 if something failed, 2 for a user's mistake."""
    return answered(
        partial(
            measuring.measure,
            data=options.data,
            model=options.model,
            name=options.name,
            outputs=options.outputs,
            command=shlex.join(["./run", *sys.argv[1:]]),
        ),
        stopped="./run measure begins anew.",
    )


def answered(work: Callable[[], int], *, stopped: str) -> int:
    """Do the work; a mistake of the user's is one sentence and 2, Ctrl-C is 130."""
    try:
        return work()
    except runner.UserError as mistake:
        print(f"samestory: {mistake}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(f"\nStopped. {stopped}", file=sys.stderr)
        return 130


def test(options: argparse.Namespace) -> int:
    """Lint, format, types, tests; stops at the first that fails."""
    os.chdir(runner.ROOT)
    python = sys.executable
    checks = [
        [python, "-m", "ruff", "check", "--quiet", "."],
        [python, "-m", "ruff", "format", "--quiet", "--check", "."],
        [python, "-m", "mypy"],
        [python, "-m", "pytest", "--numprocesses", "auto", *options.rest],
    ]
    for check in checks:
        print("·", " ".join(["python", *check[1:]]), flush=True)
        if status := subprocess.call(check):  # noqa: S603 - our own commands
            return status
    return 0


def lab(options: argparse.Namespace) -> int:
    """Open JupyterLab on the project, with the library and charts working in any notebook."""
    os.chdir(runner.ROOT)
    environment = os.environ | {
        "PYTHONPATH": str(runner.ROOT / "lib"),
        "PLOTLY_RENDERER": "plotly_mimetype",
        # Nobody is asked about news from the network.
        "JUPYTER_CONFIG_PATH": str(Path(__file__).with_name("jupyter")),
    }
    config = Path(__file__).with_name("lab_config.py")
    command = [sys.executable, "-m", "jupyterlab", f"--config={config}", *options.rest]
    if os.name == "posix":
        os.execve(sys.executable, command, environment)  # noqa: S606 - Jupyter handles Ctrl-C
    return subprocess.call(command, env=environment)  # noqa: S603 - our own command


def params(_: argparse.Namespace) -> int:
    """Print every notebook's parameters with type, default and help."""
    for step, found in runner.notebook_parameters().items():
        print(step)
        width = max(len(p.name) for p in found)
        for p in found:
            print(f"  {p.name:{width}}  {p.type:9} {p.default:24} {p.help}")
    return 0


def reset(options: argparse.Namespace) -> int:
    """Delete the runs under outputs/, after asking."""
    runs = sorted(p.parent for p in (runner.ROOT / "outputs").glob("*/run.json"))
    if not runs:
        print("There are no runs in outputs/.")
        return 0
    print("This deletes:", ", ".join(p.name for p in runs))
    if not options.yes and not agreed("Delete? [y/N] "):
        print("Nothing was deleted.")
        return 1
    for place in runs:
        shutil.rmtree(place)
    print("Deleted.")
    return 0


def agreed(question: str) -> bool:
    """Whether the user says yes; no answer is no."""
    try:
        return input(question).strip().lower() in {"y", "yes"}
    except (EOFError, KeyboardInterrupt):
        print()
        return False


COMMANDS = {
    "report": report, "measure": measure, "test": test, "lab": lab, "params": params,
    "reset": reset,
}  # fmt: skip


def main() -> int:
    # The notebooks' kernels inherit this. One thread is nearly as fast on articles, leaves the
    # other processors to others, and adds in the same order on every machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options, rest = parser().parse_known_args()
    if rest and options.command not in {"test", "lab"}:
        parser().error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = [word for word in rest if word != "--"]
    return COMMANDS[options.command](options)


if __name__ == "__main__":
    sys.exit(main())
