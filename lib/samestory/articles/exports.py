"""Text exported from a press archive -> its documents, and what their header fields state.

Four layouts are known: LexisNexis of old ("3 of 25 DOCUMENTS", "LENGTH: 612 words") and of today
("Length: 612 words", "End of Document"), Factiva (codes such as HD and PD, or plain lines, then
"Document ABCDEF0020190503"), and ProQuest ("Publication title:", "Full text:"). A document's text
stays as it is, header lines and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from samestory.articles.article import Span, Stated
from samestory.articles.days import day_of
from samestory.articles.fields import is_address, short
from samestory.articles.language import NAMES, code

BEFORE = re.compile(r"\s*(?:Document )?\d{1,5} of \d{1,5}(?: DOCUMENTS?)?\s*|_{20,200}\s*")
AFTER = re.compile(r"\s*(?:End of Document|Document [A-Za-z]{2,12}0{0,4}\d{8}\w{0,20})\s*")
LABEL = re.compile(r"\s{0,8}([A-Z][A-Za-z-]{2,14}(?: [A-Za-z]{2,14}){0,2}) ?: ?(.{0,400})")
FACTIVA_CODE = re.compile(r" ?([A-Z]{2,3})(?: {1,8}(\S.{0,400}))?")
WORDS = re.compile(r"\s*\d[\d,.]{0,6} words\s*")
LONGEST_DATE = 60
LONGEST_VALUE = 600
TIME = re.compile(r"\d\d:\d\d.{0,6}")
EDITION = re.compile(r"\bedition$", re.I)
HEADER_LINES = 40  # a header is over after so many lines
BY = re.compile(r"^by[:\s]+", re.I)

# Label -> the field of Stated it fills; others count as signs of an export all the same.
LABELS = {
    "headline": "title", "title": "title", "byline": "byline", "author": "byline",
    "section": "section", "publication title": "outlet", "publication date": "published",
    "publication info": "", "load-date": "", "length": "", "dateline": "", "full text": "",
    "language": "language", "language of publication": "language", "document url": "url",
    "document type": "", "publication-type": "", "journal code": "", "graphic": "", "body": "",
    "classification": "", "source type": "", "proquest document id": "", "copyright": "",
}  # fmt: skip
CODES = {
    "HD": "title", "BY": "byline", "PD": "published", "SN": "outlet", "SE": "section",
    "LA": "language", "WC": "", "SC": "", "CY": "", "LP": "", "TD": "", "ED": "", "PG": "",
    "ET": "", "CR": "", "AN": "", "CLM": "",
}  # fmt: skip
# Of these an export has at least two, and hardly another text has more than one.
SURE = {"length", "load-date", "publication title", "full text", "publication date", "WC", "PD",
        "SN", "TD", "byline", "headline"}  # fmt: skip
FEWEST_SURE = 2
FEWEST_ALONE = 3  # where no second document bears it out


class Document(NamedTuple):
    """A document of an export: its passage of the file, and what its header says."""

    span: Span
    stated: Stated
    signs: int


def documents(text: str) -> list[Document]:
    """The documents of an exported text; none if it is no export.

    Each character of the text is in one of them. A single document must be sure to be one.
    """
    found: list[Document] = []
    for span in pieces(text):
        one = document(text, span)
        if one.signs >= FEWEST_SURE or not found:
            found.append(one)
        else:  # no header: the end of the one before
            found[-1] = found[-1]._replace(span=Span(found[-1].span.start, span.end))
    if len(found) > 1 and found[0].signs < FEWEST_SURE:  # a cover sheet
        found[1] = found[1]._replace(span=Span(0, found[1].span.end))
        del found[0]
    enough = FEWEST_SURE if len(found) > 1 else FEWEST_ALONE
    return found if found and found[0].signs >= enough else []


def pieces(text: str) -> Iterator[Span]:
    """The passages between lines that separate documents; such a line belongs to its own."""
    start = position = 0
    for line in text.split("\n"):
        end = position + len(line) + 1
        if len(line) <= 220 and BEFORE.fullmatch(line) and text[start:position].strip():
            yield Span(start, position)
            start = position
        elif len(line) <= 220 and AFTER.fullmatch(line):
            yield Span(start, min(end, len(text)))
            start = end
        position = end
    if text[start:].strip():
        yield Span(start, len(text))


def document(text: str, span: Span) -> Document:
    """One document with what its header says."""
    lines = [line for line in text[span.start : span.end].split("\n") if not BEFORE.fullmatch(line)]
    labelled = labels(lines)
    header = dict(plain_header(lines, labelled))
    said = header | {LABELS[n]: value for n, value in labelled.items() if LABELS.get(n)}
    coded = codes(lines)
    if "HD" in coded and day_of(coded.get("PD", "")):
        labelled, said = coded, {CODES[n]: value for n, value in coded.items() if CODES.get(n)}
    # A count of words above a date is Factiva's, and as good as two labels.
    return Document(span, stated(said), len(SURE & labelled.keys()) + 2 * ("words" in header))


def stated(said: Mapping[str, str]) -> Stated:
    """What a header says, each value in one line."""
    values = {name: short(value) for name, value in said.items()}
    url = values.get("url", "")
    return Stated(
        outlet=values.get("outlet", ""),
        title=values.get("title", ""),
        byline=BY.sub("", values.get("byline", "")),
        published=day_of(values.get("published", "")),
        url=url if is_address(url) else "",
        section=values.get("section", "").split(";")[0],
        language=code(values.get("language", "")),
    )


def labels(lines: Sequence[str]) -> dict[str, str]:
    """Label, in lower case, -> its value with the lines that go on with it; the first counts."""
    found: dict[str, str] = {}
    open_label = ""
    for line in lines:
        match = LABEL.fullmatch(line) if len(line) <= 450 else None
        name = match[1].lower() if match else ""
        if match and name in LABELS:
            open_label = "" if name in found else name
            found.setdefault(name, match[2])
        elif not line.strip() or len(found.get(open_label, "")) + len(line) > LONGEST_VALUE:
            open_label = ""
        elif open_label:
            found[open_label] += f" {line.strip()}"
    return found


def codes(lines: Sequence[str]) -> dict[str, str]:
    """Code of a Factiva header -> its value, which may begin on the line after it."""
    found: dict[str, str] = {}
    open_code = ""
    for line in lines[:HEADER_LINES]:
        match = FACTIVA_CODE.fullmatch(line.rstrip()) if len(line) <= 450 else None
        if match and match[1] in CODES and match[1] not in found:
            open_code = match[1]
            found[open_code] = match[2] or ""
        elif open_code and line.strip():
            found[open_code] = f"{found[open_code]} {line.strip()}".strip()
    return found


def plain_header(lines: Sequence[str], labelled: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a header's lines without labels say, by where they stand around the line of its date."""
    top = [line.strip() for line in lines if line.strip()][:HEADER_LINES]
    dated = next((n for n, line in enumerate(top[:12]) if is_date(line)), None)
    if dated is None or dated == 0:
        return
    yield "published", top[dated]
    if WORDS.fullmatch(top[dated - 1]):  # Factiva: title, author, words, date, outlet
        yield from factiva_lines(top, dated - 1, dated)
    elif "length" not in labelled:
        return
    elif any(line.startswith("LENGTH") for line in lines):  # old: outlet, date, title
        yield "outlet", top[0]
        below = [line for line in top[dated + 1 : dated + 4] if not EDITION.search(line)]
        if below and not LABEL.fullmatch(below[0]):
            yield "title", below[0]
    elif dated > 1:  # today: title, outlet, date
        yield "outlet", top[dated - 1]
        yield "title", top[dated - 2]


def factiva_lines(top: Sequence[str], counted: int, dated: int) -> Iterator[tuple[str, str]]:
    """What Factiva's header without codes says: its line `counted` gives the words."""
    yield "words", top[counted]
    by = next((n for n in range(1, counted) if BY.match(top[n])), counted)
    yield "title", top[0]
    if by < counted:
        yield "byline", top[by]
    below = [line for line in top[dated + 1 : dated + 8] if not TIME.fullmatch(line)]
    if below:
        yield "outlet", below[0]
    yield from (("language", line) for line in below if line.lower() in NAMES)


def is_date(line: str) -> bool:
    """Whether a line is a date, with or without the day of the week and the time."""
    return len(line) <= LONGEST_DATE and line[:1].isalnum() and bool(day_of(line)) and (
        len(re.findall(r"[^\W\d]{2,}", line)) <= 4
    )  # fmt: skip
