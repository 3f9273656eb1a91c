"""PolNeAR's metadata -> how far the outlets that an article is credited to are found in its text.

The metadata names a news agency (`wire`), or another outlet that a story was taken up from
(`credit`: "h/t: The Hill"); they come from the pages, of which the corpus holds the stories alone.
So what is asked is: of the credits whose outlet is named in the text at all, how many are found as
a source (a row of 02_citations, a byline, a dateline, a notice, the outlet of 01_articles)? And the
other way round: of the agencies that the project takes an article to be by, which is what a byline,
a dateline or a notice says, how many does the metadata name? "Told Reuters" is no such claim.
Articles whose metadata does not say whether they are by an agency (NA) are left out of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd
from spacy.language import Language

from measuring.attribution import tools
from measuring.attribution.polnear import Text
from measuring.scores import Score
from samestory import agencies, articles, clean, names, sources
from samestory.copies.texts import Text as Copy

WIRE, TAKEN, ALL = "news agencies", "taken up from other outlets", "all credits"
KINDS = (WIRE, TAKEN)
HAT_TIP = re.compile(r"^h/t:? *", re.IGNORECASE)
ARTICLE = re.compile(r"^the(?= ?[a-z])", re.IGNORECASE)


class Credited(NamedTuple):
    """One article: credits by its metadata, those named in its text, and what the project says.

    `relied` are outlets that it is found to rely on, `claimed` the agencies it is taken to be by.
    All are pairs of a kind of KINDS and a name; `judged`: the metadata says who it is by.
    """

    stated: frozenset[tuple[str, str]]
    named: frozenset[tuple[str, str]]
    relied: frozenset[tuple[str, str]]
    claimed: frozenset[tuple[str, str]]
    judged: bool


NOTHING = Credited(frozenset(), frozenset(), frozenset(), frozenset(), True)


def of_texts(nlp: Language, texts: Sequence[Text]) -> list[Credited]:
    """What is credited and found, article by article.

    Only articles that state a credit or name an agency are parsed: in others nothing can be found.
    """
    copies = [cleaned(text) for text in texts]
    asked = [bool(credits_of(t)) or bool(agencies.named(t.text)) for t in texts]
    docs = tools.parsed(nlp, [t.text for t, yes in zip(texts, asked, strict=True) if yes])
    found = []
    for text, copy, yes in zip(texts, copies, asked, strict=True):
        cited: list[str] = []
        if yes:
            doc = next(docs)
            rows = sources.extract(doc, mentions=list(names.mentions(doc)), outlet=text.outlet)
            cited = [row.source for row in rows]
        found.append(credited(text, copy.credits, cited))
    return found


def cleaned(text: Text) -> Copy:
    """An article as the first step of a run leaves it."""
    one = articles.Article(text.name, text.name, "", "en", text.text, articles.Known())
    done = clean.corpus(articles.Reading([one], []))
    return Copy(done.articles[0], done.blocks[text.name])


def credited(text: Text, claimed: Iterable[str], cited: Iterable[str]) -> Credited:
    """One article from what its metadata and the project say."""
    stated = credits_of(text)
    found = {(WIRE, name) for name in claimed}
    wires = {(WIRE, name) for source in cited for name in agencies.named(source)}
    others = {(TAKEN, plain(source)) for source in cited}
    return Credited(
        frozenset(stated),
        frozenset(one for one, written in stated.items() if is_named(text.text, one[0], written)),
        frozenset(found | wires | others),
        frozenset(found),
        text.wire_known,
    )


def credits_of(text: Text) -> dict[tuple[str, str], str]:
    """The outlets that the metadata credits, each as it is written there."""
    wire = {(WIRE, name): name for name in agencies.named(agency(text.wire))}
    written = HAT_TIP.sub("", text.credit).strip(" .")
    return wire | ({(TAKEN, plain(written)): written} if written else {})


def agency(written: str) -> str:
    """The name of an agency in capitals where it begins, as texts have it: "reuters"."""
    return written[:1].upper() + written[1:]


def plain(name: str) -> str:
    """A name without "the", blanks and full stop: "TheBlaze" is "The Blaze"."""
    words = ARTICLE.sub("", name.strip().rstrip("."))
    return re.sub(r"\W", "", words.casefold())


def is_named(text: str, kind: str, written: str) -> bool:
    """Whether a text names the outlet at all, anywhere."""
    if kind == WIRE:
        return written in agencies.named(text)
    name = re.escape(written).replace(r"\ ", r"\s?")
    return re.search(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE) is not None


def recall(found: Iterable[Credited], kinds: Sequence[str]) -> Score:
    """Of the credits that the text names, those that are found; `found` counts the same."""
    there = [(one, article) for article in found for one in article.named if one[0] in kinds]
    right = sum(one in article.relied for one, article in there)
    return Score(right, right, len(there))


def precision(found: Iterable[Credited]) -> Score:
    """Of the agencies that articles are taken to be by, those that the metadata names."""
    judged = [one for one in found if one.judged]
    right = sum(len(one.claimed & one.stated) for one in judged)
    return Score(right, sum(len(one.claimed) for one in judged), right)


def table(found: Sequence[Credited]) -> pd.DataFrame:
    """Columns: credit (a kind, or all), articles (that state one), in_text (named there at all),
    found, recall (of those in the text, per cent), claimed (agencies that articles are taken to be
    by), precision (of those, per cent).
    """
    claims, rows = precision(found), []
    for name, kinds in {ALL: KINDS, **{kind: (kind,) for kind in KINDS}}.items():
        scored = recall(found, kinds)
        stated = sum(one[0] in kinds for article in found for one in article.stated)
        said = (claims.found, round(claims.precision, 1)) if WIRE in kinds else (None, None)
        rows.append((name, stated, scored.gold, scored.right, round(scored.recall, 1), *said))
    columns = ["credit", "articles", "in_text", "found", "recall", "claimed", "precision"]
    frame = pd.DataFrame(rows if found else [], columns=columns)
    return frame.astype({"claimed": "Int64", "precision": "Float64"})
