"""A row of a table, or words -> the passage that a correction of it has to name."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

from samestory import tables
from samestory.articles import ArticlesError
from samestory.corrections.search import Places, plain

__all__ = ["Folder", "Seen", "seen"]

CONTEXT = 12  # words on either side that may be needed to tell a passage from others
NEAR = 240  # characters that hold so many words, with room
START, LONG = 60, 80  # a longer text is named by its start


class Seen(NamedTuple):
    """A passage by its words: where they stand several times, with words around them.

    `pair` are the two passages that a row of 03_claims holds against each other.
    """

    article_id: str
    text: str
    context: str = ""
    short: str = ""
    pair: tuple[Seen, Seen] | None = None


class Folder:
    """The articles of a run, and where words stand in them."""

    def __init__(self, run: str, articles: pd.DataFrame) -> None:
        self.run = run
        self.places = Places(dict(zip(articles["article_id"], articles["text"], strict=True)))
        self.ids = dict(zip(articles["short_name"], articles["article_id"], strict=True))


def seen(passage: Any, folder: Folder) -> Seen:
    """The passage that is meant. Raises ArticlesError if it is none."""
    if isinstance(passage, str):
        return Seen("", plain(passage), short=plain(passage))
    if isinstance(passage, tuple) and len(passage) == 2 and not hasattr(passage, "_fields"):
        article_id, words = map(str, passage)
        return named(article_id, plain(words), ("", ""), folder)
    cells = cells_of(passage)
    if "claim_id" in cells and "text" not in cells:
        return Seen("", "", pair=held_against(str(cells["claim_id"]), folder))
    article_id = str(cells.get("article_id") or folder.ids.get(str(cells.get("article")), ""))
    text = str(cells["text"] if "text" in cells else cells.get("name", ""))
    if not text:
        raise ArticlesError("This row has no text: give a row of a table, or (article_id, words).")
    if not article_id:
        return Seen("", plain(text), short=plain(text))
    return named(article_id, plain(text), beside(cells, article_id, folder), folder)


def cells_of(passage: Any) -> Mapping[str, Any]:
    """A row of a table as column -> cell."""
    if isinstance(passage, pd.DataFrame):
        if len(passage) != 1:
            raise ArticlesError(f"There are {len(passage)} rows; give one: table.iloc[0].")
        passage = passage.iloc[0]
    if isinstance(passage, pd.Series):
        return {str(name): cell for name, cell in passage.to_dict().items()}
    if hasattr(passage, "_asdict"):
        return dict(passage._asdict())
    if isinstance(passage, Mapping):
        return passage
    raise ArticlesError("A correction needs a row of a table, (article_id, words), or words.")


def beside(cells: Mapping[str, Any], article_id: str, folder: Folder) -> tuple[str, str]:
    """What stands before and after a row's passage."""
    text = folder.places.texts.get(article_id, "")
    if "start" in cells and "end" in cells:
        start, end = int(cells["start"]), int(cells["end"])
        return text[max(0, start - NEAR) : start], text[end : end + NEAR]
    before, after = str(cells.get("before", "")), str(cells.get("after", ""))
    return before.removeprefix("… "), after.removesuffix(" …")


def named(article_id: str, text: str, sides: tuple[str, str], folder: Folder) -> Seen:
    """A passage, with as few words around it as make it the only one; shortened if it is long."""
    short = f"{text[:START].rstrip()}…" if len(text) > LONG else text
    of = folder.places.of
    if len(of(article_id, short)) != len(of(article_id, text)):
        short = text
    if len(of(article_id, text)) < 2:
        return Seen(article_id, text, "", short)
    before, after = (side.split() for side in sides)
    glue = " " if sides[0][-1:].isspace() else "", " " if sides[1][:1].isspace() else ""
    for words in range(1, CONTEXT + 1):
        left, right = " ".join(before[-words:]), " ".join(after[:words])
        context = plain(f"{left}{glue[0]}{text}{glue[1]}{right}")
        if len(of(article_id, text, context)) == 1:
            return Seen(article_id, text, context, short)
    return Seen(article_id, text, "", short)


def held_against(claim_id: str, folder: Folder) -> tuple[Seen, Seen]:
    """Two cells of a claim that say different things, of two articles."""
    cells = tables.read(folder.run, "03_cells")
    own = cells[cells["claim_id"] == claim_id]
    rows = own.sort_values("relation", key=lambda r: r != "differs", kind="stable")
    for one, other in combinations(rows.to_dict("records"), 2):
        if one["article_id"] != other["article_id"] and one["value"] != other["value"]:
            return seen(one, folder), seen(other, folder)
    raise ArticlesError(f"The claim “{claim_id}” holds no two different values.")
