"""What an article says of itself, and when it can have been published."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory import articles, clean
from samestory.clean import dating


def told(text: str) -> list[tuple[str, str, str, str]]:
    """(field, value, rule, text) of the clues of a text."""
    rows = dating.clues(text, clean.blocks(text))
    assert all(text[row.start : row.end] == row.text for row in rows)
    return [(row.field, row.value, row.rule, row.text) for row in rows]


def when(text: str) -> dating.Interval:
    return dating.interval(dating.clues(text, clean.blocks(text)))


STORY = "The bridge over the sound was closed after a ship struck it, the police said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"date 2021-01-06 x\n\n{STORY}".replace(" x", " ✖"),
         [("published", "2021-01-06", "date line", "2021-01-06")]),
        (f"Published January 6, 2021 at 10:03 GMT\n\n{STORY}",
         [("published", "2021-01-06", "date line", "January 6, 2021")]),
        (f"Published 5 Jan 2021 Updated 7 Jan 2021\n\n{STORY}",
         [("published", "2021-01-05", "date line", "5 Jan 2021"),
          ("published", "../2021-01-07", "updated line", "7 Jan 2021")]),
        (f"OSLO, January 5, 2021 (AP) — {STORY}",
         [("published", "2021-01-05", "dateline", "January 5, 2021")]),
        (f"{STORY}\n\nThis story was first published on May 4, 2018.",
         [("published", "2018-05-04", "publication note", "May 4, 2018")]),
        (f"Ship Strikes Bridge\n\nBy Ida Holm and Per Ek\n\n{STORY}",
         [("title", "Ship Strikes Bridge", "title", "Ship Strikes Bridge"),
          ("byline", "Ida Holm, Per Ek", "byline", "By Ida Holm and Per Ek")]),
        (f"{STORY}\n\nA tug lies off the bridge on May 3, 2021. IDA HOLM/AFP via Getty Images",
         [("published", "2021-05-03/..", "caption date", "May 3, 2021")]),
    ],
)  # fmt: skip
def test_lines_around_the_story(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bridge was closed on May 3, 2021.", ("2021-05-03/..", "told as past", "May 3, 2021")),
        ("The bridge was built in June 1998.", ("1998-06-01/..", "told as past", "June 1998")),
        ("The bridge will reopen on May 3, 2021.",
         ("../2021-05-03", "announced", "will reopen on May 3, 2021")),
        ("The trial is due to open on May 3, 2021.",
         ("../2021-05-03", "announced", "is due to open on May 3, 2021")),
        ("She stays in office even after he leaves the board on May 3, 2021.",
         ("../2021-05-03", "announced", "after he leaves the board on May 3, 2021")),
    ],
)  # fmt: skip
def test_dates_in_sentences(sentence: str, expected: tuple[str, str, str]) -> None:
    assert told(sentence) == [("published", *expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge was to reopen before May 3, 2021.",  # past or future of the writing: unknown
        "The trial was scheduled to open on May 3, 2021.",
        "He said the trial would open on May 3, 2021.",
        "“The bridge was closed on May 3, 2021,” she said.",  # quotations may be old
        "Voters were asked about the November 2020 election.",  # may lie ahead
        "The ship will be sold to those who owned it since they met on May 3, 2021.",
        "The bridge was closed in May.",  # no year
        "They were fined 2021 crowns.",
    ],
)
def test_abstains(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # counted from an event that is dated elsewhere in the article: 5 % of a year
        ("One year after the collapse, families ask for answers. "
         "The collapse of the bridge on May 3, 2019 killed two.",
         ("2020-04-15", "2020-05-21", "inferred")),
        # "a year ago" is said loosely
        ("It marks the collapse a year ago of the bridge. "
         "The collapse of the bridge on May 3, 2019 killed two.",
         ("2020-03-09", "2020-06-27", "inferred")),
        ("The town on Sunday marked the first anniversary of the collapse. "
         "The collapse of the bridge on May 3, 2019 killed two.",
         ("2020-04-26", "2020-05-10", "inferred")),
        # told as past: it may be written years later
        ("One year after the collapse, families asked for answers. "
         "The collapse of the bridge on May 3, 2019 killed two.",
         ("2019-05-03", None, "inferred")),
        # two collapses: which one is meant is not known
        ("One year after the collapse, families ask for answers. "
         "The collapse on May 3, 2019 killed two. The collapse on June 9, 2018 killed none.",
         ("2019-05-03", None, "inferred")),
        # a bound from what is announced closes the interval
        ("One year after the collapse, families ask for answers. The bridge will reopen on May 7, "
         "2020. The collapse of the bridge on May 3, 2019 killed two.",
         ("2020-04-15", "2020-05-07", "inferred")),
        # a date line says it outright, whatever else is said
        ("2020-05-04\n\nThe bridge will reopen on May 3, 2020, the mayor says again.",
         ("2020-05-04", "2020-05-04", "text")),
        ("The bridge will reopen soon.", (None, None, "unknown")),
        ("", (None, None, "unknown")),
    ],
)  # fmt: skip
def test_interval(text: str, expected: dating.Interval) -> None:
    assert when(text) == expected


WORDS = st.sampled_from(
    ["One year after the", "collapse", "on", "May 3, 2019", "will", "was", "a year ago", ".", " ",
     "\n", "“", '"', "February 29, 2020", "December 31, 9999", "January 1, 0001", "anniversary of",
     "999 years ago", "By Ida Holm", "Updated", "first anniversary of the collapse", "Sunday"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)))
def test_clues_are_verbatim_and_intervals_are_in_order(text: str) -> None:
    rows = dating.clues(text, clean.blocks(text))
    for row in rows:
        assert row.text == text[row.start : row.end] == row.text.strip() != ""
        assert row.earliest is None or row.latest is None or row.earliest <= row.latest
    earliest, latest, basis = dating.interval(rows)
    assert earliest is None or latest is None or earliest <= latest
    assert (basis == "unknown") == (earliest is latest is None)


# --- by the other articles of a folder ---------------------------------------------------------

TOLD = "The council approved the new harbour bridge by one vote on Tuesday, after a long debate."
ALIKE = "On Tuesday the council approved the harbour bridge by one vote, its chairman said."


def dated(undated: str, *others: tuple[str, str]) -> tuple[str | None, str | None, str]:
    """The days that the first article gets beside others, given as (text, day of publication)."""
    known = [articles.Known(), *(articles.Known(published=day) for _, day in others)]
    texts = [undated, *(text for text, _ in others)]
    found = clean.corpus(articles.Reading([
        articles.Article(str(n), f"{n}.txt", "", "en", text, row)
        for n, (text, row) in enumerate(zip(texts, known, strict=True))
    ], []))  # fmt: skip
    row = found.articles[0]
    return row.published_earliest, row.published_latest, row.published_basis


@pytest.mark.parametrize(
    ("undated", "others", "expected"),
    [
        (ALIKE, [(TOLD, "2021-05-06")], ("2021-05-04", "2021-05-10", "inferred")),
        # the same with an explicit day
        (ALIKE, [(TOLD.replace("on Tuesday", "on May 4, 2021"), "2021-06-01")],
         ("2021-05-04", "2021-05-10", "inferred")),
        # another weekday, another event, a weekday that is not the last one
        (ALIKE.replace("Tuesday", "Friday"), [(TOLD, "2021-05-06")], (None, None, "unknown")),
        ("On Tuesday a fire broke out in a school on the island, it said.",
         [(TOLD, "2021-05-06")], (None, None, "unknown")),
        (ALIKE.replace("On Tuesday", "On the Tuesday before the vote"),
         [(TOLD, "2021-05-06")], (None, None, "unknown")),
        # two days that fit: neither is taken
        (ALIKE, [(TOLD, "2021-05-06"), (TOLD, "2021-05-13")], (None, None, "unknown")),
        # an event that only another article dates
        ("One year after the shipwreck, the widows still wait for an answer.",
         [("The shipwreck of May 4, 2020 cost nine lives.", "2020-05-06")],
         ("2021-04-16", "2021-05-22", "inferred")),
    ],
)  # fmt: skip
def test_what_other_articles_tell(
    undated: str, others: list[tuple[str, str]], expected: tuple[str | None, str | None, str]
) -> None:
    assert dated(undated, *others) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The trial will open later this month, on May 14, 2019.",
         ("2019-05-01", "2019-05-14", "inferred")),
        ("They met earlier this year, on March 3, 2019, the minister said.",
         ("2019-03-03", "2019-12-31", "inferred")),
        ("Nobody knows who will win next month's vote on June 4, 2018.",
         ("2018-05-01", "2018-05-31", "inferred")),
        # too far from the date
        ("Later this month the minister, whose party was founded in a hotel bar on May 14, 2019, "
         "goes abroad.", (None, None, "unknown")),
    ],
)  # fmt: skip
def test_this_month(sentence: str, expected: tuple[str | None, str | None, str]) -> None:
    assert when(f"{sentence}\n\n{STORY}") == expected
