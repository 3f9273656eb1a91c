"""ECB+ in CAT XML -> articles as text, with the mentions that people marked and who is who.

Of the marked mentions those of people, organisations and places are read, and of these the ones
that are names (`named`). Who is who holds for all articles of a topic. People checked the marks in
some sentences only; the others are text for the pipeline, and nothing in them is scored.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from measuring.identity import named, spacing
from measuring.identity.spacing import Placed

FOLDER = "entities/ecbplus"
CHECKED = "ECBplus_coreference_sentences.csv"
NEEDED = (f"{FOLDER}/{CHECKED}",)
# Places that act (France signed) and media (the Post) are places and organisations here; vehicles
# and classes of people ("the Surgeon General") are left out.
KINDS = {
    "HUMAN_PART_PER": "PERSON", "HUMAN_PART_ORG": "ORG", "HUMAN_PART_MET": "ORG",
    "HUMAN_PART_GPE": "PLACE", "LOC_GEO": "PLACE", "LOC_FAC": "PLACE", "LOC_OTHER": "PLACE",
}  # fmt: skip
# One person does not stand behind these: "the American" describes, as "the actress" does.
ARTICLES = frozenset({"a", "an", "the", "this", "that"})
DEVELOP, BENCHMARK = range(1, 31), range(31, 36)
SIDES = {"1 to 30 (develop)": DEVELOP, "31 to 35 (benchmark)": BENCHMARK}


class Marked(NamedTuple):
    """A named mention that people marked.

    `start` and `end` hold all marked words, `head` is where the last word of the name begins.
    """

    start: int
    end: int
    head: int
    label: str
    entity: str


class Article(NamedTuple):
    """An article as text; `checked` are the passages in which people checked the marks."""

    name: str
    topic: str
    text: str
    checked: tuple[Placed, ...]
    marked: tuple[Marked, ...]


class Source(NamedTuple):
    """A file: its sentences, each a list of words, and which mention is what and who.

    `mentions` are (kind, entity, places of words as sentence and number).
    """

    name: str
    topic: str
    sentences: list[list[str]]
    mentions: list[tuple[str, str, list[tuple[int, int]]]]
    checked: frozenset[int]


def read(data: Path | None, topics: Sequence[int]) -> list[Article]:
    """The articles of these topics, in order; none without a folder of corpora."""
    if data is None:
        return []
    folder = data / FOLDER
    checked = checked_sentences(folder / CHECKED)
    sources = [
        source(path, checked.get(path.stem, frozenset()))
        for path in sorted(folder.glob("*/*.xml"), key=by_number)
    ]
    # Capitals are counted in all articles, whichever are scored: a name is one everywhere.
    capitals = named.Capitals.of(words for one in sources for words in one.sentences)
    return [article(one, capitals) for one in sources if int(one.topic) in set(topics)]


def by_number(path: Path) -> tuple[int, str]:
    """Topics in the order of their numbers."""
    return int(path.parent.name), path.name


def checked_sentences(path: Path) -> dict[str, frozenset[int]]:
    """File -> the numbers of its checked sentences."""
    found: dict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            found[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return {name: frozenset(numbers) for name, numbers in found.items()}


def source(path: Path, checked: frozenset[int]) -> Source:
    """One file as it is; a first line that is the address of a page is emptied."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - no stranger's
    sentences: list[list[str]] = []
    places: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        number = int(token.attrib["sentence"])
        sentences += [[] for _ in range(number + 1 - len(sentences))]
        places[token.attrib["t_id"]] = (number, len(sentences[number]))
        sentences[number].append((token.text or "").strip() or "-")
    who = entities(root)
    mentions = [
        (mark.tag, who.get(mark.attrib["m_id"], f"{path.stem} {mark.attrib['m_id']}"), words)
        for mark in root.iterfind("Markables/*")
        if mark.tag in KINDS and (words := [places[anchor.attrib["t_id"]] for anchor in mark])
    ]
    if sentences and sentences[0][:1] == ["http"]:
        sentences[0] = []
    return Source(path.stem, path.parent.name, sentences, mentions, checked)


def entities(root: Element) -> dict[str, str]:
    """Mention -> who it is: the same in all articles of a topic, or in this article alone."""
    found: dict[str, str] = {}
    for number, relation in enumerate(root.iterfind("Relations/*")):
        who = relation.get("note") or f"{root.get('doc_name')} relation {number}"
        found |= {mention.attrib["m_id"]: who for mention in relation.findall("source")}
    return found


def article(given: Source, capitals: named.Capitals) -> Article:
    """A file as text, with its named mentions in checked sentences."""
    text, places = spacing.text_of(given.sentences, hyphens="plus" in given.name)
    marked = []
    for kind, entity, words in given.mentions:
        if (head := head_of(given, kind, words, capitals)) is not None:
            placed = places[words[0][0]]
            begin, end = placed[words[0][1]].start, placed[words[-1][1]].end
            at = placed[head].start + named.opening(given.sentences[words[0][0]][head])
            marked.append(Marked(begin, end, at, KINDS[kind], entity))
    checked = [
        Placed(places[number][0].start, places[number][-1].end)
        for number in sorted(given.checked)
        if number < len(places) and places[number]
    ]
    return Article(given.name, given.topic, text, tuple(checked), tuple(marked))


def head_of(
    given: Source, kind: str, places: Sequence[tuple[int, int]], capitals: named.Capitals
) -> int | None:
    """The last word of the name that a mention is, in its sentence.

    None if it is no name, stands in no checked sentence, or goes over two.
    """
    number = places[0][0]
    words = given.sentences[number]
    whole = all(sentence == number for sentence, _ in places)
    if number not in given.checked or not words or not whole:
        return None
    head = named.head(words, places[0][1], places[-1][1] + 1, capitals)
    if head and KINDS[kind] == "PERSON" and words[head - 1].lower() in ARTICLES:
        return None
    return head
