"""Texts -> the time that the pipeline, or the cleaner, takes on one processor; a folder's size."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from samestory import articles, clean, dates, figures, quotes

MEGABYTE = 1_000_000
ROUNDS = 3
FEWEST_WORDS = 4
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


def figures_alone(nlp: Language, texts: Sequence[str]) -> Speed:
    """Finding figures in texts whose words, dates and quotations are known, as `of_rules` does it.

    Raises ValueError if there are no words.
    """
    docs = list(nlp.pipe(texts, batch_size=BATCH))
    known = {id(doc): (list(dates.extract(doc)), list(quotes.extract(doc))) for doc in docs}

    def read(doc: Doc) -> None:
        dated, quoted = known[id(doc)]
        list(figures.extract(doc, dates=dated, quotes=quoted))

    return of_rules(read, docs)


def of_rules(read: Callable[[Doc], object], docs: Sequence[Doc]) -> Speed:
    """The time of rules over parsed texts, without the model's: the fastest of `ROUNDS`.

    Raises ValueError if there are no words.
    """
    counted = sum(words(doc.text) for doc in docs)
    if not counted:
        raise ValueError("There is no word to read in these texts: speed cannot be measured.")
    return Speed(counted, min(rules_seconds(read, docs) for _ in range(ROUNDS)))


def rules_seconds(read: Callable[[Doc], object], docs: Sequence[Doc]) -> float:
    """The processor's time that `read` takes over `docs`, at least one tick of its clock."""
    started = time.process_time()
    for doc in docs:
        read(doc)
    taken = time.process_time() - started
    return max(taken, time.get_clock_info("process_time").resolution)


def megabytes(folder: Path) -> float:
    """The size of all files in a folder, in MB (1,000,000 bytes)."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / MEGABYTE


class Cleaning(NamedTuple):
    """How long it takes to clean so many articles, and how much more memory it needs."""

    articles: int
    words: int
    seconds: float
    megabytes: float


def cleaning(texts: Sequence[str], *, number: int = 2_000, length: int = 600) -> Cleaning:
    """The time of one processor for `number` articles of about `length` words, made of `texts`.

    The memory is what the process holds more than before, with everything that was found.
    """
    made = [article_of(texts, n, length) for n in range(number)]
    before = memory()
    started = time.process_time()
    cleaned = clean.corpus(articles.Reading(made, []))
    seconds = time.process_time() - started
    held = memory() - before
    del cleaned
    total = sum(len(one.text.split()) for one in made)
    return Cleaning(number, total, seconds, held)


def article_of(texts: Sequence[str], number: int, length: int) -> articles.Article:
    """An article of about `length` words, made of the lines of some of `texts`."""
    lines: list[str] = []
    counted, step = 0, number
    while counted < length:
        for line in texts[step % len(texts)].split("\n"):
            if counted < length:
                lines.append(of_its_own(line, number))
                counted += len(lines[-1].split())
        step += 1
    name = f"a{number}"
    return articles.Article(name, name, "", "en", "\n".join(lines), articles.Known())


def of_its_own(line: str, number: int) -> str:
    """A line with a made-up word in it, so that it stands in no other article; a short one as is.

    Menus repeat in real folders, sentences do not.
    """
    words = line.split(" ")
    made = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
    return " ".join([words[0], made, *words[1:]]) if len(words) >= FEWEST_WORDS else line


def memory() -> float:
    """The memory that this process holds, in megabytes; 0 where it is not Linux that runs it."""
    place = Path("/proc/self/status")
    said = place.read_text(encoding="utf-8") if place.is_file() else ""
    held = re.search(r"VmRSS:\s+(\d+) kB", said)
    return int(held[1]) / 1024 if held else 0.0
