"""The own stories, by side (read, unread) -> tables of everything that is measured on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from measuring.attribution import cited, own, scores, speakers, together
from measuring.attribution.own import Done, Sides
from measuring.attribution.scores import Reading, Tally
from measuring.attribution.spans import CONTENT, CUE, SOURCE
from measuring.scores import COLUMNS, Score

# Measure of `scores.measures` and how it is matched -> what it is called among results and floors.
MAIN = {
    (CONTENT, "exact"): "content, exact",
    (CONTENT, "overlap"): "content, overlap",
    (scores.MARKED, "exact"): f"{scores.MARKED}, exact",
    (scores.MARKED, "overlap"): f"{scores.MARKED}, overlap",
    (SOURCE, "exact"): "source, exact",
    (SOURCE, "overlap"): "source, overlap",
    (CUE, "exact"): "cue, exact",
    (CUE, "overlap"): "cue, overlap",
}
SPEAKERS, SAME, RELATIONS = "speakers", "same words, pairs", "same words, relations"
# Measures of `said` that never fall because more is found.
HELD = (SPEAKERS, SAME, "sources", "sources and kind", "sources and name")


def quotations(sides: Sides) -> pd.DataFrame:
    """Content, source and cue as on PolNeAR.

    Columns: stories (read or unread), measure, match, precision, recall, f1 (per cent), gold.
    """
    tables = [
        scores.table(own.readings(given)).assign(stories=side) for side, given in sides.items()
    ]
    columns = ["stories", "measure", *scores.COLUMNS]
    return pd.concat(tables)[columns] if tables else pd.DataFrame(columns=columns)


def found(sides: Sides) -> pd.DataFrame:
    """What is said of quotations and sources, a row a measure and side.

    Columns: measure, stories (read or unread), precision, recall, f1 (per cent), gold.
    """
    rows = [
        {"measure": measure, "stories": side, **score.row()}
        for side, given in sides.items()
        for measure, score in (said(given) if given else {}).items()
    ]
    return pd.DataFrame(rows, columns=["measure", "stories", *COLUMNS])


def said(given: Sequence[Done]) -> dict[str, Score]:
    """Kinds, speakers, the same words across articles, sources."""
    judged, pairs = speakers.spoken(given), [together.joined(one) for one in given]
    return {
        "kind, where the content was met": kinds(own.readings(given)),
        "source, one within the other": sources(own.readings(given)),
        SPEAKERS: speakers.score(judged),
        "given to nobody, rightly": speakers.nobody(judged),
        SAME: together.score(pairs),
        RELATIONS: together.related(pairs),
        "alike but different, kept apart": together.kept_apart(pairs),
        **cited.scores(cited.cited(given)),
    }


def kinds(readings: Iterable[Reading]) -> Score:
    """Quotations that were found, called what the story calls them."""
    met = [pair for one in readings for pair in scores.pairs(one) if all(pair)]
    right = sum(bool(gold and found and gold.kind == found.kind) for gold, found in met)
    return Score(right, len(met), len(met))


def sources(readings: Iterable[Reading]) -> Score:
    """Sources, where the content was met, that are the same but for words at their sides.

    The stories mark a name alone; with its title or its job behind a comma it is no other source.
    """
    met = [pair for one in readings for pair in scores.pairs(one)]
    both = [(gold.source, found.source) for gold, found in met if gold and found]
    right = sum(bool(one and other and (one <= other or other <= one)) for one, other in both)
    return Score(right, sum(bool(other) for _, other in both), sum(bool(one) for one, _ in both))


def relations(sides: Sides) -> pd.DataFrame:
    """Pairs of quotations by relation; columns: stories and those of `together.by_relation`."""
    tables = [
        together.by_relation(together.joined(one) for one in given).assign(stories=side)
        for side, given in sides.items()
    ]
    columns = ["stories", "relation", "pairs", "together", "right"]
    return pd.concat(tables)[columns] if tables else pd.DataFrame(columns=columns)


def counts(sides: Sides) -> pd.DataFrame:
    """Columns: stories (read or unread), number, articles, quotations, pairs (named), sources."""
    rows = []
    for side, given in sides.items():
        articles = [article for one in given for article in one.story.articles]
        quoted, relied = (sum(len(getattr(a, what)) for a in articles)
                          for what in ("quotes", "sources"))  # fmt: skip
        pairs = sum(len(one.story.same) for one in given)
        rows.append((side, len(given), len(articles), quoted, pairs, relied))
    columns = ["stories", "number", "articles", "quotations", "pairs", "sources"]
    return pd.DataFrame(rows, columns=columns)


def main_scores(readings: Sequence[Reading]) -> dict[str, float]:
    """F1 in per cent of what says most of quotations, by the names of MAIN."""
    measured: Mapping[str, Mapping[str, Tally]] = scores.measures(readings) if readings else {}
    return {
        name: round(measured[measure][match].f1, 1)
        for (measure, match), name in MAIN.items()
        if measure in measured
    }


def of_stories(given: Sequence[Done]) -> dict[str, float]:
    """F1 in per cent of everything that says most of one side; nothing without stories."""
    if not given:
        return {}
    others = {name: round(score.f1, 1) for name, score in said(given).items()}
    return main_scores(own.readings(given)) | others


def held_scores(given: Sequence[Done]) -> dict[str, float]:
    """Those of `of_stories` that have floors: of quotations, and HELD."""
    kept = {*MAIN.values(), *HELD}
    return {name: value for name, value in of_stories(given).items() if name in kept}
