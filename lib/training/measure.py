"""The finished pipeline on held-out raw texts -> the numbers of the model card."""

from pathlib import Path
from typing import Any

import spacy

from measuring import names, scores, speed, syntax, treebanks
from measuring.names import AS_UNER, NINE

Scores = dict[str, dict[str, dict[str, Any]]]

SPEED = "words per second of processor time, one thread"


def everything(model: Path, data: Path) -> Scores:
    """Return {test set: {measure: {precision, recall, f1, gold} or {value}}}.

    The model alone: without what samestory.consistency makes of its names.
    """
    nlp = spacy.load(model)
    wire = {side: names.newswire(nlp, data, side) for side in names.SIDES}
    found = {f"newswire {side}": _rows(names.scores_of(wire[side], NINE)) for side in names.SIDES}
    found["UNER-EWT test"] = _rows(names.scores_of(names.uner(nlp, data), AS_UNER))
    for bank in ("ewt", "gum"):
        docs = treebanks.docs(data / "syntax" / f"{bank}_test.conllu", nlp.vocab, None)
        found[f"{bank.upper()} test"] = _rows(syntax.measure(nlp, docs))
    rate = speed.measure(nlp, [reading.text for reading in wire["test"]]).rate
    return found | {"speed": {SPEED: {"value": round(rate, -2)}}}


def _rows(found: dict[str, scores.Score]) -> dict[str, dict[str, Any]]:
    return {name: score.row() for name, score in found.items()}
