"""Archives -> what is in them: members of a ZIP file as files, pages of a web archive.

Nothing is ever unpacked to disk, and names in an archive are only shown. What is unpacked is
bounded, so that a small file that unpacks to a huge one is noticed before memory runs out.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from samestory.articles import pages
from samestory.articles.article import Part, UnreadableError
from samestory.articles.decoding import decoded, parsing

MOST_MEMBERS = 10_000
MOST_MEMBER = 20_000_000  # bytes of a member, unpacked
MOST_UNPACKED = 200_000_000  # bytes of an archive, unpacked
# No text is packed tighter than this; a bomb is. Small members may be.
TIGHTEST = 200
SMALL = 1_000_000
ENCRYPTED = 0x1
MOST_RECORDS = 100_000
GZIP = b"\x1f\x8b"
TOO_LARGE = f"It holds more than {MOST_RECORDS:,} records or {MOST_UNPACKED // 1_000_000} MB."
ANSWERS = ("response", "resource")
HTML = ("text/html", "application/xhtml+xml")


class Member(NamedTuple):
    """A file in an archive: its name there, and its bytes, or why they cannot be had."""

    name: str
    data: bytes = b""
    problem: str = ""


def members(data: bytes) -> Iterator[Member]:
    """The files in a ZIP file, in order of their names, without folders and hidden files.

    Raises UnreadableError if the archive as a whole cannot be read.
    """
    with parsing("a ZIP archive"):
        archive = zipfile.ZipFile(io.BytesIO(data))
    infos = [info for info in archive.infolist() if is_visible(info.filename)]
    if len(infos) > MOST_MEMBERS:
        raise UnreadableError(f"It has more than {MOST_MEMBERS:,} files in it.")
    left = MOST_UNPACKED
    for info in sorted(infos, key=lambda one: one.filename):
        try:
            content = unpacked(archive, info, left)
            left -= len(content)
            yield Member(info.filename, content)
        except UnreadableError as reason:
            yield Member(info.filename, problem=str(reason))


def is_visible(name: str) -> bool:
    """Whether a member of an archive is a file that is not hidden."""
    folders = name.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in folders)
    return bool(folders[-1]) and not hidden and folders[0] != "__MACOSX"


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """The bytes of a member, of which at most `left` may be unpacked.

    Raises UnreadableError if it is locked, damaged or too large.
    """
    if info.flag_bits & ENCRYPTED:
        raise UnreadableError("It is protected by a password; unpack the archive first.")
    if info.file_size > SMALL and info.file_size > TIGHTEST * max(info.compress_size, 1):
        raise UnreadableError("It is packed so tightly that it can hold no text.")
    if info.file_size > min(MOST_MEMBER, left):
        what = "It is" if info.file_size > MOST_MEMBER else "With it the archive is"
        most = MOST_MEMBER if info.file_size > MOST_MEMBER else MOST_UNPACKED
        raise UnreadableError(f"{what} larger than {most // 1_000_000} MB when it is unpacked.")
    with parsing("a file of this archive"), archive.open(info) as file:
        return file.read(info.file_size)


def read_warc(data: bytes, _: Mapping[str, str]) -> Iterator[Part]:
    """The pages of a web archive; what else it holds is counted and set aside in one sentence."""
    number = others = 0
    for url, content in responses(data):
        if content is None:
            others += 1
            continue
        number += 1
        try:
            page = pages.page(decoded(*content), url)
            yield page._replace(number=number)
        except UnreadableError as reason:
            yield Part(number, problem=f"{reason} Its address is {url[:200]}")
    if not number:
        raise UnreadableError("It holds no web page.")
    if others:
        noun = "record is" if others == 1 else "records are"
        yield Part(0, problem=f"{others} more {noun} no web page: pictures, scripts, redirections.")


def responses(data: bytes) -> Iterator[tuple[str, tuple[bytes, str] | None]]:
    """(address, bytes and encoding of the page) of what servers answered; None for no page."""
    with parsing("a web archive"):
        from warcio.archiveiterator import ArchiveIterator

        stream = inflated(data) if data.startswith(GZIP) else data
        records = iter(ArchiveIterator(io.BytesIO(stream)))
    left = MOST_UNPACKED
    for _ in range(MOST_RECORDS):
        # The reader prints what it finds amiss.
        with parsing("a web archive"), contextlib.redirect_stderr(io.StringIO()):
            record = next(records, None)
            page = content(record) if record else None
        if record is None:
            return
        left -= len(page[0]) if page else 0
        if left < 0:
            break
        if record.rec_type in ANSWERS:
            yield record.rec_headers.get_header("WARC-Target-URI") or "", page
    raise UnreadableError(TOO_LARGE)


def inflated(data: bytes) -> bytes:
    """What a gzip file holds, as far as it goes if it is cut off."""
    held = bytearray()
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        try:
            while chunk := file.read1(SMALL):
                held += chunk
                if len(held) > MOST_UNPACKED:
                    raise UnreadableError(TOO_LARGE)
        except EOFError:
            pass
    return bytes(held)


def content(record: Any) -> tuple[bytes, str] | None:
    """The bytes of a record's page and the encoding that its server named; None for no page."""
    headers = record.http_headers or record.rec_headers
    kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if record.rec_type not in ANSWERS or kind.strip().lower() not in HTML or status != "200":
        return None
    page = record.content_stream().read(MOST_MEMBER + 1)
    if len(page) > MOST_MEMBER:
        return None
    return page, rest.lower().partition("charset=")[2].strip(" \"'")
