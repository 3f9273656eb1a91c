"""Measuring figures: samestory and its peers, errors, cases of other tools, speed and results."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT
from spacy.language import Language

from measuring import results, speed
from measuring.quantities import (
    amounts,
    cases,
    errors,
    in_news,
    scores,
    tools,
)
from measuring.quantities.amounts import Found, Wanted
from measuring.quantities.pairs import Reading, Text


def found(value: float, unit: str = "", counted: str = "", *, high: float | None = None) -> Found:
    """What a tool says it found at the beginning of a text."""
    return Found(value, high, unit, counted, 0, 1)


# --- tools --------------------------------------------------------------------------------------


def test_figures_of_samestory_are_written_as_the_test_sets_do(nlp: Language) -> None:
    text = "Dozens of nurses paid $5 a share for 12 boats."
    given = tools.samestory(nlp, text)
    assert [(f.value, f.high, f.unit) for f in given] == [
        (12, 120, ""), (5, None, "USD per share"), (12, None, ""),
    ]  # fmt: skip
    assert [text[f.start : f.end] for f in given] == ["Dozens", "$5", "12"]


def test_a_peer_that_is_not_installed_is_named_with_the_command(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "installed", lambda name: "")
    here = tools.here(nlp)
    assert [tool.name for tool in here] == ["samestory"]
    assert tools.table(here)["version"].tolist()[1:] == ["not installed"] * 2
    assert "pip install quantulum3==0.10.0 text2num==3.1.0" in tools.advice()
    monkeypatch.setattr(tools, "installed", lambda name: "1.0")
    assert tools.advice() == ""


def test_the_peers_are_those_of_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = project["optional-dependencies"]["peers"]
    assert all(f"{name}=={version}" in pinned for name, version in tools.PEERS.items())


def test_quantulum_gives_ranges_by_their_middle() -> None:
    pytest.importorskip("quantulum3")
    (given,) = tools.quantulum("The box weighs 5 to 7 kilograms.")
    assert (given.value, given.high, given.unit) == (5, 7, "kilogram")


def test_text2num_reads_words_and_leaves_digits() -> None:
    pytest.importorskip("text_to_num")
    given = tools.text2num("Forty-five men took 3.5 million of two hundred.")
    assert [f.value for f in given] == [45, 3.5e6, 200]


def test_scores_are_of_tools_that_say_what_is_measured() -> None:
    text = Text("t", "", (Wanted(5, None, "dollar"), Wanted(2, None, "tug", "tugs")))
    here = [
        tools.Tool("all", "1", (tools.VALUE, tools.UNIT, tools.COUNTED), lambda text: []),
        tools.Tool("some", "1", (tools.VALUE,), lambda text: []),
    ]
    read = {"all": [Reading(text, (found(5, "USD"), found(9)))], "some": [Reading(text, ())]}
    table = scores.table(here, read)
    assert table[["tool", "measure", "f1", "gold"]].to_numpy().tolist() == [
        ["all", "value", 50.0, 2], ["some", "value", 0.0, 2], ["all", "value and unit", 50.0, 2],
        ["all", "counted, in part", 50.0, 2], ["all", "counted, whole", 50.0, 2],
        ["all", "counted, one of several whole", 50.0, 2],
    ]  # fmt: skip
    assert scores.beside(table, measures=["value"])["what"].tolist() == [
        "all: value",
        "some: value",
    ]
    assert scores.table(here, {}).empty and scores.beside(scores.table(here, {})).empty


# --- errors -------------------------------------------------------------------------------------


def test_errors_are_told_apart_and_shown_in_their_words() -> None:
    text = Text(
        "t",
        "It rose from $5 to $7 in 3 days, 9 tugs, 4 tonnes and 8 men",
        (
            Wanted(5, 7, "dollar", "$", "price"),
            Wanted(9, None, "tug", "tugs"),
            Wanted(4, None, "tonne", "tonnes", "coal"),
            Wanted(8, None, "man", "men"),
        ),
    )
    given = (
        Found(5, None, "USD", "", 13, 15), Found(3, None, "day", "", 25, 31),
        Found(9, None, "", "boats", 33, 34), Found(4, None, "tonne", "grain", 41, 49),
    )  # fmt: skip
    rows = errors.all_of([Reading(text, given)])
    assert [(e.kind, e.gold_label, e.found_label, e.text) for e in rows] == [
        (errors.COUNTED, "4 tonne, of coal", "4 tonne, of grain", "4 tonnes"),
        (errors.UNIT, "9 tug, of tugs", "9, of boats", "9"),
        (errors.VALUE, "5 to 7 dollar, of price", "5 USD", "$5"),
        (errors.MISSED, "8 man, of men", "–", "8"),
        (errors.SPURIOUS, "no figure", "3 day", "3 days"),
    ]
    assert {e.kind for e in rows} == set(errors.MEANS)


@pytest.mark.parametrize(
    ("number", "said"), [(24.2e9, "24,200,000,000"), (0.5, "0.5"), (0, "0"), (2e-29, "2e-29")]
)
def test_numbers_are_shown_as_people_write_them(number: float, said: str) -> None:
    assert amounts.written(number) == said


# --- cases of other tools -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "passage", "value", "reason"),
    [
        ("The mine sold 5 tonnes.", "5 tonnes", 5, ""),
        ("It took two and a half days there.", "two and a half", 2.5, ""),
        ("We saw it for six months there.", "six months", 6, ""),
        ("The mine lost minus 5 degrees.", "minus 5", -5, ""),
        ("seventeen", "seventeen", 17, in_news.ALONE),
        ("The answer was 61 to them.", "61", 61, in_news.ITSELF),
        ("It needs 3^2 of these.", "3^2", 9, in_news.MATHS),
        ("Call us at 44-1234 or so.", "44", 44, in_news.CODE),
        ("It was two over nine of these.", "two over nine", 2 / 9, in_news.SPOKEN),
        ("We ate sixty thirds of these.", "sixty thirds", 20, in_news.FRACTION),
        ("We ate a fortieth of these.", "a fortieth", 1 / 40, in_news.FRACTION),
        ("We ate 1,7 of these.", "1,7", 1.7, in_news.COMMA),
        ("We earned (5) of these.", "(5)", -5, in_news.ACCOUNT),
        ("I want a bushel of these.", "a bushel", 1, in_news.ARTICLE),
        ("It was seen in 1988 by us.", "1988", 1988, in_news.ODD),
        ("It costs 70円 in town.", "70円", 70, in_news.SCRIPT),
    ],
)
def test_what_could_stand_in_news(text: str, passage: str, value: float, reason: str) -> None:
    assert in_news.why_not(text, (passage,), passage, Wanted(value, None, "")) == reason


def test_units_of_laboratories_are_left_out() -> None:
    wanted = Wanted(5, None, "electronvolt")
    reason = in_news.why_not("The gap is 5 eV there.", ("5 eV",), "5 eV", wanted)
    assert reason == in_news.LABORATORY


def result(text: str, value: str, unit: str = "") -> dict[str, object]:
    """A quantity as Recognizers-Text writes it."""
    return {"Text": text, "Resolution": {"value": value, "unit": unit}}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Both sets of cases, small."""
    sold = {"Input": "We sold it for $5 a piece.", "Results": [result("$5", "5", "Dollar")]}
    nowhere = "dotnet, java, javascript, python"
    never = {"Input": "We sold it for 9 pounds.", "NotSupported": nowhere,
             "Results": [result("9 pounds", "9", "Pound")]}  # fmt: skip
    sets = {
        "numbers": [{"Input": "We have seven of them.", "Results": [result("seven", "7")]}],
        "units": [],
        "currencies": [sold, never],
        "ages": [{"Input": "She is 14 months old now.", "Results": [result("14", "14", "Month")]}],
    }
    for kind, path in cases.MODELS.items():
        place = tmp_path / cases.SPECS / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(sets[kind]), encoding="utf-8-sig")
    place = tmp_path / cases.QUANTULUM
    place.parent.mkdir(parents=True)
    ranged = {"value": 6, "unit": "tonne", "surface": "5 to 7 tonnes", "uncertainty": 1}
    place.write_text(json.dumps([{"req": "We sold 5 to 7 tonnes.", "res": [ranged]}]))
    return tmp_path


