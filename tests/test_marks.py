"""Quotation marks are paired whatever their form; apostrophes are not marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.quotes import marks


def inside(text: str) -> list[str]:
    return [text[p.start : p.end] for p in marks.pair(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "yes" twice.', ["yes"]),
        ("She said “yes” twice.", ["yes"]),
        ("She said «yes» and „no” too.", ["yes", "no"]),
        ("She said ‘yes’ twice.", ["yes"]),
        ("She said 'yes' twice.", ["yes"]),
        ("She said ''yes'' and ``no'' too.", ["yes", "no"]),
        # a blank after the opening mark
        ("“ The bridge is open.”", ["The bridge is open."]),
        # only the outermost pair; the inner marks belong to the words
        ("“He wrote ‘never again’ on it,” she said.", ["He wrote ‘never again’ on it,"]),
        ("\"The 'Clean Water' plan,\" she said.", ["The 'Clean Water' plan,"]),
        ('"The plan," she said, "is late."', ["The plan,", "is late."]),
        # apostrophes: contraction, possessive, elision, years
        ("It isn't the workers' fault, they didn't know.", []),
        ("the ’90s, ’til dawn, rock ’n’ roll, the Joneses’ car", []),
        ("the '90s, 'til dawn, rock 'n' roll", []),
        ("‘I can’t say,’ she said.", ["I can’t say,"]),
        ("It was called 'the girls' school' for years.", ["the girls' school"]),
        # inches
        ('He is 6\'2" tall, the board 5" wide.', []),
        ('It happened "in 2016" and never again.', ["in 2016"]),
        # nothing between the marks
        ('"" and " " and “”', []),
        ("", []),
        ('"', []),
    ],
)
def test_what_stands_between_the_marks(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_an_unclosed_mark_takes_nothing_with_it() -> None:
    assert inside("“The bridge is closed, she said.\n\nTraffic was “heavy” all day.") == ["heavy"]


def test_an_unclosed_mark_before_another_opening_one_is_left_out() -> None:
    assert inside('The "bridge was closed and the "tunnel" open.') == ["tunnel"]


def test_marks_reopened_in_the_next_paragraph_resume_the_quotation() -> None:
    text = "“We closed it.\n\n“It was old,” she said. “Very old.”"
    assert [(text[p.start : p.end], p.resumes) for p in marks.pair(text)] == [
        ("We closed it.", False),
        ("It was old,", True),
        ("Very old.", False),
    ]


def test_a_wrapped_line_is_no_new_paragraph() -> None:
    assert inside("She said “we closed\nthe bridge” on Monday.") == ["we closed\nthe bridge"]


@given(st.text(alphabet="ab ,.'\"“”‘’«»`\n\0", max_size=80))
def test_pairs_are_ordered_disjoint_and_stripped(text: str) -> None:
    past = 0
    for pair in marks.pair(text):
        assert past <= pair.opening < pair.start < pair.end <= pair.closing
        assert text[pair.start : pair.end].strip() == text[pair.start : pair.end]
        past = pair.closing


@pytest.mark.parametrize("unit", ['"', '" ', "“", '"\n', " 'a", "“a\n", "’", "''", "`` "])
def test_a_hundred_thousand_marks_are_read_in_linear_time(unit: str) -> None:
    # A quadratic rule would need minutes and be stopped; the answer itself is of no interest.
    assert len(marks.pair(unit * 100_000)) <= 100_000
