"""The finished pipeline on held-out raw texts -> scores.

Everything is compared by character offsets: a wrong token border counts as a miss on both
sides, as in the CoNLL 2018 shared task. White space is not counted.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import name_corpora
import spacy
import treebanks
from spacy.language import Language
from spacy.tokens import Doc

Scores = dict[str, dict[str, dict[str, float]]]

SPEED = "tokens per second of processor time, one thread"

# UNER has no facilities: what the pipeline calls one is a place there.
AS_UNER = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC"}


def everything(model: Path, data: Path) -> Scores:
    """Return {test set: {measure: {precision, recall, f1, gold} or {value}}}."""
    nlp = spacy.load(model)
    newswire = name_corpora.split(data / "names" / "worldwide")
    uner = data / "names" / "uner_ewt" / "en_ewt-ud-test.iob2"
    same = dict.fromkeys(name_corpora.WORLDWIDE.values())
    scores: Scores = {}
    for side in ("dev", "test"):
        gold = list(name_corpora.worldwide_docs(newswire[side], nlp.vocab, None))
        scores[f"newswire {side}"] = _names(nlp, gold, {label: label for label in same})
    scores["UNER-EWT test"] = _names(nlp, name_corpora.uner_docs(uner, nlp.vocab, None), AS_UNER)
    for bank in ("ewt", "gum"):
        path = data / "syntax" / f"{bank}_test.conllu"
        scores[f"{bank.upper()} test"] = _syntax(nlp, treebanks.docs(path, nlp.vocab, None))
    scores["speed"] = {SPEED: {"value": _speed(nlp, gold)}}
    return scores


def _names(
    nlp: Language, gold: Iterable[Doc], classes: dict[str, str]
) -> dict[str, dict[str, float]]:
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for reference in gold:
        expected = _entities(reference, classes)
        predicted = _entities(nlp(reference.text), classes)
        there.update(label for _, _, label in expected)
        found.update(label for _, _, label in predicted)
        right.update(label for _, _, label in expected & predicted)
    rows = {label: _f1(right[label], found[label], there[label]) for label in sorted(there)}
    return {"all": _f1(right.total(), found.total(), there.total()), **rows}


def _entities(doc: Doc, classes: dict[str, str]) -> set[tuple[int, int, str]]:
    return {
        (ent.start_char, ent.end_char, classes[ent.label_])
        for ent in doc.ents
        if ent.label_ in classes
    }


def _syntax(nlp: Language, gold: Iterable[Doc]) -> dict[str, dict[str, float]]:
    measures: dict[str, Callable[[Doc], Iterator[object]]] = {
        "tokens": lambda doc: _tokens(doc, lambda token: ""),
        "sentences": _sentences,
        "UPOS": lambda doc: _tokens(doc, lambda token: token.pos_),
        "XPOS": lambda doc: _tokens(doc, lambda token: token.tag_),
        "features": lambda doc: _tokens(doc, lambda token: str(token.morph)),
        "lemmas": lambda doc: _tokens(doc, lambda token: token.lemma_),
        "UAS": lambda doc: _tokens(doc, _head),
        "LAS": lambda doc: _tokens(doc, lambda token: (_head(token), token.dep_.split(":")[0])),
        "LAS with subtypes": lambda doc: _tokens(doc, lambda token: (_head(token), token.dep_)),
    }
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for reference in gold:
        predicted = nlp(reference.text)
        for name, items in measures.items():
            expected, given = set(items(reference)), set(items(predicted))
            there[name] += len(expected)
            found[name] += len(given)
            right[name] += len(expected & given)
    return {name: _f1(right[name], found[name], there[name]) for name in measures}


def _tokens(doc: Doc, what: Callable[[spacy.tokens.Token], object]) -> Iterator[object]:
    return ((token.idx, len(token), what(token)) for token in doc if not token.is_space)


def _head(token: spacy.tokens.Token) -> object:
    return None if token.head is token or token.head.i == token.i else token.head.idx


def _sentences(doc: Doc) -> Iterator[object]:
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield words[0].idx, words[-1].idx + len(words[-1])


def _speed(nlp: Language, docs: list[Doc]) -> float:
    texts = [doc.text for doc in docs]
    started = time.process_time()  # not the clock: other work on the machine is not counted
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - started), -2)


def _f1(right: int, found: int, there: int) -> dict[str, float]:
    precision = right / found if found else 0.0
    recall = right / there if there else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    parts = {"precision": precision, "recall": recall, "f1": f1}
    return {name: round(100 * part, 1) for name, part in parts.items()} | {"gold": there}
