"""Claims: the gate keeps apart what is not one thing; the verdicts follow from what is."""

from __future__ import annotations

from typing import Any

import pytest

from samestory import compare
from samestory.compare import collation, subject, verdicts, wording
from samestory.compare import figures as counted
from samestory.compare import quotes as quoted
from samestory.compare.origins import Origins
from samestory.tables import Cell, Claim, Date, Figure, Name, Quote, Reliance, columns

MONDAY, TUESDAY, LATER = "2024-03-04", "2024-03-05", "2024-05-20"


def figure(text: str, passage: str, value: float, **more: Any) -> Figure:
    """A figure in `text`, its sentence the whole text, its other columns empty unless given."""
    start = text.index(passage)
    empty: dict[str, Any] = dict.fromkeys(Figure._fields, "")
    optional = [name for name in Figure._fields if columns("02_figures")[name] != "str"]
    row = empty | dict.fromkeys(optional) | {
        "start": start, "end": start + len(passage), "text": passage, "kind": "count",
        "value": value, "qualifier": "exact", "head": "person", "counted": "people",
        "basis": "stated", "sentence_start": 0, "sentence_end": len(text),
    }  # fmt: skip
    return Figure(**(row | more))


def verdict(*found: tuple[str, Figure, str]) -> list[tuple[str, int]]:
    """(verdict, articles) of each claim over figures given as (text, figure, day of article)."""
    texts = {str(n): text for n, (text, _, _) in enumerate(found)}
    claims = counted.compare(
        {str(n): [row] for n, (_, row, _) in enumerate(found)},
        subject.Subjects(texts | {"other": OTHER}, []),
        {str(n): (day, day) for n, (_, _, day) in enumerate(found)},
    )
    return sorted((c.verdict, verdicts.articles(c)) for c in claims)


# Other sentences of the folder: without them every word stands everywhere and tells nothing.
OTHER = "Rain fell. The market closed early. Schools will open again. A play was cancelled."
TOLL = "The ferry disaster killed {} people off the coast, the coast guard said."


def toll(value: str, number: float, day: str, **more: Any) -> tuple[str, Figure, str]:
    """A toll of the ferry's sinking as one article gives it."""
    text = TOLL.format(value)
    return text, figure(text, value, number, predicate="kill", **more), day


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (toll("12", 12, MONDAY), toll("12", 12, MONDAY), [("agree", 2)]),
        (toll("12", 12, MONDAY), toll("15", 15, MONDAY), [("conflict", 2)]),
        # A toll rises: another day is no contradiction.
        (toll("12", 12, MONDAY), toll("15", 15, TUESDAY), [("compatible", 2)]),
        # Months later it is another moment of the story.
        (toll("12", 12, MONDAY), toll("15", 15, LATER), [("single", 1), ("single", 1)]),
        (
            toll("12", 12, MONDAY),
            toll("more than 10", 10, MONDAY, qualifier="more_than"),
            [("compatible", 2)],
        ),
        (
            toll("12", 12, MONDAY),
            toll("dozens of", 24, MONDAY, value_high=99, qualifier="vague"),
            [("single", 1), ("single", 1)],  # a vague word contradicts nothing
        ),
        (
            toll("32", 32, MONDAY),
            toll("dozens of", 24, MONDAY, value_high=99, qualifier="vague"),
            [("compatible", 2)],
        ),
        # Nobody writes "more than 10" of 300: these are two things, or one of them is wrong.
        (
            toll("300", 300, MONDAY),
            toll("more than 10", 10, MONDAY, qualifier="more_than"),
            [("conflict", 2)],
        ),
        (
            toll("12", 12, MONDAY),
            toll("11 and the captain", 12, MONDAY, basis="composed", because="1 named + 11"),
            [("reconciled", 2)],
        ),
        # Another unit is another thing.
        (
            toll("12", 12, MONDAY),
            toll("12 percent of", 12, MONDAY, kind="percent", unit="%"),
            [("single", 1), ("single", 1)],
        ),
    ],
)
def test_verdict_between_two_figures(
    one: tuple[str, Figure, str], other: tuple[str, Figure, str], expected: list[tuple[str, int]]
) -> None:
    assert verdict(one, other) == expected
    assert verdict(other, one) == expected


