"""Chart of who relies on whom: outlets on the left, the sources that they name on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from samestory import findings
from samestory.look import BLUE, GREEN, INK, MUTED, ROW, chart, plain

MOST_SOURCES = 25  # what fits a screen
UNNAMED = "somebody unnamed"
LABEL = 20  # characters of a label before it wraps
WIDEST = 5.0  # pixels of the line for most passages
COLOUR_OF = {"wire": GREEN, "named": BLUE, "unnamed": MUTED}


def relied(sources: pd.DataFrame, articles: pd.DataFrame) -> go.Figure:
    """A line from each outlet to each source it relies on (03_sources); wider for more passages."""
    called = dict(zip(articles["article_id"], articles["short_name"], strict=True))
    others = sources[sources["kind"] != "own"]
    shown = others["name"].where(others["kind"] != "unnamed", UNNAMED)
    edges = (
        others.assign(source=shown, outlet=others["article_id"].map(called))
        .groupby(["outlet", "source", "kind"], sort=True)
        .size()
        .rename("passages")
        .reset_index()
    )
    reach = edges.groupby("source")["outlet"].nunique().sort_values(ascending=False, kind="stable")
    left = [name for name in articles["short_name"] if name in set(edges["outlet"])]
    drawn = edges[edges["source"].isin(reach.index[:MOST_SOURCES])]
    right = untangled(drawn, left)
    more = len(reach) - len(right)
    rest = f" {findings.many(more, 'further source')} are in the data." if more else ""
    rows = max(len(left), len(right), 1)
    places = spread(left, rows) | {("", name): y for (_, name), y in spread(right, rows).items()}
    return chart(
        [*lines(drawn, places), *nodes(left, right, places)] if len(drawn) else [],
        title=title(reach),
        measure="Outlets (left) and those whom they name as source (right)",
        note=f"A wider line is more passages. Green is a news agency, grey is unnamed.{rest}",
        data=edges,
        height=110 + ROW * rows,
        xaxis={"visible": False, "range": [-0.05, 1.05]},
        yaxis={"visible": False, "range": [rows - 0.5, -0.5]},
        showlegend=False,
    )  # fmt: skip


def untangled(edges: pd.DataFrame, left: Sequence[str]) -> list[str]:
    """The sources in the order of the outlets that they are joined to, so that few lines cross."""
    places = edges["outlet"].map({name: n for n, name in enumerate(left)}).astype("float64")
    middle = places.groupby(edges["source"]).mean().sort_values(kind="stable")
    return [str(name) for name in middle.index]


def title(reach: pd.Series[int]) -> str:
    """The source that most outlets share, in a sentence."""
    named = reach.drop(UNNAMED, errors="ignore")
    if named.empty:
        return "No outlet names a source"
    most = int(named.max())
    if most == 1:
        return f"No source is shared: each of {findings.many(len(named), 'source')} has one outlet"
    first = named.index[0]
    return f"{findings.sentence(findings.many(most, 'outlet'))} rely on {first}"


def spread(names: Sequence[str], rows: int) -> dict[tuple[str, str], float]:
    """Places for names, evenly over the height of the chart."""
    step = rows / max(len(names), 1)
    return {("outlet", name): (n + 0.5) * step - 0.5 for n, name in enumerate(names)}


def lines(edges: pd.DataFrame, places: dict[tuple[str, str], float]) -> list[Any]:
    """One line an edge, its width the number of passages."""
    most = max(1, int(edges["passages"].max()))
    found = [edges[column].tolist() for column in ("outlet", "source", "kind", "passages")]
    return [
        go.Scatter(
            x=[0.3, 0.7], y=[places["outlet", outlet], places["", source]],
            mode="lines", hoverinfo="text", opacity=0.75,
            hovertext=f"{plain(outlet)} on {plain(source)}: {count}",
            line={"width": 1 + (WIDEST - 1) * count / most, "color": COLOUR_OF[kind]},
        )
        for outlet, source, kind, count in zip(*found, strict=True)
    ]  # fmt: skip


def nodes(
    left: Sequence[str], right: Sequence[str], places: dict[tuple[str, str], float]
) -> list[Any]:
    """The names at both ends of the lines."""
    sides = ((left, "outlet", 0.3, "middle left"), (right, "", 0.7, "middle right"))
    return [
        go.Scatter(
            x=[x for _ in names], y=[places[side, name] for name in names], mode="markers+text",
            text=[plain(name, LABEL) for name in names], textposition=where, cliponaxis=False,
            hoverinfo="skip", marker={"color": INK, "size": 6},
        )
        for names, side, x, where in sides
    ]  # fmt: skip
