"""Roles of lines: what a person says holds; mistakes in corrections.csv are one sentence."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from conftest import ROOT, report
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory import articles, clean, corrections
from samestory.articles import ArticlesError
from samestory.columns import KEPT, ROLES
from samestory.corrections import file, roles
from samestory.corrections.search import plain
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
    rows = roles.overruled(text, clean.blocks(text), given)
    return [(row.text, row.role) for row in rows if row.rule == roles.BY_HAND]


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
    rows = roles.overruled(
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


@pytest.mark.parametrize("sign", [";", "\t"])
def test_what_a_spreadsheet_puts_between_columns_is_seen(tmp_path: Path, sign: str) -> None:
    table = HEADER.replace(",", sign) + sign.join(["a", "Not_a_name", '"World, he"', "", ""]) + "\n"
    assert read(folder(tmp_path, table)).rows == [Correction("a", "not a name", "World, he", "")]


def test_columns_may_stand_in_any_order_and_the_last_be_left_out(tmp_path: Path) -> None:
    table = "field,text,context,value,article_id\nrole,World,,body,a\n"
    assert read(folder(tmp_path, table)).rows == [Correction("a", "role", "World", "body")]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (HEADER + "a,title,World,body,\n", "line 2: the field is “title”; role, not a name, spea"),
        (HEADER + "a,rôle,World,body,\n", "line 2: the field is “rôle”; did you mean “role”?"),
        (HEADER + ",role,World,body,\n", "line 2: the article_id is empty; name the article."),
        (HEADER + "a,merge,World,,\n", "line 2: the value is empty; give the name of whom"),
        (HEADER + "a,value,World,many,\n", "line 2: “many” is no number; write it like 36,"),
        (HEADER + "a,value,World,3 or 4 of 9,\n", "line 2: “3 or 4 of 9” is no number"),
        (HEADER + "a,same claim,World,crane,\n", "line 2: other_id is empty; name the article"),
        (HEADER + "a,apparent conflict,World,,\n", "line 2: the note is empty; say why"),
        (HEADER + "a,apparent conflict,World,crane,why\n", "line 2: value and other_id belong"),
        (HEADER + "a,role,World,story,\n", "line 2: there is no role “story”; the roles are title"),
        (HEADER + "a,role,,body,\n", "line 2: the text is empty; give a line of the article, or"),
        (HEADER + "a,role,\u200b,body,\n", "line 2: the text is empty; give a line"),
        (HEADER + "a,role,one, two,body,\n", "line 2: more cells than columns; put quotes"),
        (
            HEADER + "a,role,World,body,\na,role,World ,notice,\n",
            "line 3: the same text has a line already.",
        ),
        ("article_id,field,text\n", "has no column “value”; the columns are article_id, field"),
        ("article_id,field,words\n", "has the column “words”; the columns are"),
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
    rows += ["d,role,World,body,\n"]
    place = folder(tmp_path, HEADER + "".join(rows))
    (place / "c.txt").write_bytes(b"\x00\x01\x02")  # set aside
    found = read(place).outcomes(articles.read(place))
    assert {row.text: row.status for row in found[:-2]} == said
    assert [row.found for row in found] == [1, 2, 0, 0, 1, 1, 0, 0]
    assert [row.in_force for row in found] == [True, True, False, False, False, True, False, False]
    assert found[-2].status == "not found: the article was set aside"
    assert found[-1].status == "not found: there is no such article in this run"


def test_a_mistake_stops_the_run_with_one_sentence(tmp_path: Path) -> None:
    place = folder(tmp_path, HEADER + "a,role,World,story,\n")
    stopped = report(place, "--outputs", tmp_path / "out")
    assert stopped.returncode != 0
    assert "there is no role “story”" in stopped.stderr
    assert "Traceback" not in stopped.stdout + stopped.stderr


def test_a_context_tells_equal_lines_apart() -> None:
    second = correction("Advertisement")._replace(context="said Ida Holm. Advertisement")
    lines = TEXT.split("\n")
    found = roles.overruled(TEXT, clean.blocks(TEXT), [second])
    assert [row.start for row in found if row.rule == roles.BY_HAND] == [TEXT.rindex(lines[-1])]


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
        if plain(piece):
            said.append(correction(piece, data.draw(st.sampled_from(ROLES))))
    rows = roles.overruled(text, clean.blocks(text), said)
    holds(text, rows)
    assert len(clean.kept_text(text, rows)) == len(text)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_what_is_offered_for_a_block_is_found_again(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = clean.blocks(text)
    for block, said in zip(blocks, roles.shortest(text, blocks), strict=True):
        if said:
            owner, times = roles.painted(text, [correction(said)])
            assert times[0] >= 1
            if text.count(block.text) == 1:
                assert set(owner[block.start : block.end]) == {0}


def test_lines_of_the_seeds_can_be_copied_into_the_file(tmp_path: Path) -> None:
    reading = articles.read(ROOT / "seeds" / "articles")
    for article in reading.articles:
        blocks = clean.blocks(article.text)
        for block, said in zip(blocks, roles.shortest(article.text, blocks), strict=True):
            path = tmp_path / "corrections.csv"
            line = corrections.line(correction(said, "notice", article.article_id))
            path.write_text(f"{corrections.HEADER}\n{line}\n", encoding="utf-8")
            rows = [row for _, row in file.lines_of(path)]
            after = roles.overruled(article.text, blocks, rows)
            assert {b.text for b in after if b.rule == roles.BY_HAND} == {block.text}


@pytest.mark.parametrize("text", ["=1+1", "- a, b", '"', "'", "@x", "a\u00a0b …"])
def test_a_line_is_read_back_as_it_was_meant(text: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    meant = correction(text, "body", "=a")
    path.write_text(f"{corrections.HEADER}\n{corrections.line(meant)}\n", "utf-8")
    assert list(file.lines_of(path)) == [(2, meant)]
    with path.open(encoding="utf-8", newline="") as opened:
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
    holds(text, roles.overruled(text, clean.blocks(text), [correction(said)]))


def test_a_paragraph_that_is_broken_at_a_fixed_width_is_corrected_whole() -> None:
    text = (
        "The ferry left the harbour with the\nmayor and nine others, and it ran\n"
        "aground off the island in the fog\nbefore the pilot came on board.\nAll were saved.\n"
    )
    block = clean.blocks(text)[0]
    assert "\n" in block.text
    offered = roles.shortest(text, clean.blocks(text))[0]
    rows = roles.overruled(text, clean.blocks(text), [correction(offered, "caption")])
    assert (rows[0].text, rows[0].role) == (block.text, "caption")
