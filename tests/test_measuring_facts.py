"""Measuring figures and dates on the project's own test set: its format, pairs, scores, errors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.language import Language

from measuring.facts import __main__ as facts_main
from measuring.facts import errors, items, pairs, scores
from measuring.facts.items import Item, Mark
from measuring.facts.pairs import Reading
from measuring.gold import GoldError
from measuring.scores import Score
from samestory.tables import Date, Figure

SOURCE = """# a1 | flood | 2024-03-05 | hard: a range
At least 12 of 20 boats sank on Monday, the harbour said; Channel 4 saw 5 to 6.
figure: "12" | kind=count | value=12 | qualifier=at_least | counted=boats | head=boat
figure: "20" | kind=count | value=20 | as_of=2024-03-04/2024-03-04 | voice=harbour
figure: "5 to 6" | kind=count | value=5 | high=6
date: "Monday" | type=DATE | value=2024-03-04
trap: "Channel 4"

# b2 | law | 2024-03-01/2024-03-10 |
Ada Brandt and 47 others: two, then two.
figure: "two"#2 | kind=count | value=2
composed: "Ada Brandt and 47 others" | value=48 | because=1 named + 47 others
"""


def figure(words: str, text: str, value: float, **fields: object) -> Figure:
    """A row of a figure with these words; what is not given is empty."""
    start = text.index(words)
    empty: dict[str, object] = dict.fromkeys(Figure._fields[: Figure._fields.index("predicate")])
    for field in ("unit", "change", "per", "counted", "head", "besides", "including", "voice"):
        empty[field] = ""
    given = {"kind": "count", "qualifier": "exact", "basis": "stated", "value": value, **fields}
    return Figure(**empty | given | {"start": start, "end": start + len(words), "text": words})  # type: ignore[arg-type]


def date(words: str, text: str, value: str) -> Date:
    """A row of a date with these words."""
    start = text.index(words)
    return Date(
        start, start + len(words), words, "DATE", value, value, value,
        "", None, None, "", None, None,
    )  # fmt: skip


def reading(
    stated: Sequence[Figure] = (), composed: Sequence[Figure] = (), dates: Sequence[Date] = ()
) -> Reading:
    """The first item, and what was found in it."""
    return Reading(items.parse(SOURCE)[0], list(stated), list(composed), list(dates))


TEXT = items.parse(SOURCE)[0].text


def test_items_are_read() -> None:
    one, two = items.parse(SOURCE)
    assert (one.item_id, one.subject, one.note) == ("a1", "flood", "hard: a range")
    assert (one.published, two.published) == (
        ("2024-03-05", "2024-03-05"), ("2024-03-01", "2024-03-10"),
    )  # fmt: skip
    assert [one.text[m.start : m.end] for m in one.marks] == [
        "12", "20", "5 to 6", "Monday", "Channel 4",
    ]  # fmt: skip
    assert (two.marks[0].start, two.of("composed")[0].number("value")) == (36, 48.0)
    assert one.marks[0].get("qualifier") == "at_least"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("Boats sank.", "is no first line"),
        ("# a1 | flood | 2024-03-05\nBoats sank.", "is no first line"),
        ("# a1 | flood | March | x\nBoats sank.", "a1: “March” is no day"),
        ("# a1 | flood | - | x", "a1: there is no text"),
        ('# a1 | flood | - | x\ntrap: "4"', "a1: there is no text"),
        ("# a1 | a | - | x\nA.\n\n# a1 | a | - | x\nB.", "a1: there are two items"),
        ("# a1 | a | - | x\n4 sank.\nfigures: 4", "a1: “figures: 4” is no mark"),
        ('# a1 | a | - | x\n4 sank.\ntrap: "5"', "a1: “5” is not in the text"),
        ('# a1 | a | - | x\n4 of 4 sank.\ntrap: "4"', "a1: “4” is in the text 2 times"),
        ('# a1 | a | - | x\n4 of 4 sank.\ntrap: "4"#3', "a1: “4” is in the text 2 times"),
        ('# a1 | a | - | x\n4 sank.\ntrap: "4" | value=4', "a1: trap “4” has a field “value”"),
        ('# a1 | a | - | x\n4 sank.\nfigure: "4" | kind=count', "a1: figure “4” has no value"),
        ('# a1 | a | - | x\n4.\nfigure: "4" | kind=sum | value=4', "has kind=“sum”; there are"),
        ('# a1 | a | - | x\n4.\nfigure: "4" | kind=count | value=4k', "“4k”, which is no number"),
        (
            '# a1 | a | - | x\n4.\nfigure: "4" | kind=count | value=4 | as_of=2024',
            "as_of=“2024”, which is no day",
        ),
        (
            '# a1 | a | - | x\n4.\nfigure: "4" | kind=count | value=4 | counted=boats',
            "counted=“boats”, which is not in the text",
        ),
    ],
)
def test_what_is_malformed_is_named(source: str, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        items.parse(source)


def test_an_absent_file_has_no_items_but_one_that_was_named_is_missed(tmp_path: Path) -> None:
    assert items.read(tmp_path / "none.txt") == []
    with pytest.raises(GoldError, match="There is no test set"):
        facts_main.main([str(tmp_path / "none.txt")])


def test_of_two_finds_the_one_with_the_right_value_is_paired() -> None:
    wide = figure("12 of 20", TEXT, 0.6, kind="ratio")
    found = pairs.pairs_of(reading([wide, figure("12", TEXT, 12)]), "figure")
    assert [(p.row.text, p.right) for p in found if p.mark and p.row] == [
        ("12", True), ("12 of 20", False),
    ]  # fmt: skip


@pytest.mark.parametrize(("high", "right"), [(6.0, 1), (None, 0), (7.0, 0)])
def test_of_a_range_both_ends_count(high: float | None, right: int) -> None:
    one = reading([figure("5 to 6", TEXT, 5, value_high=high)])
    assert scores.scores_of([one])["figures"] == Score(right, 1, 3)


def test_units_and_what_is_counted_are_judged_on_figures_that_are_found() -> None:
    rows = [figure("12", TEXT, 12, counted="the Boats"), figure("20", TEXT, 20, unit="metre")]
    one = reading([*rows, figure("5 to 6", TEXT, 9)])
    found = scores.scores_of([one])
    assert (found["figures"], found["value and unit"]) == (Score(2, 3, 3), Score(1, 3, 3))
    assert scores.judged([one], "counted, complete") == scores.Judged(2, 2, Score(1, 1, 1))


@pytest.mark.parametrize(
    ("field", "row", "right"),
    [
        ("counted, complete", {"counted": "fishing boats"}, False),
        ("counted, partial", {"counted": "fishing boats"}, True),
        ("counted, partial", {"counted": "boats at sea", "head": "boat"}, True),
        ("counted, partial", {"counted": "men", "head": "man"}, False),
        ("counted, partial", {"counted": ""}, False),
        ("qualifier", {"qualifier": "at_least"}, True),
        ("qualifier", {"qualifier": "exact"}, False),
        ("as of", {}, True),
        ("as of", {"as_of_earliest": "2024-03-04", "as_of_latest": "2024-03-04"}, False),
    ],
)
def test_what_is_said_of_a_figure(field: str, row: dict[str, object], right: bool) -> None:
    one = reading([figure("12", TEXT, 12, **row)])
    assert scores.judged([one], field).right == right


@pytest.mark.parametrize(
    ("field", "row", "right"),
    [
        ("as of", {"as_of_earliest": "2024-03-04", "as_of_latest": "2024-03-04"}, True),
        ("as of", {"as_of_earliest": "2024-03-04", "as_of_latest": "2024-03-05"}, False),
        ("as of", {}, False),
        ("voice", {"voice": "the harbour"}, True),
        ("voice", {"voice": "the harbour master"}, True),
        ("voice", {"voice": "the mayor"}, False),
        ("voice", {}, False),
    ],
)
def test_when_a_figure_holds_and_who_said_it(
    field: str, row: dict[str, object], right: bool
) -> None:
    one = reading([figure("20", TEXT, 20, **row)])
    assert scores.judged([one], field).right == right


def test_dates_are_found_by_overlap_and_valued_apart() -> None:
    found = scores.scores_of([reading(dates=[date("on Monday", TEXT, "2024-03-11")])])
    assert (found["dates"], found["dates, value"]) == (Score(1, 1, 1), Score(0, 1, 1))


def test_a_trap_is_sprung_once_by_what_nobody_marked() -> None:
    four = figure("4", TEXT, 4)
    assert len(pairs.sprung(reading([four, four]))) == 1
    assert not pairs.sprung(reading([figure("12", TEXT, 12)]))
    table = scores.traps({"read": [reading([four])]})
    assert table.to_numpy().tolist() == [["read", 1, 1, 1]]


def test_errors_are_sorted_by_kind_and_a_trap_is_told_once() -> None:
    one = reading(
        [figure("4", TEXT, 4), figure("12", TEXT, 12, counted="boats"), figure("20", TEXT, 2)],
        dates=[date("Monday", TEXT, "2024-03-11")],
    )
    found = [(e.kind, e.gold_label, e.found_label) for e in errors.of(one)]
    assert found == [
        ("trap sprung", "no figure (trap)", "count 4"),
        ("qualifier", "at_least", "nothing"),
        ("figure value", "count 20", "count 2"),
        ("figure missed", "count 5 to 6", "–"),
        ("date, value", "2024-03-04", "2024-03-11"),
    ]
    assert {kind for kind, *_ in found} <= set(errors.MEANS)


def test_errors_of_the_unread_side_are_not_shown() -> None:
    said = facts_main.listed(Path("figures-unread.txt"), [reading()])
    assert "not shown" in said
    assert "missed" not in said


def test_the_pipeline_reads_an_item_as_an_article(nlp: Language) -> None:
    (one,) = pairs.read(nlp, items.parse(SOURCE)[:1])
    assert ("12", 12.0) in [(row.text, row.value) for row in one.stated]
    assert [(row.text, row.value) for row in one.dates] == [("Monday", "2024-03-04")]


def test_without_items_tables_are_empty_or_zero() -> None:
    sides: dict[str, list[Reading]] = {"read": [], "unread": []}
    assert scores.found(sides)["f1"].sum() == scores.described(sides)["right"].sum() == 0
    assert Item("x", "", (None, None), "", "", ()).of("trap") == []
    assert Mark("trap", 0, 1, {}).number("high") is None
