"""The tables of 02, as a person corrected them: words that are no name, speakers, figures' values.

Frames in, frames out; what was read of the articles stays as it is in the run's `parts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from samestory import tables
from samestory.corrections.numbers import Number, number_in
from samestory.corrections.outcome import (
    COVERED,
    Outcome,
    applied,
    idle,
    missing,
    no_longer,
    not_found,
)
from samestory.corrections.search import Places, Span, spelled
from samestory.tables import Correction, Figure, Quote

__all__ = ["because", "corrected"]

Given = Mapping[int, Correction]  # a correction by its place in the file


def corrected(
    found: Mapping[str, pd.DataFrame], given: Given, places: Places
) -> tuple[dict[str, pd.DataFrame], dict[int, Outcome]]:
    """The tables of 02 after the corrections, and what became of each."""
    done, said = dict(found), dict[int, Outcome]()
    for number, row in given.items():
        if row.field == "not a name":
            done["02_mentions"], said[number] = without(done["02_mentions"], row, places)
    for name, field in (("02_quotes", "speaker"), ("02_figures", "value")):
        own = {number: row for number, row in given.items() if row.field == field}
        done[name], outcomes = with_rows_corrected(name, done[name], own, places)
        said |= outcomes
    return done, said


def because(row: Correction) -> str:
    """What stands in a table beside a corrected value."""
    return f"corrected by hand: {row.note}" if row.note else "corrected by hand"


def without(
    mentions: pd.DataFrame, row: Correction, places: Places
) -> tuple[pd.DataFrame, Outcome]:
    """The mentions without those that are these words, in the correction's article and context."""
    wanted = spelled(row.text)
    columns = (mentions[name] for name in ("article_id", "start", "end", "text"))
    wrong = [
        spelled(text) == wanted
        and row.article_id in {"", article_id}
        and (not row.context or (start, end) in places.of(article_id, row.text, row.context))
        for article_id, start, end, text in zip(*columns, strict=True)
    ]
    if any(wrong):
        kept = mentions[[not one for one in wrong]].reset_index(drop=True)
        return kept, applied(sum(wrong))
    stands = places.anywhere(row.article_id, row.text)
    return mentions, no_longer(0, "it is taken for no name now") if stands else not_found()


def with_rows_corrected(
    name: str, table: pd.DataFrame, given: Given, places: Places
) -> tuple[pd.DataFrame, dict[int, Outcome]]:
    """A table after the corrections of its rows; of two that speak of one row, the later holds."""
    part = table[table["article_id"].isin([row.article_id for row in given.values()])]
    rows = tables.by_article(name, part)
    said: dict[int, Outcome] = {}
    owner: dict[tuple[str, int], int] = {}
    for number, row in given.items():
        own = rows.setdefault(row.article_id, [])
        said[number], changed = APPLY[row.field](own, row, places)
        owner |= {(row.article_id, place): number for place in changed}
    for number in set(given) - set(owner.values()):
        if said[number].in_force:
            said[number] = idle(said[number].found, COVERED)
    if part.empty:
        return table, said
    new = tables.frame(name, rows)
    new.index = part.sort_values("article_id", kind="stable").index
    return pd.concat([table.drop(part.index), new]).sort_index(), said


Said = tuple[Outcome, Iterable[int]]  # what became of a correction, and the rows it changed


def with_speaker(quotes: list[Quote], row: Correction, places: Places) -> Said:
    """Give the quotations of an article another speaker where these words are quoted."""
    spans = places.of(row.article_id, row.text, row.context)
    hit = {quote_id for span in spans for quote_id in quoted(quotes, span)}
    if not hit:
        return idle(len(spans), "no quotation is read there") if spans else missing(row.text), ()
    parts = [n for n, quote in enumerate(quotes) if quote.quote_id in hit]
    if all(spelled(quotes[n].speaker) == spelled(row.value) for n in parts):
        return no_longer(len(hit), "that is the speaker now"), ()
    named = places.of(row.article_id, row.value) if row.value else []
    for n in parts:
        quotes[n] = said_by(quotes[n], row, named, places.texts[row.article_id])
    return applied(len(hit)), parts


def quoted(quotes: Sequence[Quote], span: Span) -> set[int]:
    """The quotations that share words with a passage: those that begin with it, else all in marks.

    What is reported without marks may have a quotation in its middle, and is another.
    """
    found = [q for q in quotes if q.start < span[1] and span[0] < q.end]
    begin = [q for q in found if abs(q.start - span[0]) <= 1]  # a mark may be copied too
    marked = [q for q in found if q.kind != "indirect"]
    return {q.quote_id for q in begin or marked or found}


def said_by(quote: Quote, row: Correction, named: Sequence[Span], text: str) -> Quote:
    """A quotation with its speaker, pointing to the nearest place where the name stands.

    The phrase that was read as speaking (`source`) gives way to it; where the name does not stand
    in the article, nothing there speaks.
    """
    start, end = min(named, key=lambda span: abs(span[0] - quote.start), default=(None, None))
    written = text[start:end] if named else ""
    values: dict[str, Any] = {"corrected": because(row)}
    for column, who in (("speaker", written or row.value), ("source", written)):
        values |= {column: who, f"{column}_start": start, f"{column}_end": end}
    return quote._replace(**{k: v for k, v in values.items() if k in quote._fields})


def with_value(figures: list[Figure], row: Correction, places: Places) -> Said:
    """Give the figures of an article another value where these words are one, or hold one alone."""
    spans = places.of(row.article_id, row.text, row.context)
    hit = [meant(figures, span) for span in spans]
    several = any(len(rows) > 1 for rows in hit)
    own = [n for rows in hit for n in rows]
    value = number_in(row.value)
    if several or not own or value is None:
        why = "several figures stand there: give one of them" if several else "no figure is read"
        return idle(len(spans), why) if spans else missing(row.text), ()
    if all(is_so(figures[n], value) for n in own):
        return no_longer(len(own), "that is the value now"), ()
    changed = {n for one in own for n in set_value(figures, one, value, because(row))}
    return applied(len(own)), changed


def meant(figures: Sequence[Figure], span: Span) -> list[int]:
    """The figure that is this passage; else those that stand in it."""
    inside = [n for n, f in enumerate(figures) if span[0] <= f.start and f.end <= span[1]]
    whole = [n for n in inside if (figures[n].start, figures[n].end) == span]
    return whole[:1] or inside


def is_so(figure: Figure, value: Number) -> bool:
    """Whether a figure has this value already."""
    now = Number(figure.value or 0.0, figure.value_high, figure.unit, figure.qualifier)
    return now == value._replace(unit=value.unit or figure.unit)


def set_value(figures: list[Figure], place: int, value: Number, why: str) -> set[int]:
    """Give one figure its value, and the sums that it is a part of theirs; which ones changed."""
    old = figures[place]
    changed = {place}
    for n, figure in enumerate(figures):
        around = figure.start <= old.start and old.end <= figure.end and n != place
        if around and figure.basis == "composed" and figure.value is not None:
            total = figure.value + value.value - (old.value or 0.0)
            figures[n] = figure._replace(value=total, because="", corrected=why)
            changed.add(n)
    figures[place] = old._replace(
        value=value.value,
        value_high=value.high,
        qualifier=value.qualifier,
        unit=value.unit or old.unit,
        because="",
        corrected=why,
    )
    return changed


APPLY: dict[str, Callable[[list[Any], Correction, Places], Said]] = {
    "speaker": with_speaker,
    "value": with_value,
}
