"""Running: what bad input gets, what runs again, what a failure leaves behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from conftest import ROOT, report

from samestory import runner
from samestory.runner import execution

STORY = (
    "The ferry Aurora sank off Port Selwyn on 3 March 2024, the coast guard said. "
    "At least 12 people died and 40 were rescued, according to the coast guard. "
    "“We will find out why,” said Transport Minister Ada Brandt."
)
DONE = {
    "01_clean": "up to date",
    "02_extract": "up to date",
    "03_compare": "up to date",
    "04_report": "up to date",
}


def folder(place: Path, **texts: str | bytes) -> Path:
    """A folder of articles."""
    place.mkdir(parents=True)
    for name, text in texts.items():
        data = text if isinstance(text, bytes) else text.encode()
        (place / name.replace("__", ".")).write_bytes(data)
    return place


def statuses(run: Path) -> dict[str, str]:
    """Step -> what became of it, by the run's manifest."""
    manifest = json.loads((run / "run.json").read_text(encoding="utf-8"))
    return {step["name"]: step["status"] for step in manifest["steps"]}


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({}, "holds no article"),
        ({"a__doc": "x"}, "holds no article"),
        ({"a__txt": ""}, "No article in"),
        ({"a__txt": b"\0\1\2" * 50}, "binary"),
    ],
)
def test_nothing_to_read_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, texts: dict[str, str | bytes], message: str
) -> None:
    done = report(folder(tmp_path / "in", **texts), "--outputs", tmp_path / "out")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert message in done.stderr
    assert not list(tmp_path.glob("out/*"))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    done = report(tmp_path / "nowhere", "--outputs", tmp_path / "out")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_one_article_and_every_kind_of_trouble_beside_it(tmp_path: Path) -> None:
    texts = {
        "a__txt": STORY,
        "empty__txt": "",
        "binary__txt": b"\0" * 99,
        "latin__txt": (STORY + " Café owners helped.").encode("cp1252"),
        "french__txt": "Le navire a coulé près du port, selon les gardes. " * 10,
        "hostile__txt": STORY + "\n\n<script>alert(1)</script>\n\n=1+1\n",
    }
    done = report(folder(tmp_path / "in", **texts), "--outputs", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    run = tmp_path / "out" / "in"
    aside = pd.read_parquet(run / "tables" / "01_set_aside.parquet")["path"]
    assert sorted(aside) == ["binary.txt", "empty.txt", "french.txt"]
    page = (run / "report.html").read_text(encoding="utf-8")
    assert all(name in page for name in aside)
    assert "<script>alert" not in page
    assert "\n=1+1" not in (run / "tables" / "01_blocks.csv").read_text(encoding="utf-8")
    assert "three files set aside" in done.stdout


def test_one_article_alone_has_only_single_verdicts(tmp_path: Path) -> None:
    done = report(folder(tmp_path / "in", a__txt=STORY), "--outputs", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    claims = pd.read_parquet(tmp_path / "out" / "in" / "tables" / "03_claims.parquet")
    assert set(claims["verdict"]) == {"single"}


def test_a_run_of_another_folder_is_not_overwritten(tmp_path: Path, seeds_run: Path) -> None:
    before = (seeds_run / "report.html").read_bytes()
    other = folder(tmp_path / "articles", a__txt=STORY)
    done = report(other, "--outputs", seeds_run.parent)
    assert done.returncode == 2
    assert "--name" in done.stderr
    assert (seeds_run / "report.html").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder")
    done = report("--outputs", tmp_path / "out")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot be written" in done.stderr


def test_nothing_runs_again_when_nothing_changed(seeds_run: Path) -> None:
    done = report("--outputs", seeds_run.parent)
    assert done.returncode == 0, done.stderr
    assert statuses(seeds_run) == DONE


def test_a_touched_article_runs_again_and_an_equal_result_stops_there(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", a__txt=STORY)
    assert report(place, "--outputs", tmp_path / "out").returncode == 0
    (tmp_path / "articles.csv").write_text("article_id,note\na,seen twice\n", encoding="utf-8")
    assert report(place, "--outputs", tmp_path / "out").returncode == 0
    # A note changes no table, so that what reads the tables is up to date.
    assert statuses(tmp_path / "out" / "in") == DONE | {"01_clean": "ran"}


def test_a_parameter_changes_only_the_step_that_has_it(tmp_path: Path) -> None:
    place, run = folder(tmp_path / "in", a__txt=STORY), tmp_path / "out" / "in"
    assert report(place, "--outputs", run.parent).returncode == 0
    given = ("-p", "full_text", "False")
    assert report(place, "--outputs", run.parent, *given).returncode == 0
    found = json.loads((run / "run.json").read_text(encoding="utf-8"))
    assert found["parameters"]["04_report"]["full_text"] is False
    assert statuses(run) == DONE | {"04_report": "ran"}


def test_a_changed_article_changes_the_report(tmp_path: Path) -> None:
    place, run = folder(tmp_path / "in", a__txt=STORY), tmp_path / "out" / "in"
    assert report(place, "--outputs", run.parent).returncode == 0
    (place / "a.txt").write_text(STORY.replace("12 people", "15 people"), encoding="utf-8")
    assert report(place, "--outputs", run.parent).returncode == 0
    assert set(statuses(run).values()) == {"ran"}
    assert "15 people" in (run / "report.html").read_text(encoding="utf-8")


def test_what_is_known_beside_the_folder_counts_for_a_single_file_too(tmp_path: Path) -> None:
    article = folder(tmp_path / "in", a__txt=STORY) / "a.txt"
    known, out = tmp_path / "articles.csv", tmp_path / "out"
    for outlet in ("Harbour News", "Port Gazette"):
        known.write_text(f"article_id,outlet\na,{outlet}\n", encoding="utf-8")
        assert report(article, "--outputs", out).returncode == 0
        assert outlet in (out / "a" / "report.html").read_text(encoding="utf-8")


def test_a_lost_chart_or_a_damaged_state_is_made_anew(tmp_path: Path) -> None:
    place, run = folder(tmp_path / "in", a__txt=STORY), tmp_path / "out" / "in"
    assert report(place, "--outputs", run.parent).returncode == 0
    chart = run / "charts" / "04_timeline.csv"
    chart.unlink()
    assert report(place, "--outputs", run.parent).returncode == 0
    assert chart.is_file()
    (run / ".state.json").write_text("{", encoding="utf-8")
    assert report(place, "--outputs", run.parent).returncode == 0
    assert set(statuses(run).values()) == {"ran"}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", a__txt=STORY, b__txt=STORY.replace("12", "15"))
    for out in ("one", "two"):
        assert report(place, "--outputs", tmp_path / out).returncode == 0
    first, second = (
        {
            path.relative_to(tmp_path / out): path.read_bytes()
            for kind in ("tables/*", "charts/*", "report.html")
            for path in (tmp_path / out / "in").glob(kind)
        }
        for out in ("one", "two")
    )
    assert len(first) > 40
    assert first == second


def broken(place: Path, source: str) -> Path:
    """A notebook that does not get to its end."""
    cells = [
        nbformat.v4.new_markdown_cell("# A step"),
        nbformat.v4.new_code_cell("x = 1", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_markdown_cell("## Does it divide?"),
        nbformat.v4.new_code_cell(source),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path = place / "broken.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
    return path


def run_notebook(source: Path, target: Path) -> list[str]:
    """Run a notebook; the headings that were told of."""
    told: list[str] = []
    execution.notebook(source, target, parameters={"x": 0}, on_cell=lambda *c: told.append(c[2]))
    return told


def test_a_failing_notebook_is_one_line_and_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    target = tmp_path / "done.ipynb"
    with pytest.raises(execution.StepError, match=r"^[^\n]+$") as caught:
        run_notebook(broken(tmp_path, "1 / x"), target)
    assert "broken failed under “Does it divide?”" in str(caught.value)
    assert "ZeroDivisionError: division by zero" in str(caught.value)
    assert target.with_suffix(".failed.ipynb").is_file()
    assert not target.exists()


@pytest.mark.parametrize("source", ["import os; os._exit(1)", "raise SystemExit"])
def test_a_notebook_that_dies_is_not_taken_for_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(execution.StepError):
        run_notebook(broken(tmp_path, source), tmp_path / "done.ipynb")


def test_params_lists_every_parameter_with_its_help() -> None:
    done = subprocess.run(
        [sys.executable, "run", "params"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    for found in runner.notebook_parameters().values():
        for parameter in found:
            assert parameter.name in done.stdout
            assert parameter.help in done.stdout


def test_a_wrong_parameter_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    done = report("--outputs", tmp_path / "out", "-p", "full_txt", "False")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "did you mean “full_text”" in done.stderr
    assert not (tmp_path / "out").exists()
