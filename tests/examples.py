"""A small made-up story in three outlets, as the tables that the steps would write.

Offsets are looked up in the texts, so that every passage is verbatim. One outlet is hostile.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from samestory import ledger, tables

HERALD = """Bridge at Norwick will cost $1.2 billion
By Ada Quill
The Ministry of Works said on Monday that the bridge will cost $1.2 billion; 400 people build it.
"We have counted every rivet twice, and the sum stands," Bo Marsch told us on 5 October 2026.
The ferry that it replaces sank on 3 March 2024, with 12 people on board.
Advertisement
About 3,000 people came to the quay to protest in September.
(Photo by Cyn Ode)"""

STAR = """World
The Norwick bridge costs $1.2 billion, says the Ministry of Works, and needs 399 people besides him.
"We have counted every rivet, and the sum stands," said Bo Marsh, the minister.
The old ferry went down on March 3, 2024. Twelve people were on board.
In September, 9,000 people protested on the quay, the union said.
300x250 Ad
Norwick, bridge, ministry"""

GAZETTE = """<script>alert("x")</script> {{ 7*7 }} $x^2$ [link](javascript:alert(1))
=1+1
The Ministry of Works wants a bridge, and Bo Marsch wants it soon.
The ferry sank in March 2024 with <b>12 people</b> on board.
READ MORE: ten bridges you must see"""

TEXTS = {"herald": HERALD, "star": STAR, "gazette": GAZETTE}
NAMES = {"herald": "The Norwick Herald", "star": "Star", "gazette": "Gazette <b>&"}
DAYS = {"herald": "2026-10-05", "star": "2026-10-06", "gazette": None}


def at(article: str, passage: str) -> dict[str, Any]:
    """The passage's place in an article."""
    start = TEXTS[article].index(passage)
    return {"article_id": article, "start": start, "end": start + len(passage), "text": passage}


def table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """A typed table; what a row leaves out is missing or empty."""
    types = tables.columns(name)
    empty = {"str": "", "int64": 0, "bool": False}
    nullable = {"published", "published_earliest", "published_latest", "earliest", "latest",
                "as_of_earliest", "as_of_latest"}  # fmt: skip
    full = [{c: None if c in nullable else empty.get(types[c]) for c in types} | r for r in rows]
    return pd.DataFrame(full, columns=list(types)).astype(types)


def articles() -> pd.DataFrame:
    """`01_articles`."""
    return table("01_articles", [
        {"article_id": key, "short_name": NAMES[key], "outlet": NAMES[key], "path": f"{key}.txt",
         "sha256": "0" * 60 + f"{n:04}", "published": DAYS[key], "published_basis": "metadata",
         "language": "en", "words": len(text.split()), "text": text}
        for n, (key, text) in enumerate(TEXTS.items())
    ])  # fmt: skip


ROLES = {
    "herald": ["title", "byline", "body", "body", "body", "advertisement", "body", "credit"],
    "star": ["section", "body", "body", "body", "body", "advertisement", "tags"],
    "gazette": ["body", "body", "body", "body", "promotion"],
}


def blocks() -> pd.DataFrame:
    """`01_blocks`: a line each."""
    return table("01_blocks", [
        {**at(key, line), "block": n, "role": role, "kept": role in {"title", "body"},
         "rule": f"looks like {role}"}
        for key, text in TEXTS.items()
        for n, (line, role) in enumerate(zip(text.split("\n"), ROLES[key], strict=True))
    ])  # fmt: skip


def corrections() -> pd.DataFrame:
    """`01_corrections`: one that holds, one whose text has gone."""
    rows = [
        ("gazette", "=1+1", "body", "<i>a sum</i>", 1, "applied"),
        ("star", "A line of an older version", "caption", "", 0, "not found"),
    ]
    return table("01_corrections", [
        {"article_id": a, "field": "role", "text": text, "value": value, "note": note,
         "found": n, "status": status, "in_force": n > 0}
        for a, text, value, note, n, status in rows
    ])  # fmt: skip


def figures() -> pd.DataFrame:
    """`02_figures`, a few."""
    return table("02_figures", [
        {**at("herald", "$1.2 billion"), "kind": "money", "value": 1.2e9},
        {**at("herald", "400"), "kind": "count", "value": 400},
        {**at("herald", "3,000"), "kind": "count", "value": 3000},
        {**at("star", "$1.2 billion"), "kind": "money", "value": 1.2e9},
        {**at("star", "9,000"), "kind": "count", "value": 9000},
        {**at("gazette", "12"), "kind": "count", "value": 12},
    ])  # fmt: skip


def mentions() -> pd.DataFrame:
    """`02_mentions`, a few."""
    return table("02_mentions", [
        {**at("herald", "Ministry of Works"), "label": "ORG"},
        {**at("herald", "Bo Marsch"), "label": "PERSON"},
        {**at("star", "Bo Marsh"), "label": "PERSON"},
        {**at("gazette", "Bo Marsch"), "label": "PERSON"},
    ])  # fmt: skip


def quotes() -> pd.DataFrame:
    """`02_quotes`, two."""
    return table("02_quotes", [
        {**at("herald", "We have counted every rivet twice, and the sum stands,")},
        {**at("star", "We have counted every rivet, and the sum stands,")},
    ])  # fmt: skip


def names() -> pd.DataFrame:
    """`03_names`."""
    who = {"Bo Marsch": "e1", "Bo Marsh": "e1", "Ministry of Works": "e2", "Norwick": "e3"}
    return table("03_names", [
        {**at(key, name), "entity_id": entity, "form": "name"}
        for key, text in TEXTS.items() for name, entity in who.items() if name in text
    ])  # fmt: skip


