"""Texts -> the time expressions that the project, or its peer, finds in them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from dateparser.search import search_dates
from spacy.language import Language
from spacy.tokens import Doc

from measuring import speed
from measuring.speed import Speed
from measuring.times.texts import Text, Time
from samestory import clean, consistency, dates

OWN, PEER = "samestory", "dateparser.search"


def parsed(nlp: Language, texts: Sequence[Text]) -> list[Doc]:
    """The texts as the date rules get them."""
    docs = nlp.pipe(clean.kept_text(one.text, []) for one in texts)
    return [consistency.settle(doc) for doc in docs]


def both(docs: Sequence[Doc], texts: Sequence[Text]) -> dict[str, list[list[Time]]]:
    """Method -> what it finds in each text; `docs` are the texts parsed."""
    return {OWN: found(docs, texts), PEER: by_peer(texts)} if texts else {}


def found(docs: Sequence[Doc], texts: Sequence[Text]) -> list[list[Time]]:
    """What the project finds in each text, knowing its day of publication."""
    return [times(doc, one.day) for doc, one in zip(docs, texts, strict=True)]


def times(doc: Doc, day: str) -> list[Time]:
    """The rows of the date rules as times."""
    return [
        Time(row.start, row.end, row.type, row.value, row.earliest or "", row.latest or "")
        for row in dates.extract(doc, published=(day, day))
    ]


def by_peer(texts: Sequence[Text]) -> list[list[Time]]:
    """What dateparser finds in each text, counting from its day of publication.

    It has no types and no durations: each find is a moment, given as a day or, where there is a
    time of day, with hour and minute.
    """
    return [list(peer_times(one.text, one.day)) for one in texts]


def peer_times(text: str, day: str) -> Iterator[Time]:
    """The finds in one text; they come as words in order, without their place."""
    # Its other settings stay as they come: preferring past or future days, or whole dates only,
    # makes its scores on TempEval-3 worse.
    settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(day)}
    reached = 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, reached)
        if start < 0:
            continue
        reached = start + len(words)
        on = moment.date().isoformat()
        clock = moment.strftime("T%H:%M") if (moment.hour, moment.minute) != (0, 0) else ""
        yield Time(start, reached, "TIME" if clock else "DATE", on + clock, on, on)


def timed(docs: Sequence[Doc], texts: Sequence[Text]) -> Speed | None:
    """How fast the date rules alone read the texts; None where there are none."""
    if not texts:
        return None
    days = {id(doc): one.day for doc, one in zip(docs, texts, strict=True)}
    return speed.of_rules(lambda doc: times(doc, days[id(doc)]), docs)
