"""corrections.csv: what a person says of a line holds; mistakes in it are one sentence."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, report
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory import articles, clean, corrections
from samestory.articles import ArticlesError
from samestory.clean import by_hand
from samestory.columns import KEPT, ROLES
from samestory.tables import Block, Correction

TEXT = """World
The crane stood still
The crane on the north quay stood still for three days, the harbour master said.
The crane on the south quay worked on (see our film), he said. Advertisement
Advertisement
Every\u00a0box  was\u200b counted twice by the world of shipping, said Ida Holm.
Advertisement"""


def correction(text: str, value: str = "caption", article_id: str = "a") -> Correction:
    return Correction(article_id, "role", text, value)


def corrected(*given: Correction, text: str = TEXT) -> list[tuple[str, str]]:
    """(text, role) of the passages that a correction decided."""
    rows = by_hand.overruled(text, clean.blocks(text), given)
    return [(row.text, row.role) for row in rows if row.rule == by_hand.BY_HAND]


# --- which words a correction speaks of -------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        # A whole line, before any part: "world" inside a sentence stays.
        ("World", ["World"]),
        # The start of a line.
        ("The crane on the north…", [TEXT.split("\n")[2]]),
        ("The crane on the north ...", [TEXT.split("\n")[2]]),
        # Too short a start to be sure which line is meant.
        ("The crane on the…", []),
        # A part of a line is cut out alone.
        ("(see our film)", ["(see our film)"]),
        ("the harbour master said", ["the harbour master said"]),
        # A line that stands there twice, and at the end of another line once.
        ("Advertisement", ["Advertisement", "Advertisement"]),
        # Any space is a space.
        ("Every box was counted twice", ["Every\u00a0box  was\u200b counted twice"]),
        # Letters inside a word are no part of a line.
        ("crane on the nor", []),
        ("gone from the article", []),
    ],
)
def test_what_is_changed(said: str, changed: list[str]) -> None:
    assert [text for text, _ in corrected(correction(said))] == changed


def test_a_line_in_several_blocks_becomes_one() -> None:
    text = "A bus left.\nNORWICK (AP) — The crane stood still on the quay, he said.\nIt rained."
    line = text.split("\n")[1]
    assert len([b for b in clean.blocks(text) if b.text in line]) == 2
    assert corrected(correction(line, "body"), text=text) == [(line, "body")]


def test_a_later_correction_covers_an_earlier_one() -> None:
    line = TEXT.split("\n")[2]
    assert corrected(correction("three days"), correction(line, "notice")) == [(line, "notice")]
    assert corrected(correction(line, "notice"), correction("three days")) == [
        ("The crane on the north quay stood still for", "notice"),
        ("three days", "caption"),
        (", the harbour master said.", "notice"),
    ]


def test_kept_follows_the_role() -> None:
    rows = by_hand.overruled(
        TEXT,
        clean.blocks(TEXT),
        [correction("Advertisement", "body"), correction("The crane on the north…", "caption")],
    )
    kept = {row.text: row.kept for row in rows}
    assert kept["Advertisement"]
    assert not kept[TEXT.split("\n")[2]]


# --- the file ---------------------------------------------------------------------------------


def folder(tmp_path: Path, table: str, *, beside: bool = False) -> Path:
    """A folder with one article, a.txt, and corrections.csv in or beside it."""
    place = tmp_path / "story"
    place.mkdir()
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    where = tmp_path if beside else place
    (where / "corrections.csv").write_text(table, encoding="utf-8")
    return place


def read(place: Path) -> corrections.Corrections:
    return corrections.read(place, articles.read(place))


HEADER = "article_id,field,text,value,note\n"


@pytest.mark.parametrize("beside", [True, False])
def test_looked_for_in_the_folder_and_beside_it(tmp_path: Path, beside: bool) -> None:
    place = folder(tmp_path, HEADER + "a,role,World,heading,\n", beside=beside)
    assert read(place).rows == [Correction("a", "role", "World", "heading")]


def test_no_file_no_corrections() -> None:
    assert read(ROOT / "seeds" / "articles").rows == []


def test_empty_lines_and_a_spreadsheet_s_quote_are_understood(tmp_path: Path) -> None:
    place = folder(tmp_path, "\ufeff" + HEADER + ",,,,\na,role,'=1+1,body,\n")
    assert [row.text for row in read(place).rows] == ["=1+1"]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (HEADER + "b,role,World,body,\n", "line 2: there is no article “b” (there is a)."),
        (HEADER + "a,title,World,body,\n", "line 2: the field is “title”; role can be corrected."),
        (HEADER + "a,role,World,story,\n", "line 2: there is no role “story”; the roles are title"),
        (HEADER + "a,role,,body,\n", "line 2: the text is empty; give a line of the article."),
        (HEADER + "a,role,\u200b,body,\n", "line 2: the text is empty; give a line"),
        (HEADER + "a,role,one, two,body,\n", "line 2: more cells than columns; put quotes"),
        (
            HEADER + "a,role,World,body,\na,role,World ,notice,\n",
            "line 3: the same text has a line already.",
        ),
        ("article_id,field,text\n", "has no column “value”; the columns are article_id, field"),
        ("article_id;field\n", "has the column “article_id;field”; the columns are"),
        ("", "has no column “article_id”"),
    ],
)
def test_mistakes_are_one_sentence(tmp_path: Path, table: str, sentence: str) -> None:
    place = folder(tmp_path, table)
    with pytest.raises(ArticlesError) as error:
        read(place)
    assert "corrections.csv" in str(error.value)
    assert sentence in str(error.value)


def test_a_file_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    place = folder(tmp_path, "")
    (place / "corrections.csv").write_bytes(b"\xff\xfe\x00,")
    with pytest.raises(ArticlesError, match=r"corrections\.csv is not a CSV file in UTF-8"):
        read(place)


def test_reading_one_file_leaves_corrections_of_others_alone(tmp_path: Path) -> None:
    place = folder(tmp_path, HEADER + "b,role,World,body,\na,role,World,body,\n")
    assert [row.article_id for row in read(place / "a.txt").rows] == ["a"]


# --- what became of each ----------------------------------------------------------------------


def test_outcomes(tmp_path: Path) -> None:
    said = {
        "World": "applied",
        "Advertisement": "found 2 times, all changed",
        "gone": "not found",
        "The crane…": "not found: give 20 characters before …",
        "three days": "covered by a later correction",
        "The crane on the north quay…": "applied",
    }
    rows = [f"a,role,{text},caption,\n" for text in said] + ["c,role,World,body,\n"]
    place = folder(tmp_path, HEADER + "".join(rows))
    (place / "c.txt").write_bytes(b"\x00\x01\x02")  # set aside
    found = read(place).outcomes(articles.read(place))
    assert {row.text: row.status for row in found[:-1]} == said
    assert [row.found for row in found] == [1, 2, 0, 0, 1, 1, 0]
    assert found[-1].status == "the article was set aside"


def test_in_a_whole_run(tmp_path: Path) -> None:
    rows = "a,role,Advertisement,body,it is one\na,role,An older line,body,\n"
    place = folder(tmp_path, HEADER + rows)
    done = report(place, "--outputs", tmp_path / "out")
    assert done.returncode == 0, done.stdout + done.stderr
    run = tmp_path / "out" / "story"
    blocks = pd.read_parquet(run / "tables" / "01_blocks.parquet")
    mine = blocks[blocks["text"] == "Advertisement"]
    assert set(zip(mine["role"], mine["kept"], mine["rule"], strict=True)) == {
        ("body", True, "corrected by hand")
    }
    page = (run / "report.html").read_text(encoding="utf-8")
    assert "Two corrections by hand, one of them without effect." in page
    (place / "corrections.csv").write_text(HEADER + "a,role,World,story,\n", encoding="utf-8")
    stopped = report(place, "--outputs", tmp_path / "out")
    assert stopped.returncode != 0
    assert "there is no role “story”" in stopped.stderr
    assert "Traceback" not in stopped.stdout + stopped.stderr


# --- what always holds ------------------------------------------------------------------------


LINES = st.lists(
    st.sampled_from(
        ["World", "The crane stood still, he said.", "By Ida Holm", "Advertisement", "", " ",
         "\u200b", "a a a", "ab ab a\u00a0b", "(RELATED: x) The crane on the quay, she said.",
         "NORWICK (AP) — The harbour master counted every box on the quay twice, and then again."]
    ) | st.text(max_size=40),
    max_size=12,
)  # fmt: skip


def holds(text: str, rows: list[Block]) -> None:
    """Blocks are disjoint, in order and verbatim, and hold every character that is not blank."""
    position, outside = 0, []
    for number, row in enumerate(rows):
        assert (row.block, row.text) == (number, text[row.start : row.end])
        assert row.text == row.text.strip() != ""
        assert row.start >= position
        assert row.kept == (row.role in KEPT)
        outside.append(text[position : row.start])
        position = row.end
    assert not "".join([*outside, text[position:]]).strip()


@settings(max_examples=300, deadline=None)
@given(LINES, st.data())
def test_corrected_blocks_cover_every_character_once(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    place = st.integers(0, len(text))
    said = []
    for _ in range(data.draw(st.integers(0, 4))):
        start, end = sorted((data.draw(place), data.draw(place)))
        piece = text[start:end] + data.draw(st.sampled_from(["", "…"]))
        if by_hand.plain(piece):
            said.append(correction(piece, data.draw(st.sampled_from(ROLES))))
    rows = by_hand.overruled(text, clean.blocks(text), said)
    holds(text, rows)
    assert len(clean.kept_text(text, rows)) == len(text)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_what_is_offered_for_a_block_is_found_again(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = clean.blocks(text)
    for block, said in zip(blocks, by_hand.shortest(text, blocks), strict=True):
        if said:
            owner, times = by_hand.painted(text, [correction(said)])
            assert times[0] >= 1
            if text.count(block.text) == 1:
                assert set(owner[block.start : block.end]) == {0}


def test_lines_of_the_seeds_can_be_copied_into_the_file(tmp_path: Path) -> None:
    reading = articles.read(ROOT / "seeds" / "articles")
    for article in reading.articles:
        blocks = clean.blocks(article.text)
        for block, said in zip(blocks, by_hand.shortest(article.text, blocks), strict=True):
            file = tmp_path / "corrections.csv"
            line = corrections.line(article.article_id, said, "notice")
            file.write_text(f"{corrections.HEADER}\n{line}\n", encoding="utf-8")
            rows = [Correction(*cells) for _, cells in corrections.lines_of(file)]
            after = by_hand.overruled(article.text, blocks, rows)
            assert {b.text for b in after if b.rule == by_hand.BY_HAND} == {block.text}


@pytest.mark.parametrize("text", ["=1+1", "- a, b", '"', "'", "@x", "a\u00a0b …"])
def test_a_line_is_read_back_as_it_was_meant(text: str, tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text(f"{corrections.HEADER}\n{corrections.line('=a', text, 'body')}\n", "utf-8")
    [(_, cells)] = corrections.lines_of(file)
    assert cells == ("=a", "role", text, "body", "")
    with file.open(encoding="utf-8", newline="") as opened:
        assert not any(
            cell.startswith(("=", "-", "@")) for row in csv.reader(opened) for cell in row
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a " * 200_000, "a " * 1_000),
        ("ab ab " * 60_000, "ab ab a"),
        ("\n" * 200_000, "x"),
        ("ad\n" * 100_000, "ad"),
    ],
)
def test_a_long_text_is_corrected_at_once(text: str, said: str) -> None:
    # A quadratic rule would need minutes and be stopped.
    holds(text, by_hand.overruled(text, clean.blocks(text), [correction(said)]))


def test_a_paragraph_that_is_broken_at_a_fixed_width_is_corrected_whole() -> None:
    text = (
        "The ferry left the harbour with the\nmayor and nine others, and it ran\n"
        "aground off the island in the fog\nbefore the pilot came on board.\nAll were saved.\n"
    )
    block = clean.blocks(text)[0]
    assert "\n" in block.text
    offered = by_hand.shortest(text, clean.blocks(text))[0]
    rows = by_hand.overruled(text, clean.blocks(text), [correction(offered, "caption")])
    assert (rows[0].text, rows[0].role) == (block.text, "caption")
