"""Who or what a figure belongs to: "the *airline* has 80 jets", "half of *Ghana*'s voters".

The possessor of what is counted, or what it is said to be "of"; else the subject of a clause whose
object is counted. Empty where neither is written.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from samestory import doc_index, language
from samestory.figures import counting
from samestory.figures.context import LONGEST_SENTENCE
from samestory.figures.counting import NOUNS
from samestory.figures.subjects import FILLERS, actor, before, is_when, noun_phrase

__all__ = ["owner"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
# "employees of the bank", "a price for wheat", "voters in Ghana"
# What is had, made or employed belongs to the subject; who is killed or freed does not.
HAVING = frozenset(
    "have own employ hold boast comprise contain include operate run sell make produce build buy "
    "open close cut hire lay add lose win score post report earn spend pay raise cost need use "
    "serve cover charge offer plan publish receive gain shed expect feature".split()
)
# Nouns for a whole that is counted by its parts: "a team of 12", "a survey of 6,000 employers".
WHOLES = frozenset(
    "survey poll study sample team fleet crew staff party squad panel committee jury network chain "
    "family population workforce army force coalition list sale sales delivery production output "
    "total collection portfolio series order shipment convoy community class cast group".split()
)
LINKS = frozenset({"of", "for", "on", "in", "at"})


def owner(words: Span, phrase: Span | None) -> Span | None:
    """Who or what the figure `words` belongs to, given the phrase it counts or measures."""
    doc = words.doc
    known = phrase if phrase is not None else words
    if found := possessor(doc, known) or linked(known, words) or linked(words, words):
        return None if overlap(found, words) or overlap(found, known) else found
    if known.start >= words.start and (found := governor_of(doc, words)):
        return found
    return subject_of(words, known, stated=known.start < words.start)


def possessor(doc: Doc, phrase: Span) -> Span | None:
    """Whose: "the bank's 400 branches"."""
    at = phrase.start - 1
    while at > 0 and (doc[at].like_num or doc[at].lower_ in FILLERS - {"a", "an", "the"}):
        at -= 1
    if at <= 0 or doc[at].text not in POSSESSIVE:
        return None
    floor = doc_index.sentence(doc[at]).start
    return before(doc, floor, at)


def linked(phrase: Span, words: Span) -> Span | None:
    """Of whom: "employees of the bank", "the price of wheat", "jobs in Spain"."""
    doc, at = phrase.doc, phrase.end
    if at + 1 >= len(doc) or doc[at].lower_ not in LINKS:
        return None
    first = at + 1
    if doc[first].lower_ in counting.DETERMINERS:
        first += 1
    found = counting.phrase(doc, first) if first < len(doc) else None
    if found is None or found.start != first or is_when(found) or doc[first].is_currency:
        return None
    # Of a count, "in" says where, and only a place has what is counted in it.
    stated = phrase.start < words.start or doc[at].lower_ == "of"
    place = stated or language.label(found[-1].ent_type_) == "PLACE"
    return found if place else None


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a token."""
    return one.start < other.end and other.start < one.end


def governor_of(doc: Doc, words: Span) -> Span | None:
    """The noun a count is given for: "a survey of 6,000 employers", "a team with 8 changes"."""
    at = words.start - 1
    floor = doc_index.sentence(words[0]).start
    while at > floor and doc[at].lower_ in FILLERS:
        at -= 1
    if at <= floor or doc[at].lower_ not in {"of", "with"}:
        return None
    found = before(doc, floor, at)
    if found is None or is_when(found) or found[-1].lower_ not in WHOLES:
        return None
    return found


def subject_of(words: Span, phrase: Span, *, stated: bool) -> Span | None:
    """The subject of the clause in which the figure is object: who has or gets what is counted.

    `stated` is for what is said to have a value: "the bank cut its forecast to 2 percent".
    """
    if len(doc_index.sentence(words[0])) > LONGEST_SENTENCE:
        return None
    head = phrase.root
    said = language.copula(head) is not None
    verb = head if said else language.clause_verb(language.governor(head))
    if not said and not (language.is_argument(head) and verb.pos_ in {"VERB", "AUX"}):
        return None
    if not (said or stated or verb.lemma_.lower() in HAVING):
        return None
    subject = actor(verb)
    if subject is None or subject.i >= words.start or subject.pos_ not in NOUNS:
        return None
    return None if subject == head or subject in phrase else noun_phrase(subject, words.doc)
