"""What reading makes: articles, what is known and stated of them, and why one cannot be read."""

from __future__ import annotations

from typing import NamedTuple

from samestory.columns import SetAside


class ArticlesError(ValueError):
    """The folder, or what is known of its articles, cannot be used; the message says why."""


class UnreadableError(ValueError):
    """A file or an article in it cannot be read; the message is the reason, in one sentence."""


class Known(NamedTuple):
    """What a person knows of an article: a row of articles.csv, empty where nothing is known."""

    outlet: str = ""
    published: str = ""
    url: str = ""
    title: str = ""
    author: str = ""
    section: str = ""
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
    """An article as received.

    `text` is what the file holds, decoded, newlines as \\n, nothing else changed; of a page or a
    document it is the text that a reader sees. `main` are the passages that a page's markup shows
    to be the story; None where there is no markup, and the text alone must tell.
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


class Part(NamedTuple):
    """An article in a file, as a format's reader gives it.

    `number` is its place in the file as a person counts, from 1. A part that cannot be read has
    a `problem`, one sentence, and no text.
    """

    number: int = 1
    text: str = ""
    stated: Stated = Stated()
    main: tuple[Span, ...] | None = None
    problem: str = ""