def test_figures_without_a_date_do_not_contradict() -> None:
    undated = (None, None)
    texts = {"a": TOLL.format("12"), "b": TOLL.format("15"), "other": OTHER}
    rows = {
        name: [figure(texts[name], number, int(number), predicate="kill")]
        for name, number in (("a", "12"), ("b", "15"))
    }
    claims = counted.compare(rows, subject.Subjects(texts, []), dict.fromkeys(rows, undated))
    assert [c.verdict for c in claims] == ["single", "single"]


def test_the_killed_are_not_held_against_the_hurt() -> None:
    text = "The ferry disaster hurt 40 people off the coast, the coast guard said."
    hurt = (text, figure(text, "40", 40, predicate="hurt"), MONDAY)
    assert verdict(toll("12", 12, MONDAY), hurt) == [("single", 1), ("single", 1)]


def test_what_became_of_people_has_to_be_known_before_they_contradict() -> None:
    ferry = "The ferry disaster {} off the coast, the coast guard said."
    left, stuck = ferry.format("let 40 people leave"), ferry.format("had 12 people remain")
    one = (left, figure(left, "40", 40, predicate="leave", head="person"), MONDAY)
    other = (stuck, figure(stuck, "12", 12, predicate="remain", head="person"), MONDAY)
    assert verdict(one, other) == [("single", 1), ("single", 1)]


@pytest.mark.parametrize(
    ("counted_at", "expected"),
    [(1, [("single", 1), ("single", 1)]), (None, [("conflict", 2)])],
)
def test_a_size_that_names_a_thing_contradicts_nothing(
    counted_at: int | None, expected: list[tuple[str, int]]
) -> None:
    text = "The baker changed the weight of {} of the loaves in the shop in the valley."
    sides = []
    for words, value in (("400 grams", 400), ("360 grams", 360)):
        said = text.format(words)
        row = figure(
            said, words, value, kind="measure", unit="gram", head="loaf", predicate="change"
        )
        place = row.end + counted_at if counted_at is not None else 0
        sides.append((said, row._replace(counted_start=place, counted_end=place + 6), MONDAY))
    assert verdict(*sides) == expected


def test_other_subjects_are_not_compared() -> None:
    text = "The festival in the hills drew 900 people on its last evening, organisers said."
    crowd = (text, figure(text, "900", 900, predicate="draw"), MONDAY)
    assert verdict(toll("12", 12, MONDAY), crowd) == [("single", 1), ("single", 1)]


def test_one_article_does_not_contradict_itself() -> None:
    text = TOLL.format("12") + " " + TOLL.format("15")
    rows = [figure(text, "12", 12, predicate="kill"), figure(text, "15", 15, predicate="kill")]
    subjects = subject.Subjects({"a": text, "other": OTHER}, [])
    claims = list(counted.compare({"a": rows}, subjects, {"a": (MONDAY, MONDAY)}))
    assert [c.verdict for c in claims] == ["single", "single"]


@pytest.mark.parametrize(
    ("short", "long", "relation"),
    [
        ("We acted within the law.", "we acted within the law", "same"),
        ("the U.S. president", "the US President", "same"),
        ("main culprit", "the main culprit", "same"),
        ("within the law", "We acted within the law at all times", "cut"),
        ("We acted ... at all times", "We acted within the law at all times", "cut"),
        # An editor's words in brackets are no other words of the speaker's.
        (
            "the letter, meant to absolve [Secretary] Okafor, did harm",
            "the letter, meant to absolve Sec. Okafor, did harm",
            "cut",
        ),
        # A word that is missing is a cut, marked or not; a word that turns the sense is not.
        (
            "We have counted every rivet, and the sum stands",
            "We have counted every rivet twice, and the sum stands",
            "cut",
        ),
        (
            "We have been told that the bridge will be safe",
            "We have been told that the bridge will not be safe",
            "altered",
        ),
        (
            "We have counted every bolt twice, and the sum stands",
            "We have counted every rivet twice, and the sum stands",
            "altered",
        ),
        # Two excerpts of one speech: the end of one is the beginning of the other.
        (
            "Nobody slept, and the harbour bell rang all through the night",
            "the harbour bell rang all through the night until the boats were in",
            "cut",
        ),
        ("We acted within the law", "They acted against every rule we have", ""),
        # Small words alike all over a long speech are not one quotation.
        (
            "What we need to do is the right thing for the law",
            "We do not know what is to be done for the people of this town and the river, "
            "but need is the thing that moves the council to act in the right way and the law",
            "",
        ),
        # Few words alike by chance are not one quotation.
        ("a great success", "a great failure", ""),
    ],
)
def test_relation_of_two_quotations(short: str, long: str, relation: str) -> None:
    assert collation.relation(keys(short), keys(long)) == relation


