"""Measuring figures on public test sets: what is the same, and what is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from measuring.quantities import (
    amounts,
    newsquant,
    odd,
    plain,
    unit_names,
)
from measuring.quantities.amounts import Found, Wanted
from measuring.quantities.pairs import Reading, Text, paired


def found(value: float, unit: str = "", counted: str = "", *, high: float | None = None) -> Found:
    """What a tool says it found at the beginning of a text."""
    return Found(value, high, unit, counted, 0, 1)


# --- when two quantities are the same -----------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("dollar", "USD", True),
        ("percentage", "%", True),
        ("kilometer per hour", "kilometre per hour", True),
        ("dollar per share", "USD per share", True),
        ("dollar per share", "USD", False),
        ("pound sterling", "pound", False),  # a currency and a weight
        ("-", "dimensionless", True),
        ("penguin", "penguin", True),  # of no table, and the same
    ],
)
def test_units_are_known_by_all_their_names(one: str, other: str, same: bool) -> None:
    assert (unit_names.of(one).name == unit_names.of(other).name) == same


def test_a_noun_is_no_unit_of_measure() -> None:
    assert unit_names.measures("dollar per barrel") and unit_names.measures("Square meter")
    assert not unit_names.measures("penguin") and not unit_names.measures("-")


def test_no_name_means_two_units() -> None:
    lines = unit_names.FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split(",", 2)[2] for line in lines if not line.startswith("#")][1:]
    names = [name for row in rows for name in row.split(";")]
    assert len(names) == len(set(names))
    assert all(name == name.lower().strip() for name in names)


@pytest.mark.parametrize(
    ("wanted", "given", "value", "unit"),
    [
        (Wanted(5, None, "dollar"), found(5, "USD"), True, True),
        (Wanted(5, None, "dollar"), found(5, "EUR"), True, False),
        (Wanted(19, None, "cent"), found(0.19, "USD"), True, True),
        (Wanted(19, None, "cent"), found(19, "USD"), True, False),
        (Wanted(5, 7, "%"), found(5, "%", high=7), True, True),
        (Wanted(7, 5, "%"), found(5, "%", high=7), True, True),  # ends in any order
        (Wanted(5, 7, "%"), found(5, "%"), False, False),  # one end is not the range
        (Wanted(1e-29, None, "kilogram"), found(0, "kilogram"), False, False),
        (Wanted(12, None, "people", "people"), found(12, "", "young people"), True, True),
        (Wanted(12, None, "people", "people"), found(12, "", "young doctors"), True, False),
        (Wanted(12, None, "people", "people"), found(12), True, False),
        (Wanted(2, None, "-"), found(2), True, True),
    ],
)
def test_values_and_units(wanted: Wanted, given: Found, value: bool, unit: bool) -> None:
    assert (amounts.same_value(wanted, given), amounts.same_unit(wanted, given)) == (value, unit)


@pytest.mark.parametrize(
    ("wanted", "counted", "part", "whole", "one"),
    [
        (Wanted(9, None, "%", "%", "price of copper"), "copper price", True, True, True),
        (Wanted(9, None, "%", "%", "price, mine"), "the mine", True, False, True),
        (Wanted(9, None, "%", "%", "price, mine"), "price", True, False, True),
        (Wanted(9, None, "%", "%", "price of copper"), "copper", True, False, False),
        (Wanted(9, None, "%", "%", "price of copper"), "", False, False, False),
        (Wanted(9, None, "%", "%", ""), "", True, True, True),
        (Wanted(9, None, "%", "%", ""), "price", False, False, False),
        # A counted noun is what is counted, whatever else is said of it.
        (Wanted(9, None, "nurse", "young nurses", "ward"), "young nurses", True, True, True),
        (Wanted(9, None, "nurse", "young nurses", "ward"), "nurses", True, False, False),
        (Wanted(9, None, "nurse", "young nurses", "ward"), "ward", True, False, True),
        (Wanted(9, None, "%", "%", "of the and"), "in its", True, True, True),  # nothing is told
    ],
)
def test_what_is_counted(wanted: Wanted, counted: str, part: bool, whole: bool, one: bool) -> None:
    given = found(9, "", counted)
    judged = [amounts.shares_words, amounts.same_words, amounts.one_whole]
    assert [judge(wanted, given) for judge in judged] == [part, whole, one]


def test_nothing_is_right_twice_and_the_best_pair_comes_first() -> None:
    wanted = [Wanted(2, None, "year"), Wanted(2, None, "tonne")]
    given = [found(2, "tonne"), found(3, "year")]
    pairs = paired(wanted, given)
    assert [(p.wanted, p.found) for p in pairs] == [
        (wanted[1], given[0]),
        (wanted[0], None),
        (None, given[1]),
    ]


# --- NewsQuant ----------------------------------------------------------------------------------


def row(value: str, unit: str = "-", normalized: str = "-", concepts: str = "-") -> dict[str, str]:
    """A quantity as NewsQuant writes it."""
    return {
        "change": "=", "value": value, "unit": unit, "normalized_unit": normalized,
        "referred_concepts": concepts,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "ends"),
    [("8.0", [8]), ("-2.5", [-2.5]), ("6.0-9.0", [6, 9]), ("2.0 - 8.0", [2, 8]),
     ("4.5E-12", [4.5e-12]), ("80.0-40.25", [40.25, 80])],
)  # fmt: skip
def test_values_of_newsquant(value: str, ends: list[float]) -> None:
    assert amounts.ends(newsquant.wanted(row(value))) == ends


def test_a_value_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValueError, match="“several” is no value"):
        newsquant.wanted(row("several"))


def test_newsquant_is_read_from_its_file(tmp_path: Path) -> None:
    place = tmp_path / newsquant.FILE
    place.parent.mkdir()
    rows = [row("70.5", "p", "point", "shares"), row("9.0", "tugs", "tug")]
    place.write_text(json.dumps([{"text": "Nine tugs at 70.5p", "quantities": rows}]))
    (text,) = newsquant.read(tmp_path)
    assert text.wanted == (
        Wanted(70.5, None, "penny", "p", "shares"),
        Wanted(9, None, "tug", "tugs", ""),
    )
    assert newsquant.read(None) == []


# --- what is no figure --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason", "numbers"),
    [
        ("The Q70 and a V-8 on a 5G net", odd.GLUED, ["Q70", "V-8", "5G"]),
        ("It cost RM80 and AUD3m, up from USD2m", odd.GLUED, []),
        ("In the mid-70 range at minus-40 degrees", odd.GLUED, []),
        ("A 30kg box for $13M and 10kW", odd.GLUED, []),
        ("The Big 12 met at Gate 7 of Lake Four", odd.NAME, ["12", "7", "Four"]),
        ("The oPhone 14 Max costs more", odd.NAME, ["14"]),
        ("The 11 members met On Friday 20 people came in June 12", odd.NAME, []),
        ("Norwick 2.5 metres Dowie 7 per cent Fundo 3,000 Vale 3-1", odd.NAME, []),
        ("one of the best and one more", odd.ONE_OF, ["one"]),
        ("the 22nd law, the third goal", odd.ORDINAL, ["22nd", "third"]),
        ("a third of it, two thirds, one fifth", odd.ORDINAL, []),
        ("in 1988 and the 1960s and by 2120", odd.YEAR, ["1988", "1960", "2120"]),
        ("2,000 people, 4500 tonnes, $1999, 1988.5", odd.YEAR, []),
    ],
)
def test_odd_numbers(text: str, reason: str, numbers: list[str]) -> None:
    places = [place for place in odd.places(text) if place.reason == reason]
    assert [text[place.start : place.end] for place in places] == numbers


def test_marked_quantities_at_odd_places_are_left_out_with_their_reason() -> None:
    text = "Norwick was one of the best tugs of 1988 and took one prize in the eighth lap."
    best, prize = Wanted(1, None, "tug", "tugs"), Wanted(1, None, "prize", "prize")
    eighth = Wanted(1 / 8, None, "% lap", "lap")
    found = odd.without_odd(Text("t", text, (best, prize, eighth)))
    assert found.text.wanted == (prize,)
    assert [(w, p.reason) for w, p in found.dropped] == [(best, odd.ONE_OF), (eighth, odd.ORDINAL)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("There were 2000 tugs in it", Wanted(2000, None, "tug", "tugs")),  # a count, no year
        ("Ida Holm 51 has left", Wanted(51, None, "year of age")),  # an age, no part of a name
        ("It rose from 1900 to 2000 tugs", Wanted(1900, 2000, "tug", "tugs")),
    ],
)
def test_what_people_marked_with_a_unit_stays(text: str, wanted: Wanted) -> None:
    kept = odd.without_odd(Text("t", text, (wanted,)))
    assert (kept.text.wanted, kept.dropped) == ((wanted,), ())


def test_what_is_found_at_odd_places_is_left_out_for_every_tool() -> None:
    text = "The Q70 has 70 seats since 2012."
    seats = Wanted(70, None, "seat", "seats")
    kept = odd.without_odd(Text("t", text, (seats,)))
    there = [Found(70, None, "", "", 4, 7), Found(70, None, "", "seats", 12, 14),
             Found(2012, None, "", "", 27, 31)]  # fmt: skip
    reading = Reading(kept.text, tuple(there))
    assert odd.filtered_all([reading], [kept])[0].found == (there[1],)
    table = odd.table([kept], {"tool": [reading]})
    assert table[["reason", "number", "marked", "tool"]].to_numpy().tolist() == [
        [odd.GLUED, "Q70", "", "yes"],
        [odd.YEAR, "2012", "", "yes"],
    ]
    assert odd.table([], {}).empty


def test_plain_numbers_have_their_place_and_size() -> None:
    text = "Two dozen men, 3.5 million tonnes, RM80, Q70, 1,234 and $5bn"
    assert [(text[n.start : n.end], n.value) for n in plain.numbers(text)] == [
        ("Two", 2), ("dozen", 12), ("3.5 million", 3.5e6), ("80", 80), ("1,234", 1234),
        ("5bn", 5e9),
    ]  # fmt: skip
