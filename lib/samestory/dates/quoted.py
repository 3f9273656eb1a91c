""" "This morning" and "tonight" in a quotation count from the day on which it was said."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from spacy.tokens import Span

from samestory.dates import deixis
from samestory.dates.anchors import REPORTING, precision
from samestory.dates.patterns import Expression
from samestory.dates.rows import Resolved, from_row, timed
from samestory.dates.timex import Reading, hull, moved, reading
from samestory.dates.values import unresolved
from samestory.tables import Date

if TYPE_CHECKING:
    from samestory.dates.reader import Reader

__all__ = ["quoted"]

# How far from its opening mark a word still belongs to a quotation, in characters.
REACH = 400
# Between the day on which something was said and the mark that opens it.
FRAME = re.compile(r"[^.!?\n\"“”]{0,60}[:,]\s?\Z")
SAID = REPORTING | frozenset("say tell written writes write posted tweet post".split())


def quoted(reader: Reader, place: int, span: Span) -> Resolved | None:
    """What "today" means in a quotation with its day; "tonight" in others may be a day old."""
    found = reader.found[place]
    near = found.kind == "day word" or (found.kind == "deictic" and "part" in found.parts)
    mark = opening(reader.text, found.start) if near else -1
    if mark < 0:
        return None
    base = said_on(reader, mark)
    if base is not None and base.earliest:
        meaning = as_seen_from(reader, found, span, base)
        return from_row(meaning, base) if meaning else None
    return either_night(reader, found) if found.parts.get("word", "").lower() == "tonight" else None


def opening(text: str, start: int) -> int:
    """Where the quotation around `start` opens, in its line; -1 if there is none."""
    from_ = max(0, start - REACH, text.rfind("\n", max(0, start - REACH), start) + 1)
    before = text[from_:start]
    curly = before.rfind("“")
    if curly > before.rfind("”"):
        return from_ + curly
    marks = [at for at, letter in enumerate(before) if letter == '"']
    opens = [at for at in marks if not at or before[at - 1] in " \t(:,"]
    return from_ + opens[-1] if opens and opens[-1] == marks[-1] else -1


def said_on(reader: Reader, mark: int) -> Date | None:
    """The day in "he wrote on May 2: ...", right before the quotation."""
    row = reader.rows[-1] if reader.rows else None
    if row is None or row.end > mark or precision(row.value) != "day":
        return None
    framed = FRAME.match(reader.text, row.end, mark)
    return row if framed and row.event.lower() in SAID else None


def as_seen_from(reader: Reader, found: Expression, span: Span, base: Date) -> Reading | None:
    """The meaning, from the day on which it was said."""
    day = date.fromisoformat(base.earliest or base.value[:10])
    way = reader.direction(found, span, None)
    return deixis.as_of(found.kind, found.parts, (day, day), way)


def either_night(reader: Reader, found: Expression) -> Resolved | None:
    """ "They were all here tonight", printed on that day or on the morning after."""
    if reader.published is None:
        return None
    nights = [moved(day, step, "day") for day in reader.published for step in (-1, 0)]
    days = hull(reading(night.isoformat())[1:] for night in nights if night)
    return timed(found, Reading(unresolved("day word", {"part": "night"}), *days), "published")
