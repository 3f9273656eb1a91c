"""Dates: kinds of expressions that need no grammar, each with what must not be read as one."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from samestory import dates
from samestory.dates.holidays import holiday_of
from samestory.dates.time_words import number, year_in_words
from samestory.tables import Date

TUESDAY = "2021-01-05"
BLANK = English()


def rows(text: str, day: str | None = TUESDAY) -> list[Date]:
    return list(dates.extract(BLANK(text), published=(day, day)))


def days(text: str, day: str | None = TUESDAY) -> list[tuple[str, str, str | None, str | None]]:
    return [(row.text, row.value, row.earliest, row.latest) for row in rows(text, day)]


def values(text: str, day: str | None = TUESDAY) -> list[tuple[str, str]]:
    return [(row.text, row.value) for row in rows(text, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Christmas Day", [("Christmas Day", "2020-12-25")]),
        ("on Good Friday 2019", [("Good Friday 2019", "2019-04-19")]),
        ("last Thanksgiving", [("last Thanksgiving", "2020-11-26")]),
        ("on New Year’s Eve", [("New Year’s Eve", "2020-12-31")]),
        ("the Black Friday sales", []),
        ("Independence Day", []),  # of which country?
    ],
)
def test_feast_days(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Easter", 2024, "2024-03-31"),
        ("Easter Monday", 2000, "2000-04-24"),
        ("Ash Wednesday", 2021, "2021-02-17"),
        ("Memorial Day", 2021, "2021-05-31"),
        ("Election Day", 2016, "2016-11-08"),
        ("Labor Day", 2025, "2025-09-01"),
    ],
)
def test_reckoned_feasts(name: str, year: int, day: str) -> None:
    assert str(holiday_of(name, year)) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for two and a half years", "P2Y6M"),
        ("for 2 1/2 years", "P2Y6M"),
        ("for half an hour", "PT30M"),
        ("for an hour and a half", "PT1H30M"),
        ("for two decades", "P20Y"),
        ("for a hundred years", "P100Y"),
        ("for three nights", "P3D"),
        ("for years", "PXY"),
        ("after weeks of rain", "PXW"),
        ("within two to three weeks", "PXW"),
        ("the next few days", "PXD"),
        ("another week of rain", None),  # no length is told of
        ("in working hours", None),
        ("three night markets", None),
        ("the 1988 quarter-final", None),
        ("three quarters of voters", None),
    ],
)
def test_lengths(text: str, expected: str | None) -> None:
    assert [value for _, value in values(text)] == ([expected] if expected else [])


def test_a_length_that_is_not_counted_reaches_from_or_to_the_day_of_writing() -> None:
    assert days("over the past few weeks") == [("the past few weeks", "PXW", None, TUESDAY)]
    assert days("over the next few weeks") == [("the next few weeks", "PXW", TUESDAY, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the last week of December", ("2020-12", "2020-12-25", "2020-12-31")),
        ("the first week of February 2020", ("2020-02", "2020-02-01", "2020-02-07")),
        ("the last week of February 2020", ("2020-02", "2020-02-23", "2020-02-29")),
        ("the last weekend of May 2020", ("2020-W22-WE", "2020-05-30", "2020-05-31")),
        ("the first Monday of March 2020", ("2020-03-02", "2020-03-02", "2020-03-02")),
        ("the last Friday in November 2019", ("2019-11-29", "2019-11-29", "2019-11-29")),
        ("the second half of 2020", ("2020-H2", "2020-07-01", "2020-12-31")),
        ("the rest of the year", ("2021", "2021-01-05", "2021-12-31")),
        ("by year-end", ("2021", "2021-07-01", "2021-12-31")),
        ("January 3 last year", ("2020-01-03", "2020-01-03", "2020-01-03")),
        ("last Oct. 23", ("2020-10-23", "2020-10-23", "2020-10-23")),
        ("Tuesday of next week", ("2021-01-12", "2021-01-12", "2021-01-12")),
        ("Friday the 13th", ("2020-11-13", "2020-11-13", "2020-11-13")),
        ("the day before yesterday", ("2021-01-03", "2021-01-03", "2021-01-03")),
        ("20 years ago today", ("2001-01-05", "2001-01-05", "2001-01-05")),
        ("Ten years ago this week", ("2011-W01", "2011-01-03", "2011-01-09")),
        ("a week ago Saturday", ("2020-12-26", "2020-12-26", "2020-12-26")),
        ("two nights ago", ("2021-01-03", "2021-01-03", "2021-01-03")),
        ("three weeks from now", ("2021-W04", "2021-01-23", "2021-01-31")),
        ("in ten days’ time", ("2021-01-15", "2021-01-15", "2021-01-15")),
        ("the current quarter", ("2021-Q1", "2021-01-01", "2021-03-31")),
        ("the next quarter", ("2021-Q2", "2021-04-01", "2021-06-30")),
        ("the winter of 2019", ("2019-WI", "2019-12-01", "2020-03-20")),
        ("in nineteen ninety-six", ("1996", "1996-01-01", "1996-12-31")),
        ("the ninth century", ("08", "0800-01-01", "0899-12-31")),
        # Whose year it is, and when it starts, the text does not say.
        ("in fiscal 2020", ("2020", None, None)),
        ("its third quarter", ("2020-Q3", None, None)),
        ("in the 2019-20 season", ("2019", None, None)),
    ],
)
def test_values_as_of_a_tuesday(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert [row[1:] for row in days(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The weekday tells the year, even against the habit of naming the last one.
        ("on Friday, January 3", ["2020-01-03"]),
        ("on Sunday, January 3", ["2021-01-03"]),
        # A range over the turn of the year.
        ("from December 28 to January 3, 2021", ["2020-12-28", "2021-01-03"]),
        ("from Nov. 30 to Jan. 2", ["2020-11-30", "2021-01-02"]),
        ("in March and April 2019", ["2019-03", "2019-04"]),
        ("on April 24 and 25", ["2021-04-24", "2021-04-25"]),
        ("on 24 and 25 April 2019", ["2019-04-24", "2019-04-25"]),
        ("April 24, when 25 people fell", ["2021-04-24"]),
        # A year that opens the sentence holds for its months.
        ("In 2018 he left in March and came back on May 4", ["2018", "2018-03", "2018-05-04"]),
        # The date that is printed beside a word for it holds.
        ("Tuesday (December 29)", ["2020-12-29", "2020-12-29"]),
        ("yesterday, January 4", ["2021-01-04", "2021-01-04"]),
        ("Tuesday (December 30)", ["2021-01-05", "2020-12-30"]),  # was a Wednesday
    ],
)
def test_what_stands_beside_a_date_tells_more_of_it(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_a_printed_date_makes_a_relative_one_exact() -> None:
    found = days("a year ago, on January 3, 2020")
    assert [row[2:] for row in found] == [("2020-01-03", "2020-01-03")] * 2
    # A date that cannot be the same is another one.
    assert days("a year ago, on May 3, 2018")[0][2:] == ("2019-11-21", "2020-02-19")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("04/05/2020 and 25/12/2020", ["2020-05-04", "2020-12-25"]),
        ("04/05/2020 and 12/25/2020", ["2020-04-05", "2020-12-25"]),
        ("04/05/2020 on 3 May", ["2020-05-04", "2021-05-03"]),
        # Half the world writes "May 3" and yet 3/5.
        ("04/05/2020 on May 3", ["2020", "2021-05-03"]),
        ("04/05/2020, 25/12/2020, 12/25/2020", ["2020", "2020-12-25", "2020-12-25"]),
        ("on 25/12/20", ["2020-12-25"]),
        ("a score of 4/5", []),
    ],
)
def test_numeric_dates_follow_the_habit_of_the_article(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 5 p.m. EST, Nov. 6", [("5 p.m. EST, Nov. 6", "2020-11-06T17:00")]),
        ("at noon on Saturday", [("noon on Saturday", "2021-01-02T12:00")]),
        (
            "at 10.35am (0735 GMT) on Sunday",
            [
                ("10.35am", "2021-01-03T10:35"),
                ("0735 GMT", "2021-01-03T07:35"),
                ("Sunday", "2021-01-03"),
            ],
        ),
        ("on the night of October 23", [("night of October 23", "2020-10-23TNI")]),
        ("at 4 o’clock in the morning", [("4 o’clock in the morning", "XXXX-XX-XXT04:00")]),
        ("On May 2, 2019 he fell. He died at 6 a.m.", [
            ("May 2, 2019", "2019-05-02"), ("6 a.m.", "2019-05-02T06:00"),
        ]),
        ("15:30 Moscow time", []),  # no "at": a score or a verse as well
        ("at 15:30 Moscow time", [("15:30 Moscow time", "XXXX-XX-XXT15:30")]),
    ],
)  # fmt: skip
def test_times_of_day_and_their_days(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_words_that_point_to_no_day_have_no_days() -> None:
    found = rows("He recently fell but is now well. In the future he walks.")
    assert [(row.type, row.value, row.earliest, row.latest) for row in found] == [
        ("DATE", "PAST_REF", None, None),
        ("DATE", "PRESENT_REF", None, None),
        ("DATE", "FUTURE_REF", None, None),
    ]
    assert dates.in_calendar(found) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "third-quarter profit was $5 million, up from $4 million a year earlier",
            ["2020-Q3", "2019-Q3"],
        ),
        ("third-quarter profit fell. In the year-ago quarter", ["2020-Q3", "2019-Q3"]),
        ("third-quarter profit fell. In the quarter", ["2020-Q3", "2020-Q3"]),
        # Hired a year ago: no figure stands before it.
        ("third-quarter profit fell. She, hired a year ago, left", ["2020-Q3", "2020-01"]),
        # Nothing says which.
        ("In the quarter", []),
    ],
)
def test_periods_of_accounts(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_the_end_of_a_period_says_which_days_it_has() -> None:
    assert days("the quarter ended September 30")[0] == (
        "the quarter", "2020-Q3", "2020-07-01", "2020-09-30",
    )  # fmt: skip
    assert days("its fourth quarter ended July 31, 2020")[0][1:] == (
        "2020-Q4", "2020-05-01", "2020-07-31",
    )  # fmt: skip
    assert days("the year ended March 31, 2020")[0][1:] == ("P1Y", "2019-04-01", "2020-03-31")


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        # The week that holds New Year's Day, and the one before it.
        ("last week", "2021-01-04", "2020-W53"),
        ("this week", "2021-01-01", "2020-W53"),
        ("yesterday", "2021-01-01", "2020-12-31"),
        ("last month", "2021-01-31", "2020-12"),
        ("on Dec. 31", "2021-01-01", "2020-12-31"),
        ("on January 20th", "2020-12-29", "2021-01-20"),
        ("a month ago", "2021-03-31", "2021-02"),
        ("four years ago today", "2024-02-29", "2020-02-29"),
        ("a year ago today", "2024-02-29", "2023-02-28"),
        ("the past quarter", "2021-01-05", "2020-Q4"),
    ],
)
def test_turns_of_the_year_and_leap_days(text: str, day: str, expected: str) -> None:
    assert [value for _, value in values(text, day)] == [expected]


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-five", 25), ("2.5", 2.5), ("2½", 2.5), ("two dozen", 24), ("several", None),
     ("three thousand", 3000), ("5 to 7", None), ("one and a half", 1.5), ("1/0", None)],
)  # fmt: skip
def test_numbers(words: str, value: float | None) -> None:
    found = number(words) if words != "1/0" else number("2 1/0")
    assert (None if found is None else float(found)) == value


def test_years_in_words() -> None:
    assert [year_in_words(words) for words in ("nineteen oh four", "two thousand and eight")] == [
        1904,
        2008,
    ]


PIECES = [
    "1, ", "Monday (", "the day before ", "noon ", "3 days before the ", "January 3 to ",
    "a year ago, ", "the quarter ", "$4 a year earlier ", "in March ", "24 and 25 and ",
    "one and a half ", "year ended May 3 ", "12 to ", "the end of the ", "The morning of ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_makes_the_rules_look_back_for_ever(piece: str) -> None:
    # Quadratic work would take minutes here.
    text = "In 2019 on May 2, 2019 the third quarter " + piece * 10_000
    assert len(rows(text)) <= 30_000
