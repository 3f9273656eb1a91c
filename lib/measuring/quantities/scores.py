"""Readings of one test set by several tools -> scores, as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from measuring.quantities import amounts
from measuring.quantities.amounts import Found, Wanted
from measuring.quantities.pairs import Reading
from measuring.quantities.tools import COUNTED, UNIT, VALUE, Tool
from measuring.scores import COLUMNS, Score

# Measure -> what a tool has to say for it, and whether a pair of equal value is right.
MEASURES: dict[str, tuple[str, Callable[[Wanted, Found], bool]]] = {
    "value": (VALUE, amounts.same_value),
    "value and unit": (UNIT, amounts.same_unit),
    "counted, in part": (COUNTED, amounts.shares_words),
    "counted, whole": (COUNTED, amounts.same_words),
    "counted, one of several whole": (COUNTED, amounts.one_whole),
}


def score(readings: Sequence[Reading], right: Callable[[Wanted, Found], bool]) -> Score:
    """How many quantities were found and right, of how many found, of how many marked."""
    pairs = [pair for reading in readings for pair in reading.pairs]
    return Score(
        sum(bool(p.wanted and p.found and right(p.wanted, p.found)) for p in pairs),
        sum(p.found is not None for p in pairs),
        sum(p.wanted is not None for p in pairs),
    )


def table(tools: Sequence[Tool], readings: Mapping[str, Sequence[Reading]]) -> pd.DataFrame:
    """Every measure for every tool that says what is measured; nothing where there are no texts.

    Columns: tool, measure, precision, recall, f1 (per cent), gold (quantities marked).
    """
    rows = [
        {"tool": tool.name, "measure": measure, **score(readings[tool.name], right).row()}
        for measure, (needed, right) in MEASURES.items()
        for tool in tools
        if needed in tool.says and readings.get(tool.name)
    ]
    kinds = {"tool": "str", "measure": "str", **COLUMNS}
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def beside(table: pd.DataFrame, *, measures: Sequence[str] = tuple(MEASURES)) -> pd.DataFrame:
    """A table of scores for a chart: its rows named "tool: measure" in the first column."""
    rows = table[table["measure"].isin(measures)]
    names = [f"{tool}: {m}" for tool, m in zip(rows["tool"], rows["measure"], strict=True)]
    kept = rows[["precision", "recall", "f1", "gold"]].assign(what=names)
    return kept[["what", "precision", "recall", "f1", "gold"]].astype({"what": "str"})
