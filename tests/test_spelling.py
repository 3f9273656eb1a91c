"""Spellings of names: which are one, which are two."""

from __future__ import annotations

import pytest

from samestory import spelling
from samestory.names import people


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("the United Nations", "united nations"),
        ("U.S.", "us"),
        ("Kata’ib Hezbollah", "kataib hezbollah"),
        ("Peña-Nieto’s", "pena nieto"),
        ("The", "the"),
    ],
)
def test_normal(name: str, normal: str) -> None:
    assert spelling.normal(name) == normal


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("qasem solemani", "qassem soleimani", True),
        ("gen qassem soleimani", "qassem soleimani", True),
        ("j adeyemi", "joseph adeyemi", True),
        ("sarah okafor", "samuel okafor", False),  # siblings in one story
        ("anna jansen", "anna hansen", False),
        ("li wei", "li na", False),
        # First names that differ in how they end are two people's.
        ("maria schmidt", "mario schmidt", False),
        ("paul johnson", "paula johnson", False),
        ("jan smith", "jane smith", False),
        ("george w bush", "george h bush", False),
        ("john f kennedy", "john kennedy", True),
        ("mohammed karimi", "mohamed karimi", True),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert bool(people.same_person(one, other)) is same
    assert bool(people.same_person(other, one)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("iran", "iraq", False),
        ("austria", "australia", False),
        ("niger", "nigeria", False),
        ("republican", "republicans", True),
        ("flight 370", "flight 371", False),
    ],
)
def test_alike(one: str, other: str, same: bool) -> None:
    assert spelling.alike(one, other) is same


@pytest.mark.parametrize(
    ("short", "long", "yes"),
    [
        ("un", "united nations", True),
        ("fbi", "federal bureau of investigation", True),
        ("dod", "department of defense", True),
        ("un", "unilever", False),
        ("us", "university of sydney", True),  # two words of weight: the folder must decide
    ],
)
def test_acronym_of(short: str, long: str, yes: bool) -> None:
    assert spelling.acronym_of(short, long) is yes
