"""Corpora: found or named as missing, read as raw text with gold beside it; syntax and speed."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
import spacy
from conftest import ROOT
from spacy.tokens import Doc

from measuring import corpora, name_corpora, names, regions, speed, syntax, treebanks
from measuring.names import NINE, Name, Sample
from measuring.scores import Score

VOCAB = spacy.blank("en").vocab

# Nested labels stand in later columns; the first line is the page's address.
ANNOTATED = """https://example.org/news/1\tO

Ada\tB-Person
Brandt\tE-Person
met\tO
Portwatch\tS-Organization\tS-Misc
.\tO

Norwick\tS-Location
council\tO
"""
ORIGINAL = "https://example.org/news/1\n\nAda Brandt met Portwatch.\nNorwick council\n"
# "don't" is two words of one written form; the second paragraph has a heading.
CONLLU = """# newdoc id = d1
# newpar
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_
"""


def newswire(place: Path, *outlets: str) -> Path:
    """A tiny worldwide newswire: one article for each outlet."""
    for kind in ("processed_annotated", "original_articles"):
        (place / kind).mkdir(parents=True)
    for outlet in outlets:
        (place / "processed_annotated" / f"{outlet}_1.txt.tsv").write_text(ANNOTATED)
        (place / "original_articles" / f"{outlet}_1.txt").write_text(ORIGINAL)
    return place


def test_an_article_is_read_in_the_spacing_of_its_original(tmp_path: Path) -> None:
    place = newswire(tmp_path, "kenya_post")
    (doc,) = name_corpora.worldwide_docs(
        sorted((place / "processed_annotated").iterdir()), VOCAB, None
    )
    assert doc.text == "Ada Brandt met Portwatch.\n\nNorwick council"
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Ada Brandt", "PERSON"),
        ("Portwatch", "ORG"),
        ("Norwick", "LOC"),
    ]


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("kenya_post_12.txt.tsv", "kenya_post"),
        ("nm_3.txt.tsv", "nm_economist"),  # one publisher under two prefixes
        ("afs_ips_7.txt.tsv", "af_ips"),
    ],
)
def test_outlets(name: str, outlet: str) -> None:
    assert name_corpora.outlet(Path(name)) == outlet


def test_whole_outlets_are_held_out_the_same_ones_each_time(tmp_path: Path) -> None:
    outlets = [f"{prefix}_post" for prefix in list(regions.known())[:20]]
    sides = name_corpora.split(newswire(tmp_path, *outlets))
    assert {side: len(paths) for side, paths in sides.items()} == {
        "train": 16,
        "dev": 2,
        "test": 2,
    }
    assert sides == name_corpora.split(tmp_path)


def test_held_out_articles_are_read_with_outlet_and_region(tmp_path: Path) -> None:
    outlets = [f"{prefix}_post" for prefix in list(regions.known())[:20]]
    newswire(tmp_path / "names" / "worldwide", *outlets)
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Norwick"}])  # type: ignore[attr-defined]
    found = names.newswire(nlp, tmp_path, "test")
    assert len(found) == 2
    assert found[0].found == {Name(27, 34, "GPE")}
    assert found[0].groups["region"] == regions.of(found[0].groups["outlet"])
    assert names.score(Sample(found, NINE)) == Score(right=2, found=2, gold=6)
    sides = names.held_out(tmp_path)
    assert sides[["train", "dev", "test"]].sum().tolist() == [16, 2, 2]


def test_an_outlet_without_a_region_is_named() -> None:
    with pytest.raises(regions.UnknownRegionError, match=r"“atlantis_post” .* regions.csv"):
        regions.of("atlantis_post")


def test_uner_knows_no_facilities_and_leaves_open_what_it_has_no_class_for(tmp_path: Path) -> None:
    place = tmp_path / "names" / "uner_ewt"
    place.mkdir(parents=True)
    rows = ["1\tNorwick\tB-LOC", "2\tPier\tI-LOC", "3\tis\tO", "4\tRed\tB-OTH", "5\t.\tO"]
    lines = ["# newdoc id = d1", "# text = Norwick Pier is Red.", *rows]
    (place / "en_ewt-ud-test.iob2").write_text("\n".join(lines) + "\n\n")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "FAC", "pattern": "Norwick Pier"}])  # type: ignore[attr-defined]
    (one,) = names.uner(nlp, tmp_path)
    assert one.text.strip() == "Norwick Pier is Red."
    assert names.score(Sample([one], names.AS_UNER)) == Score(1, 1, 1)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A treebank of two sentences."""
    path = tmp_path / "tiny.conllu"
    path.write_text(CONLLU)
    return path


def test_a_treebank_is_read_as_one_text_a_document(bank: Path) -> None:
    (doc,) = treebanks.docs(bank, VOCAB, None)
    assert doc.text.strip() == "We don't know.\n\nWhy?"
    assert [s.text.strip() for s in doc.sents] == ["We don't know.", "Why?"]


