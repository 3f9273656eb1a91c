"""Measuring: counts, names against names, the gold set's format, the floors under its scores."""

from __future__ import annotations

import itertools
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from measuring import (
    attribution,
    charts,
    described,
    errors,
    facts,
    floors,
    gold,
    names,
    pasted,
    results,
    scores,
    show,
    told,
)
from measuring.attribution import spans
from measuring.identity import ecbplus, pace, tables, told_names, topics
from measuring.names import AS_GOLD, EVERY, NINE, THREE, Name, Reading, Sample
from measuring.quantities import scores as quantity_scores
from measuring.results import Result, Target
from measuring.scores import Score
from measuring.speed import Cleaning, Speed
from measuring.times.scores import RELAXED, STRICT, TYPE, VALUE
from samestory import consistency

TEXT = "Ada Brandt of Portwatch met the Norwick council at Lake Selwyn on Monday."
PLACES = {
    "Ada Brandt": (0, 10), "Brandt": (4, 10), "Portwatch": (14, 23), "Norwick": (32, 39),
    "Norwick council": (32, 47), "Lake Selwyn": (51, 62), "Monday": (66, 72),
}  # fmt: skip


def marked(*pairs: tuple[str, str]) -> frozenset[Name]:
    """Names of TEXT by their words."""
    return frozenset(Name(*PLACES[words], label) for words, label in pairs)


def reading(
    gold_names: Sequence[tuple[str, str]],
    found: Sequence[tuple[str, str]],
    settled: Sequence[tuple[str, str]] | None = None,
    **groups: str,
) -> Reading:
    """TEXT read once."""
    after = found if settled is None else settled
    return Reading("t1", groups, TEXT, marked(*gold_names), marked(*found), marked(*after))


@pytest.mark.parametrize(
    ("score", "row"),
    [
        (Score(0, 0, 0), {"precision": 0, "recall": 0, "f1": 0, "gold": 0}),
        (Score(0, 5, 0), {"precision": 0, "recall": 0, "f1": 0, "gold": 0}),
        (Score(1, 2, 4), {"precision": 50, "recall": 25, "f1": 33.3, "gold": 4}),
        (Score(3, 3, 3), {"precision": 100, "recall": 100, "f1": 100, "gold": 3}),
    ],
)
def test_scores(score: Score, row: dict[str, float]) -> None:
    assert score.row() == row


def test_scores_as_a_table_without_rows_keep_their_columns() -> None:
    assert list(scores.table({}, of="class")) == ["class", "precision", "recall", "f1", "gold"]


@pytest.mark.parametrize(
    ("found", "classes", "expected"),
    [
        ([("Ada Brandt", "PERSON")], NINE, Score(1, 1, 2)),
        ([("Ada Brandt", "ORG")], NINE, Score(0, 1, 2)),
        ([("Brandt", "PERSON")], NINE, Score(0, 1, 2)),
        # A facility is no location, but both are places.
        ([("Lake Selwyn", "FAC")], NINE, Score(0, 1, 2)),
        ([("Lake Selwyn", "FAC")], THREE, Score(1, 1, 2)),
        # Labels of other pipelines: a GPE is a location; cardinals and times are not scored.
        ([("Lake Selwyn", "GPE"), ("Monday", "TIME")], NINE, Score(1, 1, 2)),
        ([], NINE, Score(0, 0, 2)),
    ],
)
def test_names_are_right_by_offsets_and_class(
    found: list[tuple[str, str]], classes: dict[str, str], expected: Score
) -> None:
    one = reading([("Ada Brandt", "PERSON"), ("Lake Selwyn", "LOC")], found)
    assert names.score(Sample([one], classes)) == expected


def test_events_and_laws_are_one_with_misc_on_the_gold_set() -> None:
    one = reading([("Norwick", "EVENT"), ("Portwatch", "LAW")], [("Norwick", "MISC")])
    assert names.score(Sample([one], AS_GOLD)) == Score(1, 1, 2)


