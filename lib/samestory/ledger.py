"""The ledger of cleaning: blocks -> what each rule decided in each article, and how it is shown.

The table is `01_ledger`. The views show what was removed by rule and outlet, each article whole
with its blocks coloured and named, what a person overruled, and what was set aside.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from samestory import corrections, findings, tables
from samestory.corrections import roles
from samestory.tables import ROLES
from samestory.views import View, records

__all__ = ["corrected", "language", "removed", "set_aside", "table", "whole"]

EXAMPLE = 120  # characters of a passage that stands for others
LINE = 300  # characters of a removed line that are shown
ROWS = 12  # of a table, before the rest is folded
LINES = 25  # removed lines shown of one rule; the table 01_blocks has all
TEXT = 20_000  # characters shown of a text that was set aside
PIECES = "ledger.html"


def table(blocks: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """`01_ledger`: one row an article, role and rule, in the order of the articles' lines.

    Every block is counted in one row, so that the shares of an article add up to 1.
    """
    keys = ["article_id", "role", "rule", "kept"]
    found = (
        measured(blocks)
        .groupby(keys, as_index=False, sort=False)
        .agg(
            blocks=("text", "size"),
            words=("words", "sum"),
            characters=("characters", "sum"),
            example=("text", "first"),
        )
    )
    whole = found.groupby("article_id")["characters"].transform("sum")
    found["share"] = found["characters"] / whole
    found["example"] = [findings.shorten(text, EXAMPLE) for text in found["example"]]
    named = found.merge(articles[["article_id", "short_name", "outlet"]], on="article_id")
    types = tables.columns("01_ledger")
    return named[list(types)].astype(types)


# A block of more words is not offered for removal as a whole.
LONGEST_OFFERED = 80
# With as many words to a block, an article came as one long line.
FEWEST_WORDS_IN_ONE = 150


def measured(blocks: pd.DataFrame) -> pd.DataFrame:
    """The blocks with `words` and `characters`."""
    text = blocks["text"]
    return blocks.assign(words=text.str.count(r"\S+"), characters=text.str.len())


def removed(entries: pd.DataFrame, blocks: pd.DataFrame) -> View:
    """What cleaning removed, by rule (with the lines) and by outlet; `entries` is `01_ledger`."""
    gone = entries[~entries["kept"]]
    called = dict(zip(entries["article_id"], entries["short_name"], strict=True))
    lines = lines_by_rule(blocks[~blocks["kept"]], called)
    rules = gone.groupby(["role", "rule"], as_index=False).agg(
        blocks=("blocks", "sum"), words=("words", "sum"), articles=("article_id", "nunique")
    )
    order = rules.sort_values(["words", "role", "rule"], ascending=[False, True, True])
    rows = [row | {"lines": lines[row["role"], row["rule"]]} for row in records(order)]
    outlets = by_outlet(entries)
    return View(
        "removed", findings.removed(blocks), template=PIECES, rules=rows, outlets=outlets,
        some=ROWS, lines_shown=LINES,
    )  # fmt: skip


def lines_by_rule(
    gone: pd.DataFrame, called: dict[str, str]
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """(role, rule) -> its lines: equal ones once, with the articles that they stand in."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for row in records(gone[["article_id", "text", "role", "rule"]]):
        lines = found.setdefault((row["role"], row["rule"]), {})
        lines.setdefault(findings.shorten(row["text"], LINE), []).append(called[row["article_id"]])
    return {
        key: [
            {"text": text, "times": len(names), "names": list(dict.fromkeys(names))}
            for text, names in lines.items()
        ]
        for key, lines in found.items()
    }


def by_outlet(entries: pd.DataFrame) -> list[dict[str, Any]]:
    """Words and removed words of each outlet, the one that lost the greatest share first."""
    known = entries["outlet"].where(entries["outlet"] != "", entries["short_name"])
    rows = []
    for outlet, own in entries.groupby(known, sort=False):
        lost = own[~own["kept"]]
        words, gone = int(own["words"].sum()), int(lost["words"].sum())
        rows.append({
            "outlet": outlet, "articles": own["article_id"].nunique(), "words": words,
            "removed": gone, "part": gone / max(1, words),
            "share": findings.percent(gone / max(1, words)),
            "roles": findings.roles(lost["role"].repeat(lost["blocks"].tolist()), top=4),
        })  # fmt: skip
    return sorted(rows, key=lambda row: -row["part"])


