"""Each kind of correction on rows: what it changes, what it leaves alone, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import examples
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory import tables
from samestory.compare import people
from samestory.compare.verdicts import Compared, Statement
from samestory.corrections import Corrections, claims, extracts, names
from samestory.corrections.numbers import Number, number_in
from samestory.corrections.outcome import COVERED
from samestory.corrections.search import Places
from samestory.tables import Correction, Entity, Figure, Name

TEXTS = {
    "a": "Ida Holm spoke. Holm said that 12 people and 3 dogs were found. The caravan was burnt.",
    "b": "Per Holm left. Holm came back. At the site 12 of 15 people, 1.12 per cent, were found.",
    "c": "Ida Holme wept. The caravan stood there on 4 May. Advertisement: The caravan on sale.",
}
WHO = {  # (article, words) -> entity
    ("a", "Ida Holm"): "person-ida-holm", ("a", "Holm"): "person-ida-holm",
    ("b", "Per Holm"): "person-per-holm", ("b", "Holm"): "person-per-holm",
    ("c", "Ida Holme"): "person-ida-holme",
}  # fmt: skip


def name(article: str, words: str) -> Name:
    start = TEXTS[article].index(f"{words} ")
    start = TEXTS[article].index(f". {words} ") + 2 if words == "Holm" else start
    who = WHO[article, words]
    return Name(who, article, start, start + len(words), words, "name", "", None, None, "found")


FOUND = [name(*key) for key in WHO]
ENTITIES = [
    Entity("person-ida-holm", "Ida Holm", "PERSON", ["Holm", "Ida Holm"], 1, 2),
    Entity("person-per-holm", "Per Holm", "PERSON", ["Holm", "Per Holm"], 1, 2),
    Entity("person-ida-holme", "Ida Holme", "PERSON", ["Ida Holme"], 1, 1),
]
KEPT = {key: [(0, text.find("Advertisement") % 999)] for key, text in TEXTS.items()}


def said(field: str, text: str, value: str = "", article_id: str = "", **more: str) -> Correction:
    return Correction(article_id, field, text, value, **more)


def called(*rows: Correction) -> tuple[dict[tuple[str, str], str], list[str]]:
    """(article, words) -> the name of who is meant; and what became of each correction."""
    found, entities, told = names.corrected(
        FOUND, ENTITIES, dict(enumerate(rows)), Places(TEXTS), KEPT
    )
    shown = {entity.entity_id: entity.name for entity in entities}
    who = {(n.article_id, n.text): shown[n.entity_id] for n in found}
    return who, [told[n].status for n in range(len(rows))]


def changed(who: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Those who are somebody else now."""
    shown = {entity.entity_id: entity.name for entity in ENTITIES}
    before = {key: shown[value] for key, value in WHO.items()}
    return {key: value for key, value in who.items() if before.get(key) != value}


