"""Charts: tables -> plotly figures in one look, each titled with what it shows.

Outlets are columns or rows wherever possible, so that no colour has to be learnt.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil, log10, sqrt
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from samestory import findings
from samestory.look import (
    BLUE,
    COLOURS,
    GREEN,
    MUTED,
    PINK,
    RED,
    ROW,
    RULE,
    SHAPES,
    chart,
    plain,
    publish,
    setup,
    template,
)  # fmt: skip

__all__ = [
    "extracted", "gaps", "mentions_by_outlet", "publish", "removed", "setup",
    "template", "timeline", "verdicts",
]  # fmt: skip

TOP_NAMES = 15  # what fits a screen
TOP_DATES = 25
TOP_OUTLETS = 12  # columns that a page can carry
LABEL = 26  # characters of a row's label before it wraps
VERDICT_LOOK = {
    "conflict": (RED, "triangle-up"),
    "reconciled": (BLUE, "diamond"),
    "compatible": (PINK, "square"),
    "agree": (GREEN, "circle"),
    "single": (MUTED, "circle-open"),
}


def removed(blocks: pd.DataFrame, articles: pd.DataFrame) -> go.Figure:
    """Words that cleaning removed, by role and article."""
    gone = blocks[~blocks["kept"]]
    words = gone.assign(words=gone["text"].str.count(r"\S+"))
    counts = crossed(words, "role", articles, values="words")
    return dots(
        counts,
        title=findings.removed(blocks),
        measure="Words removed, by role of the line and article",
        note="Removed lines are not read for figures or names; they stay in the tables.",
    )


def extracted(articles: pd.DataFrame, **found: pd.DataFrame) -> go.Figure:
    """Rows found in each article; a keyword a table: `extracted(articles, figures=figures)`."""
    rows = [table.assign(what=what)[["article_id", "what"]] for what, table in found.items()]
    empty = pd.DataFrame({"article_id": [], "what": []}, dtype="str")
    counts = crossed(pd.concat([empty, *rows]), "what", articles)
    return dots(
        counts.reindex([what for what in found if what in counts.index]),
        title=findings.most(counts, one="passage", several="passages"),
        measure=f"Passages found, by what they are ({findings.listed(list(found))}) and article",
        note="Longer articles give more.",
    )


def mentions_by_outlet(
    names: pd.DataFrame, entities: pd.DataFrame, articles: pd.DataFrame, *, top: int = TOP_NAMES
) -> go.Figure:
    """Mentions of the entities named most widely, by outlet."""
    order = entities.sort_values(["articles", "mentions", "name"], ascending=[False, False, True])
    counts = crossed(names, "entity_id", articles)
    known = [e for e in order["entity_id"] if e in counts.index][:top]
    called = dict(zip(entities["entity_id"], entities["name"], strict=True))
    counts = counts.loc[known].rename(index=called)
    return dots(
        counts,
        title=findings.named(counts),
        measure="Mentions of a person, organisation or place, by outlet",
        note=f"The {len(known)} of {len(entities)} entities named by most articles.",
    )


def verdicts(claims: pd.DataFrame) -> go.Figure:
    """Claims, by kind and verdict; what somebody is called is shown elsewhere."""
    claims = claims[~claims["kind"].isin(findings.CALLED)]
    order = [v for v in findings.VERDICT_ORDER if v in set(claims["verdict"])]
    counts = pd.crosstab(claims["kind"], claims["verdict"]).reindex(columns=order, fill_value=0)
    counts = counts.reindex([k for k in findings.KIND_WORDS if k in counts.index])
    counts = counts.rename(index={kind: words[1] for kind, words in findings.KIND_WORDS.items()})
    return dots(
        counts,
        title=findings.verdicts(claims),
        measure="Claims, by kind and verdict",
        note="Only statements about the same thing at the same time are compared.",
        looks=[VERDICT_LOOK[verdict] for verdict in order],
    )


def crossed(
    rows: pd.DataFrame, kind: str, articles: pd.DataFrame, *, values: str = ""
) -> pd.DataFrame:
    """Rows (or the sum of `values`) by `kind` and article's short name, the largest kind first."""
    amount = rows[values] if values else pd.Series(1, index=rows.index)
    keyed = pd.DataFrame({"kind": rows[kind], "article_id": rows["article_id"], "n": amount})
    grouped = keyed.pivot_table(
        index="kind", columns="article_id", values="n", aggfunc="sum", fill_value=0
    )
    counts = grouped.reindex(columns=list(articles["article_id"]), fill_value=0).astype("int64")
    largest = counts.sum(axis="columns").sort_values(ascending=False, kind="stable").index
    return counts.loc[largest].set_axis(list(articles["short_name"]), axis="columns")


