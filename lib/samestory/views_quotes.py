"""View of quotations side by side: claims and cells -> a piece of HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from samestory import findings, passages
from samestory.views import View, ordered, outlets, records

# How one version of an utterance differs from the longest, in words.
RETOLD = "in its own words"
HOW = {
    "same": "",
    "cut": "cut",
    "altered": "other words",
    "merged": "two utterances in one",
    "speaker": "another speaker",
    "date": "another day",
    "paraphrased": RETOLD,
}
ONE_SPEECH = 200  # characters between two parts that are shown as one


def quotes(claims: pd.DataFrame, cells: pd.DataFrame, articles: pd.DataFrame) -> View:
    """Quotations of several articles side by side, the longest version first.

    Words that only some have inside their marks are marked; each side says how it differs.
    """
    called = dict(outlets(articles))
    rows = []
    for claim in ordered(claims[(claims["kind"] == "quote") & (claims["verdict"] != "single")]):
        sides = spoken(records(cells[cells["claim_id"] == claim["claim_id"]]))
        quoted = [side for side in sides if side["how"] != RETOLD]
        worded = iter(passages.compared([side["text"] for side in quoted]))
        for side in sides:
            side["outlet"] = called[side["article_id"]]
            side["runs"] = next(worded) if side["how"] != RETOLD else []
        rows.append({"claim": claim, "sides": sides})
    return View("quotes", findings.many(len(rows), "shared quotation"), rows=rows)


def spoken(cells: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What each article prints of one utterance, its parts joined, the longest version first."""
    sides: list[dict[str, Any]] = []
    for cell in cells:
        how = findings.listed([HOW.get(one, one) for one in cell["relation"].split(", ")])
        whose = {key: cell[key] for key in ("article_id", "voice")} | {"how": how}
        last = sides[-1] if sides else {}
        if whose.items() <= last.items() and cell["start"] - last["end"] < ONE_SPEECH:
            last["text"], last["end"] = f"{last['text']} … {cell['text']}", cell["end"]
        else:
            sides.append(whose | {"text": cell["text"], "end": cell["end"]})
    return sorted(sides, key=lambda side: (side["how"] == RETOLD, -len(side["text"].split())))
