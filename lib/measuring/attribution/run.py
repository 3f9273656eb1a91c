"""The articles of PolNeAR, parsed once -> what samestory and its peer find in them.

Parsing takes far longer than all the rest, so whatever is asked of an article is asked at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc

from measuring import speed
from measuring.attribution import tools
from measuring.attribution.polnear import Text
from measuring.attribution.scores import Reading
from measuring.attribution.spans import Attribution
from measuring.attribution.tools import OURS, PEER
from measuring.speed import Speed
from samestory import names, quotes, sources, versions


class Run(NamedTuple):
    """Readings of each finder, on which articles the peer gave up, and the time of the rules."""

    readings: dict[str, list[Reading]]
    gave_up: frozenset[str]
    rate: Speed | None


def run(nlp: Language, texts: Sequence[Text]) -> Run:
    """Everything that is measured on these articles; the peer where it is installed."""
    docs = list(tools.parsed(nlp, [text.text for text in texts]))
    pairs = list(zip(texts, docs, strict=True))
    readings = {OURS: [read(text, tools.samestory(doc)) for text, doc in pairs]}
    gave_up: list[str] = []
    if tools.installed() and texts:
        theirs = [(text, tools.textacy(doc)) for text, doc in pairs]
        readings[PEER] = [read(text, found) for text, (found, _) in theirs]
        gave_up = [text.name for text, peer in theirs if peer.gave_up]
    return Run(readings, frozenset(gave_up), rules_alone(docs) if docs else None)


def rules_alone(docs: Sequence[Doc]) -> Speed:
    """Quotations and sources in texts that the model has read and whose names are known."""
    known = {id(doc): list(names.mentions(doc)) for doc in docs}

    def rules(doc: Doc) -> None:
        mentions = known[id(doc)]
        list(quotes.extract(doc, mentions=mentions))
        list(sources.extract(doc, mentions=mentions))

    return speed.of_rules(rules, docs)


def read(text: Text, found: Sequence[Attribution]) -> Reading:
    """A text beside what was found in it."""
    return Reading(text.name, text.text, text.said, tuple(found))


def odd_marks(texts: Sequence[Text], done: Run) -> pd.DataFrame:
    """How many articles each tool reads nothing of. Columns: tool, version, articles, gave_up."""
    ours = (OURS, versions()[OURS], len(texts), 0)
    theirs = (PEER, tools.installed() or "not installed", len(texts), len(done.gave_up))
    return pd.DataFrame([ours, theirs], columns=["tool", "version", "articles", "gave_up"])


def without(done: Run) -> dict[str, list[Reading]]:
    """The readings of the articles that the peer reads, too."""
    return {
        tool: [one for one in readings if one.name not in done.gave_up]
        for tool, readings in done.readings.items()
    }
