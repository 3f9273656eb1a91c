"""Text -> spaCy Doc: which pipeline reads the articles, and one set of labels whatever its scheme.

Rules downstream never name a dependency or entity label. They ask this module, which knows those
of Universal Dependencies (the model that ships) and of spaCy's `en_core_web_*` (CLEAR). A tree of
CLEAR is read as one of UD: nouns carry their prepositions, and a copula hangs on what it says.
"""

from __future__ import annotations

import hashlib
from collections import Counter
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

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "csubj:pass",
                      "csubj:outer", "csubjpass"})  # fmt: skip
OBJECTS = frozenset({"obj", "dobj"})
ADJUNCTS = frozenset({"obl", "pobj", "attr"})
PASSIVE = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass", "aux:pass", "auxpass"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "oprd", "parataxis"})
ADNOMINAL_CLAUSES = frozenset({"acl", "acl:relcl", "relcl", "advcl:relcl"})
# What a copula says, as CLEAR hangs it on the copula.
PREDICATIVES = frozenset({"attr", "acomp"})
# Participles in these places are no verbs of a clause: "the wanted man", "including two nurses".
MODIFIERS = frozenset({"amod", "case", "compound", "prep"})
NOUN_MODIFIERS = frozenset({"compound", "nmod", "nmod:poss", "nmod:desc", "poss"})
# Behind a noun these begin something new, so that its phrase ends before them.
BEHIND_PHRASES = frozenset({"nmod", "obl", "npadvmod"})
OUTSIDE_PHRASES = frozenset({"acl", "acl:relcl", "relcl", "appos", "conj", "cc", "punct",
                             "parataxis", "case", "prep", "advcl", "dep", "list"})  # fmt: skip
# Parts of speech of prepositions: to some models "since" and "until" are conjunctions always.
PREPOSITIONS = frozenset({"ADP", "SCONJ"})
MOST_OF_NAME = 8  # words
MOST_CHILDREN = 60  # more hang on no word of a sentence that people write


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


