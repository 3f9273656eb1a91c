"""Names as stories tell them over several outlets: offices, initials, teams, firms, acronyms.

Every rule stands with a case that it must leave alone.
"""

from __future__ import annotations

import pytest
from test_names_across import groups, together
from told_texts import marked

from samestory import names
from samestory.names import teams
from samestory.names.people import is_cut_of
from samestory.names.roles import is_role


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kati Farrow", "Katalin Farrow", True),
        ("Segun Tarn", "Olusegun Tarn", True),
        ("Lucy Tarn", "Lucas Tarn", False),
        ("Paul Tarn", "Paula Tarn", False),
        ("Marsh Tarn", "Ngozi Marsh-Tarn", True),
        ("Marsh Tarn", "Ngozi Marsh-Webb", False),
        ("Tomás Ó Dálaigh", "Tomas O'Dalaigh", True),
        ("Tomás Ó Dálaigh", "Tomas Dalton", False),
        ("Đorđe Tarnić", "Djordje Tarnic", True),
        ("Nguyen Thi Lan", "Lan T. Nguyen", True),
        ("Nguyen Thi Lan", "Lan V. Nguyen", False),
        ("Yousef Al Tarni", "Yusuf el-Tarni", True),
    ],
)
def test_full_names(one: str, other: str, same: bool) -> None:
    assert together(one, other) is same
    assert together(other, one) is same


