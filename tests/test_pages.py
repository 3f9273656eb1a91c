"""Saved pages -> the text that a reader sees, the story in it, and what the markup states."""

from __future__ import annotations

import json

import pytest
from files import PARAGRAPHS, STORY, TITLE, mhtml, page

from samestory.articles import Stated, days, pages, story
from samestory.articles.article import UnreadableError


def main_text(html: str) -> str:
    part = pages.page(html)
    assert part.main is not None
    return "\n\n".join(part.text[span.start : span.end] for span in part.main)


def test_the_page_is_there_whole_and_the_story_is_marked() -> None:
    part = pages.page(page())
    lines = [line for line in part.text.split("\n") if line]
    assert lines == [
        "Home", "Sport", TITLE, "By Joan Marsh", *PARAGRAPHS, "Most read",
        "Ferry strike enters its third week", "Copyright The Daily Quay",
    ]  # fmt: skip
    assert STORY in main_text(page())
    assert "Ferry" not in main_text(page())


def test_a_teaser_that_repeats_the_story_is_not_taken_for_it() -> None:
    teaser = f'<div class="teasers"><div>{PARAGRAPHS[1]} Read more</div></div>'
    html = page().replace("<main>", f"{teaser}<main>")
    text = main_text(html)
    assert "Read more" not in text
    assert STORY in text


def test_layout_tables_and_lists_are_blocks_and_cells_stand_beside_each_other() -> None:
    shown = pages.rendered(
        "<table><tr><td><p>One.</p><p>Two.</p></td><td><p>Box.</p></td></tr></table>"
        "<table><tr><th>Team</th><td>3</td></tr></table><ol><li>First</li><li>Second</li></ol>"
        "a<br>b<!-- no --><template>no</template><select><option>no</option></select>"
    )
    assert [line.split() for line in shown.split("\n") if line] == [
        ["One."], ["Two."], ["Box."], ["Team", "3"], ["First"], ["Second"], ["a"], ["b"],
    ]  # fmt: skip


def test_a_story_that_only_stands_in_the_data_is_added() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": STORY})
    html = page(head=f'<script type="application/ld+json">{data}</script>', paragraphs=["Loading"])
    assert PARAGRAPHS[2] in main_text(html)


@pytest.mark.parametrize(
    "html",
    ["<html><body></body></html>", "<p>Subscribe to read.</p>", "<!-- -->", "no page", "<"],
)
def test_a_page_without_a_story_is_set_aside(html: str) -> None:
    with pytest.raises(UnreadableError, match=r"The page shows no story|not a web page"):
        pages.page(html)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("latin-1", "iso-8859-1"), ("cp1251", "windows-1251"), ("utf-16", "x")],
)
def test_a_page_is_decoded_as_it_declares(encoding: str, declared: str) -> None:
    told = "Мост через гавань был закрыт. " * 9 if encoding == "cp1251" else "Café in Málaga. " * 9
    html = page(paragraphs=[told]).replace('charset="utf-8"', f'charset="{declared}"')
    (part,) = pages.read_html(html.encode(encoding), {})
    assert told.strip() in part.text


def test_a_page_saved_in_one_file_has_the_address_it_was_saved_from() -> None:
    (part,) = pages.read_mhtml(mhtml(page()), {})
    assert part.stated.url == "https://quay.example/2021/01/05/bridge"
    assert part.stated.published == "2021-01-05"  # the address's, not the day it was saved
    assert STORY in part.text


def described(**data: object) -> str:
    """A page with JSON-LD of a news article."""
    told = json.dumps({"@type": "NewsArticle", **data})
    return page(head=f'<script type="application/ld+json">{told}</script>')


def test_what_a_page_states() -> None:
    data = described(
        headline=TITLE, datePublished="2021-01-05T18:00:00+01:00", articleSection=["News", "City"],
        author=[{"@type": "Person", "name": "Joan Marsh"}], publisher={"name": "The Daily Quay"},
    )  # fmt: skip
    html = data.replace("</head>", '<link rel="canonical" href="https://quay.example/b/1"></head>')
    assert pages.page(html).stated == Stated(
        outlet="The Daily Quay", title=TITLE, byline="Joan Marsh", published="2021-01-05",
        url="https://quay.example/b/1", section="News", language="en",
    )  # fmt: skip


def test_marks_state_it_as_well_and_the_site_is_no_part_of_the_title() -> None:
    head = (
        '<meta property="og:title" content="Cracks close bridge | The Daily Quay">'
        '<meta property="og:site_name" content="The Daily Quay">'
        '<meta name="author" content="By Joan Marsh">'
        '<meta property="article:published_time" content="2021-01-05">'
    )
    stated = pages.page(page(head=head)).stated
    assert (stated.title, stated.outlet) == ("Cracks close bridge", "The Daily Quay")
    assert (stated.byline, stated.published) == ("Joan Marsh", "2021-01-05")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"datePublished": "0001-01-01T00:00:00Z"}, "published"),
        ({"dateModified": "2021-01-05"}, "published"),
        ({"datePublished": "2021-01-05T03:00:00Z"}, "published"),  # the day before in America
        ({"datePublished": "3/5/2021"}, "published"),
        ({"author": "https://quay.example/joan"}, "byline"),
        ({"author": {"name": "The Daily Quay"}, "publisher": {"name": "The Daily Quay"}}, "byline"),
        ({"publisher": {"name": "https://quay.example"}}, "outlet"),
        ({"articleSection": "x" * 60}, "section"),
    ],
)
def test_nothing_is_stated_in_doubt(data: dict[str, object], field: str) -> None:
    assert getattr(pages.page(described(**data)).stated, field) == ""


def test_dates_that_contradict_each_other_state_none() -> None:
    mark = '<meta property="article:published_time" content="2021-01-25">'
    html = described(datePublished="2021-01-05").replace("</head>", f"{mark}</head>")
    assert pages.page(html).stated.published == ""
    address = "https://quay.example/2020/06/01/b"
    assert pages.page(described(datePublished="2021-01-05"), address).stated.published == ""


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-01-05", "2021-01-05"),
        ("2021-01-05T23:00:00-05:00", "2021-01-05"),
        ("2021/1/5", "2021-01-05"),
        ("20210105", "2021-01-05"),
        ("Tuesday, January 5, 2021 10:15 AM", "2021-01-05"),
        ("Tue, 05 Jan 2021 10:15:00 GMT", "2021-01-05"),
        ("5 January 2021", "2021-01-05"),
        ("Sept. 5, 2021", "2021-09-05"),
        ("31/12/2020", "2020-12-31"),
        ("12/31/2020", "2020-12-31"),
        ("05/01/2021", ""),
        ("1609840000", "2021-01-05"),
        ("1609840000123", "2021-01-05"),
        ("2021-13-05", ""),
        ("2021-02-30", ""),
        ("12345", ""),
        ("May 2021", ""),
        ("last Tuesday", ""),
        ("٣١/١٢/٢٠٢٠", ""),
    ],
)
def test_days(written: str, day: str) -> None:
    assert days.day_of(written) == day


def test_passages_stand_for_whole_lines_in_order() -> None:
    text = "Menu\nOne two three four.\nBox\nFive six seven eight nine.\n\nTen eleven twelve."
    spans, share = story.passages(
        text, "One two three four.\nFive six seven eight nine.\nTen eleven twelve."
    )
    assert spans is not None
    assert [text[span.start : span.end] for span in spans] == [
        "One two three four.", "Five six seven eight nine.\n\nTen eleven twelve.",
    ]  # fmt: skip
    assert share == 1
