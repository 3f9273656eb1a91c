"""Figures and dates in their sentences: marks at the right words, plain words beside, bounds."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest
from tests import examples

from samestory import in_words, tables, views_figures

TEXT = """Flood <b>hits</b> Ostrava
On Sunday at least 12 people and a <script>alert(1)</script> were lost, mayor Ida Bren said.
Repairs cost 3.5 million two years later."""


def articles(count: int = 1, text: str = TEXT) -> pd.DataFrame:
    """Articles of one text."""
    return examples.table("01_articles", [
        {"article_id": f"a{n}", "short_name": f"Paper <{n}>", "title": "Flood & fear",
         "published": "2026-10-06", "text": text}
        for n in range(count)
    ])  # fmt: skip


def place(passage: str, prefix: str = "", text: str = TEXT) -> dict[str, Any]:
    """Where a passage stands, as columns with a prefix."""
    start = text.index(passage)
    found: dict[str, Any] = {f"{prefix}start": start, f"{prefix}end": start + len(passage)}
    return found | {prefix.removesuffix("_") or "text": passage}


def line(passage: str, text: str = TEXT) -> dict[str, int]:
    """The sentence of a passage: its line."""
    start = text.index(passage)
    first = text.rfind("\n", 0, start) + 1
    return {"sentence_start": first, "sentence_end": (text + "\n").index("\n", start)}


def figure(**other: Any) -> dict[str, Any]:
    """A row of `02_figures` in the second line."""
    return {
        "article_id": "a0", **place("12"), **line("12"), "kind": "count", "value": 12.0,
        "qualifier": "at_least", "basis": "stated", **place("people", "counted_"),
        **place("mayor Ida Bren", "voice_"), "as_of_earliest": "2026-10-04",
        "as_of_latest": "2026-10-04", **place("Sunday", "as_of_"),
    } | other  # fmt: skip


def date(**other: Any) -> dict[str, Any]:
    """A row of `02_dates` in the third line, counted from the second."""
    return {
        "article_id": "a0", **place("two years later"), **line("two years"), "type": "DATE",
        "value": "2028-10", "earliest": "2028-10-01", "latest": "2028-10-31", "anchor": "text",
        "anchor_start": TEXT.index("Sunday"), "anchor_end": TEXT.index("Sunday") + 6,
        **place("cost", "event_"),
    } | other  # fmt: skip


def table(name: str, *rows: dict[str, Any]) -> pd.DataFrame:
    """A typed table without what is no column of it."""
    known = tables.columns(name)
    return examples.table(name, [{k: v for k, v in r.items() if k in known} for r in rows])


def figures_view(*rows: dict[str, Any], of: pd.DataFrame | None = None) -> str:
    shown = articles() if of is None else of
    return views_figures.figures(table("02_figures", *rows), shown).html


def dates_view(*rows: dict[str, Any]) -> str:
    return views_figures.dates(table("02_dates", *rows), articles()).html


def words(html: str) -> str:
    """The text of a piece of HTML, tags taken away."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def rows_of(html: str) -> str:
    """What stands below the legend."""
    return html[html.index("<details") :]


def marked(html: str) -> dict[str, str]:
    """Kind of mark -> the words that it marks, in a view with one row."""
    tags = r'<(?:mark|span class="mark ([a-z-]+)" title="[^"]+")>([^<]*)<'
    return {kind or "found": text for kind, text in re.findall(tags, rows_of(html))}


# --- figures ------------------------------------------------------------------------------------


def test_a_figure_is_marked_in_its_sentence_and_said_in_plain_words() -> None:
    html = figures_view(figure())
    assert marked(html) == {
        "found": "12", "counted": "people", "speaker": "mayor Ida Bren", "as-of": "Sunday",
    }  # fmt: skip
    shown = words(rows_of(html))
    assert shown.startswith("Paper &lt;0&gt; Flood &amp; fear one figure On Sunday at least 12")
    assert "at least 12 people as of 4 October 2026, from “Sunday” said by mayor Ida" in shown
    assert "Repairs" not in shown  # another sentence


def test_the_text_of_an_article_stays_text() -> None:
    html = figures_view(figure(counted="<i>x</i>", voice="<i>y</i>", because="<i>z</i>"))
    assert "&lt;script&gt;alert(1)" in html
    assert not re.search(r"<(script|i|b>hits)", html)


def test_the_figure_is_marked_even_where_other_marks_cross_it() -> None:
    crossing = TEXT.index("12 people")
    html = figures_view(
        figure(
            start=crossing, end=crossing + 5, counted_start=crossing + 3, counted_end=crossing + 9
        )
    )
    assert marked(html) | {"as-of": "", "speaker": ""} == {
        "found": "12 pe", "counted": "ople", "as-of": "", "speaker": "",
    }  # fmt: skip


def test_what_lies_in_another_sentence_is_not_marked() -> None:
    html = figures_view(figure(**place("Ostrava", "voice_")))
    assert "speaker" not in marked(html)
    assert "said by Ostrava" in words(html)


