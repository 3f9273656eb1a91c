"""Broken and hostile files: one sentence each, in bounded time and memory, and the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from files import PARAGRAPHS, STORY, of_every_format, page, pdf, warc, zipped, zipped_as
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samestory import articles
from samestory.articles import decoding, formats
from samestory.tables import SetAside

# More than any of them needs on a slow machine, less than what grows with the square takes.
SECONDS = 8


def read_with(folder: Path, name: str, data: bytes) -> articles.Reading:
    """What is read from a folder with a good article and one more file."""
    (folder / "good.txt").write_text(STORY)
    (folder / name).write_bytes(data)
    started = time.monotonic()
    reading = articles.read(folder)
    assert time.monotonic() - started < SECONDS
    assert "good" in [one.article_id for one in reading.articles]
    return reading


def reason(folder: Path, name: str, data: bytes) -> str:
    """The only reason given for a file of which nothing is read."""
    reading = read_with(folder, name, data)
    assert [one.article_id for one in reading.articles] == ["good"]
    (aside,) = reading.set_aside
    assert aside.path.startswith(name)
    assert "\n" not in aside.reason
    return aside.reason


def locked_zip() -> bytes:
    """A ZIP file whose member says that it is encrypted."""
    data = bytearray(zipped(a__txt=STORY))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def bomb(name: str = "bomb.txt", size: int = 300_000_000) -> bytes:
    """A ZIP file with a member that unpacks to `size` bytes of nothing."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w", force_zip64=True) as file,
    ):
        for _ in range(size // 1_000_000):
            file.write(bytes(1_000_000))
    return target.getvalue()


LOCKED_PDF = pdf([["Hello."]]).replace(
    b"/Root 1 0 R", b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
    b"/O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
)  # fmt: skip
DEEP_JSON = b"[" * 200_000
DAMAGED = "it may be damaged."


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("x.txt", bytes(range(32)) * 90, "It is a binary file, not text."),
        ("x.txt", b"x\0y\0" * 9 + b"\xff\xfe\xfd", "It is a binary file, not text."),
        ("x.pdf", LOCKED_PDF, "It is protected by a password; save it without one."),
        ("x.pdf", pdf([["Hello."]])[:99], f"It could not be read as PDF; {DAMAGED}"),
        ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "It is protected by a password or"),
        ("x.docx", b"PK\x03\x04", f"It could not be read as a Word document; {DAMAGED}"),
        ("x.docx", zipped(a__txt="x"), f"It could not be read as a Word document; {DAMAGED}"),
        ("x.docx", bomb("word/document.xml"), "It is larger than 100 MB when it is unpacked."),
        ("x.rtf", b"rtf", f"It could not be read as RTF; {DAMAGED}"),
        ("x.zip", b"PK\x03\x04", f"It could not be read as a ZIP archive; {DAMAGED}"),
        ("x.zip", locked_zip(), "It is protected by a password; unpack the archive first."),
        ("x.zip", bomb(), "It is packed so tightly that it can hold no text."),
        ("x.zip", zipped(b__zip=b"x"), "An archive in an archive is not opened; unpack it."),
        ("x.json", DEEP_JSON, "It is nested too deeply for JSON."),
        ("x.json", b'{"text": "One', "Its JSON breaks at line 1, column 10"),
        ("x.json", b"7", "Its JSON is a single value, not an object or a list of objects."),
        ("x.json", b"[]", "It holds no articles."),
        ("x.json", b"[" + b"9" * 5000 + b"]", f"It could not be read as JSON; {DAMAGED}"),
        ("x.csv", b"text\n", "It holds no articles."),
        ("x.csv", b"text,title\nOne.\n", "The row that ends in line 2 has another number"),
        ("x.parquet", b"PAR1PAR1", f"It could not be read as Parquet; {DAMAGED}"),
        ("x.mhtml", b"Subject: x\n\nHello", "It holds no page."),
        ("x.html", b"<html><body><p>Subscribe to read on.</p>", "The page shows no story"),
        ("x.html", b"<p>" * 4_000_000, "It has more than 200,000 tags"),
        ("x.warc", b"WARC/1.0\r\n", "It holds no web page."),
        ("x.warc", warc([("u", "image/png", b"x")]), "It holds no web page."),
        ("x.warc.gz", gzip.compress(bytes(250_000_000), 1), "It holds more than 100,000 records"),
    ],
)  # fmt: skip
def test_one_sentence(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    assert reason(tmp_path, name, data).startswith(sentence)


def test_a_file_too_large_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(200_000_000)
    started = time.monotonic()
    assert articles.read(tmp_path).set_aside == [SetAside("huge.csv", "It is larger than 100 MB.")]
    assert time.monotonic() - started < 2


def test_many_lines_of_one_word(tmp_path: Path) -> None:
    for name in ("x.txt", "x.md"):
        (tmp_path / name).write_text("word\n" * 100_000)
    started = time.monotonic()
    assert len(articles.read(tmp_path).articles) == 2
    assert time.monotonic() - started < 2


S = "The harbour bridge was closed on Friday after inspectors found cracks in two pillars. "
PAGES = {
    "deep": "<div>" * 50_000 + S * 20,
    "formatting": f"<p>{S * 9}</p>" + "<b>" * 100_000 + S,
    "lists": f"<p>{S * 9}</p>" + "<ul><li>x</li></ul>" * 50_000,
    "breaks": f"<p>{S * 9}</p>" + "<br>" * 150_000,
    "brackets": S * 9 + "<" * 150_000,
    "attributes": f"<p>{S * 9}</p><p " + "a=b " * 900_000 + ">",
    "comments": f"<p>{S * 9}</p>" + "<!--" * 40_000,
    "words": f"<p>{S * 9}</p><p>" + "word " * 150_000,
    "spaces": f"<p>{S * 9}</p><p>" + "\xa0" * 800_000 + "x",
    "cells": f"<p>{S * 9}</p><table>" + "<tr><td>x<td>y" * 60_000,
    "doctype": "<!DOCTYPE html" * 10_000 + S * 9,
}


@pytest.mark.parametrize("kind", PAGES)
def test_pages_take_bounded_time(kind: str, tmp_path: Path) -> None:
    read_with(tmp_path, "x.html", f"<html><body>{PAGES[kind]}".encode())


TEXTS = {
    "marks": "1 of 9 DOCUMENTS\n" * 50_000,
    "labels": "HEADLINE: a\n" * 60_000,
    "one label": "HEADLINE: a\n" + "b\n" * 300_000,
    "lines": "_" * 800_000,
    "spaces": " " * 800_000 + "x",
    "mojibake": "â€œ" * 250_000,
    "front matter": "---\n" + "a: b\n" * 100_000,
    "dates": "3 May 2019\n" * 70_000,
    "colons": "A" + ":" * 800_000,
}


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("ending", ["txt", "md"])
def test_texts_take_bounded_time(kind: str, ending: str, tmp_path: Path) -> None:
    read_with(tmp_path, f"x.{ending}", TEXTS[kind].encode())


RTFS = {
    "fields": r"{\field{\*\fldinst{x" * 40_000,
    "links": r"{\field{\*\fldinst{ HYPERLINK " + '"' * 200_000,
    "fonts": r"{\fonttbl " + r"\f1\fcharset1 " * 60_000,
    "pictures": r"{\pict " + "00ff" * 2_000_000 + "}",
    "digits": ("0f" * 199 + "x") * 7_000,
    "groups": "{" * 500_000,
}


@pytest.mark.parametrize("kind", RTFS)
def test_rtf_takes_bounded_time(kind: str, tmp_path: Path) -> None:
    read_with(tmp_path, "x.rtf", (r"{\rtf1 " + RTFS[kind]).encode())


def test_an_archive_is_bounded_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samestory.articles.archives.MOST_UNPACKED", 2 * len(STORY.encode()))
    reading = read_with(tmp_path, "x.zip", zipped(a__txt=STORY, b__txt=STORY, c__txt=STORY))
    assert [one.article_id for one in reading.articles] == ["good", "a", "b"]
    assert reading.set_aside[0].reason.startswith("With it the archive is larger than")


def test_too_many_members_and_two_of_one_name(tmp_path: Path) -> None:
    many = zipped_as({f"{number}.txt": "" for number in range(10_001)})
    assert reason(tmp_path, "x.zip", many) == "It has more than 10,000 files in it."
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("a.txt", PARAGRAPHS[0])
        archive.writestr("a.txt", PARAGRAPHS[1])
    found = read_with(tmp_path, "x.zip", target.getvalue()).articles
    assert [one.article_id for one in found] == ["good", "a", "a_2"]


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped_as({"a.txt": STORY, "b.txt": STORY}))
    data[60:70] = b"\0" * 10
    reading = read_with(tmp_path, "x.zip", bytes(data))
    assert [one.article_id for one in reading.articles] == ["good", "b"]
    assert reading.set_aside[0].path == "x.zip/a.txt"


