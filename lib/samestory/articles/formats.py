"""The formats that are read: one row a format. A new one is a function and a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from samestory.articles import archives, documents, pages, plain, records
from samestory.articles.article import Part

# What stands beside articles and is none.
BESIDE = ("articles.csv", "corrections.csv")
NOT_ARTICLES = frozenset({*BESIDE, "readme.md"})
ARCHIVE = ".zip"
MEGABYTE = 1_000_000


class Format(NamedTuple):
    """A format: its name, the reader of its files, and the size beyond which none is opened.

    A reader takes a file's bytes and the columns named for fields (`text` -> `full_story`), and
    gives the articles in it; UnreadableError if it cannot.
    """

    name: str
    read: Callable[[bytes, Mapping[str, str]], Iterator[Part]]
    most_bytes: int = 20 * MEGABYTE


FORMATS = {
    ".txt": Format("text", plain.read_text),
    ".md": Format("markdown", plain.read_markdown),
    ".html": Format("html", pages.read_html),
    ".htm": Format("html", pages.read_html),
    ".mhtml": Format("mhtml", pages.read_mhtml, 50 * MEGABYTE),
    ".pdf": Format("pdf", documents.read_pdf, 100 * MEGABYTE),
    ".docx": Format("docx", documents.read_docx, 50 * MEGABYTE),
    ".rtf": Format("rtf", documents.read_rtf),
    ".json": Format("json", records.read_json, 100 * MEGABYTE),
    ".jsonl": Format("json", records.read_jsonl, 100 * MEGABYTE),
    ".csv": Format("csv", records.read_csv, 100 * MEGABYTE),
    ".tsv": Format("tsv", records.read_tsv, 100 * MEGABYTE),
    ".parquet": Format("parquet", records.read_parquet, 100 * MEGABYTE),
    ".warc": Format("warc", archives.read_warc, 100 * MEGABYTE),
    ".warc.gz": Format("warc", archives.read_warc, 100 * MEGABYTE),
}
READABLE = (*FORMATS, ARCHIVE)
MOST_BYTES = {ending: one.most_bytes for ending, one in FORMATS.items()} | {ARCHIVE: 100 * MEGABYTE}


def ending(name: str) -> str:
    """The ending of a file's name, in lower case: a known one, else what follows the last dot."""
    known = (end for end in READABLE if name.lower().endswith(end))
    return max(known, key=len, default=PurePosixPath(name).suffix.lower())


def stem(name: str) -> str:
    """A file's name without its ending; never empty."""
    return name[: -len(ending(name)) or None] or name
