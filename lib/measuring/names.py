"""A pipeline on raw texts whose names people have marked -> how well it finds names.

The text goes in, the pipeline's own tokens decide, and a name is right when its first and last
character and its class are those of the gold (as in CoNLL 2003, on characters instead of tokens).
Each text is read once and kept as a `Reading`, with the names before and after
`samestory.consistency` has settled on one class for one name; every table shows both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc

from measuring import name_corpora, regions, scores
from measuring.gold import Item
from measuring.scores import Score
from samestory import consistency
from samestory import names as project_names

# What a pipeline calls a name -> the class it is scored as; what is not here is not scored.
# Nine classes of the newswire. The second line is for pipelines with OntoNotes' labels.
NINE = {label: label for label in name_corpora.WORLDWIDE.values()} | {
    "PER": "PERSON", "GPE": "LOC", "EVENT": "MISC", "LAW": "MISC", "WORK_OF_ART": "MISC",
    "LANGUAGE": "MISC",
}  # fmt: skip
THREE = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG",
    "LOC": "PLACE", "GPE": "PLACE", "FAC": "PLACE", "PLACE": "PLACE",
}  # fmt: skip
# UNER has no facilities: what the pipeline calls one is a place there.
AS_UNER = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC",
           "GPE": "LOC"}  # fmt: skip
# For sorting errors: everything that is marked, places together as in the project's tables.
EVERY = NINE | {"LOC": "PLACE", "GPE": "PLACE", "FAC": "PLACE", "PLACE": "PLACE"}
# The project's labels; no pipeline that ships knows events and laws, so they are one with MISC.
AS_GOLD = {
    "PERSON": "PERSON", "ORG": "ORG", "PLACE": "PLACE", "NORP": "NORP", "PRODUCT": "PRODUCT",
    "EVENT": "MISC", "LAW": "MISC", "MISC": "MISC",
}  # fmt: skip
ALL, ALL_NINE, TRIO = "all", "nine classes", "PERSON, ORG, PLACE"
SIDES = ("dev", "test")


class Name(NamedTuple):
    """A name in a text: first character, one past its last, label as given."""

    start: int
    end: int
    label: str


class Reading(NamedTuple):
    """One text: the names that people marked, those found, and those after settling.

    `groups` says what the text belongs to: its outlet, its region, its subject.
    """

    document: str
    groups: Mapping[str, str]
    text: str
    gold: frozenset[Name]
    found: frozenset[Name]
    settled: frozenset[Name]


class Sample(NamedTuple):
    """What one row of a table is scored on: texts, and label -> class."""

    readings: Sequence[Reading]
    classes: Mapping[str, str]


def entities(doc: Doc) -> frozenset[Name]:
    """The entities of a Doc as names with the labels they have there."""
    return frozenset(Name(e.start_char, e.end_char, e.label_) for e in doc.ents)


def read(nlp: Language, reference: Doc, document: str, groups: Mapping[str, str]) -> Reading:
    """The pipeline on the raw text of a Doc whose entities are gold."""
    doc = nlp(reference.text)
    found = entities(doc)
    settled = entities(consistency.settle(doc))
    return Reading(document, groups, reference.text, entities(reference), found, settled)


def newswire(nlp: Language, data: Path | None, side: str) -> list[Reading]:
    """Articles of the held-out outlets of `side` (dev or test); groups: outlet, region, side.

    `data` is the folder of corpora; without one there is nothing to read.
    """
    paths = name_corpora.split(data / "names" / "worldwide")[side] if data else []
    return [
        read(nlp, doc, path.stem, {"outlet": outlet, "region": regions.of(outlet), "side": side})
        for path in paths
        for outlet in [name_corpora.outlet(path)]
        for doc in name_corpora.worldwide_docs([path], nlp.vocab, None)
    ]


def uner(nlp: Language, data: Path | None) -> list[Reading]:
    """The documents of UNER-EWT test; nothing without a folder of corpora."""
    if data is None:
        return []
    path = data / "names" / "uner_ewt" / "en_ewt-ud-test.iob2"
    docs = name_corpora.uner_docs(path, nlp.vocab, None)
    return [read(nlp, doc, f"uner-{number}", {}) for number, doc in enumerate(docs)]


def project(nlp: Language, items: Iterable[Item]) -> list[Reading]:
    """The items of the project's own gold set, with names as the project sees them.

    These are `samestory.names.mentions`: project labels, edges trimmed. Groups: subject, languages.
    """
    readings = []
    for item in items:
        doc = nlp(item.text)
        found = mentioned(doc)
        settled = mentioned(consistency.settle(doc))
        groups = {"subject": item.subject, "languages": item.languages}
        gold = frozenset(Name(*name) for name in item.names)
        readings.append(Reading(item.item_id, groups, item.text, gold, found, settled))
    return readings


def mentioned(doc: Doc) -> frozenset[Name]:
    """The names of a Doc as the project's tables have them."""
    return frozenset(Name(m.start, m.end, m.label) for m in project_names.mentions(doc))