def dots(
    counts: pd.DataFrame,
    *,
    title: str,
    measure: str,
    note: str,
    looks: Sequence[tuple[str, str]] = (),
) -> go.Figure:
    """A dot for each count, its area the count, the number beside it."""
    shown = counts.loc[:, counts.sum().sort_values(ascending=False, kind="stable").index]
    shown = counts[[c for c in counts if c in set(shown.columns[:TOP_OUTLETS])]]
    if len(shown.columns) < len(counts.columns):
        note = f"{note} The {TOP_OUTLETS} columns with most of {len(counts.columns)}."
    largest = max(1, int(counts.to_numpy().max(initial=0)))
    traces = []
    for x, column in enumerate(shown.columns):
        colour, symbol = looks[x] if looks else (BLUE, "circle")
        filled = [(y, row, n) for y, (row, n) in enumerate(shown[column].items()) if n > 0]
        traces.append(go.Scatter(
            x=[x for _ in filled], y=[y for y, _, _ in filled], mode="markers+text",
            text=[f"  {n:,}" for *_, n in filled], textposition="middle right",
            hovertext=[f"{plain(row)}, {plain(column)}: {n:,}" for _, row, n in filled],
            hoverinfo="text", showlegend=False, cliponaxis=False,
            marker={"color": colour, "symbol": symbol, "opacity": 1,
                    "line": {"width": 1.5, "color": colour},
                    "size": [6 + 15 * sqrt(n / largest) for *_, n in filled]},
        ))  # fmt: skip
    data = counts.rename_axis(index="", columns=None).reset_index()
    return chart(
        traces if len(counts) else [], title=title, measure=measure, note=note, data=data,
        height=110 + ROW * len(shown),
        xaxis=ticks([plain(c, 11) for c in shown.columns], side="top", spread=0.6),
        yaxis=ticks([plain(r, LABEL) for r in shown.index], autorange="reversed", showgrid=True),
    )  # fmt: skip


def ticks(labels: Sequence[str], *, spread: float = 0.5, **axis: Any) -> dict[str, Any]:
    """An axis with a label at 0, 1, 2, ...: equal labels stay apart, numbers stay words."""
    ends = {} if "autorange" in axis else {"range": [-spread, len(labels) - 1 + spread]}
    return {
        "tickmode": "array", "tickvals": list(range(len(labels))), "ticktext": list(labels),
        "showgrid": False, **ends, **axis,
    }  # fmt: skip


def timeline(events: pd.DataFrame, articles: pd.DataFrame, *, top: int = TOP_DATES) -> go.Figure:
    """What is dated, by date and outlet: a row a date, further apart where years lie between."""
    rows = events.dropna(subset=["earliest", "latest"]).merge(
        articles[["article_id", "short_name"]], on="article_id", how="left", validate="m:1"
    )
    labels = [findings.when(a, b) for a, b in zip(rows["earliest"], rows["latest"], strict=True)]
    rows = rows.assign(label=labels).sort_values(["earliest", "latest", "article_id", "start"])
    reach = rows.groupby("label")["article_id"].agg(["nunique", "size"])
    kept = reach.sort_values(["nunique", "size"], ascending=False, kind="stable").index[:top]
    shown = rows[rows["label"].isin(kept)]
    dates = shown.drop_duplicates("label")
    height = dict(zip(dates["label"], spaced(list(dates["earliest"])), strict=True))
    columns = {key: x for x, key in enumerate(articles["article_id"][:TOP_OUTLETS])}
    more = f" {len(reach) - len(kept)} further dates are in the data." if len(reach) > top else ""
    return chart(
        timeline_marks(shown, height, columns),
        title=findings.dated(rows),
        measure="Passages that give a date, by outlet; a dot is a day, a dash a longer period",
        note="Read from top to bottom; the space between two dates grows with their distance, "
        f"but is not to scale.{more}",
        data=rows[["label", "earliest", "latest", "short_name", "text", "basis"]],
        height=int(120 + ROW * (max(height.values(), default=0) + 1)),
        xaxis=ticks([plain(n, 11) for n in articles["short_name"][:TOP_OUTLETS]], side="top"),
        yaxis={"tickmode": "array", "tickvals": list(height.values()), "showgrid": True,
               "ticktext": list(height), "autorange": "reversed"},
    )  # fmt: skip


