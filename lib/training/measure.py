"""The finished pipeline on held-out raw texts -> the numbers of the model card."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy

from measuring import names, scores, speed, syntax
from measuring.names import AS_UNER, NINE, Reading, Sample
from samestory import language

Scores = dict[str, dict[str, dict[str, Any]]]

SPEED = "words per second of processor time, one thread"
SIZE = "megabytes"


def everything(model: Path, data: Path) -> Scores:
    """Return {test set: {measure: {precision, recall, f1, gold} or {value}}}.

    Classes are the model's alone; rows called "settled" are after `samestory.consistency`.
    """
    nlp = language.quickened(spacy.load(model))
    wire = {side: names.newswire(nlp, data, side) for side in names.SIDES}
    found = {f"newswire {side}": _rows(_names(wire[side], NINE)) for side in names.SIDES}
    found["UNER-EWT test"] = _rows(_names(names.uner(nlp, data), AS_UNER))
    found |= {f"{bank} test": _rows(rows) for bank, rows in syntax.banks(nlp, data).items()}
    parts = names.by_group([*wire["dev"], *wire["test"]], names.THREE, group="region")
    found["regions"] = {row.pop("region"): row for row in parts.to_dict("records")}
    fresh = language.quickened(spacy.load(model))  # without the words of all that was read above
    rate = speed.measure(fresh, [reading.text for reading in wire["test"]]).rate
    cost = {SPEED: {"value": round(rate, -2)}, SIZE: {"value": speed.megabytes(model)}}
    return found | {"cost": cost}


def _names(readings: Sequence[Reading], classes: Mapping[str, str]) -> dict[str, scores.Score]:
    samples = {names.ALL: Sample(readings, classes)}
    if classes is NINE:  # facilities are apart there
        samples[names.TRIO] = Sample(readings, names.THREE)
    alone = {name: names.score(sample) for name, sample in samples.items()}
    settled = {f"{n}, settled": names.score(s, settled=True) for n, s in samples.items()}
    return names.scores_of(readings, classes) | alone | settled


def _rows(found: dict[str, scores.Score]) -> dict[str, dict[str, Any]]:
    return {name: score.row() for name, score in found.items()}