def classed(names: Iterable[Name], classes: Mapping[str, str]) -> frozenset[Name]:
    """Names with the class that they are scored as; the others are left out."""
    return frozenset(n._replace(label=classes[n.label]) for n in names if n.label in classes)


def score(sample: Sample, *, settled: bool = False) -> Score:
    """Micro-averaged over all names of the sample, before or after settling."""
    classes = sample.classes
    given = [(r.gold, r.settled if settled else r.found) for r in sample.readings]
    return scores.count((classed(gold, classes), classed(found, classes)) for gold, found in given)


def scores_of(readings: Sequence[Reading], classes: Mapping[str, str]) -> dict[str, Score]:
    """The score of all classes (`ALL`) and of each one in gold, by name, without settling."""
    there = {n.label for r in readings for n in classed(r.gold, classes)}
    samples = {label: Sample(readings, only(classes, label)) for label in sorted(there)}
    everything = {ALL: Sample(readings, classes), **samples}
    return {name: score(sample) for name, sample in everything.items()}


def table(samples: Mapping[str, Sample], *, of: str) -> pd.DataFrame:
    """A row a sample, without and with one class for one name.

    Columns: `of`, precision, recall, f1, settled_precision, settled_recall, settled_f1 (per cent),
    gold (names that people marked).
    """
    alone = scores.table({key: score(s) for key, s in samples.items()}, of=of)
    after = scores.table({key: score(s, settled=True) for key, s in samples.items()}, of=of)
    parts = {f"settled_{part}": after[part] for part in ("precision", "recall", "f1")}
    made = alone.assign(**parts)
    return made[[*(c for c in made if c != "gold"), "gold"]]


def overview(**sets: Sequence[Reading]) -> pd.DataFrame:
    """All sets, a row for each set of classes; `sets` are dev, test, uner and own.

    Columns: data, then those of `table` without `of`, texts. Sets that are not here are left out.
    """
    rows = {
        f"newswire {side}, {what}": Sample(sets[side], classes)
        for side in SIDES
        for what, classes in ((ALL_NINE, NINE), (TRIO, THREE))
    } | {
        "UNER-EWT test, PERSON, ORG, LOC": Sample(sets["uner"], AS_UNER),
        "own test set, all labels": Sample(sets["own"], AS_GOLD),
        f"own test set, {TRIO}": Sample(sets["own"], THREE),
    }
    here = {name: sample for name, sample in rows.items() if sample.readings}
    return table(here, of="data").assign(texts=[len(s.readings) for s in here.values()])


def by_class(readings: Sequence[Reading], classes: Mapping[str, str]) -> pd.DataFrame:
    """Scores of each class that the gold has, most frequent first, then of all; see `table`."""
    order = dict.fromkeys(classes.values())
    samples = {label: Sample(readings, only(classes, label)) for label in order}
    found = table(samples, of="class")
    found = found[found["gold"] > 0].sort_values("gold", ascending=False, kind="stable")
    together = table({ALL: Sample(readings, classes)} if readings else {}, of="class")
    return pd.concat([found, together], ignore_index=True)


def only(classes: Mapping[str, str], wanted: str) -> dict[str, str]:
    """The labels that are scored as one class."""
    return {label: name for label, name in classes.items() if name == wanted}


def by_group(
    readings: Sequence[Reading], classes: Mapping[str, str], *, group: str
) -> pd.DataFrame:
    """Scores of each region, outlet or subject, in alphabetical order; see `table`.

    One more column: texts, how many.
    """
    parts: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: r.groups[group]):
        parts.setdefault(reading.groups[group], []).append(reading)
    samples = {name: Sample(part, classes) for name, part in parts.items()}
    return table(samples, of=group).assign(texts=[len(part) for part in parts.values()])


def held_out(data: Path | None) -> pd.DataFrame:
    """How the newswire is divided: articles by region and side, so that gaps are seen.

    Columns: region, train, dev, test (articles), held_out (the outlets of dev and test).
    """
    sides = name_corpora.split(data / "names" / "worldwide") if data else {}
    rows = [
        {"region": regions.of(outlet), "side": side, "outlet": outlet}
        for side, paths in sides.items()
        for outlet in map(name_corpora.outlet, paths)
    ]
    found = pd.DataFrame(rows, columns=["region", "side", "outlet"])
    counts = pd.crosstab(found["region"], found["side"])
    counts = counts.reindex(columns=["train", *SIDES], fill_value=0)
    kept = found[found["side"] != "train"].groupby("region")["outlet"]
    outlets = kept.agg(lambda names: ", ".join(sorted(set(names))))
    listed = outlets.reindex(counts.index).fillna("none")
    return counts.assign(held_out=listed).rename_axis(columns=None).reset_index()
