"""The seeds without the days of publication that a person noted: what the texts alone still say."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, report

LAW, NEWSWEEK = "000_22ecd63754f961e8", "004_d33a15baba131441"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a run in which articles.csv has neither days nor addresses, which have days."""
    folder = tmp_path_factory.mktemp("undated")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    noted = folder / "seeds" / "articles.csv"
    with noted.open(encoding="utf-8", newline="") as lines:
        rows = [{**row, "published": "", "url": ""} for row in csv.DictReader(lines)]
    with noted.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    done = report(folder / "seeds" / "articles", "--outputs", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "articles" / "tables"


def test_the_text_that_dates_itself_still_says_when(tables: Path) -> None:
    dates = pd.read_parquet(tables / "02_dates.parquet")
    of_law = dates[dates["article_id"] == LAW].set_index("text")["value"]
    assert of_law["last June"] == "2020-06"
    figures = pd.read_parquet(tables / "02_figures.parquet")
    june = figures[(figures["article_id"] == LAW) & (figures["as_of_earliest"] == "2020-06-01")]
    assert {47, 48} & set(june["value"])


def test_what_no_text_dates_stays_open(tables: Path) -> None:
    dates = pd.read_parquet(tables / "02_dates.parquet")
    of_newsweek = dates[dates["article_id"] == NEWSWEEK]
    monday = of_newsweek[of_newsweek["text"] == "Monday"]
    assert set(monday["value"]) == {"XXXX-WXX-1"}
    assert monday["earliest"].isna().all()


def test_a_figure_of_no_known_day_is_held_against_none(tables: Path) -> None:
    """The 35 others of one article can be of any month: no conflict with the 47 of June."""
    claims = pd.read_parquet(tables / "03_claims.parquet")
    assert "conflict" not in set(claims["verdict"])
    cells = pd.read_parquet(tables / "03_cells.parquet").merge(claims[["claim_id", "verdict"]])
    others = cells[cells["text"].str.contains("Trump and 35 others")]
    assert set(others["verdict"]) == {"single"}
