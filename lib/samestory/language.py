"""Text -> spaCy Doc: which pipeline reads the articles, and one set of labels whatever its scheme.

Rules downstream never name a dependency label of one scheme. They ask this module, which knows
those of Universal Dependencies (the model that ships) and of spaCy's `en_core_web_*` (CLEAR).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import get_installed_models
from thinc.api import NumpyOps

SHIPPED = Path(__file__).parent / "model"

# The model's own labels -> LABELS of `tables`. Dates and amounts are read by rules, not as names.
LABELS = {
    "PERSON": "PERSON", "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "PLACE": "PLACE",
    "NORP": "NORP", "EVENT": "EVENT", "LAW": "LAW", "PRODUCT": "PRODUCT",
    "WORK_OF_ART": "MISC", "LANGUAGE": "MISC", "MISC": "MISC",
}  # fmt: skip

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "csubjpass"})
CONJUNCTS = frozenset({"conj"})
COMPLEMENT_CLAUSES = frozenset({"ccomp", "xcomp"})


class UnknownModelError(ValueError):
    """The named pipeline is not installed; the message says which are."""


@lru_cache(maxsize=2)
def load(model: str = "") -> Language:
    """The spaCy pipeline called `model`, or the one that ships with the project if empty.

    Raises UnknownModelError when spaCy cannot find it. Nothing is ever downloaded.
    """
    if not model:
        return quickened(spacy.load(SHIPPED))
    if model not in get_installed_models():
        installed = ", ".join(sorted(get_installed_models())) or "none"
        raise UnknownModelError(
            f"The model “{model}” is not installed (installed: {installed}). "
            "Leave `model` empty for the one that ships with the project."
        )
    return quickened(spacy.load(model))


def quickened(nlp: Language) -> Language:
    """`nlp` with its matrices multiplied by NumPy instead of BLIS: the same labels, sooner.

    On the processors tried, NumPy's OpenBLAS takes a third of the time of thinc's default.
    """
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            if isinstance(node.ops, NumpyOps):  # not on an accelerator
                node.ops = ops
    return nlp


def fingerprint(model: str = "") -> str:
    """A hash that changes whenever the pipeline called `model` does."""
    folder = SHIPPED if not model else Path(load(model).path)
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def describe(model: str = "") -> str:
    """Name, version and fingerprint of the pipeline called `model`, for the record."""
    meta = load(model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']} ({fingerprint(model)[:12]})"


def stream(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Parse `texts` in order, in small batches so that memory stays flat."""
    yield from nlp.pipe(texts, batch_size=16)


def label(model_label: str) -> str:
    """One of LABELS of `tables` for a model's entity label; empty for what is not a name."""
    return LABELS.get(model_label.upper(), "")


def governor(noun: Token) -> Token:
    """The word that `noun` depends on, its preposition passed over in either scheme."""
    return noun.head.head if noun.dep_ in {"pobj", "pcomp"} else noun.head


def clause_verb(token: Token) -> Token:
    """The nearest verb (or other head of a clause) at or above `token`."""
    for word in (token, *token.ancestors):
        if word.pos_ in {"VERB", "AUX"} or word.dep_ == "ROOT":
            return word
    return token


def subject(verb: Token) -> Token | None:
    """The head word of the subject of `verb`, through coordination of verbs."""
    for candidate in (verb, verb.head if verb.dep_ in CONJUNCTS else verb):
        for child in candidate.children:
            if child.dep_ in SUBJECTS:
                return child
    return None


def predicate(phrase: Span) -> str:
    """Lemma of what happens to a noun phrase: its participle ("people killed"), else its verb."""
    for child in phrase.root.children:
        if child.dep_ in {"acl", "acl:relcl", "relcl"} and child.pos_ in {"VERB", "ADJ"}:
            return child.lemma_.lower()
    verb = clause_verb(phrase.root)
    return verb.lemma_.lower() if verb.pos_ == "VERB" else ""


def noun_phrase(head: Token, *, stop: frozenset[str] = frozenset()) -> Span:
    """The words of the noun phrase around `head`: its modifiers, without clauses or appositions."""
    outside = {
        "acl", "acl:relcl", "relcl", "appos", "conj", "cc", "punct", "parataxis", "case", "prep",
        "advcl", "dep", "list", *stop,
    }  # fmt: skip
    first = last = head.i
    for child in head.children:
        if child.dep_ in outside or (child.i > head.i and child.dep_ in {"nmod", "obl"}):
            continue
        first = min(first, child.left_edge.i)
        last = max(last, child.right_edge.i if child.i > head.i else last)
    return head.doc[first : last + 1]
