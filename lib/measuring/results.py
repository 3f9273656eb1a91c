"""The main results of each chapter, beside what they should reach (targets.csv).

A chapter is a function that gives rows; the notebook puts the rows of all chapters into one table.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from measuring import names
from measuring.attribution import credited, summary
from measuring.attribution.own import Sides as Stories
from measuring.facts import scores
from measuring.facts.scores import Sides
from measuring.identity import tables, told_scores
from measuring.identity.pace import Pace
from measuring.names import AS_GOLD, AS_UNER, NINE, THREE, TRIO, Reading, Sample
from measuring.quantities.cases import ALL as ALL_CASES
from measuring.scores import Score
from measuring.speed import Cleaning, Speed
from samestory.findings import Opening
from samestory.views import records

FILE = Path(__file__).with_name("targets.csv")
NEWSWIRE, UNER, OWN = (
    "newswire of outlets never seen (test)",
    "UNER-EWT test",
    "the project's own test set",
)
PAGES, PASTED, MESSY = (
    "article-extraction-benchmark, all pages",
    "the same as pasted text, unread pages",
    "the project's messy articles",
)
AS_HTML = "article-extraction-benchmark, as HTML"
AS_TEXT = "article-extraction-benchmark, as text"
NEWSQUANT, FILTERED = "NewsQuant, as published", "NewsQuant, filtered"
CASES = "cases of other tools, as in news"
TEMPEVAL, RECOGNIZERS = "TempEval-3, training texts", "Recognizers-Text, dates as in news"
DATE_RULES = "date rules, on parsed texts"
PASSAGES = "the project's own passages"
POLNEAR, CREDITS = "PolNeAR, dev", "credits of outlets in PolNeAR"
QUOTE_RULES = "quotations and sources alone"
STORIES = "the project's own stories"
SYNTAX = ("LAS", "UPOS", "lemmas", "sentences")
SHOWN = 6  # results that stand at the top of the page


class Result(NamedTuple):
    """One number worth a line: on which data, what was measured, the value and its unit."""

    data: str
    measured: str
    value: float
    unit: str


class Target(NamedTuple):
    """What a result should reach; `better` is high or low."""

    better: str
    value: float


def of_names(
    newswire: Sequence[Reading], uner: Sequence[Reading], own: Sequence[Reading]
) -> list[Result]:
    """F1 on each test set, with one class for one name; sets that are not here are left out."""
    samples = [
        (NEWSWIRE, TRIO, Sample(newswire, THREE)),
        (NEWSWIRE, "names, nine classes", Sample(newswire, NINE)),
        (UNER, "PERSON, ORG, LOC", Sample(uner, AS_UNER)),
        (OWN, TRIO, Sample(own, THREE)),
        (OWN, "names, all labels", Sample(own, AS_GOLD)),
    ]
    return [
        Result(data, measured, round(names.score(sample, settled=True).f1, 1), "F1")
        for data, measured, sample in samples
        if sample.readings
    ]


def of_syntax(banks: Mapping[str, Mapping[str, Score]]) -> list[Result]:
    """F1 of sentences, tags, lemmas and labelled heads on each treebank."""
    return [
        Result(f"{bank} test", measure, round(found[measure].f1, 1), "F1")
        for bank, found in banks.items()
        for measure in SYNTAX
    ]


def of_cost(rate: Speed, megabytes: float) -> list[Result]:
    """Speed of the whole pipeline and size of the model."""
    return [
        Result("whole pipeline", "speed", round(rate.rate, -2), "words/s"),
        Result("model folder", "size", round(megabytes, 1), "MB"),
    ]


def of_cleaning(
    pages: pd.DataFrame,
    plain: pd.DataFrame,
    lines: pd.DataFrame,
    fields: Mapping[str, pd.DataFrame],
) -> list[Result]:
    """The story's text in pages and pasted text, roles of lines, and fields of articles.

    The frames are those of `measuring.pages`, `pasted.summary` and, by set, `described.scores`.
    """
    unread = plain[plain["pages"] == "unread"]
    found = [
        *(Result(PAGES, f"story, {row['method']}", row["f1"], "F1") for row in records(pages)),
        *(Result(PASTED, f"story, {row['method']}", row["f1"], "F1") for row in records(unread)),
        *(Result(f"{MESSY}, {row['articles']}", "lines with the right role", row["right"], "%")
          for row in records(lines) if row["lines"]),
        *(Result(data, f"{row['field']}, precision", row["precision"], "%")
          for data, frame in fields.items() for row in records(frame) if row["gold"]),
    ]  # fmt: skip
    return [result._replace(value=round(result.value, 1)) for result in found]


def of_speed(cleaned: Cleaning) -> list[Result]:
    """Time of cleaning many articles."""
    what = f"{cleaned.articles:,} plain articles"
    return [Result(what, "cleaning", round(cleaned.seconds, 1), "s")]


def of_figures(
    newsquant: Mapping[str, pd.DataFrame], cases: pd.DataFrame, rate: Speed
) -> list[Result]:
    """Figures on NewsQuant by set and tool, on cases of other tools, and their speed alone.

    The frames are those of `measuring.quantities.scores` and `measuring.quantities.cases`.
    """
    found = [
        *(Result(data, f"{row['measure']}, {row['tool']}", row["f1"], "F1")
          for data, frame in newsquant.items() for row in records(frame)),
        *(Result(CASES, f"value and unit, {row['tool']}", row["value_and_unit"], "%")
          for row in records(cases.dropna()) if row["cases"] == ALL_CASES),
    ]  # fmt: skip
    return [*found, Result("figures alone", "speed", round(rate.rate, -2), "words/s")]


def of_dates(marked: pd.DataFrame, cases: pd.DataFrame, rate: Speed | None) -> list[Result]:
    """Time expressions found and valued, by method, and the speed of the rules.

    The frames are those of `measuring.times.scores.table` and `cases.table`.
    """
    found = [
        *(Result(TEMPEVAL, f"dates, {row['measure']}, {row['method']}", row["f1"], "F1")
          for row in records(marked)),
        *(Result(RECOGNIZERS, f"dates, {row['method']}", round(row["right"], 1), "%")
          for row in records(cases)),
    ]  # fmt: skip
    timed = [Result(DATE_RULES, "speed", round(rate.rate, -2), "words/s")] if rate else []
    return [*found, *timed]


def of_facts(sides: Sides) -> list[Result]:
    """Figures and dates in the project's own passages, by side; sides without items left out."""
    there = {side: readings for side, readings in sides.items() if readings}
    return [
        *(Result(f"{PASSAGES}, {side}", name, score, "F1" if name in scores.MAIN else "%")
          for side, readings in there.items()
          for name, score in scores.main_scores(readings).items()),
        *(Result(f"{PASSAGES}, {row['items']}", "traps sprung", row["sprung"],
                 f"of {row['traps']}") for row in records(scores.traps(there))),
    ]  # fmt: skip


