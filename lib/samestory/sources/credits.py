"""Lines beside the story -> the agencies that it comes from: "LONDON (AP) —", "Reporting by ...".

Cleaning keeps these lines apart (01_blocks); links stand in the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from samestory import agencies
from samestory.tables import Block, Citation

# Roles of lines that credit: what made a picture is no source of the text.
CREDITING = frozenset({"byline", "dateline", "notice"})
# "PORTMERE, March 5 (XYZ) —": whatever stands in the brackets of a dateline is the agency.
DATELINE = re.compile(r"\(([A-Z][\w.&' -]{1,40})\)\s{0,2}(?:—|–|--?)(?=\s|\Z)")
# A dateline that cleaning left at the head of a paragraph: the place in capitals before it.
IN_TEXT = re.compile(
    r"^[ \t“\"]{0,3}(?:[A-Z][\w’'-]{1,30}[ ,./]{1,3}){0,6}(?:\d{1,2}[ ,]{1,2})?"
    r"\(([A-Z][\w.&' -]{1,40})\)\s{0,2}(?:—|–|--?)(?=\s)",
    re.MULTILINE,
)
CONTRIBUTED = re.compile(
    r"\b((?:[A-Z][\w.&'-]{0,30} ?){1,5}) (?:also )?contributed (?:to this|reporting)\b"
)
ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”()\[\]]{4,300}")


def credited(blocks: Sequence[Block]) -> Iterator[Citation]:
    """Agencies and outlets that the lines beside a story credit (rows of 01_blocks)."""
    for block in blocks:
        if block.role not in CREDITING or len(block.text) > 600:
            continue
        named = agencies.spans(block.text) if block.role != "notice" else []
        spans = {found.span(1) for found in DATELINE.finditer(block.text)}
        spans |= {found.span(1) for found in CONTRIBUTED.finditer(block.text)}
        outer = sorted(spans)
        spans |= {s for s in named if not any(a <= s[0] and s[1] <= b for a, b in outer)}
        for start, end in sorted(spans):
            yield credit(block.start + start, block.text[start:end].rstrip(), block.role)


def credit(start: int, source: str, role: str) -> Citation:
    """A source that a line beside the story names."""
    plain = source.removeprefix("The ").removeprefix("the ")
    start += len(source) - len(plain)
    wire = plain.casefold() in agencies.NAMES or role == "dateline"
    kind = "wire" if wire or plain.casefold().endswith("news agency") else "named"
    return Citation(start, start + len(plain), plain, plain, kind, role)


def links(text: str) -> Iterator[Citation]:
    """Sites that the text gives the address of, and agencies of datelines that stand in it."""
    for found in ADDRESS.finditer(text):
        address = found[0].rstrip(".,;:!?")
        try:
            site = (urlsplit(address).hostname or "").removeprefix("www.")
        except ValueError:
            continue
        if site and site in address:
            start = found.start()
            yield Citation(start, start + len(address), address, site, "named", "link")
    for found in IN_TEXT.finditer(text):
        yield credit(found.start(1), found[1], "dateline")
