"""What is known of an article -> its row of 01_articles, each field with its basis.

A person's word wins over what the file says of itself, that over what its text says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from samestory import articles
from samestory.clean import dating, imprint
from samestory.columns import BASES
from samestory.tables import Article, Block, Clue

# Letters that a line must have to be the title of which a file states more.
LONG = 20
MOTTO = re.compile(r" [|–—-] | : ")

__all__ = ["describe", "short_names", "with_days"]


def describe(
    one: articles.Article, rows: Sequence[Block], said: Sequence[Clue], *, words: int
) -> Article:
    """The row of an article of which `words` words are kept; it has no short name yet."""
    known, stated = one.known, one.stated
    first = {clue.field: clue.value for clue in reversed(said)}
    earliest, latest, dated_by = days_of(one, said)
    outlet, outlet_basis = best(known.outlet, site(stated.outlet), imprint.outlet(said, rows))
    shown = headline(stated, first.get("title", ""), rows)
    title, title_basis = best(known.title, shown, first.get("title", ""))
    byline, byline_basis = best(
        known.author, fuller(stated.byline, first.get("byline", "")), first.get("byline", "")
    )
    url, url_basis = best(known.url, stated.url)
    section, section_basis = best(known.section, stated.section, first.get("section", ""))
    return Article(
        article_id=one.article_id,
        short_name="",
        path=one.path,
        format=one.format,
        sha256=one.sha256,
        outlet=outlet,
        outlet_basis=outlet_basis,
        title=title,
        title_basis=title_basis,
        byline=byline,
        byline_basis=byline_basis,
        url=url,
        url_basis=url_basis,
        section=section,
        section_basis=section_basis,
        published=earliest if earliest == latest else None,
        published_earliest=earliest,
        published_latest=latest,
        published_basis=dated_by,
        language=one.language,
        language_basis="metadata" if stated.language == one.language else "inferred",
        same_as="",
        words=words,
        text=one.text,
    )


def headline(stated: articles.Stated, printed: str, rows: Sequence[Block]) -> str:
    """The title that a file states, unless the article is headed by another one.

    A page's title may be shortened for search engines, be the site's, or end in its name; what a
    reader sees above the story is what others will quote.
    """
    wanted = imprint.spelled(stated.title)
    if not wanted or wanted == imprint.spelled(stated.outlet):
        return ""
    shown = {imprint.spelled(row.text): row.text for row in rows}
    if wanted in shown or not printed:
        start = next((key for key in shown if len(key) >= LONG and wanted.startswith(key)), "")
        return stated.title if wanted in shown or not start else " ".join(shown[start].split())
    return ""


def fuller(stated: str, printed: str) -> str:
    """The authors that a file states, or those that the article names if that is more of them."""
    names = imprint.author(stated)
    return printed if names and names in printed else names


def site(name: str) -> str:
    """The name of a site without the motto behind it."""
    return MOTTO.split(name, maxsplit=1)[0].strip()


def with_days(row: Article, one: articles.Article, said: Sequence[Clue]) -> Article:
    """The row of an article with its days of publication as all its clues give them."""
    earliest, latest, basis = days_of(one, said)
    return row._replace(
        published=earliest if earliest == latest else None,
        published_earliest=earliest,
        published_latest=latest,
        published_basis=basis,
    )


def best(*said: str) -> tuple[str, str]:
    """The first that is not empty, and its basis; `said` by a person, the file, the text."""
    for value, basis in zip(said, BASES, strict=False):
        if value:
            return value, basis
    return "", "unknown"


def days_of(one: articles.Article, said: Sequence[Clue]) -> dating.Interval:
    """First and last day of publication (ISO), and the basis.

    Where a page prints a day beside its title, and its markup a neighbouring one, the markup's is
    that of another time zone.
    """
    day, basis = best(articles.published(one.known), one.stated.published)
    if not day:
        return dating.interval(said)
    title = next((clue.start for clue in said if clue.field == "title"), None)
    below = [clue for clue in said if title is not None and clue.start > title]
    printed, _, told_by = dating.interval(below)
    if basis == "metadata" and told_by == "text" and printed and apart(printed, day) == 1:
        return printed, printed, told_by
    return day, day, basis


def apart(one: str, other: str) -> int:
    """How many days lie between two days (ISO)."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def short_names(rows: Sequence[Article]) -> list[str]:
    """A unique name for people for each article: its outlet, else the title's first words."""
    wanted = [row.outlet or shortened(row.title) for row in rows]
    names: list[str] = []
    taken = {name for name, count in Counter(wanted).items() if name and count == 1}
    for number, name in enumerate(wanted, start=1):
        if name in taken and wanted.count(name) == 1:
            names.append(name)
            continue
        stem = name or "Article"
        counter = 1 + wanted[: number - 1].count(name) if name else number
        while f"{stem} {counter}" in taken:
            counter += 1
        names.append(f"{stem} {counter}")
        taken.add(names[-1])
    return names


def shortened(title: str) -> str:
    """The first words of a title, whole, about 30 characters."""
    kept = ""
    for word in title.split():
        if len(kept) + len(word) > 30:
            return f"{kept}…" if kept else f"{word[:30]}…"
        kept = f"{kept} {word}".strip()
    return kept
