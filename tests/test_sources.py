"""On whom an article relies. Sentences are written for these tests."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from samestory import sources

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


WORDS = st.sampled_from(["said", "told", "Reuters", "he", "according", "to", '"', "\n", ".", "\0"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_span_is_verbatim(text: str) -> None:
    for row in sources.extract(BLANK(text)):
        assert text[row.start : row.end] == row.text == row.text.strip()