def spaced(days: Sequence[str]) -> list[float]:
    """Places for dates in order: one row each, and up to two more for a gap of years."""
    places: list[float] = []
    place = 0.0
    for before, day in zip([days[0] if days else "", *days], days, strict=False):
        gap = (date.fromisoformat(day) - date.fromisoformat(before)).days
        place += (1 + min(2.0, log10(1 + gap) / 2)) if places else 0
        places.append(round(place, 2))
    return places


def timeline_marks(
    rows: pd.DataFrame, height: dict[str, float], columns: dict[str, int]
) -> list[Any]:
    """Dots for days, dashes for longer periods, side by side when one outlet has several."""
    order = rows.groupby(["label", "article_id"]).cumcount()
    traces = []
    for symbol, chosen in (
        ("circle", rows["earliest"] == rows["latest"]),
        ("line-ew", rows["earliest"] != rows["latest"]),
    ):
        part = rows[chosen & rows["article_id"].isin(list(columns)) & (order < 4)]
        shift = order.loc[part.index]
        traces.append(go.Scatter(
            x=[columns[a] + 0.14 * n for a, n in zip(part["article_id"], shift, strict=True)],
            y=[height[label] for label in part["label"]],
            mode="markers", showlegend=False, hoverinfo="text", cliponaxis=False,
            hovertext=[f"{r.label}, {plain(r.short_name)}: “{plain(r.text, 60)}”"
                       for r in part.itertuples()],
            marker={"symbol": symbol, "size": 11, "color": BLUE,
                    "line": {"width": 2.5, "color": BLUE}},
        ))  # fmt: skip
    return [trace for trace in traces if trace.x]


def gaps(claims: pd.DataFrame, cells: pd.DataFrame, articles: pd.DataFrame) -> go.Figure:
    """Figures that differ between outlets, each as its distance from the median of its claim."""
    apart = claims["verdict"].isin(["conflict", "compatible"])
    differing = claims[(claims["kind"] == "figure") & apart]
    rows = (
        cells.merge(differing[["claim_id", "topic", "verdict"]], on="claim_id", validate="m:1")
        .merge(articles[["article_id", "short_name"]], on="article_id", validate="m:1")
        .dropna(subset=["number"])
        .loc[lambda found: found["status"] == "stated"]
        .drop_duplicates(["claim_id", "article_id", "number"])
    )
    rows = rows[rows.groupby("claim_id")["number"].transform("nunique") > 1]
    middle = rows.groupby("claim_id")["number"].transform("median")
    rows = rows[middle != 0].assign(gap=(rows["number"] / middle - 1).astype("float64"))
    topics = rows.drop_duplicates("claim_id")
    place = {claim: y for y, claim in enumerate(topics["claim_id"])}
    labels = zip(topics["topic"], topics["verdict"], strict=True)
    return chart(
        gap_marks(rows, place, list(articles["short_name"])),
        title=findings.gap(rows),
        measure="Difference from the median of the articles that state the figure; "
        "the number is what the article says",
        note="A gap is a difference between reports, not an error.",
        data=rows[["topic", "verdict", "short_name", "number", "gap", "text"]],
        height=130 + 3 * ROW * len(place),
        xaxis=shares(list(rows["gap"])),
        yaxis=ticks([f"{plain(topic, LABEL)}<br><i>{verdict}</i>" for topic, verdict in labels],
                    range=[len(place) - 0.4, -0.6], autorange=False),
    )  # fmt: skip


