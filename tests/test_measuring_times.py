"""Measuring dates: TimeML texts, scores as in TempEval-3, examples with other conventions."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from spacy.language import Language

from measuring import charts
from measuring.scores import Score
from measuring.times import cases, errors, finders, scores, shapes, texts
from measuring.times.cases import Expected
from measuring.times.scores import Pair
from measuring.times.texts import Text, Time

SOURCE = """<TimeML><DCT><TIMEX3 type="DATE" value="2024-03-05T09:00">5 March</TIMEX3></DCT>
<TEXT>The boat <EVENT>sank</EVENT> on <TIMEX3 type="DATE" value="2024-03-04">Monday</TIMEX3> &amp;
 lay there <TIMEX3 type="DURATION" value="P2D">two <X>days</X></TIMEX3>.<TIMEX3 type="DATE"
 value="2024"/></TEXT></TimeML>"""


def test_timeml_is_read_as_text_and_expressions() -> None:
    one = texts.parse("t1", SOURCE)
    assert (one.name, one.day) == ("t1", "2024-03-05")
    assert one.text == "The boat sank on Monday &\n lay there two days."
    assert [(one.text[t.start : t.end], t.type, t.value) for t in one.times] == [
        ("Monday", "DATE", "2024-03-04"),
        ("two days", "DURATION", "P2D"),
    ]


def test_what_is_no_timeml_is_named() -> None:
    with pytest.raises(ValueError, match="t1 has no date or no text"):
        texts.parse("t1", "<TimeML><TEXT>x</TEXT></TimeML>")


def time(start: int, end: int, value: str, type_: str = "DATE") -> Time:
    """A time expression."""
    return Time(start, end, type_, value)


def test_times_are_paired_once_and_the_rest_stands_alone() -> None:
    gold = [time(0, 10, "2024"), time(20, 25, "P1D")]
    found = [time(0, 4, "2024"), time(2, 10, "2024"), time(30, 35, "P1D")]
    assert scores.pairs_of(gold, found) == [
        Pair(gold[0], found[1]), Pair(gold[1], None), Pair(None, found[0]), Pair(None, found[2]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "measure", "score"),
    [
        (time(2, 9, "2024-03-04"), scores.RELAXED, Score(1, 1, 2)),
        (time(2, 9, "2024-03-04"), scores.STRICT, Score(0, 1, 2)),
        (time(0, 9, "2024-03-04"), scores.STRICT, Score(1, 1, 2)),
        (time(0, 9, "2024-03"), scores.VALUE, Score(0, 1, 2)),
        (time(0, 9, "2024-03-04", "TIME"), scores.TYPE, Score(0, 1, 2)),
        (time(0, 9, "2024-03-04", "TIME"), scores.VALUE, Score(1, 1, 2)),
        (time(9, 12, "2024-03-04"), scores.RELAXED, Score(0, 1, 2)),
    ],
)
def test_what_is_right(given: Time, measure: str, score: Score) -> None:
    gold = [time(0, 9, "2024-03-04"), time(20, 25, "PRESENT_REF")]
    assert scores.scored(scores.pairs_of(gold, [given]))[measure] == score


def test_days_are_judged_where_the_gold_has_one() -> None:
    gold = [time(0, 5, "2024-03-04TMO"), time(10, 15, "P2D"), time(20, 25, "2024-03-01")]
    found = [time(0, 5, "2024-03-04T08:00"), time(10, 15, "2024-03-02"), time(30, 35, "2024-01-01")]
    assert scores.days(scores.pairs_of(gold, found)) == Score(1, 2, 2)


@pytest.mark.parametrize(
    ("value", "type_", "kind"),
    [
        ("PRESENT_REF", "DATE", "now, recently"), ("P2D", "DURATION", "length of time"),
        ("PXY", "DURATION", "length of time, open"), ("2024-03-04TMO", "TIME", "time of day"),
        ("XXXX-WXX-1", "DATE", "day"), ("2024-W10", "DATE", "week, weekend"),
        ("2024-03", "DATE", "month"), ("2024-Q1", "DATE", "season, quarter, half"),
        ("2024", "DATE", "year"), ("199", "DATE", "decade, century"), ("P1D", "SET", "set"),
        ("", "DATE", "other"),
    ],
)  # fmt: skip
def test_kinds_of_expressions(value: str, type_: str, kind: str) -> None:
    assert scores.kind_of(time(0, 1, value, type_)) == kind


def test_errors_are_counted_by_kind_of_expression() -> None:
    gold = [time(0, 5, "2024"), time(10, 15, "2023"), time(20, 25, "P2D")]
    table = scores.by_kind(scores.pairs_of(gold, [time(0, 5, "2023")]))
    assert table.to_numpy().tolist() == [
        ["year", 2, 1, 0, 1, 0.0],
        ["length of time", 1, 1, 0, 0, 0.0],
    ]
    assert len(scores.by_kind([])) == 0


def test_errors_have_kind_and_context() -> None:
    text = Text("t1", "2024-03-05", "It sank on Monday.", (time(11, 17, "2024-03-04"),))
    found = [[time(0, 2, "2024"), time(11, 17, "2024-03-11")]]
    made = errors.all_of([text], found)
    assert [(e.kind, e.gold_label, e.found_label) for e in made] == [
        ("wrong value", "DATE 2024-03-04", "DATE 2024-03-11"),
        ("spurious", "no date", "DATE 2024"),
    ]
    assert made[0].before == "It sank on "
    assert errors.all_of([text], [[time(11, 17, "2024-03-04")]]) == []


def test_the_project_and_its_peer_count_from_the_day_of_publication(nlp: Language) -> None:
    one = Text("t1", "2020-03-05", "The ferry sank yesterday, officials said on Monday.", ())
    docs = finders.parsed(nlp, [one])
    found = finders.both(docs, [one])
    days = {method: [t.value for t in given[0]] for method, given in found.items()}
    assert days[finders.OWN] == ["2020-03-04", "2020-03-02"]
    assert days[finders.PEER][0] == "2020-03-04"
    assert all(one.text[t.start : t.end] for given in found.values() for t in given[0])
    timed = finders.timed(docs, [one])
    assert timed is not None
    assert timed.words == 8
    assert (finders.both([], []), finders.timed([], [])) == ({}, None)


NEWS = shapes.News(
    ["He left two weeks before May 3, 2019, she said.", "Three weeks before June 12, 2020."]
)


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("five weeks before March 9, 2001", True),
        ("Five weeks", True),
        ("five weeks before march 9, 2001", False),
        ("5weeks", False),
        ("weeks after May", False),
        ("he left", False),  # once is not often enough
    ],
)
def test_words_are_in_news_by_their_shape(words: str, there: bool) -> None:
    assert NEWS.has(words) is there


def test_shapes_keep_what_is_glued_together() -> None:
    assert shapes.shape("3pm on 1st May, 2014-18; 4th") == "9pm on 9th Month , 9999-9 ; 9th"


@pytest.mark.parametrize(
    ("words", "timex", "why"),
    [
        ("two weeks", "P2W", ""),
        ("now", "PRESENT_REF", cases.NOW),
        ("two weekends", "P2WE", cases.NO_VALUE),
        ("May 30", "XXXX-02-30", cases.NO_VALUE),
        ("two weeks", "", cases.NO_VALUE),
        ("two weeks", "2024-03-05T00:05:00", cases.SECONDS),
        ("two weeks", "(T05,T07,PT2H)", cases.CLOCKS),
        ("5/12", "XXXX-05-12", cases.DIGITS),
        ("fourscore", "P80Y", cases.NOT_IN_NEWS),
    ],
)
def test_why_an_example_is_left_out(words: str, timex: str, why: str) -> None:
    assert cases.reason(words, timex, NEWS) == why


@pytest.mark.parametrize(
    ("timex", "spans", "words", "found", "right"),
    [
        ("P2W", (), "two weeks", [("P2W", "", "")], True),
        ("P2W", (), "two weeks", [("P3W", "", "")], False),
        ("P3D", (), "a few days", [("PXD", "", "")], True),
        ("P3D", (), "three days", [("PXD", "", "")], False),
        ("T15", (), "3 pm", [("XXXX-XX-XXT15:00", "", "")], True),
        ("T15", (), "3 pm", [("2024-03-05T15:30", "", "")], False),
        ("TMO", (), "the morning", [("XXXX-XX-XXTMO", "", "")], True),
        ("2024-03-05T09", (), "9 am", [("2024-03-05T09:00", "", "")], True),
        ("XXXX-05-03", (("2023-05-03", "2023-05-03"),), "3 May",
         [("2023-05-03", "2023-05-03", "2023-05-03")], True),
        ("XXXX-05-03", (("2023-05-03", "2023-05-03"),), "3 May",
         [("2021-05-03", "2021-05-03", "2021-05-03")], False),
        ("XXXX-WXX-1", (("2024-03-04", "2024-03-04"),), "Monday",
         [("2024-03-04", "2024-03-04", "2024-03-04")], True),
        ("2024-03-20", (("2024-03-20", "2024-03-20"),), "in two weeks",
         [("2024-W12", "2024-03-18", "2024-03-24")], True),
        ("2024-03-20", (("2024-03-20", "2024-03-20"),), "on 20 March",
         [("2024-W12", "2024-03-18", "2024-03-24")], False),
        ("(1990-01-01,2000-01-01,P10Y)", (("1990-01-01", "1999-12-31"),), "the 1990s",
         [("199", "1990-01-01", "1999-12-31")], True),
        ("(2024-03-05,2024-06-05,P3M)", (("2024-03-05", "2024-06-04"),), "the next three months",
         [("P3M", "", "")], True),
        ("(XXXX-03-01,XXXX-05-01,P2M)", (("2024-03-01", "2024-04-30"),), "from March to May",
         [("2024-03", "2024-03-01", "2024-03-31"), ("2024-05", "2024-05-01", "2024-05-31")], True),
        ("(XXXX-03-01,XXXX-05-01,P2M)", (("2024-03-01", "2024-04-30"),), "from March to May",
         [("2024-03", "2024-03-01", "2024-03-31"), ("2023-05", "2023-05-01", "2023-05-31")], False),
        ("2024", (("2024-01-01", "2024-12-31"),), "the year", [], False),
    ],
)  # fmt: skip
def test_when_an_example_is_right(
    timex: str,
    spans: tuple[tuple[str, str], ...],
    words: str,
    found: list[tuple[str, str, str]],
    right: bool,
) -> None:
    one = Expected(10, 30, words, timex, spans, "")
    times = [Time(10 + n, 11 + n, "DATE", *given) for n, given in enumerate(found)]
    assert cases.right(one, times) is right
    assert not cases.right(one, [t._replace(start=40, end=41) for t in times])


def test_examples_are_read_with_their_day(tmp_path: Path) -> None:
    value = {"timex": "2019-05", "type": "daterange", "start": "2019-05-01", "end": "2019-06-01"}
    result = {"Text": "may 3", "Start": 5, "End": 9, "Resolution": {"values": [value]}}
    context = {"ReferenceDateTime": "2019-03-05T00:00:00"}
    rows = [
        {"Input": "Left May 3, 2019.", "Context": context, "Results": [result]},
        {"Input": "No day.", "Results": []},
        {"Input": "Left May 3.", "Context": context, "Results": [result], "NotSupported": "dotnet"},
    ]
    (tmp_path / cases.SPECS).mkdir(parents=True)
    (tmp_path / cases.FILE).write_text(json.dumps(rows), encoding="utf-8-sig")
    one, two = cases.read(tmp_path, NEWS)
    assert one.day == "2019-03-05"
    expected = Expected(5, 10, "May 3", "2019-05", (("2019-05-01", "2019-05-31"),), "")
    assert (one.expected, two.expected[0].left_out) == ((expected,), cases.UNSUPPORTED)
    found = [[Time(5, 8, "DATE", "2019-05", "2019-05-01", "2019-05-31")], []]
    table = cases.table([one, two], {"a": found, "b": [[], []]})
    assert table["right"].tolist() == [100.0, 0.0]
    assert dict(cases.left_out([one, two])[["reason", "expressions"]].to_numpy().tolist()) == {
        "judged": 1, cases.UNSUPPORTED: 1,
    }  # fmt: skip
    assert [e.kind for e in errors.of_cases([one, two], [[], []])] == ["missed"]


def test_without_corpora_tables_are_empty() -> None:
    assert (texts.read(None), cases.read(None, None)) == ([], [])
    for table in (scores.table({}), cases.table([], {}), cases.left_out([])):
        assert len(table) == 0
    assert charts.beside(scores.table({}).assign(score=0.0), measure="m").data == ()


def test_methods_stand_beside_each_other_in_a_chart() -> None:
    rows = [("found", "ours", 90.0), ("found", "theirs", 50.0), ("value", "ours", 80.0)]
    chart = charts.beside(pd.DataFrame(rows, columns=["measure", "method", "score"]), measure="m")
    assert chart.layout.meta["title"] == "found: 90.0 for ours, 50.0 for theirs"
    assert [list(trace.y) for trace in chart.data] == [[0, 1], [0]]