def entities() -> pd.DataFrame:
    """`03_entities`."""
    return table("03_entities", [
        {"entity_id": "e1", "name": "Bo Marsch", "label": "PERSON", "articles": 3, "mentions": 3,
         "variants": ["Bo Marsch", "Bo Marsh"]},
        {"entity_id": "e2", "name": "Ministry of Works", "label": "ORG", "articles": 3,
         "mentions": 3, "variants": ["Ministry of Works"]},
        {"entity_id": "e3", "name": "Norwick", "label": "PLACE", "articles": 2, "mentions": 2,
         "variants": ["Norwick"]},
    ])  # fmt: skip


def claims() -> pd.DataFrame:
    """`03_claims`: one of each verdict."""
    rows = [
        ("F1", "figure", "cost of the bridge", "agree", "both say 1.2 billion dollars", 2),
        ("F2", "figure", "people who build it", "reconciled", "399 + 1 named = 400", 2),
        ("F3", "figure", "people at the protest in September", "conflict",
         "about 3,000 and 9,000 cannot both be true of one day", 2),
        ("D1", "date", "the ferry sank", "compatible", "a day and its month", 3),
        ("Q1", "quote", "We have counted every rivet", "conflict", "other words inside it", 2),
        ("F4", "figure", "<i>on board</i>", "single", "one article only", 1),
    ]  # fmt: skip
    return table("03_claims", [
        {"claim_id": c, "kind": k, "topic": t, "verdict": v, "reason": r, "score": 0.9,
         "articles": n, "origins": n}
        for c, k, t, v, r, n in rows
    ])  # fmt: skip


def cells() -> pd.DataFrame:
    """`03_cells`."""
    quote = "We have counted every rivet twice, and the sum stands,"
    cut = "We have counted every rivet, and the sum stands,"
    rows = [
        ("F1", "herald", "$1.2 billion", "1.2 billion dollars", 1.2e9),
        ("F1", "star", "$1.2 billion", "1.2 billion dollars", 1.2e9),
        ("F2", "herald", "400 people", "400 people", 400),
        ("F2", "star", "399 people", "399 people besides him", 399),
        ("F3", "herald", "About 3,000 people", "about 3,000 people", 3000),
        ("F3", "star", "9,000 people", "9,000 people", 9000),
        ("D1", "herald", "3 March 2024", "2024-03-03", None),
        ("D1", "star", "March 3, 2024", "2024-03-03", None),
        ("D1", "gazette", "March 2024", "2024-03", None),
        ("Q1", "herald", quote, quote, None),
        ("Q1", "star", cut, cut, None),
        ("F4", "gazette", "<b>12 people</b>", "<b>12 people</b>", 12),
    ]
    return table("03_cells", [
        {**at(a, text), "claim_id": c, "value": value, "number": number, "status": "stated",
         "voice": "Bo Marsch" if c == "Q1" else ""}
        for c, a, text, value, number in rows
    ])  # fmt: skip


def sources() -> pd.DataFrame:
    """`03_sources`: one shared source, one unnamed, one of an outlet's own."""
    rows = [
        ("herald", "The Ministry of Works said", "Ministry of Works", "named"),
        ("star", "says the Ministry of Works", "Ministry of Works", "named"),
        ("herald", "told us", "The Norwick Herald", "own"),
        ("star", "the union said", "", "unnamed"),
        ("gazette", "[link](javascript:alert(1))", "<i>link</i>", "wire"),
    ]
    return table("03_sources", [
        {**at(a, text), "source": name, "name": name, "kind": kind, "cue": "said"}
        for a, text, name, kind in rows
    ])  # fmt: skip


def timeline() -> pd.DataFrame:
    """`03_timeline`."""
    rows = [
        ("t1", "herald", "3 March 2024", "2024-03-03", "2024-03-03", "2024-03-03", "text"),
        ("t1", "star", "March 3, 2024", "2024-03-03", "2024-03-03", "2024-03-03", "text"),
        ("t2", "gazette", "March 2024", "2024-03", "2024-03-01", "2024-03-31", "text"),
        ("t3", "herald", "in September", "2026-09", "2026-09-01", "2026-09-30", "published"),
        ("t4", "herald", "5 October 2026", "2026-10-05", "2026-10-05", "2026-10-05", "text"),
    ]
    return table("03_timeline", [
        {**at(a, text), "event_id": e, "value": v, "earliest": first, "latest": last,
         "event": "sank", "basis": basis}
        for e, a, text, v, first, last, basis in rows
    ])  # fmt: skip


def set_aside() -> pd.DataFrame:
    """`01_set_aside`."""
    return table("01_set_aside", [
        {"path": "photo.txt", "reason": "not text: <binary>"},
        {"path": "brücke.txt", "reason": "Its language seems to be “de”.", "language": "de",
         "text": "Die Brücke kostet <b>1,2</b> Milliarden."},
    ])  # fmt: skip


def everything() -> dict[str, pd.DataFrame]:
    """Every table that the report reads, under its name."""
    return {
        "01_articles": articles(), "01_blocks": blocks(), "01_set_aside": set_aside(),
        "01_ledger": ledger.table(blocks(), articles()), "01_corrections": corrections(),
        "02_figures": figures(), "02_mentions": mentions(), "02_quotes": quotes(),
        "03_names": names(), "03_entities": entities(), "03_timeline": timeline(),
        "03_sources": sources(), "03_claims": claims(), "03_cells": cells(),
        "03_corrections": corrections(),
    }  # fmt: skip


def nothing() -> dict[str, pd.DataFrame]:
    """One article in which nothing was found."""
    return {name: table(name, []) for name in everything()} | {"01_articles": articles().head(1)}
