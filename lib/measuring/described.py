"""What is known of an article, beside what it states -> how often each field is right.

A field that the text states and that was left empty costs recall; a wrong value costs precision.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from measuring.pages import Page, rendered
from measuring.pasted import Pasted, received
from measuring.scores import Score, table
from samestory import articles, clean
from samestory.articles.article import Part, UnreadableError
from samestory.articles.pages import page as read_page
from samestory.clean.lines import letters
from samestory.tables import ROOT, Article

FIELDS = ("title", "byline", "published", "outlet")
OTHER_FORMS = " | "  # between forms of a name that are equally right
DIGEST = "sha256:"
SHOWN = 12  # letters of a page's name in pages.csv
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
    return paper(value) if field == "outlet" else letters(value)


def digest(value: str) -> str:
    """A value's fingerprint, for gold on texts of which nothing may be part of the project."""
    return f"{DIGEST}{hashlib.sha256(value.encode()).hexdigest()[:16]}"


def read_pages(path: Path = PAGES) -> dict[str, dict[str, str]]:
    """Page of the benchmark (first letters of its name) -> field -> digests of what it states."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row.pop("page"): row for row in csv.DictReader(file)}


def people(text: str) -> frozenset[str]:
    """The names of a byline, whatever stands between them, without what follows a comma."""
    parts = re.split(r";|, (?=[A-Z][\w.’'-]+ [A-Z])|,? (?:and|&) ", text)
    return frozenset(filter(None, (letters(part.split(",")[0]) for part in parts)))


def paper(text: str) -> str:
    """An outlet's name without "the" and an ending such as .com."""
    return letters(re.sub(r"^the |\.(?:com|org|net|co\.uk)$", "", text.strip().casefold()))


def of_gold(pasted: Sequence[Pasted]) -> list[Field]:
    """Every field of the project's own articles; what they state is in their headers."""
    found = [row for one in pasted for row in clean.corpus(received([one])).articles]
    return compare({one.name: one.header for one in pasted}, found)


def of_pages(pages: Sequence[Page], *, text: bool) -> list[Field]:
    """Every field of the pages for which `pages.csv` says what they state; as HTML, or as text."""
    stated = read_pages()
    there = {page.name[:SHOWN]: page for page in pages if page.name[:SHOWN] in stated}
    found = [row for name, page in there.items() for row in clean_page(name, page, text=text)]
    return compare(stated, found)


def clean_page(name: str, page: Page, *, text: bool) -> list[Article]:
    """The row of a page, or none where it cannot be read; the address is not given."""
    try:
        part = Part(text=rendered(page.source)) if text else read_page(page.source)
    except UnreadableError:
        return []
    one = articles.Article(
        name, name, "", "en", part.text, articles.Known(), stated=part.stated, main=part.main
    )
    return clean.corpus(articles.Reading([one], [])).articles


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


def scores(fields: Iterable[Field], *, if_stated: bool = False) -> pd.DataFrame:
    """Columns: field, precision, recall, f1 (per cent), gold (articles that state it).

    With `if_stated`, a value that the text does not state is not judged: markup may hold it.
    """
    rows = [row for row in fields if row.stated or not if_stated]
    counted = {
        name: Score(
            sum(f.right for f in rows if f.field == name and f.found and f.stated),
            sum(bool(f.found) for f in rows if f.field == name),
            sum(bool(f.stated) for f in rows if f.field == name),
        )
        for name in FIELDS
    }
    return table(counted, of="field")


def side_by_side(sets: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The scores of several sets in one table, with the column `texts` in front."""
    return pd.concat([frame.assign(texts=name) for name, frame in sets.items()])[
        ["texts", "field", "precision", "recall", "f1", "gold"]
    ]
