"""A line of corrections.csv from what is seen in a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import examples
import pandas as pd
import pytest

from samestory import corrections, tables
from samestory.articles import ArticlesError
from samestory.corrections import file
from samestory.tables import Correction


@pytest.fixture
def run(tmp_path: Path) -> str:
    """A finished run of the made-up story, with its articles in a folder."""
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in examples.TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    place = tmp_path / "out"
    tables.write(str(place), {
        name: table for name, table in examples.everything().items() if name[:2] == "01"
    }, source=str(folder))  # fmt: skip
    tables.write(str(place), {
        name: table for name, table in examples.everything().items() if name[:2] == "03"
    })  # fmt: skip
    return str(place)


def noted(run: str) -> list[Correction]:
    path = Path(run).parent / "story" / "corrections.csv"
    return [row for _, row in file.lines_of(path)]


def row(table: pd.DataFrame, **cells: object) -> Any:
    """The one row of a table with these cells."""
    for name, value in cells.items():
        table = table[table[name] == value]
    return table.iloc[0]


def test_a_row_is_named_by_its_words(run: str) -> None:
    seen = row(examples.figures(), article_id="herald", text="400")
    said = corrections.note(run, seen, field="value", value="about 500", note="a slip")
    assert noted(run) == [Correction("herald", "value", "400", "about 500", "a slip")]
    assert "corrections.csv, line 2:\n  herald,value,400,about 500,a slip" in repr(said)
    assert "“400” is about 500. At the next run it is applied to the one place" in repr(said)


def test_words_that_stand_twice_get_words_around_them(run: str) -> None:
    first = examples.at("herald", "people")
    start = examples.HERALD.index("people", first["end"])
    for seen in (first, first | {"start": start, "end": start + len("people")}):
        said = corrections.note(run, seen, field="not a name", here=True)
        assert "to the one place where it stands" in repr(said)
    assert [line.context for line in noted(run)] == ["400 people build", "12 people on"]


def test_a_row_in_context_is_told_from_others_too(run: str) -> None:
    seen = {"article": "The Norwick Herald", "before": "… sank on 3 March 2024, with 12 ",
            "text": "people", "after": " on board. …"}  # fmt: skip
    corrections.note(run, pd.Series(seen), field="not a name", here=True)
    assert noted(run)[0].context == "12 people on"


@pytest.mark.parametrize(
    ("passage", "given", "line"),
    [
        (
            lambda: row(examples.quotes(), article_id="star"),
            {"field": "speaker", "value": "Bo Marsh"},
            Correction("star", "speaker",
                       "We have counted every rivet, and the sum stands,", "Bo Marsh"),
        ),
        (
            lambda: row(examples.entities(), name="Bo Marsch"),
            {"field": "rename", "value": "Bo Marsh"},
            Correction("", "rename", "Bo Marsch", "Bo Marsh"),
        ),
        ("Bo Marsh", {"field": "merge", "value": "Bo Marsch"},
         Correction("", "merge", "Bo Marsh", "Bo Marsch")),
        (("star", "Bo Marsh"), {"field": "split", "here": True},
         Correction("star", "split", "Bo Marsh", "")),
        (
            lambda: row(examples.cells(), claim_id="F3", article_id="herald"),
            {"field": "not same claim", "other": ("star", "9,000 people")},
            Correction("herald", "not same claim", "About 3,000 people", "9,000 people",
                       other_id="star"),
        ),
        (
            lambda: row(examples.claims(), claim_id="F3"),
            {"field": "apparent conflict", "note": "two counts"},
            Correction("herald", "apparent conflict", "About 3,000 people", "9,000 people",
                       "two counts", other_id="star"),
        ),
        (
            lambda: row(examples.blocks(), article_id="gazette", text="=1+1"),
            {"field": "role", "value": "notice"},
            Correction("gazette", "role", "=1+1", "notice"),
        ),
    ],
)  # fmt: skip
def test_what_a_row_becomes(run: str, passage: Any, given: dict[str, Any], line: Any) -> None:
    corrections.note(run, passage() if callable(passage) else passage, **given)
    assert noted(run) == [line]


@pytest.mark.parametrize(
    ("passage", "given", "sentence"),
    [
        ("Bo Marsh", {"field": "merge"}, "the value is empty; give the name of whom it means"),
        ("Bo Marsh", {"field": "marge", "value": "x"}, "did you mean “merge”?"),
        (("star", "400"), {"field": "value", "value": "5"}, "“400” do not stand in “star”"),
        (("sun", "399"), {"field": "value", "value": "5"}, "This run has no article “sun”"),
        (("star", "399"), {"field": "value", "value": "many"}, "“many” is no number"),
        (("star", "399"), {"field": "same claim", "other": ("herald", "401")},
         "“401” do not stand in “herald”"),
        (3, {"field": "merge", "value": "x"}, "needs a row of a table"),
        (examples.names(), {"field": "not a name"}, "rows; give one"),
        (examples.claims().iloc[0], {"field": "apparent conflict", "note": "x"},
         "The claim “F1” holds no two different values."),
    ],
)  # fmt: skip
def test_mistakes_are_one_sentence_and_write_nothing(
    run: str, passage: Any, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ArticlesError, match=r"\.$|\?$") as error:
        corrections.note(run, passage, **given)
    assert sentence in str(error.value)
    assert not (Path(run).parent / "story" / "corrections.csv").exists()


def test_nothing_is_written_twice(run: str) -> None:
    corrections.note(run, ("star", "399"), field="value", value="5")
    for value, why in (("5", "line 2 says so already"), ("6", "line 2 says “5” of it")):
        with pytest.raises(ArticlesError, match=why):
            corrections.note(run, ("star", "399"), field="value", value=value)
    assert len(noted(run)) == 1


def test_the_file_stays_as_it_is_written(run: str) -> None:
    path = Path(run).parent / "corrections.csv"  # beside the folder
    head = "\ufefffield;article_id;text;value\r\n"
    path.write_bytes((head + "role;star;World;section").encode())
    corrections.note(run, ("star", "399"), field="value", value="5", note="a; b")
    corrections.note(run, ("herald", "400"), field="same claim", other=("star", "399"))
    wanted = (
        "\ufefffield;article_id;text;value;note;other_id\r\nrole;star;World;section\r\n"
        'value;star;399;5;"a; b"\r\nsame claim;herald;400;399;;star\r\n'
    )
    assert path.read_bytes().decode() == wanted
    assert not list(path.parent.glob("*.tmp"))


def test_a_damaged_file_is_left_alone(run: str) -> None:
    path = Path(run).parent / "story" / "corrections.csv"
    path.write_bytes(b"\xff\xfe\x00,")
    with pytest.raises(ArticlesError, match="is not a CSV file in UTF-8"):
        corrections.note(run, ("star", "399"), field="value", value="5")
    assert path.read_bytes() == b"\xff\xfe\x00,"


def test_a_run_without_its_articles_is_named(run: str, tmp_path: Path) -> None:
    (tmp_path / "story").rename(tmp_path / "moved")
    with pytest.raises(ArticlesError, match=r"are not at .*story any more"):
        corrections.note(run, "Bo Marsh", field="merge", value="Bo Marsch")
