"""How a figure is meant: exact or about, a change up or down, a rate of what."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from samestory import doc_index
from samestory.doc_index import sentence
from samestory.figures.units import Quantity

__all__ = ["DOWN", "UP", "change", "per", "qualifier"]

# Words right before a number; the longer are tried first. "nearly 50" may be 49 or 48: about.
BEFORE = (
    ("at_most", "no more than|not more than|as many as|as much as|at most|up to|a maximum of"),
    ("at_least", "no fewer than|no less than|not less than|at least|a minimum of|as few as"),
    ("more_than", "more than|greater than|in excess of|upwards of|upward of|north of|exceeding"),
    ("more_than", "well over|just over|over|above|topping|higher than"),
    ("less_than", "less than|fewer than|just under|well under|under|below|lower than"),
    ("about", "about|around|roughly|approximately|some|nearly|almost|close to|an estimated"),
    ("about", "estimated at|virtually|more or less|or so|circa"),
)
BEFORE_PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w-])(?:{words})(?: an?)? $")) for name, words in BEFORE
)
BEHIND = (
    ("at_least", re.compile(r" (?:or|and) (?:more|above|over|older|higher)\b|[- ]plus\b")),
    ("at_most", re.compile(r" or (?:less|fewer|under|younger|below)\b")),
    ("about", re.compile(r" or so\b|-odd\b|-ish\b")),
)
UP = frozenset(
    "rise rises rose risen rising grow grows grew grown growing gain gains gained gaining climb "
    "climbs climbed climbing jump jumps jumped jumping increase increases increased increasing "
    "surge surged surges surging soar soars soared soaring advance advanced add added higher up "
    "rally rallied rallies spike spiked swell swelled swelling expanded raise raised raises "
    "raising".split()
)
DOWN = frozenset(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined "
    "declining decrease decreases decreased decreasing slide slid slides sliding plunge plunged "
    "plunges plunging tumble tumbled tumbles shrink shrank shrunk shrinking lose loses lost slip "
    "slipped slips sink sank sinks dip dipped dips lower down cut cuts reduce reduced reduces "
    "shed sheds contracted slashed slash off".split()
)
CHANGE_FILLERS = frozenset(
    "by a an about around roughly nearly almost some another further additional more than less at "
    "least over just only as much of approximately well under close to".split()
)
RISE_OR_FALL = re.compile(
    r"(?:[ -](?:year-on-year|annual|monthly))?[ -]"
    r"(?:(?P<up>rise|increase|gain|jump|surge|hike|growth|raise|boost|higher|up)"
    r"|(?P<down>fall|drop|decline|decrease|cut|dip|loss|plunge|reduction|lower|down))\b"
)
PERIODS = (
    "second|minute|hour|day|night|week|month|year|season|game|share|barrel|gallon|litre|liter|"
    "ton|tonne|ounce|pound|head|person|household|kilo|kilogram|mile|kilometre|kilometer|piece"
)
PER = re.compile(
    rf"\s?(?:per (?!cent)(?P<per>(?:[\d,]{{3,11}} )?[A-Za-z]{{2,15}})"
    rf"|(?:an?|each|every) (?P<each>{PERIODS})|/(?P<slash>{PERIODS}))\b"
)


def qualifier(text: str, quantity: Quantity) -> str:
    """One of `figures.QUALIFIERS`."""
    if quantity.form == "vague":
        return "vague"
    ahead = re.sub(r"\s", " ", text[max(0, quantity.start - 24) : quantity.start].lower())
    behind = text[quantity.end : quantity.end + 16].lower()
    if quantity.open_ended:
        return "at_least"
    for name, pattern in BEFORE_PATTERNS:
        if pattern.search(ahead):
            # "over ten years" says how long something took.
            loose = quantity.kind == "duration" and re.search(r"(?:^|\W)over (?:the )?$", ahead)
            return "exact" if loose or quantity.kind == "ordinal" else name
    return next((name for name, pattern in BEHIND if pattern.match(behind)), "exact")


def change(doc: Doc, quantity: Quantity, words: Span) -> str:
    """up or down when the quantity is by how much something changed, else empty."""
    if quantity.kind in {"ordinal", "age", "duration"}:
        return ""
    if behind := RISE_OR_FALL.match(doc_index.text(doc), quantity.end, quantity.end + 40):
        return "up" if behind["up"] else "down"
    first = sentence(words[0]).start
    for token in reversed(doc[max(first, words.start - 5) : words.start]):
        if token.lower_ in UP | DOWN:
            needs_by = quantity.kind == "count"
            by = any(t.lower_ == "by" for t in doc[token.i : words.start])
            return "" if needs_by and not by else "up" if token.lower_ in UP else "down"
        if not is_change_filler(token):
            break
    return ""


def is_change_filler(token: Token) -> bool:
    """Whether a word may stand between "rose" and "3 percent": "to" may only in "close to"."""
    if token.lower_ == "to":
        return token.i > 0 and token.nbor(-1).lower_ == "close"
    if token.lower_ == "at":
        return token.i + 1 < len(token.doc) and token.nbor().lower_ == "least"
    return token.lower_ in CHANGE_FILLERS or token.pos_ == "SYM"


def per(doc: Doc, end: int) -> tuple[str, int]:
    """What the figure whose words end at character `end` is a rate of, and where that ends."""
    match = PER.match(doc_index.text(doc), end, end + 40)
    return (match["per"] or match["each"] or match["slash"], match.end()) if match else ("", 0)
