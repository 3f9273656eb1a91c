"""Whether a figure is by how much something changed, or the level that a change reached."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from samestory import doc_index
from samestory.doc_index import sentence
from samestory.figures.quantity import Quantity

__all__ = ["DOWN", "HEDGES", "UP", "Change", "change"]

UP = frozenset(
    "rise rises rose risen rising grow grows grew grown growing gain gains gained gaining climb "
    "climbs climbed climbing jump jumps jumped jumping increase increases increased increasing "
    "surge surged surges surging soar soars soared soaring advance advanced added higher up rally "
    "rallied rallies spike spiked swell swelled swelling swollen expanded raise raised raises "
    "raising double doubled tripled hike hiked widened boost boosted lifted lifts lifting "
    "expanding widening boosts lift widen widens".split()
)
DOWN = frozenset(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined "
    "declining decrease decreases decreased decreasing slide slid slides sliding plunge plunged "
    "plunges plunging tumble tumbled tumbles shrink shrank shrunk shrinking slip slipped slips "
    "sink sank sinks dip dipped dips lower lowered lowering down cut cuts cutting reduce reduced "
    "reduces reducing shed sheds contracted slashed slash off halved eased ease slowed slow slump "
    "slumped lost loses lose narrowed trimmed collapsed dwindled slashes slashing slowing slows "
    "narrow narrows narrowing trim trims trimming dwindles easing eases halves".split()
)
# Nothing is changed by these when a sum or a person is their object: "lost $5m" is an amount lost.
LOSING = frozenset("lost loses lose shed sheds off".split())
# What says how exact a number is.
HEDGES = frozenset(
    "a an about around roughly nearly almost some another further more than less fewer at least "
    "over under up just only as much approximately well close".split()
)
FILLERS = HEDGES | frozenset(
    "by additional many of total full sharply slightly steadily again even".split()
)
# Between "to" and a level: "to about 45", "to between 5 and 10".
BESIDE = (FILLERS | {"between"}) - {"by"}
# "slipped below 150,000", "rose past 90"
CROSSED = frozenset({"below", "above", "past", "beneath"})
# Between "rose" and "to 45" stand amounts, dates and what rose: so many words at most.
REACH = 14
# Verbs that only "up" or "down" gives a direction: "edged down to 2 percent".
MOVING = frozenset(
    "go goes went gone going edge edged edges edging inch inched inches tick ticked ticks creep "
    "crept nudge nudged drift drifted move moved moves".split()
)
# What is cut or lowered for someone: "cutting power to 12,000 homes" reaches no level.
SUPPLIES = frozenset("power electricity water gas heating access supply supplies aid lines".split())
# What ends a clause, so that nothing before it is what changed.
BREAKS = frozenset(
    "; : while whereas although though but which after before when because if as".split()
)
BEHIND = re.compile(
    r"(?:[ -](?:points?|year-on-year|annual|monthly|quarterly|overall|sharp|further))?[ -]"
    r"(?:(?P<up>rise|increase|gain|jump|surge|hike|growth|raise|boost|higher"
    r"|up(?! (?:the|a|an|his|her|their|its|this|that|[A-Z])\b)"
    r"|more (?:[a-z]{2,12} ){0,4}than (?:a year|last|in|the (?:previous|year))"
    r"|more than (?:a|in|the|last))"
    r"|(?P<down>fall|drop|decline|decrease|cut|dip|plunge|reduction|lower|slump"
    r"|down(?! (?:the|a|an|his|her|their|its|this|that|[A-Z])\b)"
    r"|(?:fewer|less) than (?:a|in)))\b"
)
NOUN_BEFORE = re.compile(
    r"\b(?:(?P<up>rise|increase|gain|jump|surge|hike|growth)"
    r"|(?P<down>fall|drop|decline|decrease|cut|dip|plunge|reduction|slump)) of "
    r"(?:about |around |nearly |almost |more than |some |at least )?$"
)


# "40 last year, down from 60": said behind what is counted, up to that comma.
THEN = re.compile(r"[^,.;:\d]{0,80},? (?P<way>up|down) (?:(?:slightly |sharply )?from\b|[$€£]?\d)")


# "Mining shares: +2%, -3%".
SIGNS = {"+": "up", "-": "down", "−": "down"}


class Change(NamedTuple):
    """up, down or empty; whether the figure is the level reached and not the amount."""

    direction: str = ""
    level: bool = False


NONE = Change()


def change(doc: Doc, quantity: Quantity, words: Span, end: int = 0) -> Change:
    """What change a quantity tells of; what it counts and its rate end at character `end`."""
    if quantity.kind in {"ordinal", "age"} or quantity.form in {"score", "none"}:
        return NONE
    text = doc_index.text(doc)
    if quantity.kind == "percent" and text[quantity.start] in SIGNS:
        return Change(SIGNS[text[quantity.start]])
    if quantity.kind != "duration" and (
        behind := BEHIND.match(text, quantity.end, quantity.end + 40)
    ):
        return Change("up" if behind["up"] else "down")
    if noun := NOUN_BEFORE.search(text, max(0, quantity.start - 40), quantity.start):
        return Change("up" if noun["up"] else "down")
    first = max(sentence(words[0]).start, words.start - REACH)
    ahead = doc[first : words.start]
    if found := amount(ahead, quantity) or level(ahead):
        return found
    then = THEN.match(text, max(end, quantity.end), quantity.end + 160)
    return Change(then["way"], level=True) if then else NONE


def amount(ahead: Span, quantity: Quantity) -> Change | None:
    """The change right before a number: "rose 3 percent", "fell by about 12"."""
    for token in reversed(ahead):
        if direction := direction_of(token):
            by = any(t.lower_ == "by" for t in ahead.doc[token.i : ahead.end])
            needs_by = quantity.kind in {"count", "duration"} and token.lower_ not in {"up", "down"}
            taken = token.lower_ in LOSING or token.lemma_.lower() == "raise"
            lost = taken and quantity.kind == "money" and not by
            wrote_off = token.lower_ in {"off", "up", "down"} and is_particle(token)
            return None if (needs_by and not by) or lost or wrote_off else Change(direction)
        if not is_filler(token):
            return changed_by(ahead)
    return None


def changed_by(ahead: Span) -> Change | None:
    """The change of "cut its dividend by a quarter": what changed stands between."""
    words = [t.lower_ for t in ahead[-4:]]
    if "by" not in words:
        return None
    for token in reversed(ahead[: len(ahead) - len(words) + words.index("by")]):
        if token.lower_ in BREAKS or token.is_punct:
            return None
        if (direction := direction_of(token)) and token.pos_ == "VERB":
            return Change(direction)
    return None


def is_particle(token: Token) -> bool:
    """Whether "up", "down" or "off" belongs to the verb before it: "made up 0.8%", "wrote off"."""
    if not token.i or token.nbor(-1).pos_ not in {"VERB"}:
        return False
    return token.nbor(-1).lower_ not in UP | DOWN | MOVING


def level(ahead: Span) -> Change | None:
    """The change that reached a number: "rose to 45", "fell 3 percent on Monday to 412"."""
    tokens = list(reversed(ahead))
    while tokens and (tokens[0].lower_ in BESIDE or tokens[0].pos_ == "SYM"):
        tokens.pop(0)
    if len(tokens) > 1 and tokens[0].lower_ in CROSSED and (direction := direction_of(tokens[1])):
        return Change(direction, level=True)
    if not tokens or tokens[0].lower_ != "to" or is_up_to(tokens[0]):
        return None
    if len(tokens) > 1 and tokens[1].lower_ in SUPPLIES:
        return None
    for token in tokens[1:]:
        if token.lower_ in BREAKS or token.lower_ == "to" or is_joint(token):
            return None
        if (direction := direction_of(token)) and not is_particle(token):
            return None if token.lower_ == "added" else Change(direction, level=True)
    return None


def is_up_to(token: Token) -> bool:
    """Whether "to" is that of "up to 300", which bounds a number and changes nothing."""
    return token.i > 0 and token.nbor(-1).lower_ == "up"


def is_joint(token: Token) -> bool:
    """Whether "and" joins clauses; within a number it does not ("three and a quarter")."""
    number = token.i + 1 < len(token.doc) and token.nbor().lower_ in {"a", "half"}
    return token.lower_ == "and" and not number and token.nbor(-1).pos_ != "NUM"


def direction_of(token: Token) -> str:
    """up or down, for a word of change."""
    return "up" if token.lower_ in UP else "down" if token.lower_ in DOWN else ""


def is_filler(token: Token) -> bool:
    """Whether a word may stand between "rose" and "3 percent": "to" may only in "close to"."""
    if token.lower_ == "to":
        return token.i > 0 and token.nbor(-1).lower_ == "close"
    if token.lower_ == "at":
        return token.i + 1 < len(token.doc) and token.nbor().lower_ == "least"
    return token.lower_ in FILLERS or token.pos_ == "SYM"
