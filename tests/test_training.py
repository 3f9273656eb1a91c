"""The recipe of the language model: what it does to texts before anything is trained."""

from __future__ import annotations

import csv
import random
import time
from pathlib import Path

import pytest
import silver
import spacy
import steps
import tags
import tokenizer
import variants
import vectors
from spacy.tokens import Doc, Span

from samestory import language

VOCAB = spacy.blank("en").vocab
TRAINING = Path(__file__).parents[1] / "lib" / "training"


def named(text: str, *names: tuple[int, int, str]) -> Doc:
    """A Doc of blank-separated words; the rest of its words are outside."""
    doc = Doc(VOCAB, words=text.split(" "))
    doc.set_ents([Span(doc, *name) for name in names])
    return doc


@pytest.mark.parametrize(
    ("names", "spelled"),
    [
        ([], "O O O"),
        ([(0, 1, "ORG")], "S-ORG O O"),
        ([(0, 3, "PERSON")], "B-PERSON I-PERSON E-PERSON"),
        ([(0, 1, "LOC"), (1, 3, "LOC")], "S-LOC B-LOC E-LOC"),
    ],
)
def test_names_as_tags_and_back(names: list[tags.Span], spelled: str) -> None:
    numbers = tags.tags(names, 3)
    assert " ".join(tags.TAGS[number] for number in numbers) == spelled
    assert list(tags.spans(numbers)) == names


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("O", "B-ORG", True),
        ("O", "I-ORG", False),
        ("B-ORG", "E-ORG", True),
        ("B-ORG", "E-LOC", False),
        ("B-ORG", "O", False),
        ("S-ORG", "S-ORG", True),
        ("E-ORG", "I-ORG", False),
    ],
)
def test_which_tag_follows_which(before: str, after: str, may: bool) -> None:
    assert (tags.LEGAL[tags.NUMBER[before]][tags.NUMBER[after]] == 0) is may


def test_what_a_corpus_leaves_open_is_open() -> None:
    doc = Doc(VOCAB, words=["Ada", "likes", "Kestrel"], ents=["B-PERSON", "O", ""])
    text = tags.text_of(doc)
    assert text.unsaid == {2}
    assert not {tags.NUMBER["S-PERSON"], tags.NUMBER["S-ORG"]} & set(tags.UNSAID)
    assert {tags.NUMBER["O"], tags.NUMBER["S-PRODUCT"]} <= set(tags.UNSAID)


def test_other_letters_keep_the_annotation() -> None:
    doc = Doc(
        VOCAB,
        words=["Ships", "sank", "\n\n", "Zoë", "saw", "it"],
        pos=["NOUN", "VERB", "SPACE", "PROPN", "VERB", "PRON"],
        tags=["NNS", "VBD", "_SP", "NNP", "VBD", "PRP"],
        morphs=[""] * 6,
        lemmas=["ship", "sink", "\n\n", "Zoë", "see", "it"],
        heads=[1, 1, 1, 4, 4, 4],
        deps=["nsubj", "ROOT", "dep", "nsubj", "ROOT", "obj"],
        sent_starts=[True, False, False, True, False, False],
    )
    loud = variants.reset(doc, str.upper, 2)
    assert [t.text for t in loud] == ["SHIPS", "SANK", "\n\n", "Zoë", "saw", "it"]
    assert [t.lemma_ for t in loud][:2] == ["SHIP", "SINK"]
    assert [t.dep_ for t in loud] == [t.dep_ for t in doc]
    plain = variants.reset(doc, variants.without_accents, 6)
    assert plain[3].text == "Zoe"
    headline = variants.reset(doc, variants.capital, 2)
    assert [(t.text, t.lemma_) for t in headline][:2] == [("Ships", "ship"), ("Sank", "sink")]