def test_by_class_shows_both_without_and_with_settling() -> None:
    one = reading(
        [("Ada Brandt", "PERSON"), ("Portwatch", "ORG")],
        [("Ada Brandt", "PERSON"), ("Portwatch", "PERSON")],
        [("Ada Brandt", "PERSON"), ("Portwatch", "ORG")],
    )
    table = names.by_class([one], NINE).set_index("class")
    assert table["f1"].to_dict() == {"PERSON": 66.7, "ORG": 0.0, "all": 50.0}
    assert table["settled_f1"].to_dict() == {"PERSON": 100.0, "ORG": 100.0, "all": 100.0}
    assert table["gold"].to_dict() == {"PERSON": 1, "ORG": 1, "all": 2}


def test_by_group_counts_texts() -> None:
    right, wrong = [("Norwick", "LOC")], [("Norwick", "ORG")]
    made = names.by_group(
        [
            reading(right, right, region="Pacific"),
            reading(right, wrong, region="Africa"),
            reading(right, right, region="Africa"),
        ],
        NINE,
        group="region",
    )
    assert made[["region", "f1", "texts"]].to_numpy().tolist() == [
        ["Africa", 50.0, 2],
        ["Pacific", 100.0, 1],
    ]


@pytest.mark.parametrize("make", [
    lambda: names.by_class([], NINE),
    lambda: names.by_group([], NINE, group="region"),
    lambda: names.overview(dev=[], test=[], uner=[], own=[]),
    lambda: names.held_out(None),
])  # fmt: skip
def test_where_nothing_is_read_tables_are_empty(make: object, tmp_path: Path) -> None:
    frame = make()  # type: ignore[operator]
    assert len(frame) == 0
    view = show.table(frame, run=tmp_path.as_posix(), name="none", caption="None")
    assert "the corpora are absent" in view.html


@pytest.mark.parametrize(
    ("gold_names", "found", "kind"),
    [
        ([("Norwick", "LOC")], [], "missed"),
        ([], [("Norwick", "LOC")], "spurious"),
        ([("Norwick", "LOC")], [("Norwick", "ORG")], "wrong label"),
        ([("Norwick council", "ORG")], [("Norwick", "ORG")], "wrong border"),
        ([("Norwick council", "ORG")], [("Norwick", "LOC")], "wrong both"),
        # Places are one class here.
        ([("Lake Selwyn", "LOC")], [("Lake Selwyn", "FAC")], None),
    ],
)
def test_kinds_of_errors(
    gold_names: list[tuple[str, str]], found: list[tuple[str, str]], kind: str | None
) -> None:
    made = list(errors.of(reading(gold_names, found), EVERY))
    assert [error.kind for error in made] == ([kind] if kind else [])


def test_an_error_has_its_words_and_those_around() -> None:
    one = reading([("Norwick council", "ORG")], [("Norwick", "LOC")])
    assert list(errors.of(one, EVERY)) == [
        errors.Error(
            kind="wrong both", document="t1", gold_label="ORG", gold_text="Norwick council",
            found_label="PLACE", found_text="Norwick",
            before="Ada Brandt of Portwatch met the ", text="Norwick council",
            after=" at Lake Selwyn on Monday.",
        )
    ]  # fmt: skip


def test_overlapping_names_are_paired_once_and_the_rest_stands_alone() -> None:
    wide, left, right = Name(0, 20, "ORG"), Name(0, 5, "ORG"), Name(6, 20, "PERSON")
    assert errors.paired([wide], [left, right]) == [(wide, right), (None, left)]


def test_errors_are_counted_by_kind_and_pair() -> None:
    one = reading(
        [("Norwick", "LOC"), ("Portwatch", "ORG"), ("Monday", "DATE")],
        [("Norwick", "ORG"), ("Ada Brandt", "PERSON")],
    )
    found = errors.all_of([one], EVERY)
    assert errors.by_kind(found).to_numpy().tolist() == [
        ["missed", 2, 50.0],
        ["spurious", 1, 25.0],
        ["wrong label", 1, 25.0],
    ]
    assert errors.by_pair(found).head(2).to_numpy().tolist() == [
        ["missed", "DATE", "–", 1],
        ["missed", "ORG", "–", 1],
    ]


def test_the_sample_does_not_depend_on_the_order_and_shows_doubles_once() -> None:
    found = errors.all_of([reading([(words, "ORG")], []) for words in PLACES], EVERY)
    one = errors.sample(found, number=3)
    assert len(one) == 3
    pd.testing.assert_frame_equal(one, errors.sample([*reversed(found), *found], number=3))
    assert len(errors.sample(found, number=99)) == len(PLACES)