def test_many_bad_rows_are_counted(tmp_path: Path) -> None:
    table = f'text,n\n"{STORY}",1\n' + "x\n" * 500
    reading = read_with(tmp_path, "x.csv", table.encode())
    assert len(reading.set_aside) == 21
    assert reading.set_aside[-1] == SetAside("x.csv", "480 more of its articles were set aside.")


def test_a_web_archive_that_is_cut_off_is_read_so_far(tmp_path: Path) -> None:
    data = gzip.compress(warc([("https://q.example/1", "text/html", page().encode())] * 20))
    reading = read_with(tmp_path, "x.warc.gz", data[: len(data) // 2])
    assert len(reading.articles) > 1


def test_odd_names_are_shown_and_written(tmp_path: Path) -> None:
    try:
        (tmp_path / "caf\udce9.txt").write_text(STORY)
    except OSError:
        pytest.skip("This file system has no such names.")
    (one,) = articles.read(tmp_path).articles
    assert (one.article_id, one.path) == ("caf\ufffd", "caf\ufffd.txt")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("â€œStop,â€\x9d in MÃ¡laga.\nSeñor – naïve.", "“Stop,” in Málaga.\nSeñor – naïve."),
        ("CAFÉ À LA CARTE, Œuvre, £5 – “naïve”", ""),
        ("&amp; ﬁ ½ “curly” \u200b\u202eabc\u202c", ""),  # other repairs are none of ours
        ("word " * 99 + "\0", ""),
    ],
)  # fmt: skip
def test_only_mixed_up_encodings_are_repaired(data: str, text: str) -> None:
    assert decoding.decoded(data.encode()) == (text or data)


