"""Scores on the gold set, and the floors under them -> what is wrong; a floor is never lowered.

A measure may not fall below its floor, nor stand more than `SLACK` above it: then the floor has to
follow. `python -m measuring.floors` says so, and with `--raise` it writes the floors anew.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from measuring import gold, names, pasted
from measuring.attribution import own, summary
from measuring.facts import pairs, scores
from measuring.facts.scores import Sides
from measuring.identity import told_scores
from measuring.names import ALL, AS_GOLD, THREE, TRIO, Reading, Sample
from measuring.pasted import Judged
from samestory import language
from samestory.views import records

FILE = gold.NAMES.with_name("floors.json")
LINES = "lines: "  # what the measures of cleaning begin with
FACTS = "facts: "  # and those of figures and dates
QUOTES = "quotes: "  # and those of quotations and sources
TOLD = "names: "  # and those of names in stories told by several outlets
SLACK = 1.5  # points: as much as a change elsewhere may move a score by chance
FEW = 20  # names; a class with fewer has no floor: one name would move it by points


def scored(readings: Sequence[Reading]) -> dict[str, float]:
    """F1 in per cent of each measure that has a floor: all, PERSON ORG PLACE, and by class.

    Names are taken as users get them, with one class for one name.
    """
    table = names.by_class(readings, AS_GOLD)
    enough = table[(table["gold"] >= FEW) & (table["class"] != ALL)]
    trio = names.score(Sample(readings, THREE), settled=True).f1
    total = names.score(Sample(readings, AS_GOLD), settled=True).f1
    classes = dict(zip(enough["class"], enough["settled_f1"], strict=True))
    return {ALL: round(total, 1), TRIO: round(trio, 1), **dict(sorted(classes.items()))}


def of_lines(judged: Sequence[Judged]) -> dict[str, float]:
    """Share in per cent of lines with the right role, and rightly kept or removed, by side."""
    table = pasted.summary(judged)
    return {
        f"{LINES}{measure}, {side}": round(float(value), 1)
        for measure in ("right", "story")
        for side, value in zip(table["articles"], table[measure], strict=True)
    }


def of_facts(sides: Sides) -> dict[str, float]:
    """F1 of what says most of figures and dates, and the share of traps not sprung, by side."""
    found: dict[str, float] = {}
    for side, readings in sides.items():
        measured = scores.held_scores(readings) if readings else {}
        found |= {f"{FACTS}{measure}, {side}": score for measure, score in measured.items()}
    for row in records(scores.traps(sides)):
        if row["traps"]:
            kept = 100 * (1 - row["sprung"] / row["traps"])
            found[f"{FACTS}traps not sprung, {row['items']}"] = round(kept, 1)
    return found


def of_quotes(sides: own.Sides) -> dict[str, float]:
    """F1 of quotations, speakers, the same words and sources in the own stories, by side."""
    return {
        f"{QUOTES}{measure}, {side}": score
        for side, given in sides.items()
        for measure, score in summary.held_scores(given).items()
    }


def of_told(sides: told_scores.Sides) -> dict[str, float]:
    """Names found, linked and described in the project's own stories, in per cent, by side."""
    return {
        f"{TOLD}{measure}, {side}": score
        for side, readings in sides.items()
        for measure, score in (told_scores.held_scores(readings) if readings else {}).items()
    }


def among(floors: Mapping[str, float], of: str = "") -> dict[str, float]:
    """The floors of lines, figures and dates, quotations, names in told stories, or the rest."""
    all_kinds = (LINES, FACTS, QUOTES, TOLD)
    kinds = {name: next((k for k in all_kinds if name.startswith(k)), "") for name in floors}
    return {name: floor for name, floor in floors.items() if kinds[name] == of}


def read(path: Path = FILE) -> dict[str, float]:
    """Measure -> its floor."""
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return found


def broken(found: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A sentence for each measure that fell, rose out of reach of its floor, or has none."""
    said = [f"{name}: has a floor, but is not measured" for name in floors if name not in found]
    for name, f1 in found.items():
        floor = floors.get(name)
        if floor is None:
            said.append(f"{name}: {f1:.1f} has no floor yet (measuring.floors --raise)")
        elif f1 < floor:
            said.append(f"{name}: {f1:.1f} is below the floor of {floor:.1f}")
        elif f1 > floor + SLACK:
            said.append(f"{name}: {f1:.1f} is above {floor:.1f}: raise the floor")
    return said


def raised(found: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """The floors moved up to what was measured (half a point below, rounded down); none goes down.

    The half point lets a machine that adds in another order pass.
    """
    new = {name: max(0.0, math.floor(2 * f1 - 1) / 2) for name, f1 in found.items()}
    moved = {name: max(floor, floors.get(name, 0.0)) for name, floor in new.items()}
    return dict(floors) | moved


def main(arguments: Sequence[str]) -> int:
    """Say where measures stand to their floors; write the floors anew with `--raise`."""
    nlp = language.load()
    found = scored(names.project(nlp, gold.read()))
    found |= of_lines(pasted.judged(pasted.read()))
    found |= of_facts(pairs.sides(nlp))
    found |= of_quotes(own.sides(nlp))
    found |= of_told(told_scores.sides(nlp))
    floors = read() if FILE.is_file() else {}
    if "--raise" in arguments:
        text = json.dumps(raised(found, floors), indent=1, ensure_ascii=False)
        FILE.write_text(text + "\n", encoding="utf-8")
        floors = read()
    said = broken(found, floors)
    sys.stdout.write("".join(f"{line}\n" for line in said or ["Every measure keeps its floor."]))
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
