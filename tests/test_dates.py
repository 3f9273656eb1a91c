"""Dates: what is found, what it means as of a day or an interval, and which event it dates."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from samestory import dates
from samestory.dates import patterns
from samestory.tables import Date

# A Tuesday early in a year, so that "last month" crosses its border.
TUESDAY = ("2021-01-05", "2021-01-05")
NOT_KNOWN = (None, None)
BLANK = English()


def plain(text: str) -> Doc:
    """A Doc without tags or parse: all that stands on words alone must work on it."""
    return BLANK(text)


def values(
    text: str, published: tuple[str | None, str | None] = NOT_KNOWN
) -> list[tuple[str, str, str]]:
    return [
        (row.text, row.type, row.value) for row in dates.extract(plain(text), published=published)
    ]


def spans(text: str, published: tuple[str | None, str | None]) -> list[tuple[str | None, ...]]:
    rows = dates.extract(plain(text), published=published)
    return [(row.value, row.earliest, row.latest) for row in rows]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-01-03", ("2020-01-03", "2020-01-03")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2019-02", ("2019-02-01", "2019-02-28")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        # ISO weeks start on Monday, and the first of a year can start in the old one.
        ("2020-W53", ("2020-12-28", "2021-01-03")),
        ("2020-W01-WE", ("2020-01-04", "2020-01-05")),
        ("2021-W53", (None, None)),
        ("2020-SU", ("2020-06-01", "2020-09-22")),
        # A winter runs into the next year.
        ("2020-WI", ("2020-12-01", "2021-03-20")),
        ("2020-Q4", ("2020-10-01", "2020-12-31")),
        ("2020-H1", ("2020-01-01", "2020-06-30")),
        ("2020-01-03TNI", ("2020-01-03", "2020-01-03")),
        ("2020-01-03T15:15", ("2020-01-03", "2020-01-03")),
        ("2020-02-30", (None, None)),
        ("XXXX-06", (None, None)),
        ("P7M", (None, None)),
        ("", (None, None)),
    ],
)
def test_span_of_gives_first_and_last_day(
    value: str, expected: tuple[str | None, str | None]
) -> None:
    assert dates.span_of(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on January 3, 2020.", [("January 3, 2020", "2020-01-03")]),
        ("killed Jan.3, 2020 by", [("Jan.3, 2020", "2020-01-03")]),
        ("Tuesday, Sept. 14, 2021", [("Tuesday, Sept. 14, 2021", "2021-09-14")]),
        ("the 3rd of May 2019", [("3rd of May 2019", "2019-05-03")]),
        ("date 2021-01-06 x", [("2021-01-06", "2021-01-06")]),
        ("Posted 25/12/2019", [("25/12/2019", "2019-12-25")]),
        # Either the sixth of January or the first of June: no day is certain.
        ("Posted 1/6/2021", []),
        ("since JUNE 2018", [("JUNE 2018", "2018-06")]),
        ("05-Aug-2016 x", [("05-Aug-2016", "2016-08-05")]),
        ("at 2021-01-06T09:30:00Z", [("2021-01-06T09:30:00Z", "2021-01-06")]),
        # Not in the calendar, and a price.
        ("on February 30, 2020 at $2020-01-01x", []),
        ("in 2020 or on June 3", []),
    ],
)
def test_absolute_reads_plain_text(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[start:end], value) for start, end, value, _, _ in dates.absolute(text)]
    assert found == expected


def test_absolute_gives_days() -> None:
    assert list(dates.absolute("In February 2020 it")) == [
        (3, 16, "2020-02", "2020-02-01", "2020-02-29")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in early 2020 ,", [("early 2020", "DATE", "2020")]),
        ("in the 1990s ,", [("1990s", "DATE", "199")]),
        ("in the mid-1980s ,", [("mid-1980s", "DATE", "198")]),
        ("in the summer of 2019 ,", [("summer of 2019", "DATE", "2019-SU")]),
        ("the first quarter of 2019 ,", [("first quarter of 2019", "DATE", "2019-Q1")]),
        ("June 3-5, 2020 ,", [("June 3-5, 2020", "DATE", "2020-06")]),
        ("lasted 7 months .", [("7 months", "DURATION", "P7M")]),
        ("for twenty-five years .", [("twenty-five years", "DURATION", "P25Y")]),
        ("a 24-hour strike", [("24-hour", "DURATION", "PT24H")]),
        ("every Monday", [("every Monday", "SET", "XXXX-WXX-1")]),
        ("every two years", [("every two years", "SET", "P2Y")]),
        ("at 3:15 p.m. the", [("3:15 p.m.", "TIME", "XXXX-XX-XXT15:15")]),
        ("at 12:05 a.m. the", [("12:05 a.m.", "TIME", "XXXX-XX-XXT00:05")]),
        # Without a day of publication as much as the words say, and no more.
        ("last June", [("last June", "DATE", "XXXX-06")]),
        ("on Tuesday", [("Tuesday", "DATE", "XXXX-WXX-2")]),
        ("on January 3", [("January 3", "DATE", "XXXX-01-03")]),
        ("last summer", [("last summer", "DATE", "XXXX-SU")]),
        ("a year ago", [("a year ago", "DATE", "XXXX")]),
    ],
)
def test_values_without_a_day_of_publication(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may meet and march on , said April Jones .",
        "May the best one win .",
        "open 24/7 since the 9/11 attacks",
        "the September 11 attacks",
        "some 2020 people came",
        "a total of 2020 votes",
        "the sun came second",
        "a 5-year-old girl and a month-old baby",
        "30 miles an hour",
        "the score was 3:15",
        "Black Friday sales in the Sunday Times",
        "Boeing 2019-X",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text, TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last June", ("2020-06", "2020-06-01", "2020-06-30")),
        ("in June", ("2020-06", "2020-06-01", "2020-06-30")),
        ("last summer", ("2020-SU", "2020-06-01", "2020-09-22")),
        ("a year ago", ("2020-01", "2019-11-21", "2020-02-19")),
        ("two days ago", ("2021-01-03", "2021-01-03", "2021-01-03")),
        ("on Tuesday", ("2021-01-05", "2021-01-05", "2021-01-05")),
        ("on Sunday night", ("2021-01-03TNI", "2021-01-03", "2021-01-03")),
        ("last Friday", ("2021-01-01", "2021-01-01", "2021-01-01")),
        ("later this month", ("2021-01", "2021-01-05", "2021-01-31")),
        ("earlier this year", ("2021", "2021-01-01", "2021-01-05")),
        # Year ends.
        ("last month", ("2020-12", "2020-12-01", "2020-12-31")),
        ("last week", ("2020-W53", "2020-12-28", "2021-01-03")),
        ("last year", ("2020", "2020-01-01", "2020-12-31")),
        ("next month", ("2021-02", "2021-02-01", "2021-02-28")),
        ("yesterday", ("2021-01-04", "2021-01-04", "2021-01-04")),
        ("last night", ("2021-01-04TNI", "2021-01-04", "2021-01-04")),
        ("over the weekend", ("2020-W53-WE", "2021-01-02", "2021-01-03")),
        ("on December 31", ("2020-12-31", "2020-12-31", "2020-12-31")),
        ("July last year", ("2020-07", "2020-07-01", "2020-07-31")),
        ("the past two years", ("P2Y", "2019-01-05", "2021-01-05")),
        # "Next Friday" is this week's or the one after: no day is certain, the month is.
        ("next Friday", ("2021-01", "2021-01-08", "2021-01-15")),
    ],
)
def test_values_as_of_a_day(text: str, expected: tuple[str, str, str]) -> None:
    assert spans(text, TUESDAY) == [expected]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("a year ago", "2020-02-29", "2019-02"),
        ("yesterday", "2020-03-01", "2020-02-29"),
        ("on February 29", "2021-01-05", "2020-02-29"),
        ("on January 3", "2020-06-29", "2020-01-03"),
        ("on Monday", "2020-06-29", "2020-06-29"),
        ("last June", "2020-06-29", "2019-06"),
        # One day ahead can be today's news in another time zone.
        ("on June 30", "2020-06-29", "2020-06-30"),
    ],
)
def test_leap_days_and_borders(text: str, published: str, expected: str) -> None:
    assert [row[2] for row in values(text, (published, published))] == [expected]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # Every day of the interval gives the same answer.
        ("last June", ("2020-12-20", "2021-01-20"), ("2020-06", "2020-06-01", "2020-06-30")),
        ("last year", ("2021-01-05", "2021-03-01"), ("2020", "2020-01-01", "2020-12-31")),
        # They do not: the month they share, and all the days it can have been.
        ("on Tuesday", ("2021-01-10", "2021-01-20"), ("2021-01", "2021-01-05", "2021-01-19")),
        ("last year", ("2020-12-20", "2021-01-20"), ("XXXX", "2019-01-01", "2020-12-31")),
        ("last June", ("2020-05-20", "2020-07-02"), ("XXXX-06", "2019-06-01", "2020-06-30")),
        # Too long to say anything, and only one end known.
        ("on Tuesday", ("2001-01-01", "2021-01-01"), ("XXXX-WXX-2", None, None)),
        ("on Tuesday", (None, "2021-01-01"), ("XXXX-WXX-2", None, None)),
    ],
)
def test_publication_known_as_an_interval(
    text: str, published: tuple[str | None, str], expected: tuple[str, str | None, str | None]
) -> None:
    assert spans(text, published) == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "anchor"),
    [
        ("On May 2, 2019 he fell. Three days later", "2019-05-05", "May 2, 2019"),
        ("On May 2, 2019 he fell. The following Monday", "2019-05-06", "May 2, 2019"),
        ("On May 2, 2019 he fell. That night", "2019-05-02TNI", "May 2, 2019"),
        ("In May 2019 he fell. Seven months later", "2019-12", "May 2019"),
        ("On February 29, 2020 he fell. A year earlier", "2019-02", "February 29, 2020"),
        ("On May 2, 2019 at 5 p.m. the", "2019-05-02T17:00", "May 2, 2019"),
        # Of a month no day can be counted.
        ("In May 2019 he fell. Three days later", "P3D", ""),
        # Two paragraphs on, the story is elsewhere.
        ("On May 2, 2019 he fell.\n\n\nA year later", "P1Y", ""),
    ],
)
def test_counted_from_another_date_of_the_text(text: str, expected: str, anchor: str) -> None:
    row = list(dates.extract(plain(text), published=TUESDAY))[-1]
    assert row.value == expected
    assert text[row.anchor_start or 0 : row.anchor_end or 0] == anchor
    assert row.anchor == ("text" if anchor else "")


def test_the_end_of_a_range_gives_its_year() -> None:
    assert [row[2] for row in values("from March 3 to April 5, 2019 .", TUESDAY)] == [
        "2019-03-03",
        "2019-04-05",
    ]


def tagged(words: str) -> Doc:
    """A Doc from word/POS/TAG triples, flat: no rule may need more than the tags."""
    parts = [part.split("/") for part in words.split()]
    return Doc(
        BLANK.vocab,
        words=[part[0] for part in parts],
        pos=[part[1] for part in parts],
        tags=[part[2] for part in parts],
        lemmas=[part[0].lower() for part in parts],
        sent_starts=[place == 0 for place in range(len(parts))],
    )


@pytest.mark.parametrize(
    ("words", "value", "event"),
    [
        ("She/PRON/PRP left/VERB/VBD on/ADP/IN Friday/PROPN/NNP", "2021-01-01", "left"),
        (
            "She/PRON/PRP will/AUX/MD leave/VERB/VB on/ADP/IN Friday/PROPN/NNP",
            "2021-01-08", "leave",
        ),
        ("On/ADP/IN Friday/PROPN/NNP ,/PUNCT/, she/PRON/PRP left/VERB/VBD", "2021-01-01", "left"),
        (
            "if/SCONJ/IN he/PRON/PRP wins/VERB/VBZ the/DET/DT November/PROPN/NNP election/NOUN/NN",
            "2021-11", "election",
        ),
        (
            "the/DET/DT killing/NOUN/NN of/ADP/IN Hill/PROPN/NNP in/ADP/IN 2019/NUM/CD",
            "2019", "killing",
        ),
        (
            "He/PRON/PRP asked/VERB/VBD for/ADP/IN the/DET/DT arrest/NOUN/NN of/ADP/IN"
            " Hill/PROPN/NNP last/ADJ/JJ June/PROPN/NNP",
            "2020-06", "asked",
        ),
        (
            "at/ADP/IN a/DET/DT Tuesday/PROPN/NNP press/NOUN/NN conference/NOUN/NN",
            "2021-01-05", "press conference",
        ),
    ],
)  # fmt: skip
def test_tense_and_event_from_tags_alone(words: str, value: str, event: str) -> None:
    row = list(dates.extract(tagged(words), published=TUESDAY))[-1]
    assert (row.value, row.event) == (value, event)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor was killed in Porto on March 3.", [("March 3", "killed")]),
        (
            "Two men were charged over their roles in the murder of Judge Ana Reis on May 4, 2020.",
            [("May 4, 2020", "murder")],
        ),
        ("The bridge fell after a March 2020 storm.", [("March 2020", "storm")]),
        ("On Monday, the minister said the talks had failed.", [("Monday", "said")]),
        ("Voters go to the polls in the November election.", [("November", "election")]),
        ("The firm reaffirmed the June decision.", [("June", "decision")]),
        # The day of a dateline dates the report, not what is told.
        ("LISBON, Jan. 5 (Agency) - A storm closed the port.", [("Jan. 5", "")]),
    ],
)
def test_events_with_the_model(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.text, row.event) for row in dates.extract(nlp(text))] == expected


def test_one_year_after_an_event_that_is_dated(nlp: Language) -> None:
    text = (
        "The murder of Ana Reis on May 4, 2020 shook the town. One year after the murder, it voted."
    )
    row = list(dates.extract(nlp(text)))[-1]
    assert (row.text, row.type, row.value, row.anchor) == (
        "One year after", "DATE", "2021-05", "text",
    )  # fmt: skip


def test_one_year_after_an_event_without_a_date_is_a_length(nlp: Language) -> None:
    rows = dates.extract(nlp("One year after the flood, the town voted."))
    assert [(row.text, row.type, row.value) for row in rows] == [("One year", "DURATION", "P1Y")]


def test_a_day_of_publication_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        list(dates.extract(plain("on Monday"), published=("soon", "soon")))


WORDS = st.sampled_from(
    [
        "January", "May", "Jan.", "3", "31,", "2020", "2020-02-30", "Tuesday", "last", "next",
        "this", "the", "week", "year", "years", "ago", "later", "after", "a", "seven", "9999",
        "1990s", "of", "on", "in", "\n", " ", "“", "at", "3:15", "p.m.", "quarter", "first",
        "morning", "every", "that", "following", "day", "summer", "decades", "0", "\x00", "said",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WORDS, max_size=30).map(" ".join),
    st.sampled_from([NOT_KNOWN, TUESDAY, ("0001-01-01",) * 2, ("9999-12-31",) * 2]),
)
@example("last 3 quarter", ("9999-12-31", "9999-12-31"))
def test_every_row_is_verbatim_and_in_order(
    text: str, published: tuple[str | None, str | None]
) -> None:
    reached = 0
    for row in dates.extract(plain(text), published=published):
        assert isinstance(row, Date)
        assert text[row.start : row.end] == row.text == row.text.strip() != ""
        assert row.start >= reached
        assert (row.earliest or "") <= (row.latest or "9999-12-31")
        reached = row.end


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    for start, end, value, earliest, latest in dates.absolute(text):
        assert 0 <= start < end <= len(text)
        assert value and earliest <= latest


@pytest.mark.parametrize("word", ["January ", "the last ", "3 ", "a ", "2020 ", "“ ", "\n"])
def test_endless_texts_are_read_in_linear_time(word: str) -> None:
    # A pattern that backtracks would take minutes here.
    assert sum(1 for _ in patterns.find(word * 50_000)) <= 50_000
