"""Finds the public corpora: a folder, packs in a folder, or a sentence on what is missing."""

import os
import tarfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
VARIABLE = "SAMESTORY_DATA"

# What the recipe reads. The first part of a path is also the name of its pack.
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


def locate(given: Path | None, scratch: Path) -> Path:
    """Return a folder that holds everything in `NEEDED`.

    `given` is the folder named on the command line; without one, the environment variable
    `SAMESTORY_DATA` and then `../shared/data` beside the project are taken. A pack
    (`names.tar.xz`) is unpacked below `scratch`, never beside the pack.
    """
    named = os.environ.get(VARIABLE)
    source = given or (Path(named) if named else PROJECT.parent / "shared" / "data")
    folder = source
    packs = sorted({path.split("/")[0] for path in NEEDED})
    if not all((source / pack).is_dir() for pack in packs):
        folder = scratch / "corpora"
        for pack in packs:
            _provide(source, pack, folder)
    missing = [path for path in NEEDED if not (folder / path).exists()]
    if missing:
        raise MissingCorpusError(
            f"In {source} these are missing: {', '.join(missing)}. Name the folder that holds"
            f" {', '.join(packs)} (as folders or as .tar.xz) with --data or {VARIABLE};"
            " lib/training/README.md has the address of each original."
        )
    return folder


def _provide(source: Path, pack: str, folder: Path) -> None:
    archive = source / f"{pack}.tar.xz"
    folder.mkdir(parents=True, exist_ok=True)
    if (source / pack).is_dir():
        (folder / pack).symlink_to((source / pack).resolve())
    elif archive.is_file():
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
