"""A name, a figure or any words -> every passage of a run that has them, in context.

Key word in context (KWIC): one row a passage, with the words before and after it.
"""

from __future__ import annotations

import re

import pandas as pd

from samestory import tables
from samestory.passages import around
from samestory.spelling import alike, normal

COLUMNS = ["article", "before", "text", "after"]


def runs(outputs: str = "outputs") -> list[str]:
    """The runs that can be explored, as the notebooks' parameter `run` takes them."""
    found = sorted(tables.path(outputs).glob("*/tables/03_claims.parquet"))
    return [f"{outputs}/{path.parent.parent.name}" for path in found]


def names(run: str, name: str) -> pd.DataFrame:
    """Every mention of the entities called `name`, under any of their spellings, in context.

    Columns: article, before, text, after, name, reason. `name` may be a part: a surname.
    """
    entities = tables.read(run, "03_entities")
    wanted = normal(name)
    fits = [any(within(wanted, normal(v)) for v in found) for found in entities["variants"]]
    known = entities.loc[fits, ["entity_id", "name"]]
    return in_context(run, tables.read(run, "03_names").merge(known, on="entity_id"))[
        [*COLUMNS, "name", "reason"]
    ]


def within(part: str, whole: str) -> bool:
    """Whether the words of `part` are words of `whole`, spelled alike."""
    words = whole.split()
    return bool(part) and all(any(alike(p, w) for w in words) for p in part.split())


def figures(run: str, *, value: float | None = None, counted: str = "") -> pd.DataFrame:
    """Every figure of that value, or that counts those words, in context.

    Columns: article, before, text, after, value, counted, as_of_earliest, as_of_latest, voice.
    """
    found = tables.read(run, "02_figures")
    if value is not None:
        upper = found["value_high"].fillna(found["value"])
        found = found[(found["value"] <= value) & (upper >= value)]
    found = found[found["counted"].str.contains(re.escape(counted), case=False)]
    extra = ["value", "counted", "as_of_earliest", "as_of_latest", "voice"]
    return in_context(run, found)[[*COLUMNS, *extra]]


def words(run: str, text: str) -> pd.DataFrame:
    """Every place where the words stand, whatever their case. Columns: COLUMNS."""
    articles = tables.read(run, "01_articles")
    pattern = re.compile(r"\s+".join(map(re.escape, text.split())) or r"(?!)", re.IGNORECASE)
    found = [
        (article_id, match.start(), match.end(), match.group())
        for article_id, whole in zip(articles["article_id"], articles["text"], strict=True)
        for match in pattern.finditer(whole)
    ]
    rows = pd.DataFrame(found, columns=["article_id", "start", "end", "text"])
    return in_context(run, rows)[COLUMNS]


def in_context(run: str, passages: pd.DataFrame) -> pd.DataFrame:
    """`passages` (article_id, start, end) with the article's name and the words around each."""
    articles = tables.read(run, "01_articles").set_index("article_id")
    places = zip(passages["article_id"], passages["start"], passages["end"], strict=True)
    texts = articles["text"].to_dict()
    beside = [around(texts[article_id], start, end) for article_id, start, end in places]
    return passages.assign(
        article=passages["article_id"].map(articles["short_name"]),
        before=[p.before for p in beside],
        after=[p.after for p in beside],
    ).reset_index(drop=True)