def keys(text: str) -> tuple[str, ...]:
    """The words of a quotation, as they are compared."""
    return tuple(word.key for word in wording.words(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s due at 6.15am, on my honour", "It is due at 6:15 a.m., on my honor"),
        ("We won't organise 3 ferries", "We will not organize three ferries"),
        ("[T]he centre holds 1,200, 5 per cent more", "The center holds 1200, 5% more"),
        ("A co-operative café", "A cooperative cafe"),
        ("I can't travel; cancelled at 6 p.m.", "I cannot travel, canceled at 6pm"),
    ],
)  # fmt: skip
def test_a_house_style_changes_no_word(one: str, other: str) -> None:
    assert "".join(keys(one)) == "".join(keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It was due at 6.15am", "It was due at 6.15pm"),
        ("We will not sail", "We will sail"),
        ("Brandt's boat", "Brandt is boat"),
        ("4,300 people", "4,301 people"),
    ],
)
def test_another_word_stays_another(one: str, other: str) -> None:
    assert "".join(keys(one)) != "".join(keys(other))


def quote(text: str, speaker: str = "") -> Quote:
    """A quotation that is the whole of its article."""
    where = (None, None)
    return Quote(0, len(text), text, 0, 0, "direct", speaker, *where, "", *where, "", "")


def test_a_cut_quotation_is_compatible_and_stands_with_the_longest() -> None:
    said = {
        "a": [quote("Nobody was warned of the second wave", "Brandt")],
        "b": [quote("warned of the second wave")],
        "c": [quote("The harbour stays closed")],
    }
    found = {c.topic: (c.verdict, [s.relation for s in c.statements]) for c in quoted.compare(said)}
    assert found == {
        "“Nobody was warned of the second wave”": ("compatible", ["same", "cut"]),
        "“The harbour stays closed”": ("single", ["same"]),
    }


def dated(text: str, passage: str, value: str, days: tuple[str, str], event: str) -> Date:
    """A date in a text that is one sentence."""
    start = text.index(passage)
    none = (None, None)
    return Date(start, start + len(passage), passage, "DATE", value, *days, "", *none, event,
                *none, 0, len(text))  # fmt: skip


def claims_on_dates(**articles: tuple[str, Date, str]) -> tuple[list[Claim], list[Cell]]:
    """Claims over one date an article, each article naming one entity: (text, date, entity)."""
    texts = {name: text for name, (text, _, _) in articles.items()}
    names = [
        Name(f"misc-{who.lower()}", name, text.index(who), text.index(who) + len(who), who,
             "name", "", None, None, "")
        for name, (text, _, who) in articles.items()
    ]  # fmt: skip
    return compare.claims(
        figures={},
        dates={name: [row] for name, (_, row, _) in articles.items()},
        said={},
        names=names,
        entities=[],
        texts=texts,
        published={},
    )