def test_what_was_not_found_is_not_there_but_for_what_is_counted() -> None:
    bare = figure(counted="", counted_start=None, counted_end=None, voice="", voice_start=None,
                  voice_end=None, as_of_earliest=None, as_of_latest=None, as_of_start=None,
                  as_of_end=None)  # fmt: skip
    shown = words(rows_of(figures_view(bare)))
    assert shown.endswith("at least 12 of not found")


def test_whose_a_figure_is_where_the_table_tells() -> None:
    told = table("02_figures", figure()).assign(
        owner="the town", owner_start=TEXT.index("lost"), owner_end=TEXT.index("lost") + 4
    )
    html = views_figures.figures(told, articles()).html
    assert marked(html)["owner"] == "lost"
    assert "belongs to the town" in words(html)
    without = told.drop(columns=["owner", "owner_start", "owner_end"])
    assert "whose it is" not in views_figures.figures(without, articles()).html


def test_a_sum_is_shown_with_its_arithmetic() -> None:
    html = figures_view(figure(basis="composed", because="1 named + 11 others", qualifier="exact"))
    assert "12 in all of people" in words(html)
    assert "sum 1 named + 11 others = 12" in words(html)


def test_how_many_figures_have_what() -> None:
    rows = [figure(), figure(voice="", counted=""), figure(as_of_earliest=None, as_of_latest=None)]
    assert views_figures.figures_found(table("02_figures", *rows)) == (
        "Three figures: two with the date that they hold for, two said by somebody, none added up "
        "here from their parts and one without what they count."
    )


def test_a_long_sentence_is_cut_around_the_figure() -> None:
    text = "water " * 500 + "rose by 12 feet " + "again " * 500
    row = figure(**place("12", text=text), sentence_start=0, sentence_end=len(text))
    html = figures_view(row | {"counted_start": None}, of=articles(text=text))
    assert re.search(r'<p class="evidence">… .*<mark>12</mark>.* …</p>', html, re.DOTALL)
    assert len(words(html)) < 1500


@pytest.mark.parametrize("found", [{}, {"sentence_start": None, "sentence_end": None}])
def test_a_figure_at_either_end_of_a_text(found: dict[str, Any]) -> None:
    text = "12 dead"
    row = {"article_id": "a0", "start": 0, "end": 2, "text": "12", "sentence_start": 0,
           "sentence_end": 7, "value": 12, "kind": "count"}  # fmt: skip
    html = figures_view(row | found, of=articles(text=text))
    assert "<mark>12</mark> dead</p>" in html


# --- dates --------------------------------------------------------------------------------------


def test_a_date_stands_with_what_it_is_counted_from_and_what_it_dates() -> None:
    html = dates_view(date())
    assert marked(html) == {"found": "two years later", "counted": "cost"}
    assert words(rows_of(html)).endswith("October 2028 from “Sunday” dates cost")


def test_a_date_counted_from_the_day_of_publication() -> None:
    row = date(value="2026-10-06", earliest="2026-10-06", latest="2026-10-06", anchor="published")
    shown = words(dates_view(row))
    assert "Tuesday, 6 October 2026 from the day of publication, Tuesday, 6 October" in shown


def test_days_that_the_words_do_not_say_are_said() -> None:
    shown = words(dates_view(date(value="2028", earliest="2028-01-01", latest="2028-06-30")))
    assert "2028 days meant some time between 1 January 2028 and 30 June 2028" in shown


def test_how_many_dates_have_what() -> None:
    rows = [
        date(),
        date(type="SET", value="XXXX-WXX-1", anchor="", event=""),
        date(type="DURATION", value="P2Y", anchor="", event=""),
        date(value=""),
    ]
    assert views_figures.dates_found(table("02_dates", *rows)) == (
        "Four dates: none counted from the day of publication, two from another date, one as a "
        "length of time, two with what they date and one not settled."
    )


# --- bounds ---------------------------------------------------------------------------------------


def test_nothing_found_is_said() -> None:
    assert words(figures_view()) == "No article holds a figure."
    assert words(dates_view()) == "No article holds a date."


def test_few_articles_are_open_and_of_many_the_first() -> None:
    rows = [figure(article_id=f"a{n}") for n in range(20)]
    assert figures_view(*rows[:5], of=articles(6)).count('<details class="article" open>') == 5
    assert "One article without a figure." in words(figures_view(*rows[:5], of=articles(6)))
    html = figures_view(*rows, of=articles(20))
    assert html.count('<details class="article" open>') == 1
    assert html.count('<details class="article">') == 19


