"""A folder of files -> articles as received: text, checksum, language, what is known and stated.

`formats` is the table of what is read and by which function; `folder` finds the files and names
the articles. Whatever cannot be read is set aside with a reason, never skipped in silence. Files
are only ever read, and nothing that they name is fetched or run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from samestory.articles.article import (
    Article,
    ArticlesError,
    Known,
    Part,
    Reading,
    Span,
    Stated,
    UnreadableError,
)
from samestory.articles.days import iso_date
from samestory.articles.decoding import check
from samestory.articles.fields import named
from samestory.articles.folder import Source, article_ids, files, shown, sources, stems
from samestory.articles.formats import READABLE
from samestory.articles.known import known_of, published
from samestory.articles.language import OtherLanguageError, language_of
from samestory.columns import SetAside

__all__ = [
    "Article",
    "ArticlesError",
    "Known",
    "Reading",
    "Span",
    "Stated",
    "iso_date",
    "named",
    "published",
    "read",
]

MOST_SET_ASIDE = 20  # rows of one file that are set aside each with a reason of its own
NONE: Mapping[str, str] = {}


def read(
    place: Path, *, languages: Sequence[str] = ("en",), fields: Mapping[str, str] = NONE
) -> Reading:
    """Read the articles in the folder `place` and its subfolders, or those in the file `place`.

    `languages` are ISO 639-1 codes; an article in another one is set aside (none: all are read).
    `fields` names columns of tables and keys of JSON that are not known by their usual names:
    {"text": "full_story"}.
    Raises ArticlesError if nothing can be read, or if articles.csv does not fit the files.
    """
    if not place.exists():
        raise ArticlesError(f"There is no folder or file {place}; name one that holds articles.")
    folder = place if place.is_dir() else place.parent
    listed = sorted(files(folder))
    wanted = listed if place.is_dir() else [place]
    held = [source for path in wanted for source in sources(path, folder, fields)]
    names = stems([*(shown(path, folder) for path in listed), *(source.path for source in held)])
    ids = article_ids(held, names)
    known = known_of(place, {*names.values(), *(name for some in ids for name in some)})
    reading = sorted_out(held, ids, known, languages)
    if not reading.articles:
        raise ArticlesError(nothing_read(place, reading.set_aside))
    return reading


def sorted_out(
    held: Sequence[Source],
    ids: Sequence[Sequence[str]],
    known: Mapping[str, Known],
    languages: Sequence[str],
) -> Reading:
    """The articles of some files, and what is set aside; `ids` are those of each file's parts."""
    reading = Reading([], [])
    for source, its_ids in zip(held, ids, strict=True):
        aside: list[SetAside] = []
        for article_id, part in zip(its_ids, source.parts, strict=True):
            one = received(source, part, article_id, known.get(article_id, Known()), languages)
            if isinstance(one, SetAside):
                aside.append(one)
            else:
                reading.articles.append(one)
        reading.set_aside.extend(shortened(source, aside))
    return reading


def received(
    source: Source, part: Part, article_id: str, known: Known, languages: Sequence[str]
) -> Article | SetAside:
    """A part of a file as an article, or set aside with the reason."""
    several = source.is_several
    path = f"{source.path}#{part.number}" if several and part.number else source.path
    if part.problem:
        return SetAside(path, part.problem)
    try:
        check(part.text)
        language = language_of(words_of(part), languages, part.stated.language)
    except UnreadableError as reason:
        return SetAside(path, str(reason))
    except OtherLanguageError as reason:
        return SetAside(path, str(reason), reason.language, part.text)
    return Article(
        article_id=article_id,
        path=path,
        sha256=hashlib.sha256(part.text.encode()).hexdigest() if several else source.sha256,
        language=language,
        text=part.text,
        known=known,
        format=source.format,
        stated=part.stated,
        main=part.main,
    )


def words_of(part: Part) -> str:
    """The words that show the language of an article: of a page, the story's."""
    return "\n".join(part.text[span.start : span.end] for span in part.main or ()) or part.text


def shortened(source: Source, aside: Sequence[SetAside]) -> Iterator[SetAside]:
    """What of a file is set aside: beyond so many rows only their number, then the file itself."""
    yield from aside[:MOST_SET_ASIDE]
    if len(aside) > MOST_SET_ASIDE:
        more = len(aside) - MOST_SET_ASIDE
        yield SetAside(source.path, f"{more:,} more of its articles were set aside.")
    if source.problem:
        yield SetAside(source.path, source.problem)


def nothing_read(place: Path, set_aside: Sequence[SetAside]) -> str:
    """The sentence for a folder without a single readable article."""
    if not set_aside:
        kinds = f"{', '.join(READABLE[:-1])} and {READABLE[-1]}"
        return f"The folder {place} holds no articles; files that end in {kinds} are read."
    first = set_aside[0]
    return (
        f"No article in {place} could be read: "
        f"{len(set_aside)} set aside, first {first.path}: {first.reason}"
    )
