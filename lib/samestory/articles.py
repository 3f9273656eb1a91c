"""A folder of files -> articles as received: decoded text, checksum, language, what is known.

Plain text (`.txt`) and Markdown (`.md`) are read. Whatever cannot be read is set aside with a
reason, never skipped in silence. Files are only ever read.
"""

from __future__ import annotations

import csv
import datetime
import functools
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import charset_normalizer
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from samestory.tables import SetAside

__all__ = ["Article", "ArticlesError", "Known", "Reading", "Span", "Stated", "read"]

FORMATS = (".txt", ".md")
NOT_ARTICLES = {"articles.csv", "corrections.csv", "readme.md"}
MOST_BYTES = 20_000_000
# spaCy refuses texts of a million characters; a book of this length is no article anyway.
MOST_CHARACTERS = 900_000
# Below this many words a language identifier guesses; above it, it is held to be sure.
FEWEST_WORDS_FOR_LANGUAGE = 20
SURE_OF_LANGUAGE = 0.95
LANGUAGE_SAMPLE = 2_000
# Share of control characters above which decoded bytes are no text.
MOST_CONTROL = 0.02
# Share of bytes beyond ASCII up to which a text is taken for a Western language.
MOST_BEYOND_ASCII = 0.15
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
DATE_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$)")


class ArticlesError(ValueError):
    """The folder, or what is known of its articles, cannot be used; the message says why."""


class Known(NamedTuple):
    """What a person knows of an article: a row of articles.csv, empty where nothing is known."""

    outlet: str = ""
    published: str = ""
    url: str = ""
    title: str = ""
    author: str = ""
    note: str = ""


class Stated(NamedTuple):
    """What a file itself says of an article, outside its text; empty where it says nothing."""

    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: str = ""  # ISO day
    url: str = ""
    section: str = ""
    language: str = ""  # ISO 639-1


class Span(NamedTuple):
    """A passage of a text: first character, and one past the last."""

    start: int
    end: int


class Article(NamedTuple):
    """An article as received; `text` is the decoded file, newlines as \\n, nothing else changed.

    `main` are the passages that a page's markup shows to be the story; None where there is no
    markup, and the text alone must tell.
    """

    article_id: str
    path: str
    sha256: str
    language: str
    text: str
    known: Known
    format: str = "text"
    stated: Stated = Stated()
    main: tuple[Span, ...] | None = None


class Reading(NamedTuple):
    """What a folder gave: its articles, in order of path, and what was set aside."""

    articles: list[Article]
    set_aside: list[SetAside]


class UnreadableError(ValueError):
    """A single file cannot be read; the message is the reason, in one sentence."""


def read(place: Path, *, languages: Sequence[str] = ("en",)) -> Reading:
    """Read the articles in the folder `place` and its subfolders, or the one file `place`.

    `languages` are ISO 639-1 codes; an article in another one is set aside (none: all are read).
    Raises ArticlesError if nothing can be read, or if articles.csv does not fit the files.
    """
    if not place.exists():
        raise ArticlesError(f"There is no folder or file {place}; name one that holds articles.")
    folder = place if place.is_dir() else place.parent
    listed = sorted(files(folder))
    names = article_ids(folder, listed)
    known = known_of(folder, set(names.values()))
    found, set_aside = [], []
    for path in listed if place.is_dir() else [place]:
        article_id, relative = names.get(path, path.stem), path.relative_to(folder).as_posix()
        try:
            data = contents(path, folder)
            text = decoded(data)
            language = language_of(text, languages)
        except UnreadableError as reason:
            set_aside.append(SetAside(relative, str(reason)))
            continue
        checksum = hashlib.sha256(data).hexdigest()
        row = known.get(article_id, Known())
        found.append(Article(article_id, relative, checksum, language, text, row))
    if not found:
        raise ArticlesError(nothing_read(place, set_aside))
    return Reading(found, set_aside)


def nothing_read(place: Path, set_aside: Sequence[SetAside]) -> str:
    """The sentence for a folder without a single readable article."""
    kinds = " and ".join(FORMATS)
    if not set_aside:
        return f"The folder {place} holds no articles; files that end in {kinds} are read."
    first = set_aside[0]
    return (
        f"No article in {place} could be read (files that end in {kinds} are): "
        f"{len(set_aside)} set aside, first {first.path}: {first.reason}"
    )


def files(folder: Path) -> Iterator[Path]:
    """Files in `folder` and below that may be articles, hidden ones left out.

    A link is given as it is, so that it is set aside with a reason; none to a folder is followed.
    """
    for root, subfolders, names in os.walk(folder):
        links = [name for name in subfolders if (Path(root) / name).is_symlink()]
        subfolders[:] = [name for name in subfolders if name[0] != "." and name not in links]
        for name in (*names, *links):
            if name[0] != "." and name.lower() not in NOT_ARTICLES:
                yield Path(root) / name


def article_ids(folder: Path, listed: Sequence[Path]) -> dict[Path, str]:
    """File -> its stem; where two have the same one, with extension and if need be a number."""
    stems = Counter(path.stem for path in listed)
    ids: dict[Path, str] = {path: path.stem for path in listed if stems[path.stem] == 1}
    taken = set(ids.values())
    for path in listed:
        if path in ids:
            continue
        inside = path.relative_to(folder)
        wanted = "_".join([*inside.parts[:-1], path.stem, path.suffix.lstrip(".").lower()])
        ids[path] = next(
            name
            for name in (wanted, *(f"{wanted}_{n}" for n in range(2, len(listed) + 2)))
            if name not in taken
        )
        taken.add(ids[path])
    return ids


