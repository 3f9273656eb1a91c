"""Numbers and units read from characters alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.figures import numerals, units

VALUES = [
    ("Five of the forty-seven", [("Five", 5, None), ("forty-seven", 47, None)]),
    ("1,234,567.8 or 1,00,000", [("1,234,567.8", 1234567.8, None), ("1,00,000", 1e5, None)]),
    ("3.5 million, 2 thousand", [("3.5 million", 3.5e6, None), ("2 thousand", 2000, None)]),
    ("two hundred and five", [("two hundred and five", 205, None)]),
    ("two and a half", [("two and a half", 2.5, None)]),
    ("half a million; a quarter of a million", [
        ("half a million", 5e5, None), ("a quarter of a million", 2.5e5, None),
    ]),
    ("a dozen and 3 dozen", [("a dozen", 12, None), ("3 dozen", 36, None)]),
    ("dozens", [("dozens", 24, 99)]),
    ("tens of thousands", [("tens of thousands", 20000, 99999)]),
    ("several hundred thousand", [("several hundred thousand", 200000, 999999)]),
    ("the 30th, the twenty-first", [("30th", 30, None), ("twenty-first", 21, None)]),
    # Words that follow each other without making one number are none.
    ("one two three", []),
    # A dozen without a number in front may be the unit itself.
    ("sold by the dozen", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_values(text: str, expected: list[tuple[str, float, float | None]]) -> None:
    found = [(text[n.start : n.end], n.value, n.high) for n in numerals.find(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    ["F-35", "9/11", "24/7", "300x250", "COVID-19", "5:30", "3-2", "2019-20", "2021-01-06",
     "555-1234", "1990s", "B52", "1.2.3", "1,2", "www.abc12.com", "#12"],
)  # fmt: skip
def test_identifiers_times_and_scores_are_no_quantities(text: str) -> None:
    assert list(units.find(text)) == []


UNITS = [
    ("$700m", "$700m", 7e8, None, "USD", "money"),
    ("2bn euros", "2bn euros", 2e9, None, "EUR", "money"),
    ("A$3-million", "A$3-million", 3e6, None, "AUD", "money"),
    ("INR1 trillion", "INR1 trillion", 1e12, None, "INR", "money"),
    ("USD 5m", "USD 5m", 5e6, None, "USD", "money"),
    ("1,200€", "1,200€", 1200, None, "EUR", "money"),
    # Weight, unless there are millions of them.
    ("20 pounds", "20 pounds", 20, None, "pound", "measure"),
    ("2 million pounds", "2 million pounds", 2e6, None, "GBP", "money"),
    ("$5-10 million", "$5-10 million", 5e6, 1e7, "USD", "money"),
    ("$5m to $10m", "$5m to $10m", 5e6, 1e7, "USD", "money"),
    ("between 5 and 10 percent", "5 and 10 percent", 5, 10, "%", "percent"),
    ("5 percentage points", "5 percentage points", 5, None, "percentage point", "percent"),
    ("a 34-year-old", "34-year-old", 34, None, "year", "age"),
    ("aged 12 to 15", "12 to 15", 12, 15, "year", "age"),
    ("a three-week trial", "three-week", 3, None, "week", "duration"),
    ("two more weeks", "two more weeks", 2, None, "week", "duration"),
    ("1 to 1.5 degrees Celsius", "1 to 1.5 degrees Celsius", 1, 1.5, "degree Celsius", "measure"),
    ("120km/h", "120km/h", 120, None, "kilometre per hour", "measure"),
    ("minus 5 degrees", "minus 5 degrees", -5, None, "degree", "measure"),
    ("two-thirds of them", "two-thirds", 2 / 3, None, "", "ratio"),
    ("one in five", "one in five", 0.2, None, "", "ratio"),
    ("a magnitude 6.4 quake", "6.4", 6.4, None, "magnitude", "measure"),
    ("12-member", "12", 12, None, "", "count"),
]


@pytest.mark.parametrize(("text", "passage", "value", "high", "unit", "kind"), UNITS)
def test_units(
    text: str, passage: str, value: float, high: float | None, unit: str, kind: str
) -> None:
    found = [
        (text[q.start : q.end], q.value, q.high, q.unit, q.kind) for q in units.find(text)
    ]  # fmt: skip
    assert found == [(passage, value, high, unit, kind)]


def test_from_one_level_to_another_is_no_range() -> None:
    text = "rose from 5 to 10 percent"
    found = [(text[q.start : q.end], q.value, q.unit) for q in units.find(text)]
    assert found == [("5", 5, "%"), ("10 percent", 10, "%")]


@given(st.text(alphabet="0123456789.,-–$%€ abmkno½to hundred\n\0”", max_size=200))
def test_every_quantity_lies_in_the_text_and_they_do_not_overlap(text: str) -> None:
    last = 0
    for quantity in units.find(text):
        assert last <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        last = quantity.end
