"""What figures count or measure, to whom they belong, and what is worked out of them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from samestory import figures
from samestory.tables import Figure


def stated(nlp: Language, text: str) -> list[Figure]:
    return [row for row in figures.extract(nlp(text)) if row.basis == "stated"]


def composed(nlp: Language, text: str) -> list[tuple[str, float | None, str]]:
    rows = [row for row in figures.extract(nlp(text)) if row.basis == "composed"]
    return [(row.text, row.value, row.because) for row in rows]


# text, the number, what it counts or measures
COUNTED = [
    # behind the number
    ("The bakery sold 40 rye loaves.", "40", "rye loaves"),
    ("About 20 percent of young voters stayed home.", "20 percent", "young voters"),
    ("The judge gave him a $5m fine.", "$5m", "fine"),
    ("The port received $3 million in emergency aid.", "$3 million", "emergency aid"),
    ("One in five adults has asthma.", "One in five", "adults"),
    # a place or a time behind "in" is not what is paid
    ("The club paid $3 million in March.", "$3 million", ""),
    # before it
    ("He paid a fine of $5m.", "$5m", "fine"),
    ("Police found cannabis worth $2 million.", "$2 million", "cannabis"),
    ("Homes stay empty for an average of 70 days.", "70 days", ""),
    # by the verb
    ("Shares in the brewery fell 3 percent on Monday.", "3 percent", "Shares"),
    ("The yield on Danish bonds rose to 4 percent.", "4 percent", "yield"),
    ("The new bridge cost $80 million.", "$80 million", "new bridge"),
    ("The bank cut its growth forecast to 2 percent.", "2 percent", "growth forecast"),
    ("The couple sold the farm for $2 million.", "$2 million", "farm"),
    ("The tower, built in 1911, measures 90 metres.", "90 metres", "tower"),
    ("The council paid $4 million for the old mill.", "$4 million", "old mill"),
    # who pays is not what costs
    ("The council spent $4 million.", "$4 million", ""),
    # how far something is
    ("The boat sank 12 km off the coast.", "12 km", ""),
    # without a verb
    ("Copper up 4 percent at $9,000", "4 percent", "Copper"),
    # said before
    ("The fish went for 300 million yen ($2 million).", "$2 million", "fish"),
    # a number that leaves its noun out
    ("Seven climbers were lost. Two were found on Sunday.", "Two", "climbers"),
    ("Nine of the region's 11 dams are full.", "Nine", "dams"),
    ("The hotel has 900 beds and closed a third of them.", "a third", "beds"),
    ("He bought 12 of the 14 co-operatives.", "14", "co-operatives"),
    # whose age
    ("Two boys, aged 15 and 16, were held.", "15", "boys"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "expected"), COUNTED)
def test_counted(nlp: Language, text: str, number: str, expected: str) -> None:
    found = {row.text: row.counted for row in stated(nlp, text)}
    assert found.get(number) == expected


def test_an_earlier_noun_is_taken_up_only_from_near(nlp: Language) -> None:
    text = "Seven climbers were lost. It snowed. The search went on. Two were found on Sunday."
    assert [row.counted for row in stated(nlp, text)] == ["climbers", ""]


OWNERS = [
    ("The airline has 80 jets.", "80", "airline"),
    ("The bank's 400 branches closed.", "400", "bank"),
    ("The price of wheat rose to $200.", "$200", "wheat"),
    ("The bank cut its growth forecast to 2 percent.", "2 percent", "bank"),
    ("There were 20 fires.", "20", ""),
    ("Two of the seven dams broke.", "Two", ""),
]


@pytest.mark.parametrize(("text", "number", "expected"), OWNERS)
def test_owners(nlp: Language, text: str, number: str, expected: str) -> None:
    assert {row.text: row.owner for row in stated(nlp, text)}.get(number) == expected


COMPOSED = [
    ("Half of the 50 boxes were empty.", [("Half of the 50 boxes", 25, "half of 50")]),
    ("It will close 10 percent of its 4,000 shops.",
     [("10 percent of its 4,000 shops", 400, "10 percent of 4,000")]),
    ("All but two of the 30 hikers came back.", [("All but two of the 30 hikers", 28, "30 - 2")]),
    ("The hotel has 900 beds and closed a third of them.",
     [("900 beds and closed a third", 300, "a third of 900")]),
    ("The storm hurt two nurses and the driver.",
     [("two nurses and the driver", 3, "2 nurses + 1 driver")]),
    ("A woman and two boys were freed.", [("A woman and two boys", 3, "1 woman + 2 boys")]),
    # not added: other things, a hospital, a range, a vague number
    ("The storm hurt two nurses and the hospital.", []),
    ("They sold two boats and three houses.", []),
    ("Half of the 50 to 60 boxes were empty.", []),
    ("Half of the dozens of boxes were empty.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPOSED)
def test_composed(nlp: Language, text: str, expected: list[tuple[str, float, str]]) -> None:
    assert composed(nlp, text) == expected


def test_a_share_that_is_no_whole_number_is_about(nlp: Language) -> None:
    rows = list(figures.extract(nlp("A third of the 50 boxes were empty.")))
    assert [(row.value, row.qualifier) for row in rows if row.basis == "composed"] == [
        (17, "about")
    ]
