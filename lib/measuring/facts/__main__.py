"""`python -m measuring.facts [FILE]... [--errors]`: the scores of files, and what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from measuring.facts import errors, items, pairs, scores
from measuring.gold import GoldError
from samestory import language


def main(arguments: Sequence[str]) -> int:
    """Print the scores of files, and with `--errors` what went wrong."""
    paths = [Path(name) for name in arguments if not name.startswith("-")]
    for path in paths:
        if not path.is_file():
            raise GoldError(f"There is no test set {path}.")
    nlp = language.load()
    for path in paths or items.FILES.values():
        readings = pairs.read(nlp, items.read(path))
        side = {path.stem: readings}
        for table in (scores.found(side), scores.described(side), scores.traps(side)):
            sys.stdout.write(table.to_string(index=False) + "\n\n")
        if "--errors" in arguments:
            sys.stdout.write(listed(path, readings))
    return 0


def listed(path: Path, readings: Sequence[pairs.Reading]) -> str:
    """The errors as text; only a sentence for the unread side."""
    if "unread" in path.name:
        return "Errors of the unread side are not shown: whoever reads them tunes on it.\n"
    return "".join(
        f"{e.kind:20} {e.document} {e.gold_text} = {e.gold_label} | found {e.found_text} ="
        f" {e.found_label} | {e.before}[{e.text}]{e.after}\n"
        for e in errors.all_of(readings)
    )


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except GoldError as error:
        sys.exit(str(error))