def whole(blocks: pd.DataFrame, articles: pd.DataFrame, *, first: str = "") -> View:
    """Each article whole, its blocks coloured and named by role, with the line that overrules each.

    Articles are folded, the one that lost most words first and open, else the article_id `first`.
    """
    lost = measured(blocks[~blocks["kept"]]).groupby("article_id")["words"].sum()
    parts = dict(list(blocks.groupby("article_id")))
    rows = [
        shown(article, parts.get(article["article_id"], blocks.head(0)))
        for article in records(articles[["article_id", "short_name", "text"]])
    ]
    rows.sort(key=lambda row: (row["article_id"] != first, -lost.get(row["article_id"], 0)))
    counts = blocks["role"].value_counts()
    return View(
        "whole", f"{findings.many(len(rows), 'article')}, line by line", template=PIECES,
        rows=rows, header=corrections.HEADER,
        blocks=len(blocks), removed=int((~blocks["kept"]).sum()),
        legend=[(role, int(counts[role])) for role in ROLES if role in counts.index],
    )  # fmt: skip


def shown(article: dict[str, Any], blocks: pd.DataFrame) -> dict[str, Any]:
    """One article for `whole`: its counts, and its blocks with the line that overrules each."""
    sized, rows = measured(blocks), tables.rows("01_blocks", blocks)
    words = int(sized["words"].sum())
    gone = int(sized.loc[~sized["kept"], "words"].sum())
    texts = roles.shortest(article["text"], rows)
    return {
        "article_id": article["article_id"], "name": article["short_name"], "words": words,
        "removed": gone, "share": findings.percent(gone / max(1, words)),
        "in_one": words >= FEWEST_WORDS_IN_ONE * len(rows),
        "roles": findings.roles(blocks.loc[~blocks["kept"], "role"], top=4),
        "blocks": [
            {"block": row, "line": overruling(article["article_id"], text, row)}
            for row, text in zip(rows, texts, strict=True)
        ],
    }  # fmt: skip


def overruling(article_id: str, text: str, block: tables.Block) -> str:
    """The line of corrections.csv that turns a block round; empty if it has no words to name it.

    A long block is not offered for removal as a whole: it would be most of an article.
    """
    short = len(block.text.split()) <= LONGEST_OFFERED
    role = "promotion" if block.kept and short else "body"
    given = tables.Correction(article_id, "role", text, role)
    return corrections.line(given) if text else ""


def corrected(given: pd.DataFrame, articles: pd.DataFrame, *, step: str = "") -> View:
    """What a person overruled, and what became of it; `given` is a step's table of corrections.

    Those without effect stand first. `step` shows what that step applied alone.
    """
    called = dict(zip(articles["article_id"], articles["short_name"], strict=True))
    rows = [
        row | {"says": corrections.in_words(correction), "idle": not row["in_force"],
               "names": [called.get(n, n) for n in (row["article_id"], row["other_id"]) if n]}
        for row, correction in zip(
            records(given), tables.rows("01_corrections", given), strict=True)
        if row["status"] and step in {"", corrections.KINDS[row["field"]].step}
    ]  # fmt: skip
    idle = [row for row in rows if row["idle"]]
    words = findings.many(len(rows), "correction") + " by hand"
    if idle:
        words += f", {findings.many(len(idle), 'of them', 'of them')} without effect"
    return View(
        "corrected", findings.sentence(words), template=PIECES, says=words, idle=idle,
        in_force=[row for row in rows if not row["idle"]], some=ROWS,
    )  # fmt: skip


def set_aside(table: pd.DataFrame, *, full_text: bool = True) -> View:
    """What is not in the run, counted by reason and language; texts are folded."""
    rows = [
        row | {"called": language(row["language"]), "text": (row["text"] or "")[:TEXT],
               "cut": len(row["text"] or "") > TEXT}
        for row in records(table)
    ]  # fmt: skip
    foreign = [row for row in rows if row["language"]]
    reasons: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if not row["language"]:
            reasons.setdefault(row["reason"], []).append(row)
    return View(
        "set_aside", findings.many(len(rows), "file") + " set aside", template=PIECES,
        foreign=foreign, unread=in_languages(foreign), full_text=full_text, some=ROWS,
        reasons=sorted(reasons.items(), key=lambda item: -len(item[1])),
    )  # fmt: skip


def in_languages(foreign: list[dict[str, Any]]) -> str:
    """One sentence: how many articles are in which other languages."""
    counts = Counter(row["called"] for row in foreign).most_common()
    names = [f"{name} ({n})" if len(counts) > 1 else name for name, n in counts]
    many = findings.sentence(findings.many(len(foreign), "article"))
    verbs = ("is", "was") if len(foreign) == 1 else ("are", "were")
    return f"{many} {verbs[0]} in {findings.listed(names)} and {verbs[1]} not read."


@cache
def languages() -> dict[str, str]:
    """ISO 639-1 code -> the language's English name."""
    path = Path(__file__).parent / "data" / "languages.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def language(code: str) -> str:
    """A language's English name; one without a name is called by its code."""
    return languages().get(code, f"“{code}”")
