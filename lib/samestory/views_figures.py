"""Views of figures and dates: each in its sentence, beside it what was understood.

They are for a person who checks, so the words are plain. Templates stand in `figures.html`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from samestory import findings, in_words, passages
from samestory.passages import Mark, Piece
from samestory.views import View, records

MOST_ROWS = 4000  # rows that a page bears; the table has all
MOST_OF_ONE = 100  # rows that are shown of one article
OPEN = 8  # articles that are all open at once; of more, only the first
NEAR = 300  # characters of a long sentence that are shown on either side
# Whether a change is told by the level it led to or by its amount; not every table says.
LEVELS = {"True": ", to this level", "False": ", by so much"}
WORDS = 60  # characters of a passage that is repeated beside the sentence

Row = dict[str, Any]


class Way(NamedTuple):
    """What is marked in a sentence: the columns that hold its place, and its meaning."""

    kind: str
    start: str
    end: str
    word: str


FIGURE_WAYS = (
    Way("found", "start", "end", "the figure"),
    Way("counted", "counted_start", "counted_end", "what it counts or measures"),
    Way("owner", "owner_start", "owner_end", "whose it is"),
    Way("as-of", "as_of_start", "as_of_end", "the date it holds for"),
    Way("speaker", "voice_start", "voice_end", "who says it"),
)
DATE_WAYS = (
    Way("found", "start", "end", "the date"),
    Way("counted", "event_start", "event_end", "what it dates"),
    Way("as-of", "anchor_start", "anchor_end", "the date it is counted from"),
)


def figures(figures: pd.DataFrame, articles: pd.DataFrame) -> View:
    """Every row of `02_figures` in its sentence, article by article (`01_articles`)."""
    return readings(
        figures, articles, FIGURE_WAYS, understood=figure_understood, one="figure",
        says=figures_found(figures), table="02_figures",
        note="What is not listed beside a figure was not found; one that has no speaker stands "
        "in the outlet’s own words.",
    )  # fmt: skip


def dates(dates: pd.DataFrame, articles: pd.DataFrame) -> View:
    """Every row of `02_dates` in its sentence, article by article (`01_articles`)."""
    return readings(
        dates, articles, DATE_WAYS, understood=date_understood, one="date",
        says=dates_found(dates), table="02_dates",
        note="One that is counted from nothing is taken as it is written.",
    )  # fmt: skip


def readings(
    found: pd.DataFrame,
    articles: pd.DataFrame,
    ways: Sequence[Way],
    *,
    understood: Callable[[Row, Row], Row],
    **values: Any,
) -> View:
    """The view of one table; what is not drawn is counted."""

    def shown(row: Row, article: Row) -> Row:
        return understood(row, article) | {"sentence": sentence(article["text"], row, ways)}

    groups = by_article(found, articles, shown)
    drawn = [group for group in groups if group["rows"]]
    return View(
        "readings", values["says"], template="figures.html", groups=drawn,
        ways=[way for way in ways if way.start in found.columns], all_open=len(groups) <= OPEN,
        left=groups[len(drawn) :], silent=len(articles) - len(groups), **values,
    )  # fmt: skip


def by_article(
    found: pd.DataFrame, articles: pd.DataFrame, shown: Callable[[Row, Row], Row]
) -> list[dict[str, Any]]:
    """The articles that have rows, in their order, each with the rows that there is room for."""
    own: dict[str, list[Row]] = {}
    for row in records(found):
        own.setdefault(row["article_id"], []).append(row)
    groups, room = [], MOST_ROWS
    for article in records(articles[articles["article_id"].isin(list(own))]):
        rows = own[article["article_id"]]
        drawn = [shown(row, article) for row in rows[: min(room, MOST_OF_ONE)]]
        room -= len(drawn)
        name, title = article["short_name"], article["title"]
        if title.startswith(name.rstrip("… ")):  # one without an outlet goes by its title
            name, title = title, ""
        groups.append({
            "name": name, "title": title, "count": len(rows), "rows": drawn,
            "rest": len(rows) - len(drawn),
        })  # fmt: skip
    return groups


def sentence(text: str, row: Row, ways: Sequence[Way]) -> dict[str, Any]:
    """The sentence around a row in pieces, with what is marked in it; a long one is cut."""
    start, end = int(row["start"]), int(row["end"])
    opens = min(start, int(row["sentence_start"] or 0))
    closes = len(text) if row["sentence_end"] is None else max(end, int(row["sentence_end"]))
    first, last = max(opens, start - NEAR), min(closes, min(end, start + NEAR) + NEAR)
    marks = [
        Mark(mark.start - first, mark.end - first, mark.kind, mark.word)
        for mark in marks_of(row, ways, last)
        if mark.start >= first and mark.end <= last
    ]
    pieces: list[Piece] = passages.marked(text[first:last], marks)
    return {"pieces": pieces, "cut": (first > opens, last < closes)}


def marks_of(row: Row, ways: Sequence[Way], last: int) -> Iterator[Mark]:
    """A mark for each way that the row has a place for; none crosses the first."""
    main = Mark(int(row["start"]), min(int(row["end"]), last), ways[0].kind, ways[0].word)
    yield main
    for way in ways[1:]:
        if row.get(way.start) is None or row.get(way.end) is None:
            continue
        start, end = int(row[way.start]), int(row[way.end])
        if start < main.start < end < main.end:
            end = main.start
        elif main.start < start < main.end < end:
            start = main.end
        yield Mark(start, end, way.kind, way.word)


def figure_understood(row: Row, article: Row) -> Row:
    """What was understood of a figure: its value in words, and what else is known of it."""
    counted = findings.shorten(row["counted"], WORDS)
    missing = "" if row["kind"] == "duration" else "not found"
    level = LEVELS.get(str(row.get("level")), "")
    via = f"through {row['via']}" if row["via"] else ""
    facts = {
        "of": "" if in_words.with_counted(row) else counted or missing,
        "belongs to": row.get("owner") or "",
        "on top of": row["besides"],
        "including": row["including"],
        "change": row["change"] and row["change"] + level,
        "as of": as_of(row, article["text"]),
        "said by": ", ".join(filter(None, (row["voice"], via))),
        "corrected": row["corrected"],
        "sum": row["because"] and f"{row['because']} = {in_words.amount(row['value'] or 0.0)}",
    }
    return {"value": in_words.of_figure(row), "facts": filled(facts)}


def as_of(row: Row, text: str) -> str:
    """The days a figure holds for, with the words that say so."""
    if not row["as_of_earliest"] and not row["as_of_latest"]:
        return ""
    days = findings.when(row["as_of_earliest"], row["as_of_latest"])
    if row["as_of_start"] is None or row["as_of_end"] is None:
        return days
    return f"{days}, from {quoted(text, row['as_of_start'], row['as_of_end'])}"


def date_understood(row: Row, article: Row) -> Row:
    """What was understood of a date: the day in words, from what it is counted, what it dates."""
    value = in_words.of_date(row)
    between = in_words.span(row["earliest"], row["latest"])
    exact = row["earliest"] == row["latest"] or value == findings.when(
        row["earliest"], row["latest"]
    )
    facts = {
        "days meant": "" if exact or value == between else between,
        "from": counted_from(row, article),
        "dates": findings.shorten(row["event"] or "", WORDS),
    }
    return {"value": value, "facts": filled(facts)}


def counted_from(row: Row, article: Row) -> str:
    """What a date was worked out from; empty for one that needs nothing."""
    if row["anchor"] == "text" and row["anchor_start"] is not None:
        return quoted(article["text"], row["anchor_start"], row["anchor_end"])
    if row["anchor"] != "published":
        return "another date in the text" if row["anchor"] else ""
    if article["published"]:
        return f"the day of publication, {in_words.weekday(article['published'])}"
    days = findings.when(article["published_earliest"], article["published_latest"])
    return f"the day of publication, estimated: {days}"


def quoted(text: str, start: int, end: int) -> str:
    """A passage in quotation marks, shortened."""
    return f"“{findings.shorten(text[int(start) : min(int(end), int(start) + NEAR)], WORDS)}”"


def filled(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts that there are, in one line each."""
    return {label: findings.shorten(words, 200) for label, words in facts.items() if words}


