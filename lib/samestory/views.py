"""Views: tables -> pieces of HTML for notebooks and the report. All text is escaped here.

A view is shown by being the last line of a cell. Templates stand in `templates/`, most
in `pieces.html`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined

from samestory import findings, passages
from samestory.passages import Mark, Passage

MATRIX_COLUMNS = 8  # more outlets than this are stacked: a wider table is not read
TOP_NAMES = 25
SHORT = 40  # characters of a value that is worth repeating above its passage
SHAPES = {"conflict": "▲", "reconciled": "◆", "compatible": "■", "agree": "●", "single": "○"}
VERDICT_MEANS = {
    "conflict": "the same subject and time, and both cannot be true",
    "reconciled": "the same after arithmetic that is shown",
    "compatible": "different precision or date, and both can be true",
    "agree": "the same value",
    "single": "one article only",
}
# Kinds of claims that have a section of their own below, or say little: open only in a conflict.
FOLDED = {"name", "role", "quote"}
LABEL_WORDS = {
    "PERSON": "person", "ORG": "organisation", "PLACE": "place", "NORP": "group", "EVENT": "event",
    "LAW": "law", "PRODUCT": "product", "MISC": "name",
}  # fmt: skip

BASIS_WORDS = {
    "text": "as written",
    "relative": "worked out from another date",
    "published": "worked out from the day of publication",
    "inferred": "worked out from the estimated day of publication",
}

PIECES = Environment(
    loader=PackageLoader("samestory"), autoescape=True, undefined=StrictUndefined,
    trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip
PIECES.filters.update(many=findings.many, sentence=findings.sentence, shorten=findings.shorten)
PIECES.globals.update(
    shapes=SHAPES,
    means=VERDICT_MEANS,
    labels=LABEL_WORDS,
    roles=findings.ROLE_WORDS,
    basis=BASIS_WORDS,
)


class View:
    """HTML that a notebook shows and the report takes over as it is."""

    def __init__(
        self, piece: str, words: str, *, template: str = "pieces.html", **values: Any
    ) -> None:
        """Render the macro `piece` of a template; `words` stand for it where HTML cannot."""
        self.kind, self.words = piece, words
        self.html = str(getattr(PIECES.get_template(template).module, piece)(**values))

    def _repr_html_(self) -> str:
        return self.html

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        """The HTML, marked as ours: the report accepts no other HTML unread."""
        bundle = {"text/html": self.html, "text/plain": self.words}
        return bundle, {"samestory": {"kind": self.kind}}


def opening(
    claims: pd.DataFrame, cells: pd.DataFrame, articles: pd.DataFrame, *, title: str = ""
) -> View:
    """Kicker, headline (`title`, or one made from the findings), two sentences, four numbers."""
    found = findings.opening(claims, cells, articles)
    if title:
        found = found._replace(headline=title)
    return View("opening", found.headline, found=found)


def matrix(claims: pd.DataFrame, cells: pd.DataFrame, articles: pd.DataFrame) -> View:
    """Claims by outlet: verdict, reason, and each article's words with their passage."""
    said = evidence(cells, articles)
    groups = []
    for kind, words in findings.KIND_WORDS.items():
        rows = [
            {"claim": claim, "cells": said.get(claim["claim_id"], {})}
            for claim in ordered(claims[claims["kind"] == kind])
        ]
        shared = [row for row in rows if row["claim"]["verdict"] != "single"]
        single = [row for row in rows if row["claim"]["verdict"] == "single"]
        if rows:
            trouble = any(row["claim"]["verdict"] == "conflict" for row in rows)
            quiet = kind in FOLDED and not trouble
            groups.append({"name": words, "shared": shared, "single": single, "folded": quiet})
    return View(
        "matrix", findings.verdicts(claims), groups=groups, outlets=outlets(articles),
        stacked=len(articles) > MATRIX_COLUMNS,
    )  # fmt: skip


def ordered(claims: pd.DataFrame) -> list[dict[str, Any]]:
    """Claims as records, trouble first, then those of most articles."""
    order = {verdict: n for n, verdict in enumerate(findings.VERDICT_ORDER)}
    rank = claims.assign(order=claims["verdict"].map(order))
    return records(rank.sort_values(["order", "articles"], ascending=[True, False], kind="stable"))


