"""Whole pages as people paste them: where the story stands, and what the lines around it are."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory import articles, clean
from samestory.clean import wrapping

PARAGRAPHS = [
    "The ferry Aurora ran aground off Korsholm on Friday with 80 people on board, police said.",
    "Divers brought the passengers to land before the ferry sank in the evening fog.",
    "“We heard the rocks,” said Captain Ida Holm, who has sailed the Aurora for nine years.",
    "The harbour office in Korsholm will ask the ferry line why the fog signal was off.",
]
STORY = "\n\n".join(PARAGRAPHS)
TITLE = "Ferry Aurora sinks off Korsholm, all passengers saved"
MENU = "\n".join(["The Coast Paper", "News", "Sport", "Weather", "Our Shop", "Sign in", "Search"])
TEASERS = "\n".join(
    ["Most read", "Library to open on Sundays", "Council raises parking fees by a third",
     "Swimmer crosses the sound in record time", "About us | Contact | Privacy policy"]
)  # fmt: skip


def found(text: str, **options: object) -> dict[str, str]:
    """Text of each block -> its role."""
    return {row.text: row.role for row in clean.blocks(text, **options)}  # type: ignore[arg-type]


def kept(text: str) -> str:
    return " ".join(clean.kept_text(text, clean.blocks(text)).split())


# --- where the story stands -------------------------------------------------------------------


def test_a_page_with_menus_and_teasers_keeps_its_story_alone() -> None:
    page = f"{MENU}\n\n{TITLE}\n\nBy Per Ek\n\n{STORY}\n\n{TEASERS}\n"
    assert kept(page) == " ".join(PARAGRAPHS)
    roles = found(page)
    assert roles[TITLE] == "title"
    assert roles["Library to open on Sundays"] == "promotion"
    assert roles["Our Shop"] == "navigation"


def test_teasers_written_in_sentences_are_left_out() -> None:
    teasers = "\n\n".join(
        f"{head}\nBy Bo Ahl\nMay 3, 2019\nSave\n{sentence}"
        for head, sentence in [
            ("Bees", "A beekeeper in Vasa has won a prize for honey from heather."),
            ("Schools", "Pupils in three towns are learning to repair bicycles this winter."),
            ("Music", "The brass band celebrates its hundredth year with a concert in the park."),
        ]
    )
    page = f"{TITLE}\n\n{STORY}\n\nMore from the coast\n\n{teasers}"
    assert kept(page) == " ".join(PARAGRAPHS)


def test_readers_comments_are_no_story_however_long() -> None:
    comments = "\n".join(
        f"fog_fan{n} May {n}, 2019 7:3{n}am\nI was on the Aurora myself and Captain Holm was calm, "
        "I must say, while the ferry line has never cared for fog in Korsholm at all."
        for n in range(1, 8)
    )
    page = f"{TITLE}\n\n{STORY}\n\n7 comments\n{comments}\n\nLeave a comment\n"
    assert kept(page) == " ".join(PARAGRAPHS)
    assert set(found(page).values()) == {"title", "body", "navigation"}


def test_a_promotion_between_paragraphs_does_not_end_the_story() -> None:
    parts = [*PARAGRAPHS[:1], "Read more: Library to open on Sundays", *PARAGRAPHS[1:]]
    assert kept("\n\n".join(parts)) == " ".join(PARAGRAPHS)


def test_markup_says_where_the_story_stands() -> None:
    page = f"{MENU}\n\n{STORY}\n\nThe bakery on the quay has new opening hours from Monday on.\n"
    start = page.index(PARAGRAPHS[0])
    span = articles.Span(start, start + len(STORY))
    rows = clean.blocks(page, main=[span])
    assert [row.text for row in rows if row.kept] == PARAGRAPHS
    assert {row.rule for row in rows if row.start > span.end} == {
        "other text outside the article's markup"
    }


# --- lines that are no sentences ----------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ["Turnover: £304m (£323m)", "Net debt: £88m", "Dividend: 2.5p (5p)"],
        ["2 cups of flour", "½ cup of sugar", "3 eggs"],
        ["Korsholm .......... 14,392", "Vasa .......... 15,496"],
        ["Harbour Rovers 3", "Island United 1"],
    ],
)
def test_figures_in_a_row_belong_to_the_story(lines: list[str]) -> None:
    text = "\n\n".join([*PARAGRAPHS[:2], "\n".join(lines), *PARAGRAPHS[2:]])
    assert {found(text)[line] for line in lines} == {"body"}


def test_a_ranking_of_stories_is_no_list_of_figures() -> None:
    ranking = "1 Library opens\n2 Council raises fees\n3 Band turns 100"
    roles = found(f"{STORY}\n\nMost read\n{ranking}\n\n{STORY.replace('Aurora', 'Borealis')}")
    assert {roles[line] for line in ranking.split("\n")} <= {"promotion", "heading"}
    assert roles["2 Council raises fees"] != "body"


def test_a_table_below_the_story_is_kept() -> None:
    table = "SCORES\nA Berg  run out  12\nC Dahl  not out  40\nE Falk  bowled  0\nTotal  212"
    assert "E Falk bowled 0" in kept(f"{STORY}\n{table}\n\nMost read\nLibrary to open on Sundays")


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["A diver leaves the water off Korsholm.", "Ida Berg | Coast Pictures"],
         ["caption", "credit"]),
        (["2 / 7", "Only the mast can be seen.", "3 / 7", "Divers rest."],
         ["navigation", "caption", "navigation", "caption"]),
        (["SAVED: The crew of the Aurora yesterday"], ["caption"]),
        (["Aurora: nine years at sea"], ["caption"]),
        (["Sara Falk is a reporter in Vasa."], ["notice"]),
        (["JOAN HESTER, HOST:"], ["body"]),
        (["What the crew saw:"], ["heading"]),
    ],
)  # fmt: skip
def test_lines_that_their_neighbours_or_shape_give_away(lines: list[str], roles: list[str]) -> None:
    text = "\n\n".join([*PARAGRAPHS[:3], "\n".join(lines), PARAGRAPHS[3]])
    assert [found(text)[line] for line in lines] == roles


def test_a_paragraph_in_the_past_above_a_heading_is_no_caption() -> None:
    text = "\n".join([*PARAGRAPHS, "Nobody saw the rocks, the crew holds.", "Cold Water", STORY])
    assert found(text)["Nobody saw the rocks, the crew holds."] == "body"


def test_the_author_at_the_end_is_a_notice_when_the_byline_names_them() -> None:
    text = f"{TITLE}\n\nBy Per Ek\n\n{STORY}\n\nPer Ek lives in Vasa with two cats."
    assert found(text)["Per Ek lives in Vasa with two cats."] == "notice"
    text = text.replace("By Per Ek\n\n", "")
    assert found(text)["Per Ek lives in Vasa with two cats."] == "body"


def test_tags_are_what_the_story_is_about() -> None:
    roles = found(f"{STORY}\n\nMost read\nBand turns 100\n\nKorsholm\nFerry\nGardening")
    assert (roles["Korsholm"], roles["Ferry"]) == ("tags", "tags")
    assert roles["Gardening"] != "tags"


# --- the title ----------------------------------------------------------------------------------


def test_a_headline_of_another_story_is_not_taken_for_the_title() -> None:
    page = f"{MENU}\nSwimmer crosses the sound in record time\n\n{TITLE}\nBy Per Ek\n\n{STORY}"
    assert [text for text, role in found(page).items() if role == "title"] == [TITLE]


def test_the_title_comes_again() -> None:
    page = f"{TITLE}\n\n{STORY}\n\n{TITLE.upper()}"
    assert found(page)[TITLE.upper()] == "title"


# --- paragraphs broken at a fixed width ---------------------------------------------------------


def test_a_narrow_column_is_put_together() -> None:
    column = (
        "IT TAKES four people to lift eleven\nmetres of mud, and they must not\n"
        "drop it. On a flat barge in the west\nDr Ida Holm counts to three, and no-\nbody moves.\n"
        "A drought with no name\nThe crust at two metres is the\nthickest of all. Seeds caught "
        "be-\nneath it have been sent to Vasa.\n"
    )
    shown = [line.plain for line in wrapping.paragraphs(column)]
    assert "and nobody moves." in shown[0]
    assert "A drought with no name" in shown
    assert shown[-1].endswith("Seeds caught beneath it have been sent to Vasa.")
    assert found(column)["A drought with no name"] == "heading"


def test_lines_of_a_list_are_not_put_together() -> None:
    text = f"{STORY}\n\nferries\nfog signals\nlife boats\n\nWhat we know\nTwo boats came\n"
    assert len(wrapping.paragraphs(text)) == len([line for line in text.split("\n") if line])


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("See [the report](https://example.org/a) of **Friday**", "See the report of Friday"),
        ("Home [12]Ports [3]Fish", "Home Ports Fish"),
        ("Unsubscribe <https://example.org/u>", "Unsubscribe"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("co-\n  operate", "cooperate"),
        ("*", "*"),
    ],
)
def test_a_paragraph_as_a_reader_sees_it(text: str, plain: str) -> None:
    assert wrapping.plain(text) == plain


PIECES = st.sampled_from(
    [*PARAGRAPHS, TITLE, "By Per Ek", "Most read", "7 comments", "2 / 7", "fog", "the of\nand to",
     "Turnover: £3m", "Net: £2m", "* * *", "Tags", "[1]News", "May 3, 2019", "a" * 300, "“No.”",
     "word-\nbreak of the\nlong kind", "\u2028", "Per Ek is a reporter.", "\t", "MOST READ"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25), st.sampled_from(["\n", "\n\n"]))
@settings(max_examples=150, deadline=None)
def test_every_character_is_in_exactly_one_block(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    rows = clean.blocks(text)
    assert all(text[row.start : row.end] == row.text for row in rows)
    assert all(a.end <= b.start for a, b in itertools.pairwise(rows))
    assert "".join("".join(row.text.split()) for row in rows) == "".join(text.split())
    assert len(clean.kept_text(text, rows)) == len(text)
    assert clean.blocks(text) == rows
