"""Bytes -> text: encodings, repaired where they were mixed up, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager

from samestory.articles.article import UnreadableError

# spaCy refuses texts of a million characters; a book of this length is no article anyway.
MOST_CHARACTERS = 900_000
# Share of control characters above which decoded bytes are no text.
MOST_CONTROL = 0.02
# Share of bytes beyond ASCII up to which a text is taken for a Western language.
MOST_BEYOND_ASCII = 0.15
# Share of broken characters up to which they are replaced.
MOST_BROKEN = 0.01
# Share of NULs in every second byte above which bytes are UTF-16 without a mark.
FEWEST_NULS = 0.7
# Bytes that a statistical guess of the encoding looks at.
SAMPLE = 100_000
# The marks of UTF-32 begin with those of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Pieces in which characters are repaired: lines, and what stands between tags.
PIECE = re.compile(r"[^\n>]{1,10000}|[\n>]+")


def decoded(data: bytes, declared: str = "") -> str:
    """The text of a file's bytes; `declared` is the encoding that a page or header names.

    Raises UnreadableError if they are empty or no text.
    """
    if not data.strip():
        raise UnreadableError("The file is empty.")
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "")
    try:
        text = data.decode(marked or wide(data) or "utf-8")
    except UnicodeDecodeError:
        text = guessed(data, declared)
    if len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise UnreadableError("It is a binary file, not text.")
    return settled(text)


def wide(data: bytes) -> str:
    """The kind of UTF-16 that unmarked bytes are in, if every second one is NUL; else empty."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = data[first:SAMPLE:2]
        if half and half.count(0) > FEWEST_NULS * len(half) and len(data) % 2 == 0:
            return encoding
    return ""


def guessed(data: bytes, declared: str) -> str:
    """The text of bytes that are not all UTF-8: most of them, as declared, or as it seems.

    In Western languages so few bytes are beyond ASCII that a statistical guess goes astray.
    """
    import charset_normalizer

    mostly = data.decode(errors="replace")
    broken = mostly.count("\ufffd")
    if len(BEYOND_ASCII.findall(mostly)) > 2 * broken:
        return mostly
    if declared and is_encoding(declared):
        return data.decode(declared, errors="replace")
    # Cut at a line's end: half a character would speak against its encoding.
    sample = data[: data.rfind(b"\n", 0, SAMPLE) + 1 or SAMPLE]
    if sum(byte > 0x7F for byte in sample) <= MOST_BEYOND_ASCII * len(sample):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass  # one of the five bytes that Windows-1252 leaves open
    if broken <= MOST_BROKEN * len(mostly):
        return mostly
    best = charset_normalizer.from_bytes(sample).best()
    if best is None:
        raise UnreadableError("Its characters could not be decoded; save it as UTF-8.")
    return data.decode(best.encoding, errors="replace")


def is_encoding(name: str) -> bool:
    """Whether Python decodes text from an encoding of this name."""
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def settled(text: str) -> str:
    """`text` with newlines as \\n, mixed-up encodings repaired, lone surrogates replaced.

    After this nothing changes the text any more: offsets are counted in it.
    """
    return LONE_SURROGATE.sub("\ufffd", newlines(repaired(text)))


def newlines(text: str) -> str:
    """`text` with every newline as \\n."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def repaired(text: str) -> str:
    """`text` with UTF-8 that was read as another encoding (â€œ for “) put right, nothing else."""
    if text.isascii():
        return text
    import ftfy
    from ftfy.badness import is_bad

    return PIECE.sub(
        lambda piece: ftfy.fix_encoding(piece[0]) if is_bad(piece[0]) else piece[0], text
    )


def check(text: str) -> None:
    """Raise UnreadableError for the text of an article that is empty, too long or no text."""
    if not text.strip():
        raise UnreadableError("It holds no text.")
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(f"It is longer than {MOST_CHARACTERS:,} characters.")
    if len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise UnreadableError("It is a binary file, not text.")


@contextmanager
def parsing(what: str) -> Iterator[None]:
    """Turn whatever a parser raises on a damaged file into UnreadableError.

    Parsers of file formats raise errors of every kind on damaged input; only calls of such a
    parser stand inside, so that mistakes of our own still show.
    """
    try:
        yield
    except UnreadableError:
        raise
    except RecursionError:
        raise UnreadableError(f"It is nested too deeply for {what}.") from None
    except Exception as error:
        raise UnreadableError(f"It could not be read as {what}; it may be damaged.") from error
