"""Quotations of several articles -> claims: the same words, cut differently or changed.

Two quotations are one when the words of the shorter stand in the longer in one run, or in runs
where an editor marked a gap (a cut), or nearly so (other words inside the marks). Alignment is
RapidFuzz's, over words without case, points and kinds of marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from spacy.lang.en.stop_words import STOP_WORDS

from samestory.compare.verdicts import Compared, Statement, weakest
from samestory.tables import Quote

# A run of fewer telling words is a phrase that anybody may use ("a great success" has two).
TELLING_WORDS = 2
# Of the shorter quotation's words, in order, that must stand in the longer one.
SAME_WORDS = 0.8
# Words put in between may make the stretch this much longer.
STRETCH = 1.3
# Below this many words nearly the same is not the same.
LONG_ENOUGH = 8
# What an editor puts in the place of words: dots, or brackets with words of the editor's own.
LEFT_OUT = re.compile(r"\[[^\[\]]{0,60}\]|…|\.{2,}|\.(?: \.){1,3}")
GAP = "\uffff"


class Said(NamedTuple):
    """A quotation with its words."""

    article_id: str
    quote: Quote
    words: tuple[str, ...]


def compare(quotes: Mapping[str, Sequence[Quote]]) -> Iterator[Compared]:
    """Claims over the direct and mixed quotations (article_id -> rows of 02_quotes)."""
    said = [
        Said(name, quote, words(quote.text))
        for name in sorted(quotes)
        for quote in quotes[name]
        if quote.kind != "indirect"
    ]
    for group in grouped([s for s in said if telling(s.words) >= TELLING_WORDS]):
        yield judged(group)


def words(text: str) -> tuple[str, ...]:
    """The words that are said, without what only typography changes: "U.S." is "us".

    Where an editor left words out (an ellipsis) or put some in (brackets) stands GAP.
    """
    marked = LEFT_OUT.sub(
        f" {GAP} ", re.sub(r"(?<=\w)[.'’](?=\w)|(?<=\b\w)\.", "", text.casefold())
    )
    found = re.findall(rf"\w+|{GAP}", marked)
    while found and found[0] == GAP:
        found.pop(0)
    while found and found[-1] == GAP:
        found.pop()
    return tuple(found)


def telling(said: Iterable[str]) -> int:
    """How many different words carry meaning."""
    return len({word for word in said if word not in STOP_WORDS and word != GAP})


def grouped(said: Iterable[Said]) -> list[list[Said]]:
    """Quotations that share their words, each put with the longest it is part of."""
    longest_first = sorted(said, key=lambda s: (-len(s.words), s.article_id, s.quote.start))
    groups: list[list[Said]] = []
    for one in longest_first:
        home = next((g for g in groups if relation(one.words, g[0].words)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def relation(short: Sequence[str], long: Sequence[str]) -> str:
    """same, cut, altered, or empty when they are not one quotation."""
    if tuple(short) == tuple(long):
        return "same"
    if is_cut(short, long):
        return "cut"
    return "altered" if len(short) >= LONG_ENOUGH and nearly_in(short, long) else ""


def nearly_in(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether most words of `short`, and most of those that tell, stand together in `long`."""
    size = round(STRETCH * len(short))
    tell = telling(short)
    for first in range(max(1, len(long) - size + 1)):
        window = long[first : first + size]
        if LCSseq.similarity(short, window) >= SAME_WORDS * len(short):
            return len(set(short) & set(window) - STOP_WORDS) >= SAME_WORDS * tell
    return False


def is_cut(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the runs of `short` between its gaps stand in `long`, in order.

    A gap in `long` may stand for the words of a run that crosses it.
    """
    place = 0
    for part in parts(short):
        ends = [
            n + len(part)
            for n in range(place, len(long) - len(part) + 1)
            if tuple(long[n : n + len(part)]) == part
        ]
        if not ends:
            return GAP in long and GAP not in short and is_cut(long, short)
        place = ends[0]
    return True


def parts(said: Sequence[str]) -> list[tuple[str, ...]]:
    """The runs of words between gaps."""
    return [tuple(run) for gap, run in groupby(said, key=GAP.__eq__) if not gap]


VERDICT_OF = {"same": "agree", "cut": "compatible", "altered": "conflict"}


def judged(group: Sequence[Said]) -> Compared:
    """The verdict over one quotation, held against its longest version."""
    longest = group[0]
    relations = [relation(s.words, longest.words) for s in group]
    several = len({s.article_id for s in group}) > 1
    verdict = weakest(VERDICT_OF[r] for r in relations) if several else "single"
    return Compared(
        kind="quote",
        topic=shortened(longest.quote.text),
        verdict=verdict,
        reason=reason(verdict, group),
        score=1.0 if several and verdict != "conflict" else None,
        statements=[statement(said, how) for said, how in zip(group, relations, strict=True)],
    )


def reason(verdict: str, group: Sequence[Said]) -> str:
    """Why this verdict, in one sentence."""
    speakers = sorted({s.quote.speaker for s in group if s.quote.speaker})
    who = f" Said by: {', '.join(map(uncapital, speakers))}." if speakers else " Speaker unclear."
    match verdict:
        case "single":
            return f"Only one article quotes this.{who}"
        case "agree":
            return f"The same words in every article.{who}"
        case "compatible":
            return f"The same words, cut shorter in places.{who}"
    return f"Other words stand inside the quotation marks.{who}"


def uncapital(speaker: str) -> str:
    """A speaker inside a sentence: "a harbour spokesperson"."""
    first, _, rest = speaker.partition(" ")
    return f"{first.lower()} {rest}" if first in {"A", "An", "Another", "The", "One"} else speaker


def statement(said: Said, how: str) -> Statement:
    """One quotation as a cell."""
    quote = said.quote
    return Statement(
        article_id=said.article_id,
        start=quote.start,
        end=quote.end,
        text=quote.text,
        value=" ".join(quote.text.split()),
        relation=how,
        voice=quote.speaker,
        via=quote.via,
    )


def shortened(text: str, length: int = 90) -> str:
    """The first words of a text, in quotation marks."""
    plain = " ".join(text.split())
    if len(plain) > length:
        plain = plain[:length].rsplit(" ", 1)[0] + " …"
    return f"“{plain}”"