def test_first_names_that_are_full_ones_are_cut_of_nothing() -> None:
    assert is_cut_of("segun", "olusegun")
    assert not is_cut_of("lucy", "lucas")  # a name of its own
    assert not is_cut_of("jo", "joanna")


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        # A judge of this name whom another article names in full; but not without an office.
        (["The judge, [Simon Tarn|PERSON|judge], spoke.",
          "[Ada Tarn|PERSON] ran. Judge [Tarn|PERSON] slept."],
         [["Ada Tarn"], ["Simon Tarn", "Tarn"]]),
        (["The judge, [Simon Tarn|PERSON|judge], spoke.",
          "[Ada Tarn|PERSON] ran. Then [Tarn|PERSON] slept."],
         [["Ada Tarn", "Tarn"], ["Simon Tarn"]]),
        # Half of a double surname that only another article has.
        (["[Ada Marsh-Tarn|PERSON] sang.", "[Ada Tarn|PERSON] ran. Mrs [Marsh|PERSON] left."],
         [["Ada Marsh-Tarn", "Ada Tarn", "Marsh"]]),
        # Initials alone; not those of somebody else.
        (["[Joseph Dike Amadi|PERSON] came. So [JD|PERSON] sang."], [["JD", "Joseph Dike Amadi"]]),
        (["[Joseph Dike Amadi|PERSON] came. So [KP|PERSON] left."],
         [["Joseph Dike Amadi"], ["KP"]]),
        (["[K. Venkata Tarn|PERSON] came.", "So [KVT|ORG] sang."], [["K. Venkata Tarn", "KVT"]]),
        # Shorter forms of one full name, and two people with one surname and initial.
        (["[G Suresh Tarn|PERSON] came.", "[Suresh Tarn|PERSON] sang.", "[G. S. Tarn|PERSON] ran."],
         [["G Suresh Tarn", "G. S. Tarn", "Suresh Tarn"]]),
        # By birth a surname is hers there alone.
        (["[Ada Webb|PERSON] (née [Tarn|PERSON]) met [Omar Tarn|PERSON]. Mr [Tarn|PERSON] left."],
         [["Ada Webb", "Tarn"], ["Omar Tarn", "Tarn"]]),
        # A stage name holds in other articles too, unless somebody bears it.
        (["[Min Tarn|PERSON], known as [Haro|PERSON], sang.", "So [Haro|PERSON] left."],
         [["Haro", "Min Tarn"]]),
        (["[Min Tarn|PERSON], known as [Haro|PERSON], sang.",
          "[Ada Haro|PERSON] ran. So [Haro|PERSON] left."],
         [["Ada Haro", "Haro"], ["Haro", "Min Tarn"]]),
    ],
)  # fmt: skip
def test_people(articles: list[str], expected: list[list[str]]) -> None:
    assert groups(*articles) == expected


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        # Another body is no short form, a name that ends one is.
        (["[Selm Police|ORG] met the [Selm Police Federation|ORG]."],
         [["Selm Police"], ["Selm Police Federation"]]),
        (["The [Selm Police Federation|ORG] met.", "The [Police Federation|ORG] spoke."],
         [["Police Federation", "Selm Police Federation"]]),
        (["The [Port Commission of Selm|ORG] met.", "The [Port Commission|ORG] spoke."],
         [["Port Commission", "Port Commission of Selm"]]),
        # What a body is of is not the body.
        (["The [University of Port Selm|ORG] met in [Port Selm|ORG]."],
         [["Port Selm"], ["University of Port Selm"]]),
        # Hyphens and syllables.
        (["The [Gulf Co-operation Council|ORG] met.", "The [GCC|ORG] spoke."],
         [["GCC", "Gulf Co-operation Council"]]),
        (["The [University of Port Selm|ORG] met.", "The [UNIPORT|ORG] spoke."],
         [["UNIPORT", "University of Port Selm"]]),
        (["The [University of Port Selm|ORG] met.", "The [UNISELF|ORG] spoke."],
         [["UNISELF"], ["University of Port Selm"]]),
        # Cut off before its "for".
        (["The [Residual Court|ORG] for the Western Isles ([RCWI|ORG]) met."],
         [["RCWI", "Residual Court for the Western Isles"]]),
        (["The [Residual Court|ORG] for the Western Isles ([XYZW|ORG]) met."],
         [["Residual Court"], ["XYZW"]]),
        # Firms under the law of two countries.
        (["[Korvex Inc.|ORG] met [Korvex GmbH|ORG]."], [["Korvex GmbH"], ["Korvex Inc."]]),
        (["[Korvex Inc.|ORG] met.", "So did [Korvex Corp.|ORG] then."],
         [["Korvex Corp.", "Korvex Inc."]]),
        # A ship and the man of its name.
        (["The supply ship [Nils Tarn|PERSON] sailed.", "[Nils Tarn|PERSON] waved."],
         [["Nils Tarn"], ["Nils Tarn"]]),
        # A team by its city, beside the city.
        (["[Selm|PLACE] beat them. It rained in [Selm|PLACE]. [Selm Terns|ORG] won."],
         [["Selm"], ["Selm", "Selm Terns"]]),
        (["[Selm|PLACE] beat them. It rained in [Selm|PLACE]. [Selm Times|ORG] wrote."],
         [["Selm"], ["Selm Times"]]),
        # The firm of which something is said that is said of firms, and its founder.
        (["[Korvek Steel plc|ORG] and [Ada Korvek|PERSON] met. [Korvek|PERSON] shares fell."],
         [["Ada Korvek"], ["Korvek", "Korvek Steel plc"]]),
        (["[Tarn Steel plc|ORG] and [Ada Tarn|PERSON] met. [Tarn|PERSON] left."],
         [["Ada Tarn", "Tarn"], ["Tarn Steel plc"]]),
    ],
)  # fmt: skip
def test_things(articles: list[str], expected: list[list[str]]) -> None:
    assert groups(*articles) == expected


def test_a_mine_is_no_nurse() -> None:
    found = groups("[Esperanza Tarn|PERSON] ran to the [Esperanza|PERSON] mine.")
    assert found == [["Esperanza"], ["Esperanza Tarn"]]


def test_a_demonym_that_the_model_takes_for_a_place() -> None:
    _, entities = names.resolve(*marked(a="His [Bahraini|PLACE] aide and [Selm|PLACE]."))
    assert {e.name: e.label for e in entities} == {"Bahraini": "NORP", "Selm": "PLACE"}


def test_what_is_said_of_a_team() -> None:
    assert teams.is_meant("Selm beat Norwick", 0, 4)
    assert teams.is_meant("They lost to Selm.", 13, 17)
    assert not teams.is_meant("Rain fell in Selm.", 13, 17)
    assert teams.home("Selm Terns") == "selm"
    assert not teams.home("Selm Police")


def test_words_for_what_somebody_is() -> None:
    assert all(map(is_role, ("flanker", "coroner", "seismologist", "judge", "co-founder")))
    assert not any(map(is_role, ("mr", "dr", "harbour", "video")))
