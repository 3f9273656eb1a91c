"""Findings: tables -> the sentences that title the charts and open the report.

Nothing here is a fixed verdict: every word that says something of the story is counted first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

# How a role of `01_blocks` is called in a sentence (one, several).
ROLE_WORDS = {
    "title": ("title", "titles"),
    "section": ("section name", "section names"),
    "byline": ("byline", "bylines"),
    "date": ("date line", "date lines"),
    "dateline": ("dateline", "datelines"),
    "heading": ("heading", "headings"),
    "body": ("paragraph", "paragraphs"),
    "caption": ("caption", "captions"),
    "credit": ("photo credit", "photo credits"),
    "advertisement": ("advertisement", "advertisements"),
    "promotion": ("promotion", "promotions"),
    "navigation": ("navigation line", "navigation lines"),
    "notice": ("editorial notice", "editorial notices"),
    "tags": ("tag line", "tag lines"),
}

# The order in which a reader wants them: trouble first.
VERDICT_ORDER = ("conflict", "reconciled", "compatible", "agree", "single")
KIND_WORDS = {
    "figure": ("figure", "figures"),
    "date": ("date", "dates"),
    "name": ("name", "names"),
    "role": ("role", "roles"),
    "quote": ("quotation", "quotations"),
}


# Kinds of claims on what somebody is called: they state no fact of the story.
CALLED = ("name", "role")
QUOTES = "“”\"'‘’ "


class Opening(NamedTuple):
    """What the top of the report says."""

    kicker: str
    headline: str
    sentences: list[str]
    numbers: list[tuple[str, str]]


def many(count: int, one: str, several: str = "") -> str:
    """A count in words: `one article`, `12 articles`."""
    word = SMALL[count] if 0 <= count < len(SMALL) else f"{count:,}"
    return f"{word} {one if count == 1 else several or one + 's'}"


def listed(items: Sequence[str]) -> str:
    """Items as a sentence says them: `A, B and C`."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def when(earliest: object, latest: object) -> str:
    """An interval of days (ISO) as people write it: `3 January 2020`, `June 2020`, `2020`."""
    try:
        first, last = date.fromisoformat(str(earliest)), date.fromisoformat(str(latest))
    except ValueError:
        known = [str(day) for day in (earliest, latest) if isinstance(day, str) and day]
        return known[0] if known else "undated"
    if first == last:
        return f"{first.day} {first:%B %Y}"
    after = last + timedelta(days=1) if last < date.max else last
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return f"{first.year}" if after.year == first.year + 1 else f"{first.year}–{last.year}"
    if first.day == 1 and after.day == 1:
        same = (first.year, first.month) == (last.year, last.month)
        return f"{first:%B %Y}" if same else f"{first:%B %Y} – {last:%B %Y}"
    start = f"{first.day} {first:%B %Y} –"
    if first.year == last.year:
        start = f"{first.day}–" if first.month == last.month else f"{first.day} {first:%B} – "
        return f"{start}{last.day} {last:%B %Y}"
    return f"{start} {last.day} {last:%B %Y}"


def roles(names: pd.Series[str], *, top: int = len(ROLE_WORDS)) -> str:
    """Block roles, counted, the most frequent first: `two advertisements and one byline`."""
    counts = names.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    found = [(str(role), int(n)) for role, n in counts.items()]
    said = [many(n, *ROLE_WORDS.get(role, (role, role))) for role, n in found[:top]]
    rest = sum(n for _, n in found[top:])
    return listed([*said, many(rest, "other line")] if rest else said)


def removed(blocks: pd.DataFrame) -> str:
    """What cleaning removed, in one sentence."""
    gone = blocks[~blocks["kept"]]
    if gone.empty:
        return "No rule found anything to remove"
    share = gone["text"].str.count(r"\S+").sum() / max(1, blocks["text"].str.count(r"\S+").sum())
    return f"Cleaning removed {percent(share)} of the words: {roles(gone['role'], top=3)}"


def percent(share: float) -> str:
    """A share as people say it; what is more than nothing is never 0%."""
    return "less than 1%" if 0 < share < 0.005 else f"{share:.0%}"


