"""The charts: what their titles say, what they carry, what they write."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from tests import examples

from samestory import charts, charts_sources, findings, look, tables


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def all_charts(data: dict[str, pd.DataFrame]) -> dict[str, go.Figure]:
    articles = data["01_articles"]
    return {
        "removed": charts.removed(data["01_blocks"], articles),
        "extracted": charts.extracted(articles, figures=data["02_figures"]),
        "mentions": charts.mentions_by_outlet(data["03_names"], data["03_entities"], articles),
        "verdicts": charts.verdicts(data["03_claims"]),
        "timeline": charts.timeline(data["03_timeline"], articles),
        "gaps": charts.gaps(data["03_claims"], data["03_cells"], articles),
        "sources": charts_sources.relied(data["03_sources"], articles),
    }


def test_titles_are_findings() -> None:
    titles = {name: c.layout.meta["title"] for name, c in all_charts(examples.everything()).items()}
    assert titles == {
        "removed": "Cleaning removed 12% of the words: two advertisements, one byline, "
        "one photo credit and three other lines",
        "extracted": "The Norwick Herald gives most passages: 3 of 6",
        "mentions": "Bo Marsch and Ministry of Works are named by every outlet",
        "verdicts": "Of five shared claims, 2 conflict, 1 agrees after arithmetic, "
        "1 is compatible and 1 agrees",
        "timeline": "3 March 2024 is the date that most articles give: 2",
        "gaps": "People at the protest in September: from 3,000 to 9,000",
        "sources": "Two outlets rely on Ministry of Works",
    }


def test_titles_when_there_is_nothing() -> None:
    found = all_charts(examples.nothing())
    assert {name: c.layout.meta["title"] for name, c in found.items()} == {
        "removed": "No rule found anything to remove",
        "extracted": "The articles hold no passages",
        "mentions": "No name is shared by the articles",
        "verdicts": "No claim is made by more than one article",
        "timeline": "No passage is dated",
        "gaps": "No figure differs between the articles",
        "sources": "No outlet names a source",
    }
    assert [name for name, chart in found.items() if chart.data] == []


def test_names_from_articles_are_neither_markup_nor_formulas() -> None:
    assert look.plain("<b>$x$ & more") == "&lt;b&gt;&#36;x&#36; &amp; more"
    for chart in all_charts(examples.everything()).values():
        shown = {**chart.to_plotly_json()["layout"], "meta": None}
        assert "Gazette <b>&" not in json.dumps(shown, default=str)


def test_publish_writes_the_chart_and_its_data(tmp_path: Path) -> None:
    data = pd.DataFrame({"what": ["=1+1", "plain"], "n": [1, 2]})
    run = str(tmp_path)
    figure = go.Figure(go.Scatter(x=[1], y=[2]))
    charts.publish(figure, run=run, name="one", title="T", measure="M", data=data)
    folder = tables.folder(run, "charts")
    # A spreadsheet must not take a cell for a formula.
    assert (folder / "one.csv").read_text() == "what,n\n'=1+1,1\nplain,2\n"
    assert json.loads((folder / "one.json").read_text())["data"][0]["x"] == [1]
    first = (folder / "one.json").read_bytes()
    charts.publish(figure, run=run, name="one", title="T", measure="M", data=data)
    assert (folder / "one.json").read_bytes() == first


def test_figures_close_together_share_a_label() -> None:
    rows = pd.DataFrame({
        "claim_id": ["F1", "F1", "F2", "F2"], "number": [399.0, 400.0, 3000.0, 9000.0],
        "gap": [-0.001, 0.001, -0.5, 0.5],
    })  # fmt: skip
    assert list(charts.gap_labels(rows)) == ["399 / 400", "", "3,000", "9,000"]


@pytest.mark.parametrize(("paper", "dark"), [("#ffffff", False), ("#14181d", True)])
def test_colours_keep_their_contrast(paper: str, dark: bool) -> None:
    for colour in (*look.COLOURS, look.INK, look.MUTED):
        shown = look.DARK[colour] if dark else colour
        assert contrast(shown, paper) >= 3, shown


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2020-01-03", "2020-01-03", "3 January 2020"),
        ("2020-06-01", "2020-06-30", "June 2020"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2019-01-01", "2020-12-31", "2019–2020"),
        ("2020-06-01", "2020-08-31", "June 2020 – August 2020"),
        ("2026-10-05", "2026-10-06", "5–6 October 2026"),
        ("2020-06-29", "2020-07-05", "29 June – 5 July 2020"),
        ("2019-12-31", "2020-01-02", "31 December 2019 – 2 January 2020"),
        ("9999-12-31", "9999-12-31", "31 December 9999"),
        (None, "2020-01-02", "2020-01-02"),  # open at one end: as it stands
        (None, None, "undated"),
        (pd.NA, float("nan"), "undated"),
    ],
)
def test_intervals_read_as_people_write_them(
    earliest: object, latest: object, expected: str
) -> None:
    assert findings.when(earliest, latest) == expected
