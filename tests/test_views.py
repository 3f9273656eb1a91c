"""The pieces of HTML: what they show, and that nothing in an article is taken for markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import examples

from samestory import findings, ledger, passages, views, views_figures, views_quotes, views_sources
from samestory.passages import Mark, Passage, Run


class Tags(HTMLParser):
    """Every tag and attribute of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def words(view: views.View) -> str:
    """The text of a view, tags taken away."""
    return " ".join(re.sub(r"<[^>]*>", " ", view.html).split())


def all_views(data: dict[str, pd.DataFrame]) -> dict[str, views.View]:
    articles, claims, cells = data["01_articles"], data["03_claims"], data["03_cells"]
    return {
        "opening": views.opening(claims, cells, articles),
        "matrix": views.matrix(claims, cells, articles),
        "names": views.names(data["03_entities"], data["03_names"], articles),
        "quotes": views_quotes.quotes(claims, cells, articles),
        "timeline": views.timeline(data["03_timeline"], articles),
        "each quotation": views_quotes.each(data["02_quotes"], articles),
        "sources": views_sources.sources(data["03_sources"], articles),
        "figures": views_figures.figures(data["02_figures"], articles),
        "removed": ledger.removed(data["01_ledger"], data["01_blocks"]),
        "whole": ledger.whole(data["01_blocks"], articles),
        "corrected": ledger.corrected(data["03_corrections"], articles),
        "set aside": ledger.set_aside(data["01_set_aside"]),
        "settings": views.settings({"01": {"source": "/home/x/articles"}, "02": {}}, articles),
        "article": views.article(next(articles.tail(1).itertuples()), figures=data["02_figures"]),
        "passage": views.passage(examples.GAZETTE, 0, 10),
    }


@pytest.mark.parametrize("name", list(all_views(examples.everything())))
def test_text_of_articles_is_never_markup(name: str) -> None:
    found = Tags(all_views(examples.everything())[name].html)
    assert not found.tags & {"script", "i", "a", "img", "iframe", "object"}
    assert not {a for a in found.attributes if a.startswith("on") or a in {"href", "src"}}


def test_empty_tables_say_so() -> None:
    found = all_views(examples.nothing())
    empty = {
        "matrix": "No claim was found: the articles hold no figure, date, name or quotation that "
        "could be compared.",
        "names": "No name is shared by the articles.",
        "quotes": "No quotation is shared by two articles.",
        "sources": "No article says on whom it relies.",
        "timeline": "No passage gives a date that could be resolved.",
        "corrected": "Nothing was corrected by hand.",
        "set aside": "No file was set aside: every file of the folder is in this report.",
    }
    assert {name: words(found[name]) for name in empty} == empty


def test_opening_of_the_example() -> None:
    data = examples.everything()
    found = findings.opening(data["03_claims"], data["03_cells"], data["01_articles"])
    assert found == findings.Opening(
        kicker="Three outlets, 5–6 October 2026; one article without a date",
        headline="3,000 or 9,000? The articles contradict each other on people at the protest in "
        "September, and on one more point",
        sentences=[
            "The Norwick Herald, Star and Gazette <b>& share five statements that could be "
            "compared.",
            "They cannot all be right about people at the protest in September (The Norwick "
            "Herald: about 3,000 people; Star: 9,000 people); one quotation is printed with "
            "different words.",
        ],
        numbers=[
            ("3", "articles, three outlets"),
            ("5", "statements made by two articles or more"),
            ("2", "contradictions"),
            ("2", "agreements, one of them after arithmetic"),
        ],
    )


@pytest.mark.parametrize(
    ("verdicts", "articles", "headline"),
    [
        ([], 1, "One article: what it says, and in which words"),
        ([], 2, "Two articles without a comparable claim"),
        (["agree"], 2, "Two articles: no contradiction in what could be compared"),
    ],
)
def test_headlines(verdicts: list[str], articles: int, headline: str) -> None:
    claims = examples.claims()
    claims = claims[claims["verdict"].isin(verdicts)]
    found = findings.opening(claims, examples.cells(), examples.articles().head(articles))
    assert found.headline == headline


def test_matrix_puts_trouble_first_and_folds_what_one_article_says() -> None:
    shown = words(views.matrix(examples.claims(), examples.cells(), examples.articles()))
    order = ["people at the protest", "people who build it", "cost of the bridge", "One claim made"]
    places = [shown.index(topic) for topic in order]
    assert places == sorted(places)
    assert "None found in Gazette &lt;b&gt;&amp;" in shown


def test_minority_spelling_is_named_in_words() -> None:
    shown = words(views.names(examples.entities(), examples.names(), examples.articles()))
    assert "Bo Marsh minority spelling" in shown
    assert shown.count("minority spelling") == 1


def test_settings_show_no_path_of_the_machine() -> None:
    shown = views.settings({"01": {"source": "/home/x/articles", "n": 2}}, examples.articles())
    assert "/home" not in shown.html
    assert "articles" in shown.html


@pytest.mark.parametrize(
    ("spellings", "expected"),
    [
        # A word that fewer articles write so.
        (
            [("a", "Bo Marsch"), ("b", "Bo Marsch"), ("c", "Bo Marsh")],
            {"Bo Marsh": "minority spelling"},
        ),
        (
            [("a", "Marsch"), ("b", "Marsh")],
            {"Marsch": "spellings vary", "Marsh": "spellings vary"},
        ),
        ([("a", "Interpol"), ("b", "INTERPOL")], {}),  # case is no spelling
        ([("a", "Iraq"), ("b", "Iraqi")], {}),  # an ending is no spelling
        ([("a", "Marsch"), ("b", "Marsch’s")], {}),  # nor is a genitive
        ([("a", "Bo Marsch"), ("b", "Marsch")], {}),  # nor a shortening
        ([], {}),
    ],
)
def test_unusual_spellings(spellings: list[tuple[str, str]], expected: dict[str, str]) -> None:
    assert passages.unusual(spellings) == expected


def test_words_that_only_some_have() -> None:
    assert passages.compared(["We saw it twice, and left.", "We saw it and left"]) == [
        [Run("We saw it", True), Run("twice,", False), Run("and left.", True)],
        [Run("We saw it and left", True)],
    ]


def test_a_passage_keeps_to_its_line() -> None:
    text = "Advertisement\nThe bridge costs 12 million.\nRead more"
    start = text.index("12 million")
    found = passages.around(text, start, start + 10)
    assert found == Passage("The bridge costs ", "12 million", ".")


def test_crossing_marks_are_left_out() -> None:
    marks = [Mark(0, 4, "a", "a"), Mark(2, 6, "b", "b"), Mark(1, 3, "c", "c")]
    found = passages.marked("abcdef", marks)
    assert [p.text for p in found] == ["a", "bc", "d", "ef"]
    assert [m.kind for p in found for m in p.opens] == ["a", "c"]


@given(st.text(max_size=300), st.data())
def test_passages_and_marks_lose_nothing(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place), max_size=6))
    marks = [Mark(min(s), max(s), "k", "w") for s in spans]
    found = passages.marked(text, marks)
    assert "".join(piece.text for piece in found) == text
    assert sum(len(p.opens) for p in found) == sum(len(p.closes) for p in found)
    for mark in marks:
        passage = passages.around(text, mark.start, mark.end)
        assert passage.text == " ".join(text[mark.start : mark.end].split())


@given(st.lists(st.text(max_size=60), max_size=4))
def test_compared_quotations_keep_their_words(quotations: list[str]) -> None:
    found = passages.compared(quotations)
    assert [" ".join(r.text for r in runs).split() for runs in found] == [
        q.split() for q in quotations
    ]
