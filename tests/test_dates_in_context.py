"""Dates in sentences: which way the tense points, and what an event tells of the days around it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from samestory import dates, extract

WEDNESDAY = "2021-01-06"


def values(nlp: Language, text: str, day: str = WEDNESDAY) -> list[str]:
    return [row.value for row in dates.extract(nlp(text), published=(day, day))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What lies ahead ...
        ("He will be sworn in on January 20th.", ["2021-01-20"]),
        ("Her term ends on January 20th.", ["2021-01-20"]),
        ("The council agreed to reopen the bridge on January 20th.", ["2021-01-20"]),
        ("The hearing is on Tuesday.", ["2021-01-12"]),
        ("The minister is due in Lima on Friday.", ["2021-01-08"]),
        ("The union called a strike for Friday.", ["2021-01-08"]),
        ("The team faces Leeds on Saturday.", ["2021-01-09"]),
        ("A hearing scheduled for Friday was put off.", ["2021-01-08"]),
        ("Ahead of Friday's vote, both sides met on Monday.", ["2021-01-08", "2021-01-04"]),
        ("The ban takes effect in two weeks.", ["2021-W03"]),
        ("The bank will report fourth-quarter results soon.", ["2020-Q4", "FUTURE_REF"]),
        # ... and what does not.
        ("The council reopened the bridge on December 20th.", ["2020-12-20"]),
        ("The hearing was on Tuesday.", ["2021-01-05"]),
        ("The minister called Lima on Friday.", ["2021-01-01"]),
        ("Until Friday, they had not called him a suspect.", ["2021-01-01"]),
        ("The offer had been due to expire on Friday.", ["2021-01-01"]),
        ("Friday's ruling would change little, he said.", ["2021-01-01"]),
        ("They built it in two weeks.", ["P2W"]),
        ("It will be the first goal in two weeks.", ["P2W"]),
        ("He was soon released.", []),
        ("He left as soon as the rain stopped.", []),
    ],
)
def test_the_sentence_tells_which_way_a_date_points(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert values(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Early in a year, December is the last one; late in it, January is this year's.
        ("The mine closed in December.", ["2020-12"]),
        ("The mine closed on January 4.", ["2021-01-04"]),
        # A day eleven months back would be named with its year.
        ("The agency stood by its January 14 deadline.", ["2021-01-14"]),
        ("Prices fell to a low set on August 6.", ["2020-08-06"]),
    ],
)
def test_days_without_a_year_are_near_ones(nlp: Language, text: str, expected: list[str]) -> None:
    assert values(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke 11 days before the November 3 election.", ["2020-10-23", "2020-11-03"]),
        # The day of the event may stand before or behind.
        (
            "The election is on January 28. He spoke 11 days before the election.",
            ["2021-01-28", "2021-01-17"],
        ),
        (
            "He spoke 11 days before the election. The election is on January 28.",
            ["2021-01-17", "2021-01-28"],
        ),
        # It may be put in other words.
        (
            "She was killed on May 2, 2019. Ten days before the killing, she wrote.",
            ["2019-05-02", "2019-04-22"],
        ),
        ("On November 2, the day before the vote, he spoke.", ["2020-11-02", "2020-11-02"]),
        # No day is told.
        ("He spoke 11 days before the flood.", ["P11D"]),
        (
            "A flood came on May 2, 2019. Another flood came on May 9, 2019. "
            "Ten days after the flood they left.",
            ["2019-05-02", "2019-05-09", "P10D"],
        ),
    ],
)
def test_days_counted_from_an_event(nlp: Language, text: str, expected: list[str]) -> None:
    assert values(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose from 1990 to 1995.", ["1990", "1995"]),
        ("She lived in Lyon from 1968, when it was poor.", ["1968"]),
        ("Floods came in 1994, 1995 and 1997.", ["1994", "1995", "1997"]),
        ("The talks ran from March to May.", ["2020-03", "2020-05"]),
        ("The church dates back to 1865.", ["1865"]),
        ("He sold 1995 copies and 2010 tickets.", []),
        ("He spoke to May and left for Rome.", []),
        ("Prices rose at 6.45 percent on the 18th floor.", []),
        ("They moved a Christmas tree.", []),
        ("The last fall in prices was small.", []),
    ],
)
def test_words_that_are_dates_in_one_place_only(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert values(nlp, text) == expected


def test_a_figure_holds_as_of_no_vague_word(nlp: Language) -> None:
    class Record:
        published_earliest = published_latest = WEDNESDAY
        outlet = ""

    rows = extract.article(nlp("Twelve boats are now missing."), Record())
    assert [row.value for row in rows["02_dates"]] == ["PRESENT_REF"]
    assert [row.as_of_start for row in rows["02_figures"]] == [None]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("She told voters the Saturday before Election Day to wait.", "2016-11-12", "2016-11-05"),
        ("They met on the Monday after the January 2 vote.", "2021-01-13", "2021-01-04"),
        # Written on a Sunday, after the event.
        ("She left on the Sunday before the flood.", "2021-01-10", "2021-01-03"),
        # What is told of one day, and happens later on it.
        ("She spoke to reporters on Sunday before the match.", "2021-01-10", "2021-01-10"),
        ("He spoke on Sunday before a crowd.", "2021-01-10", "2021-01-10"),
        # "As early as" looks ahead, unless what it tells of is over.
        ("As early as Monday, aides began to leave.", "2021-01-13", "2021-01-11"),
        ("The ship may leave as early as Monday.", "2021-01-13", "2021-01-18"),
        ("The ship is ready to leave as soon as Monday, he said.", "2021-01-13", "2021-01-18"),
    ],
)
def test_weekdays_seen_from_another_event(
    nlp: Language, text: str, day: str, expected: str
) -> None:
    assert values(nlp, text, day)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Entries of a list of what happened, with no full stop between them.
        (
            "She set up a fund May 4, 2019: Two men are hurt in a raid on the mill "
            "June 5, 2019: Miller answered her critics",
            ["hurt", "answered"],
        ),
        ("They agreed to close the mine on May 4, 2019: The owner had died.", ["close"]),
        ("The army said the bombing late Thursday was an act of revenge.", ["bombing"]),
        ("She announced the strike on Thursday.", ["announced"]),
    ],
)
def test_the_event_stands_on_the_right_side(nlp: Language, text: str, expected: list[str]) -> None:
    rows = dates.extract(nlp(text), published=("2021-01-10", "2021-01-10"))
    assert [row.event for row in rows] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Dated Wednesday, and written on in the night; or told of the last week.
        ("Shots were heard early on Thursday.", ("2020-12-31", "2021-01-07")),
        ("Shots were heard on Thursday.", ("2020-12-31", "2020-12-31")),
        # "The last week" of what is over has no days here.
        ("They lost the vote in the last week.", (None, None)),
        ("Prices have fallen in the last week.", ("2020-12-30", "2021-01-06")),
        ("They led going into the last weekend.", ("2021-01-02", "2021-01-03")),
        ("Less than a fortnight ago, the tram left the track.", ("2020-12-23", "2021-01-06")),
        ("A fortnight ago, the tram left the track.", ("2020-12-21", "2020-12-27")),
        ("Come to the square over the weekend.", ("2021-01-09", "2021-01-10")),
        ("They came to the square over the weekend.", ("2021-01-02", "2021-01-03")),
        ("He will be there in a minute.", (None, None)),
    ],
)
def test_days_are_as_open_as_the_words(
    nlp: Language, text: str, expected: tuple[str | None, str | None]
) -> None:
    (row,) = dates.extract(nlp(text), published=(WEDNESDAY, WEDNESDAY))
    assert (row.earliest, row.latest) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fled in the small hours.", []),
        ("They fought for hours.", ["DURATION"]),
        ("That is a story for another day.", []),
        ("The talks went on for another day.", ["DURATION"]),
        ("The mill was sold years ago.", ["DATE"]),
    ],
)
def test_lengths_that_are_none(nlp: Language, text: str, expected: list[str]) -> None:
    rows = dates.extract(nlp(text), published=(WEDNESDAY, WEDNESDAY))
    assert [row.type for row in rows] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He wrote on December 28: "We met this morning."', ["2020-12-28", "2020-12-28TMO"]),
        ('The man held on Monday slept. She said: "I saw him this morning."',
         ["2021-01-04", "2021-01-06TMO"]),
        ("He wrote on December 28 that they had met. They parted this morning.",
         ["2020-12-28", "2021-01-06TMO"]),
        # A quotation of the night may be printed on the morning after.
        ('"They all came tonight," said Lopez.', ["XXXX-XX-XXTNI"]),
        ("They will all be here tonight.", ["2021-01-06TNI"]),
        # Nothing that is told lies beyond the article.
        ("They won in 1996. A century later and they won again.", ["1996", "P100Y"]),
        ("The bridge fell on May 2, 2014. Three days later, it was closed.",
         ["2014-05-02", "2014-05-05"]),
        # What is said has no day here; what is done before a feast is not done on it.
        ('They met on May 2, 2014. "It hurt us," she said. A day earlier, he had left.',
         ["2014-05-02", "P1D"]),
        ("They fled on November 2, before Christmas. Two days later, they were found.",
         ["2020-11-02", "2020-12-25", "2020-11-04"]),
        # In a list of what happened, a month is one before its entry.
        ("May 4, 2019: Two men are hurt June 5, 2019: Miller spoke of the March raid",
         ["2019-05-04", "2019-06-05", "2019-03"]),
        ("On May 4, 2014 he left. The November raid failed.", ["2014-05-04", "2020-11"]),
    ],
)  # fmt: skip
def test_the_day_from_which_it_is_told(nlp: Language, text: str, expected: list[str]) -> None:
    assert values(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry resumes a fortnight from today.", "2021-01-20"),
        ("The ferry resumes two weeks from now.", "2021-W03"),
        ("The film opens this coming summer.", "2021-SU"),
        ("The dome opens every Friday night.", "XXXX-WXX-5TNI"),
        ("The dome opens every Friday.", "XXXX-WXX-5"),
    ],
)
def test_what_comes_and_comes_again(nlp: Language, text: str, expected: str) -> None:
    assert values(nlp, text) == [expected]
