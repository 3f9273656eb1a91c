"""Numbers and units read from characters alone."""

from __future__ import annotations

import time

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
    ("two and a half million, 3 million and a half", [
        ("two and a half million", 2.5e6, None), ("3 million and a half", 3.5e6, None),
    ]),
    ("two point five million", [("two point five million", 2.5e6, None)]),
    ("5 lakh crore", [("5 lakh crore", 5e12, None)]),
    ("5 crore 20 lakh", [("5 crore 20 lakh", 5.2e7, None)]),
    ("40 000 or 1 234 567", [("40 000", 40000, None), ("1 234 567", 1234567, None)]),
    # A space groups thousands only where nothing else can be meant.
    ("May 5 300 people", [("5", 5, None), ("300", 300, None)]),
    ("hires 1 200 people", [("1 200", 1200, None)]),
    ("on day 3 200 people", [("3", 3, None), ("200", 200, None)]),
    # Scores are a number of things; those of a match or a test are none.
    ("scores of boats, scores more", [("scores", 40, 99), ("scores", 40, 99)]),
    ("the scores were posted", []),
    ("3x10^6 and the 4x100m relay", [("3x10^6", 3e6, None)]),
    ("the Class of '94", []),
    ("2 1/2, 1¾, 3/4", [("2 1/2", 2.5, None), ("1¾", 1.75, None), ("3/4", 0.75, None)]),
    ("7-1/2", [("7-1/2", 7.5, None)]),
    ("minus two, magnitude-6.1", [("minus two", -2, None), ("6.1", 6.1, None)]),
    ("a couple of hundred", [("a couple of hundred", 200, None)]),
    ("between two hundred and three hundred", [
        ("two hundred", 200, None), ("three hundred", 300, None),
    ]),
    ("three one-year terms", [("three", 3, None), ("one", 1, None)]),
    ("no survivors, none", [("no", 0, None), ("none", 0, None)]),
    ("won 3-1 and 5-0", [("3-1", 3, 1), ("5-0", 5, 0)]),
    ("3:50.12", [("3:50.12", 230.12, None)]),
    ("call 0800 555 012", []),
    ("a 401(k) plan", []),
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
    ["F-35", "9/11", "24/7", "300x250", "COVID-19", "5:30", "2019-20", "2021-01-06",
     "555-1234", "1990s", "B52", "the BMW R850", "a PS5", "1.2.3", "1,2", "www.abc12.com", "#12"],
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
    ("RMB500m", "RMB500m", 5e8, None, "CNY", "money"),
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
    ("50 cents", "50 cents", 0.5, None, "USD", "money"),
    ("40p", "40p", 0.4, None, "GBP", "money"),
    # Pounds are money where they are spent.
    ("she paid 20 pounds", "20 pounds", 20, None, "GBP", "money"),
    ("Rs 5 crore", "Rs 5 crore", 5e7, None, "INR", "money"),
    ("N75,000", "N75,000", 75000, None, "NGN", "money"),
    ("US $58.24", "US $58.24", 58.24, None, "USD", "money"),
    ("three dollars and 50 cents", "three dollars and 50 cents", 3.5, None, "USD", "money"),
    ("five feet six inches", "five feet six inches", 5.5, None, "foot", "measure"),
    ("7- or 8-inch", "7- or 8-inch", 7, 8, "inch", "measure"),
    ("half an hour", "half an hour", 0.5, None, "hour", "duration"),
    ("in her late 60s", "60s", 60, 69, "year", "age"),
    ("300 Hz", "300 Hz", 300, None, "hertz", "measure"),
    ("two out of every three", "two out of every three", 2 / 3, None, "", "ratio"),
    ("won 1-3", "1-3", 1, 3, "", "ratio"),
    ("12-15 boats", "12-15", 12, 15, "", "count"),
    ("a ratio of 2 to 1", "2 to 1", 2, 1, "", "ratio"),
    ("213 votes to 198", "213 votes to 198", 213, 198, "", "ratio"),
    ("three times as many", "three times", 3, None, "", "ratio"),
    ("three times a week", "three", 3, None, "", "count"),
    ("minus 10 to minus 5 degrees", "minus 10 to minus 5 degrees", -10, -5, "degree", "measure"),
    ("prices range from 5 to 10 euros", "5 to 10 euros", 5, 10, "EUR", "money"),
    ("the third-largest", "third", 3, None, "", "ordinal"),
    ("100m away", "100m", 100, None, "metre", "measure"),
    ("an 80m-deep shaft", "80m", 80, None, "metre", "measure"),
    ("an 80m-strong union", "80m", 8e7, None, "", "count"),
    ("four- to five-point", "four- to five", 4, 5, "", "count"),
    ("aged 18 months", "18 months", 18, None, "month", "age"),
    ("held for 18 months", "18 months", 18, None, "month", "duration"),
    ("a ticket costs R850", "R850", 850, None, "ZAR", "money"),
    ("it cost PS2,495", "PS2,495", 2495, None, "GBP", "money"),
    ("lost millions of pounds", "millions of pounds", 2e6, 9999999, "GBP", "money"),
    ("hundreds of pounds of rice", "hundreds", 200, 999, "", "count"),
    ("dozens of miles", "dozens", 24, 99, "", "count"),
    (
        "between about six ounces and 14 ounces",
        "six ounces and 14 ounces",
        6,
        14,
        "ounce",
        "measure",
    ),
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


