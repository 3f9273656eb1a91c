"""PolNeAR's train part -> lib/samestory/data/attribution_weights.csv.

    python lib/training/attributions.py [--data DIR] [--out FILE] [--without N]

Texts are parsed by the pipeline that ships, and every step of `samestory.quotes.decide` learns
from what the annotators chose, given what they chose before. About ten minutes. With --without 6,
every sixth article (by a checksum of its name) is left out, so that it can be measured on.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}

from loglinear import Groups
from spacy.tokens import Doc

from measuring import corpora
from samestory import consistency, language
from samestory.quotes import candidates, contents, decide, features, marks, weights
from samestory.quotes.candidates import NONE, Known, Step, Words
from samestory.quotes.phrases import Page
from samestory.quotes.tokens import Tokens

FOLDER = "quotes/polnear/data/train"
PASSAGE = re.compile(r"(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t")
ARGUMENT = re.compile(r" (Content|Source|Cue)\d*:(T\d+)")
# How far a weight moves at once; found on articles held out of train.
RATES = {"cue": 0.07, "right_end": 0.07, "source_head": 0.2, "left_end": 0.2}
RATE = 0.1
UNSEEN = -2  # the right candidate is not among them
# Words other than verbs are looked at where they were cues so often, and so often of all times.
FEWEST_TIMES, SMALLEST_SHARE = 2, 0.03


class Marked(NamedTuple):
    """What an annotator marked as one attribution; tokens, ends exclusive."""

    head: int
    cue: Words
    source: Words | None
    left: Words | None
    right: Words | None


class Article(NamedTuple):
    """A text with its attributions, and what was set aside in it."""

    tokens: Tokens
    marked: list[Marked]
    discarded: frozenset[int]


def main() -> None:
    """Read, learn, write."""
    options = parser().parse_args()
    try:
        data = corpora.locate(options.data, Path(tempfile.mkdtemp()), needed=(FOLDER,))
    except corpora.MissingCorpusError as error:
        sys.exit(str(error))
    texts = sorted((data / FOLDER / "text").glob("*.txt"))
    if options.without:
        texts = [path for path in texts if zlib.crc32(path.stem.encode()) % options.without]
    raw = [path.read_bytes().decode("utf-8") for path in texts]
    docs = map(consistency.settle, language.stream(language.load(), raw))
    found = [article(doc, annotated(path)) for doc, path in zip(docs, texts, strict=True)]
    words = cue_words(found)
    steps: dict[str, Groups] = defaultdict(Groups)
    for one in found:
        learn(one, words, steps)
    write(options.out, words, {name: s.fit(RATES.get(name, RATE)) for name, s in steps.items()})


def parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    made = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    made.add_argument("--data", type=Path, help="folder of the corpora")
    made.add_argument("--out", type=Path, default=weights.FILE)
    made.add_argument("--without", type=int, default=0, help="leave every so many-th article out")
    return made


def annotated(path: Path) -> list[str]:
    """The lines of the first annotator of a text."""
    first = min((path.parents[1] / "attributions").glob(f"{path.stem}_????.ann"))
    return first.read_text(encoding="utf-8").split("\n")


def article(doc: Doc, lines: Sequence[str]) -> Article:
    """A text with what is marked in it; an attribution without cue or content is left out."""
    pairs = marks.pair(doc.text)
    tokens = Tokens(Page(doc, quoted=[(p.opening, p.closing) for p in pairs]), pairs)
    passages = {m[1]: (m[2], spans(doc, m[3])) for line in lines if (m := PASSAGE.match(line))}
    marked = []
    for line in lines:
        roles: dict[str, list[Words]] = defaultdict(list)
        for role, name in ARGUMENT.findall(line) if line[:1] == "E" else ():
            roles[role] += passages.get(name, ("", []))[1]
        if roles["Cue"] and roles["Content"]:
            marked.append(attribution(tokens, roles))
    away = [span for kind, found in passages.values() if kind == "Discard" for span in found]
    return Article(tokens, marked, frozenset(i for span in away for i in range(*span)))


def spans(doc: Doc, written: str) -> list[Words]:
    """ "12 20;25 31" in characters -> spans of tokens."""
    pairs = (part.split(" ") for part in written.split(";"))
    found = (doc.char_span(int(a), int(b), alignment_mode="expand") for a, b in pairs)
    return sorted((span.start, span.end) for span in found if span)


def attribution(t: Tokens, roles: dict[str, list[Words]]) -> Marked:
    """The marked passages as the steps see them: one on either side of the cue."""
    cue, source = hull(roles["Cue"]), hull(roles["Source"])
    head = main_word(t, cue or (0, 1))
    content = sorted(roles["Content"])
    left = hull([part for part in content if part[1] <= head])
    behind = [part for part in content if part[0] > head]
    same = behind and t.sentence[behind[-1][1] - 1] == t.sentence[head]
    return Marked(head, cue or (0, 1), source, left, hull(behind if same else behind[:1]))


def hull(parts: Sequence[Words]) -> Words | None:
    """From the first of the parts to the last; None for none."""
    return (min(p[0] for p in parts), max(p[1] for p in parts)) if parts else None


def main_word(t: Tokens, span: Words) -> int:
    """The word of a passage that governs the others, verbs first."""

    def depth(i: int) -> int:
        return sum(span[0] <= k < span[1] for k in t.above(i, 12))

    words = [i for i in range(*span) if not t.doc[i].is_space] or list(range(*span))
    verbs = [i for i in words if t.tag[i][:2] == "VB"]
    return min(verbs or words, key=lambda i: (depth(i), i))


def cue_words(found: Sequence[Article]) -> frozenset[str]:
    """ "lemma|tag" of the words other than verbs that were cues."""
    times: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for t, marked, _ in found:
        names = [f"{lemma}|{tag[:2]}" for lemma, tag in zip(t.lemma, t.tag, strict=True)]
        times.update(names)
        cues.update(names[one.head] for one in marked)
    return frozenset(
        name for name, count in cues.items()
        if name[-2:] != "VB" and count >= FEWEST_TIMES and count >= SMALLEST_SHARE * times[name]
    )  # fmt: skip


def learn(one: Article, words: frozenset[str], steps: dict[str, Groups]) -> None:
    """Add what an article teaches about every step."""
    heads = {marked.head for marked in one.marked}
    for i in range(one.tokens.count):
        if i not in one.discarded and decide.is_candidate(one.tokens, i, words):
            steps["cue"].add([[], features.cue(one.tokens, i)], int(i in heads))
    for marked in one.marked:
        if marked.head not in one.discarded:
            for name, step, right in choices(one.tokens, marked):
                places = [place for place, _ in step]
                if right in places:
                    steps[name].add([found for _, found in step], places.index(right))


def choices(t: Tokens, marked: Marked) -> Iterator[tuple[str, Step, int]]:
    """Name, candidates and right candidate of every step behind the cue, in their order."""
    known = Known(features.Lens(t, marked.head))
    nouns = candidates.source_head(t, known)
    noun = speaker(t, marked.source, nouns)
    yield "source_head", nouns, noun
    if marked.source and noun >= 0:
        lens = features.Lens(t, noun)
        yield "source_start", candidates.source_start(lens, known), marked.source[0]
        yield "source_end", candidates.source_end(lens, known), marked.source[1]
    known = known._replace(source=marked.source)
    left, right = marked.left or (NONE, NONE), marked.right or (NONE, NONE)
    yield "left_end", contents.left_end(t, known), left[1]
    if marked.left:
        yield "left_start", contents.left_start(t, known, left[1]), left[0]
    known = known._replace(left=marked.left)
    yield "right_start", contents.right_start(t, known), right[0]
    if marked.right:
        yield "right_end", contents.right_end(t, known, right[0]), right[1]
    known = known._replace(right=marked.right)
    yield "cue_start", candidates.cue_start(t, known), marked.cue[0]
    yield "cue_end", candidates.cue_end(t, known), marked.cue[1]


def speaker(t: Tokens, source: Words | None, nouns: Step) -> int:
    """The main word of a marked source; NONE if there is no source, UNSEEN if no candidate."""
    if source is None:
        return NONE
    inside = [j for j, _ in nouns if source[0] <= j < source[1]]
    depth = {j: sum(source[0] <= k < source[1] for k in t.above(j, 12)) for j in inside}
    return min(inside, key=lambda j: (depth[j], -j), default=UNSEEN)


def write(path: Path, words: frozenset[str], learned: dict[str, dict[str, float]]) -> None:
    """The weights as `samestory.quotes.weights` reads them."""
    rows = [(weights.WORDS, word, 0) for word in sorted(words)]
    for step in sorted(learned):
        rows += [(step, f, round(weights.UNIT * w)) for f, w in sorted(learned[step].items())]
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
