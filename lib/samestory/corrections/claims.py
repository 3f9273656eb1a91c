"""Claims before they are numbered -> claims as a person put them together, took them apart, judged.

A correction names two passages by their words. First claims are joined and divided, in the order of
the file; then conflicts that are only apparent are judged anew without the pairs that were named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from samestory.compare.verdicts import Compared, Statement
from samestory.corrections.extracts import because
from samestory.corrections.judging import excuse, judged, value_of, verdict_without
from samestory.corrections.outcome import (
    COVERED,
    Outcome,
    applied,
    idle,
    missing,
    no_longer,
    not_found,
)
from samestory.corrections.search import Places, plain
from samestory.tables import Correction

__all__ = ["corrected"]

# What words can be meant as; an earlier kind before a later one.
KINDS = ("figure", "date", "quote", "role", "name")
NOTHING = "nothing is compared there"
Found = tuple[int, Statement]  # a claim's number and the statement in it


def corrected(
    compared: Sequence[Compared], given: Mapping[int, Correction], places: Places
) -> tuple[list[Compared], dict[int, Outcome]]:
    """The claims after the corrections, and what became of each (by its place in the file)."""
    if not given:
        return list(compared), {}
    table = Table(compared, places)
    said: dict[int, Outcome] = {}
    for number, row in given.items():
        if row.field != "apparent conflict":
            said[number] = table.put(row)
    for number, row in given.items():
        if row.field == "apparent conflict":
            said[number] = table.excuse(row)
    for number in contradicted(given):
        said[number] = idle(said[number].found, COVERED)
    return [claim for claim in table.claims if claim.statements], said


def contradicted(given: Mapping[int, Correction]) -> list[int]:
    """Corrections that say of two passages what a later one denies."""
    last: dict[frozenset[tuple[str, str]], tuple[int, str]] = {}
    covered = []
    for number, row in given.items():
        if row.field == "apparent conflict":
            continue
        key = frozenset({(row.article_id, plain(row.text)), (row.other_id, plain(row.value))})
        if key in last and last[key][1] != row.field:
            covered.append(last[key][0])
        last[key] = number, row.field
    return covered


class Table:
    """The claims of a folder, while a person's word is carried out on them."""

    def __init__(self, compared: Sequence[Compared], places: Places) -> None:
        self.claims, self.places = list(compared), places
        self.of: dict[str, set[int]] = defaultdict(set)  # article -> its claims, past ones too
        for number, claim in enumerate(compared):
            self.note(number, claim)

    def note(self, number: int, claim: Compared) -> None:
        """Put a claim at a place, the last or one of those before."""
        self.claims[number : number + 1] = [claim]
        for statement in claim.statements:
            self.of[statement.article_id].add(number)

    def at(self, article_id: str, words: str, context: str = "") -> tuple[list[Found], Outcome]:
        """The statements that the words stand for, and what to say if there are none.

        Those that are these very words, else those that share some with them.
        """
        spans = self.places.of(article_id, words, context)
        found = [
            (n, s)
            for n in sorted(self.of[article_id])
            for s in self.claims[n].statements
            if s.article_id == article_id and any(s.start < b and a < s.end for a, b in spans)
        ]
        exact = [one for one in found if (one[1].start, one[1].end) in spans]
        return exact or found, idle(len(spans), NOTHING) if spans else missing(words)

    def both(self, row: Correction) -> tuple[list[tuple[Found, Found]], Outcome]:
        """The pairs of statements of one kind that a correction names; else what to say."""
        one, said = self.at(row.article_id, row.text, row.context)
        if not one:
            return [], said
        other, said = self.at(row.other_id, row.value)
        if not other:
            missing = not_found(f"“{row.value}”") if not said.found else said
            return [], missing
        for kind in KINDS:
            left = [found for found in one if self.claims[found[0]].kind == kind]
            right = [found for found in other if self.claims[found[0]].kind == kind]
            if left and right:
                return [(a, b) for a in left for b in right], said
        return [], idle(1, "one is a figure, a date or a quotation and the other is not")

    def put(self, row: Correction) -> Outcome:
        """Two passages are one claim, or are not."""
        pairs, said = self.both(row)
        together = [(a, b) for a, b in pairs if a[0] == b[0]]
        if not pairs:
            return said
        if row.field == "not same claim":
            if not together:
                return no_longer(1, "they are two claims now")
            for one, other in together:
                self.take_apart(one, other, row)
            return applied(1)
        if together:
            return no_longer(1, "they are one claim now")
        if len({(a[0], b[0]) for a, b in pairs}) > 1:
            return idle(1, "several claims have these words: give fewer, or a context")
        self.join(pairs[0][0][0], pairs[0][1][0], row)
        return applied(1)

    def join(self, one: int, other: int, row: Correction) -> None:
        """Make two claims one."""
        first, second = self.claims[one], self.claims[other]
        whole = first._replace(statements=[*first.statements, *second.statements], score=1.0)
        self.note(one, judged(whole, f"Put together, {because(row)}."))
        self.note(other, second._replace(statements=[]))

    def take_apart(self, one: Found, other: Found, row: Correction) -> None:
        """Make all that the other article says in a claim a claim of its own.

        Of two passages of one article, only the other one goes.
        """
        number, moved = other
        claim = self.claims[number]
        if one[1].article_id == moved.article_id:
            gone = [s for s in claim.statements if s == moved]
        else:
            gone = [s for s in claim.statements if s.article_id == moved.article_id]
        kept = [s for s in claim.statements if s not in gone]
        why = f"Taken apart, {because(row)}."
        self.note(number, judged(claim._replace(statements=kept), why))
        apart = claim._replace(statements=gone, topic=topic(claim.kind, gone))
        self.note(len(self.claims), judged(apart, why))

    def excuse(self, row: Correction) -> Outcome:
        """A conflict is only apparent between two passages, or between one and all others."""
        claims: dict[int, tuple[Statement, Statement | None]]
        if row.value:
            pairs, said = self.both(row)
            if not pairs:
                return said
            claims = {a[0]: (a[1], b[1]) for a, b in pairs if a[0] == b[0]}
        else:
            one, said = self.at(row.article_id, row.text, row.context)
            if not one:
                return said
            claims = {n: (s, None) for n, s in one}
        if not claims:
            return no_longer(1, "the two are not compared now")
        trouble = {n: pair for n, pair in claims.items() if self.claims[n].verdict == "conflict"}
        if not trouble:
            verdicts = sorted({self.claims[n].verdict for n in claims})
            return no_longer(1, f"no conflict is seen there now ({', '.join(verdicts)})")
        left = [self.judge_anew(n, pair, row) for n, pair in sorted(trouble.items())]
        status = "applied, but other values of the claim still conflict"
        return Outcome(1, status, in_force=True) if any(left) else applied(1)

    def judge_anew(
        self, number: int, pair: tuple[Statement, Statement | None], row: Correction
    ) -> bool:
        """Judge a claim without the values that only seem to conflict; whether others still do."""
        claim = self.claims[number]
        verdict = verdict_without(claim, excuse(*pair))
        said = f"Only apparent: {row.note}"
        if verdict == "conflict":
            between = f"{value_of(pair[0])} and {value_of(pair[1]) if pair[1] else 'the others'}"
            reason = f"{claim.reason} Between {between} {said[0].lower()}{said[1:]}"
        else:
            verdict, reason = "compatible", said
        self.claims[number] = claim._replace(verdict=verdict, reason=reason)
        return verdict == "conflict"


def topic(kind: str, gone: Sequence[Statement]) -> str:
    """What a claim that was taken apart is about: its own words."""
    words = max(map(value_of, gone), key=len)
    return f"“{words}”" if kind == "quote" else words
