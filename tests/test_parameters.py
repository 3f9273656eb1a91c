"""What the command line is given: names, types and folders, checked before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from samestory.runner import parameters
from samestory.runner.parameters import Parameter, UserError

NOTEBOOKS = {
    "01_clean": [Parameter("languages", "list", '["en"]', ""), Parameter("run", "str", '""', "")],
    "02_extract": [Parameter("part_size", "int", "25", ""), Parameter("model", "str", '""', "")],
    "04_report": [Parameter("full_text", "bool", "True", ""), Parameter("title", "str", '""', "")],
}


def test_values_get_the_type_of_their_parameter() -> None:
    given = [("languages", "en, fr"), ("part_size", "5"), ("full_text", "false"), ("title", "7")]
    assert parameters.assign(given, NOTEBOOKS) == {
        "01_clean": {"languages": ["en", "fr"]},
        "02_extract": {"part_size": 5},
        "04_report": {"full_text": False, "title": "7"},
    }


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("part_sise", "5", "did you mean “part_size”"),
        ("xyzzy", "5", "there are full_text, languages"),
        ("part_size", "five", "takes a whole number from 1, not “five”"),
        ("part_size", "0", "takes a whole number from 1, not “0”"),
        ("full_text", "maybe", "takes True or False, not “maybe”"),
        ("run", "elsewhere", "set by ARTICLES, --outputs and --name"),
        ("model", "en_core_web_xl", "“en_core_web_xl” is not installed"),
    ],
)
def test_a_mistake_is_one_sentence(name: str, value: str, message: str) -> None:
    with pytest.raises(UserError, match=r"^[^\n]+$") as caught:
        parameters.assign([(name, value)], NOTEBOOKS)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["", ".hidden", "a/b", "..", "a{b}", "a:b"])
def test_a_name_that_is_no_folder_everywhere_is_refused(name: str) -> None:
    with pytest.raises(UserError):
        parameters.check_name(name)


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_text("article_id\n")
    with pytest.raises(UserError, match=r"ending in \.txt, \.md, .* are read"):
        parameters.check_articles(tmp_path, shown="folder")


def test_what_is_known_of_the_articles_is_an_input(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in (folder / "a.txt", tmp_path / "articles.csv", tmp_path / "other.csv"):
        path.write_text("x")
    assert parameters.inputs(folder) == [folder / "a.txt", tmp_path / "articles.csv"]