# --- who is who -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "now", "status"),
    [
        # A whole entity, with its surname alone.
        (said("merge", "Ida Holm", "Ida Holme"),
         {("a", "Ida Holm"): "Ida Holme", ("a", "Holm"): "Ida Holme"},
         "found 2 times, all changed"),
        # Two bear the surname: only what is so spelled is moved.
        (said("merge", "Holm", "Ida Holme"),
         {("a", "Holm"): "Ida Holme", ("b", "Holm"): "Ida Holme"}, "found 2 times, all changed"),
        (said("merge", "Holm", "Ida Holm", "b"), {("b", "Holm"): "Ida Holm"}, "applied"),
        (said("merge", "Holm", "Ida Holm", "a"), {}, "no longer applies: they are one now"),
        (said("merge", "Ida Holm", "Holm"), {},
         "2 are called “Holm”: give the whole name of one"),
        (said("merge", "Ida Holm", "Bo"), {}, "not found: nobody is called “Bo”"),
        (said("merge", "Bo", "Ida Holm"), {}, "not found"),
        (said("merge", "Holm", "Ida Holme", "c"), {}, "not found: not in this article"),
        # Words that are no name, where they are read.
        (said("merge", "The caravan", "Per Holm"),
         {("a", "The caravan"): "Per Holm", ("c", "The caravan"): "Per Holm"},
         "found 2 times, all changed"),
        (said("split", "Holm", "Bo Holm", "b"), {("b", "Holm"): "Bo Holm"}, "applied"),
        (said("split", "Holm", "", "b"), {("b", "Holm"): "Holm"}, "applied"),
        (said("split", "Holm", "Ida Holm", "b"), {("b", "Holm"): "Ida Holm"}, "applied"),
        (said("split", "Ida Holm"), {("a", "Holm"): "Holm"}, "applied"),
        (said("split", "Ida Holme"), {}, "no longer applies: it is somebody else now"),
        (said("split", "weep"), {}, "not found"),
        (said("split", "12 people"), {}, "it is taken for no name there"),
        (said("rename", "Ida Holm", "I. Holm"),
         {("a", "Ida Holm"): "I. Holm", ("a", "Holm"): "I. Holm"}, "applied"),
        (said("rename", "Ida Holm", "Ida Holm"), {}, "no longer applies: that is the name now"),
        (said("rename", "Holm", "Bo"), {}, "2 are called so: give the whole name of one"),
        (said("split", "Holm", "Bo", context="left. Holm came"), {("b", "Holm"): "Bo"}, "applied"),
    ],
)  # fmt: skip
def test_names(row: Correction, now: dict[tuple[str, str], str], status: str) -> None:
    who, told = called(row)
    assert (changed(who), told) == (now, [status])


def test_a_later_correction_takes_back_an_earlier_one() -> None:
    _, told = called(said("merge", "Ida Holme", "Ida Holm"), said("split", "Ida Holme", "Bo"))
    assert told == [COVERED, "applied"]
    who, told = called(said("rename", "Ida Holm", "Bo"), said("rename", "Bo", "Ada"))
    assert (told, who["a", "Holm"]) == ([COVERED, "applied"], "Ada")


def test_words_that_are_no_name_are_a_description_and_no_spelling() -> None:
    row = said("merge", "The caravan", "Per Holm", note="his")
    found, entities, _ = names.corrected(FOUND, ENTITIES, {0: row}, Places(TEXTS), KEPT)
    added = [n for n in found if n.form == "description"]
    assert [(n.article_id, TEXTS[n.article_id][n.start : n.end]) for n in added] == [
        ("a", "The caravan"), ("c", "The caravan"),
    ]  # fmt: skip
    assert {n.reason for n in added} == {"corrected by hand: his"}
    per = next(e for e in entities if e.name == "Per Holm")
    assert (per.variants, per.articles, per.mentions) == (["Holm", "Per Holm"], 3, 4)


def test_a_description_is_no_spelling_to_be_compared() -> None:
    row = said("merge", "The caravan", "Per Holm")
    found, entities, _ = names.corrected(FOUND, ENTITIES, {0: row}, Places(TEXTS), KEPT)
    assert list(people.compare(found, entities)) == []


def test_pronouns_go_with_the_names_that_they_stand_for() -> None:
    start = TEXTS["a"].index("was burnt")
    she = FOUND[0]._replace(start=start, end=start + 3, text="was", form="pronoun")
    for row, who in (
        (said("split", "Holm", "Bo", "a"), "person-ida-holm"),
        (said("merge", "Ida Holm", "Per Holm"), "person-per-holm"),
    ):
        found, _, _ = names.corrected(
            [*FOUND, she], ENTITIES, {0: row}, Places(TEXTS), KEPT
        )  # fmt: skip
        assert next(n.entity_id for n in found if n.form == "pronoun") == who
    only = said("split", "Ida Holme", "Bo", "c")
    it = FOUND[4]._replace(start=20, end=25, text=TEXTS["c"][20:25], form="pronoun")
    found, _, _ = names.corrected([*FOUND, it], ENTITIES, {0: only}, Places(TEXTS), KEPT)
    assert {n.entity_id for n in found if n.article_id == "c"} == {"person-bo"}


