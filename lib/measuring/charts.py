"""Tables of scores and errors -> plotly figures, each titled with what it shows."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from measuring.errors import MEANS
from measuring.names import ALL
from samestory.charts import LABEL, ticks
from samestory.look import BLUE, MUTED, RED, ROW, chart, plain

RINGS = "Ring: the model alone. Dot: with one class for one name."
PEERS = ("circle-open", "diamond-open", "square-open")  # marks of peers
NOTHING = "Not measured here: the corpora are absent"


def f1(frame: pd.DataFrame, *, of: str, measure: str, note: str = "") -> go.Figure:
    """A dot a row for its F1, best first; a ring for the model alone where that differs.

    `frame` is a table of `measuring.names`, `of` its first column; the row of all is left out.
    Where the model alone was not scored for itself, there is no column `settled_f1`.
    """
    if "settled_f1" not in frame:
        frame = frame.assign(settled_f1=frame["f1"])
    rows = frame[frame[of] != ALL].sort_values("settled_f1", ascending=False, kind="stable")
    labels = list(rows[of])
    traces = [dots(rows, of, "settled_f1", "with one class for one name")]
    if (rows["f1"] != rows["settled_f1"]).any():
        traces.insert(0, rings(rows, of))
        note = " ".join(part for part in (RINGS, note) if part)
    return chart(
        traces if len(rows) else [],
        title=span(rows, of),
        measure=measure,
        note=note,
        data=frame,
        height=120 + ROW * len(rows),
        xaxis={"range": [-3, 104], "tickvals": list(range(0, 101, 20)), "showgrid": True},
        yaxis=ticks([plain(label, LABEL) for label in labels], autorange="reversed"),
    )


def span(rows: pd.DataFrame, of: str) -> str:
    """What the chart shows, in words."""
    if not len(rows):
        return NOTHING
    best, worst = rows.iloc[0], rows.iloc[-1]
    ends = f"F1 {best['settled_f1']:.1f} for {best[of]}"
    return f"{ends}, {worst['settled_f1']:.1f} for {worst[of]}" if len(rows) > 1 else ends


def dots(rows: pd.DataFrame, of: str, column: str, name: str) -> go.Scatter:
    """The scores as dots with the number beside each."""
    return go.Scatter(
        x=list(rows[column]), y=list(range(len(rows))), mode="markers+text", name=name,
        text=[f"  {value:.1f}" for value in rows[column]], textposition="middle right",
        hovertext=[f"{plain(label)}: {value:.1f}, {gold:,} in gold"
                   for label, value, gold in rows[[of, column, "gold"]].itertuples(index=False)],
        hoverinfo="text", cliponaxis=False, showlegend=False,
        marker={"size": 11, "color": BLUE},
    )  # fmt: skip


def rings(rows: pd.DataFrame, of: str) -> go.Scatter:
    """The scores of the model alone."""
    return go.Scatter(
        x=list(rows["f1"]), y=list(range(len(rows))), mode="markers", name="model alone",
        hovertext=[f"{plain(a)}, model alone: {b:.1f}"
                   for a, b in zip(rows[of], rows["f1"], strict=True)],
        hoverinfo="text", cliponaxis=False, showlegend=False,
        marker={"size": 11, "symbol": "circle-open", "color": MUTED, "line": {"width": 2}},
    )  # fmt: skip


def kinds(
    frame: pd.DataFrame, *, measure: str, note: str = "", means: Mapping[str, str] = MEANS
) -> go.Figure:
    """A bar a kind of error; `frame` is that of `measuring.errors.by_kind`.

    `means` says what each kind is.
    """
    rows = frame.sort_values("errors", ascending=False, kind="stable")
    shares = zip(rows["errors"], rows["share"], strict=True)
    bars = go.Bar(
        x=list(rows["errors"]), y=list(range(len(rows))), orientation="h",
        text=[f"{n:,} ({share:.0f}%)" for n, share in shares],
        textposition="outside", hoverinfo="skip", cliponaxis=False, width=0.6,
        marker={"color": RED}, textangle=0,
    )  # fmt: skip
    most = int(rows["errors"].max()) if len(rows) else 0
    first = rows.to_dict("records")[0] if most else {}
    title = f"{first['share']:.0f}% of the errors: {means[first['kind']]}" if most else NOTHING
    return chart(
        [bars] if most else [],
        title=title,
        measure=measure,
        note=note,
        data=frame,
        height=110 + ROW * len(rows),
        xaxis={"range": [0, 1.25 * most], "showticklabels": False, "showgrid": False},
        yaxis=ticks(list(rows["kind"]), autorange="reversed"),
    )


def beside(frame: pd.DataFrame, *, measure: str, note: str = "") -> go.Figure:
    """A row a measure: a dot for the project, an open mark for each peer.

    `frame` has the columns measure, method and score (per cent); the first method is the project.
    """
    methods = list(dict.fromkeys(frame["method"]))
    labels = list(dict.fromkeys(frame["measure"]))
    traces = []
    for number, method in enumerate(methods):
        rows = frame[frame["method"] == method]
        open_mark = PEERS[(number - 1) % len(PEERS)]
        ring = {"symbol": open_mark, "color": MUTED, "line": {"width": 2}}
        traces.append(go.Scatter(
            x=list(rows["score"]), y=[labels.index(one) for one in rows["measure"]],
            mode="markers+text", name=plain(method), hoverinfo="skip", cliponaxis=False,
            text=[f"  {value:.1f}" for value in rows["score"]], textposition="middle right",
            marker={"size": 11, **(ring if number else {"color": BLUE})},
        ))  # fmt: skip
    first = frame[frame["measure"] == labels[0]] if labels else frame
    said = [f"{s:.1f} for {m}" for m, s in zip(first["method"], first["score"], strict=True)]
    return chart(
        traces,
        title=f"{labels[0]}: {', '.join(said)}" if labels else NOTHING,
        measure=measure,
        note=note,
        data=frame,
        height=150 + ROW * len(labels),
        xaxis={"range": [-3, 104], "tickvals": list(range(0, 101, 20)), "showgrid": True},
        yaxis=ticks([plain(label, LABEL) for label in labels], autorange="reversed"),
        legend={"orientation": "h"},
    )
