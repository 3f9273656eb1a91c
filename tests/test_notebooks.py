"""The form of the notebooks: an argument to be read, not plumbing; and no results in git."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import papermill
import pytest
from conftest import ROOT

from samestory import lab_config, runner
from samestory.columns import TABLES

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_LINES, USUAL_LINES = 20, 8


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    """The cells of one kind, each with its source as one text."""
    book = json.loads(path.read_text(encoding="utf-8"))
    found = [cell for cell in book["cells"] if cell["cell_type"] == kind]
    return [cell | {"source": "".join(cell["source"])} for cell in found]


def lines(cell: dict[str, Any]) -> int:
    return sum(bool(line.strip()) for line in cell["source"].splitlines())


def test_there_is_a_notebook_for_each_step_one_to_explore_and_one_to_measure() -> None:
    assert [p.stem for p in NOTEBOOKS] == [*(s.name for s in runner.STEPS), "explore", "measure"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_opening(path: Path) -> None:
    first, parameters = cells(path, "markdown")[0]["source"], cells(path, "code")[0]
    assert first.startswith("# ")
    assert first.splitlines()[0].endswith("?")
    assert "| **Reads** |" in first
    assert "| **Writes** |" in first
    assert parameters["metadata"]["tags"][0] == "parameters"
    assert cells(path, "code")[1]["source"].startswith(("from ", "import "))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_writes_what_it_says(path: Path) -> None:
    said = cells(path, "markdown")[0]["source"].split("**Writes**")[1].splitlines()[0]
    written = {name for name in TABLES if name[:2] == path.stem[:2]}
    assert {name for name in TABLES if f"`{name}`" in said} == written


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_committed_without_results(path: Path) -> None:
    for cell in cells(path, "code"):
        assert (cell["outputs"], cell["execution_count"]) == ([], None)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_short_cells_without_plumbing(path: Path) -> None:
    lengths = sorted(lines(cell) for cell in cells(path, "code"))
    assert lengths[-1] <= MOST_LINES
    assert sum(n <= USUAL_LINES for n in lengths) >= 0.8 * len(lengths)
    for cell in cells(path, "code"):
        for node in ast.walk(ast.parse(cell["source"])):
            assert not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.Try))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_as_much_text_as_code(path: Path) -> None:
    assert len(cells(path, "markdown")) >= 0.7 * len(cells(path, "code"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_every_parameter_has_a_type_and_help(path: Path) -> None:
    for name, parameter in papermill.inspect_notebook(str(path)).items():
        assert parameter["inferred_type_name"] in {"str", "int", "float", "bool", "list"}, name
        assert parameter["help"], name


@pytest.mark.parametrize("step", runner.STEPS, ids=lambda s: s.name)
def test_each_draws_a_chart_with_its_data_beside_it(step: runner.Step, seeds_run: Path) -> None:
    drawn = {p.name for p in (seeds_run / "charts").iterdir() if p.name[:2] == step.name[:2]}
    assert drawn == {f"{c}.{kind}" for c in runner.CHARTS[step.name] for kind in ("json", "csv")}


def test_plain_papermill_runs_a_notebook(seeds_run: Path, tmp_path: Path) -> None:
    """As the README says: the library on the path, and nothing else."""
    executed = tmp_path / "03.ipynb"
    run = Path(seeds_run).as_posix()
    papermill.execute_notebook(
        str(ROOT / "notebooks" / "03_compare.ipynb"),
        str(executed),
        parameters={"run": run},
        kernel_name="python3",
        progress_bar=False,
        cwd=str(tmp_path),
    )
    assert executed.is_file()


def test_the_report_is_made_by_hand_as_the_readme_says(seeds_run: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    executed = seeds_run / "notebooks" / "04_report.ipynb"
    subprocess.run([sys.executable, "-m", "samestory.report", executed, page], check=True)
    assert page.read_bytes() == (seeds_run / "report.html").read_bytes()


def test_explore_runs_on_a_finished_run(seeds_run: Path, tmp_path: Path) -> None:
    papermill.execute_notebook(
        str(ROOT / "notebooks" / "explore.ipynb"),
        str(tmp_path / "explore.ipynb"),
        parameters={"run": Path(seeds_run).as_posix()},
        kernel_name="python3",
        progress_bar=False,
    )
    shown = (tmp_path / "explore.ipynb").read_text(encoding="utf-8")
    assert "Soleimani" in shown


def test_saving_in_jupyterlab_drops_results() -> None:
    path = NOTEBOOKS[0]
    clean = json.loads(path.read_text(encoding="utf-8"))
    used = json.loads(path.read_text(encoding="utf-8"))
    for cell in used["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [{"output_type": "stream"}], "execution_count": 3}
    used["metadata"]["language_info"]["version"] = "3.99"
    model = {"type": "notebook", "content": used}
    lab_config.strip_outputs(model, path=f"notebooks/{path.name}")
    assert model["content"] == clean


def test_saving_a_run_s_notebook_keeps_its_results() -> None:
    model = {"type": "notebook", "content": {"cells": [{"cell_type": "code", "outputs": [1]}]}}
    lab_config.strip_outputs(model, path="outputs/articles/notebooks/01_clean.ipynb")
    assert model["content"]["cells"][0]["outputs"] == [1]
