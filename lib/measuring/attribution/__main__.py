"""`python -m measuring.attribution [--data FOLDER] [--part train] [--sample 200] [--errors]`.

Prints the scores of PolNeAR's quotations, those of a peer where it is installed, how outlets that
are credited are found, and for `train` what went wrong, by class.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd
from spacy.language import Language

from measuring import corpora
from measuring.attribution import (
    credited,
    errors,
    own,
    own_errors,
    polnear,
    run,
    scores,
    summary,
    tools,
)
from measuring.attribution.polnear import Text
from measuring.attribution.scores import Reading
from measuring.attribution.tools import OURS
from measuring.errors import NONE, Error
from samestory import language

STORIES = "stories"  # in place of a part of PolNeAR: the project's own
CUES = 15  # cues listed for a class of errors


def main(arguments: Sequence[str]) -> int:
    """Print the scores, and with `--errors` everything that went wrong where it may be read."""
    asked = parser().parse_args(arguments)
    nlp = language.load()
    if asked.part == STORIES:
        return stories(nlp, asked.errors)
    try:
        place = corpora.find(asked.data, needed=polnear.NEEDED)
    except corpora.MissingCorpusError as error:
        place = corpora.Place(None, str(error))
    if place.folder is None:
        sys.stdout.write(f"{place.sentence}\n")
        return 1
    texts = polnear.read(place.folder, asked.part, sample=asked.sample)
    done = run.run(nlp, texts)
    show(news(nlp, texts, done))
    rate = f"{done.rate.rate:,.0f} words a second" if done.rate else ""
    sys.stdout.write(f"Quotations and sources alone: {rate}\n{tools.advice()}\n")
    if asked.errors:
        sys.stdout.writelines(f"{line}\n" for line in listed(asked.part, done.readings[OURS]))
    return 0


def news(nlp: Language, texts: Sequence[Text], done: run.Run) -> Iterator[pd.DataFrame]:
    """The tables of PolNeAR."""
    read = done.readings[OURS]
    yield scores.table(read)
    yield scores.kinds(read)
    yield scores.by_outlet(texts, read)
    yield scores.beside(done.readings)
    yield scores.beside(run.without(done))
    yield run.odd_marks(texts, done)
    yield credited.table(credited.of_texts(nlp, texts))


def stories(nlp: Language, with_errors: bool) -> int:
    """Print the scores of the project's own stories, and the errors of those that may be read."""
    told = own.sides(nlp)
    show((summary.counts(told), summary.quotations(told), summary.found(told),
          summary.relations(told)))  # fmt: skip
    for one in own_errors.all_of(told["read"]) if with_errors else ():
        sys.stdout.write(f"{line(one)}\n")
    return 0


def show(tables: Iterable[pd.DataFrame]) -> None:
    """Print tables."""
    for table in tables:
        sys.stdout.write(table.to_string(index=False) + "\n\n")


def parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    made = argparse.ArgumentParser(prog="python -m measuring.attribution")
    made.add_argument("--data", default="", help="folder of the corpora")
    made.add_argument("--part", choices=[polnear.TRAIN, polnear.DEV, STORIES], default=polnear.DEV)
    made.add_argument("--sample", type=int, default=0, help="so many articles; 0 for all")
    made.add_argument("--errors", action="store_true", help="list what went wrong (train only)")
    return made


def listed(part: str, read: Sequence[Reading]) -> Iterator[str]:
    """How often each class of errors occurs and at which cues, then a line for each error."""
    if part != polnear.TRAIN:
        yield "Errors of dev are not shown: whoever reads them tunes on it."
        return
    found = errors.ordered(errors.all_of(read))
    for kind in errors.MEANS:
        cues = Counter(
            (e.found_label if e.gold_text == NONE else e.gold_label).lower()
            for e in found
            if e.kind == kind
        )
        often = ", ".join(f"{cue} {number}" for cue, number in cues.most_common(CUES))
        yield f"{kind}: {cues.total()} ({often})"
    yield ""
    yield from map(line, found)


def line(one: Error) -> str:
    """An error in one line."""
    context = f"{one.before}[{one.text}]{one.after}"
    return f"{one.kind} | {one.gold_text} | found {one.found_text} | {context} | {one.document}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
