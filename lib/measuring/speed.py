"""A pipeline and texts -> words a second of one processor's time; a folder -> its size."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

MEGABYTE = 1_000_000
ROUNDS = 3
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
    """The whole pipeline over `texts`, timed by the processor's clock; the fastest of `ROUNDS`.

    Other work on the machine takes no part of the time, but slows it by crowding the caches: the
    fastest round is the least disturbed, as in Python's timeit. All threads of this process count;
    with one (`OPENBLAS_NUM_THREADS=1`, as `./run` sets it) this is one core. Raises ValueError if
    there are no words.
    """
    counted = sum(map(words, texts))
    if not counted:
        raise ValueError("There is no word to read in these texts: speed cannot be measured.")
    nlp(texts[0])  # what is made once at the first call is not counted
    return Speed(counted, min(seconds(nlp, texts) for _ in range(ROUNDS)))


def seconds(nlp: Language, texts: Sequence[str]) -> float:
    """The processor's time that the pipeline takes over `texts`, at least one tick of its clock."""
    gc.collect()
    gc.freeze()  # what lies in memory from before is no work of the pipeline's
    started = time.process_time()
    for _ in nlp.pipe(texts, batch_size=BATCH):
        pass
    taken = time.process_time() - started
    gc.unfreeze()
    return max(taken, time.get_clock_info("process_time").resolution)


def megabytes(folder: Path) -> float:
    """The size of all files in a folder, in MB (1,000,000 bytes)."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / MEGABYTE
