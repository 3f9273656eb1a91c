"""What is known of an article, beside what it states -> how often each field is right.

A field that the text states and that was left empty costs recall; a wrong value costs precision.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from measuring.scores import Score, table
from samestory.tables import ROOT, Article

FIELDS = ("title", "byline", "published", "outlet")
OTHER_FORMS = " | "  # between forms of a name that are equally right
DIGEST = "sha256:"
PAGES = ROOT / "tests" / "gold" / "pages.csv"


class Field(NamedTuple):
    """One field of one article: what it states (empty: nothing), and what was found."""

    article: str
    field: str
    stated: str
    found: str

    @property
    def right(self) -> bool:
        """Whether the value found is what the article states, perhaps spelled another way."""
        found = key(self.field, self.found)
        forms = self.stated.split(OTHER_FORMS)
        return digest(found) in forms or found in (key(self.field, form) for form in forms)


def key(field: str, value: str) -> str:
    """A value as compared: what is only spelling, order or a title's case left out."""
    if field == "byline":
        return " ".join(sorted(people(value)))
    return paper(value) if field == "outlet" else spelled(value)


def digest(value: str) -> str:
    """A value's fingerprint, for gold on texts of which nothing may be part of the project."""
    return f"{DIGEST}{hashlib.sha256(value.encode()).hexdigest()[:16]}"


def read_pages(path: Path = PAGES) -> dict[str, dict[str, str]]:
    """Page of the benchmark (first letters of its name) -> field -> digests of what it states."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row.pop("page"): row for row in csv.DictReader(file)}


def spelled(text: str) -> str:
    """Letters and digits alone, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))


def people(text: str) -> frozenset[str]:
    """The names of a byline, whatever stands between them, without what follows a comma."""
    parts = re.split(r";|, (?=[A-Z][\w.’'-]+ [A-Z])|,? (?:and|&) ", text)
    return frozenset(filter(None, (spelled(part.split(",")[0]) for part in parts)))


def paper(text: str) -> str:
    """An outlet's name without "the" and an ending such as .com."""
    return spelled(re.sub(r"^the |\.(?:com|org|net|co\.uk)$", "", text.strip().casefold()))


def compare(stated: Mapping[str, Mapping[str, str]], found: Iterable[Article]) -> list[Field]:
    """Every field of every article that `stated` (article_id -> field -> value) holds."""
    return [
        Field(one.article_id, field, stated[one.article_id].get(field, ""), value(one, field))
        for one in found
        if one.article_id in stated
        for field in FIELDS
    ]


def value(one: Article, field: str) -> str:
    """What was found of a field, empty if nothing."""
    return str(getattr(one, field) or "")


def scores(fields: Iterable[Field]) -> pd.DataFrame:
    """Columns: field, precision, recall, f1 (per cent), gold (articles that state it)."""
    rows = list(fields)
    counted = {
        name: Score(
            sum(f.right for f in rows if f.field == name and f.found and f.stated),
            sum(bool(f.found) for f in rows if f.field == name),
            sum(bool(f.stated) for f in rows if f.field == name),
        )
        for name in FIELDS
    }
    return table(counted, of="field")
