"""Views of quotations: the same words side by side, and each one in its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from samestory import findings, passages
from samestory.views import View, ordered, outlets, records
from samestory.views_figures import Row, Way, filled, readings, summed

WAYS = (
    Way("found", "start", "end", "what is said"),
    Way("speaker", "source_start", "source_end", "who says it"),
    Way("counted", "cue_start", "cue_end", "the words that report it"),
)
KINDS = {
    "direct": "quoted, a whole sentence",
    "mixed": "quoted, some words",
    "indirect": "reported, without marks",
}
UNSURE = 0.5  # below this score it is said that the attribution is a guess

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


def each(quotes: pd.DataFrame, articles: pd.DataFrame) -> View:
    """Every row of `02_quotes` in its sentence, article by article (`01_articles`)."""
    return readings(
        quotes, articles, WAYS, understood=understood, one="quotation", says=found_of(quotes),
        table="02_quotes",
        note="Beliefs, wishes and plans that are given to somebody are listed too.",
    )  # fmt: skip


def understood(row: Row, article: Row) -> Row:
    """What was understood of a quotation: who says it, how it is reported, to whom."""
    other_words = row["speaker"] not in row["source"]  # a pronoun, a description
    facts = {
        "written": row["source"] if other_words else "",
        "how": ", ".join(filter(None, (KINDS.get(row["kind"], ""), row["stance"]))),
        "cue": row["cue"],
        "to": row["addressee"],
        "through": row["via"],
        "surety": "a guess" if row["score"] is not None and row["score"] < UNSURE else "",
        "corrected": row["corrected"],
    }
    return {"value": row["speaker"] or "speaker not found", "facts": filled(facts)}


def found_of(quotes: pd.DataFrame) -> str:
    """How many quotations there are, of which kind, and of how many the speaker is known."""
    return summed(len(quotes), "quotation", {
        "in marks": quotes["kind"] != "indirect",
        "reported without them": quotes["kind"] == "indirect",
        "without a speaker": quotes["speaker"] == "",
    })  # fmt: skip
