"""View of who relies on whom: 03_sources -> a piece of HTML. The template is `sources.html`."""

from __future__ import annotations

from typing import Any

import pandas as pd

from samestory import findings, passages
from samestory.views import View, outlets, records

MOST_SOURCES = 30  # shown at once; the others are folded
KINDS = {
    "wire": "news agency",
    "named": "named source",
    "own": "the outlet's own reporting",
    "unnamed": "unnamed",
}
UNNAMED = "Somebody unnamed"


def sources(sources: pd.DataFrame, articles: pd.DataFrame) -> View:
    """Each source with the passages that lean on it, those of most outlets first."""
    called = dict(outlets(articles))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in records(sources):
        found.setdefault((row["name"] or UNNAMED, row["kind"]), []).append(row)
    shown: list[dict[str, Any]] = [
        {
            "name": name,
            "kind": KINDS[kind],
            "outlets": len({row["article_id"] for row in rows}),
            "passages": [
                {
                    "outlet": called[row["article_id"]],
                    "passage": passages.around(texts[row["article_id"]], row["start"], row["end"]),
                }
                for row in rows
            ],
        }
        for (name, kind), rows in found.items()
    ]
    shown.sort(key=lambda one: (one["kind"] == KINDS["own"], -one["outlets"], one["name"]))
    return View(
        "sources",
        findings.many(len(shown), "source"),
        template="sources.html",
        rows=shown[:MOST_SOURCES],
        rest=shown[MOST_SOURCES:],
    )
