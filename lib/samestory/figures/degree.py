"""How a figure is meant: exact or about, and as a rate of what. Changes are read in `changes`."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from samestory import doc_index
from samestory.figures.quantity import Quantity

__all__ = ["per", "qualifier"]

# Words right before a number; the longer are tried first. "nearly 50" may be 49 or 48: about.
BEFORE = (
    ("at_most", "no more than|not more than|no longer than|no later than|as many as|as much as"),
    ("at_most", "at most|up to|a maximum of|maximum|not exceeding|within"),
    ("at_least", "no fewer than|no less than|not less than|at least|a minimum of|as few as"),
    ("at_least", "starting at|starting from|a whopping"),
    ("more_than", "more than|greater than|in excess of|upwards? of|north of|exceed(?:s|ed|ing)?"),
    ("more_than", "well over|just over|over|above|topping|topp?ed|top|higher than|longer than"),
    ("more_than", "older than|better than|surpass(?:es|ed|ing)?|past the"),
    ("less_than", "less than|fewer than|just under|well under|under the age of|under|below"),
    ("less_than", "lower than|younger than|shorter than|shy of"),
    ("about", "about|around|roughly|approximately|some|nearly|almost|close to|an estimated"),
    (
        "about",
        "estimated at|virtually|more or less|or so|circa|somewhere around|nearing|maybe|perhaps",
    ),
    ("about", "in the region of|nearer(?: to)?|closer to|[~≈]"),
)
BEFORE_PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w-])(?:{words})(?: an?| only)? ?$")) for name, words in BEFORE
)
BEHIND = (
    (
        "at_least",
        re.compile(
            r" (?:or|and) (?:more|above|over|older|higher|greater|longer|better)\b|[- ]plus\b"
            r"| (?:people )?at (?:the )?(?:very )?least\b| minimum\b"
        ),
    ),
    (
        "at_most",
        re.compile(
            r" or (?:less|fewer|under|younger|below|lower)\b| at (?:the )?(?:very )?most\b"
            r"| maximum\b"
        ),
    ),
    ("about", re.compile(r" or so\b|-odd\b|-ish\b| or thereabouts\b|,? give or take\b")),
)
PERIODS = (
    "second|minute|hour|day|night|week|weekend|month|year|season|game|share|barrel|gallon|litre|"
    "liter|ton|tonne|ounce|pound|head|person|household|kilo|kilogram|kg|mile|kilometre|kilometer|"
    "piece|time|unit|dose|bottle|plate|ticket|vote|match|term|pupil|student|child"
)
NOT_RATED = r"(?! (?:ago|earlier|later|before|after|old|or so|and a half)\b)"
# "per 100,000 live births", "a share", "/hour", "an hour"; "a year earlier" is a date.
PER = re.compile(
    rf"\s?(?:per (?!cent\b)(?P<per>(?:(?:\d[\d,]{{0,10}}|thousand|million|hundred) ){{0,2}}"
    rf"(?:live |square |cubic |registered |eligible )?[A-Za-z]{{2,15}})"
    rf"|(?:an?|each|every) (?P<each>{PERIODS}){NOT_RATED}"
    rf"|-(?:an?|per)-(?P<tied>{PERIODS})"
    rf"|/(?P<slash>{PERIODS}|hr|kg|lb|bbl|sq ft))\b"
)
# Money is given for any thing: "$25,000 a plate", "65 cents a bottle".
PRICE = re.compile(
    rf" an? (?P<each>(?!few\b|lot\b|little\b|bit\b|total\b)[a-z]{{3,15}})(?=[ ,.;:)]|$){NOT_RATED}"
)


def qualifier(text: str, quantity: Quantity) -> str:
    """One of `figures.QUALIFIERS`."""
    if quantity.form in {"vague", "couple"}:
        return "vague" if quantity.form == "vague" else "about"
    ahead = re.sub(r"\s", " ", text[max(0, quantity.start - 28) : quantity.start].lower())
    behind = re.sub(r"\s", " ", text[quantity.end : quantity.end + 26].lower())
    if quantity.open_ended:
        return "at_least"
    if quantity.kind == "ordinal" or quantity.form in {"none", "score"}:
        return "exact"
    for name, pattern in BEFORE_PATTERNS:
        if pattern.search(ahead):
            return "exact" if is_loose(quantity, ahead) else name
    return next((name for name, pattern in BEHIND if pattern.match(behind)), "exact")


def is_loose(quantity: Quantity, ahead: str) -> bool:
    """Whether the word ahead is no bound: "over ten years" says how long something took."""
    if quantity.kind == "duration" and re.search(r"(?:^|\W)over (?:the )?$", ahead):
        return True
    # "over a 4bn contract", "over a 5km stretch": the article is that of the noun.
    if re.search(r"(?:^|\W)over an? $", ahead) and quantity.form == "digits":
        return True
    # "metres below", "within" of a place or a group, is a bound of time and distance only.
    bound = quantity.kind in {"duration", "measure", "percent", "money"}
    return not bound and ahead.endswith("within ")


def per(doc: Doc, end: int, kind: str = "") -> tuple[str, int]:
    """What the figure whose words end at character `end` is a rate of, and where that ends."""
    text = doc_index.text(doc)
    match = PER.match(text, end, end + 60)
    if match:
        found = match["per"] or match["each"] or match["tied"] or match["slash"]
        return found, match.end()
    price = PRICE.match(text, end, end + 40) if kind == "money" else None
    if price and is_noun(doc, price.start("each")):
        return price["each"], price.end()
    return "", 0


def is_noun(doc: Doc, place: int) -> bool:
    """Whether a common noun stands at a character, and no noun behind it: "$5 a ticket"."""
    span = doc.char_span(place, place + 1, alignment_mode="expand")
    if not span or span[0].pos_ != "NOUN":
        return False
    after = span[0].i + 1
    return after >= len(doc) or doc[after].pos_ not in {"NOUN", "PROPN", "ADJ"}
