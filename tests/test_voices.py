"""The voice of a figure: the outlet's own, or somebody's, and whose."""

from __future__ import annotations

import pytest
from spacy.language import Language

from samestory import figures, quotes


def voices(nlp: Language, text: str) -> list[tuple[str, str]]:
    """Each stated figure and who is said to have said it."""
    doc = nlp(text)
    rows = figures.extract(doc, quotes=list(quotes.extract(doc)))
    return [(row.text, row.voice) for row in rows if row.basis == "stated"]


REPORTED = [
    # before what is said, in the present too
    ("The union says its $80 card is free.", [("$80", "The union")]),
    ("The union says 80 clerks left, while the bank hired 12.",
     [("80", "The union"), ("12", "")]),
    ("The mayor insists that 30 boats sank and that nine were lost.",
     [("30", "The mayor"), ("nine", "The mayor")]),
    ("The navy put its losses at 14 men.", [("14", "The navy")]),
    ("Traders expect it to cost 60 euros.", [("60 euros", "Traders")]),
    # behind it
    ("Some 40 goats died, farmers say.", [("40", "farmers")]),
    ("Rents rose 9 percent, bank data show.", [("9 percent", "bank data")]),
    ("Some 40 goats died, Ann Lee, who owns the farm, wrote.", [("40", "Ann Lee")]),
    ("Some 40 goats died, the regional vet, Ann Lee, said.", [("40", "Ann Lee")]),
    ("Some 40 goats died, said the vet, who has 3 clinics.", [("40", "the vet"), ("3", "")]),
    ("Some 40 goats died, according to the vet.", [("40", "the vet")]),
    ("Some 40 goats died, the vet said, adding that 12 were sick.",
     [("40", "the vet"), ("12", "the vet")]),
    # "and" goes on with it, "but" and a semicolon do not
    ("Some 40 goats died, the vet said, and 12 were sick.",
     [("40", "the vet"), ("12", "the vet")]),
    ("Some 40 goats died, the vet said, but 12 were sold.", [("40", "the vet"), ("12", "")]),
    ("Some 40 goats died, the vet said; a storm hit 12 farms.",
     [("40", "the vet"), ("12", "")]),
    ("Lightning hit 12 farms; some 40 goats died, the vet said.",
     [("12", ""), ("40", "the vet")]),
    ("Seven goats fell ill; two have died, the vet said.",
     [("Seven", "the vet"), ("two", "the vet")]),
    ("The vet said 40 goats died; the mayor said 12 did.",
     [("40", "The vet"), ("12", "the mayor")]),
    ("The vet said 40 goats died, and the mayor promised 12 cows.",
     [("40", "The vet"), ("12", "")]),
    # a relative clause has a speaker of its own
    ("The army said 40 men died; the rebels, who claimed 60, fled.",
     [("40", "The army"), ("60", "the rebels")]),
    # who observes a thing only sees it
    ("A resident observes the flowers that 30 boys planted.", [("30", "")]),
    # an act is not a report
    ("The firm agreed to pay $5 million.", [("$5 million", "")]),
    ("The court ruled that the 62-year-old heir must leave.", [("62-year-old", "")]),
    # who somebody is, the outlet tells
    ("Bo Marsch, 29, has bought 3 villas, friends say.", [("29", ""), ("3", "friends")]),
    ("The two firms said they would merge.", [("two", "")]),
    # what happens suggests, and says nothing
    ("Shares rose, suggesting that 30 banks were safe.", [("30", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_whose_words_a_figure_is_in(
    nlp: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert voices(nlp, text) == expected


def test_words_in_marks_do_not_make_their_neighbours_speech(nlp: Language) -> None:
    text = "“We lost 9 cows,” Ann Lee told reporters, pointing at 3 empty barns."
    assert voices(nlp, text) == [("9", "Ann Lee"), ("3", "")]


def test_words_in_marks_are_somebodys_even_where_nobody_is_named(nlp: Language) -> None:
    assert voices(nlp, "“We lost 9 cows this week,” she said.") == [("9", "she")]
