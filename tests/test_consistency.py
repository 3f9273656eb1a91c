"""Names of one article made consistent: hand-built Docs, as a model may leave them."""

from __future__ import annotations

import time

import pytest
import spacy
from spacy.tokens import Doc, Span

from samestory import consistency

VOCAB = spacy.blank("en").vocab


def doc_of(text: str) -> Doc:
    """A Doc of blank-separated tokens; `Ada_Brandt/PERSON` is a name, sentences end in a point."""
    words: list[str] = []
    named: list[tuple[int, int, str]] = []
    starts: list[bool] = []
    for token in text.split():
        plain, _, label = token.rpartition("/") if "/" in token else (token, "", "")
        parts = plain.split("_")
        if label:
            named.append((len(words), len(words) + len(parts), label))
        for part in parts:
            starts.append(not words or words[-1] == ".")
            words.append(part)
    doc = Doc(VOCAB, words=words, sent_starts=starts)
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in named]
    return doc


def settled(text: str) -> list[tuple[str, str]]:
    """Names and labels after settling."""
    return [(entity.text, entity.label_) for entity in consistency.settle(doc_of(text)).ents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The surname of somebody named in full, taken for a place and missed.
        (
            "Ada_Brandt/PERSON came . Later Brandt/GPE spoke . Then Brandt left .",
            [("Ada Brandt", "PERSON"), ("Brandt", "PERSON"), ("Brandt", "PERSON")],
        ),
        # One full name does not outvote a place named more often.
        (
            "George_Georgia/PERSON came to Georgia/GPE . In Georgia/GPE it rained .",
            [("George Georgia", "PERSON"), ("Georgia", "GPE"), ("Georgia", "GPE")],
        ),
        # The majority, whatever the class; the model's own labels stay.
        (
            "Kestrel/ORG sold . Kestrel/ORG bought . Buyers like Kestrel/FAC .",
            [("Kestrel", "ORG")] * 3,
        ),
        # "The" and the possessive do not make another name.
        (
            "The_Lancet/ORG said so . Readers of the Lancet/GPE agree . The_Lancet_'s/ORG view .",
            [("The Lancet", "ORG"), ("Lancet", "ORG"), ("The Lancet 's", "ORG")],
        ),
        # A short form in brackets is what its long form is.
        (
            "The Harbour_Safety_Agency/ORG ( HSA/GPE ) met . Then HSA spoke .",
            [("Harbour Safety Agency", "ORG"), ("HSA", "ORG"), ("HSA", "ORG")],
        ),
        # A title is no part of a name, and "the Pope" is none; a surname or a band is one.
        ("Pope_Pius/PERSON came . The_Pope/PERSON left .", [("Pius", "PERSON")]),
        ("An album by Queen/ORG .", [("Queen", "ORG")]),
        (
            "Ada_King/PERSON came . King/PERSON left .",
            [("Ada King", "PERSON"), ("King", "PERSON")],
        ),
        # Countries and large cities are known, but not stronger than somebody named in full.
        ("They went to Zambia/PERSON and KENYA/PERSON .", [("Zambia", "LOC"), ("KENYA", "LOC")]),
        ("Ada_Chad/PERSON came . Chad/PERSON left .", [("Ada Chad", "PERSON"), ("Chad", "PERSON")]),
        (
            "Virginia_Ito/PERSON sang . Virginia/PERSON left .",
            [("Virginia Ito", "PERSON"), ("Virginia", "PERSON")],
        ),
        # "Junior" is no surname.
        (
            "Ada_Brandt_Jr./PERSON sang . Brandt/GPE left .",
            [("Ada Brandt Jr.", "PERSON"), ("Brandt", "PERSON")],
        ),
        # The words beside a name, in the labels that the model uses for places.
        (
            "A bus left Oslo/GPE and burned in Varnheim/PERSON .",
            [("Oslo", "GPE"), ("Varnheim", "GPE")],
        ),
        (
            "A bus burned . Varnheim/PERSON province mourns .",
            [("Varnheim", "LOC")],
        ),
        # A part of a long name found elsewhere is filled up.
        (
            "The Red_River_Fund/ORG paid . Yesterday the Red River_Fund/GPE paid again .",
            [("Red River Fund", "ORG"), ("Red River Fund", "ORG")],
        ),
    ],
)
def test_what_is_named_whole_decides(text: str, expected: list[tuple[str, str]]) -> None:
    assert settled(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # A street named after her is not her.
        "Ada_Brandt/PERSON came . They met in Brandt Street .",
        # Neither is a word with a hyphen, nor a word that the text also writes small.
        "Ada_Hope/PERSON came . Hope is the last to die ; there is hope .",
        # The words beside a name speak only where a single one was taken for a person.
        "Investors in Barclays/ORG lost faith in Ada_Brandt/PERSON near Red_Cross/ORG offices .",
        "Faith in Brandt/PERSON fell . Ada_Brandt/PERSON resigned .",
        # A person and a town of one name, both seen.
        "Ada_Jordan/PERSON left Jordan/GPE . Later Jordan/PERSON wept .",
        # A full name inside a longer one, and a common word at the head of a sentence.
        "Ada_Brandt/PERSON came . They met in Ada Brandt Street .",
        # Dates and sums are no names, and are not overwritten.
        "Ada_May/PERSON came on May/DATE .",
    ],
)
def test_what_only_looks_alike_stays(text: str) -> None:
    before = [(entity.text, entity.label_) for entity in doc_of(text).ents]
    assert settled(text) == before


def test_a_hyphenated_word_is_left_alone() -> None:
    doc = Doc(
        VOCAB,
        words=["Brandt", "left", ".", "An", "anti-", "Brandt", "march"],
        spaces=[True, False, True, True, False, True, False],
        sent_starts=[True, False, False, True, False, False, False],
        ents=["B-PERSON", "O", "O", "O", "O", "O", "O"],
    )
    assert [entity.start for entity in consistency.settle(doc).ents] == [0]


def test_settled_names_stay_when_settled_again() -> None:
    doc = consistency.settle(doc_of("Ada_Brandt/PERSON came . Brandt/GPE spoke to Brandt ."))
    once = [(entity.start, entity.end, entity.label_) for entity in doc.ents]
    again = consistency.settle(doc)
    assert [(entity.start, entity.end, entity.label_) for entity in again.ents] == once


@pytest.mark.parametrize("text", ["", "nothing here", "Ada_Brandt/PERSON"])
def test_little_text(text: str) -> None:
    assert len(settled(text)) == text.count("/")


def test_a_common_word_at_the_head_of_a_sentence_is_no_surname() -> None:
    doc = Doc(
        VOCAB,
        words=["Ada", "Strong", "left", ".", "Strong", "winds", "blew"],
        pos=["PROPN", "PROPN", "VERB", "PUNCT", "ADJ", "NOUN", "VERB"],
        sent_starts=[True, False, False, False, True, False, False],
        ents=["B-PERSON", "I-PERSON", "O", "O", "O", "O", "O"],
    )
    assert [entity.text for entity in consistency.settle(doc).ents] == ["Ada Strong"]


def test_long_texts_take_time_in_proportion() -> None:
    many = [word for number in range(15_000) for word in ("Ali", f"Bn{number}")]
    doc = Doc(VOCAB, words=many, ents=["B-PERSON", "I-PERSON"] * 15_000)
    started = time.process_time()
    consistency.settle(doc)
    assert time.process_time() - started < 10
