"""Scores on ECB+, or on folders of told stories.

`python -m measuring.identity [--data FOLDER] [--topics 1-30] [--errors]`
`python -m measuring.identity tests/gold/told/read [--errors]`
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from measuring import corpora, told
from measuring.gold import GoldError
from measuring.identity import (
    ecbplus,
    errors,
    tables,
    told_errors,
    told_names,
    told_scores,
    topics,
)
from samestory import language

UNSEEN = "Errors of the unread side are not shown: whoever reads them tunes on it.\n"


def main(arguments: Sequence[str]) -> int:
    """Print the scores, and with `--errors` what went wrong where that may be read."""
    given = parsed(arguments)
    if given.folders:
        for folder in map(Path, given.folders):
            of_stories(folder, with_errors=given.errors)
        return 0
    data = str(Path(given.data).resolve()) if given.data else ""
    place = corpora.find(data, needed=ecbplus.NEEDED)
    if place.folder is None:
        sys.stdout.write(f"{place.sentence}\n")
        return 1
    of_topics(place.folder, numbers(given.topics), with_errors=given.errors)
    return 0


def of_topics(data: Path, wanted: Sequence[int], *, with_errors: bool) -> None:
    """The scores of topics of ECB+; wrong links of those to develop on."""
    readings = topics.read(language.load(), ecbplus.read(data, wanted))
    side = {f"{wanted[0]} to {wanted[-1]}": readings}
    write(tables.finding(side), tables.table(side), tables.removed(side), tables.bound(side))
    write(tables.by_topic(readings))
    seen = [reading for reading in readings if int(reading.topic) in ecbplus.DEVELOP]
    for link in errors.all_of(seen) if with_errors else ():
        words = f"{link.one} | {link.other}"
        sys.stdout.write(f"{link.topic:>3} {link.kind:8} {link.pairs:4} | {words}\n")


def of_stories(folder: Path, *, with_errors: bool) -> None:
    """The scores of a folder of told stories; the errors unless it is the unread one."""
    stories = told.stories(folder)
    if not stories:
        raise GoldError(f"There is no story in {folder}.")
    readings = told_names.read(language.load(), stories)
    side = {folder.name: readings}
    write(told_scores.stories(side), told_scores.table(side))
    if with_errors and told.SIDES[1] in folder.resolve().parts:
        sys.stdout.write(UNSEEN)
    elif with_errors:
        for wrong in told_errors.all_of(readings):
            sys.stdout.write(f"{wrong.story} | {wrong.kind} | {wrong.words} | {wrong.where}\n")


def write(*given: pd.DataFrame) -> None:
    """Tables as text."""
    sys.stdout.writelines(table.to_string(index=False) + "\n\n" for table in given)


def numbers(words: str) -> Sequence[int]:
    """The topics of "1-30" or "7". Raises GoldError for anything else."""
    first, _, last = words.partition("-")
    if not (first.isdigit() and (last or first).isdigit()):
        raise GoldError(f"“{words}” are no topics: write 1-30 or 7.")
    return range(int(first), max(int(first), int(last or first)) + 1)


def parsed(arguments: Iterable[str]) -> argparse.Namespace:
    """The options of the command."""
    parser = argparse.ArgumentParser(prog="python -m measuring.identity")
    parser.add_argument("folders", nargs="*", help="folders of told stories; none: ECB+")
    parser.add_argument("--data", default="", help="folder of the corpora")
    parser.add_argument("--topics", default="1-30", help="topics of ECB+; 31-35 are the benchmark")
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    return parser.parse_args([*arguments])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (GoldError, corpora.MissingCorpusError) as error:
        sys.exit(str(error))
