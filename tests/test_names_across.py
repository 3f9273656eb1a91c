"""Who is one across outlets and who is not: every rule with a case that it must leave alone."""

from __future__ import annotations

import pytest
from told_texts import marked

from samestory import names


def groups(*articles: str) -> list[list[str]]:
    """The spellings that were put together, by entity."""
    found, texts = marked(**{f"a{number}": text for number, text in enumerate(articles)})
    _, entities = names.resolve(found, texts)
    return sorted(sorted(e.variants) for e in entities)


def together(one: str, other: str, label: str = "PERSON") -> bool:
    """Whether two names, each in an article of its own, are taken for one."""
    return len(groups(f"So said [{one}|{label}] then.", f"So said [{other}|{label}] then.")) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # Transliterations.
        ("Tariq Qadouri", "Tarek Kaddouri", True),
        ("Mohammed al-Barzan", "Muhammad El Barzan", True),
        ("Yevgeny Morozov", "Evgeni Morozoff", True),
        ("Abd al-Rahman Sabit", "Abdulrahman Sabit", True),
        ("Zhanna Orlova", "Janna Orlova", True),
        ("Tarek Haddouni", "Karim Haddouni", False),
        ("Omar Belkadi", "Amar Belkadi", False),
        # Accents, hyphens, the order of Hungary, China and Korea.
        ("Zoë Brontë-Márai", "Zoe Bronte Marai", True),
        ("Halász Ottó", "Otto Halasz", True),
        ("Kim Dal-rae", "Dalrae Kim", True),
        ("Jeong Dal-rae", "Dal-rae Chung", True),
        ("Deng Xiao-lan", "Deng Xiaolan", True),
        ("Wang Lei", "Wang Fei", False),
        ("Kim Dal-rae", "Kim Dal-ho", False),
        # Initials, short first names, double names.
        ("J. D. Amadi", "Joseph Amadi", True),
        ("W. Hugo Tarn", "Hugo Tarn", True),
        ("Liz Farrow", "Elizabeth Farrow", True),
        ("Beth Farrow", "Liz Farrow", True),
        ("Pilar Ocaña-Webb", "Pilar Webb", True),
        ("Luis 'Chato' Barran", "Luis Barran", True),
        ("James Whitmore KC", "Jim Whitmore", True),
        ("K. Amadi", "Joseph Amadi", False),
        ("Liz Farrow", "Lydia Farrow", False),
        ("Pilar Webb", "Dolores Ocaña-Webb", False),
        # Misspellings of a long surname; a short one, or another first name, is somebody else.
        ("Ada Brandtner", "Ada Brantner", True),
        ("Ada Hansen", "Ada Jansen", False),
        ("Tim Colby", "Tom Colby", False),
        ("John Amadi Jr.", "John Amadi Sr.", False),
    ],
)
def test_people(one: str, other: str, same: bool) -> None:
    assert together(one, other) is same
    assert together(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "label", "same"),
    [
        ("Korvex Inc.", "Korvex", "ORG", True),
        ("Selm Steel plc", "Selm Motors plc", "ORG", False),
        ("University of Norwick", "Norwick University", "ORG", True),
        ("University of Norwick", "University of Selm", "ORG", False),
        ("Korvex Air", "Korvex Airways Ltd", "ORG", True),
        ("Harbour Authority", "Harbor Authority", "ORG", True),
        ("Hizbana", "Hezbana", "ORG", True),
        ("Mumbai", "Bombay", "PLACE", True),
        ("US", "America", "PLACE", True),
        ("U.S.", "United States", "PLACE", True),
        ("Mt. Selm", "Mount Selm", "PLACE", True),
        ("Iran", "Iraq", "PLACE", False),
        ("New York", "New York City", "PLACE", True),
        ("Panama", "Panama City", "PLACE", False),
        ("Turk", "Turks", "NORP", True),
        ("Slovak", "Slovene", "NORP", False),
    ],
)
def test_things(one: str, other: str, label: str, same: bool) -> None:
    assert together(one, other, label) is same


