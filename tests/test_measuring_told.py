"""Reading stories told by several outlets: names, roles, quotations, sources, and slips."""

from __future__ import annotations

from pathlib import Path

import pytest

from measuring import told
from measuring.gold import GoldError

STORY = """# ferry | transport | a surname alone
entity p1 | PERSON | Runa Vestergaard
entity l1 | PLACE | Ostrava Bay
entity n1 | NORP | Ostravan | of l1
same | a1 b1 | cut, speaker
differ | a1 a2

== a | The Bay Courier | 2031-04-02
[Ostrava Bay|l1] ferry stuck, says captain

[Runa Vestergaard|p1], captain of the ferry, said it was stuck. “We wait,” she said, “and wait.”
> role p1 | captain of the ferry
> quote a1 | direct | We wait + and wait. | said #2 | she | p1
> quote a2 | indirect | it was stuck | said | Runa Vestergaard | p1

An [Ostravan|n1] union said so, the Courier learned from officials. An [Ostravan|n1] union!
> source | unnamed | officials | learned from officials

== b | Harbour FM | -
“We wait,” said Captain [Vestergaard|p1].
> quote b1 | direct | We wait | said | Vestergaard | p1
"""


def parsed() -> told.Told:
    """The story as written."""
    return told.parse(STORY, "ferry.txt")


def test_a_story_is_read_with_its_articles_and_entities() -> None:
    story = parsed()
    assert (story.name, story.subject, story.note) == ("ferry", "transport", "a surname alone")
    assert story.entities["n1"] == told.Thing("NORP", "Ostravan", "l1")
    assert story.entities["p1"].of == ""
    assert story.same == (("a1", "b1", ("cut", "speaker")),)
    assert story.differ == (("a1", "a2"),)
    assert [(one.letter, one.published) for one in story.articles] == [
        ("a", "2031-04-02"),
        ("b", "-"),
    ]


def test_marks_and_labels_are_taken_out_and_found_again() -> None:
    first = parsed().articles[0]
    assert "[" not in first.text
    assert "> " not in first.text
    assert first.text.startswith("Ostrava Bay ferry stuck, says captain\n\nRuna")
    named = [(first.text[n.start : n.end], n.entity) for n in first.names]
    assert named == [
        ("Ostrava Bay", "l1"), ("Runa Vestergaard", "p1"), ("Ostravan", "n1"), ("Ostravan", "n1"),
    ]  # fmt: skip
    role = first.roles[0]
    assert (role.entity, first.text[slice(*role.passage)]) == ("p1", "captain of the ferry")
    assert first.sources[0].source == "officials"


def test_parts_and_the_numbered_cue_of_a_quotation_are_where_they_stand() -> None:
    first = parsed().articles[0]
    direct, indirect = first.quotes
    assert [first.text[slice(*part)] for part in direct.parts] == ["We wait", "and wait."]
    assert direct.cue is not None
    assert indirect.cue is not None
    assert direct.cue.start == first.text.index("said, “and")
    assert indirect.cue.start == first.text.index("said it was")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[Vestergaard|p1]", "[Vestergaard|p7]", "no such entity: p7"),
        ("[Vestergaard|p1]", "[Vestergaard|p1", "cannot be read near"),
        ("| captain of the ferry", "| owner of the ferry", "not in the text"),
        ("differ | a1 a2", "differ | a1 a9", "no quotation a9"),
        ("differ | a1 a2", "differs | a1 a2", "cannot read: differs"),
        ("cut, speaker", "cut, singer", "cannot read: same"),
        ("entity l1", "entity l2 | PLACE | Nowhere\nentity l1", "never marked in a text: l2"),
        ("| of l1", "| of l5", "l5, which is no entity"),
        ("# ferry | transport", "# ferry", "3 cells are needed"),
        ("| direct | We wait |", "| shouted | We wait |", "cannot read this label"),
        ("it was stuck | said", "wait | said", "stands 2 times"),
    ],
)
def test_a_slip_of_the_hand_stops_the_reading(old: str, new: str, said: str) -> None:
    assert old in STORY
    with pytest.raises(GoldError, match=r"^ferry\.txt") as slip:
        told.parse(STORY.replace(old, new, 1), "ferry.txt")
    assert said in str(slip.value)


def test_an_empty_file_is_a_slip_too(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(told.ToldError, match=r"empty\.txt"):
        told.stories(tmp_path)


def test_stories_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    for name in ("b", "a"):
        source = STORY.replace("# ferry", f"# {name}")
        (tmp_path / f"{name}.txt").write_text(source, encoding="utf-8")
    assert [story.name for story in told.stories(tmp_path)] == ["a", "b"]