def test_a_new_name_that_somebody_bears_gives_another_id() -> None:
    row = said("rename", "Ida Holme", "Ida Holm")
    found, entities, _ = names.corrected(FOUND, ENTITIES, {0: row}, Places(TEXTS), KEPT)
    assert sorted(e.entity_id for e in entities) == [
        "person-ida-holm", "person-ida-holm-2", "person-per-holm",
    ]  # fmt: skip
    assert {n.entity_id for n in found if n.article_id == "c"} == {"person-ida-holm-2"}


WORDS = st.sampled_from(["Ida Holm", "Holm", "Per Holm", "Ida Holme", "The caravan", "Bo", "12"])
ROWS = st.builds(
    said,
    st.sampled_from(["merge", "split", "rename"]),
    WORDS,
    WORDS,
    st.sampled_from(["", "", "a", "b"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(ROWS, max_size=6))
def test_no_name_is_lost_and_every_count_is_right(rows: list[Correction]) -> None:
    told = dict(enumerate(rows))
    found, entities, _ = names.corrected(FOUND, ENTITIES, told, Places(TEXTS), KEPT)
    places = [(n.article_id, n.start, n.end, n.text) for n in found if n.form == "name"]
    assert sorted(places) == sorted((n.article_id, n.start, n.end, n.text) for n in FOUND)
    assert all(TEXTS[n.article_id][n.start : n.end] == n.text for n in found)
    ids = [entity.entity_id for entity in entities]
    assert len(set(ids)) == len(ids)
    for entity in entities:
        own = [n for n in found if n.entity_id == entity.entity_id]
        spellings = {n.text for n in own if n.form == "name"} or {n.text for n in own}
        assert set(entity.variants) == spellings
        assert (entity.mentions, entity.articles) == (len(own), len({n.article_id for n in own}))
    assert {n.entity_id for n in found} == set(ids)
    assert names.corrected(FOUND, ENTITIES, told, Places(TEXTS), KEPT)[:2] == (found, entities)


# --- what was read ----------------------------------------------------------------------------


def at(article: str, words: str, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[article].index(words, start + 1)
    return {"article_id": article, "start": start, "end": start + len(words), "text": words}


def read(*rows: Correction) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """The tables of 02 of the texts after corrections, and what became of each."""
    exact = {"kind": "count", "qualifier": "exact"}
    found = {
        "02_mentions": examples.table("02_mentions", [
            {**at("a", "Ida Holm"), "label": "PERSON"}, {**at("a", "Holm", 1), "label": "PERSON"},
            {**at("b", "Holm", 1), "label": "PERSON"}, {**at("c", "Advertisement"), "label": "ORG"},
        ]),
        "02_quotes": examples.table("02_quotes", [
            {**at("a", "spoke"), "quote_id": 0, "speaker": "she"},
            {**at("a", "were found"), "quote_id": 0, "part": 1, "speaker": "she"},
            {**at("a", "was burnt"), "quote_id": 1, "speaker": "she"},
        ]),
        "02_figures": examples.table("02_figures", [
            {**at("a", "12"), **exact, "value": 12.0}, {**at("a", "3"), **exact, "value": 3.0},
            {**at("a", "12 people and 3 dogs"), **exact, "value": 15.0, "basis": "composed"},
            {**at("b", "12"), **exact, "value": 12.0}, {**at("b", "15"), **exact, "value": 15.0},
            {**at("b", "1.12 per cent"), **exact, "value": 1.12, "unit": "%"},
        ]),
    }  # fmt: skip
    told, outcomes = extracts.corrected(found, dict(enumerate(rows)), Places(TEXTS))
    for key, table in told.items():
        tables.check(key, table, TEXTS)
    return told, [outcomes[n].status for n in range(len(rows))]


def values(told: dict[str, pd.DataFrame], article: str) -> list[float]:
    figures = told["02_figures"]
    return figures.loc[figures["article_id"] == article, "value"].tolist()


@pytest.mark.parametrize(
    ("row", "article", "now", "status"),
    [
        # The sum that it is a part of changes with it.
        (said("value", "12", "14", "a"), "a", [14, 3, 17], "applied"),
        (said("value", "12 people and 3 dogs", "20", "a"), "a", [12, 3, 20], "applied"),
        (said("value", "12 people", "14", "a"), "a", [14, 3, 17], "applied"),
        # Not the 12 of 1.12.
        (said("value", "12", "14", "b"), "b", [14, 15, 1.12], "applied"),
        (said("value", "12 of 15 people", "14", "b"), "b", [12, 15, 1.12],
         "several figures stand there: give one of them"),
        (said("value", "12", "12", "b"), "b", [12, 15, 1.12],
         "no longer applies: that is the value now"),
        (said("value", "Per Holm", "12", "b"), "b", [12, 15, 1.12], "no figure is read"),
        (said("value", "13", "12", "b"), "b", [12, 15, 1.12], "not found"),
    ],
)  # fmt: skip
def test_values(row: Correction, article: str, now: list[float], status: str) -> None:
    told, became = read(row)
    assert (values(told, article), became) == (now, [status])


def test_a_value_says_how_exact_it_is_and_that_it_is_a_person_s() -> None:
    told, _ = read(said("value", "1.12 per cent", "about 2 to 3 %", "b", note="by phone"))
    row = tables.rows("02_figures", told["02_figures"])[-1]
    assert (row.value, row.value_high, row.qualifier, row.unit) == (2, 3, "about", "%")
    assert row.corrected == "corrected by hand: by phone"


def test_of_two_values_the_later_holds() -> None:
    told, became = read(said("value", "12", "14", "a"), said("value", "12 people", "16", "a"))
    assert (values(told, "a"), became) == ([16, 3, 19], [COVERED, "applied"])


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("36", Number(36, None, "", "exact")),
        ("about 40", Number(40, None, "", "about")),
        ("up to 1,200 people", Number(1200, None, "", "at_most")),
        ("$1.3 million", Number(1.3e6, None, "USD", "exact")),
        ("dozens", Number(24, 99, "", "vague")),
        ("nobody knows", None),
        ("3 of 4", None),
        ("9" * 100_000, None),
    ],
)
def test_numbers(words: str, number: Number | None) -> None:
    if len(words) < 100:
        assert number_in(words) == number
    else:
        number_in(words)  # ends at once


def test_a_speaker_is_given_to_the_whole_quotation() -> None:
    told, became = read(said("speaker", "were found", "Ida Holm", "a"))
    quotes = tables.rows("02_quotes", told["02_quotes"])
    assert [q.speaker for q in quotes] == ["Ida Holm", "Ida Holm", "she"]
    assert (quotes[0].speaker_start, quotes[0].speaker_end, became) == (0, 8, ["applied"])
    # Somebody whom the article does not name, and nobody.
    for who in ("Bo", ""):
        told, became = read(said("speaker", "were found", who, "a"))
        quote = tables.rows("02_quotes", told["02_quotes"])[0]
        assert (quote.speaker, quote.speaker_start, became) == (who, None, ["applied"])


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (said("speaker", "were found", "she", "a"), "no longer applies: that is the speaker now"),
        (said("speaker", "3 dogs", "she", "a"), "no quotation is read there"),
        (said("speaker", "three dogs", "she", "a"), "not found"),
        (said("speaker", "Ida Holm…", "she", "a"), "not found: give 20 characters before …"),
        (said("not a name", "The caravan"), "no longer applies: it is taken for no name now"),
        (said("not a name", "Bo"), "not found"),
    ],
)
def test_what_changes_nothing(row: Correction, status: str) -> None:
    before, _ = read()
    told, became = read(row)
    assert became == [status]
    for key, table in before.items():
        pd.testing.assert_frame_equal(told[key], table)


