"""The days a figure holds for: which date of a sentence reaches which figure."""

from __future__ import annotations

import pytest
from spacy.language import Language

from samestory import dates, figures
from samestory.figures.structure import clauses

DAY = "2024-06-14"  # a Friday


def held(nlp: Language, text: str, published: str | None = DAY) -> list[tuple[str, str]]:
    """Each stated figure and its days, "first/last" where they are more than one."""
    doc = nlp(text)
    known = (published, published)
    rows = figures.extract(doc, dates=list(dates.extract(doc, published=known)), published=known)
    return [
        (row.text, "/".join(dict.fromkeys(filter(None, (row.as_of_earliest, row.as_of_latest)))))
        for row in rows
        if row.basis == "stated"
    ]


MONDAY, TUESDAY, SUNDAY = "2024-06-10", "2024-06-11", "2024-06-09"
Y2024 = "2024-01-01/2024-12-31"
Y2019, Y2022 = "2019-01-01/2019-12-31", "2022-01-01/2022-12-31"

REACHED = [
    # participles, "with", "when" and what is joined tell of the same event
    ("Raiders burned the mill on Monday, killing 14 men.", [("14", MONDAY)]),
    ("The roof fell on Monday, with 20 people inside.", [("20", MONDAY)]),
    ("Nine sailors drowned when their boat sank on Monday.", [("Nine", MONDAY)]),
    ("They sank 3 boats on Monday and burned 7 huts.", [("3", MONDAY), ("7", MONDAY)]),
    ("Chasing 140, the tourists lost on Monday.", [("140", MONDAY)]),
    ("Twelve cows died after lightning hit a barn on Monday.", [("Twelve", MONDAY)]),
    ("Twelve cows died in Monday's storm.", [("Twelve", MONDAY)]),
    # what came before, what somebody is or has, and what is usual do not
    ("The bank closed on Monday after it had lost 300 clients.", [("300", "")]),
    ("The bank, which has 40 branches, closed on Monday.", [("40", "")]),
    ("Lena Okoye, 52, resigned on Monday.", [("52", "")]),
    ("It was 31C on Monday, 5 degrees above the average of 26C.",
     [("31C", MONDAY), ("5 degrees", MONDAY), ("26C", "")]),
    ("On Monday the price fell to its lowest level in six months.", [("six months", "")]),
    ("It closed 8 of its 90 shops on Monday.", [("8", MONDAY), ("90", MONDAY)]),
    ("The chain will shut 15 percent of its 90 shops in August.",
     [("15 percent", "2024-08-01/2024-08-31"), ("90", "")]),
    ("They sought 5 men for their role in the murder of a judge in 2019.", [("5", "")]),
    ("They sought 5 men for burning a church on Monday.", [("5", "")]),
    ("They freed 5 men by burning a jail on Monday.", [("5", MONDAY)]),
    # another tense is another time
    ("Five men were freed on Monday, but 12 women are still missing.",
     [("Five", MONDAY), ("12", "")]),
    ("The price rose to $40 on Monday and will reach $60 by spring.",
     [("$40", MONDAY), ("$60", "")]),
    # each figure its own date
    ("Thefts fell to $80 in 2022 from $95 in 2019.", [("$80", Y2022), ("$95", Y2019)]),
    ("It sold 80 boats in 2022, against 95 boats in 2019.", [("80", Y2022), ("95", Y2019)]),
    ("It cost $30 on Monday, $9 more than on Sunday.", [("$30", MONDAY), ("$9", MONDAY)]),
    ("A 12-member jury freed 3 men on Monday.", [("12", ""), ("3", MONDAY)]),
    ("It ran for six hours on Monday.", [("six hours", MONDAY)]),
    ("It ran for six hours a day in 2022.", [("six hours", "")]),
    ("Nine plays at this year's fair were sung, and 3 plays are new.",
     [("Nine", Y2024), ("3", Y2024)]),
    # the date of a report serves where nothing else does
    ("The mayor said on Monday that 60 families were homeless.", [("60", MONDAY)]),
    ("The mayor said on Monday that 60 families fled on Sunday.", [("60", SUNDAY)]),
    ("The mayor said on Monday it will build 60 houses.", [("60", "")]),
    # the last accident of its kind
    ("The crash on Monday was the worst since 2019, when two pilots died.", [("two", Y2019)]),
    # behind a semicolon and in the next sentence only for those spoken of
    ("A ferry sank on Monday; its 20 sailors were saved.", [("20", MONDAY)]),
    ("A ferry sank on Monday; some 500 houses had no power.", [("500", MONDAY)]),
    ("On Monday 90 miners were trapped. A third of them were rescued.",
     [("90", MONDAY), ("A third", MONDAY)]),
    ("On Monday 90 miners were trapped. A third of them are students.",
     [("90", MONDAY), ("A third", "")]),
    # a date that others are compared with dates nothing, deep in a text as well
    ("A new inn has opened near the old mill by the river, in the north of the town. "
     "Sales rose more than in 2019, to $80.", [("$80", "")]),
    ("A ferry sank on Monday; 500 boats are in use.", [("500", "")]),
    ("A ferry sank on Monday; a fair drew 500 guests on Sunday.", [("500", SUNDAY)]),
    # a coming day is that of the hearing, not of what was decided with it
    ("A judge set bail at $2 million and scheduled a hearing for July 4.", [("$2 million", "")]),
    ("A strike lasted three weeks in 2022.", [("three weeks", Y2022)]),
    ("A bomb hurt 11 people on Monday. Two died.", [("11", MONDAY), ("Two", MONDAY)]),
    ("A bomb hurt 11 people on Monday. Two have died.", [("11", MONDAY), ("Two", "")]),
    ("A bomb hurt 11 people on Monday. A strike shut 6 mines.", [("11", MONDAY), ("6", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REACHED)
def test_which_date_reaches_a_figure(
    nlp: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert held(nlp, text) == expected


SPANS = [
    ("Police counted 310 thefts between March 3 and May 20.",
     [("310", "2024-03-03/2024-05-20")]),
    ("The fund lost $2 million from 2019 to 2022.", [("$2 million", "2019-01-01/2022-12-31")]),
    ("Sales fell from 60 tons to 51 tons between 2019 and 2022.",
     [("60 tons", Y2019), ("51 tons", Y2022)]),
    ("Floods have killed 80 people since March 3.", [("80", "2024-03-03/2024-06-14")]),
    ("Since March 3 80 people have died, and 12 have been hurt.",
     [("80", "2024-03-03/2024-06-14"), ("12", "2024-03-03/2024-06-14")]),
    ("They freed 40 hens on Monday and Tuesday.", [("40", "2024-06-10/2024-06-11")]),
    ("Profit rose 9 percent in the three months to May 31.",
     [("9 percent", "2024-03-01/2024-05-31"), ("three months", "")]),
    # a rank is counted from then on, it does not hold for all of the time
    ("It was the first strike since 2019.", [("first", "")]),
    # a meeting that is put off does not last from one day to the other
    ("They moved the vote on 12 laws from March 3 to May 20.", [("12", "2024-05-20")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_a_stretch_of_days_is_one_period(
    nlp: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert held(nlp, text) == expected


def test_since_needs_the_day_of_publication(nlp: Language) -> None:
    assert held(nlp, "Floods have killed 80 people since 3 March 2019.", None) == [("80", "")]


CLAUSES = [
    ("The car, which was new, struck a wall when it rained.", ["main", "relative", "main", "when"]),
    ("Of the ships seen in May, two sank.", ["main", "reduced", "main"]),
    ("She said it was late; he left.", ["main", "that", "next"]),
    ("Two men fell, police said, but nobody died.", ["main", "report", "beside"]),
    ("Ann and Bo ran and fell.", ["main", "joined"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_sentence_is_cut_into_clauses(nlp: Language, text: str, expected: list[str]) -> None:
    doc = nlp(text)
    parts = clauses(doc, 0, len(doc))
    numbers = [parts[i] for i in range(len(doc))]
    changes = [n for i, n in enumerate(numbers) if i == 0 or n != numbers[i - 1]]
    assert [parts.all[n].kind for n in changes] == expected
