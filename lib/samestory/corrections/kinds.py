"""What can be corrected: one row a kind, with what a line of it needs and how it is put in words.

A new kind is a row here and a function that applies it: in `roles`, `extracts`, `names`, `claims`.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import NamedTuple

from samestory.articles import ArticlesError
from samestory.corrections.numbers import number_in
from samestory.corrections.search import plain
from samestory.tables import ROLES, Correction

__all__ = ["KINDS", "PAIRS", "Kind", "check", "in_words", "settled"]


class Kind(NamedTuple):
    """A kind of correction: the step that applies it, and the columns that a line must fill."""

    step: str
    needs: tuple[str, ...]
    says: str  # a sentence about a line of it, with its columns in braces
    text: str  # what stands in the column `text`
    value: str = ""  # and in `value`


KINDS = {
    "role": Kind(
        "01", ("article_id", "text", "value"), "“{text}” has the role “{value}”",
        "a line of the article, or a part of it", "what it is: body, caption, ...",
    ),
    "not a name": Kind("02", ("text",), "“{text}” is not a name", "words taken for a name"),
    "speaker": Kind(
        "02", ("article_id", "text"), "“{text}” was said by {value}",
        "a quotation, or its start followed by …", "who said it; empty: it is not clear",
    ),
    "value": Kind(
        "02", ("article_id", "text", "value"), "“{text}” is {value}",
        "a figure as it stands", "its value: 36, about 40, 10 to 12, $1.3 million",
    ),
    "merge": Kind(
        "03", ("text", "value"), "“{text}” and “{value}” are one",
        "a name, or words that mean somebody", "the name of whom it means",
    ),
    "split": Kind(
        "03", ("text",), "“{text}” is somebody else: {value}",
        "a spelling", "the name of whom it means; empty: the spelling itself",
    ),
    "rename": Kind(
        "03", ("text", "value"), "“{text}” is shown as “{value}”",
        "a name", "the name to be shown",
    ),
    "same claim": Kind(
        "03", ("article_id", "text", "value", "other_id"), "“{text}” and “{value}” are one claim",
        "words of a figure, date or quotation", "those of the other article, `other_id`",
    ),
    "not same claim": Kind(
        "03", ("article_id", "text", "value", "other_id"), "“{text}” and “{value}” are two claims",
        "words of a figure, date or quotation", "those of the other article, `other_id`",
    ),
    "apparent conflict": Kind(
        "03", ("article_id", "text", "note"), "“{text}” contradicts “{value}” only in appearance",
        "words of a figure, date or quotation",
        "those that it seems to contradict, in `other_id`; empty: all others",
    ),
}  # fmt: skip
# These speak of two passages: one line for each pair.
PAIRS = frozenset({"merge", "same claim", "not same claim", "apparent conflict"})
MISSING = {
    "article_id": "the article_id is empty; name the article",
    "text": "the text is empty; give {text}",
    "value": "the value is empty; give {value}",
    "other_id": "other_id is empty; name the article that the value stands in",
    "note": "the note is empty; say why, it is what readers are told",
}


def settled(field: str) -> str:
    """The name of a kind as it stands in KINDS, where that is meant: "Not_a_name"."""
    words = " ".join(field.replace("_", " ").replace("-", " ").lower().split())
    return words if words in KINDS else field


def check(where: str, row: Correction) -> None:
    """Raise ArticlesError unless a line says all that its kind needs."""
    kind = KINDS.get(row.field)
    if kind is None:
        near = get_close_matches(row.field, KINDS, n=1, cutoff=0.6)
        hint = f"did you mean “{near[0]}”?" if near else f"{listed()} can be corrected."
        raise ArticlesError(f"{where}: the field is “{row.field}”; {hint}")
    for column in kind.needs:
        if not plain(getattr(row, column)):
            said = MISSING[column].format(text=kind.text, value=kind.value.replace("`", ""))
            raise ArticlesError(f"{where}: {said}.")
    if row.field == "role" and row.value not in ROLES:
        raise ArticlesError(
            f"{where}: there is no role “{row.value}”; the roles are {', '.join(ROLES)}."
        )
    if row.field == "value" and number_in(row.value) is None:
        raise ArticlesError(
            f"{where}: “{row.value}” is no number; write it like 36, about 40, 10 to 12 or "
            "$1.3 million."
        )
    if row.field == "apparent conflict" and bool(row.value) != bool(row.other_id):
        raise ArticlesError(f"{where}: value and other_id belong together; give both or neither.")


def listed() -> str:
    """The kinds as a list in words."""
    *most, last = KINDS
    return f"{', '.join(most)} and {last}"


def in_words(row: Correction) -> str:
    """A correction as a sentence, long words shortened."""
    cells = {name: shortened(getattr(row, name)) for name in ("text", "value")}
    if not cells["value"]:
        empty = {"speaker": "nobody who is named", "apparent conflict": "the others"}
        cells["value"] = empty.get(row.field, cells["text"])
    kind = KINDS.get(row.field)
    return kind.says.format(**cells) if kind else f"“{cells['text']}”: {cells['value']}"


def shortened(text: str, length: int = 120) -> str:
    """A text in one line, cut at a word."""
    words = plain(text)
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + " …"