def test_a_chain_of_likenesses_never_joins_two_who_exclude_each_other() -> None:
    found = groups(
        "[Samuel Okafor|PERSON] and [Samantha Okafor|PERSON] came.", "[Sam Okafor|PERSON] came."
    )
    assert found == [["Sam Okafor"], ["Samantha Okafor"], ["Samuel Okafor"]]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        # The one named last; a title or role that fits one alone counts before.
        ("x\n[Sarah Okafor|PERSON] met [Samuel Okafor|PERSON].\n[Okafor|PERSON] left.",
         [["Okafor", "Samuel Okafor"], ["Sarah Okafor"]]),
        ("x\nMrs [Sarah Okafor|PERSON] met [Samuel Okafor|PERSON].\nMrs [Okafor|PERSON] left.",
         [["Okafor", "Sarah Okafor"], ["Samuel Okafor"]]),
        ("x\nJudge [Sarah Okafor|PERSON] met [Samuel Okafor|PERSON].\nJudge [Okafor|PERSON] left.",
         [["Okafor", "Sarah Okafor"], ["Samuel Okafor"]]),
        # It goes on about the daughter, not about whose daughter she is.
        ("x\n[Sarah Okafor|PERSON], the daughter of [Samuel Okafor|PERSON], sang.\n"
         "[Okafor|PERSON] left.",
         [["Okafor", "Sarah Okafor"], ["Samuel Okafor"]]),
        # A headline means the one who is named first below it.
        ("[Okafor|PERSON] wins\n[Sarah Okafor|PERSON] met [Samuel Okafor|PERSON].",
         [["Okafor", "Sarah Okafor"], ["Samuel Okafor"]]),
        # Somebody whose father is named behind is not that father.
        ("x\n[Okafor|PERSON], whose father, Sir [Samuel Okafor|PERSON], sang, left.",
         [["Okafor"], ["Samuel Okafor"]]),
        # A first name alone, and a first name that is nobody's here.
        ("x\n[Sarah Okafor|PERSON] sang.\n[Sarah|PERSON] left.", [["Sarah", "Sarah Okafor"]]),
        ("x\n[Sarah Okafor|PERSON] sang.\n[Naomi|PERSON] left.", [["Naomi"], ["Sarah Okafor"]]),
    ],
)  # fmt: skip
def test_short_names_of_people_in_their_article(article: str, expected: list[list[str]]) -> None:
    assert groups(article) == expected


def test_each_article_decides_its_own_surnames() -> None:
    found, texts = marked(
        a="x\n[Sarah Okafor|PERSON] sang. [Okafor|PERSON] left.",
        b="x\n[Samuel Okafor|PERSON] sang. [Okafor|PERSON] left.",
    )
    rows, _ = names.resolve(found, texts)
    assert [row.entity_id for row in rows] == [
        "person-sarah-okafor", "person-sarah-okafor", "person-samuel-okafor", "person-samuel-okafor"
    ]  # fmt: skip
    assert rows[1].reason == "surname of the only one named so in this article, “Sarah Okafor”"


