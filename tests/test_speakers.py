"""Who speaks a quotation: named, meant by a pronoun, described, or open."""

from __future__ import annotations

import pytest
from told_texts import marked

from samestory import names
from samestory.tables import Quote

STORY = (
    "[Ada Brandt|PERSON|director] runs [Korvex|ORG]. [Bo Tarn|PERSON|mayor] and"
    " [Cy Holm|PERSON|mayor] came. She spoke. The director spoke. The mayor spoke. The company"
    " spoke. A spokesman for Korvex spoke. Officials in Korvex spoke. Mayor Bo Tarn spoke."
)


def speaker(words: str, resolved: str = "") -> tuple[str, str]:
    """The name shown for whom the words mean in STORY, and the form."""
    found, texts = marked(a=STORY)
    rows, entities = names.resolve(found, texts, {"a": ""})
    start = texts["a"].rindex(words)
    at = texts["a"].index(resolved) if resolved else None
    quote = Quote(
        0, 1, texts["a"][0], 0, 0, "direct", resolved, at, at + len(resolved) if at is not None
        else None, "said", None, None, "", "", source=words, source_start=start,
        source_end=start + len(words),
    )  # fmt: skip
    found_row = names.speakers({"a": [quote]}, rows, entities)[0]
    assert texts["a"][found_row.start : found_row.end] == found_row.text == words
    return found_row.name, found_row.form


@pytest.mark.parametrize(
    ("words", "resolved", "expected"),
    [
        ("She", "Ada Brandt", ("Ada Brandt", "pronoun")),
        ("She", "", ("", "pronoun")),
        ("The director", "", ("Ada Brandt", "description")),
        ("The mayor", "", ("", "description")),  # two are mayors
        ("The company", "", ("Korvex", "description")),
        ("A spokesman for Korvex", "", ("", "description")),
        ("Officials in Korvex", "", ("", "description")),
        ("Ada Brandt", "", ("Ada Brandt", "name")),
    ],
)
def test_who_speaks(words: str, resolved: str, expected: tuple[str, str]) -> None:
    assert speaker(words, resolved) == expected


def test_the_company_stays_open_where_two_are_named() -> None:
    found, texts = marked(a="[Korvex|ORG] and [Selm Motors|ORG] met. The company paid.")
    rows, entities = names.resolve(found, texts)
    start = texts["a"].index("The company")
    quote = Quote(0, 1, "K", 0, 0, "indirect", "", None, None, "", None, None, "", "",
                  source="The company", source_start=start, source_end=start + 11)  # fmt: skip
    assert names.speakers({"a": [quote]}, rows, entities)[0].entity_id == ""
