"""An executed notebook -> one HTML file that needs nothing else: no network, no second file.

Of what a cell shows, the page takes over: our own views (escaped where they were made), charts
published by `look.publish`, tables of pandas (read anew, tag by tag) and plain text.
"""

from __future__ import annotations

import base64
import csv
import gzip
import html
import io
import json
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import mistune
import nbformat
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from samestory import look, tables

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
)
HIDDEN = {"remove-in-report", "papermill-error-cell-tag"}
COLUMN = 38  # pixels that a column of a chart takes at the least, with its share of the labels
LONGEST = 20_000  # characters of plain output that a page shows
TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td", "div", "p"}
DROPPED = {"style", "script"}
# A link to the page of a notebook; these pages lie together, the report a folder above them.
BESIDE = re.compile(r'<a href="(?=\d\d_\w+\.html)')
EMPTY_HEAD = re.compile(r"<th>\s*</th>")  # a heading that a screen reader cannot read
ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
PAGES = Environment(
    loader=PackageLoader("samestory"), autoescape=True, undefined=StrictUndefined,
    trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip


def render(notebook: Path, target: Path, *, code: bool, title: str) -> None:
    """Write the executed notebook as one HTML file; with `code`, its cells folded above the output.

    The page is titled by its headline, else by `title`.

    The same notebook gives the same bytes: nothing of the clock or of a path goes in.
    """
    cells = nbformat.read(notebook, as_version=4).cells  # type: ignore[no-untyped-call]
    page = Page(code=code)
    for cell in cells:
        page.add(cell)
    target.parent.mkdir(parents=True, exist_ok=True)
    tables.replace(target, page.html(title))


# Parts of a chart's layout that the page does itself.
LEFT_OUT = {"template", "title", "margin"}


class Page:
    """The parts of a page, gathered cell by cell."""

    def __init__(self, *, code: bool) -> None:
        """An empty page."""
        self.code = code
        self.title = ""
        self.top: list[Markup] = []
        self.parts: list[Markup] = []
        self.contents: dict[str, str] = {}
        self.figures: list[dict[str, Any]] = []

    def add(self, cell: Any) -> None:
        """Add what the cell says or shows."""
        tags = set(cell.metadata.get("tags", []))
        if tags & HIDDEN and not (self.code and "papermill-error-cell-tag" not in tags):
            return
        if cell.cell_type == "markdown":
            self.prose(cell.source)
        elif cell.cell_type == "code":
            if self.code and cell.source.strip():
                self.parts.append(
                    Markup('<details class="code"><summary>Code</summary><pre tabindex="0">'
                           "<code>{}</code></pre></details>").format(cell.source)
                )  # fmt: skip
            for output in cell.outputs:
                self.show(output)

    def prose(self, source: str) -> None:
        """Markdown without raw HTML; the first heading of the notebook heads the page."""
        made = str(markdown()(source))
        if not self.top and not self.parts and made.startswith("<h1>"):
            heading, _, made = made.partition("</h1>")
            self.top.append(Markup(f"{heading}</h1>"))  # noqa: S704
            self.title = html.unescape(re.sub(r"<[^>]*>", "", heading))
        made = re.sub(r"<h2>(.*?)</h2>", self.anchored, made, flags=re.DOTALL)
        made = made.replace("<table>", '<div class="ss scroll" tabindex="0"><table>')
        made = EMPTY_HEAD.sub("<td></td>", made.replace("</table>", "</table></div>"))
        if not self.code:
            made = BESIDE.sub('<a href="notebooks/', made)
        if made.strip():
            self.parts.append(Markup(f'<div class="prose">{made}</div>\n'))  # noqa: S704

    def anchored(self, heading: re.Match[str]) -> str:
        """A heading with an anchor, noted in the contents."""
        words = html.unescape(re.sub(r"<[^>]*>", "", heading[1]))
        stem = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "section"
        anchor, n = stem, 1
        while anchor in self.contents:
            n += 1
            anchor = f"{stem}-{n}"
        self.contents[anchor] = words
        return f'<h2 id="{anchor}">{heading[1]}</h2>'

    def show(self, output: Any) -> None:
        """Add one output of a cell."""
        if output.output_type == "stream":
            self.parts.append(pre(output.text))
        elif output.output_type == "error":
            self.parts.append(pre("\n".join(output.traceback)))
        else:
            self.display(output.data, output.metadata.get("samestory", {}))

    def display(self, data: Any, facts: Any) -> None:
        """Add a view, a chart, a table or text; any other type is left out."""
        if facts.get("kind") == "style":
            return
        if facts.get("kind") == "chart":
            self.parts.append(self.chart(data[look.PLOTLY], facts))
        elif "text/html" in data:
            own = "kind" in facts
            made = Markup(data["text/html"]) if own else clean(data["text/html"])  # noqa: S704
            opening = facts.get("kind") == "opening"
            (self.top if opening else self.parts).append(made)
            self.title = data["text/plain"] if opening else self.title
        elif "text/plain" in data:
            self.parts.append(pre(data["text/plain"]))

    def chart(self, figure: Any, facts: Any) -> Markup:
        """A chart's caption, the place where it will be drawn, its data as table and file."""
        layout = {k: v for k, v in figure["layout"].items() if k not in LEFT_OUT}
        number = None
        if figure["data"]:
            number = len(self.figures)
            self.figures.append({"data": figure["data"], "layout": layout})
        rows = list(csv.reader(io.StringIO(facts["csv"])))
        numeric = re.compile(r"-?[\d.,]+(e[+-]?\d+)?")
        numbers = [
            n for n, column in enumerate(zip(*rows[1:], strict=True))
            if any(column) and all(not v or numeric.fullmatch(v) for v in column)
        ]  # fmt: skip
        table = {"columns": rows[0], "rows": rows[1:], "numbers": numbers,
                 "height": layout.get("height", 450),
                 "width": COLUMN * len(layout.get("xaxis", {}).get("ticktext", []))}  # fmt: skip
        link = "data:text/csv;charset=utf-8," + quote("\ufeff" + facts["csv"])
        macro = PAGES.get_template("chart.html").module.chart  # type: ignore[attr-defined]
        return Markup(macro(number, facts, table, link))  # noqa: S704

    def html(self, title: str) -> str:
        """The whole page."""
        folder = look.STYLES
        style = {p: (folder / f"{p}.css").read_text(encoding="utf-8") for p in ("pieces", "page")}
        return PAGES.get_template("page.html").render(
            title=self.title or title or "samestory", policy=POLICY,
            contents=list(self.contents.items()),
            top=self.top or [Markup("<h1>{}</h1>").format(title)], parts=self.parts,
            pieces_css=Markup(style["pieces"]), page_css=Markup(style["page"]),  # noqa: S704
            script=Markup((folder / "page.js").read_text(encoding="utf-8")),  # noqa: S704
            plots=self.plots() if self.figures else "",
            plotly=Markup(plotly()) if self.figures else "",  # noqa: S704
        )  # fmt: skip

    def plots(self) -> Markup:
        """All figures, the two templates and the dark colours, as JSON that no tag can end."""
        templates = {
            name: look.template(dark=name == "dark").to_plotly_json() for name in ("light", "dark")
        }
        for made in templates.values():
            made["layout"]["paper_bgcolor"] = "rgba(0,0,0,0)"
        content = {"figures": self.figures, "templates": templates, "colours": look.DARK}
        text = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return Markup(text.replace("<", "\\u003c"))  # noqa: S704


@lru_cache(maxsize=1)
def markdown() -> mistune.Markdown:
    """Markdown with tables, raw HTML shown as text, harmful links disarmed."""
    return mistune.create_markdown(escape=True, plugins=["table"])


@lru_cache(maxsize=1)
def plotly() -> str:
    """plotly.js, compressed, as text; the same bytes every time."""
    return base64.b64encode(gzip.compress(get_plotlyjs().encode(), 9, mtime=0)).decode()


def pre(text: str) -> Markup:
    """Plain output, without terminal colours."""
    plain = ANSI.sub("", text)
    if not plain.strip():
        return Markup("")
    cut = plain if len(plain) <= LONGEST else plain[:LONGEST] + "\n…"
    return Markup('<pre tabindex="0">{}</pre>\n').format(cut)


def clean(source: str) -> Markup:
    """HTML of a table, written anew: its text, and tags of tables without attributes."""
    reader = TableReader()
    reader.feed(source)
    reader.close()
    inner = EMPTY_HEAD.sub("<td></td>", "".join(reader.made))
    return Markup(f'<div class="ss frame scroll" tabindex="0">{inner}</div>\n')  # noqa: S704


class TableReader(HTMLParser):
    """Keeps tags of tables and text; what is no table becomes text or goes."""

    def __init__(self) -> None:
        """Nothing read yet."""
        super().__init__(convert_charrefs=True)
        self.made: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag of a table without its attributes, but for how far a cell spans."""
        self.inside += tag in DROPPED
        if tag in TABLE_TAGS:
            self.made.append(f"<{tag}{''.join(spans(attrs))}>")

    def handle_endtag(self, tag: str) -> None:
        """The end of a tag that was kept."""
        self.inside = max(0, self.inside - (tag in DROPPED))
        if tag in TABLE_TAGS:
            self.made.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Text, escaped."""
        if not self.inside:
            self.made.append(html.escape(data))


def spans(attrs: list[tuple[str, str | None]]) -> Iterator[str]:
    """Attributes that a cell needs."""
    for name, value in attrs:
        if name in {"rowspan", "colspan"} and (value or "").isdigit():
            yield f' {name}="{value}"'


if __name__ == "__main__":
    render(Path(sys.argv[1]), Path(sys.argv[2]), code=False, title="")