def test_a_swapped_name_is_the_same_throughout_a_text() -> None:
    one = named("Ada Brandt met Kestrel and Brandt left Kestrel",
                (0, 2, "PERSON"), (3, 4, "ORG"), (5, 6, "PERSON"), (7, 8, "ORG"))  # fmt: skip
    other = named("Olu Adeyemi of Heron", (0, 2, "PERSON"), (3, 4, "ORG"))
    found = [d for seed in range(20) for d in variants.swapped([one, other], random.Random(seed))]  # noqa: S311
    long = [doc for doc in found if len(doc) == len(one)]
    assert any(doc[0].text == "Olu" for doc in long)
    for doc in long:
        assert doc[1].text == doc[5].text and doc[3].text == doc[7].text
        assert [(e.start, e.end, e.label_) for e in doc.ents] == [
            (e.start, e.end, e.label_) for e in one.ents
        ]


def test_texts_are_cut_into_runs_that_give_the_text_back() -> None:
    text = "\n".join(f"Line {number} has a few words in it, no more." for number in range(60))
    found = list(silver.runs(text))
    assert "".join(word + " " * space for run in found for word, space in run) == text
    assert all(len(run) <= silver.MOST for run in found)
    assert all("\n" in run[-1][0] for run in found[:-1])


def test_no_silver_name_crosses_a_line() -> None:
    words = ["Ada", "\n", "Brandt", "left"]
    doc = silver.named(VOCAB, words, [False] * 4, [(0, 3, "PERSON"), (2, 3, "PERSON")])
    assert [entity.text for entity in doc.ents] == ["Brandt"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Stop!!!", ["Stop", "!!!"]),
        ("_____ end", ["_____", "end"]),
        ("a ======= b", ["a", "=======", "b"]),
        ("U.S. troops...", ["U.S.", "troops", "..."]),
        ("$50 -- or $$$", ["$", "50", "--", "or", "$$$"]),
    ],
)
def test_a_run_of_one_sign_is_one_token(text: str, tokens: list[str]) -> None:
    changed = tokenizer.add_runs(spacy.blank("en"))
    assert [token.text for token in changed(text)] == tokens
    shipped = language.load().tokenizer
    assert [token.text for token in shipped(text)] == tokens


def test_a_long_run_takes_no_time() -> None:
    assert len(language.load().tokenizer("$" * 20_000)) == 1


def test_texts_for_vectors_are_tokens_a_paragraph_a_line() -> None:
    lines = list(vectors.sentences(["Ada's ship sank.\n\nIt rained.", " \n"]))
    assert lines == ["Ada 's ship sank .", "It rained ."]


def test_the_card_says_what_was_tried() -> None:
    with (TRAINING / "ablations.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert rows and all(len(row) == len(head) for row in rows)
    card = (language.SHIPPED / "README.md").read_text(encoding="utf-8")
    assert all(row[0] in card for row in rows)


def test_a_step_that_is_finished_is_not_done_again(tmp_path: Path) -> None:
    did: list[str] = []
    for _ in range(2):
        steps.step(tmp_path, "texts", lambda: did.append("texts"))
    steps.done(tmp_path, "texts").unlink()
    steps.step(tmp_path, "texts", lambda: did.append("again"))
    assert did == ["texts", "again"]


def test_of_two_side_by_side_only_the_failed_one_runs_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "HERE", tmp_path)
    once = "import pathlib, sys; pathlib.Path(sys.argv[-1], 'ran').open('a').write('x')"
    (tmp_path / "good.py").write_text(once)
    (tmp_path / "bad.py").write_text("import time; time.sleep(2); raise SystemExit('no corpus')")
    runs = {"good": ["good.py"], "bad": ["bad.py"]}
    with pytest.raises(SystemExit, match=r"bad(.|\n)*no corpus"):
        steps.side_by_side(tmp_path, runs)
    assert steps.done(tmp_path, "good").exists() and not steps.done(tmp_path, "bad").exists()
    (tmp_path / "bad.py").write_text("")
    steps.side_by_side(tmp_path, runs)
    assert steps.done(tmp_path, "bad").exists() and (tmp_path / "ran").read_text() == "x"


def test_a_failure_ends_what_runs_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "HERE", tmp_path)
    (tmp_path / "slow.py").write_text("import time; time.sleep(60)")
    (tmp_path / "bad.py").write_text("raise SystemExit('no corpus')")
    started = time.monotonic()
    with pytest.raises(SystemExit, match="no corpus"):
        steps.side_by_side(tmp_path, {"slow": ["slow.py"], "bad": ["bad.py"]})
    assert time.monotonic() - started < 30
