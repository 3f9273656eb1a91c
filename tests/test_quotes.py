"""Quotations: which words, whose, by which cue. Sentences are written for these tests."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from samestory import quotes
from samestory.quotes import scare
from samestory.quotes.marks import pair

BLANK = spacy.blank("en")

# text -> (kind, words, speaker, cue) of every quotation
CASES = [
    # the cue behind: "..., X said", "..., said X", a question
    (
        '"The bridge will be closed until May," Maria Lopez said.',
        [("direct", "The bridge will be closed until May", "Maria Lopez", "said")],
    ),
    (
        '"The bridge is closed," said Maria Lopez, a city engineer.',
        [("direct", "The bridge is closed", "Maria Lopez", "said")],
    ),
    (
        "“Who will pay for it?” Maria Lopez asked on Monday.",
        [("direct", "Who will pay for it?", "Maria Lopez", "asked")],
    ),
    # an apposition between the name and the verb, and one that holds the name
    (
        '"The bridge is closed," Maria Lopez, a city engineer, said on Monday.',
        [("direct", "The bridge is closed", "Maria Lopez", "said")],
    ),
    (
        '"The bridge is closed," the city\'s chief engineer, Maria Lopez, said.',
        [("direct", "The bridge is closed", "Maria Lopez", "said")],
    ),
    # the cue before; a blank behind the opening mark
    (
        "Maria Lopez told reporters, “ The bridge is closed.”",
        [("direct", "The bridge is closed.", "Maria Lopez", "told")],
    ),
    # some words in a sentence of the outlet
    (
        'Maria Lopez said the bridge had been "neglected for many years" by the county.',
        [("mixed", "neglected for many years", "Maria Lopez", "said")],
    ),
    (
        "Maria Lopez accused the county of “hiding the damage” from drivers.",
        [("mixed", "hiding the damage", "Maria Lopez", "accused")],
    ),
    (
        'A police spokesman said the crash was a "senseless loss" for all.',
        [("mixed", "senseless loss", "A police spokesman", "said")],
    ),
    # documents speak
    (
        "According to the report, “the steel was corroded in several places” before winter.",
        [
            (
                "mixed",
                "the steel was corroded in several places",
                "the report",
                "According to",
            )
        ],
    ),
    # a mark set between two apostrophes of the typewriter
    (
        "''The bridge is closed,'' Maria Lopez said.",
        [("direct", "The bridge is closed", "Maria Lopez", "said")],
    ),
    # names of things, scare quotes and titles are no quotations
    ('The city issued a "travel notice" for the valley.', []),
    ('Maria Lopez said she had read the novel "The Long Winter of Us" twice.', []),
    # a passive without an agent names nobody
    (
        "The bridge was called “an accident waiting to happen” last year.",
        [("mixed", "an accident waiting to happen", "", "was called")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_speaker_and_cue(
    nlp: Language, text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    rows = [q for q in quotes.extract(nlp(text)) if q.kind != "indirect"]
    assert [(q.kind, q.text, q.speaker, q.cue) for q in rows] == expected


def test_an_interrupted_quotation_is_one_in_two_parts(nlp: Language) -> None:
    text = '"The bridge," Maria Lopez said, "will be closed until May." Traffic was light.'
    rows = list(quotes.extract(nlp(text)))
    assert [(q.quote_id, q.part, q.text, q.speaker, q.cue) for q in rows] == [
        (0, 0, "The bridge", "Maria Lopez", "said"),
        (0, 1, "will be closed until May.", "Maria Lopez", "said"),
    ]


def test_a_second_sentence_in_marks_is_a_part_of_the_same_quotation(nlp: Language) -> None:
    text = '"The bridge is old," Maria Lopez said. "We will close it in May."'
    rows = list(quotes.extract(nlp(text)))
    assert [(q.quote_id, q.part, q.text, q.speaker, q.cue) for q in rows] == [
        (0, 0, "The bridge is old", "Maria Lopez", "said"),
        (0, 1, "We will close it in May.", "Maria Lopez", "said"),
    ]


def test_a_quotation_over_two_paragraphs_is_one(nlp: Language) -> None:
    text = "Maria Lopez said: “The bridge is old.\n\n“We will close it in May.”"
    rows = list(quotes.extract(nlp(text)))
    assert [(q.quote_id, q.part, q.text, q.speaker) for q in rows] == [
        (0, 0, "The bridge is old.", "Maria Lopez"),
        (0, 1, "We will close it in May.", "Maria Lopez"),
    ]


# text -> (content, cue, source, stance) of every attribution without marks
INDIRECT = [
    (
        "Maria Lopez said that the bridge would be closed until May.",
        [("the bridge would be closed until May", "said", "Maria Lopez", "neutral")],
    ),
    (
        "The bridge will be closed until May, officials said on Monday.",
        [("The bridge will be closed until May", "said", "officials", "neutral")],
    ),
    (
        "The bridge was never safe, according to a report by the ministry.",
        [("The bridge was never safe", "according to", "a report by the ministry", "neutral")],
    ),
    (
        "According to the ministry, the bridge was never safe.",
        [("the bridge was never safe", "According to", "the ministry", "neutral")],
    ),
    (
        "The mayor promised to rebuild the bridge within a year.",
        [("to rebuild the bridge within a year", "promised", "The mayor", "promising")],
    ),
    (
        "A spokeswoman for the port denied that the crane had failed.",
        [("the crane had failed", "denied", "A spokeswoman for the port", "denying")],
    ),
    ("The bridge was closed on Monday after a storm.", []),
]


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_what_is_said_without_marks(
    nlp: Language, text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    rows = list(quotes.extract(nlp(text)))
    assert {q.kind for q in rows} <= {"indirect"}
    assert [(q.text, q.cue, q.source, q.stance) for q in rows] == expected


def test_an_interrupted_report_is_one_in_two_parts(nlp: Language) -> None:
    rows = list(quotes.extract(nlp("The bridge, she said, would be closed until May.")))
    assert [(q.quote_id, q.part, q.text, q.cue, q.source) for q in rows] == [
        (0, 0, "The bridge", "said", "she"),
        (0, 1, "would be closed until May", "said", "she"),
    ]


def test_words_in_marks_keep_the_clause_around_them(nlp: Language) -> None:
    text = "Maria Lopez said the bridge had been “neglected for many years” by the county."
    (quote,) = quotes.extract(nlp(text))
    assert (quote.kind, quote.text) == ("mixed", "neglected for many years")
    clause = "the bridge had been “neglected for many years” by the county"
    assert text[quote.content_start : quote.content_end] == clause
    assert quote.score is not None
    assert quote.score > 0.5


def test_two_passages_of_one_clause_are_parts_of_one_quotation(nlp: Language) -> None:
    text = "Maria Lopez said the bridge was “a danger to drivers” and “a shame for the county”."
    rows = list(quotes.extract(nlp(text)))
    assert [(q.quote_id, q.part, q.text) for q in rows] == [
        (0, 0, "a danger to drivers"),
        (0, 1, "a shame for the county"),
    ]


def test_an_unclosed_mark_loses_nothing_behind_it(nlp: Language) -> None:
    text = "Maria Lopez said: “The bridge is\n\nThe mayor said that nobody was hurt.\n\nIt rained."
    assert "nobody was hurt" in [q.text for q in quotes.extract(nlp(text))]


def test_a_pronoun_is_the_one_person_of_the_sentence_before(nlp: Language) -> None:
    text = 'Maria Lopez visited the bridge. "It is closed until May," she said.'
    (quote,) = quotes.extract(nlp(text))
    assert (quote.speaker, quote.speaker_start, quote.cue) == ("Maria Lopez", 0, "said")


def test_a_pronoun_stays_open_where_two_people_can_be_meant(nlp: Language) -> None:
    text = 'Maria Lopez met Anna Schmidt. "The bridge is closed until May," she said.'
    (quote,) = quotes.extract(nlp(text))
    assert (quote.speaker, quote.speaker_start, quote.cue) == ("", None, "said")


def test_who_passes_it_on_is_not_who_said_it(nlp: Language) -> None:
    text = (
        'Maria Lopez called the bridge "a danger to drivers", according to the Kyodo news agency.'
    )
    (quote,) = (q for q in quotes.extract(nlp(text)) if q.kind != "indirect")
    assert (quote.speaker, quote.cue) == ("Maria Lopez", "called")
    assert "Kyodo news agency" in quote.via


def test_the_addressee_is_who_was_told(nlp: Language) -> None:
    (quote,) = quotes.extract(nlp('Maria Lopez told Reuters that "nobody was hurt at all".'))
    assert (quote.speaker, quote.cue, quote.addressee) == ("Maria Lopez", "told", "Reuters")


@pytest.mark.parametrize(
    ("text", "kind", "adjacent", "attributed", "expected"),
    [
        ('was "brutal" to', "mixed", False, True, True),
        ('was "brutal" to', "mixed", False, False, False),
        ('the word "brutal" to', "mixed", False, True, False),
        ('issue a "travel notice" to', "mixed", False, True, False),
        # said three times, it is a term of the story
        ('was a "red flag", a red flag, red flags', "mixed", True, True, False),
        ('"Yes," she', "direct", True, True, True),
        ('his book "Rivers of the North" sold', "mixed", True, True, False),
    ],
)
def test_scare_quotes_and_names_of_things(
    text: str, kind: str, adjacent: bool, attributed: bool, expected: bool
) -> None:
    recurring = scare.Recurring(text)
    found = scare.is_quotation(text, pair(text)[0], kind, adjacent, attributed, recurring)
    assert found is expected


WORDS = st.sampled_from(
    ["said", "told", "Smith", "he", "according", "to", '"', "“", "”", "'", "’", ",", ".", "\n",
     "\n\n", "The", "by", "was", "saying", "—", "\0", "  ", "''", "who", ")"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_span_is_verbatim(text: str) -> None:
    doc = BLANK(text)
    for quote in quotes.extract(doc):
        assert text[quote.start : quote.end] == quote.text == quote.text.strip()
        assert 0 <= quote.content_start <= quote.start < quote.end <= quote.content_end
        for name in ("speaker", "cue", "source"):
            start, end = getattr(quote, f"{name}_start"), getattr(quote, f"{name}_end")
            assert getattr(quote, name) == ("" if start is None else text[start:end])


@pytest.mark.parametrize("unit", ['" ', "“a” ", '"a," said ', "he said ", '"a\n', "according to "])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    # A quadratic rule would need minutes here and be stopped.
    text = unit * 20_000
    doc = BLANK(text)
    assert all(text[q.start : q.end] == q.text for q in quotes.extract(doc))


def test_one_long_sentence_of_cues_is_read_in_linear_time(nlp: Language) -> None:
    words = "he said she said that ".split() * 2_000
    tags = ["PRP", "VBD", "PRP", "VBD", "IN"] * 2_000
    heads = [0] * len(words)
    doc = Doc(nlp.vocab, words=words, tags=tags, heads=heads, deps=["dep"] * len(words))
    assert all(doc.text[q.start : q.end] == q.text for q in quotes.extract(doc))


def test_no_speaker_and_no_reported_words_reach_across_what_was_removed(nlp: Language) -> None:
    text = "The harbour master" + " " * 60 + "Ada Brandt said the quay" + " " * 60 + "was safe."
    for row in quotes.extract(nlp(text)):
        assert "   " not in row.text
        assert "   " not in row.source
        assert "   " not in row.speaker
