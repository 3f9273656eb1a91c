"""On whom an article relies. Sentences are written for these tests."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from samestory import sources
from samestory.tables import Block, Citation

BLANK = spacy.blank("en")

# text -> (kind, source, cue, passage) of every citation; the outlet is "Valley Times"
CASES = [
    (
        "Nobody was hurt, according to the Associated Press.",
        [("wire", "Associated Press", "according to", "according to the Associated Press")],
    ),
    (
        "Two people died, Reuters reported.",
        [("wire", "Reuters", "reported", "Reuters reported")],
    ),
    (
        "Officials said the bridge was closed.",
        [("unnamed", "Officials", "said", "Officials said")],
    ),
    (
        "The bridge is unsafe, according to two people familiar with the inspection.",
        [
            (
                "unnamed",
                "two people familiar with the inspection",
                "according to",
                "according to two people familiar with the inspection",
            )
        ],
    ),
    (
        "The bridge was weakened by rust, the report said.",
        [("named", "the report", "said", "the report said")],
    ),
    # a person who speaks for herself is in `quotes`, no source the article hides behind
    ("Maria Lopez said the bridge was closed.", []),
    # inside the marks somebody else speaks
    ('"Officials said it was safe," Maria Lopez said.', []),
    ("The bridge was closed on Monday.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_kind_source_and_passage(
    nlp: Language, text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    rows = list(sources.extract(nlp(text), outlet="Valley Times"))
    assert [(c.kind, c.source, c.cue, c.text) for c in rows] == expected


@pytest.mark.parametrize(("outlet", "kind"), [("CNN", "own"), ("Valley Times", "named")])
def test_what_was_told_to_the_outlet_is_its_own(nlp: Language, outlet: str, kind: str) -> None:
    (row,) = sources.extract(nlp("Maria Lopez told CNN that nobody was hurt."), outlet=outlet)
    assert (row.kind, row.source, row.cue, row.text) == (kind, "CNN", "told", "told CNN")


CASES_OF_LEADS = [
    ("The fault was first reported by the Norwick Star.", [("named", "Norwick Star")]),
    ("In an interview with Radio Norwick, she said it was safe.", [("named", "Radio Norwick")]),
    ("A memo seen by the Valley Times shows the cost.", [("own", "Valley Times")]),
    ("She told this newspaper that nobody was hurt.", [("own", "this newspaper")]),
    ("Maria Lopez said in a statement that it was safe.", [("named", "a statement")]),
    ("The Associated Press contributed to this report.", [("wire", "Associated Press")]),
    ("The channel quoted two officers as saying the bridge was closed.",
     [("named", "The channel"), ("unnamed", "two officers")]),
    ("NORWICK, March 5 (XPA) — Two people died.", [("wire", "XPA")]),
    ("See https://www.example.org/bridge for the plan.", [("named", "example.org")]),
    # an organisation and its spokesman speak for themselves; these words are in `quotes`
    ("The Harbour Authority said the bridge was closed.", []),
    ("A spokesman for the Harbour Authority said the bridge was closed.", []),
    # neither a lead to a source
    ("The bridge was built by the Harbour Authority.", []),
    ("Pressure on the ministry grew in June.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES_OF_LEADS)
def test_sources_that_no_reporting_verb_gives(
    nlp: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    rows = sources.extract(nlp(text), outlet="Valley Times")
    assert [(c.kind, c.source) for c in rows] == expected


def test_lines_beside_the_story_credit_agencies() -> None:
    lines = [
        ("dateline", "NORWICK (XPA) — "),
        ("byline", "By Ada Quill and Reuters"),
        ("notice", "The Norwick Star contributed to this report."),
        ("credit", "Photo: AP"),
    ]
    blocks = [Block(n, 0, len(text), text, role, False, "") for n, (role, text) in enumerate(lines)]
    found = [(c.kind, c.source, c.cue) for c in sources.credited(blocks)]
    assert found == [
        ("wire", "XPA", "dateline"),
        ("wire", "Reuters", "byline"),
        ("named", "Norwick Star", "notice"),
    ]


def test_a_source_has_one_name_and_is_an_article_of_the_folder() -> None:
    cited = {
        "a": [Citation(0, 9, "told AP x", "AP", "wire", "told")],
        "b": [Citation(0, 14, "the Star wrote", "Star", "named", "wrote")],
        "c": [Citation(0, 9, "Officials", "Officials", "unnamed", "said")],
    }
    rows = sources.relied(cited, {"a": "Herald", "b": "Gazette", "c": "Norwick Star"})
    found = [(row.name, row.other_id) for row in rows]
    assert found == [("Associated Press", ""), ("Star", "c"), ("", "")]


WORDS = st.sampled_from(["said", "told", "Reuters", "he", "according", "to", '"', "\n", ".", "\0"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_span_is_verbatim(text: str) -> None:
    for row in sources.extract(BLANK(text)):
        assert text[row.start : row.end] == row.text == row.text.strip()
