"""Statements that a person put together or apart -> their verdict, by the rules of the verdicts.

The rules of each kind's comparison look at more than a statement keeps. Here, where a person has
decided what is compared, the values alone decide: can both be true?
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from samestory.compare.arithmetic import ABOUT, BOUND
from samestory.compare.subject import days_overlap
from samestory.compare.verdicts import Compared, Statement, weakest
from samestory.corrections.numbers import number_in

__all__ = ["Excuse", "excuse", "judged", "value_of", "verdict_without"]

# What two passages say whose conflict is only apparent; None for all that others say.
Excuse = tuple[str, str | None]
WORDS = re.compile(r"\w+")
SAYS = {
    "agree": "They agree",
    "reconciled": "The same after arithmetic",
    "compatible": "They differ in precision, bound or date and can all be true",
    "conflict": "Cannot all be true",
}
SAYS_OF_QUOTES = {
    "agree": "The same words",
    "compatible": "The same words, cut shorter in places",
    "conflict": "Other words stand inside the quotation marks",
}


def judged(claim: Compared, why: str) -> Compared:
    """A claim with the verdict that its statements give, and the reason for what is in it."""
    if not claim.statements:
        return claim
    rows = [related(claim.kind, s, claim.statements[0]) for s in claim.statements]
    verdict = verdict_without(claim, None)
    values = " / ".join(dict.fromkeys(map(value_of, rows)))
    if verdict == "single":
        said = "Only one article says this."
    elif claim.kind == "quote":
        said = f"{SAYS_OF_QUOTES[verdict]}."
    else:
        said = f"{SAYS[verdict]}: {values}."
    return claim._replace(statements=rows, verdict=verdict, reason=f"{why} {said}")


def related(kind: str, statement: Statement, reference: Statement) -> Statement:
    """A statement with how it stands to the reference of its claim."""
    if meaning(statement) == meaning(reference):
        how = "sum" if statement.relation == "sum" else "same"
    elif verdict_of(kind, [statement], [reference]) == "conflict":
        how = "differs"
    else:
        how = {"quote": "cut", "name": "variant", "role": "variant"}.get(kind, "within")
    return statement._replace(relation=how)


def excuse(one: Statement, other: Statement | None) -> Excuse:
    """What a person excuses. It is a matter of values: an article that joins later with one of
    them is excused too, one with a new value is not.
    """
    return meaning(one), None if other is None else meaning(other)


def verdict_without(claim: Compared, excused: Excuse | None) -> str:
    """The verdict over all pairs of articles but those whose conflict is only apparent.

    Articles that say the same are judged once, so that many articles are no matter.
    """
    by_article: dict[str, list[Statement]] = {}
    for statement in claim.statements:
        by_article.setdefault(statement.article_id, []).append(statement)
    alike: dict[tuple[object, ...], list[list[Statement]]] = {}
    for own in by_article.values():
        key = tuple(sorted({(meaning(s), s.value, str(s.as_of)) for s in own}))
        alike.setdefault(key, []).append(own)
    firsts = [group[0] for group in alike.values()]
    pairs = [*combinations(firsts, 2), *((g[0], g[1]) for g in alike.values() if len(g) > 1)]
    return weakest(
        verdict_of(claim.kind, one, other)
        for one, other in pairs
        if excused is None or not (covers(excused, one, other) or covers(excused, other, one))
    )


def covers(excused: Excuse, one: Sequence[Statement], other: Sequence[Statement]) -> bool:
    """Whether what is excused is what these two articles say."""
    left, right = {meaning(s) for s in one}, {meaning(s) for s in other}
    return excused[0] in left and (excused[1] is None or excused[1] in right)


def meaning(statement: Statement) -> str:
    """What a statement says, for telling whether another says the same."""
    if statement.number is not None:
        return f"{statement.number:.10g}"
    return " ".join(WORDS.findall(statement.value.casefold()))


def value_of(statement: Statement) -> str:
    """A statement's value, for a sentence."""
    value = " ".join(statement.value.split())
    return value if len(value) <= 90 else value[:90].rsplit(" ", 1)[0] + " …"


def verdict_of(kind: str, one: Sequence[Statement], other: Sequence[Statement]) -> str:
    """The verdict between what two articles say."""
    match kind:
        case "figure":
            return of_figures(one, other)
        case "date":
            return of_dates(one, other)
        case "quote":
            return of_quotes(one, other)
    same = {meaning(s) for s in one} == {meaning(s) for s in other}
    return "agree" if same else "compatible"


def of_figures(one: Sequence[Statement], other: Sequence[Statement]) -> str:
    """Whether there is a value that all allow."""
    low, high = common(one)
    below, above = common(other)
    if low > above or below > high:
        dated = any(days_overlap(a.as_of, b.as_of) for a in one for b in other)
        return "conflict" if dated else "compatible"
    if (low, high) != (below, above):
        return "compatible"
    return "reconciled" if any(s.relation == "sum" for s in (*one, *other)) else "agree"


def common(statements: Sequence[Statement]) -> tuple[float, float]:
    """The values that every statement of an article allows."""
    ranges = [allowed(statement) for statement in statements]
    return max(low for low, _ in ranges), min(high for _, high in ranges)


def allowed(statement: Statement) -> tuple[float, float]:
    """The values that a figure allows, by the words that it is shown in."""
    said = number_in(statement.value)
    if statement.number is None:
        return 0.0, float("inf")
    low = high = statement.number
    if said and said.value == low:
        high = said.high if said.high is not None else high
        match said.qualifier:
            case "about":
                return low * (1 - ABOUT), high * (1 + ABOUT)
            case "at_least" | "more_than":
                return low, BOUND * high + 1
            case "at_most" | "less_than":
                return high / BOUND, high
    return low, high


def of_dates(one: Sequence[Statement], other: Sequence[Statement]) -> str:
    """Whether the days meet; the most exact of each article counts."""
    first, second = (min(rows, key=length).as_of for rows in (one, other))
    if first == second:
        return "agree"
    return "compatible" if days_overlap(first, second) else "conflict"


def length(statement: Statement) -> int:
    """The days that a date can mean; one that is open at an end is the longest."""
    first, last = statement.as_of
    if first is None or last is None:
        return 10**6
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def of_quotes(one: Sequence[Statement], other: Sequence[Statement]) -> str:
    """The same words, fewer of them, or others; the longest of each article counts."""
    first, second = sorted((max(map(meaning, rows), key=len) for rows in (one, other)), key=len)
    if first == second:
        return "agree"
    return "compatible" if f" {first} " in f" {second} " else "conflict"