def test_initials_and_a_full_name_with_one_office() -> None:
    one, other = "Captain [K. R. Tarn|PERSON] flew.", "The captain, [Ravi Tarn|PERSON], flew."
    assert groups(one, other) == [["K. R. Tarn", "Ravi Tarn"]]
    assert len(groups(one, "[Ravi Tarn|PERSON], a baker, waved.")) == 2


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        (["[Selm Port Board|ORG] met. The [Port Board|ORG] voted."],
         [["Port Board", "Selm Port Board"]]),
        # Two that it could be short for; and the parent is not its foundation.
        (["[Selm Port Board|ORG] met [Norwick Port Board|ORG]. The [Port Board|ORG] voted."],
         [["Norwick Port Board"], ["Port Board"], ["Selm Port Board"]]),
        (["The [Korvex Foundation|ORG] gave. [Korvex|ORG] paid."],
         [["Korvex"], ["Korvex Foundation"]]),
        (["[Korvex Steel|ORG] met [Korvex Motors|ORG]. [Korvex|ORG] paid."],
         [["Korvex"], ["Korvex Motors"], ["Korvex Steel"]]),
        (["The [MLB|ORG] met [MLB Trade Rumors|ORG]. [MLB|ORG] paid."],
         [["MLB"], ["MLB Trade Rumors"]]),
        (["The [US Senate|ORG] met in the [US|PLACE]."], [["US"], ["US Senate"]]),
        (["[T. J. Amadi|PERSON] met [Tony Amadi|PERSON]."], [["T. J. Amadi"], ["Tony Amadi"]]),
        # An acronym means what its own article spells out.
        (["The [Coastal Aid Agency|ORG] ([CAA|ORG]) came.", "[CAA|ORG] left.",
          "The [Civil Air Academy|ORG] said [CAA|ORG] flew."],
         [["CAA"], ["CAA", "Civil Air Academy"], ["CAA", "Coastal Aid Agency"]]),
        # In its own language, in brackets; but not the agency behind a dateline.
        (["The [Norwick Canoe Union|ORG] ([MKSZ|ORG]) came."], [["MKSZ", "Norwick Canoe Union"]]),
        (["[NORWICK|PLACE] ([NPA|ORG]) — Rain fell."], [["NORWICK"], ["NPA"]]),
        # A team by its second word, and the town that it is not.
        (["[Oslo Terns|PLACE] won. The [Terns|NORP] in [Oslo|PLACE] sang."],
         [["Oslo"], ["Oslo Terns", "Terns"]]),
        # What a text says.
        (["[Liz Farrow|PERSON], née [Tarn|PERSON], sang."], [["Liz Farrow", "Tarn"]]),
        (["A [Selm|PLACE]-born [Norwicker|NORP] sang."], [["Norwicker"], ["Selm"]]),
    ],
)  # fmt: skip
def test_short_names_of_things(articles: list[str], expected: list[list[str]]) -> None:
    assert groups(*articles) == expected


def test_a_place_a_person_and_a_firm_of_one_name_stay_three() -> None:
    found, texts = marked(
        a="x\n[Ada Selm|PERSON] spoke. Ms [Selm|PERSON] left.",
        b="x\nIn [Selm|PLACE] it rained.",
        c="x\nThe brewer, [Selm|ORG], closed.",
    )
    _, entities = names.resolve(found, texts)
    assert sorted((e.label, *e.variants) for e in entities) == [
        ("ORG", "Selm"), ("PERSON", "Ada Selm", "Selm"), ("PLACE", "Selm")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "label", "settled"),
    [
        ("Selm Airways Ltd", "PERSON", "ORG"),
        ("Altin Bank", "PLACE", "ORG"),
        ("Mount Selm", "PERSON", "PLACE"),
        ("Ada Banks", "PERSON", "PERSON"),
    ],
)
def test_what_a_name_ends_in_says_what_it_is(name: str, label: str, settled: str) -> None:
    _, entities = names.resolve(*marked(a=f"So [{name}|{label}] did."))
    assert [e.label for e in entities] == [settled]


def test_names_that_the_model_missed_in_another_article() -> None:
    found, texts = marked(
        a="[Ada Brandt|PERSON] of [Korvex|ORG] spoke in [Cold Selm|PLACE].",
        b="COLD SELM — A Korvex-Tarn deal, said Ada Brandt, is off. The Ada Brandt Hall and the "
        "Korvex Prize are not.",
    )
    rows, _ = names.resolve(found, texts)
    assert [row.text for row in rows if row.article_id == "b"] == [
        "COLD SELM", "Korvex", "Ada Brandt"
    ]  # fmt: skip
    # Not in what cleaning has blanked.
    blank = {"a": texts["a"], "b": " " * len(texts["b"])}
    rows, _ = names.resolve(found, texts, blank)
    assert {row.article_id for row in rows} == {"a"}


def test_words_of_a_headline_are_taken_off_a_name_that_others_have_whole() -> None:
    found, texts = marked(
        a="[Hire Ada Brandt|PERSON]", b="[Ada Brandt|PERSON] and [Ada Brandt|PERSON] spoke."
    )
    rows, entities = names.resolve(found, texts)
    assert {row.text for row in rows} == {"Ada Brandt"}
    assert len(entities) == 1


def test_a_demonym_knows_its_place() -> None:
    _, entities = names.resolve(
        *marked(
            a="[Iranian|NORP], [Selmian|NORP], [Kenyan|NORP] boats at [Iran|PLACE], [Selma|PLACE]."
        )
    )
    assert {e.name: e.of for e in entities} == {
        "Iran": "", "Selma": "", "Iranian": "place-iran", "Selmian": "place-selma", "Kenyan": ""
    }  # fmt: skip