MANY = [
    ("from $10 to $15 billion", [("$10", 1e10, "USD"), ("$15 billion", 1.5e10, "USD")]),
    ("up 3 cents to $2", [("3 cents", 0.03, "USD"), ("$2", 2, "USD")]),
    ("fell to 4 percent in May from 5 in April", [("4 percent", 4, "%"), ("5", 5, "%")]),
    ("boys aged 15 and 16.", [("15", 15, "year"), ("16", 16, "year")]),
    ("at 5 and 10 percent", [("5", 5, "%"), ("10 percent", 10, "%")]),
    # What a text said before tells whose cents and which degrees are meant.
    ("R5.2m, or 35 cents a share", [("R5.2m", 5.2e6, "ZAR"), ("35 cents", 0.35, "ZAR")]),
    ("4C, six degrees less", [("4C", 4, "degree Celsius"), ("six degrees", 6, "degree Celsius")]),
    ("8 percent, two points up", [("8 percent", 8, "%"), ("two points", 2, "percentage point")]),
    ("Ayo led by nine points", [("nine", 9, "")]),
    ("in Pakistan, Rs 500; in India, Rs 60", [("Rs 500", 500, "PKR"), ("Rs 60", 60, "INR")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_several_quantities(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = [(text[q.start : q.end], q.value, q.unit) for q in units.find(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    ["a six-figure sum", "a two-way street", "second-hand", "first-class", "in the 60s",
     "half a chance", "at 5 p.m.", "at 8.30 in the morning", "14:20"],
)  # fmt: skip
def test_idioms_and_times_are_no_quantities(text: str) -> None:
    assert [text[q.start : q.end] for q in units.find(text)] == []


HOSTILE = [
    "1", "1,", "1.", "1-", "$1 ", "1 000 ", "1/2 ", "1 to ", "one in one in ", "to to ", "and and ",
    "one and a half ", "half a ", "hundred ", "a couple of ", "from 1 to ", "1 percent from 1 ",
    "Rs 5 ", "one-", "minus ", "point one ", "1 aaaa-aaaa/aaaa ", "aged 1 and ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        start = time.process_time()
        assert sum(1 for _ in units.find(text)) >= 0
        return time.process_time() - start

    # Twice the text takes twice the time; quadratic work would take four times as long.
    short = min(seconds(50_000) for _ in range(2))
    assert seconds(100_000) < 3 * short + 0.1


@given(st.text(alphabet="0123456789.,-–$%€ abmkno½to hundred\n\0”", max_size=200))
def test_every_quantity_lies_in_the_text_and_they_do_not_overlap(text: str) -> None:
    last = 0
    for quantity in units.find(text):
        assert last <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        last = quantity.end