def of_quotes(
    scored: pd.DataFrame, beside: pd.DataFrame, credits_found: pd.DataFrame, rate: Speed | None
) -> list[Result]:
    """Quotations of political news, a peer's too, credits of outlets, and the rules' speed.

    The frames are those of `measuring.attribution.scores` (`table`, `beside`) and `credited`.
    """
    main = {pair: name for pair, name in summary.MAIN.items() if scored.size}
    f1 = {(row["measure"], row["match"]): row["f1"] for row in records(scored)}
    peers = [row for row in records(beside) if row["tool"] != "samestory"]
    credits_of = [row for row in records(credits_found) if row["credit"] == credited.ALL]
    return [
        *(Result(POLNEAR, name, f1[pair], "F1") for pair, name in main.items()),
        *(Result(POLNEAR, f"{row['measure']}, {row['match']}, {row['tool']}", row["f1"], "F1")
          for row in peers),
        *(Result(CREDITS, measure, float(row[measure]), "%")
          for row in credits_of for measure in ("recall", "precision")),
        *([Result(QUOTE_RULES, "speed", round(rate.rate, -2), "words/s")] if rate else []),
    ]  # fmt: skip


def of_stories(sides: Stories) -> list[Result]:
    """Quotations, speakers, the same words and sources in the own stories, by side."""
    return [
        Result(f"{STORIES}, {side}", name, value, "F1")
        for side, given in sides.items()
        for name, value in summary.of_stories(given).items()
    ]


