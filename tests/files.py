"""One story as a file of every format, made with the libraries that people's programs use."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq

TITLE = "Harbour bridge closed after cracks are found"
PARAGRAPHS = (
    "The harbour bridge was closed on Friday after inspectors found cracks in two of its pillars, "
    "the city council said, and it will stay shut until the repairs are finished.",
    "About 4,000 drivers cross it each day and were told to take the tunnel, which has one lane in "
    "each direction and is often full by eight in the morning.",
    "“Nobody was ever in danger,” the city's engineer, Ada Holm, told reporters beside the bridge "
    "on Saturday, adding that the cracks were as thin as a hair.",
    "Repairs are to begin in March and to cost 2.5 million euros, half of which the region pays.",
)
STORY = "\n\n".join(PARAGRAPHS)
GERMAN = (
    "Die Brücke über den Hafen wurde am Freitag gesperrt, nachdem Prüfer Risse in zwei Pfeilern "
    "gefunden hatten, teilte die Stadt mit, und sie bleibt bis zum Ende der Arbeiten geschlossen."
)


def page(
    *, head: str = "", body: str = "", paragraphs: Sequence[str] = PARAGRAPHS, lang: str = "en"
) -> str:
    """A page of a news site: a menu, the story, boxes and a footer."""
    told = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">
<title>{TITLE} | The Daily Quay</title>{head}<script>var hidden = 1;</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{TITLE}</h1>
<p class="byline">By Joan Marsh</p>{told}</article></main>{body}
<aside><h2>Most read</h2><ul><li><a href="/a">Ferry strike enters its third week</a></li></ul>
</aside><footer><p>Copyright The Daily Quay</p></footer><noscript>Switch on scripts</noscript>
</body></html>"""


def mhtml(html: str, url: str = "https://quay.example/2021/01/05/bridge") -> bytes:
    """A page as a browser saves it with its pictures."""
    return (
        "From: <Saved by a browser>\r\nSubject: Bridge\r\nDate: Tue, 2 Feb 2021 10:00:00 -0000\r\n"
        f"Snapshot-Content-Location: {url}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----edge"\r\n\r\n'
        f"------edge\r\nContent-Type: text/html\r\nContent-Location: {url}\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode() + html.encode() + b"\r\n------edge--\r\n"  # fmt: skip


def pdf(pages: Sequence[Sequence[str]], *, title: str = "") -> bytes:
    """A PDF with lines of ASCII text, written object by object."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 10 Tf 50 750 Td {shown} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects.append(f"<< /Title ({title}) /Producer (By hand) >>")
    out = "%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R "
        f"/Info {size - 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out.encode("ascii")


def word(paragraphs: Sequence[str], *, title: str = "", author: str = "") -> bytes:
    """A Word document."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def rtf(paragraphs: Sequence[str]) -> bytes:
    """An RTF document, characters beyond ASCII as their numbers."""
    told = "\\par ".join(
        "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in paragraph)
        for paragraph in paragraphs
    )
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}\\f0 " + told + "}"
    ).encode("ascii")


def warc(pages: Sequence[tuple[str, str, bytes]], *, packed: bool = False) -> bytes:
    """A web archive of (address, content type, bytes)."""
    out = b""
    for url, kind, body in pages:
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2021-02-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        ).encode()
        record = head + answer + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0) if packed else record
    return out


def parquet(rows: Sequence[dict[str, object]]) -> bytes:
    """A Parquet table."""
    target = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), target)
    return target.getvalue()


def zipped(**members: str | bytes) -> bytes:
    """A ZIP file; a member's name has `__` for the dot."""
    return zipped_as({name.replace("__", "."): data for name, data in members.items()})


def zipped_as(members: dict[str, str | bytes]) -> bytes:
    """A ZIP file of members by their names."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


ROW: dict[str, object] = {
    "headline": TITLE, "body": STORY, "publication_date": "2021-01-05", "source": "The Daily Quay",
    "url": "https://quay.example/bridge", "authors": "Joan Marsh", "section": "News",
    "lang": "en",
}  # fmt: skip
COLUMNS = "headline\tbody\tdate\n"


def of_every_format() -> dict[str, bytes]:
    """Ending -> a file of this format that holds the story once."""
    html = page()
    one_line = STORY.replace("\n\n", " ")
    return {
        ".txt": STORY.encode(),
        ".md": f"---\ntitle: {TITLE}\n---\n\n{STORY}".encode(),
        ".html": html.encode(),
        ".htm": html.encode(),
        ".mhtml": mhtml(html),
        ".pdf": pdf([[p.replace("“", "'").replace("”", "'")] for p in PARAGRAPHS]),
        ".docx": word(PARAGRAPHS),
        ".rtf": rtf(PARAGRAPHS),
        ".json": json.dumps([ROW]).encode(),
        ".jsonl": json.dumps(ROW).encode(),
        ".csv": f'headline,body,date\n"{TITLE}","{STORY}",2021-01-05\n'.encode(),
        ".tsv": f"{COLUMNS}{TITLE}\t{one_line}\t2021-01-05\n".encode(),
        ".parquet": parquet([ROW]),
        ".warc": warc([("https://quay.example/bridge", "text/html", html.encode())]),
        ".warc.gz": warc([("https://quay.example/b", "text/html", html.encode())], packed=True),
        ".zip": zipped(inside__txt=STORY),
    }


def folder_of_every_format(folder: Path) -> Path:
    """A folder with one file of every format, named `kind_ENDING`."""
    for ending, data in of_every_format().items():
        (folder / f"kind{ending.replace('.', '_')}{ending}").write_bytes(data)
    return folder
