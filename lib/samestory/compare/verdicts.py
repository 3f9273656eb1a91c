"""Statements that a gate has put together -> claims with verdicts, and the cells under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from samestory.tables import VERDICTS, Cell, Claim

# The weakest link decides: a claim is as good as the worst pair of its articles.
WEAKEST_FIRST = ("conflict", "compatible", "reconciled", "agree", "single")
KINDS = ("figure", "date", "name", "role", "quote")


class Statement(NamedTuple):
    """What one passage says: a cell that does not know its claim yet."""

    article_id: str
    start: int
    end: int
    text: str
    value: str
    number: float | None = None
    relation: str = "same"
    status: str = "stated"
    as_of: tuple[str | None, str | None] = (None, None)
    voice: str = ""
    via: str = ""


class Compared(NamedTuple):
    """A claim that does not know its number yet."""

    kind: str
    topic: str
    verdict: str
    reason: str
    score: float | None
    statements: Sequence[Statement]


def weakest(verdicts: Iterable[str]) -> str:
    """The verdict over several pairs."""
    found = set(verdicts)
    return next((verdict for verdict in WEAKEST_FIRST if verdict in found), "single")


def rows(
    compared: Iterable[Compared], count_origins: Callable[[Sequence[Statement]], int]
) -> tuple[list[Claim], list[Cell]]:
    """The rows of 03_claims and 03_cells: most telling first, numbered within their kind."""
    order = {v: VERDICTS.index(v) for v in VERDICTS} | {"conflict": -1}
    found = sorted(
        compared,
        key=lambda c: (KINDS.index(c.kind), order[c.verdict], -articles(c), c.topic, place(c)),
    )
    numbers: Counter[str] = Counter()
    claims, cells = [], []
    for one in found:
        numbers[one.kind] += 1
        claim_id = f"{one.kind[0].upper()}{numbers[one.kind]}"
        claims.append(claim_row(claim_id, one, count_origins(one.statements)))
        cells += [
            cell_row(claim_id, s)
            for s in sorted(one.statements, key=lambda s: (s.article_id, s.start, s.end))
        ]
    return claims, cells


def articles(compared: Compared) -> int:
    """How many articles make the claim."""
    return len({s.article_id for s in compared.statements})


def place(compared: Compared) -> tuple[str, int]:
    """Where the claim is first made."""
    return min((s.article_id, s.start) for s in compared.statements)


def claim_row(claim_id: str, compared: Compared, origins: int) -> Claim:
    """One row of 03_claims."""
    return Claim(
        claim_id=claim_id,
        kind=compared.kind,
        topic=compared.topic,
        verdict=compared.verdict,
        reason=compared.reason,
        score=None if compared.score is None else round(compared.score, 3),
        articles=articles(compared),
        origins=origins,
    )


def cell_row(claim_id: str, statement: Statement) -> Cell:
    """One row of 03_cells."""
    return Cell(
        claim_id=claim_id,
        article_id=statement.article_id,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        value=statement.value,
        number=statement.number,
        relation=statement.relation,
        status=statement.status,
        as_of_earliest=statement.as_of[0],
        as_of_latest=statement.as_of[1],
        voice=statement.voice,
    )
