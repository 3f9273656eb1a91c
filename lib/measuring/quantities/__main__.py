"""`python -m measuring.quantities [--errors]`: the scores on NewsQuant and cases, and the errors.

The corpora are looked for as `./run measure` does it; without them the sentence says so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from measuring import corpora
from measuring.quantities import cases, errors, newsquant, odd, scores, tools
from measuring.quantities.pairs import Reading
from samestory import language

ALL = 10_000  # cases: more than there are


def main(arguments: Sequence[str]) -> int:
    """Print the scores, and with `--errors` everything that went wrong."""
    place = corpora.find(needed=(*newsquant.NEEDED, *cases.NEEDED))
    if place.folder is None:
        sys.stdout.write(f"{place.sentence}\n")
        return 1
    finders = tools.here(language.load())
    marked, tested = newsquant.read(place.folder), cases.read(place.folder)
    plain = [odd.without_odd(text) for text in marked]
    read = {finder.name: finder.readings(marked) for finder in finders}
    kept = {name: odd.filtered_all(found, plain) for name, found in read.items()}
    passed = {finder.name: cases.judged(finder, tested) for finder in finders}
    for table in (scores.table(finders, read), scores.table(finders, kept),
                  cases.left_out(tested), cases.table(finders, passed)):  # fmt: skip
        sys.stdout.write(table.to_string(index=False) + "\n\n")
    sys.stdout.write(tools.advice() + "\n")
    if "--errors" in arguments:
        sys.stdout.writelines(f"{line}\n" for line in listed(kept[tools.OURS], passed[tools.OURS]))
    return 0


def listed(kept: Sequence[Reading], passed: Sequence[cases.Judged]) -> Iterator[str]:
    """A line for each error of samestory."""
    for one in sorted(errors.all_of(kept), key=lambda error: error.kind):
        context = f"{one.before}[{one.text}]{one.after}"
        yield f"{one.kind:13} | {one.gold_label} | found {one.found_label} | {context}"
    for row in cases.missed(passed, number=ALL).itertuples():
        yield f"{row.case} | {row.expected} | found {row.found} | {row.text}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
