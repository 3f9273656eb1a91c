"""Finds the public corpora: a folder, packs in a folder, or a sentence on what is missing."""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pandas as pd

PROJECT = Path(__file__).resolve().parents[2]
VARIABLE = "SAMESTORY_DATA"
SCRATCH = "SAMESTORY_SCRATCH"

# What the recipe of the language model reads, and what measures it. The first part of a path is
# also the name of its pack.
NEEDED = (
    "names/worldwide/processed_annotated",
    "names/worldwide/original_articles",
    "names/uner_ewt/en_ewt-ud-train.iob2",
    "names/uner_ewt/en_ewt-ud-test.iob2",
    "syntax/ewt_train.conllu",
    "syntax/ewt_dev.conllu",
    "syntax/ewt_test.conllu",
    "syntax/gum_train.conllu",
    "syntax/gum_dev.conllu",
    "syntax/gum_test.conllu",
)


class MissingCorpusError(Exception):
    """A corpus is not there; the message says which, and where it was looked for."""

    def __init__(self, message: str, missing: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.missing = list(missing)


class Original(NamedTuple):
    """Where a corpus comes from, and what is measured on it."""

    corpus: str
    measured: str
    address: str
    licence: str


# A row for each corpus that a chapter of notebooks/measure.ipynb measures on.
ORIGINALS = (
    Original(
        "English Worldwide Newswire, outlets held out for dev and test",
        "names, nine classes",
        "https://github.com/stanfordnlp/en-worldwide-newswire",
        "none stated",
    ),
    Original(
        "UNER English-EWT, test",
        "names in web text, three classes",
        "https://github.com/UniversalNER/UNER_English-EWT",
        "CC BY-SA 4.0",
    ),
    Original(
        "UD English-EWT, test",
        "sentences and syntax in web text",
        "https://github.com/UniversalDependencies/UD_English-EWT",
        "CC BY-SA 4.0",
    ),
    Original(
        "UD English-GUM, test: news, interview, voyage, bio, academic, court",
        "sentences and syntax in edited text",
        "https://github.com/UniversalDependencies/UD_English-GUM",
        "annotation CC BY 4.0, texts CC BY or CC BY-SA",
    ),
    Original(
        "article-extraction-benchmark",
        "pages: the story's text; title, byline, date, outlet",
        "https://github.com/scrapinghub/article-extraction-benchmark",
        "MIT (pages: the publishers')",
    ),
    Original(
        "Giveme5W1H, gold standard",
        "between which days an undated article was written",
        "https://github.com/fhamborg/Giveme5W1H",
        "Apache-2.0 (texts: the publishers')",
    ),
    Original(
        "NewsQuant, a third of it",
        "figures: value, unit, what is counted",
        "https://github.com/satya77/CQE_Evaluation",
        "none stated",
    ),
    Original(
        "Recognizers-Text, English specs: numbers, units, currencies, ages",
        "figures: cases that could stand in news",
        "https://github.com/microsoft/Recognizers-Text",
        "MIT",
    ),
    Original(
        "TempEval-3, training texts: TimeBank and AQUAINT",
        "dates in news: found, type, value",
        "https://aclanthology.org/S13-2001/",
        "none stated",
    ),
    Original(
        "Recognizers-Text, English date specs that occur in news",
        "dates in short examples: value",
        "https://github.com/microsoft/Recognizers-Text",
        "MIT",
    ),
    Original(
        "quantulum3, English tests",
        "figures: cases that could stand in news",
        "https://github.com/nielstron/quantulum3",
        "MIT",
    ),
    Original(
        "PolNeAR, dev; credits in train, too",
        "quotations: content, source, cue; outlets that are credited",
        "https://github.com/networkdynamics/PolNeAR",
        "none stated",
    ),
    Original(
        "ECB+, topics 1 to 30 and 31 to 35",
        "who is who across outlets: people, organisations, places",
        "https://github.com/cltl/ecbPlus",
        "CC BY 3.0 (annotation)",
    ),
    Original(
        "Article-Bias-Prediction, a sample",
        "the time that names take",
        "https://github.com/ramybaly/Article-Bias-Prediction",
        "Apache-2.0 (texts: the publishers')",
    ),
    Original(
        "The project's own test set",
        "names, eight labels of the project",
        "tests/gold/names.txt",
        "that of the project",
    ),
    Original(
        "The project's own passages",
        "figures and dates: value, unit, what is counted, as of when, by whom",
        "tests/gold/figures-read.txt",
        "that of the project",
    ),
    Original(
        "The project's own stories, told by several outlets",
        "names: who is who; quotations, speakers, the same words across outlets, sources",
        "tests/gold/told",
        "that of the project",
    ),
    Original(
        "The project's messy articles",
        "what each line is; title, byline, date, outlet",
        "tests/gold/cleaning",
        "that of the project",
    ),
)


class Place(NamedTuple):
    """The folder of the corpora, None if they are not here, and a sentence that says which."""

    folder: Path | None
    sentence: str


def find(given: str = "", *, needed: Sequence[str] = NEEDED) -> Place:
    """The corpora for measuring, where they can be had.

    `given` is a folder that somebody named, relative to the project; MissingCorpusError is raised
    if it does not hold them. Where none was named and nothing is found, the sentence says so.
    """
    try:
        folder = locate(PROJECT / given if given else None, scratch(), needed=needed)
    except MissingCorpusError as error:
        if given:
            raise
        packs = ", ".join(sorted({path.split("/")[0] for path in error.missing}))
        only = f"the project's own test set alone: the public corpora ({packs}) are not here"
        return Place(None, f"{only}; name their folder with --data or {VARIABLE}")
    return Place(folder, "the public corpora and the project's own test set")


def scratch() -> Path:
    """Where packs are unpacked to: the folder that `./run measure` takes away in the end.

    A notebook that somebody opened has one of its own, which goes with its kernel.
    """
    return Path(os.environ.get(SCRATCH) or own_scratch().name)


@cache
def own_scratch() -> TemporaryDirectory[str]:
    """A folder that lasts as long as this process."""
    return TemporaryDirectory(prefix="samestory-")


def originals() -> pd.DataFrame:
    """Columns: corpus, measured (what on it), address, licence (as stated there)."""
    return pd.DataFrame(ORIGINALS, columns=list(Original._fields))


def locate(given: Path | None, scratch: Path, *, needed: Sequence[str] = NEEDED) -> Path:
    """Return a folder that holds everything in `needed`.

    `given` is the folder named on the command line; without one, the environment variable
    `SAMESTORY_DATA` and then `../shared/data` beside the project are taken. A pack
    (`names.tar.xz`) is unpacked below `scratch`, never beside the pack.
    Raises MissingCorpusError, which says what is missing.
    """
    named = os.environ.get(VARIABLE)
    source = given or (Path(named) if named else PROJECT.parent / "shared" / "data")
    folder = source
    packs = sorted({path.split("/")[0] for path in needed})
    if not all((source / pack).is_dir() for pack in packs):
        folder = scratch / "corpora"
        for pack in packs:
            _provide(source, pack, folder)
    missing = [path for path in needed if not (folder / path).exists()]
    if missing:
        raise MissingCorpusError(
            f"In {source} these are missing: {', '.join(missing)}. Name the folder that holds"
            f" {', '.join(packs)} (as folders or as .tar.xz) with --data or {VARIABLE};"
            " lib/training/README.md has the address of each original.",
            missing,
        )
    return folder


def _provide(source: Path, pack: str, folder: Path) -> None:
    archive = source / f"{pack}.tar.xz"
    target = folder / pack
    folder.mkdir(parents=True, exist_ok=True)
    if target.exists():  # provided before, and whole
        return
    if (source / pack).is_dir():
        target.symlink_to((source / pack).resolve())
    elif archive.is_file():
        unfinished = folder / f".{pack}"
        shutil.rmtree(unfinished, ignore_errors=True)
        with tarfile.open(archive) as packed:
            # The first versions of Python 3.11 have no filter yet; the packs are our own.
            safe = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
            packed.extractall(unfinished, **safe)  # type: ignore[arg-type]  # noqa: S202
        if (unfinished / pack).is_dir():  # only now: half a pack must not pass for a whole one
            (unfinished / pack).rename(target)