def test_no_errors_are_tables_without_rows() -> None:
    assert [len(t) for t in (errors.by_kind([]), errors.by_pair([]))] == [0, 0]
    assert len(errors.sample([], number=3)) == 0
    assert charts.kinds(errors.by_kind([]), measure="m").data == ()


GOLD = """# n1 | flood | English, Twi | a note | with a bar
The [Norwick|PLACE] council met
[Ada Brandt|PERSON].
//
The [Harbour Act|LAW] stands.

# n2 | sport | Māori |
No name here.
"""


def test_gold_items() -> None:
    one, two = gold.parse(GOLD)
    assert one == gold.Item(
        item_id="n1", subject="flood", languages="English, Twi", note="a note | with a bar",
        text="The Norwick council met Ada Brandt.\n\nThe Harbour Act stands.",
        names=((4, 11, "PLACE"), (24, 34, "PERSON"), (41, 52, "LAW")),
    )  # fmt: skip
    assert [one.text[a:b] for a, b, _ in one.names] == ["Norwick", "Ada Brandt", "Harbour Act"]
    assert (two.text, two.names, two.note) == ("No name here.", (), "")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("# n1 | a | b | c\nThe [Norwick|TOWN].", "n1: .* has the label “TOWN”"),
        ("# n1 | a | b | c\nThe [Norwick] met.", "n1: a bracket stands alone"),
        ("# n1 | a | b | c\nThe [Norwick|PLACE met.", "n1: a bracket stands alone"),
        ("# n1 | a | b | c\nThe [[Norwick|PLACE] council|ORG].", "n1: a bracket stands alone"),
        ("# n1 | a | b | c\nThe [ Norwick|PLACE].", "n1: .* begins or ends with a space"),
        ("# n1 | a | b | c\nThe [|PLACE].", "n1: .* is empty"),
        ("# n1 | a | b | c\nThe [Nor\n//\nwick|PLACE].", "n1: .* end of a paragraph"),
        ("# n1 | a | b | c", "n1: there is no text"),
        ("# n1 | a | b | c\nX.\n\n# n1 | a | b | c\nY.", "n1: there are two items"),
        ("The council met.", "is no first line"),
        ("# n1 and no bars\nX.", "is no first line"),
    ],
)
def test_what_is_malformed_is_named(source: str, message: str) -> None:
    with pytest.raises(gold.GoldError, match=message):
        gold.parse(source)


def test_a_missing_gold_set_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(gold.GoldError, match=r"There is no test set .*names\.txt"):
        gold.read(tmp_path / "names.txt")


@pytest.fixture(scope="module")
def ruler() -> Language:
    """A pipeline that knows four names."""
    nlp = spacy.blank("en")
    patterns = {"Norwick": "GPE", "Ada Brandt": "PERSON", "the Harbour Act": "LAW", "$3": "MONEY"}
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": words} for words, label in patterns.items()]
    )
    return nlp


def test_the_gold_set_is_read_as_the_project_sees_names(ruler: Language) -> None:
    text = "# n1 | flood | x | y\nIn [Norwick|PLACE], the [Harbour Act|LAW] cost $3."
    (one,) = names.project(ruler, gold.parse(text))
    # Project labels, the article trimmed, no sums of money.
    assert one.found == one.gold == {Name(3, 10, "PLACE"), Name(16, 27, "LAW")}
    assert one.groups == {"subject": "flood", "languages": "x"}


def test_names_are_kept_before_and_after_settling(
    ruler: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def places(doc: Doc) -> Doc:
        doc.ents = [Span(doc, e.start, e.end, "ORG") for e in doc.ents]
        return doc

    monkeypatch.setattr(consistency, "settle", places)
    reference = Doc(ruler.vocab, words=["In", "Norwick"], ents=["O", "B-LOC"])
    one = names.read(ruler, reference, "d1", {})
    assert (one.gold, one.found, one.settled) == (
        {Name(3, 10, "LOC")},
        {Name(3, 10, "GPE")},
        {Name(3, 10, "ORG")},
    )


def test_without_corpora_nothing_is_read(ruler: Language) -> None:
    assert (names.newswire(ruler, None, "test"), names.uner(ruler, None)) == ([], [])


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ({"all": 60.0}, []),
        ({"all": 61.5}, []),
        ({"all": 59.9}, ["all: 59.9 is below the floor of 60.0"]),
        ({"all": 61.6}, ["all: 61.6 is above 60.0: raise the floor"]),
        ({}, ["all: has a floor, but is not measured"]),
        ({"all": 60.0, "ORG": 9.0},
         ["ORG: 9.0 has no floor yet (measuring.floors --raise)"]),
    ],
)  # fmt: skip
def test_floors(found: dict[str, float], message: list[str]) -> None:
    assert floors.broken(found, {"all": 60.0}) == message


