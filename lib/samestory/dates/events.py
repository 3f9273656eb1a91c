"""A time expression in its sentence -> the words of the event that it dates."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from samestory import language
from samestory.dates.direction import PAST
from samestory.dates.tense import (
    entry,
    governor,
    heads_entry,
    helpers,
    is_verb,
    opens_clause,
    preceding,
    verb_tense,
    window,
)

__all__ = ["event", "is_event_noun", "run_of_nouns", "scheduled"]

# Word lists: written for this project from what news reports date.
EVENT_NOUNS = frozenset(
    """accident anniversary announcement arrest assassination assault attack ban battle birth blast
    blaze bombing briefing campaign ceasefire ceremony championship clash collapse conference
    conflict coup crackdown crash crime crisis cup cyclone deadline deal death debate debut defeat
    demise derailment disaster discovery dispute drought earthquake election epidemic eruption
    exit explosion fall festival fight final fire flight flood flooding funeral game genocide
    hearing heist hurricane inauguration incident inquiry interview invasion investigation killing
    kidnapping launch lawsuit loss march massacre match meeting midterm murder offensive olympics
    operation outbreak pandemic pact poll primary protest quake race raid rally recession referendum
    release report resignation revolution riot robbery round ruling rupture sale sales scandal
    season sentencing shooting shutdown siege speech spill statement storm strike summit surgery
    talk talks testimony tornado tour tournament treaty trial tsunami typhoon uprising verdict
    victory violence visit vote voyage war wedding win withdrawal""".split()
)
EVENT_ENDINGS = ("tion", "sion", "ment", "ing")
NO_EVENTS = frozenset(
    """nation station organization organisation institution population corporation location section
    administration constitution reputation commission mission television version pension mansion
    position option fraction condition generation education foundation association federation
    government department parliament apartment document element equipment environment management
    instrument building morning evening thing something anything nothing everything king ring
    wing spring string ceiling clothing being feeling region information union""".split()
)
SCHEDULED = frozenset(
    """championship conference cup deadline debate election festival final game games hearing
    inauguration launch match meeting midterm midterms olympics primary primaries referendum release
    summit talks tournament trial vote""".split()
)
# The event that is asked for has not happened: "the request for the arrest of X last June".
ASKING = frozenset("request call demand warrant appeal bid plea petition plan".split())
# What follows these is a clause of its own, and its first noun the subject of that.
CLAUSE_VERBS = frozenset("say add believe think argue insist claim allege note".split())
AFTER = frozenset("after before since following during amid despite".split())


def is_event_noun(token: Token) -> bool:
    """Whether the word names something that happens."""
    if token.pos_ not in {"NOUN", "VERB"} and token.tag_ not in {"NN", "NNS", "VBG"}:
        return False
    word, lemma = token.lower_, token.lemma_.lower()
    if word in EVENT_NOUNS or lemma in EVENT_NOUNS or word.removesuffix("s") in EVENT_NOUNS:
        return True
    stem = word.removesuffix("s")
    return len(stem) > 5 and stem.endswith(EVENT_ENDINGS) and stem not in NO_EVENTS


def scheduled(words: Span | None) -> bool:
    """Whether the event is of a kind that is announced ahead: an election, a deadline."""
    return words is not None and words[-1].lower_ in SCHEDULED


def compound(head: Token) -> Span:
    """The head with the nouns written right before it: "press conference"."""
    first = head.i
    while first > 0 and head.i - first < 2 and doc_noun(head.doc[first - 1]):
        first -= 1
    return head.doc[first : head.i + 1]


NO_COMPOUND = frozenset("year month week day morning afternoon evening night".split())


def doc_noun(token: Token) -> bool:
    """Whether a noun can be part of a compound: no "week" in "week strike"."""
    return token.pos_ == "NOUN" and token.lower_ not in NO_COMPOUND


def event(doc: Doc, date: Span, *, explicit: bool) -> Span | None:
    """The verb or event noun that `date` dates, or None when unsure.

    `explicit` dates (with a day or a year) belong to the nearest event noun or verb before them;
    those that count from the day of writing ("on Monday") to the verb that reports.
    """
    named = dated_noun(doc, date)
    if named is not None:
        return named
    if is_subject(doc, date) or is_stamp(doc, date, explicit):
        return None
    first, _ = window(doc, date.start)
    start = entry(doc, date, first)
    verb, before = governor(doc, date), preceding(doc, start, first)
    if not opens_clause(doc, start, first) and not heads_entry(doc, date):
        reach = before.i + 1 if before is not None and before.pos_ != "AUX" else first
        noun = dated_chain(doc, start, reach, explicit)
        noun = noun or told_of(doc, start, first)
        if noun is not None:
            return noun
    if verb is None or verb.pos_ == "AUX":
        return None
    if verb.i < start and not explicit and "to" in helpers(verb) and verb_tense(verb) == PAST:
        verb = preceding(doc, verb.i, first) or verb
    return doc[verb.i : verb.i + 1]


def is_stamp(doc: Doc, date: Span, explicit: bool) -> bool:
    """A date that is no part of the sentence: above a post, or in "LONDON, Jan. 5 (Agency)"."""
    after = doc[date.end] if date.end < len(doc) else None
    if date.start > 1 and doc[date.start - 1].text == "," and doc[date.start - 2].is_upper:
        return after is not None and after.text in {"(", "-", "–", "—", "--"}
    return (
        explicit and bool(date[0].is_sent_start) and len(date) > 1 and date.text[:1].isupper()
        and (after is None or after.pos_ not in {"PUNCT", "VERB", "AUX"})
        and not date[0].is_stop
    )  # fmt: skip


def is_subject(doc: Doc, date: Span) -> bool:
    """ "Monday was hot": the date is what is spoken of, and dates nothing."""
    after = doc[date.end] if date.end < len(doc) else None
    before = doc[date.start - 1].pos_ if date.start else ""
    return (
        language.is_subject(date.root) and before not in language.PREPOSITIONS
        and after is not None and after.pos_ in {"AUX", "VERB"}
    )  # fmt: skip


def dated_noun(doc: Doc, date: Span) -> Span | None:
    """The noun a date stands before: "a January 2020 strike", "Tuesday's announcement"."""
    at = date.end
    if at >= len(doc):
        return None
    possessive = doc[at].text in {"'s", "’s", "'", "’"}
    before = doc[date.start - 1] if date.start else None
    owned = before is not None and (
        before.pos_ == "DET" or before.tag_ == "PRP$" or before.text in {"'s", "’s"}
    )
    nouns = [token for token in run_of_nouns(doc, at + possessive) if token.pos_ == "NOUN"]
    if not nouns:
        return None
    within = before is not None and before.pos_ in language.PREPOSITIONS and before.lower_ != "on"
    if possessive or owned or (within and is_event_noun(nouns[-1])):
        return compound(nouns[-1])
    return None


def run_of_nouns(doc: Doc, at: int) -> list[Token]:
    """Adjectives and nouns from `at` on, as far as one noun phrase goes."""
    run: list[Token] = []
    for token in doc[at : at + 6]:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} and token.text != "-":
            break
        run.append(token)
    return run


def dated_chain(doc: Doc, start: int, first: int, explicit: bool) -> Span | None:
    """The event noun in the phrases right before a date: "the killing of X in Y on January 3"."""
    for index in range(start - 1, first - 1, -1):
        token = doc[index]
        if token.text in {";", ":", "“", "”", '"', ")"} or token.lower_ in {"who", "which"}:
            return None
        if not is_event_noun(token) or is_verb(token) or token.nbor().pos_ == "NOUN":
            continue  # in "birth certificate" the birth is not what happened
        opener = phrase_opener(doc, index, first)
        if asked_for(doc, opener, first):
            return None
        if explicit or (opener >= first and doc[opener].lower_ in AFTER):
            return compound(token)
    return None


def told_of(doc: Doc, start: int, first: int) -> Span | None:
    """The event noun in "she said the bombing late on Thursday was ...", which opens what is said.

    Not in "she announced the ruling on Thursday", where the whole may be what was done that day.
    """
    if start - 1 <= first or not is_event_noun(doc[start - 1]) or is_verb(doc[start - 1]):
        return None
    opener = phrase_opener(doc, start - 1, first)
    if opener > first and doc[opener].lower_ == "that":
        opener -= 1
    said = opener >= first and doc[opener].lemma_.lower() in CLAUSE_VERBS
    return compound(doc[start - 1]) if said and start - 1 > opener + 1 else None


def phrase_opener(doc: Doc, index: int, first: int) -> int:
    """The token before the noun phrase that ends at `index`."""
    opener = index - 1
    while opener >= first and doc[opener].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"}:
        opener -= 1
    return opener


def asked_for(doc: Doc, opener: int, first: int) -> bool:
    """Whether the phrase after `opener` is what somebody asks for."""
    return (
        opener > first
        and doc[opener].lower_ in {"for", "to"}
        and (doc[opener - 1].lemma_.lower() in ASKING | {"ask"})
    )
