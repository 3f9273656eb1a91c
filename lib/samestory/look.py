"""One look: settings for notebooks, templates and colours of the charts, publishing a chart.

`setup` once at the top of a notebook; `publish` shows a chart and writes it with its data.
"""

from __future__ import annotations

import html
import json
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io
from IPython.display import display

from samestory import tables

# Four colours that keep 3:1 on white, and their counterparts on a dark page; then come shapes.
BLUE, RED, GREEN, PINK = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
INK, MUTED, RULE = "#1b1f24", "#59626d", "#c9ced6"
DARK = {
    BLUE: "#56B4E9", RED: "#F0853A", GREEN: "#2EC49A", PINK: "#E29CC4",
    INK: "#e6e9ed", MUTED: "#a4adb8", RULE: "#414953",
}  # fmt: skip
COLOURS = (BLUE, RED, GREEN, PINK)
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon", "x")
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"

PLOTLY = "application/vnd.plotly.v1+json"
ROW = 30  # pixels that a row of a chart takes
STYLES = Path(__file__).parent / "templates"


def setup() -> None:
    """Settings of every notebook: no maths in tables, text escaped, charts in one look.

    JupyterLab would show `$200 million to $700 million` as a formula, and Styler HTML as HTML.
    """
    pd.set_option("display.html.use_mathjax", False)
    pd.set_option("styler.html.mathjax", False)
    pd.set_option("styler.format.escape", "html")
    pd.set_option("display.max_colwidth", 100)
    pd.set_option("display.max_rows", 20)
    pd.set_option("display.width", 100)
    plotly.io.templates["samestory"] = template()
    plotly.io.templates.default = "samestory"
    plotly.io.renderers.default = "plotly_mimetype"
    css = (STYLES / "pieces.css").read_text(encoding="utf-8")
    display(  # type: ignore[no-untyped-call]
        {"text/html": f"<style>{css}</style>", "text/plain": ""},
        metadata={"samestory": {"kind": "style"}},
        raw=True,
    )


def template(*, dark: bool = False) -> go.layout.Template:
    """The look of all charts, on a light page or a dark one."""
    ink, muted, rule = (DARK[c] if dark else c for c in (INK, MUTED, RULE))
    clear = "rgba(0,0,0,0)"
    axis = {
        "automargin": True, "fixedrange": True, "zeroline": False, "showline": False,
        "gridcolor": rule, "linecolor": rule, "tickcolor": rule, "tickfont": {"color": ink},
        "title": {"font": {"color": muted, "size": 12}},
    }  # fmt: skip
    hover = {"bgcolor": "#22272e" if dark else "#ffffff", "bordercolor": rule}
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 12.5, "color": ink},
            "paper_bgcolor": clear if dark else "#ffffff",
            "plot_bgcolor": clear,
            "colorway": [DARK[c] if dark else c for c in COLOURS],
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {**hover, "font": {"color": ink}, "align": "left"},
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left"},
            "margin": {"l": 8, "r": 24, "t": 40, "b": 8, "autoexpand": True},
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def plain(text: object, width: int = 0) -> str:
    """Text as plotly shows it unread: no markup, no formula; wrapped at `width` characters."""
    words = " ".join(str(text).split())
    lines = textwrap.wrap(words, width, max_lines=3, placeholder=" …") if width else [words]
    return "<br>".join(html.escape(x, quote=False).replace("$", "&#36;") for x in lines)


def chart(
    traces: Sequence[Any],
    *,
    title: str,
    measure: str,
    data: pd.DataFrame,
    note: str = "",
    height: int = 0,
    **layout: Any,
) -> go.Figure:
    """A figure that carries its finding, measure, note, alternative text and data."""
    facts = {"title": title, "measure": measure, "note": note, "data": data.to_dict("split")}
    heading = f"<b>{plain(title, 90)}</b><br><sup>{plain(measure, 110)}</sup>"
    figure = go.Figure(list(traces))
    return figure.update_layout(
        meta=facts,
        # For notebooks; the report puts the heading into its own caption and drops both.
        title={"text": heading, "yref": "container", "yanchor": "top", "y": 0.97, "x": 0},
        margin={"t": 120},
        template=template(),
        height=height or None,
        **layout,
    )


def publish(
    figure: go.Figure,
    *,
    run: str,
    name: str,
    title: str = "",
    measure: str = "",
    data: pd.DataFrame | None = None,
    note: str = "",
    alt: str = "",
) -> None:
    """Show a chart, and write it to the run's `charts/` as JSON with its data as CSV.

    What is left empty is taken from the figure, as the functions of `charts` made it.
    """
    given = figure.layout.meta or {}
    if data is None:
        split = given["data"]
        data = pd.DataFrame(split["data"], columns=split["columns"])
    title, measure = title or given["title"], measure or given["measure"]
    bare = go.Figure(figure).update_layout(meta=None)
    place = tables.folder(run, "charts")
    csv = tables.safe_csv(data)
    tables.replace(place / f"{name}.csv", csv)
    content = json.loads(bare.to_json())
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    tables.replace(place / f"{name}.json", text + "\n")
    facts = {
        "kind": "chart", "name": name, "title": title, "measure": measure, "csv": csv,
        "note": note or given.get("note", ""), "alt": alt or f"{title}. {measure}.",
    }  # fmt: skip
    display(  # type: ignore[no-untyped-call]
        {PLOTLY: content, "text/plain": facts["alt"]}, metadata={"samestory": facts}, raw=True
    )