def test_what_is_not_drawn_is_counted_and_its_table_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(views_figures, "MOST_OF_ONE", 3)
    monkeypatch.setattr(views_figures, "MOST_ROWS", 5)
    rows = [figure(article_id=f"a{n}") for n in range(4) for _ in range(4)]
    html = figures_view(*rows, of=articles(4))
    assert html.count('class="reading"') == 5
    shown = words(html)
    assert "One more figure of this article in the table 02_figures ." in shown
    assert "Two more figures of this article in the table 02_figures ." in shown
    assert "Two more articles with eight figures: all are in the table 02_figures ." in shown


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"kind": "money", "value": 3.5e6, "unit": "USD"}, "US$3.5 million"),
        ({"kind": "money", "value": 2e9, "value_high": 3e9, "unit": "KES"},
         "KES 2 billion to KES 3 billion"),
        ({"kind": "money", "value": 0.4, "unit": "GBP", "per": "share"}, "£0.4 per share"),
        ({"kind": "percent", "value": 5, "value_high": 10, "unit": "%"}, "5% to 10%"),
        ({"kind": "percent", "value": 2, "unit": "percentage point"}, "2 percentage points"),
        ({"kind": "count", "value": 24, "value_high": 99, "qualifier": "vague",
          "counted": "boats"}, "24 to 99 boats (a vague word)"),
        ({"kind": "count", "value": 0, "counted": "survivors"}, "0 survivors"),
        ({"kind": "count", "value": 1234567, "counted": "votes"}, "1,234,567 votes"),
        ({"kind": "count", "value": None, "counted": "votes"},
         "a number that is not settled votes"),
        ({"kind": "ordinal", "value": 3, "counted": "goal"}, "3rd goal"),
        ({"kind": "ordinal", "value": 12}, "12th"),
        ({"kind": "age", "value": 71, "unit": "year"}, "71 years old"),
        ({"kind": "duration", "value": 1, "unit": "century"}, "1 century"),
        ({"kind": "measure", "value": 6, "unit": "foot", "qualifier": "about"}, "about 6 feet"),
        ({"kind": "measure", "value": 9, "unit": "kilometre per hour"}, "9 kilometres per hour"),
        ({"kind": "measure", "value": 30, "unit": "degree Celsius"}, "30 degrees Celsius"),
        ({"kind": "measure", "value": 6.1, "unit": "magnitude"}, "magnitude 6.1"),
        ({"kind": "ratio", "value": 0.2}, "0.2, or 20%"),
        ({"kind": "ratio", "value": 3, "value_high": 1}, "3 to 1"),
        ({"kind": "count", "value": float("inf")}, "inf"),
    ],
)  # fmt: skip
def test_figures_in_words(row: dict[str, Any], said: str) -> None:
    empty = {"value_high": None, "unit": "", "qualifier": "exact", "per": "", "counted": "",
             "basis": "stated"}  # fmt: skip
    assert in_words.of_figure(empty | row) == said


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("DATE", "2021-01-05", "Tuesday, 5 January 2021"),
        ("DATE", "2021-02-30", "2021-02-30"),  # a day that there is not
        ("DATE", "2020-06", "June 2020"),
        ("DATE", "2020", "2020"),
        ("DATE", "202", "the 2020s"),
        ("DATE", "19", "the 20th century"),
        ("DATE", "2020-SU", "summer 2020"),
        ("DATE", "2020-Q3", "third quarter of 2020"),
        ("DATE", "2020-H2", "second half of 2020"),
        ("DATE", "2021-W03", "week 3 of 2021"),
        ("DATE", "2021-W03-WE", "weekend of week 3 of 2021"),
        ("DATE", "XXXX-06", "June of a year that is not settled"),
        ("DATE", "XXXX-06-03", "3 June of a year that is not settled"),
        ("DATE", "XXXX-WXX-2", "a Tuesday that is not settled"),
        ("DATE", "XXXX", "a year that is not settled"),
        ("DATE", "PRESENT_REF", "the present"),
        ("DATE", "", "not settled"),
        ("TIME", "2021-01-03TNI", "Sunday, 3 January 2021, night"),
        ("TIME", "2021-01-03T15:30", "Sunday, 3 January 2021, 15:30"),
        ("DURATION", "P3W", "length of time: 3 weeks"),
        ("DURATION", "PT1H30M", "length of time: 1 hour and 30 minutes"),
        ("DURATION", "P1Y6M", "length of time: 1 year and 6 months"),
        ("DURATION", "PXY", "length of time: some years"),
        ("DURATION", "?", "length of time: ?"),
        ("SET", "P1D", "again and again: every day"),
        ("SET", "P2W", "again and again: every 2 weeks"),
        ("SET", "XXXX-WXX-1", "again and again: every Monday"),
        ("SET", "XXXX-12-25", "again and again: every 25 December"),
    ],
)
def test_dates_in_words(kind: str, value: str, said: str) -> None:
    row = {"type": kind, "value": value, "earliest": None, "latest": None}
    assert in_words.of_date(row) == said


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2021-01-05", "2021-02-09", "some time between 5 January 2021 and 9 February 2021"),
        ("2021-01-05", None, "not before 5 January 2021"),
        (None, "2021-01-05", "not after 5 January 2021"),
    ],
)
def test_a_date_of_which_only_the_days_are_known(
    earliest: str | None, latest: str | None, said: str
) -> None:
    for value in ("", "XXXX-XX-XX"):
        row = {"type": "DATE", "value": value, "earliest": earliest, "latest": latest}
        assert in_words.of_date(row) == said
