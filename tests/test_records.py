"""Rows of tables and objects of JSON -> articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from files import PARAGRAPHS, ROW, STORY, TITLE, parquet

from samestory import articles
from samestory.articles import ArticlesError, Stated, records
from samestory.articles.article import Part, UnreadableError

ONE, TWO, THREE = PARAGRAPHS[:3]
STATED = Stated(
    outlet="The Daily Quay", title=TITLE, byline="Joan Marsh", published="2021-01-05",
    url="https://quay.example/bridge", section="News", language="en",
)  # fmt: skip


def parts(
    read: Callable[[bytes, Mapping[str, str]], Iterator[Part]], data: str | bytes, **fields: str
) -> list[Part]:
    return list(read(data.encode() if isinstance(data, str) else data, fields))


def test_a_row_says_what_it_is() -> None:
    for read, data in (
        (records.read_json, json.dumps(ROW).encode()),
        (records.read_jsonl, json.dumps(ROW).encode()),
        (records.read_parquet, parquet([ROW])),
    ):
        assert parts(read, data) == [Part(1, STORY, STATED)]


@pytest.mark.parametrize(
    "name", ["text", "Body", "full_text", "articleBody", "PLAIN-TEXT", "story"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_columns_are_known_by_their_usual_names(name: str, separator: str) -> None:
    table = f'Pub Date{separator}{name}\n2021-01-05{separator}"{ONE}"\n'
    (part,) = parts(records.read_csv, table)
    assert (part.text, part.stated.published) == (ONE, "2021-01-05")


def test_a_column_is_named_for_a_field() -> None:
    table = f'story_id,corpus_body,when\nS12,"{ONE}",2021-01-05\n'
    (part,) = parts(records.read_csv, table, text="corpus_body", published="when")
    assert (part.text, part.stated.published) == (ONE, "2021-01-05")


def test_a_table_without_the_named_column_is_read_by_the_usual_names() -> None:
    (part,) = parts(records.read_csv, f'body,date\n"{ONE}",2021-01-05\n', text="x", published="y")
    assert (part.text, part.stated.published) == (ONE, "2021-01-05")


def test_the_longest_of_the_usual_columns_is_the_text() -> None:
    (part,) = parts(records.read_csv, f'article,text\n7,"{ONE}"\n')
    assert part.text == ONE


def test_a_summary_is_the_text_only_where_there_is_no_other() -> None:
    both = parts(records.read_csv, f'description,body\nIn short.,"{ONE}"\n')
    alone = parts(records.read_csv, "title,description\nBridge,In short.\n")
    assert [both[0].text, alone[0].text] == [ONE, "In short."]


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (records.read_csv, "a,b\n1,2\n"),
        (records.read_json, '[{"a": 1, "b": 2}]'),
        (records.read_parquet, parquet([{"a": 1, "b": 2}])),
    ],
)
def test_a_table_without_text_says_what_it_has(
    read: Callable[[bytes, Mapping[str, str]], Iterator[Part]], data: str | bytes
) -> None:
    with pytest.raises(UnreadableError) as caught:
        parts(read, data)
    assert str(caught.value) == (
        "It has the columns a, b and none is known to hold the text; name it with -p fields text:a"
    )
    with pytest.raises(UnreadableError, match="columns a, b and no text in “c”"):
        parts(read, data, text="c")


@pytest.mark.parametrize(
    "value",
    [
        [{"text": ONE}, {"text": TWO}],
        {"status": "ok", "articles": [{"text": ONE}, {"text": TWO}]},
        {"meta": {"hits": 2}, "response": {"docs": [{"body": ONE}, {"body": TWO}]}},
        {"hits": {"total": 2, "hits": [{"_source": {"text": ONE}}, {"_source": {"text": TWO}}]}},
        {"stories": [{"content": ONE}, {"content": TWO}]},
        {"a1": {"text": ONE}, "a2": {"text": TWO}},
        [{"body": ONE.split(". ")}, {"body": [{"text": TWO}]}],
        [{"content": {"rendered": f"<p>{ONE}</p>"}}, {"content": {"rendered": f"<p>{TWO}</p>"}}],
    ],
)
def test_objects_are_found_wherever_they_are_wrapped(value: object) -> None:
    assert [part.text for part in parts(records.read_json, json.dumps(value))] == [ONE, TWO]


def test_nested_values_are_made_flat() -> None:
    row = {"text": ONE, "source": {"id": None, "name": "Quay"}, "author": [{"name": "A B"}, "C D"]}
    (part,) = parts(records.read_json, json.dumps(row))
    assert (part.stated.outlet, part.stated.byline) == ("Quay", "A B, C D")


def test_an_address_or_a_number_is_no_outlet() -> None:
    table = f'text,source,publisher\n"{ONE}",https://quay.example/,12\n"{TWO}",7,The Quay\n'
    assert [p.stated.outlet for p in parts(records.read_csv, table)] == ["", "The Quay"]


def test_bad_lines_are_set_aside_alone() -> None:
    lines = f'{json.dumps({"text": ONE})}\n{{"text": "cut o\n\n{json.dumps({"text": TWO})}\n'
    for read in (records.read_jsonl, records.read_json):
        found = parts(read, lines)
        assert [(p.number, p.text, p.problem) for p in found] == [
            (1, ONE, ""), (2, "", "Line 2 is not valid JSON."), (3, TWO, ""),
        ]  # fmt: skip


def test_json_that_is_cut_off_says_where() -> None:
    with pytest.raises(UnreadableError, match=r"breaks at line 2, column 11"):
        parts(records.read_json, '[{"text": "One."},\n {"text": "Tw')


def test_ragged_rows_are_set_aside_with_their_line() -> None:
    table = f'title,text\nA,"{ONE}"\nB,{TWO}\nC\nD,"line one\nline two"\n'
    found = parts(records.read_csv, table)
    assert [(part.number, bool(part.problem)) for part in found] == [
        (1, False), (2, True), (3, True), (4, False),
    ]  # fmt: skip
    assert found[1].problem.startswith(
        "The row that ends in line 3 has another number of cells (4)"
    )
    assert found[3].text == "line one\nline two"


def test_long_cells_and_repeated_columns() -> None:
    long = "word " * 60_000
    (part,) = parts(records.read_csv, f"title,text,text\nA,{long},\n")
    assert part.text == long


def test_a_row_without_text_is_set_aside() -> None:
    assert [p.problem for p in parts(records.read_csv, f'text,n\n"{ONE}",1\n ,2\n')] == [
        "", "It holds no text.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ('A\t"Stop," she said.', '"Stop," she said.'),
        ('A\t"Stop."', '"Stop."'),
        ('A\t"She said ""stop"" twice."', 'She said "stop" twice.'),
        ('A\t"One\nand two."', "One\nand two."),
    ],
)
def test_quotation_marks_between_tabs_are_the_texts_own(cells: str, text: str) -> None:
    assert parts(records.read_tsv, f"title\ttext\n{cells}\n")[0].text == text


def test_fields_of_the_notebook() -> None:
    assert articles.named(["text:full_story", "outlet=paper"]) == {
        "text": "full_story", "outlet": "paper",
    }  # fmt: skip
    for wrong in ("full_story", "body:full_story", "text:"):
        with pytest.raises(ArticlesError, match=f"“{wrong}” does not name a field; write one of"):
            articles.named([wrong])


def test_rows_have_numbers_ids_and_checksums(tmp_path: Path) -> None:
    rows = [{"text": f"{ONE} {number}"} for number in range(10)]
    (tmp_path / "many.json").write_text(json.dumps(rows))
    (tmp_path / "articles.csv").write_text("article_id,outlet\nmany_03,Post\n")
    found = articles.read(tmp_path).articles
    assert [(a.article_id, a.path) for a in found[:3]] == [
        ("many_01", "many.json#1"), ("many_02", "many.json#2"), ("many_03", "many.json#3"),
    ]  # fmt: skip
    assert found[9].article_id == "many_10"
    assert found[2].known.outlet == "Post"
    assert len({a.sha256 for a in found}) == 10
