"""Names of columns, keys and labels -> what they hold of an article: its text, date, outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from samestory.articles.article import ArticlesError, Stated
from samestory.articles.days import day_in, day_of
from samestory.articles.language import code

# What can be held -> the usual names, the surest first; written as `plain` makes them.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "fulltext", "articlebody", "maintext", "story",
        "plaintext", "articletext", "bodytext", "storytext", "newstext",
    ),
    "title": ("title", "headline", "articletitle", "heading"),
    "published": (
        "published", "publicationdate", "publishdate", "datepublished", "datepublish",
        "pubdate", "publishedat", "publishedon", "publishedtime", "firstpublished", "date",
        "datetime", "created", "createdat",
    ),
    "outlet": (
        "outlet", "publisher", "publication", "newspaper", "media", "medium", "mediasource",
        "sourcename", "publicationtitle", "sitename", "site", "source", "domain", "sourcedomain",
    ),
    "url": ("url", "link", "href", "address", "articleurl", "canonicalurl"),
    "author": ("author", "authors", "byline", "creator", "writer", "articleauthor"),
    "section": ("section", "category", "desk", "sectionname", "articlesection"),
    "language": ("language", "lang"),
}  # fmt: skip
# They hold a part of the text, and are taken for it only where there is nothing else.
SUMMARIES = ("description", "lead", "summary", "abstract", "snippet", "excerpt")
# Of a nested value, the key that names it.
NAMING = ("name", "title", "text", "rendered", "value", "label")
LONGEST_VALUE = 300  # characters of a title, a name or an address
DEEPEST = 4
SEPARATORS = re.compile(r"[\s_\-]+")


def plain(name: str) -> str:
    """A column's name without case, blanks, `_` and `-`, as NAMES has it."""
    return SEPARATORS.sub("", name.lower().removeprefix("\ufeff"))


def named(given: Sequence[str]) -> dict[str, str]:
    """What is held -> the column or key that holds it, of words such as `text:full_story`.

    Raises ArticlesError for a word that is not of this form.
    """
    fields = {}
    for word in given:
        field, separator, name = word.replace("=", ":", 1).partition(":")
        if field not in NAMES or not separator or not name.strip():
            raise ArticlesError(
                f"“{word}” does not name a field; write one of {', '.join(NAMES)}, a colon "
                "and the column or key that holds it, as text:full_story."
            )
        fields[field] = name.strip()
    return fields


def flat(value: object, *, between: str = ", ", depth: int = 0) -> str:
    """A value of a record as text: a list's values one after the other, an object's name."""
    if value is None or isinstance(value, bool) or value != value:  # the last is not-a-number
        return ""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, Mapping):
        inner = (value[key] for key in NAMING if value.get(key))
        return flat(next(inner, None), between=between, depth=depth + 1) if depth < DEEPEST else ""
    if isinstance(value, (list, tuple)):
        if depth >= DEEPEST:
            return ""
        parts = (flat(item, between=between, depth=depth + 1) for item in value)
        return between.join(part for part in parts if part)
    return str(value)


def held(record: Mapping[str, object], field: str, fields: Mapping[str, str]) -> Iterable[object]:
    """The values of a record (keys as `plain` makes them) that can be its `field`, surest first."""
    own = (plain(fields[field]),) if field in fields else ()
    names = dict.fromkeys((*own, *NAMES[field]))
    return (record[name] for name in names if name in record)


def stated(record: Mapping[str, object], fields: Mapping[str, str]) -> Stated:
    """What a record, with keys as `plain` makes them, says of its article besides the text."""

    def first(field: str) -> str:
        values = (short(flat(value)) for value in held(record, field, fields))
        return next((value for value in values if value), "")

    url = next(filter(is_address, map(short, map(flat, held(record, "url", fields)))), "")
    days = map(day_of, map(flat, held(record, "published", fields)))
    return Stated(
        outlet=next(filter(is_outlet, map(short, map(flat, held(record, "outlet", fields)))), ""),
        title=first("title"),
        byline=first("author"),
        published=next(filter(None, days), "") or day_in(url),
        url=url,
        section=first("section"),
        language=code(first("language")),
    )


def short(value: str) -> str:
    """`value` in one line; empty if it is too long for a title, a name or an address."""
    if len(value) > 4 * LONGEST_VALUE:
        return ""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_VALUE else ""


def is_address(value: str) -> bool:
    """Whether a value is the address of a page."""
    return value.startswith(("http://", "https://"))


def is_outlet(value: str) -> bool:
    """Whether a value can name an outlet: an address or a mere number cannot."""
    return bool(value) and not is_address(value) and not value.isdigit()