@pytest.mark.parametrize(
    ("row", "left"),
    [
        (said("not a name", "Holm"), ["Ida Holm", "Advertisement"]),
        (said("not a name", "Holm", article_id="b"), ["Ida Holm", "Holm", "Advertisement"]),
        (said("not a name", "Holm", context="spoke. Holm"), ["Ida Holm", "Holm", "Advertisement"]),
    ],
)
def test_words_that_are_no_name(row: Correction, left: list[str]) -> None:
    told, became = read(row)
    assert told["02_mentions"]["text"].tolist() == left
    assert became[0] in {"applied", "found 2 times, all changed"}


# --- claims -----------------------------------------------------------------------------------

NUMBERS = {
    "x": "They found 12 people, or 12 in all, on 4 May.",
    "y": "They found 15 people on 5 May.",
    "z": "They found 15 people, not 20.",
}
MAY = ("2024-05-04", "2024-05-04")


def cell(article: str, text: str, value: str = "", number: float | None = None) -> Statement:
    start = NUMBERS[article].index(text)
    return Statement(article, start, start + len(text), text, value or text, number, as_of=MAY)


TWELVE, FIFTEEN = cell("x", "12", "12 people", 12), cell("y", "15", "15 people", 15)
THIRD, TWENTY = cell("z", "15", "15 people", 15), cell("z", "20", "20 people", 20)