def named(counts: pd.DataFrame) -> str:
    """Who is named most widely; `counts` has entities as rows and outlets as columns."""
    if counts.empty:
        return "No name is shared by the articles"
    everywhere = [str(name) for name, row in counts.iterrows() if (row > 0).all()]
    if len(counts.columns) > 1 and everywhere:
        shown = (
            everywhere if len(everywhere) < 4 else [*everywhere[:2], f"{len(everywhere) - 2} more"]
        )
        verb = "is" if len(everywhere) == 1 else "are"
        return f"{listed(shown)} {verb} named by every outlet"
    most = counts.sum(axis="columns")
    return f"{most.index[int(most.argmax())]} is named most, {many(int(most.max()), 'time')}"


def most(counts: pd.DataFrame, *, one: str, several: str) -> str:
    """Which article gave most; `counts` has kinds as rows and outlets as columns."""
    if not counts.to_numpy().sum():
        return f"The articles hold {many(0, one, several)}"
    totals = counts.sum()
    top = totals.index[int(totals.argmax())]
    if len(totals) == 1:
        return f"{top} holds {many(int(totals.max()), one, several)}"
    return f"{top} gives most {several}: {totals.max()} of {totals.sum()}"


def statements(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims of two articles or more that state a fact: how somebody is called does not."""
    return claims[(claims["verdict"] != "single") & ~claims["kind"].isin(CALLED)]


def verdicts(claims: pd.DataFrame) -> str:
    """How many claims conflict and agree, in one sentence."""
    shared = statements(claims)
    if shared.empty:
        return "No claim is made by more than one article"
    counts = shared["verdict"].value_counts()
    parts = {
        "conflict": "conflict",
        "reconciled": "agree after arithmetic",
        "compatible": "are compatible",
        "agree": "agree",
    }
    one = {"conflict": "conflicts", "reconciled": "agrees after arithmetic",
           "compatible": "is compatible", "agree": "agrees"}  # fmt: skip
    said = [f"{counts[v]} {one[v] if counts[v] == 1 else words}"
            for v, words in parts.items() if v in counts.index]  # fmt: skip
    return sentence(f"of {many(len(shared), 'shared claim')}, {listed(said)}")


def dated(events: pd.DataFrame) -> str:
    """Which date most articles give; `events` has `label`, `article_id`."""
    if events.empty:
        return "No passage is dated"
    counts = events.groupby("label", sort=False)["article_id"].nunique()
    top, articles = str(counts.index[int(counts.argmax())]), int(counts.max())
    if articles < 2:
        return f"{sentence(many(len(counts), 'date'))}, none given by more than one article"
    return f"{sentence(top)} is the date that most articles give: {articles}"


def gap(values: pd.DataFrame) -> str:
    """The widest gap; `values` has `topic`, `number`, `verdict`, one row a cell."""
    if values.empty:
        return "No figure differs between the articles"
    by = values.groupby("claim_id", sort=False)["number"]
    spread = (by.max() - by.min()) / by.max().abs().clip(lower=1e-9)
    widest = values[values["claim_id"] == spread.index[int(spread.argmax())]]
    low, high = f"{widest['number'].min():,g}", f"{widest['number'].max():,g}"
    return f"{sentence(str(widest['topic'].iloc[0]))}: from {low} to {high}"


def opening(claims: pd.DataFrame, cells: pd.DataFrame, articles: pd.DataFrame) -> Opening:
    """The top of the report, computed from what was found."""
    shared = statements(claims)
    counts = shared["verdict"].value_counts()
    conflicts, after = int(counts.get("conflict", 0)), int(counts.get("reconciled", 0))
    agree = int(counts.get("agree", 0)) + after
    known = articles["outlet"].where(articles["outlet"] != "", articles["short_name"])
    outlets = int(known.nunique())
    arithmetic = f", {SMALL[after] if after < len(SMALL) else after} of them after arithmetic"
    return Opening(
        kicker=kicker(articles, outlets),
        headline=headline(shared, cells, len(articles)),
        sentences=[extent(shared, articles), weight(shared, cells, articles)],
        numbers=[
            (str(len(articles)), received(articles, outlets)),
            (str(len(shared)), f"statement{'s' * (len(shared) != 1)} made by two articles or more"),
            (str(conflicts), f"contradiction{'s' * (conflicts != 1)}"),
            (str(agree), f"agreement{'s' * (agree != 1)}{arithmetic if after else ''}"),
        ],
    )


def received(articles: pd.DataFrame, outlets: int) -> str:
    """What was received, without its number: `articles (two are copies), three outlets`."""
    copies = int((articles["same_as"] != "").sum())
    said = f" ({many(copies, 'is a copy', 'are copies')} or version{'s' * (copies != 1)})"
    word = f"article{'s' * (len(articles) != 1)}"
    return f"{word}{said if copies else ''}, {many(outlets, 'outlet')}"


def kicker(articles: pd.DataFrame, outlets: int) -> str:
    """How many outlets, published when."""
    days = articles["published"].dropna()
    span = f", {when(days.min(), days.max())}" if len(days) else ""
    undated = len(articles) - len(days)
    missing = f"; {many(undated, 'article')} without a date" if undated else ""
    return sentence(many(outlets, "outlet")) + span + missing


def conflicting(shared: pd.DataFrame) -> pd.DataFrame:
    """The contradictions, facts before quotations."""
    found = shared[shared["verdict"] == "conflict"]
    return found.assign(wording=found["kind"] == "quote").sort_values("wording", kind="stable")


def headline(shared: pd.DataFrame, cells: pd.DataFrame, articles: int) -> str:
    """The sharpest thing that can be said in a line."""
    conflicts = conflicting(shared)
    if len(conflicts):
        first = shorten(conflicts["topic"].iloc[0], 70)
        more = f", and on {many(len(conflicts) - 1, 'more point')}" if len(conflicts) > 1 else ""
        if conflicts["wording"].iloc[0]:
            return f"The articles quote the same words differently: “{first.strip(QUOTES)}”"
        numbers = stated(cells, conflicts["claim_id"].iloc[0])["number"].dropna().unique()
        which = " or ".join(f"{n:,.10g}" for n in sorted(numbers)[:3])
        question = f"{which}? " if len(numbers) > 1 else ""
        return f"{question}The articles contradict each other on {first}{more}"
    if len(shared):
        return f"{sentence(many(articles, 'article'))}: no contradiction in what could be compared"
    if articles == 1:
        return "One article: what it says, and in which words"
    return f"{sentence(many(articles, 'article'))} without a comparable claim"


def stated(cells: pd.DataFrame, claim_id: str) -> pd.DataFrame:
    """The cells of a claim that give a value, not a vague word."""
    return cells[(cells["claim_id"] == claim_id) & (cells["status"] == "stated")]


def extent(shared: pd.DataFrame, articles: pd.DataFrame) -> str:
    """First sentence: how much could be compared."""
    called = [str(name) for name in articles["short_name"]]
    who = listed(called) if 0 < len(called) <= 6 else many(len(called), "article")
    if len(called) < 2:
        return sentence(f"{who} stands alone here, so there is nothing to compare it with.")
    found = many(len(shared), "statement") if len(shared) else "no statement"
    return sentence(f"{who} share {found} that could be compared.")


def weight(shared: pd.DataFrame, cells: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Second sentence: the contradictions with their values, else what agrees."""
    conflicts = conflicting(shared)
    facts = conflicts[~conflicts["wording"]]
    worded = len(conflicts) - len(facts)
    if conflicts.empty and len(shared):
        return "Among these, none contradicts another; what differs is wording and precision."
    if conflicts.empty:
        who = "it says" if len(articles) == 1 else "each says"
        return f"What {who} is listed below with the passage it rests on."
    quoted = many(worded, "quotation is", "quotations are") + " printed with different words"
    if facts.empty:
        return f"No figure or date is in conflict, but {quoted}."
    said = []
    for claim in facts.head(2).to_dict("records"):
        values = stated(cells, claim["claim_id"]).drop_duplicates("value").head(3)
        names = values["article_id"].map(articles.set_index("article_id")["short_name"])
        sides = [f"{name}: {shorten(v)}" for name, v in zip(names, values["value"], strict=True)]
        said.append(f"{claim['topic']} ({'; '.join(sides)})")
    if len(facts) > len(said):
        said.append(many(len(facts) - len(said), "more point"))
    return f"They cannot all be right about {listed(said)}{f'; {quoted}' if worded else ''}."


def shorten(text: str, width: int = 60) -> str:
    """The text cut at a word, with an ellipsis, if it is longer than `width`."""
    plain = " ".join(str(text).split())
    return plain if len(plain) <= width else plain[:width].rsplit(" ", 1)[0] + " …"
