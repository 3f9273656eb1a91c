"""Names: mentions trimmed alike, and one entity across outlets."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from samestory import names
from samestory.tables import Mention

VOCAB = spacy.blank("en").vocab


def doc_with(words: str, first: int, last: int, label: str, pos: str = "") -> Doc:
    """A Doc of blank-separated words with one entity; `pos` are its parts of speech."""
    tokens = words.split()
    doc = Doc(
        VOCAB,
        words=tokens,
        pos=pos.split() or None,
        sent_starts=[True] + [False] * (len(tokens) - 1),
    )
    doc.set_ents([Span(doc, first, last, label=label)])
    return doc


def mentions(**articles: list[tuple[str, str]]) -> tuple[dict[str, list[Mention]], dict[str, str]]:
    """Mentions one after the other in made-up texts: article -> (name, label)."""
    found: dict[str, list[Mention]] = {}
    texts: dict[str, str] = {}
    for article, pairs in articles.items():
        text, rows = "", []
        for name, label in pairs:
            rows.append(Mention(len(text), len(text) + len(name), name, label, label))
            text += name + ". And "
        found[article], texts[article] = rows, text
    return found, texts


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        ("the Red Cross ’s", "ORG", "Red Cross"),
        ("The Hague", "GPE", "Hague"),
        ("U.S.", "GPE", "U.S."),
        ("Acme Corp —", "ORG", "Acme Corp"),
    ],
)
def test_edges_are_trimmed_alike(words: str, label: str, expected: str) -> None:
    doc = doc_with(words, 0, len(words.split()), label)
    assert [(m.text, m.model_label) for m in names.mentions(doc)] == [(expected, label)]


def test_labels_that_are_no_names_are_left_out() -> None:
    assert not list(names.mentions(doc_with("on Tuesday", 1, 2, "DATE")))


@pytest.mark.parametrize(
    ("words", "pos", "first", "last", "role"),
    [
        ("The deputy mayor Ada Brandt spoke",
         "DET ADJ NOUN PROPN PROPN VERB", 3, 5, "deputy mayor"),
        ("Ada Brandt , the deputy mayor , spoke",
         "PROPN PROPN PUNCT DET ADJ NOUN PUNCT VERB", 0, 2, "deputy mayor"),
        ("Former Minister of Works Ada Brandt spoke",
         "ADJ PROPN ADP PROPN PROPN PROPN VERB", 4, 6, "Former Minister of Works"),
        # "of" between a deed and a title is no part of the title.
        ("The arrest of Mayor Ada Brandt followed",
         "DET NOUN ADP PROPN PROPN PROPN VERB", 4, 6, "Mayor"),
        ("Then Ada Brandt spoke", "ADV PROPN PROPN VERB", 1, 3, ""),
        ("Ada Brandt , 51 , secretary of the Port Union , spoke",
         "PROPN PROPN PUNCT NUM PUNCT NOUN ADP DET PROPN PROPN PUNCT VERB", 0, 2,
         "secretary of the Port Union"),
        ("Its deputy director , Ada Brandt , spoke",
         "PRON ADJ NOUN PUNCT PROPN PROPN PUNCT VERB", 4, 6, "deputy director"),
        # A place before a comma is no role, nor is somebody whom nothing opens.
        ("In the harbour , Ada Brandt , spoke",
         "ADP DET NOUN PUNCT PROPN PROPN PUNCT VERB", 4, 6, ""),
        ("Like other mayors , Ada Brandt , spoke",
         "ADP ADJ NOUN PUNCT PROPN PROPN PUNCT VERB", 4, 6, ""),
        # Not an apposition: the clause goes on without a second comma.
        ("Ada Brandt , the mayor and others spoke",
         "PROPN PROPN PUNCT DET NOUN CCONJ NOUN VERB", 0, 2, ""),
    ],
)  # fmt: skip
def test_role_beside_a_name(words: str, pos: str, first: int, last: int, role: str) -> None:
    found = next(names.mentions(doc_with(words, first, last, "PERSON", pos)))
    assert found.role == role


def groups(**articles: list[tuple[str, str]]) -> list[list[str]]:
    """The spellings that were put together, by entity."""
    _, entities = names.resolve(*mentions(**articles))
    return sorted(sorted(e.variants) for e in entities)


def test_spellings_and_surnames_of_one_person() -> None:
    found = groups(
        a=[("Gen. Kasem Mahdawi", "PERSON"), ("Mahdawi", "PERSON")],
        b=[("Kassem Mahdawi", "PERSON"), ("Mahdawi", "PLACE")],
    )
    assert found == [["Gen. Kasem Mahdawi", "Kassem Mahdawi", "Mahdawi"]]


def test_a_surname_that_two_people_share_is_who_was_named_last_before_it() -> None:
    found = groups(
        a=[("Sarah Okafor", "PERSON"), ("Samuel Okafor", "PERSON"), ("Okafor", "PERSON")]
    )
    assert found == [["Okafor", "Samuel Okafor"], ["Sarah Okafor"]]


def test_a_surname_that_two_people_share_stays_open_where_nobody_was_named_before() -> None:
    two = [("Sarah Okafor", "PERSON"), ("Samuel Okafor", "PERSON")]
    found = groups(a=[("Okafor", "PERSON"), *two], b=[("Okafor", "PERSON")])
    assert found == [["Okafor"], ["Okafor"], ["Samuel Okafor"], ["Sarah Okafor"]]


def test_an_acronym_joins_its_long_form_but_not_two() -> None:
    one = groups(a=[("World Health Organization", "ORG"), ("WHO", "ORG"), ("W.H.O.", "ORG")])
    assert one == [["W.H.O.", "WHO", "World Health Organization"]]
    two = groups(
        a=[("Civil Aviation Agency", "ORG"), ("Coastal Affairs Agency", "ORG"), ("CAA", "ORG")]
    )
    assert len(two) == 3


def test_a_text_can_say_that_two_names_are_one() -> None:
    text = "the International Harbour Authority — known as Portwatch — met"
    found = [Mention(4, 35, text[4:35], "ORG", "ORG"), Mention(47, 56, text[47:56], "ORG", "ORG")]
    rows, entities = names.resolve({"a": found}, {"a": text})
    assert [e.variants for e in entities] == [["International Harbour Authority", "Portwatch"]]
    assert "known as" in rows[1].reason


def test_every_mention_is_in_one_entity() -> None:
    found, texts = mentions(a=[("Oslo", "PLACE"), ("Oslo", "ORG")], b=[("OSLO", "PLACE")])
    rows, entities = names.resolve(found, texts)
    assert sum(e.mentions for e in entities) == len(rows) == 3
    assert {r.entity_id for r in rows} == {e.entity_id for e in entities} == {"place-oslo"}