def claim(verdict: str, *statements: Statement, kind: str = "figure") -> Compared:
    return Compared(kind, "people", verdict, "By rule.", None, list(statements))


def judged(
    compared: Sequence[Compared], *rows: Correction
) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """(verdict, articles) of each claim after the corrections, and what became of each."""
    after, told = claims.corrected(compared, dict(enumerate(rows)), Places(NUMBERS))
    shown = [(c.verdict, [s.article_id for s in c.statements]) for c in after]
    return shown, [told[n].status for n in range(len(rows))]


def pair(field: str, text: str, value: str, other: str, note: str = "") -> Correction:
    return Correction("x", field, text, value, note, other_id=other)


def test_two_claims_become_one() -> None:
    apart = [claim("single", TWELVE), claim("agree", FIFTEEN, THIRD)]
    shown, told = judged(apart, pair("same claim", "12 people", "15", "y", "one find"))
    assert (shown, told) == ([("conflict", ["x", "y", "z"])], ["applied"])
    after, _ = claims.corrected(
        apart, {0: pair("same claim", "12", "15", "y", "one find")}, Places(NUMBERS)
    )
    assert after[0].reason == (
        "Put together, corrected by hand: one find. Cannot all be true: 12 people / 15 people."
    )
    assert [s.relation for s in after[0].statements] == ["same", "differs", "differs"]


def test_a_claim_becomes_two() -> None:
    shown, told = judged(
        [claim("conflict", TWELVE, FIFTEEN, THIRD)], pair("not same claim", "12", "15", "y")
    )
    assert (shown, told) == ([("conflict", ["x", "z"]), ("single", ["y"])], ["applied"])


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (pair("same claim", "12", "15", "y"), "no longer applies: they are one claim now"),
        (pair("not same claim", "12", "20", "z"), "no longer applies: they are two claims now"),
        (pair("same claim", "13", "15", "y"), "not found"),
        (pair("same claim", "12", "16", "y"), "not found: “16”"),
        (pair("same claim", "They", "15", "y"), "nothing is compared there"),
        (pair("same claim", "4 May", "15", "y"),
         "one is a figure, a date or a quotation and the other is not"),
        (pair("same claim", "12 people", "15 people, not 20", "z"),
         "several claims have these words: give fewer, or a context"),
        (pair("apparent conflict", "12", "20", "z", "why"),
         "no longer applies: the two are not compared now"),
        (pair("apparent conflict", "4 May", "5 May", "y", "why"),
         "no longer applies: no conflict is seen there now (agree)"),
    ],
)  # fmt: skip
def test_what_became_of_claims(row: Correction, status: str) -> None:
    dates = claim("agree", cell("x", "4 May"), cell("y", "5 May"), kind="date")
    before = [claim("conflict", TWELVE, FIFTEEN), claim("single", TWENTY), dates]
    if "several" in status:
        before.append(claim("single", THIRD))
    shown, told = judged(before, row)
    assert told == [status]
    assert shown == [(c.verdict, [s.article_id for s in c.statements]) for c in before]


