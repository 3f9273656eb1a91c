"""Tables: types, verbatim passages, spreadsheets that execute nothing."""

from __future__ import annotations

import pandas as pd
import pytest

from samestory import tables
from samestory.tables import Block, Change, Claim, EvidenceError, Mention


def test_every_table_has_its_columns_typed_even_when_empty() -> None:
    for name in tables.TABLES:
        frame = tables.frame(name, [])
        assert dict(frame.dtypes.astype(str)) == tables.columns(name), name


def test_rows_of_an_article_get_its_id_and_come_back_unchanged() -> None:
    mention = Mention(start=0, end=3, text="Oslo"[:3], label="PLACE", model_label="GPE")
    frame = tables.frame("02_mentions", {"a": [mention]})
    assert list(frame.columns)[:2] == ["article_id", "start"]
    assert tables.by_article("02_mentions", frame) == {"a": [mention]}


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        (Mention(0, 4, "Rome", "PLACE", "GPE"), {"a": "Oslo"}),  # other words
        (Mention(0, 0, "", "PLACE", "GPE"), {"a": "Oslo"}),  # no words
        (Mention(0, 4, "Oslo", "PLACE", "GPE", "mayor", 2, 99), {"a": "Oslo"}),  # outside
        (Mention(0, 4, "Oslo", "PLACE", "GPE", "mayor", 2, None), {"a": "Oslo"}),  # half a pair
    ],
)
def test_a_passage_that_is_not_verbatim_is_refused(row: Mention, texts: dict[str, str]) -> None:
    with pytest.raises(EvidenceError):
        tables.check("02_mentions", tables.frame("02_mentions", {"a": [row]}), texts)


@pytest.mark.parametrize(("end", "fits"), [(9, True), (10, False)])
def test_a_place_in_another_article_is_checked_there(end: int, fits: bool) -> None:
    change = Change("a", 0, 4, "Oslo", "reworded", other_id="b", other_start=0, other_end=end)
    table, texts = tables.frame("01_changes", [change]), {"a": "Oslo, today", "b": "Bergen or"}
    if fits:
        tables.check("01_changes", table, texts)
    else:
        with pytest.raises(EvidenceError):
            tables.check("01_changes", table, texts)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(start: str) -> None:
    block = Block(0, 0, len(start), start, "body", True, "sentence")
    line = tables.safe_csv(tables.frame("01_blocks", {start: [block]})).split("\n", 1)[1]
    assert line.startswith(("'" + start, "\"'" + start))


def test_a_negative_number_stays_a_number() -> None:
    claim = Claim("F1", "figure", "debt", "single", "", -1.5, 1, 1)
    assert ",-1.5," in tables.safe_csv(tables.frame("03_claims", [claim]))


def test_writing_is_all_or_nothing(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROOT", tmp_path)
    article = dict.fromkeys(tables.columns("01_articles"), "") | {"article_id": "a", "text": "Oslo"}
    articles = pd.DataFrame([article | {"words": 1}])
    blocks = tables.frame("01_blocks", {"a": [Block(0, 0, 4, "Oslo", "body", True, "r")]})
    tables.write("run", {"01_articles": articles, "01_blocks": blocks}, languages=["en"])
    assert tables.facts("run") == {"01": {"languages": ["en"]}}
    wrong = blocks.assign(text="Rome")
    with pytest.raises(EvidenceError):
        tables.write("run", {"01_articles": articles.assign(title="new"), "01_blocks": wrong})
    assert tables.read("run", "01_articles")["title"].tolist() == [""]
    assert tables.read("run", "01_blocks").equals(blocks)


def test_a_missing_table_says_which_notebook_writes_it() -> None:
    with pytest.raises(tables.MissingTableError, match="run the notebook 02 first"):
        tables.read("outputs/no-such-run", "02_dates")