def evidence(cells: pd.DataFrame, articles: pd.DataFrame) -> dict[str, dict[str, list[Any]]]:
    """claim_id -> article_id -> its cells, each with its passage; equal values once."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    said: dict[str, dict[str, list[Any]]] = {}
    for cell in records(cells):
        place = said.setdefault(cell["claim_id"], {}).setdefault(cell["article_id"], [])
        cell["passage"] = passages.around(texts[cell["article_id"]], cell["start"], cell["end"])
        long = len(cell["value"]) > SHORT
        cell["verbatim"] = long and plainly(cell["value"]) == plainly(cell["text"])
        cell["again"] = any(cell["value"] == other["value"] for other in place)
        place.append(cell)
    return said


def plainly(text: str) -> str:
    """Text without quotation marks, case and spacing."""
    return " ".join(text.casefold().split()).strip("“”\"'‘’ ")


def names(entities: pd.DataFrame, names: pd.DataFrame, articles: pd.DataFrame) -> View:
    """How each outlet spells the entities; minority spellings are marked with a word."""
    by_name = names[names["form"] == "name"]
    rows = []
    for entity in records(
        entities.sort_values(["articles", "mentions", "name"], ascending=[False, False, True])
    ):
        found = by_name[by_name["entity_id"] == entity["entity_id"]]
        spelt = [
            (str(a), " ".join(str(t).split()))
            for a, t in zip(found["article_id"], found["text"], strict=True)
        ]
        counts = Counter(spelt)
        by_article: dict[str, list[tuple[str, int]]] = {}
        for (article, spelling), n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            by_article.setdefault(article, []).append((spelling, n))
        rows.append({"entity": entity, "by": by_article, "odd": passages.unusual(spelt)})
    rows.sort(key=lambda row: not row["odd"])  # what differs stands first
    kept = [r for r in rows if r["entity"]["articles"] > 1 or r["odd"] or len(articles) == 1]
    return View(
        "names", f"Spellings of {findings.many(len(kept), 'name')}", rows=kept[:TOP_NAMES],
        rest=kept[TOP_NAMES:], alone=len(rows) - len(kept), outlets=outlets(articles),
    )  # fmt: skip


def timeline(timeline: pd.DataFrame, articles: pd.DataFrame) -> View:
    """Dates in order, each with the passages that give it."""
    called = dict(outlets(articles))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    estimated = set(articles.loc[articles["published_basis"] == "inferred", "article_id"])
    dated = timeline.sort_values(
        ["earliest", "latest", "article_id", "start"], na_position="last", kind="stable"
    )
    events: dict[str, list[dict[str, Any]]] = {}
    for row in records(dated):
        label = findings.when(row["earliest"], row["latest"])
        passage = passages.around(texts[row["article_id"]], row["start"], row["end"])
        guessed = row["basis"] == "published" and row["article_id"] in estimated
        basis = "inferred" if guessed else row["basis"]
        entry = {"outlet": called[row["article_id"]], "basis": basis, "passage": passage}
        events.setdefault(label, []).append(entry)
    return View("timeline", findings.many(len(events), "date"), events=events)


def settings(
    facts: Mapping[str, Mapping[str, Any]],
    articles: pd.DataFrame,
    *,
    versions: Mapping[str, str] | None = None,
) -> View:
    """Parameters of each step, versions of the packages, and the checksums of the articles."""
    steps = {
        step: {name: shown(value) for name, value in sorted(given.items())}
        for step, given in sorted(facts.items())
        if given
    }
    if versions:
        steps["versions"] = dict(versions)
    return View("settings", "Settings", steps=steps, articles=records(articles))


def shown(value: object) -> str:
    """A setting in words; of a path outside the project only the last part."""
    if isinstance(value, Mapping):
        return ", ".join(f"{k} {shown(v)}" for k, v in sorted(value.items()))
    if isinstance(value, list):
        return ", ".join(map(shown, value)) or "none"
    if isinstance(value, str):
        return PurePath(value).name if PurePath(value).is_absolute() else value or "default"
    return "yes" if value is True else "no" if value is False else str(value)


def passage(text: str, start: int, end: int) -> View:
    """A passage of a text, marked, with about twelve words on either side."""
    found: Passage = passages.around(text, start, end)
    return View("evidence", "".join(found), passage=found)


def article(article: Any, **found: pd.DataFrame) -> View:
    """One article with what was found in it underlined and named in words.

    `article` is a row of `01_articles`; each keyword is a table with passages, its name the word
    used where the table has none of its own: `article(row, mentions=mentions, quotes=quotes)`.
    """
    marks = [
        mark for what, table in found.items() for mark in marks_of(what, table, article.article_id)
    ]
    return View(
        "article", str(article.short_name), name=article.short_name,
        pieces=passages.marked(article.text, marks), kinds=sorted(found),
    )  # fmt: skip


def marks_of(what: str, table: pd.DataFrame, article_id: str) -> Iterable[Mark]:
    """The table's passages in one article, with the word for each."""
    for row in records(table[table["article_id"] == article_id]):
        word = LABEL_WORDS.get(row.get("label", "")) or row.get("role") or row.get("kind") or ""
        one = what.removesuffix("s")
        word = word if what in {"mentions", "blocks", "figures"} and word else one
        yield Mark(row["start"], row["end"], one, word)


def outlets(articles: pd.DataFrame) -> list[tuple[str, str]]:
    """Article and the name it goes by, in the order of the table."""
    return list(zip(articles["article_id"], articles["short_name"], strict=True))


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries, missing values as None."""
    plain = table.astype(object)
    return [
        {str(k): v for k, v in r.items()}
        for r in plain.where(plain.notna(), None).to_dict("records")
    ]
