"""`python -m measuring.times [--errors]`: dates on public corpora, and what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import pandas as pd
from spacy.language import Language

from measuring import corpora, times
from measuring.errors import Error
from measuring.times.cases import Case
from measuring.times.finders import OWN
from measuring.times.texts import Text
from samestory import language


def main(arguments: Sequence[str]) -> int:
    """Print the scores of the project and its peer, and with `--errors` the project's errors."""
    place = corpora.find(needed=times.NEEDED)
    if place.folder is None:
        sys.stdout.write(f"{place.sentence}\n")
        return 1
    nlp, shown = language.load(), "--errors" in arguments
    marked = times.texts.read(place.folder)
    sys.stdout.write(on_news(nlp, marked, shown=shown))
    examples = times.cases.read(place.folder, times.shapes.news(place.folder, marked))
    sys.stdout.write(on_examples(nlp, examples, shown=shown))
    return 0


def on_news(nlp: Language, marked: Sequence[Text], *, shown: bool) -> str:
    """The tables of TempEval-3 as text, with the errors if they are to be shown."""
    found = times.finders.both(times.finders.parsed(nlp, marked), marked)
    judged = {method: times.scores.all_pairs(marked, given) for method, given in found.items()}
    tables = (times.scores.table(judged), times.scores.by_kind(judged[OWN]))
    wrong = times.errors.all_of(marked, found[OWN]) if shown else []
    return printed(tables) + listed(wrong)


def on_examples(nlp: Language, examples: Sequence[Case], *, shown: bool) -> str:
    """The tables of Recognizers-Text as text, with the errors if they are to be shown."""
    texts = times.cases.as_texts(examples)
    found = times.finders.both(times.finders.parsed(nlp, texts), texts)
    tables = (times.cases.table(examples, found), times.cases.left_out(examples))
    wrong = times.errors.of_cases(examples, found[OWN]) if shown else []
    return printed(tables) + listed(wrong)


def printed(tables: Iterable[pd.DataFrame]) -> str:
    """Tables as text, an empty line behind each."""
    return "".join(table.to_string(index=False) + "\n\n" for table in tables)


def listed(errors: Iterable[Error]) -> str:
    """A line an error."""
    return "".join(
        f"{e.kind:12} {e.document} {e.gold_text} = {e.gold_label} | found {e.found_text} ="
        f" {e.found_label} | {e.before}[{e.text}]{e.after}\n"
        for e in errors
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
