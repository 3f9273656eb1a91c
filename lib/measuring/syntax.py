"""A pipeline on raw texts of a treebank -> scores of tokens, sentences, tags, lemmas and heads.

Everything is compared by character offsets: a wrong token border counts as a miss on both sides, as
in the CoNLL 2018 shared task. White space is not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc, Token

from measuring import scores, treebanks
from measuring.scores import Score


def measure(nlp: Language, gold: Iterable[Doc]) -> dict[str, Score]:
    """What is scored -> its score over all texts of `gold`, read anew by the pipeline."""
    pairs: dict[str, list[tuple[frozenset[object], frozenset[object]]]] = {}
    for reference in gold:
        predicted = nlp(reference.text)
        for name, items in MEASURES.items():
            pair = frozenset(items(reference)), frozenset(items(predicted))
            pairs.setdefault(name, []).append(pair)
    return {name: scores.count(found) for name, found in pairs.items()}


def banks(nlp: Language, data: Path | None) -> dict[str, dict[str, Score]]:
    """The test parts of EWT and GUM: treebank -> what `measure` gives.

    `data` is the folder of corpora; without one nothing is measured.
    """
    if data is None:
        return {}
    paths = {name: data / "syntax" / f"{name.lower()}_test.conllu" for name in ("EWT", "GUM")}
    return {
        name: measure(nlp, treebanks.docs(path, nlp.vocab, None)) for name, path in paths.items()
    }


def table(measured: dict[str, dict[str, Score]]) -> pd.DataFrame:
    """Scores of several treebanks side by side.

    Columns: measure, and for each treebank its F1 in per cent and the number of items in gold.
    """
    frames = [
        scores.table(found)
        .set_index("measure")[["f1", "gold"]]
        .rename(columns={"f1": f"{name} F1", "gold": f"{name} items"})
        for name, found in measured.items()
    ]
    together = pd.concat(frames, axis="columns") if frames else pd.DataFrame({"measure": []})
    return together.reset_index() if frames else together


def tokens(what: Callable[[Token], object]) -> Callable[[Doc], Iterator[object]]:
    """A measure of the words of a text: their offsets, and what is said of each."""
    return lambda doc: ((t.idx, len(t), what(t)) for t in doc if not t.is_space)


def head(token: Token) -> object:
    """Where the head of a word stands; None for a root."""
    return None if token.head.i == token.i else token.head.idx


def sentences(doc: Doc) -> Iterator[object]:
    """First and last character of each sentence, without white space at its edges."""
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield words[0].idx, words[-1].idx + len(words[-1])


MEASURES: dict[str, Callable[[Doc], Iterator[object]]] = {
    "tokens": tokens(lambda token: ""),
    "sentences": sentences,
    "UPOS": tokens(lambda token: token.pos_),
    "XPOS": tokens(lambda token: token.tag_),
    "features": tokens(lambda token: str(token.morph)),
    "lemmas": tokens(lambda token: token.lemma_),
    "UAS": tokens(head),
    "LAS": tokens(lambda token: (head(token), token.dep_.split(":")[0])),
    "LAS with subtypes": tokens(lambda token: (head(token), token.dep_)),
}