class Told:
    """A pipeline that answers with a given Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def __call__(self, text: str) -> Doc:
        assert text == self.doc.text
        return self.doc


def test_the_gold_itself_is_perfect(bank: Path) -> None:
    (doc,) = treebanks.docs(bank, VOCAB, None)
    found = syntax.measure(Told(doc), [doc])  # type: ignore[arg-type]
    assert {name: score.f1 for name, score in found.items()} == dict.fromkeys(syntax.MEASURES, 100)
    assert found["tokens"].gold == 7  # white space is not counted


def test_a_wrong_token_border_is_a_miss_on_both_sides(bank: Path) -> None:
    (doc,) = treebanks.docs(bank, VOCAB, None)
    spaces = [bool(t.whitespace_) for t in doc]
    merged = [doc[0].text, doc[1].text + doc[2].text, *(t.text for t in doc[3:])]
    other = Doc(
        VOCAB, words=merged, spaces=[spaces[0], *spaces[2:]],
        sent_starts=[bool(doc[0].is_sent_start), False, *(bool(t.is_sent_start) for t in doc[3:])],
    )  # fmt: skip
    found = syntax.measure(Told(other), [doc])  # type: ignore[arg-type]
    assert found["tokens"] == Score(right=5, found=6, gold=7)
    assert found["sentences"] == Score(2, 2, 2)


def test_treebanks_stand_side_by_side() -> None:
    table = syntax.table({"A": {"LAS": Score(1, 2, 2)}, "B": {"LAS": Score(0, 1, 1)}})
    assert table.to_dict("records") == [
        {"measure": "LAS", "A F1": 50.0, "A items": 2, "B F1": 0.0, "B items": 1}
    ]
    assert len(syntax.table(syntax.banks(spacy.blank("en"), None))) == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One, two.", 2),
        ("It's $3.5bn – state-of-the-art!", 3),  # a dash alone is no word, however many tokens
        ("Māori 東京 ... ***", 2),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert speed.words(text) == count


def test_speed_is_words_a_second_and_needs_words() -> None:
    found = speed.measure(spacy.blank("en"), ["One two three."] * 50)
    assert found.words == 150
    assert found.rate == found.words / found.seconds > 0
    with pytest.raises(ValueError, match="no word"):
        speed.measure(spacy.blank("en"), ["..."])


def test_size_is_that_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"x" * 500_000)
    (tmp_path / "c").write_bytes(b"x" * 1_000_000)
    assert speed.megabytes(tmp_path) == 1.5


def test_missing_corpora_are_named_and_not_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(corpora.MissingCorpusError, match=r"syntax/ewt_train\.conllu.*--data"):
        corpora.find(str(tmp_path))
    monkeypatch.setenv(corpora.VARIABLE, str(tmp_path))
    place = corpora.find()
    assert place.folder is None
    assert "the public corpora (names, syntax) are not here" in place.sentence


def test_a_pack_is_unpacked_elsewhere_and_only_what_is_needed(tmp_path: Path) -> None:
    source, scratch = tmp_path / "packs", tmp_path / "scratch"
    (source / "dates").mkdir(parents=True)
    (source / "dates" / "a.txt").write_text("x")
    with tarfile.open(source / "dates.tar.xz", "w:xz") as pack:
        pack.add(source / "dates", "dates")
    (source / "dates" / "a.txt").unlink()
    (source / "dates").rmdir()
    for _ in range(2):  # the second chapter that asks gets the same folder
        found = corpora.locate(source, scratch, needed=["dates/a.txt"])
        assert (found / "dates" / "a.txt").read_text() == "x"
    assert [p.name for p in source.iterdir()] == ["dates.tar.xz"]


def test_every_corpus_has_its_original() -> None:
    table = corpora.originals()
    assert list(table) == ["corpus", "measured", "address", "licence"]
    readme = (ROOT / "lib" / "training" / "README.md").read_text(encoding="utf-8")
    public = [address for address in table["address"] if address.startswith("https://")]
    assert public
    assert all(address in readme for address in public)


@pytest.fixture(scope="module")
def wire() -> Path:
    """The worldwide newswire, where it can be had."""
    place = corpora.find(needed=[n for n in corpora.NEEDED if "worldwide" in n])
    if place.folder is None:
        pytest.skip(place.sentence)
    return place.folder / "names" / "worldwide"


def test_every_outlet_of_the_newswire_has_a_region(wire: Path) -> None:
    paths = (wire / "processed_annotated").glob("*.tsv")
    assert {regions.of(name_corpora.outlet(path)) for path in paths} == set(
        regions.known().values()
    )


def test_no_outlet_stands_on_two_sides(wire: Path) -> None:
    sides = name_corpora.split(wire)
    outlets = [{name_corpora.outlet(path) for path in paths} for paths in sides.values()]
    assert sum(map(len, outlets)) == len(set().union(*outlets))