def names(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """First token, one past the last, and label of every name, without its article or "'s"."""
    for entity in doc.ents:
        if found := label(entity.label_):
            bare = without_article(entity)
            yield bare.start, bare.end, found


def without_article(entity: Span) -> Span:
    """The words of a name without "the" before and "'s" behind it; one word always stays."""
    doc, start, end = entity.doc, entity.start, entity.end
    if start + 1 < end and doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    if start + 1 < end and doc[end - 1].lower_ in {"'s", "’s", "'", "’"}:
        end -= 1
    return Span(doc, start, end, label=entity.label_)


def place_label(doc: Doc) -> str:
    """What the model calls towns and countries here; its schemes differ."""
    labels = Counter(e.label_ for e in doc.ents if e.label_ in {"GPE", "LOC", "PLACE"})
    return labels.most_common(1)[0][0] if labels else "LOC"


def children(token: Token) -> list[Token]:
    """What hangs on a word; nothing in hostile text, which must not cost quadratic time."""
    return list(token.children) if token.n_lefts + token.n_rights <= MOST_CHILDREN else []


def is_preposition(token: Token) -> bool:
    """Whether a preposition heads its noun here, as it does in CLEAR."""
    return token.dep_ in {"prep", "agent"} or (
        token.dep_ in {"dative", "pcomp"} and token.pos_ in PREPOSITIONS
    )


def copula(predicate: Token) -> Token | None:
    """The form of "be" that ties `predicate` to its subject: below it in UD, above in CLEAR."""
    if predicate.dep_ in PREDICATIVES and predicate_of(predicate.head) == predicate:
        return predicate.head
    return next((child for child in children(predicate) if child.dep_ == "cop"), None)


def predicate_of(verb: Token) -> Token:
    """What a copula of CLEAR says of its subject, the head of the clause in UD; else `verb`."""
    if verb.pos_ != "AUX" and verb.lemma_.lower() != "be":
        return verb
    below = children(verb)
    if any(child.dep_ == "expl" for child in below):  # "there were twelve" says that they exist
        return verb
    return next((child for child in below if child.dep_ in PREDICATIVES), verb)


def relation(head: Token) -> str:
    """How the clause or phrase of `head` hangs on what governs it."""
    above = copula(head)
    if above is not None and above == head.head:
        return above.dep_
    # "after killing twelve" is a noun of its preposition in CLEAR, a clause in UD.
    return "advcl" if head.dep_ == "pcomp" and head.pos_ in {"VERB", "AUX"} else head.dep_


def is_subject(token: Token) -> bool:
    """Whether the word is the head of a subject, of an active or passive verb."""
    return token.dep_ in SUBJECTS


def is_object(token: Token) -> bool:
    """Whether the word is the head of what a verb is done to."""
    return token.dep_ in OBJECTS


def is_argument(token: Token) -> bool:
    """Whether the word hangs on a verb as its object, or with a preposition or as a measure."""
    return token.dep_ in OBJECTS | ADJUNCTS


def is_auxiliary(token: Token) -> bool:
    """Whether the word helps another verb; a copula does not."""
    return token.dep_ in AUXILIARIES


def is_modifier(token: Token) -> bool:
    """Whether a participle describes a noun or stands for a preposition: no clause of its own."""
    return token.dep_ in MODIFIERS


def is_complement(head: Token) -> bool:
    """Whether the clause of `head` is what somebody says, thinks or wants."""
    return relation(head) in COMPLEMENTS


def is_adnominal(head: Token) -> bool:
    """Whether the clause of `head` describes a noun: "the bus that fell", "a plan to build"."""
    return relation(head) in ADNOMINAL_CLAUSES


def is_adverbial(head: Token) -> bool:
    """Whether the clause of `head` says when, why or how, with a finite verb or participle."""
    verb = copula(head) or head
    return relation(head) == "advcl" and verb.tag_ != "VB"


def is_passive(verb: Token) -> bool:
    """Whether the subject of `verb` suffers what is done."""
    return any(child.dep_ in PASSIVE for child in children(verb))


def joins_next_noun(noun: Token) -> bool:
    """Whether a noun only describes one behind it: "women doctors", "the workers' rights"."""
    return noun.dep_ in NOUN_MODIFIERS and noun.head.i > noun.i


def name_end(head: Token) -> Token:
    """The last word of the name that `head` begins in UD, which hangs surnames on first names."""
    last = head
    for _ in range(MOST_OF_NAME):
        parts = [child for child in children(last) if child.dep_.startswith("flat")]
        if not parts:
            break
        last = max(parts, key=lambda word: word.i)
    return max(head, last, key=lambda word: word.i)


def ancestors(token: Token) -> Iterator[Token]:
    """What governs `token`, nearest first: nouns, verbs and predicates, but no prepositions."""
    last = token
    for above in token.ancestors:
        head = predicate_of(above)
        if not is_preposition(above) and head != last:
            yield head
            last = head


def governor(noun: Token) -> Token:
    """The word that `noun` depends on, its preposition passed over."""
    return next(ancestors(noun), noun)


def clause_verb(token: Token) -> Token:
    """The nearest verb, or other head of a clause, at or above `token`."""
    for word in (token, *ancestors(token)):
        verb = word.pos_ in {"VERB", "AUX"} and not is_preposition(word)
        if verb or word.dep_ == "ROOT" or copula(word) or any(map(is_subject, children(word))):
            return word
    return token


def subject(verb: Token) -> Token | None:
    """The head word of the subject of `verb`, through coordination of verbs."""
    above = copula(verb) or verb
    joined = next((word.head for word in (verb, above) if word.dep_ == "conj"), verb)
    for candidate in (verb, above, joined, copula(joined) or joined):
        for child in children(candidate):
            if is_subject(child):
                return child
    return None


def agent(verb: Token) -> Token | None:
    """By whom a passive verb is done: the noun behind "by"."""
    for child in children(verb):
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in children(child) if noun.dep_ == "pobj"), None)
        by = any(word.dep_ == "case" and word.lower_ == "by" for word in children(child))
        if child.dep_ == "obl:agent" or (child.dep_ == "obl" and by):
            return child
    return None


def predicate(phrase: Span) -> str:
    """Lemma of what happens to a noun phrase: its participle ("people killed"), else its verb."""
    for child in children(phrase.root):
        said = predicate_of(child)
        if child.dep_ in ADNOMINAL_CLAUSES and said.pos_ in {"VERB", "ADJ"}:
            return said.lemma_.lower()
    verb = clause_verb(phrase.root)
    return verb.lemma_.lower() if verb.pos_ == "VERB" else ""


def noun_phrase(head: Token) -> Span:
    """The words of the noun phrase around `head`: its modifiers, without clauses or appositions."""
    first = last = head.i
    for child in children(head):
        behind = child.i > head.i and child.dep_.partition(":")[0] in BEHIND_PHRASES
        if child.dep_ in OUTSIDE_PHRASES or behind:
            continue
        first = min(first, child.left_edge.i)
        last = max(last, child.right_edge.i if child.i > head.i else last)
    return head.doc[first : last + 1]
