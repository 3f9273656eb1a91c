"""Text -> blocks with roles, and the kept text of the same length."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory import articles, clean, tables
from samestory.clean import lines

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
STORY = (
    "The ferry left Korsholm at noon with 80 people on board, the harbour office said.\n\n"
    "It ran aground an hour later, and all on board were brought to land.\n\n"
    "The captain said the fog had come without warning.\n"
)


def roles(text: str, **options: frozenset[str]) -> list[tuple[str, str]]:
    """(role, text) of the blocks that are not sentences of the story."""
    rows = clean.blocks(text, **options)
    return [(row.role, row.text) for row in rows if row.rule != "sentence"]


def kept(text: str) -> str:
    return " ".join(clean.kept_text(text, clean.blocks(text)).split())


# --- each wording, by its own example ---------------------------------------------------------


def test_every_wording_matches_its_example() -> None:
    with (lines.DATA / "boilerplate.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pattern = re.compile(row["pattern"], re.IGNORECASE)
            match = {"whole": pattern.fullmatch, "start": pattern.match, "part": pattern.search}
            match["sentence"] = pattern.search
            assert match[row["where"]](row["example"]), row
            assert row["role"] in tables.ROLES


# --- lines around a story ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("300x250 Ad", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Font Size:", "navigation"),
        ("Share Tweet Email", "navigation"),
        ("Listen to this article", "navigation"),
        ("4 min read", "navigation"),
        ("* * *", "navigation"),
        ("https://example.org/a/b", "navigation"),
        ("READ MORE: Ferry line to close in spring", "promotion"),
        ("Sign up for our morning newsletter", "promotion"),
        ("Follow Ida Holm on Twitter", "promotion"),
        ("This story has been updated with the captain's words.", "notice"),
        ("Correction: An earlier version misstated the hour.", "notice"),
        ("Ida Holm in Vasa contributed to this report.", "notice"),
        ("© 2021 The Coast Paper. All rights reserved.", "notice"),
        ("We use cookies to improve this site.", "notice"),
        ("Tags: ferries, fog, Korsholm", "tags"),
        ("(Photo by Ida Holm/The Coast Paper)", "credit"),
        ("Ida Holm/AFP via Getty Images", "credit"),
        ("FILE - A ferry leaves Korsholm in May.", "caption"),
        ("By Ida Holm and Per Ek", "byline"),
        ("Updated 5:45 p.m. ET, Jan. 6, 2021", "date"),
    ],
)
def test_boilerplate_by_wording(line: str, role: str) -> None:
    # wherever it stands: above, below, or between paragraphs
    above, between, below = (
        f"{line}\n\n{STORY}",
        STORY.replace("\n\n", f"\n\n{line}\n\n", 1),
        f"{STORY}\n{line}",
    )
    assert [roles(text) for text in (above, between, below)] == [[(role, line)]] * 3


@pytest.mark.parametrize(
    "sentence",
    [
        "The report was published on Tuesday by the harbour office.",  # a report in the story
        "An earlier version of this bill was rejected in May.",
        "Share prices fell by a tenth on Monday.",
        "By Friday, the ferry was afloat again.",
        "By continuing to sail, he said, the crew put lives at risk.",
        "Video by bystanders shows the ferry listing.",
        "This is a developing country with few ports.",
        "Copyright law says nothing about it.",
        "Like many people on Twitter, he was wrong.",
        "“Follow the money,” she wrote on Twitter.",
        "Related companies paid the fine.",
        "Advertisement spending rose by 3%.",
        "The news came from the agency (AFP).",
        "May 5, 2021, was a dark day for the town.",
        "Sign language was used at the hearing.",
    ],
)
def test_sentences_that_look_like_boilerplate_are_kept(sentence: str) -> None:
    text = STORY.replace("\n\n", f"\n\n{sentence}\n\n", 1)
    assert roles(text) == []
    assert sentence in kept(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("World\n\nFerry Runs Aground in Fog\n\nIda Holm\n\n" + STORY,
         [("section", "World"), ("title", "Ferry Runs Aground in Fog"), ("byline", "Ida Holm")]),
        ("Ferry runs aground in fog off Korsholm\n" + STORY,
         [("title", "Ferry runs aground in fog off Korsholm")]),
        ("Who steered the ferry into the fog?\n\n" + STORY,
         [("title", "Who steered the ferry into the fog?")]),
        ("# Ferry runs aground\n\n" + STORY, [("title", "# Ferry runs aground")]),
        (STORY, []),  # no title where there is none
        ("Ida Holm Staff Writer\n" + STORY, [("byline", "Ida Holm Staff Writer")]),
        (STORY.replace("\n\n", "\n\nWhat the crew saw\n\n", 1), [("heading", "What the crew saw")]),
        (STORY.replace("\n\n", "\n\nCouncil Votes To Close The Old Library In Spring\n\n", 1),
         [("promotion", "Council Votes To Close The Old Library In Spring")]),
        (STORY + "\nKorsholm, ferries, Ida Holm, fog",
         [("tags", "Korsholm, ferries, Ida Holm, fog")]),
        (STORY + "\nMore ferries to sail in spring",
         [("promotion", "More ferries to sail in spring")]),
    ],
)  # fmt: skip
def test_place_in_the_article(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


def test_headings_and_lists_in_the_story_are_kept() -> None:
    text = STORY.replace("\n\n", "\n\nWhat we know\n\n• two boats were sent\n\n", 1)
    assert "What we know • two boats were sent" in kept(text)


def test_lines_that_repeat_in_other_articles() -> None:
    text = STORY.replace("\n\n", "\n\nThe Coast Paper explains\n\n", 1)
    other = "The Coast Paper explains\n\nAnother story stands here, and it is told in a sentence.\n"
    elsewhere = clean.repeated_lines([text, other])
    assert elsewhere == {"The Coast Paper explains"}
    assert roles(text, lines_elsewhere=elsewhere) == [("navigation", "The Coast Paper explains")]
    # a sentence that two outlets share is no boilerplate
    assert clean.repeated_lines([STORY, STORY]) == frozenset()


def test_paragraphs_broken_at_a_fixed_width() -> None:
    text = (
        "The ferry left Korsholm at noon with eighty people on board,\n"
        "the harbour office said on Friday. It ran aground an hour later\n"
        "and all of those on board were brought to land by the coast guard.\n"
    )
    assert kept(text) == " ".join(text.split())


# --- parts of lines ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The crew was saved. (RELATED: Storm Closes Port) It was cold.",
         [("promotion", "(RELATED: Storm Closes Port)")]),
        ("The crew was saved. (Photo by Ida Holm/Agency) It was cold.",
         [("credit", "(Photo by Ida Holm/Agency)")]),
        ("A ferry lies off Korsholm on May 3, 2021. IDA HOLM/AFP via Getty Images/Getty",
         [("caption", "A ferry lies off Korsholm on May 3, 2021."),
          ("credit", "IDA HOLM/AFP via Getty Images/Getty")]),
        ("A diver leaves the water off Korsholm. | J. B. Holm/AP Photo",
         [("caption", "A diver leaves the water off Korsholm."),
          ("credit", "| J. B. Holm/AP Photo")]),
    ],
)  # fmt: skip
def test_parts_of_a_line(line: str, expected: list[tuple[str, str]]) -> None:
    assert roles(STORY.replace("\n\n", f"\n\n{line}\n\n", 1)) == expected


@pytest.mark.parametrize(
    "dateline",
    [
        "BAGHDAD (AP) —", "WASHINGTON —", "NEW YORK, Jan 5 (Reuters) -", "TEHRAN, Iran (AP) —",
        "London (CNN) --", "(Reuters) -", "SÃO PAULO, Brazil, May 3 (AFP) –",
    ],
)  # fmt: skip
def test_datelines(dateline: str) -> None:
    assert roles(f"{dateline} {STORY}") == [("dateline", dateline)]


def test_a_gallery_in_one_line() -> None:
    line = "A ferry in fog. Hide Caption 1 of 9 The crew on deck. Hide Caption 2 of 9"
    assert roles(STORY.replace("\n\n", f"\n\n{line}\n\n", 1)) == [("caption", line)]


def test_a_caption_above_its_credit() -> None:
    caption, credit = "A ferry lies in the fog as divers stand on deck.", "(Ida Holm/Reuters)"
    text = STORY.replace("\n\n", f"\n\n{caption}\n{credit}\n\n", 1)
    assert roles(text) == [("caption", caption), ("credit", credit)]
    # a paragraph of the story above a credit stays
    text = STORY.replace("\n\n", f"\n\n{credit}\n\n", 1)
    assert roles(text) == [("credit", credit)]


# --- the seeds --------------------------------------------------------------------------------


def test_seeds() -> None:
    found = clean.corpus(articles.read(SEEDS))
    removed = [
        (article_id[:3], row.role, row.rule, row.text[:24])
        for article_id, rows in found.blocks.items()
        for row in rows
        if not row.kept
    ]
    assert removed == [
        ("001", "advertisement", "advert size", "300x250 Ad"),
        ("001", "advertisement", "advert size", "300x250 Ad"),
        ("002", "section", "section word", "World"),
        ("002", "title", "title", "Iran Asks Interpol To He"),
        ("002", "credit", "photo credit", "(Photo by Alex Wong/Gett"),
        ("002", "byline", "byline", "Andrew Jose Contributor"),
        ("002", "navigation", "font control", "Font Size:"),
        ("002", "caption", "caption", "Interpol Secretary-Gener"),
        ("002", "credit", "photo credit", "(Photo by ROMAIN LAFABRE"),
        ("002", "promotion", "related promotion", "(RELATED: President Trum"),
        ("003", "date", "date line", "date 2021-01-06 ✖"),
        ("004", "title", "title", "Iran Requests Interpol's"),
        ("004", "notice", "editorial note", "This article has been up"),
        ("004", "tags", "tag line", "Qassem Soleimani, Iran, "),
        ("004", "caption", "caption", "A Iranian man carries a "),
        ("004", "credit", "photo credit", "ATTA KENARE/AFP via Gett"),
    ]
    short = [(a.short_name, a.published, a.published_basis, a.byline) for a in found.articles]
    assert short == [
        ("Grossman Young", None, "inferred", ""),
        ("NPR", "2021-01-05", "person", ""),
        ("Daily Caller", "2021-01-05", "person", "Andrew Jose"),
        ("PopCulture", "2021-01-06", "person", ""),
        ("Newsweek", "2020-06-29", "person", ""),
    ]
    undated = found.articles[0]
    assert (undated.published_earliest, undated.published_latest) == ("2020-12-16", "2021-01-20")


def test_short_names_are_unique() -> None:
    blank = clean.corpus(articles.read(SEEDS)).articles[0]._replace(title="", outlet="")
    long = "Ferry runs aground in thick fog off the coast of Korsholm"
    rows = [
        blank._replace(outlet=outlet, title=title)
        for outlet, title in [
            ("NPR", ""), ("NPR", "x"), ("NPR 1", ""), ("Post", ""), ("", long), ("", ""),
        ]
    ]  # fmt: skip
    assert clean.short_names(rows) == [
        "NPR 2", "NPR 3", "NPR 1", "Post", "Ferry runs aground in thick fog…", "Article 6",
    ]  # fmt: skip


# --- what always holds ------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["\n", "\n\n", " ", "\u00a0", "\u200b", "\x00", "“", '"', "(", ")", "[", "(RELATED: x)", "Ad",
     "By Ida Holm", "WASHINGTON (AP) — The", "Photo by A/AP", "A word. Another.", "2021-01-06",
     "# Title", "•", "Ida Holm/AFP via Getty Images", "A, b, c", "Image caption x", "."]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_blocks_cover_every_character_once(text: str) -> None:
    rows = clean.blocks(text)
    assert rows == clean.blocks(text)
    position, outside = 0, []
    for number, row in enumerate(rows):
        assert (row.block, row.text) == (number, text[row.start : row.end])
        assert row.text == row.text.strip() != ""
        assert row.start >= position
        outside.append(text[position : row.start])
        position = row.end
    assert not "".join([*outside, text[position:]]).strip()
    cleaned = clean.kept_text(text, rows)
    assert len(cleaned) == len(text)
    assert [i for i, c in enumerate(text) if c == "\n"] == [
        i for i, c in enumerate(cleaned) if c == "\n"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000,
        "A " * 50_000,
        "a,b" * 30_000,
        '"' * 50_000,
        "By A " * 20_000,
        "A-" * 50_000,
        "\x00" * 9,
    ],
)
def test_hostile_text_is_read_at_once(text: str) -> None:
    assert "".join(row.text for row in clean.blocks(text)).split() == text.split()


def test_odd_characters_are_spaces_in_the_kept_text() -> None:
    text = "The\u00a0crew\u200b was\u00ad saved\u202e at “noon”, they’d said."
    assert (
        clean.kept_text(text, clean.blocks(text)) == "The crew  was  saved  at “noon”, they’d said."
    )
