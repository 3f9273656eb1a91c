"""`python -m measuring.identity [--data FOLDER] [--topics 1-30] [--errors]`: scores on ECB+."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from measuring import corpora
from measuring.identity import ecbplus, errors, tables, topics
from samestory import language


def main(arguments: Sequence[str]) -> int:
    """Print the scores of topics, and with `--errors` the wrong links of those to develop on."""
    given = parsed(arguments)
    first, last = (int(part) for part in f"{given.topics}-{given.topics}".split("-")[:2])
    place = corpora.find(
        str(Path(given.data).resolve()) if given.data else "", needed=ecbplus.NEEDED
    )
    if place.folder is None:
        sys.stdout.write(f"{place.sentence}\n")
        return 1
    articles = ecbplus.read(place.folder, range(first, last + 1))
    readings = topics.read(language.load(), articles)
    sys.stdout.write(f"{len(articles)} articles of {len(readings)} topics; names: ")
    sys.stdout.write(", ".join(f"{n:,} {what}" for what, n in tables.finding(readings).items()))
    for table in (tables.table(readings), tables.removed(readings), tables.by_topic(readings)):
        sys.stdout.write("\n\n" + table.to_string(index=False))
    sys.stdout.write("\n")
    if given.errors:
        for link in errors.all_of([r for r in readings if int(r.topic) in ecbplus.DEVELOP]):
            sys.stdout.write(
                f"{link.topic:>3} {link.kind:8} {link.pairs:4} | {link.one} | {link.other}\n"
            )
    return 0


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the command."""
    parser = argparse.ArgumentParser(prog="python -m measuring.identity")
    parser.add_argument("--data", default="", help="folder of the corpora")
    parser.add_argument("--topics", default="1-30", help="topics of ECB+; 31-35 are the benchmark")
    parser.add_argument("--errors", action="store_true", help="list wrong links (topics 1-30)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
