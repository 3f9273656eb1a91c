"""Measuring quotations and sources: what is the same, how it is counted, and who is credited."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from spacy.language import Language

from measuring import results
from measuring.attribution import (
    __main__ as attribution_main,
)
from measuring.attribution import (
    credited,
    errors,
    polnear,
    run,
    scores,
    spans,
    summary,
    tools,
)
from measuring.attribution.credited import ALL, TAKEN, WIRE, Credited
from measuring.attribution.scores import Reading, Tally
from measuring.attribution.spans import Attribution, Span
from measuring.speed import Speed
from samestory.tables import Quote

TEXT = (
    "“We sail at noon,” Ida Holm said. “All of us.” The harbour master warned that the pier"
    " was “rotten to the core”. Gulls cried.\nA clerk denied that it leaked."
)


def at(words: str, text: str = TEXT) -> Span:
    """Where words stand."""
    start = text.index(words)
    return start, start + len(words)


def attribution(*parts: str, source: str = "", cue: str = "", kind: str = "") -> Attribution:
    """An attribution from its words in TEXT."""
    return spans.made(
        TEXT, [at(part) for part in parts], [at(source)] if source else [],
        [at(cue)] if cue else [], kind,
    )  # fmt: skip


SAIL = attribution("“We sail at noon,”", "“All of us.”", source="Ida Holm", cue="said")
PIER = attribution(
    "that the pier was “rotten to the core”", source="The harbour master", cue="warned"
)
LEAK = attribution("that it leaked", source="A clerk", cue="denied")
GOLD = (SAIL, PIER, LEAK)


def reading(*found: Attribution, gold: Sequence[Attribution] = GOLD) -> Reading:
    """What is marked in TEXT, and what was found."""
    return Reading("a", TEXT, tuple(gold), found)


# --- when two passages are the same -------------------------------------------------------------


def test_marks_commas_and_a_leading_that_count_for_nobody() -> None:
    assert attribution("We sail at noon", "All of us").content == SAIL.content
    assert attribution("it leaked.").content == LEAK.content
    assert attribution("leaked").content != LEAK.content
    assert attribution("the pier was “rotten to the core").content == PIER.content
    assert len(attribution("that").content) == 1  # nothing else would be left


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("“We sail,” she said.", "“We sail,”", "direct"),
        ("“We sail,” she said.", "We sail", "direct"),
        ("She said they were “sailing now”.", "they were “sailing now”", "mixed"),
        ("She said they were sailing.", "they were sailing", "indirect"),
        ("‘We heard an “oh” there,’ he said.", "‘We heard an “oh” there,’", "direct"),
        ("''We sail,'' she said.", "''We sail,''", "direct"),
        ('He said: "Now', '"Now', "direct"),
        ("He praised the dogs' home, the boys' club.", "the dogs' home, the boys'", "indirect"),
        ("“Gone. There is\n“no second boat”", "“Gone. There is\n“no second boat”", "direct"),
        ("“Gone,” he said, and left.", "Gone,” he said", "mixed"),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_the_marks(text: str, part: str, kind: str) -> None:
    assert spans.made(text, [at(part, text)]).marked == kind


# --- the corpus ---------------------------------------------------------------------------------

ANNOTATIONS = """T1\tSource {ida}\tIda Holm
T2\tCue {said}\tsaid
T3\tContent {sail}\t“We sail at noon,”
T4\tContent {us}\t“All of us.”
T5\tAttribution {said}\tsaid
E1\tAttribution:T5 Content:T3 Content2:T4 Cue:T2 Source:T1
#1\tAnnotatorNotes T2\tis this one?
T6\tContent {leak}\tthat it leaked
T7\tCue {denied}\tdenied
T8\tAttribution-no-source {denied}\tdenied
E2\tAttribution-no-source:T8 Content:T6 Cue:T7
E3\tAttribution:T8 Cue:T7
"""
PLACES = {"ida": "Ida Holm", "said": "said", "us": "“All of us.”", "denied": "denied"}
META = "compartment\tfilename\tcredit\twire\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with one article, of which a second person marked nothing."""
    folder = tmp_path / polnear.FOLDER
    for part in ("train", "dev"):
        for kind in ("text", "attributions"):
            (folder / part / kind).mkdir(parents=True)
    places = {name: "{} {}".format(*at(words)) for name, words in PLACES.items()}
    first, last = at("“We sail at noon,”")
    leak = at("that it leaked")
    marked = ANNOTATIONS.format(
        **places, sail=f"{first} {first + 8};{first + 9} {last}", leak=f"{leak[0]} {leak[1]}"
    )
    name = "herald_2031-04-02_ship"
    (folder / "dev" / "text" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    for annotator, written in (("1a2b", marked), ("9f9f", "")):
        place = folder / "dev" / "attributions" / f"{name}_{annotator}.ann"
        place.write_text(written, encoding="utf-8")
    rows = f"{META}dev\t{name}\th/t: The Buoy\treuters\n"
    (folder / "metadata.tsv").write_text(rows, encoding="utf-8")
    return tmp_path


def test_the_corpus_is_read(corpus: Path) -> None:
    (text,) = polnear.read(corpus, "dev")
    assert (text.outlet, text.credit, text.wire) == ("herald", "h/t: The Buoy", "reuters")
    assert text.wire_known
    first, second = text.said  # the attribution without content is left out
    assert (first.content, first.source, first.cue) == (SAIL.content, SAIL.source, SAIL.cue)
    assert (second.content, second.source) == (LEAK.content, frozenset())
    assert polnear.read(corpus, "train") == []
    assert polnear.read(None, "dev") == []


def test_a_sample_is_always_the_same(corpus: Path) -> None:
    folder = corpus / polnear.FOLDER / "train" / "text"
    for name in "abcdef":
        (folder / f"{name}_1_x.txt").write_text("It rained.", encoding="utf-8")
    drawn = [text.name for text in polnear.read(corpus, "train", sample=3)]
    assert drawn == sorted(drawn)
    assert len(drawn) == 3
    (folder / "g_1_x.txt").write_text("It rained.", encoding="utf-8")
    again = [text.name for text in polnear.read(corpus, "train", sample=3)]
    assert len(set(drawn) & set(again)) >= 2  # one more article takes the place of one at most


# --- scores -------------------------------------------------------------------------------------


def test_everything_right_is_a_hundred() -> None:
    found = scores.table([reading(*GOLD)])
    wanted = ["100.0"] * len(found)
    assert [f"{value}" for value in found["f1"]] == wanted


def test_exact_asks_for_all_words_and_overlap_counts_them() -> None:
    half = attribution("We sail at noon")  # four words of seven
    spurious = attribution("Gulls cried")
    measured = scores.measures([reading(half, spurious)])["content"]
    assert measured["exact"] == Tally(0, 2, 0, 3)
    assert measured["overlap"] == Tally(4, 6, 4, 16)
    assert round(measured["overlap"].precision, 1) == 66.7


def test_one_passage_found_twice_counts_once() -> None:
    assert scores.exact([reading(LEAK, LEAK)], scores.role("content")) == Tally(1, 2, 1, 3)


def test_by_kind_recall_is_of_the_marked_and_precision_of_the_found() -> None:
    words = attribution("rotten to the core")  # direct by its marks, of a mixed one
    found = scores.measures([reading(words, LEAK)])
    assert found["content, direct"]["exact"] == Tally(0, 1, 0, 1)
    assert found["content, mixed"]["overlap"] == Tally(0, 0, 4, 7)
    assert found["content, indirect"]["exact"] == Tally(1, 1, 1, 1)
    assert found[scores.BETWEEN]["overlap"] == Tally(4, 4, 4, 11)


def test_source_and_cue_are_also_scored_where_the_content_was_met() -> None:
    other = attribution("We sail at noon", source="The harbour master", cue="said")
    found = scores.measures([reading(other)])
    assert found["source"]["exact"] == Tally(1, 1, 1, 3)  # it is a source, of something else
    assert found["source, where the content was met"]["exact"] == Tally(0, 1, 0, 1)
    assert found["cue, where the content was met"]["exact"] == Tally(1, 1, 1, 1)


def test_the_longest_overlap_makes_a_pair_and_each_has_one_partner() -> None:
    pieces = attribution("We sail at noon"), attribution("All of us")
    one = reading(*pieces)
    assert scores.pairs(one) == [
        (SAIL, pieces[0]), (PIER, None), (LEAK, None), (None, pieces[1]),
    ]  # fmt: skip


def test_tables_without_texts_are_empty() -> None:
    assert scores.table([]).empty
    assert scores.beside({}).empty
    assert scores.kinds([]).empty
    assert credited.table([]).empty
    assert summary.quotations({}).empty


# --- samestory and the peer ---------------------------------------------------------------------


def quote(words: str, text: str = TEXT, **given: object) -> Quote:
    """A row of a quotation; what is not given is empty."""
    start, end = at(words, text)
    empty = dict.fromkeys(Quote._fields, "") | {
        name: None for name in Quote._fields if name.endswith(("_start", "_end"))
    }
    known = {"start": start, "end": end, "text": words, "quote_id": 0, "part": 0, "kind": "direct"}
    return Quote(**empty | known | given)  # type: ignore[arg-type]


def speaker(words: str, text: str = TEXT) -> dict[str, object]:
    """The columns of a speaker, which are those of the source, too."""
    start, end = at(words, text)
    found = {"speaker": words, "speaker_start": start, "speaker_end": end}
    if "source" in Quote._fields:
        found |= {"source": words, "source_start": start, "source_end": end}
    return found


def test_the_rows_of_one_quotation_are_one_content() -> None:
    rows = [quote("All of us.", part=1, **speaker("Ida Holm")), quote("We sail at noon")]
    (one,) = tools.grouped(TEXT, rows)
    assert (one.content, one.source, one.cue) == (SAIL.content, SAIL.source, frozenset())
    assert one.kind == "direct"


def test_the_project_finds_what_stands_in_marks(nlp: Language) -> None:
    (doc,) = tools.parsed(nlp, [TEXT])
    found = tools.samestory(doc)
    assert found[0].content >= attribution("We sail at noon").content
    assert found[0].source == SAIL.source


def test_the_peer_is_that_of_the_project_file(monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = f"{tools.PEER}=={tools.PEER_VERSION}"
    assert wanted in project["optional-dependencies"]["peers"]
    monkeypatch.setattr(tools, "installed", lambda: "")
    assert wanted in tools.advice()


def test_the_peer_gives_up_where_marks_are_odd(nlp: Language) -> None:
    pytest.importorskip("textacy")
    (whole, odd) = tools.parsed(
        nlp, ["“We sail at noon today,” Ida Holm said.", "“We sail at noon."]
    )
    (found,), gave_up = tools.textacy(whole)
    assert (len(found.content), gave_up) == (5, False)
    assert tools.textacy(odd) == ([], True)


def test_a_run_without_a_peer_has_the_project_alone(
    nlp: Language, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "installed", lambda: "")
    texts = polnear.read(corpus, "dev")
    done = run.run(nlp, texts)
    assert list(done.readings) == ["samestory"]
    assert run.odd_marks(texts, done)["version"].tolist()[1] == "not installed"
    assert done.rate is not None
    assert done.rate.rate > 0
    assert run.run(nlp, []).rate is None


# --- errors -------------------------------------------------------------------------------------


def test_errors_are_told_by_class() -> None:
    found = (
        attribution("We sail at noon", source="Ida", cue="said", kind="direct"),
        attribution("All of us"),
        attribution("was “rotten to the core”. Gulls", source="A clerk"),
        attribution("Gulls cried", kind="indirect"),
    )
    assert [error.kind for error in errors.of(reading(*found))] == [
        "content ends early", "source border",
        "content begins late", "content ends late", "source wrong", "cue missed",
        "missed, indirect", "content split", "spurious, indirect",
    ]  # fmt: skip
    assert {error.kind for error in errors.of(reading(*found))} <= set(errors.MEANS)


def test_no_errors_where_all_is_right() -> None:
    assert list(errors.of(reading(*GOLD))) == []


def test_errors_of_dev_are_not_shown(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert attribution_main.main(["--data", str(corpus), "--part", "dev", "--errors"]) == 0
    said = capsys.readouterr().out
    assert "Errors of dev are not shown" in said
    assert "words a second" in said
    assert "leaked" not in said


def test_a_missing_corpus_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attribution_main.main(["--data", str(tmp_path)]) == 1
    assert "polnear" in capsys.readouterr().out


# --- credits ------------------------------------------------------------------------------------


def news(text: str, credit: str = "", wire: str = "", known: bool = True) -> polnear.Text:
    """An article with a credit."""
    return polnear.Text("a", "herald", text, (), credit, wire, known)


def test_a_credit_is_searched_for_as_a_name() -> None:
    assert credited.is_named("The Hill said so.", TAKEN, "The Hill")
    assert not credited.is_named("Hillary went up the hills.", TAKEN, "The Hill")
    assert credited.is_named("TheBuoy said so.", TAKEN, "The Buoy")
    assert credited.plain("The Buoy.") == credited.plain("TheBuoy") == "buoy"
    assert list(credited.credits_of(news("", "h/t: The Buoy ", "reuters"))) == [
        (WIRE, "Reuters"), (TAKEN, "buoy"),
    ]  # fmt: skip


def test_recall_is_of_credits_in_the_text_and_precision_of_claims() -> None:
    reuters, buoy = (WIRE, "Reuters"), (TAKEN, "buoy")
    found = [
        Credited(frozenset({reuters, buoy}), frozenset({reuters}), frozenset({reuters}),
                 frozenset({reuters}), True),
        Credited(frozenset(), frozenset(), frozenset({reuters}), frozenset({reuters}), True),
        Credited(frozenset({buoy}), frozenset({buoy}), frozenset(), frozenset({reuters}), False),
    ]  # fmt: skip
    table = credited.table(found).set_index("credit")
    assert table.loc[ALL, ["articles", "in_text", "found", "recall"]].tolist() == [3, 2, 1, 50.0]
    assert table.loc[WIRE, ["claimed", "precision"]].tolist() == [2, 50.0]


def test_a_dateline_is_a_credit_and_being_told_is_none(nlp: Language) -> None:
    line = "OSLO (Reuters) - Ida Holm said on Monday that the ship would sail at noon.\n\n"
    told_to = "Mayor Ida Holm told Reuters on Monday that the old ship would sail at noon.\n\n"
    rest = "The pier was closed for a week after the storm, and nobody was let on board."
    texts = [news(line + rest, wire="reuters"), news(told_to + rest)]
    first, second = credited.of_texts(nlp, texts)
    assert first.claimed == first.named == {(WIRE, "Reuters")}
    assert second.claimed == frozenset()
    assert (WIRE, "Reuters") in second.relied


# --- results and floors -------------------------------------------------------------------------


def test_results_of_quotations_have_their_targets() -> None:
    table, rate = scores.table([reading(*GOLD)]), Speed(10, 1.0)
    both = scores.beside({"samestory": [reading(*GOLD)], "textacy": [reading()]})
    made = results.of_quotes(table, both, credited.table([credited.NOTHING]), rate)
    names = {(one.data, one.measured) for one in made}
    aimed = {name for name in results.targets() if name[0] in {one.data for one in made}}
    assert len(aimed) == 9
    assert aimed <= names
    assert (results.POLNEAR, "content, direct and mixed, overlap, textacy") in names
    assert results.of_quotes(scores.table([]), scores.beside({}), credited.table([]), None) == []
