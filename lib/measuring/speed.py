"""A pipeline and texts -> words a second of one processor's time; a folder -> its size."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

MEGABYTE = 1_000_000
BATCH = 16  # texts at a time, as samestory.language.stream reads them


class Speed(NamedTuple):
    """How many words were read, and the processor's time it took, in seconds."""

    words: int
    seconds: float

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds


def words(text: str) -> int:
    """The number of words as people count: between white space, with a letter or a digit."""
    return sum(any(sign.isalnum() for sign in piece) for piece in text.split())


def measure(nlp: Language, texts: Sequence[str]) -> Speed:
    """The whole pipeline over `texts`, timed by the processor's clock.

    Other work on the machine does not count, but all threads of this process do: with one thread
    (spaCy's default on a processor) this is one core. Raises ValueError if there are no words.
    """
    counted = sum(map(words, texts))
    if not counted:
        raise ValueError("There is no word to read in these texts: speed cannot be measured.")
    nlp(texts[0])  # what is made once at the first call is not counted
    started = time.process_time()
    for _ in nlp.pipe(texts, batch_size=BATCH):
        pass
    return Speed(counted, time.process_time() - started)


def megabytes(folder: Path) -> float:
    """The size of all files in a folder, in MB (1,000,000 bytes)."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / MEGABYTE