def test_a_conflict_that_is_only_apparent() -> None:
    row = pair("apparent conflict", "12", "15", "y", "one counts the crew")
    trouble = [claim("conflict", TWELVE, FIFTEEN)]
    assert judged(trouble, row) == ([("compatible", ["x", "y"])], ["applied"])
    after, _ = claims.corrected(trouble, {0: row}, Places(NUMBERS))
    assert after[0].reason == "Only apparent: one counts the crew"


def test_who_says_the_same_is_excused_too_and_who_says_something_new_is_not() -> None:
    row = pair("apparent conflict", "12", "15", "y", "one counts the crew")
    shown, _ = judged([claim("conflict", TWELVE, FIFTEEN, THIRD)], row)
    assert shown == [("compatible", ["x", "y", "z"])]
    shown, told = judged([claim("conflict", TWELVE, FIFTEEN, TWENTY)], row)
    assert shown == [("conflict", ["x", "y", "z"])]
    assert told == ["applied, but other values of the claim still conflict"]
    # Without a second passage all are excused.
    every = Correction("x", "apparent conflict", "12", "", "why")
    shown, told = judged([claim("conflict", TWELVE, FIFTEEN, cell("z", "15"))], every)
    assert (shown[0][0], told) == ("compatible", ["applied"])


def test_of_two_that_deny_each_other_the_later_holds() -> None:
    together, apart = (pair(f, "12", "15", "y") for f in ("same claim", "not same claim"))
    shown, told = judged([claim("single", TWELVE), claim("single", FIFTEEN)], together, apart)
    assert (shown, told) == ([("single", ["x"]), ("single", ["y"])], [COVERED, "applied"])


@pytest.mark.parametrize(
    ("kind", "one", "other", "verdict"),
    [
        ("quote", "They found", "They found", "agree"),
        ("quote", "They found 15 people", "found 15", "compatible"),
        ("quote", "They found 15", "not 20", "conflict"),
        ("name", "They", "They", "agree"),
        ("name", "They", "people", "compatible"),
    ],
)
def test_verdicts_of_what_a_person_put_together(
    kind: str, one: str, other: str, verdict: str
) -> None:
    before = [
        claim("single", cell("y", one), kind=kind),
        claim("single", cell("z", other), kind=kind),
    ]
    row = Correction("y", "same claim", one, other, other_id="z")
    assert judged(before, row)[0] == [(verdict, ["y", "z"])]


def test_many_articles_that_say_the_same_are_judged_at_once() -> None:
    many = [FIFTEEN._replace(article_id=f"n{n}") for n in range(3_000)]
    before = [claim("single", TWELVE), claim("agree", FIFTEEN, *many)]
    # Every pair of articles would be four million comparisons.
    assert judged(before, pair("same claim", "12", "15", "y"))[0][0][0] == "conflict"


def test_corrections_of_articles_that_are_not_there_are_left_alone() -> None:
    gone = said("speaker", "were found", "Bo", "gone")._replace(status="not found: gone")
    assert Corrections([gone], TEXTS).waiting("02") == {}


def test_a_corrected_figure_shows_its_value() -> None:
    from samestory.compare.arithmetic import shown

    told, _ = read(said("value", "12", "at least 1400", "b"))
    row: Figure = tables.by_article("02_figures", told["02_figures"])["b"][0]
    assert shown(row._replace(counted="people")) == "at least 1,400 people (corrected by hand)"