@pytest.mark.parametrize("encoding", ["utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_with_and_without_a_mark(encoding: str) -> None:
    text = "Café, plainly, and on for a while.\n"
    assert decoding.decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("broken", [b"\x81", b"\xff", b"\xe2\x80"])
def test_a_broken_byte_does_not_spoil_the_rest(broken: bytes) -> None:
    text = decoding.decoded("“Café” is ".encode() + broken + " shut, “they” said.".encode())
    assert text == "“Café” is \ufffd shut, “they” said."
    plain = decoding.decoded(b"x" * 200 + b"\x81")
    assert plain.startswith("x" * 200)


def test_lone_surrogates_do_not_pass(tmp_path: Path) -> None:
    row = '{"text": "A \\ud800 stray half.", "title": "\\udc00"}'
    (one,) = [
        a for a in read_with(tmp_path, "x.json", row.encode()).articles if a.path != "good.txt"
    ]
    assert one.text == "A \ufffd stray half."
    "".join(map(str, one)).encode()


KNOWN = of_every_format()


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    ending=st.sampled_from(formats.READABLE),
    data=st.one_of(st.binary(max_size=300), st.tuples(st.integers(0, 4000), st.binary(max_size=9))),
)  # fmt: skip
def test_any_bytes_give_articles_or_reasons(
    ending: str, data: bytes | tuple[int, bytes], tmp_path: Path
) -> None:
    if isinstance(data, tuple):  # a good file with something in its middle
        place, patch = data
        data = KNOWN[ending][:place] + patch + KNOWN[ending][place + len(patch) :]
    for path in tmp_path.iterdir():
        path.unlink()
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / f"x{ending}").write_bytes(data)
    one, again = articles.read(tmp_path), articles.read(tmp_path)
    assert one == again
    assert len(one.articles) + len(one.set_aside) >= 2
    for article in one.articles:
        article.text.encode()
        assert "\r" not in article.text
        assert all(0 <= s.start < s.end <= len(article.text) for s in article.main or ())


@settings(max_examples=100, deadline=None)
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["text", "data", "title", "date", "url", "x"]), inner)
        ),
        max_leaves=12,
    )
)
def test_any_json_gives_articles_or_reasons(
    value: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("json")
    (folder / "good.txt").write_text(STORY)
    (folder / "x.json").write_text(json.dumps(value))
    articles.read(folder)
