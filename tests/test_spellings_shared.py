"""How outlets spell a name: rare spellings that two of them share."""

from __future__ import annotations

from told_texts import marked

from samestory import names
from samestory.compare import people


def test_a_rare_spelling_that_two_outlets_share() -> None:
    usual, rare = "[Ada Haldane|PERSON] spoke.", "[Ada Haldine|PERSON] spoke."
    rows, entities = names.resolve(*marked(a=usual, b=usual, c=usual, d=rare, e=rare))
    assert people.shared_rarities(rows) == {"haldine": ("d", "e")}
    claim = next(iter(people.compare(rows, entities)))
    assert claim.reason.endswith("2 share the rare spelling “Haldine”.")


def test_an_accent_or_one_outlet_alone_is_no_shared_rarity() -> None:
    rows, _ = names.resolve(
        *marked(
            a="[Ada Nuñez|PERSON] spoke.",
            b="[Ada Nunez|PERSON] spoke.",
            c="[Ada Nunez|PERSON] spoke.",
            d="[Ada Nuñes|PERSON] spoke.",
        )
    )
    assert people.shared_rarities(rows) == {}