def of_identity(grouped: pd.DataFrame, removed: pd.DataFrame) -> list[Result]:
    """Who is who on ECB+: F1 of names that were found, and the error that is gone, by side.

    The frames are those of `measuring.identity.tables`.
    """
    held = grouped[grouped["measure"].isin(tables.HELD) & (grouped["mentions"] == tables.FOUND)]
    return [
        *(Result(f"ECB+ topics {row['topics']}", f"{row['measure']}, {row['method']}", row["f1"],
                 "F1") for row in records(held)),
        *(Result(f"ECB+ topics {row['topics']}",
                 f"error removed, {row['measure']}, {row['mentions']}", row["removed"], "%")
          for row in records(removed)),
    ]  # fmt: skip


def of_told(sides: told_scores.Sides, pace: Pace | None) -> list[Result]:
    """Names in the project's own stories, by side, and the time that names take."""
    found = [
        Result(f"{STORIES}, {side}", measure, score, "%")
        for side, readings in sides.items()
        for measure, score in (told_scores.held_scores(readings) if readings else {}).items()
    ]
    timed = [
        Result(f"{pace.articles:,} news articles", "names put together", pace.resolving, "s"),
        Result("names alone", "speed", round(pace.speed.rate, -2), "words/s"),
    ] if pace else []  # fmt: skip
    return [*found, *timed]


def targets(source: str | None = None) -> dict[tuple[str, str], Target]:
    """(data, measured) -> its target, from targets.csv or from `source`, a text written like it."""
    lines = (FILE.read_text(encoding="utf-8") if source is None else source).splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {
        (row["data"], row["measured"]): Target(row["better"], float(row["target"])) for row in rows
    }


def table(
    results: Iterable[Result], known: Mapping[tuple[str, str], Target] | None = None
) -> pd.DataFrame:
    """Results beside their targets.

    Columns: data, measured, value, unit, target (missing where none is set), met (yes, no, empty).
    """
    aims = targets() if known is None else known
    rows = []
    for result in results:
        aim = aims.get((result.data, result.measured))
        met = "" if aim is None else "yes" if reaches(result.value, aim) else "no"
        rows.append({**result._asdict(), "target": aim.value if aim else None, "met": met})
    columns = [*Result._fields, "target", "met"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "float64", "target": "float64"})


def reaches(value: float, aim: Target) -> bool:
    """Whether a value is as good as its target. Raises ValueError for an unknown direction."""
    if aim.better not in {"high", "low"}:
        raise ValueError(f"A target is “{aim.better}”: write high or low in {FILE.name}.")
    return value >= aim.value if aim.better == "high" else value <= aim.value


def opening(results: Sequence[Result], *, model: str, date: str, measured_on: str) -> Opening:
    """What heads the page: the first result as headline, main numbers, how many targets are met."""
    first = results[0]
    found = table(results)
    aimed, missed = found[found["met"] != ""], found[found["met"] == "no"]
    reached = (
        f"{len(aimed) - len(missed)} of {len(aimed)} targets are met."
        if len(aimed)
        else "No targets are set."
    )
    return Opening(
        kicker=" · ".join(part for part in ("How good is samestory?", date) if part),
        headline=f"{first.measured}: {words(first)} on {first.data}",
        sentences=[f"Measured: {model}, on {measured_on}.", reached],
        numbers=[(words(result), f"{result.measured}: {result.data}") for result in top(results)],
    )


def top(results: Sequence[Result]) -> list[Result]:
    """The results that stand at the top: the first of each set of data, as many as fit."""
    first = {result.data: result for result in reversed(results)}
    return [result for result in results if first[result.data] is result][:SHOWN]


def words(result: Result) -> str:
    """The value with its unit: F1 72.7, 8,400 words/s."""
    number = f"{result.value:,.0f}" if result.unit == "words/s" else f"{result.value:.1f}"
    return f"F1 {number}" if result.unit == "F1" else f"{number} {result.unit}"