def test_floors_are_raised_and_never_lowered() -> None:
    measured = {"all": 62.4, "ORG": 40.0, "NORP": 0.2}
    assert floors.raised(measured, {"all": 60.0, "ORG": 50.0}) == {
        "all": 61.5,
        "ORG": 50.0,
        "NORP": 0.0,
    }
    assert floors.broken({"all": 62.4}, floors.raised({"all": 62.4}, {})) == []


def test_no_floor_was_ever_higher() -> None:
    git = ["git", "-C", str(floors.FILE.parent)]
    log = subprocess.run([*git, "log", "--format=%H", "--", floors.FILE.name], capture_output=True)
    if log.returncode or not log.stdout:
        pytest.skip("the history is not here")
    now = floors.read()
    for commit in log.stdout.decode().split():
        shown = [*git, "show", f"{commit}:./{floors.FILE.name}"]
        then = json.loads(subprocess.run(shown, capture_output=True, check=True).stdout)
        fallen = {name: floor for name, floor in then.items() if floor > now.get(name, 0.0)}
        assert not fallen, f"higher in {commit[:7]}: {fallen}"


@pytest.mark.skipif(not gold.NAMES.is_file(), reason="the gold set is not here")
def test_the_shipped_model_keeps_its_floors(nlp: Language) -> None:
    found = floors.scored(names.project(nlp, gold.read()))
    assert floors.broken(found, floors.among(floors.read())) == []


def test_figures_and_dates_keep_their_floors(nlp: Language) -> None:
    found = floors.of_facts(facts.pairs.sides(nlp))
    assert floors.broken(found, floors.among(floors.read(), floors.FACTS)) == []


def test_floors_are_told_apart_by_what_they_are_of() -> None:
    mixed = {"all": 1.0, "lines: right, read": 2.0, "facts: dates, read": 3.0}
    assert floors.among(mixed) == {"all": 1.0}
    assert floors.among(mixed, floors.LINES) == {"lines: right, read": 2.0}
    assert floors.among(mixed, floors.FACTS) == {"facts: dates, read": 3.0}


def test_cleaning_keeps_its_floors() -> None:
    found = floors.of_lines(pasted.judged(pasted.read()))
    assert floors.broken(found, floors.among(floors.read(), floors.LINES)) == []


MEASURES = (RELAXED, STRICT, TYPE, VALUE)
PASSAGE = facts.pairs.Reading(facts.items.Item("a", "", (None, None), "", "", ()), [], [], [])
RESULTS = [Result("A", "F1 of names", 72.9, "F1"), Result("whole", "speed", 6600, "words/s")]


def test_results_stand_beside_their_targets() -> None:
    known = {("A", "F1 of names"): Target("high", 75.0), ("whole", "speed"): Target("high", 5000)}
    assert results.table(RESULTS, known)[["target", "met"]].to_numpy().tolist() == [
        [75.0, "no"],
        [5000.0, "yes"],
    ]
    assert results.table(RESULTS, {})["met"].tolist() == ["", ""]


def test_targets_are_read_and_a_wrong_direction_is_named() -> None:
    source = "# note\ndata,measured,better,target\nA,size,low,15\n"
    assert results.targets(source) == {("A", "size"): Target("low", 15.0)}
    assert results.reaches(12.0, Target("low", 15.0))
    with pytest.raises(ValueError, match="write high or low"):
        results.reaches(1.0, Target("up", 2.0))


