"""The page: self-contained, strict, deterministic, and nothing of an article is markup in it."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from plotly.offline import get_plotlyjs
from tests import examples

from samestory import look, report, views

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


def shown(data: dict[str, Any], **facts: str) -> Any:
    return new_output("display_data", data=data, metadata={"samestory": facts} if facts else {})


def code(*outputs: Any, source: str = "1", tags: tuple[str, ...] = ()) -> Any:
    return new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)})


def page(tmp_path: Path, *cells: Any, with_code: bool = False, title: str = "Title") -> str:
    """The page made of a notebook with these cells."""
    notebook = tmp_path / "notebook.ipynb"
    nbformat.write(new_notebook(cells=list(cells)), notebook)
    report.render(notebook, tmp_path / "page.html", code=with_code, title=title)
    return (tmp_path / "page.html").read_text(encoding="utf-8")


def body(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


CHART = shown(
    {look.PLOTLY: {"data": [{"type": "scatter", "y": [1], "text": [HOSTILE]}],
                   "layout": {"template": {"x": 1}, "title": {"text": "t"}, "height": 200}}},
    kind="chart", name="one", title="A finding", measure="Things", note="Limits.",
    alt="In words", csv="what,n\n'=1+1,3\n",
)  # fmt: skip


def test_the_policy_and_one_library_a_page(tmp_path: Path) -> None:
    html = page(tmp_path, code(CHART), code(CHART))
    assert html.count(report.POLICY.replace("'", "&#39;")) == 1
    packed = re.findall(r'id="plotly">([^<]+)<', html)
    assert [gzip.decompress(base64.b64decode(p)).decode() for p in packed] == [get_plotlyjs()]


def test_a_page_without_charts_carries_no_library(tmp_path: Path) -> None:
    assert len(page(tmp_path, new_markdown_cell("# One\n\nWords."))) < 60_000


def test_no_address_is_loaded(tmp_path: Path) -> None:
    html = page(tmp_path, code(CHART))
    assert re.findall(r"""(?:src|href)=["'](?!#|data:text/csv)[^"']*""", html) == []


def test_a_chart_has_its_finding_data_and_words(tmp_path: Path) -> None:
    html = page(tmp_path, code(CHART))
    figure = body(html)
    for part in ("A finding", "Things", "Limits.", 'aria-label="In words"', "&#39;=1+1"):
        assert part in figure
    assert 'download="one.csv" href="data:text/csv' in figure
    plots = json.loads(re.search(r'id="plots">(.*?)</script>', html, re.DOTALL)[1])  # type: ignore[index]
    # Each page has one light and one dark template; the title stands in the caption.
    assert plots["figures"][0]["layout"] == {"height": 200}
    assert set(plots["templates"]) == {"light", "dark"}


@pytest.mark.parametrize(
    "cell",
    [
        new_markdown_cell(HOSTILE),
        new_markdown_cell("## " + HOSTILE),
        code(shown({"text/plain": HOSTILE})),
        code(shown({"text/html": HOSTILE})),
        code(shown({"text/html": f"<table><tr><td onclick='x'>{HOSTILE}</td></tr></table>"})),
        code(new_output("stream", text=HOSTILE)),
        code(new_output("error", traceback=["\x1b[31m" + HOSTILE])),
        code(source=HOSTILE),
        code(shown({"image/svg+xml": HOSTILE})),
        code(CHART),
    ],
)
def test_nothing_hostile_becomes_markup(tmp_path: Path, cell: Any) -> None:
    shell = page(tmp_path, code(CHART), with_code=True)
    html = page(tmp_path, cell, code(CHART), with_code=True)
    assert html.count("<script") == shell.count("<script")
    assert "<img" not in html
    assert "onclick" not in body(html)


def test_links_that_run_code_and_raw_html_are_disarmed(tmp_path: Path) -> None:
    html = body(page(tmp_path, new_markdown_cell("[x](javascript:alert(1)) $a$ {{ 7*7 }}")))
    assert "javascript:" not in html
    assert "$a$ {{ 7*7 }}" in html


def test_links_to_the_pages_of_notebooks_lead_there_from_the_report_too(tmp_path: Path) -> None:
    cell = new_markdown_cell("[All](02_extract.html#all) and [here](#here)")
    assert 'href="02_extract.html#all"' in page(tmp_path, cell, with_code=True)
    html = page(tmp_path, cell)
    assert 'href="notebooks/02_extract.html#all"' in html
    assert 'href="#here"' in html


def test_views_are_taken_as_they_are(tmp_path: Path) -> None:
    view = views.matrix(examples.claims(), examples.cells(), examples.articles())
    data, facts = view._repr_mimebundle_()
    html = page(tmp_path, code(new_output("display_data", data=data, metadata=facts)))
    assert view.html in html


def test_the_opening_heads_and_titles_the_page(tmp_path: Path) -> None:
    view = views.opening(examples.claims(), examples.cells(), examples.articles(), title="A <b>")
    data, facts = view._repr_mimebundle_()
    html = page(tmp_path, code(new_output("display_data", data=data, metadata=facts)), title="")
    assert "<title>A &lt;b&gt;</title>" in html
    assert html.index("<h1>A &lt;b&gt;</h1>") < html.index("</header>")
    assert html.count("<h1") == 1


def test_contents_come_from_headings(tmp_path: Path) -> None:
    cells = [new_markdown_cell(text) for text in ("# Top", "## Who & what", "## Who & what")]
    html = page(tmp_path, *cells)
    assert re.findall(r'<a href="(#[^"]*)">([^<]*)</a>', html[html.index("<nav") :]) == [
        ("#who-what", "Who &amp; what"),
        ("#who-what-2", "Who &amp; what"),
    ]
    assert 'id="who-what-2"' in html


def test_bookkeeping_shows_only_where_code_does(tmp_path: Path) -> None:
    cell = code(source="run = 'outputs/x'", tags=("parameters", "remove-in-report"))
    assert "outputs/x" not in page(tmp_path, cell)
    assert "outputs/x" in page(tmp_path, cell, with_code=True)


def test_the_same_notebook_gives_the_same_bytes(tmp_path: Path) -> None:
    cells = [new_markdown_cell("# One"), code(CHART)]
    first = page(tmp_path, *cells)
    for cell in cells:  # what papermill notes changes with every run
        cell.metadata["papermill"] = {"duration": 1.5, "start_time": "2026-01-01T00:00:00"}
        cell.id = cell.id[::-1]
    assert page(tmp_path, *cells) == first