def test_cases_are_read_and_scored(corpus: Path) -> None:
    tested = cases.read(corpus)
    assert cases.left_out(tested).to_numpy().tolist() == [
        ["Recognizers-Text, currencies", cases.NOT_SUPPORTED, 1]
    ]
    says = {
        "We have seven of them.": found(7),
        "We sold it for $5 a piece.": found(5, "USD per piece"),  # cases mark no rates
        "She is 14 months old now.": found(14, "year of age"),
        "We sold 5 to 7 tonnes.": found(5, "tonne", high=7),
    }
    tool = tools.Tool("tool", "1", (tools.VALUE, tools.UNIT), lambda text: [says[text]])
    blind = tool._replace(name="blind", says=(tools.VALUE,), read=lambda text: [])
    judged = {one.name: cases.judged(one, tested) for one in (tool, blind)}
    table = cases.table([tool, blind], judged).set_index(["cases", "tool"])
    assert table.loc[("all", "tool")].tolist() == [4, 100.0, 75.0]
    assert table.loc[("Recognizers-Text, ages", "tool"), "value_and_unit"] == 0.0
    assert table.loc[("all", "blind"), "value"] == 0.0
    assert table.loc[("all", "blind")].isna()["value_and_unit"]
    missed = cases.missed(judged["tool"], number=5)
    assert missed[["expected", "found"]].to_numpy().tolist() == [["14 month", "14 year of age"]]


def test_without_corpora_there_is_nothing_and_no_error() -> None:
    assert cases.read(None) == []
    assert cases.left_out([]).empty and cases.table([], {}).empty
    assert cases.missed([], number=5).empty


# --- speed and results --------------------------------------------------------------------------


def test_speed_of_figures_alone(nlp: Language) -> None:
    rate = speed.figures_alone(nlp, ["Twelve boats sank on Friday, police said."])
    assert rate.words == 7 and rate.seconds > 0
    with pytest.raises(ValueError, match="no word"):
        speed.figures_alone(nlp, ["..."])


def test_results_of_figures_have_their_targets(corpus: Path) -> None:
    tool = tools.Tool(tools.OURS, "1", (tools.VALUE, tools.UNIT, tools.COUNTED), lambda text: [])
    peer = tool._replace(name="text2num", says=(tools.VALUE,))
    texts = [Text("t", "", (Wanted(5, None, "dollar"),))]
    table = scores.table([tool], {tools.OURS: tool.readings(texts)})
    both = {results.NEWSQUANT: table, results.FILTERED: table}
    tested = cases.read(corpus)
    judged = {one.name: cases.judged(one, tested) for one in (tool, peer)}
    by_case = cases.table([tool, peer], judged)
    made = results.of_figures(both, by_case, speed.Speed(30_000, 1.0))
    beside = results.table(made).set_index(["data", "measured"])
    assert (beside["met"] != "").sum() == 8
    assert beside.loc[("figures alone", "speed"), "met"] == "yes"
    assert (results.CASES, "value and unit, text2num") not in beside.index