def who_is_who() -> list[results.Result]:
    """The rows of the chapter on names across outlets, whatever their values."""
    named = told.parse("# a | b | c\nentity p1 | PERSON | Ilo\n== a | A | -\n[Ilo|p1]\n", "a.txt")
    story = told_names.Reading(named, {"a": []}, {}, {}, {m: {} for m in topics.METHODS})
    kinds = itertools.product(ecbplus.SIDES, (tables.FOUND, tables.ALL), tables.HELD)
    rows = pd.DataFrame(kinds, columns=["topics", "mentions", "measure"])
    rows = rows.assign(method="samestory", f1=1.0, removed=1.0)
    timed = pace.Pace(pace.ARTICLES, 9, 1, 1, 1.0, 1.0)
    return [
        *results.of_identity(rows, rows),
        *results.of_told({side: [story] for side in told.SIDES}, timed),
    ]


def test_each_target_is_of_a_result_that_is_measured() -> None:
    own = [reading([("Norwick", "PLACE")], [])]
    score = dict.fromkeys(results.SYNTAX, Score(1, 1, 1))
    scored = pd.DataFrame([{"pages": "unread", "method": "samestory", "f1": 1.0}])
    lines = pd.DataFrame([{"articles": s, "lines": 1, "right": 1.0} for s in ("read", "unread")])
    fields = described.scores([described.Field("a", f, "x", "x") for f in described.FIELDS])
    sets = (results.MESSY, results.AS_HTML, results.AS_TEXT)
    one = {"tool": "samestory", "f1": 1.0, "cases": "all", "value_and_unit": 1.0}
    figures = pd.DataFrame([one | {"measure": measure} for measure in quantity_scores.MEASURES])
    cases = pd.DataFrame([one])
    made = [
        *results.of_names(own, own, own),
        *results.of_syntax({"EWT": score, "GUM": score}),
        *results.of_cost(Speed(10, 1.0), 12.0),
        *results.of_cleaning(scored, scored, lines, dict.fromkeys(sets, fields)),
        *results.of_speed(Cleaning(2_000, 9, 1.0, 1.0)),
        *results.of_figures(
            dict.fromkeys((results.NEWSQUANT, results.FILTERED), figures), cases, Speed(10, 1.0)
        ),
        *results.of_dates(
            pd.DataFrame([{"measure": m, "method": "samestory", "f1": 1.0} for m in MEASURES]),
            pd.DataFrame([{"method": "samestory", "right": 1.0}]),
            Speed(10, 1.0),
        ),
        *results.of_facts({side: [PASSAGE] for side in ("read", "unread")}),
        *quotation_results(),
        *who_is_who(),
    ]
    assert set(results.targets()) <= {(r.data, r.measured) for r in made}


def quotation_results() -> list[Result]:
    """The results of quotations, of a text with one that is found."""
    said = spans.made("He came.", [(3, 7)], [(0, 2)])
    scored = attribution.scores.table([attribution.scores.Reading("a", "", (said,), (said,))])
    none = attribution.scores.beside({})
    credits_found = attribution.credited.table([attribution.credited.NOTHING])
    return results.of_quotes(scored, none, credits_found, Speed(10, 1.0))


def test_the_top_of_the_page_names_the_first_of_each_set() -> None:
    more = [*RESULTS, Result("A", "recall", 1.0, "F1")]
    found = results.opening(more, model="m 1", date="2026-01-02", measured_on="A")
    assert found.headline == "F1 of names: F1 72.9 on A"
    assert [number for number, _ in found.numbers] == ["F1 72.9", "6,600 words/s"]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>"
    error = errors.Error("missed", bad, "ORG", bad, "–", "–", bad, bad, bad)
    run = tmp_path.as_posix()
    views = [
        show.errors(errors.sample([error], number=1), run=run, name="e"),
        show.table(pd.DataFrame({bad: ["=1+1", bad]}), run=run, name="t", caption=bad),
        show.opening(results.opening(RESULTS, model=bad, date=bad, measured_on=bad)),
        show.facts("", command=f"./run measure --name '{bad}'"),
    ]
    assert not any("<script" in view.html for view in views)
    assert "'=1+1" in (tmp_path / "tables" / "t.csv").read_text(encoding="utf-8")


def test_a_chart_is_titled_by_what_it_shows() -> None:
    one = reading([("Norwick", "LOC"), ("Portwatch", "ORG")], [("Norwick", "LOC")])
    chart = charts.f1(names.by_class([one], NINE), of="class", measure="F1 by class")
    assert chart.layout.meta["title"] == "F1 100.0 for LOC, 0.0 for ORG"
    assert len(chart.data) == 1  # no rings where settling changes nothing