def shares(gaps: Sequence[float]) -> dict[str, Any]:
    """An axis of shares around the median, with few round ticks and room for labels."""
    low, high = min([*gaps, 0.0]), max([*gaps, 0.0])
    room = 0.15 * (high - low or 1)
    step = 10 ** ceil(log10(max(high, -low, 1e-6))) / 2
    step = step if max(high, -low) >= step else step / 2.5
    values = [n * step for n in range(-5, 6) if low - room <= n * step <= high + room]
    return {
        "tickmode": "array", "tickvals": values, "range": [low - room, high + room],
        "ticktext": [f"{v:+.3g}%" if v else "median" for v in (100 * v for v in values)],
        "zeroline": True, "zerolinecolor": RULE, "showgrid": False,
    }  # fmt: skip


def gap_marks(rows: pd.DataFrame, place: dict[str, int], outlets: list[str]) -> list[Any]:
    """A line over the spread of a claim, a shape an outlet; equal figures are stacked."""
    traces: list[Any] = []
    for claim, y in place.items():
        ends = rows.loc[rows["claim_id"] == claim, "gap"]
        traces.append(go.Scatter(
            x=[float(ends.min()), float(ends.max())], y=[y, y], mode="lines", hoverinfo="skip",
            line={"color": RULE, "width": 2}, showlegend=False,
        ))  # fmt: skip
    if len(outlets) > len(SHAPES):
        return [*traces, gap_crowd(rows, place)]
    marks = rows.assign(
        label=gap_labels(rows), level=rows.groupby(["claim_id", "number"]).cumcount()
    )
    for n, outlet in enumerate(outlets):
        part = marks[marks["short_name"] == outlet].to_dict("records")
        traces.append(go.Scatter(
            x=[row["gap"] for row in part],
            y=[place[row["claim_id"]] - 0.17 * row["level"] for row in part],
            mode="markers+text", name=plain(outlet), hoverinfo="text", cliponaxis=False,
            text=[row["label"] for row in part], textposition="bottom center",
            hovertext=[f"{plain(outlet)}: “{plain(row['text'], 60)}”" for row in part],
            marker={"symbol": SHAPES[n % len(SHAPES)], "size": 11,
                    "color": COLOURS[n % len(COLOURS)]},
        ))  # fmt: skip
    return [trace for trace in traces if trace.x]


def gap_crowd(rows: pd.DataFrame, place: dict[str, int]) -> Any:
    """For more outlets than there are shapes: a dot a figure, and how many give it."""
    counts = rows.groupby(["claim_id", "number", "gap"], sort=False, as_index=False).size()
    found = counts.to_dict("records")
    return go.Scatter(
        x=[row["gap"] for row in found], y=[place[row["claim_id"]] for row in found],
        mode="markers+text", showlegend=False, hoverinfo="text", cliponaxis=False,
        text=[f"{row['number']:,g} × {row['size']}" for row in found],
        hovertext=[f"{row['number']:,g}: {row['size']} articles" for row in found],
        textposition=["bottom center" if n % 2 else "top center" for n in range(len(found))],
        marker={"size": 11, "color": BLUE},
    )  # fmt: skip


def gap_labels(rows: pd.DataFrame) -> pd.Series[str]:
    """The number for each distinct figure; those too close to be told apart share one label."""
    near = 0.12 * (rows["gap"].max() - rows["gap"].min()) if len(rows) else 0.0
    labels = pd.Series("", index=rows.index, dtype="str")
    for _, claim in rows.sort_values("gap", kind="stable").groupby("claim_id"):
        groups: list[list[Any]] = []
        for index, gap in claim["gap"].items():
            if groups and gap - claim["gap"][groups[-1][0]] < near:
                groups[-1].append(index)
            else:
                groups.append([index])
        for group in groups:
            numbers = dict.fromkeys(f"{number:,g}" for number in claim["number"][group])
            labels[group[0]] = " / ".join(numbers)
    return labels
