"""Files of every format in one folder -> articles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from files import (
    GERMAN,
    PARAGRAPHS,
    STORY,
    TITLE,
    folder_of_every_format,
    of_every_format,
    page,
    pdf,
    rtf,
    warc,
    word,
    zipped_as,
)

from samestory import articles
from samestory.articles import Stated, documents, formats
from samestory.tables import SetAside


def squeezed(text: str) -> str:
    """Words alone, with plain quotation marks: layout differs from format to format."""
    return " ".join(text.split()).translate({0x201C: "'", 0x201D: "'", 0x2019: "'"})


def test_every_format_gives_the_story(tmp_path: Path) -> None:
    reading = articles.read(folder_of_every_format(tmp_path))
    assert reading.set_aside == []
    assert {Path(a.path).suffix for a in reading.articles} >= {
        ".txt", ".md", ".html", ".htm", ".mhtml", ".pdf", ".docx", ".rtf", ".json", ".jsonl",
        ".csv", ".tsv", ".parquet", ".warc", ".gz",
    }  # fmt: skip
    assert len(reading.articles) == len(formats.READABLE)
    for one in reading.articles:
        for paragraph in PARAGRAPHS[:2] + PARAGRAPHS[3:]:
            assert paragraph in " ".join(one.text.split()), one.path
        assert squeezed(PARAGRAPHS[2]).strip("'") in squeezed(one.text).replace("’", "'"), one.path


@pytest.mark.parametrize("ending", formats.READABLE)
def test_a_file_alone_and_the_name_of_its_format(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"bridge{ending.upper()}"
    path.write_bytes(of_every_format()[ending])
    (one,) = articles.read(path).articles
    assert one.article_id == ("inside" if ending == ".zip" else "bridge")
    assert one.format == {".zip": "text"}.get(ending) or formats.FORMATS[ending].name
    assert (one.main is not None) == (one.format in {"html", "mhtml", "warc"})


def test_a_pdf_is_read_page_by_page_and_paragraphs_are_joined(tmp_path: Path) -> None:
    lines = [
        "Harbour bridge closed",
        "The harbour bridge was closed on Friday after inspectors found",
        "cracks in two of its pillars, the city council said, and it will",
        "stay shut until the repairs are finished.",
        "About 4,000 drivers cross it each day and were told to take the",
        "tunnel.",
    ]
    (part,) = documents.read_pdf(pdf([lines, ["Page two."]], title="Untitled"), {})
    assert part.text == (
        "Harbour bridge closed\nThe harbour bridge was closed on Friday after inspectors found "
        "cracks in two of its pillars, the city council said, and it will stay shut until the "
        "repairs are finished.\nAbout 4,000 drivers cross it each day and were told to take the "
        "tunnel.\nPage two."
    )
    assert part.stated == Stated()


def test_a_pdf_without_text_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf([[]]))
    (tmp_path / "a.txt").write_text(STORY)
    assert articles.read(tmp_path).set_aside == [
        SetAside(
            "scan.pdf",
            "It holds pictures of pages; it must be run through text recognition first.",
        )
    ]


@pytest.mark.parametrize(
    ("title", "author", "stated"),
    [
        (TITLE, "Joan Marsh", Stated(title=TITLE, byline="Joan Marsh")),
        ("Microsoft Word - bridge.docx", "python-docx", Stated()),
        ("Document1", "user", Stated()),
    ],
)
def test_properties_count_if_a_person_wrote_them(title: str, author: str, stated: Stated) -> None:
    (part,) = documents.read_docx(word(PARAGRAPHS, title=title, author=author), {})
    assert part.stated == stated


def test_a_word_document_is_read_in_order_with_its_tables() -> None:
    import io

    import docx

    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("a", "b", "c", "d"), strict=True):
        cell.text = text
    document.add_paragraph("After\ta tab.")
    target = io.BytesIO()
    document.save(target)
    (part,) = documents.read_docx(target.getvalue(), {})
    assert part.text == "Before.\na  b\nc  d\nAfter\ta tab."


def test_rtf_keeps_its_characters() -> None:
    (part,) = documents.read_rtf(rtf(["“Señor – naïve”", "{braces} and \\'e9"]), {})
    assert part.text.startswith("“Señor – naïve”\n")
    assert part.text.endswith("é")


def test_front_matter_is_stated_and_stays(tmp_path: Path) -> None:
    text = f'---\ntitle: "{TITLE}"\nDate: 5 January 2021\nauthor: Joan Marsh\n---\n\n{STORY}'
    (tmp_path / "a.md").write_text(text)
    (one,) = articles.read(tmp_path).articles
    assert one.text == text
    assert one.stated == Stated(title=TITLE, byline="Joan Marsh", published="2021-01-05")


def test_a_web_archive_has_many_pages_and_other_records(tmp_path: Path) -> None:
    html = page().encode()
    data = warc([
        ("https://quay.example/1", "text/html; charset=utf-8", html),
        ("https://quay.example/logo.png", "image/png", b"\x89PNG"),
        ("https://quay.example/2", "text/html", html),
        ("https://quay.example/3", "text/html", b"<html><body></body></html>"),
    ])  # fmt: skip
    (tmp_path / "crawl.warc").write_bytes(data)
    reading = articles.read(tmp_path)
    assert [(a.article_id, a.path, a.stated.url) for a in reading.articles] == [
        ("crawl_1", "crawl.warc#1", "https://quay.example/1"),
        ("crawl_2", "crawl.warc#2", "https://quay.example/2"),
    ]
    assert [one.path for one in reading.set_aside] == ["crawl.warc#3", "crawl.warc"]
    assert reading.set_aside[1].reason.startswith("1 more record is no web page")


def test_members_of_an_archive_are_files(tmp_path: Path) -> None:
    data = zipped_as({
        "inner/b.txt": STORY, "inner/c.docx": word(PARAGRAPHS), "inner/.hidden.txt": "x",
        "__MACOSX/b.txt": "x", "readme.md": "x", "deep.zip": zipped_as({"a.txt": STORY}),
        "../../up.txt": STORY, "/root.txt": STORY, "x.exe": "x",
    })  # fmt: skip
    (tmp_path / "all.zip").write_bytes(data)
    reading = articles.read(tmp_path)
    assert {(a.article_id, a.path, a.format) for a in reading.articles} == {
        ("b", "all.zip/inner/b.txt", "text"),
        ("c", "all.zip/inner/c.docx", "docx"),
        ("up", "all.zip/../../up.txt", "text"),
        ("root", "all.zip/root.txt", "text"),
    }
    assert {one.path: one.reason for one in reading.set_aside} == {
        "all.zip/deep.zip": "An archive in an archive is not opened; unpack it.",
        "all.zip/x.exe": "The format .exe is not read.",
    }
    assert [path.name for path in tmp_path.rglob("*")] == ["all.zip"]
    assert not (tmp_path.parent / "up.txt").exists()


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (STORY, "de", "en"),  # the words are sure
        ("Kurz und knapp.", "en", "en"),
        ("Short.", "", "en"),
    ],
)
def test_the_language_is_that_of_the_words_if_they_are_sure(
    text: str, stated: str, language: str, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(f'text,lang\n"{text}",{stated}\n')
    assert articles.read(tmp_path).articles[0].language == language


def test_what_is_in_another_language_is_set_aside_with_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'text,lang\n"{GERMAN}",\nKurz und knapp.,de\n"{STORY}",en\n')
    aside = articles.read(tmp_path).set_aside
    assert [(one.path, one.language, one.text) for one in aside] == [
        ("a.csv#1", "de", GERMAN), ("a.csv#2", "de", "Kurz und knapp."),
    ]  # fmt: skip


def test_the_table_of_formats_costs_nothing_to_import() -> None:
    heavy = (
        "trafilatura", "inscriptis", "lxml", "pypdfium2", "docx", "striprtf", "warcio", "pyarrow",
        "pandas", "numpy", "ftfy", "py3langid", "charset_normalizer", "rapidfuzz",
    )  # fmt: skip
    code = f"import sys, samestory.articles; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
