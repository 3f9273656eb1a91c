"""PolNeAR (political news, brat standoff): articles with their attributions, and their credits.

A text that several people marked is taken as the first of them, in the order of the files' names,
marked it. `Content2` is one more part of the content. An attribution without content is left out.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measuring.attribution import spans
from measuring.attribution.spans import Attribution, Span

FOLDER = "quotes/polnear/data"
METADATA = "metadata.tsv"
NEEDED = (f"{FOLDER}/train", f"{FOLDER}/dev", f"{FOLDER}/{METADATA}")
TRAIN, DEV = "train", "dev"
# "T3 <tab> Content 120 211;220 230 <tab> words", and "E1 <tab> Attribution:T4 Content:T3 ...".
PASSAGE = re.compile(r"(T\d+)\t[\w-]+ (\d+ \d+(?:;\d+ \d+)*)\t")
EVENT = re.compile(r"E\d+\tAttribution")
ARGUMENT = re.compile(r" (Content|Source|Cue)\d*:(T\d+)", re.IGNORECASE)
UNKNOWN = "NA"
NOTHING = frozenset({"None", UNKNOWN, ""})


class Text(NamedTuple):
    """An article of the corpus; `credit` and `wire` are what its metadata says, empty for none.

    `wire_known` is False where it says that nobody knows (NA).
    """

    name: str
    outlet: str
    text: str
    said: tuple[Attribution, ...]
    credit: str = ""
    wire: str = ""
    wire_known: bool = True


def read(folder: Path | None, part: str, *, sample: int = 0) -> list[Text]:
    """The articles of a part (train, dev), in the order of their names; none without a folder.

    With `sample`, so many of them, drawn by a hash of their names and so always the same.
    """
    if folder is None:
        return []
    place = folder / FOLDER / part
    paths = sorted((place / "text").glob("*.txt"))
    if sample:
        paths = sorted(sorted(paths, key=draw)[:sample])
    known = metadata(folder / FOLDER / METADATA)
    return [article(path, known.get(path.stem, {})) for path in paths]


def draw(path: Path) -> str:
    """A number for an article that depends on nothing but its name."""
    return hashlib.sha256(path.stem.encode()).hexdigest()


def metadata(path: Path) -> dict[str, dict[str, str]]:
    """Name of an article -> its row of the metadata."""
    with path.open(encoding="utf-8", newline="") as source:
        rows = csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["filename"]: row for row in rows if row["compartment"] in {TRAIN, DEV}}


def article(path: Path, known: dict[str, str]) -> Text:
    """One article with what the first of its annotators marked."""
    text = path.read_bytes().decode("utf-8")
    marked = sorted((path.parents[1] / "attributions").glob(f"{path.stem}_????.ann"))
    lines = marked[0].read_text(encoding="utf-8").split("\n") if marked else []
    credit, wire = stated(known.get("credit")), stated(known.get("wire"))
    said, outlet = attributions(text, lines), path.stem.split("_")[0]
    return Text(path.stem, outlet, text, said, credit, wire, known.get("wire") != UNKNOWN)


def stated(value: str | None) -> str:
    """A field of the metadata; empty where it says that there is nothing."""
    return "" if value is None or value.strip() in NOTHING else value.strip()


def attributions(text: str, lines: Sequence[str]) -> tuple[Attribution, ...]:
    """The attributions of a file of annotations, in the order of their contents."""
    found = [PASSAGE.match(line) for line in lines]
    passages = {one[1]: spans_of(one[2]) for one in found if one}
    made = []
    for line in filter(EVENT.match, lines):
        roles: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
        for role, name in ARGUMENT.findall(line):
            roles[role.lower()] += passages.get(name, [])
        if roles["content"]:
            made.append(spans.made(text, roles["content"], roles["source"], roles["cue"]))
    return tuple(sorted((one for one in made if one.content), key=lambda one: one.parts))


def spans_of(written: str) -> list[Span]:
    """ "120 211;220 230" as numbers."""
    pairs = [part.split(" ") for part in written.split(";")]
    return [(int(start), int(end)) for start, end in pairs]
