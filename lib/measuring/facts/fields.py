"""What is said of a figure or a date: a mark and a row -> whether they say the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from measuring.facts.items import DATE, FIGURE, Mark
from samestory.tables import Figure

DETERMINERS = frozenset("the a an this that these those his her its our their my your".split())
EMPTY_WORDS = DETERMINERS | {"of", "and", "s"}
WORD = re.compile(r"\w+")


class Field(NamedTuple):
    """What is judged on a pair: of which marks, both values as words, and when they are the same.

    Without `same`, they have to be equal. Where one side says nothing, the other has to.
    """

    what: str
    marked: Callable[[Mark], str]
    found: Callable[[Any], str]
    same: Callable[[Mark, Any], bool] | None = None

    def right(self, mark: Mark, row: Any) -> bool:
        """Whether the row says the same as the mark; both may say nothing."""
        marked, found = self.marked(mark), self.found(row)
        if self.same is not None and marked and found:
            return self.same(mark, row)
        return marked == found


def of_name(field: str, what: str = FIGURE, **same: Callable[[Mark, Any], bool]) -> Field:
    """A field that marks and rows call by one name; its words are compared by `plain`."""
    return Field(
        what, lambda mark: plain(mark.get(field)), lambda row: plain(getattr(row, field)), **same
    )


def plain(words: str) -> str:
    """Words in small letters, without a determiner before them."""
    parts = words.lower().split()
    return " ".join(parts[1:] if parts and parts[0] in DETERMINERS else parts)


def same_head(mark: Mark, row: Figure) -> bool:
    """Whether what is counted has the same last word, or the same head lemma."""
    ends = [WORD.findall(words.lower())[-1:] for words in (mark.get("counted"), row.counted)]
    return ends[0] == ends[1] or mark.get("head").lower() == row.head.lower() != ""


def same_voice(mark: Mark, row: Figure) -> bool:
    """Whether the words that name who said it have one in common that tells something."""
    both = [set(WORD.findall(words.lower())) for words in (mark.get("voice"), row.voice)]
    return bool((both[0] & both[1]) - EMPTY_WORDS)


def marked_days(mark: Mark) -> str:
    """The days a figure holds for, as marked; one day is not written as an interval."""
    first, _, last = mark.get("as_of").partition("/")
    return first if last in {"", first} else f"{first}/{last}"


def found_days(row: Figure) -> str:
    """The days a figure holds for, written as in the test set; an open side is left out."""
    first, last = row.as_of_earliest or "", row.as_of_latest or ""
    return first if first == last else f"{first}/{last}"


def inexact(qualifier: str) -> str:
    """A qualifier, nothing for an exact figure."""
    return "" if qualifier == "exact" else qualifier


FIELDS = {
    "kind": of_name("kind"),
    "unit": of_name("unit"),
    "qualifier": Field(
        FIGURE, lambda mark: inexact(mark.get("qualifier")), lambda row: inexact(row.qualifier)
    ),
    "change": of_name("change"),
    "per": of_name("per"),
    "counted, complete": of_name("counted"),
    "counted, partial": of_name("counted", same=same_head),
    "besides": of_name("besides"),
    "including": of_name("including"),
    "as of": Field(FIGURE, marked_days, found_days),
    "voice": of_name("voice", same=same_voice),
    "date, type": of_name("type", DATE),
    "date, value": Field(DATE, lambda mark: mark.get("value"), lambda row: row.value),
}
