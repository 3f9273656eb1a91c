"""Measuring quotations on the own stories: speakers, the same words across outlets, sources."""

from __future__ import annotations

import json

import pytest
from spacy.language import Language
from test_measuring_attribution import at, quote, speaker

from measuring import floors, results, told
from measuring.attribution import cited, own, own_errors, speakers, summary, together
from measuring.scores import Score
from samestory.tables import Cell, Citation

STORY = """# ship | transport | a surname alone
entity p1 | PERSON | Ida Holm
entity p2 | PERSON | Ole Brandt
same | a1 b1 | cut, speaker
same | a2 c1 | paraphrased
same | a1 d1 | merged
same | a3 d1 | merged
differ | a2 b2

== a | The Courier | 2031-04-02
Ship to sail, says [Ida Holm|p1]

“We sail at noon and not before,” said [Holm|p1]. “The pier is rotten,” [Ole Brandt|p2] said.
> quote a1 | direct | We sail at noon and not before | said | Holm | p1
> quote a2 | direct | The pier is rotten | said #2 | Ole Brandt | p2

“Let them try,” a clerk said, officials added.
> quote a3 | direct | Let them try | said #3 | a clerk | -
> source | unnamed | officials | officials added

== b | Harbour FM | -
“We sail at noon,” said [Ole Brandt|p2]. “The pier is gone,” he said.
> quote b1 | direct | We sail at noon | said | Ole Brandt | p2
> quote b2 | direct | The pier is gone | said #2 | he | ?

== c | The Buoy | -
[Brandt|p2] called the pier unsafe.
> quote c1 | indirect | the pier unsafe | called | Brandt | p2

== d | The Anchor | -
“We sail at noon and not before, let them try,” said [Holm|p1].
> quote d1 | direct | We sail at noon and not before, let them try | said | Holm | p1
"""


def story(**given: object) -> own.Done:
    """The story, with nothing found in it but what is given."""
    parsed = told.parse(STORY, "ship.txt")
    nothing: dict[str, list[object]] = {one.letter: [] for one in parsed.articles}
    rows = {name: nothing | dict(given.get(name) or {}) for name in ("quotes", "citations")}  # type: ignore[call-overload]
    return own.Done(parsed, **rows, cells=given.get("cells") or [])  # type: ignore[arg-type]


def text_of(letter: str) -> str:
    """The text of an article of the story."""
    return next(one.text for one in told.parse(STORY, "").articles if one.letter == letter)


def cell(claim: str, letter: str, words: str, relation: str = "same") -> Cell:
    """What an article says about a claim."""
    start, end = at(words, text_of(letter))
    return Cell(claim, letter, start, end, words, words, None, relation, "stated", None, None, "")


def test_a_story_goes_through_all_steps(nlp: Language) -> None:
    done = own.done(nlp, told.parse(STORY, "ship.txt"))
    assert {cell.article_id for cell in done.cells} >= {"a", "b"}
    found = summary.said([done])
    assert found[summary.SPEAKERS].gold == 5
    assert found[summary.SPEAKERS].right >= 3
    assert found[summary.SAME].right >= 1


def test_speakers_are_the_entities_at_their_place() -> None:
    a, b = text_of("a"), text_of("b")
    rows = {
        "a": [
            quote("We sail at noon and not before", a, **speaker("Holm", a)),
            quote("The pier is rotten", a, quote_id=1, **speaker("Ida Holm", a)),
            quote("Let them try", a, quote_id=2, **speaker("a clerk", a)),
        ],
        "b": [quote("The pier is gone", b, **speaker("Ole Brandt", b))],  # open: not judged
    }  # fmt: skip
    judged = speakers.spoken([story(quotes=rows)])
    assert [one.right for one in judged if one.found] == [True, False, True]
    assert speakers.score(judged) == Score(1, 2, 5)
    assert speakers.nobody(judged) == Score(1, 1, 1)


def test_a_source_is_the_same_with_and_without_a_title() -> None:
    a = text_of("a")
    rows = {"a": [
        quote("The pier is rotten", a, **speaker("Brandt", a)),
        quote("Let them try", a, quote_id=1, **speaker("Ida Holm", a)),
    ]}  # fmt: skip
    assert summary.sources(story(quotes=rows).readings()) == Score(1, 2, 2)


def test_pairs_are_those_under_one_claim_and_merged_ones_belong_to_both() -> None:
    whole = "We sail at noon and not before, let them try"
    cells = [
        cell("Q1", "a", "We sail at noon and not before"),
        cell("Q1", "b", "We sail at noon", "cut, other speaker"),
        cell("Q1", "d", whole, "merged"),
        cell("Q2", "a", "The pier is rotten"),
        cell("Q2", "b", "The pier is gone", "altered"),
    ]
    one = together.joined(story(cells=cells))
    wanted = [{"a1", "b1"}, {"a2", "c1"}, {"a1", "d1"}, {"a3", "d1"}, {"b1", "d1"}]
    assert one.wanted == {frozenset(pair) for pair in wanted}
    assert together.score([one]) == Score(3, 4, 5)  # a2 and b2 do not belong together
    assert together.kept_apart([one]) == Score(0, 1, 1)
    assert together.related([one]) == Score(2, 2, 4)
    table = together.by_relation([one]).set_index("relation")
    assert table.loc["speaker"].tolist() == [1, 1, 1]
    assert table.loc["merged"].tolist() == [2, 1, 1]
    assert table.loc["paraphrased"].tolist() == [1, 0, 0]


def test_sources_are_found_where_they_overlap_then_by_kind_and_name() -> None:
    a = text_of("a")
    there, elsewhere = at("officials added", a), at("Let them try", a)
    rows = [Citation(*there, "officials added", "the officials", "named", "added")]
    found = cited.scores(cited.cited([story(citations={"a": rows})]))
    assert found["sources"] == found["sources and name"] == Score(1, 1, 1)
    assert found["sources and kind"] == Score(0, 1, 1)
    rows = [Citation(*elsewhere, "Let them try", "them", "unnamed", "try")]
    assert cited.scores(cited.cited([story(citations={"a": rows})]))["sources"] == Score(0, 1, 1)


def test_errors_of_stories_are_told_by_class() -> None:
    cells = [cell("Q2", "a", "The pier is rotten"), cell("Q2", "b", "The pier is gone")]
    a = text_of("a")
    rows = {"a": [quote("The pier is rotten", a, **speaker("Ida Holm", a))]}
    found = {error.kind for error in own_errors.all_of([story(cells=cells, quotes=rows)])}
    assert found >= {
        "wrong speaker",
        "wrongly together",
        "not together",
        "source of a claim missed",
    }
    assert found <= set(own_errors.MEANS)


def test_stories_have_results_and_floors_by_side() -> None:
    sides = {"read": [story()], "unread": []}
    made = results.of_stories(sides)
    assert {one.data for one in made} == {"the project's own stories, read"}
    held = floors.of_quotes(sides)
    assert set(held) == {
        f"quotes: {name}, read" for name in (*summary.MAIN.values(), *summary.HELD)
    }
    assert floors.among(held | {"ORG": 1.0}, floors.QUOTES) == held
    assert floors.among(held | {"ORG": 1.0}) == {"ORG": 1.0}


@pytest.mark.skipif(not any(own.FOLDER.glob("*/*.txt")), reason="the stories are not here")
def test_quotations_keep_their_floors(nlp: Language) -> None:
    found = floors.of_quotes(own.sides(nlp))
    known = json.loads(floors.FILE.read_text(encoding="utf-8"))
    assert floors.broken(found, floors.among(known, floors.QUOTES)) == []