SANK = "The ferry Aurora sank on 3 March 2024."
THIRD, FOURTH = ("2024-03-03",) * 2, ("2024-03-04",) * 2
EXACT = (SANK, dated(SANK, "3 March 2024", "2024-03-03", THIRD, "sank"), "Aurora")
WENT = "Aurora was lost in the sinking of 3 March."
SAME = (WENT, dated(WENT, "3 March", "2024-03-03", THIRD, "sinking"), "Aurora")
COARSE = "Aurora, sunk in March 2024, was insured."
MONTH = (
    COARSE,
    dated(COARSE, "March 2024", "2024-03", ("2024-03-01", "2024-03-31"), "sunk"),
    "Aurora",
)
NEXT = "Aurora sank on 4 March 2024."
DAY_AFTER = (NEXT, dated(NEXT, "4 March 2024", "2024-03-04", FOURTH, "sank"), "Aurora")
LATELY = "Aurora, which sank a year ago, was insured."
UNSETTLED = (
    LATELY,
    dated(LATELY, "a year ago", "XXXX", ("2023-11-01", "2024-03-05"), "sank"),
    "Aurora",
)
BERYL = "Beryl sank on 4 March 2024."
OTHER_SHIP = (BERYL, dated(BERYL, "4 March 2024", "2024-03-04", FOURTH, "sank"), "Beryl")


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ({"a": EXACT, "b": SAME}, ["agree"]),
        ({"a": EXACT, "b": SAME, "c": MONTH}, ["agree"]),
        ({"a": EXACT, "c": MONTH}, ["compatible"]),
        ({"a": EXACT, "d": DAY_AFTER}, ["conflict"]),
        ({"a": EXACT, "e": OTHER_SHIP}, ["single", "single"]),
    ],
)
def test_verdict_between_dates(
    articles: dict[str, tuple[str, Date, str]], expected: list[str]
) -> None:
    claims, cells = claims_on_dates(**articles)
    assert [c.verdict for c in claims] == expected
    assert len(cells) == len(articles)
    assert {c.claim_id for c in cells} == {c.claim_id for c in claims}


def test_a_date_whose_year_is_open_is_shown_as_its_days() -> None:
    _, cells = claims_on_dates(a=EXACT, b=SAME, c=UNSETTLED)
    assert [cell.value for cell in cells] == [
        "3 March 2024", "3 March 2024", "1 November 2023 – 5 March 2024",
    ]  # fmt: skip


def test_the_weakest_link_decides() -> None:
    assert verdicts.weakest(["agree", "reconciled", "agree"]) == "reconciled"
    assert verdicts.weakest(["compatible", "conflict"]) == "conflict"
    assert verdicts.weakest([]) == "single"


def test_articles_that_lean_on_one_source_are_one_origin() -> None:
    said = [
        verdicts.Statement("a", 0, 1, "x", "x", via="Mehr"),
        verdicts.Statement("b", 0, 1, "x", "x", via="Mehr"),
        verdicts.Statement("c", 0, 1, "x", "x"),
    ]
    assert Origins({}).count(said) == 2


def relying(
    article: str, name: str, place: int, *, other: str = "", kind: str = "named"
) -> Reliance:
    """A passage of an article that names a source."""
    return Reliance(article, place, place + 3, "abc", name, name, kind, "reported", other)


def test_a_source_in_the_sentence_joins_the_articles_that_name_it() -> None:
    texts = dict.fromkeys("abc", "Four died, the Star reported. The quay is shut. ")
    said = [verdicts.Statement(article, 0, 4, "Four", "4") for article in "abc"]
    elsewhere = [verdicts.Statement(article, 30, 34, "The ", "x") for article in "abc"]
    sources = [relying("a", "Star", 15), relying("b", "Star", 15)]
    assert Origins({}, sources, texts).count(said) == 2
    assert Origins({}, sources, texts).count(elsewhere) == 3


def test_an_article_and_the_outlet_it_leans_on_are_one_origin() -> None:
    texts = dict.fromkeys("abc", "Four died, the Star reported. ")
    said = [verdicts.Statement(article, 0, 4, "Four", "4") for article in "abc"]
    assert Origins({}, [relying("a", "Star", 15, other="c")], texts).count(said) == 2
    unnamed = [relying(article, "officials", 15, kind="unnamed") for article in "abc"]
    assert Origins({}, unnamed, texts).count(said) == 3


def test_copies_are_one_origin() -> None:
    said = [verdicts.Statement(article, 0, 1, "x", "x") for article in "abc"]
    assert Origins({}).count(said) == 3
    assert Origins({"a": "a", "b": "a"}).count(said) == 2
