"""`./run measure`: the page without corpora, what bad input gets, and whose folder it is."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pytest
from conftest import command, report

from measuring import gold, told
from samestory.runner import measure

needs_gold = pytest.mark.skipif(not gold.NAMES.is_file(), reason="the gold set is not here")


def run(*arguments: object, data: Path) -> subprocess.CompletedProcess[str]:
    """`./run measure ...`; `data` is what SAMESTORY_DATA names."""
    return command("measure", *arguments, SAMESTORY_DATA=str(data))


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished run without corpora."""
    outputs = tmp_path_factory.mktemp("outputs")
    done = run("--outputs", outputs, data=outputs)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("Report: ")
    return outputs / "measure"


@needs_gold
def test_without_corpora_the_page_says_so_and_measures_on_the_gold_set(measured: Path) -> None:
    page = (measured / "measure.html").read_text(encoding="utf-8")
    assert "the public corpora (names, syntax) are not here" in page
    with (measured / "tables" / "results.csv").open(encoding="utf-8") as file:
        found = [row["data"] for row in csv.DictReader(file)]
    own = "the project's own test set"
    assert found[:4] == [own, own, "whole pipeline", "model folder"]
    cleaned = found.index("2,000 plain articles")
    assert all(name.startswith("the project's messy articles") for name in found[4:cleaned])
    assert found[cleaned + 1] == "figures alone"
    passages = ("the project's own passages, read", "the project's own passages, unread")
    stories = {f"the project's own stories, {side.name}" for side in told.FOLDER.glob("*")}
    assert set(found[cleaned + 2 :]) == {*passages, *stories}


@needs_gold
def test_the_page_says_command_date_and_versions(measured: Path) -> None:
    page = (measured / "measure.html").read_text(encoding="utf-8")
    noted = json.loads((measured / "run.json").read_text(encoding="utf-8"))
    assert noted["started"][:10] in page
    assert "./run measure --outputs" in page
    for name in ("spacy", "python", "samestory"):
        assert f"<td>{noted['versions'][name]}</td>" in page


@needs_gold
def test_each_chart_and_table_has_its_data_beside_it(measured: Path) -> None:
    charts = {path.name for path in (measured / "charts").iterdir()}
    names = {"measure_classes", "measure_regions", "measure_gold", "measure_errors",
             "measure_roles", "measure_figures", "measure_figure_errors",
             "measure_dates", "measure_date_errors",
             "measure_fact_errors", "measure_identity",
             "measure_quotes", "measure_quote_errors"}  # fmt: skip
    assert charts == {f"{name}.{kind}" for name in names for kind in ("json", "csv")}
    assert all(path.is_file() for path in measure.files(measured))
    assert (measured / "tables" / "errors.csv").is_file()


@needs_gold
def test_a_report_does_not_overwrite_measurements(measured: Path) -> None:
    done = report("--outputs", measured.parent, "--name", "measure")
    assert done.returncode == 2
    assert "choose another name for seeds/articles with --name" in done.stderr


def test_measurements_do_not_overwrite_a_report(seeds_run: Path) -> None:
    done = run("--outputs", seeds_run.parent, "--name", "articles", data=seeds_run)
    assert done.returncode == 2
    assert "choose another name for the measurements with --name" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--data", "nowhere"), "There is no folder “nowhere” of corpora"),
        (("--data", "tests"), "these are missing: names/worldwide"),
        (("--model", "en_nothing"), "“en_nothing” is not installed"),
        (("--name", "a/b"), "cannot name a run"),
    ],
)
def test_a_mistake_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run(*arguments, "--outputs", tmp_path / "out", data=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert message in done.stderr
    assert not list(tmp_path.glob("out/*"))
