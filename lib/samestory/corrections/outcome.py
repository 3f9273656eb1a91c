"""What became of a correction, in the words that the report shows."""

from __future__ import annotations

from typing import NamedTuple

from samestory.corrections.search import FEWEST_CHARACTERS, plain, start_of

__all__ = [
    "ASIDE",
    "COVERED",
    "GONE",
    "Outcome",
    "applied",
    "idle",
    "missing",
    "no_longer",
    "not_found",
]

COVERED = "covered by a later correction"
ASIDE = "not found: the article was set aside"
GONE = "not found: there is no such article in this run"


class Outcome(NamedTuple):
    """How often a correction's words were found, what became of it, whether it changes anything."""

    found: int
    status: str
    in_force: bool


def applied(found: int) -> Outcome:
    """It changes something: what it names was found so often."""
    return Outcome(found, "applied" if found == 1 else f"found {found} times, all changed", True)


def no_longer(found: int, why: str) -> Outcome:
    """It was needed once, and is not any more."""
    return Outcome(found, f"no longer applies: {why}", False)


def idle(found: int, why: str) -> Outcome:
    """It cannot be applied."""
    return Outcome(found, why, False)


def not_found(what: str = "") -> Outcome:
    """Its words stand nowhere."""
    return Outcome(0, f"not found: {what}" if what else "not found", False)


def missing(words: str) -> Outcome:
    """These words stand nowhere; where they are shortened too much, that is why."""
    start = start_of(plain(words))
    short = start and len(start) < FEWEST_CHARACTERS
    return not_found(f"give {FEWEST_CHARACTERS} characters before …" if short else "")
