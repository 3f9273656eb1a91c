"""A folder's corrections, applied step by step: each notes what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import pandas as pd

from samestory import tables
from samestory.articles import Article, Reading, formats
from samestory.compare.verdicts import Compared
from samestory.corrections import claims, extracts, names, roles
from samestory.corrections.kinds import KINDS
from samestory.corrections.outcome import ASIDE, GONE, Outcome, idle
from samestory.corrections.search import Places, Span
from samestory.tables import Block, Correction, Entity, Name

__all__ = ["Corrections", "again"]


class Corrections:
    """The corrections of a folder, in the order of the file; a later one covers an earlier one."""

    def __init__(
        self,
        rows: Sequence[Correction],
        texts: Mapping[str, str],
        kept: Mapping[str, Sequence[Span]] | None = None,
    ) -> None:
        """Rows of `01_corrections` or a later table, article_id -> text, and -> what is read of it.

        Without `kept`, words that the rules took for no name are not given to anybody.
        """
        self.rows = list(rows)
        self.places, self.kept = Places(texts), kept or {}

    def overrule(self, article: Article, blocks: list[Block]) -> list[Block]:
        """The blocks of an article with the roles given for it: disjoint, in order, complete."""
        own = [row for row in self.rows if row.field == "role"]
        own = [row for row in own if row.article_id == article.article_id]
        return roles.overruled(article.text, blocks, own) if own else blocks

    def outcomes(self, reading: Reading) -> list[Correction]:
        """Rows of `01_corrections`: what became of roles; the others wait for their step."""
        self.told(roles.outcomes(self.rows, {a.article_id: a.text for a in reading.articles}))
        aside = {formats.stem(PurePosixPath(one.path).name) for one in reading.set_aside}
        for n, row in enumerate(self.rows):
            if gone := {row.article_id, row.other_id} - {"", *self.places.texts}:
                self.told({n: idle(0, ASIDE if gone <= aside else GONE)})
        return self.rows

    def extracts(self, found: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        """The tables of 02 as a person corrected them."""
        corrected, said = extracts.corrected(found, self.waiting("02"), self.places)
        self.told(said)
        return corrected

    def names(
        self, found: Sequence[Name], entities: Sequence[Entity]
    ) -> tuple[list[Name], list[Entity]]:
        """Rows of 03_names and 03_entities, put together, taken apart and called as told."""
        fields = {"merge", "split", "rename"}
        own = {n: row for n, row in self.waiting("03").items() if row.field in fields}
        known, called, said = names.corrected(found, entities, own, self.places, self.kept)
        self.told(said)
        return known, called

    def claims(self, compared: Sequence[Compared]) -> list[Compared]:
        """Claims put together, taken apart, and conflicts that are only apparent."""
        fields = {"same claim", "not same claim", "apparent conflict"}
        own = {n: row for n, row in self.waiting("03").items() if row.field in fields}
        judged, said = claims.corrected(compared, own, self.places)
        self.told(said)
        return judged

    def waiting(self, step: str) -> dict[int, Correction]:
        """The corrections that a step applies, by their place in the file."""
        return {
            n: row
            for n, row in enumerate(self.rows)
            if KINDS[row.field].step == step and not row.status
        }

    def told(self, said: Mapping[int, Outcome]) -> None:
        """Note what became of some corrections."""
        for n, outcome in said.items():
            self.rows[n] = self.rows[n]._replace(**outcome._asdict())


def again(
    given: pd.DataFrame, articles: pd.DataFrame, blocks: pd.DataFrame | None = None
) -> Corrections:
    """The corrections as the step before left them: `01_corrections` or `02_corrections`.

    `blocks` is `01_blocks`, for words that are to be somebody: only kept lines are read for them.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    kept: dict[str, list[Span]] = {}
    if blocks is not None and len(given):
        read = blocks[blocks["kept"]]
        for article_id, start, end in zip(
            read["article_id"], read["start"], read["end"], strict=True
        ):
            kept.setdefault(article_id, []).append((start, end))
    return Corrections(tables.rows("01_corrections", given), texts, kept)
