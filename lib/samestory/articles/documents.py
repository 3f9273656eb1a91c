"""PDF, Word and RTF documents -> their text, page by page and paragraph by paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from samestory.articles import plain
from samestory.articles.article import Part, Stated, UnreadableError
from samestory.articles.decoding import MOST_CHARACTERS, parsing, settled
from samestory.articles.fields import is_address, short

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 2_000
# Of a Word document, which is an archive: unpacked size of its parts together.
MOST_UNPACKED = 100_000_000
MOST_RTF = 3_000_000  # characters, without pictures
# A line of at least this share of a page's long lines goes on in the next one.
FULL_LINE = 0.8
FEWEST_LINES = 5
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A hyphen at the end of a line, as PDFium marks one that belongs to the break.
SOFT_BREAK = re.compile(r"[\x02\ufffe]\r?\n?")
# Values that programs fill in by themselves.
NO_TITLE = re.compile(
    r"^(?:untitled|document\d*|microsoft word.*|.*\.(?:docx?|pdf|rtf|indd|qxd|txt|html?))$",
    re.I,
)
NO_AUTHOR = re.compile(
    r"^(?:python-docx|user\d*|admin\w*|owner|author|unknown|microsoft.*|windows.*|default|pc|"
    r"office.*|.*@.*|\S{1,3}|[a-z]+\d+)$", re.I
)  # fmt: skip
# A picture in RTF is a run of hexadecimal digits.
PICTURE = re.compile(r"[0-9a-fA-F\s]{30,}")
SHORTEST_PICTURE = 400
# What Word writes a second time, for programs that do not know the first.
REPEATED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Where the RTF reader's patterns must not look further: see `rtf_text`.
GROUP = re.compile(r"(?<!\\)\{")


def read_pdf(data: bytes, _: Mapping[str, str]) -> Iterator[Part]:
    """The article of a PDF, or those of an export. Raises UnreadableError if it has no text."""
    with parsing("PDF"):
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = "password" in str(error).lower()
            raise UnreadableError(
                "It is protected by a password; save it without one." if locked
                else "It could not be read as PDF; it may be damaged."
            ) from error  # fmt: skip
        try:
            text, stated = "\n".join(page_texts(document)), pdf_facts(document)
        finally:
            document.close()
    if not text.strip():
        raise UnreadableError(
            "It holds pictures of pages; it must be run through text recognition first."
        )
    return plain.parts(settled(text), stated)


def page_texts(document: PdfDocument) -> Iterator[str]:
    """The text of each page in reading order, paragraphs in one line."""
    if len(document) > MOST_PAGES:
        raise UnreadableError(f"It has more than {MOST_PAGES:,} pages.")
    size = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage().get_text_range()
        size += len(text)
        if size > MOST_CHARACTERS:
            raise UnreadableError(f"It is longer than {MOST_CHARACTERS:,} characters.")
        page.close()
        yield unwrapped(SOFT_BREAK.sub("", text).replace("\r\n", "\n"))


def unwrapped(page: str) -> str:
    """A page's text with a paragraph's lines joined: a full line goes on in the next."""
    lines = [line.strip() for line in page.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < FEWEST_LINES:
        return "\n".join(lines)
    full = FULL_LINE * lengths[-1 - len(lengths) // 10]
    joined = []
    for line in lines:
        joined += [line, " " if len(line) >= full else "\n"]
    return "".join(joined).strip()


def pdf_facts(document: PdfDocument) -> Stated:
    """Title and author of a PDF, if a person wrote them; when it was made says little."""
    said = document.get_metadata_dict(skip_empty=True)
    return named_by_a_person(said.get("Title", ""), said.get("Author", ""))


def named_by_a_person(title: str, author: str) -> Stated:
    """Title and author in a document's properties, without what programs fill in."""
    title, author = short(title), short(author)
    return Stated(
        title="" if NO_TITLE.match(title) or is_address(title) else title,
        byline="" if NO_AUTHOR.match(author) else author,
    )


def read_docx(data: bytes, _: Mapping[str, str]) -> Iterator[Part]:
    """The article of a Word document, or those of an export."""
    if data.startswith(OLD_OFFICE):
        raise UnreadableError(
            "It is protected by a password or of an old version of Word; "
            "save it as .docx without a password."
        )
    with parsing("a Word document"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise UnreadableError(
                    f"It is larger than {MOST_UNPACKED // 1_000_000} MB when it is unpacked."
                )
        import docx

        document = docx.Document(io.BytesIO(data))
        text = "\n".join(docx_lines(document.element.body))
        facts = document.core_properties
        stated = named_by_a_person(facts.title, facts.author)
    return plain.parts(settled(text), stated)


def docx_lines(body: Any) -> Iterator[str]:
    """Paragraphs and rows of tables of a Word document, in order; cells beside each other."""
    from docx.oxml.ns import qn

    row, cell, paragraph = qn("w:tr"), qn("w:tc"), qn("w:p")
    for block in body.iter(row, paragraph):
        above = {element.tag for element in block.iterancestors(row, REPEATED)}
        if block.tag == row and not above:
            cells = (" ".join(map(run_text, one.iter(paragraph))) for one in block.iter(cell))
            yield "  ".join(text for text in cells if text.strip())
        elif not above:
            yield run_text(block)


def run_text(paragraph: Any) -> str:
    """The text of a paragraph, insertions under revision too, without that of boxes in it."""
    from docx.oxml.ns import qn

    marks = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    return "".join(
        node.text or "" if node.tag == qn("w:t") else marks[node.tag]
        for node in paragraph.iter(qn("w:t"), *marks)
        if node.getparent().tag == qn("w:r") and next(node.iterancestors(qn("w:p"))) is paragraph
    )


def read_rtf(data: bytes, _: Mapping[str, str]) -> Iterator[Part]:
    """The article of an RTF document, or those of an export."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("It could not be read as RTF; it may be damaged.")
    source = PICTURE.sub(
        lambda run: run[0] if len(run[0]) < SHORTEST_PICTURE else "", data.decode("latin-1")
    )
    if len(source) > MOST_RTF:
        raise UnreadableError(f"It is longer than {MOST_RTF:,} characters.")
    with parsing("RTF"):
        text = rtf_text(source)
    return plain.parts(settled(text))


def rtf_text(source: str) -> str:
    """The text of RTF.

    Two patterns of the reader, for links and for fonts, take time that grows with the square of
    what they look at. Line breaks mean nothing in RTF, and one before each group stops the first;
    named as a table of colours, the table of fonts is passed over.
    """
    from striprtf.striprtf import rtf_to_text

    safe = GROUP.sub("\n{", source).replace("\\fonttbl", "\\colortbl")
    return str(rtf_to_text(safe, errors="ignore"))  # type: ignore[no-untyped-call]