def test_a_speaker_is_written_as_in_the_article() -> None:
    texts = {"d": "“It is gone,” it was said. Bo O’Hara\u00a0Holm left."}
    quote = examples.table("02_quotes", [
        {"article_id": "d", "start": 1, "end": 12, "text": "It is gone,", "speaker": "it"}
    ])  # fmt: skip
    found = {name: examples.table(name, []) for name in ("02_mentions", "02_figures")}
    row = said("speaker", '"It is gone,"', "Bo O'Hara Holm", "d")
    told, _ = extracts.corrected(found | {"02_quotes": quote}, {0: row}, Places(texts))
    [after] = tables.rows("02_quotes", told["02_quotes"])
    assert texts["d"][after.speaker_start : after.speaker_end] == after.speaker
    assert after.speaker == "Bo O’Hara\u00a0Holm"


def test_what_is_said_in_marks_is_told_from_the_clause_around_it() -> None:
    rows = [
        {**at("a", "Holm said that 12 people and 3 dogs were found"), "kind": "indirect"},
        {**at("a", "12 people"), "kind": "mixed", "quote_id": 1},
    ]
    found = {
        "02_mentions": examples.table("02_mentions", []),
        "02_figures": examples.table("02_figures", []),
        "02_quotes": examples.table("02_quotes", rows),
    }
    for words, speakers in (("12 people", ["", "Bo"]), ("Holm said that 12 people", ["Bo", ""])):
        row = said("speaker", words, "Bo", "a")
        told, _ = extracts.corrected(found, {0: row}, Places(TEXTS))
        assert told["02_quotes"]["speaker"].tolist() == speakers


def test_a_large_folder_is_corrected_in_seconds() -> None:
    texts = {f"n{n}": "Ida Holm spoke. " * 20 for n in range(5_000)}
    starts = [16 * k for k in range(20)]
    who = ENTITIES[0]._replace(articles=len(texts), mentions=20 * len(texts))
    found = [
        Name(who.entity_id, key, at, at + 8, "Ida Holm", "name", "", None, None, "found")
        for key in texts for at in starts
    ]  # fmt: skip
    rows = [said("split", "Ida Holm", f"Bo {n}", f"n{n}") for n in range(300)]
    rows.append(said("merge", "spoke", "Ida Holm", "n7"))
    kept = {key: [(0, len(text))] for key, text in texts.items()}
    after, entities, _ = names.corrected(found, [who], dict(enumerate(rows)), Places(texts), kept)
    assert (len(entities), len(after)) == (301, len(found) + 20)


PASSAGES = st.sampled_from([
    ("x", "12"), ("x", "12 in"), ("x", "They"), ("y", "15"), ("z", "15"), ("z", "20"), ("z", "not"),
])  # fmt: skip
CLAIM_ROWS = st.builds(
    lambda field, one, other: Correction(*one[:1], field, one[1], other[1], "why", "", other[0]),
    st.sampled_from(["same claim", "not same claim", "apparent conflict"]),
    PASSAGES,
    PASSAGES,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CLAIM_ROWS, max_size=6), st.booleans())
def test_no_statement_is_lost(rows: list[Correction], together: bool) -> None:
    again = cell("x", "12 in all", "12 people", 12)
    every = [TWELVE, again, FIFTEEN, THIRD, TWENTY]
    apart = [claim("conflict", *every[:3]), claim("single", THIRD), claim("single", TWENTY)]
    before = [claim("conflict", *every)] if together else apart
    after, told = claims.corrected(before, dict(enumerate(rows)), Places(NUMBERS))
    places = [(s.article_id, s.start, s.end) for c in after for s in c.statements]
    assert sorted(places) == sorted((s.article_id, s.start, s.end) for s in every)
    assert all(c.statements and c.verdict in tables.VERDICTS and c.reason for c in after)
    for one in after:
        assert (one.verdict == "single") == (len({s.article_id for s in one.statements}) == 1)
    assert set(told) == set(range(len(rows)))