def figures_found(figures: pd.DataFrame) -> str:
    """How many figures there are, and of how many it is known when, by whom and of what."""
    return summed(len(figures), "figure", {
        "with the date that they hold for": figures["as_of_earliest"].notna()
        | figures["as_of_latest"].notna(),
        "said by somebody": figures["voice"] != "",
        "added up here from their parts": figures["basis"] == "composed",
        "without what they count": (figures["counted"] == "") & (figures["kind"] != "duration"),
    })  # fmt: skip


def dates_found(dates: pd.DataFrame) -> str:
    """How many dates there are, from what they were counted, and how many are not settled."""
    return summed(len(dates), "date", {
        "counted from the day of publication": dates["anchor"] == "published",
        "from another date": dates["anchor"] == "text",
        "as a length of time": dates["type"] == "DURATION",
        "with what they date": dates["event"].fillna("") != "",
        "not settled": (dates["value"] == "")
        | (dates["value"].str.startswith("X") & (dates["type"] != "SET")),
    })  # fmt: skip


def summed(total: int, one: str, parts: Mapping[str, pd.Series[bool]]) -> str:
    """A total and its parts as one sentence: `24 figures: ten said by somebody, none ...`."""
    said = [
        f"{findings.many(int(n), words, words)}" if (n := which.sum()) else f"none {words}"
        for words, which in parts.items()
    ]
    return findings.sentence(f"{findings.many(total, one)}: {findings.listed(said)}.")