def contents(path: Path, folder: Path) -> bytes:
    """The bytes of a file. Raises UnreadableError for what is too large or of another format."""
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        raise UnreadableError("It is a link that leads out of the folder.")
    if path.is_dir():
        raise UnreadableError("It is a link to another folder, which is not followed.")
    if path.suffix.lower() not in FORMATS:
        what = f"The format {path.suffix.lower()}" if path.suffix else "A file without an ending"
        raise UnreadableError(f"{what} is not read by this version ({', '.join(FORMATS)} are).")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableError(f"It is larger than {MOST_BYTES // 1_000_000} MB.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"It could not be opened ({error.strerror}).") from error


def decoded(data: bytes) -> str:
    """The text of a file's bytes. Raises UnreadableError if it is empty or no text."""
    if not data.strip():
        raise UnreadableError("The file is empty.")
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not marked:
        raise UnreadableError("It is a binary file, not text.")
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        text = guessed(data)
    if len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise UnreadableError("It is a binary file, not text.")
    if not text.strip():
        raise UnreadableError("The file is empty.")
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(f"It is longer than {MOST_CHARACTERS:,} characters.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def guessed(data: bytes) -> str:
    """The text of bytes that are not UTF-8: Windows-1252 if little is beyond ASCII, else a guess.

    In Western languages so few bytes are beyond ASCII that a statistical guess goes astray.
    """
    beyond = sum(byte > 0x7F for byte in data)
    if beyond <= MOST_BEYOND_ASCII * len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass  # one of the five bytes that Windows-1252 leaves open
    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise UnreadableError("Its characters could not be decoded; save it as UTF-8.")
    return str(best)


@functools.lru_cache(maxsize=1)
def identifier() -> LanguageIdentifier:
    """The language identifier, loaded once."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, languages: Sequence[str]) -> str:
    """ISO 639-1 code of the text's language. Raises UnreadableError if surely none wanted."""
    wanted = languages[0] if languages else "en"
    sample = text[:LANGUAGE_SAMPLE]
    if len(sample.split()) < FEWEST_WORDS_FOR_LANGUAGE:
        return wanted
    language, sure = identifier().classify(sample)
    if not languages or language in languages:
        return str(language)
    if sure < SURE_OF_LANGUAGE:
        return wanted
    raise UnreadableError(
        f"Its language seems to be “{language}”; this run reads {', '.join(languages)}."
    )


def known_of(folder: Path, ids: set[str]) -> dict[str, Known]:
    """article_id -> what articles.csv says of it, looked for in `folder`, then beside it.

    Raises ArticlesError naming the row and the value that do not fit.
    """
    places = [folder / "articles.csv", folder.resolve().parent / "articles.csv"]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows, names = list(reader), list(reader.fieldnames or [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise ArticlesError(f"{path} is not a CSV file in UTF-8: {error}.") from error
    allowed = ["article_id", *Known._fields]
    unknown = [name for name in names if name not in allowed]
    if "article_id" not in names or unknown:
        wrong = f"the column “{unknown[0]}”" if unknown else "no column “article_id”"
        raise ArticlesError(f"{path} has {wrong}; allowed are {', '.join(allowed)}.")
    known: dict[str, Known] = {}
    for number, row in enumerate(rows, start=2):
        cells = {name: (row[name] or "").strip() for name in names}
        article_id = cells.pop("article_id")
        check_row(f"{path}, line {number}", article_id, cells, ids, set(known), row.get(None))
        known[article_id] = Known(**cells)
    return known


def check_row(
    where: str, article_id: str, cells: dict[str, str], ids: set[str], seen: set[str], extra: object
) -> None:
    """Raise ArticlesError unless a row of articles.csv names a file once and its date is one."""
    if article_id not in ids:
        some = ", ".join(sorted(ids)[:5])
        raise ArticlesError(
            f"{where}: there is no article “{article_id}”; "
            f"use a file's name without its ending ({some})."
        )
    if article_id in seen:
        raise ArticlesError(f"{where}: “{article_id}” has a line already; keep one of the two.")
    if extra:
        raise ArticlesError(f"{where}: more cells than columns; put quotes around commas.")
    published = cells.get("published", "")
    if published and not iso_date(published):
        raise ArticlesError(
            f"{where}: published is “{published}”; "
            "use a date such as 2021-01-05, or leave it empty."
        )


def iso_date(text: str) -> str:
    """`text` if it is a calendar date written YYYY-MM-DD, else empty."""
    try:
        return text if datetime.date.fromisoformat(text).isoformat() == text else ""
    except ValueError:
        return ""


def published(known: Known) -> str:
    """The publication date that a person knows: as written, else as the address holds it."""
    address = DATE_IN_URL.search(known.url)
    if known.published or not address:
        return known.published
    year, month, day = address.groups()
    return iso_date(f"{year}-{int(month):02}-{int(day):02}")
