"""Number -> the noun phrase that it counts or measures, wherever in the sentence that stands.

Right behind ("12 people", "a 12-member panel"), as the subject ("the toll rose to 45"), in
apposition ("Abara, 71,"), or said before ("333 million yen ($3.1 million)").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from samestory import doc_index, language
from samestory.figures import context, counting, measured, subjects, units
from samestory.figures.changes import DOWN, UP
from samestory.figures.quantity import Quantity

__all__ = ["Reading", "counted", "elided"]

# Kinds that say how much of something there is, not how many.
MEASURED = frozenset({"percent", "ratio", "measure", "money"})
TOTALS = frozenset({"toll", "number", "total", "count", "tally", "figure"})
OF_THEM = re.compile(r" of (?:them|whom|which|those|these|it)\b")
SIZES = frozenset("long deep wide high tall thick diameter".split())
ANOTHER = frozenset({"another", "other", "the", "all", "these", "those"})
AWAY = frozenset(
    "off from away north south east west northeast northwest southeast southwest north-east "
    "north-west south-east south-west offshore inland upstream downstream apart ahead behind "
    "outside".split()
)
# "a woman aged between 25 and 30"
AGE_WORDS = frozenset("aged age ages of between from about around just only under over".split())
# The same sum in other words: "333.6 million yen ($3.1 million)", "162 points, or 2.14%".
ABOUT = r"(?:about |around |roughly |nearly |between |as much as )?"
IN_OTHER_WORDS = re.compile(rf"(?:\s?\(|,? or ){ABOUT}")
# The same at another time: "0.3 percent in May, down from 0.5", "$18m, rising to $25m".
ANEW = re.compile(
    r"(?:[^.;:]{0,60} (?:from|against|compared (?:with|to)|versus) | to "
    rf"|[^.;:]{{0,60}} (?:rising|falling|up|down) (?:to|from) ){ABOUT}"
)
LONGEST_BETWEEN = 80  # characters
# A noun that a number leaves out is looked for with as many numbers before it.
MOST_BACK = 4
# "three of the seven", "nine of the country's 11 provinces"
OF_NUMBER = re.compile(
    r" (?:out )?of (?:every |[\w’-]{1,30}['’]s? "
    r"|(?:the|its|their|his|her|our|those|these|all)(?: [\w’'-]{1,30}){0,3} )?"
)


class Reading(NamedTuple):
    """A quantity in its text: its tokens, and the phrase it counts, behind it or elsewhere."""

    quantity: Quantity
    words: Span
    phrase: Span | None

    @property
    def behind(self) -> Span | None:
        """The phrase, if it follows the number."""
        return self.phrase if self.phrase and self.phrase.start >= self.words.end else None

    @property
    def right_behind(self) -> Span | None:
        """The phrase, if no other number stands between."""
        near = self.behind is not None and not any(
            token.like_num for token in self.words.doc[self.words.end : self.behind.start]
        )
        return self.behind if near else None

    @property
    def governed(self) -> Token:
        """The word through which the sentence takes up the figure."""
        return self.behind[-1] if self.behind else self.words.root


def counted(doc: Doc, quantity: Quantity, words: Span, earlier: Sequence[Reading]) -> Span | None:
    """The noun phrase that a quantity counts or measures, if it stands where one can be sure.

    `earlier` are the figures before it in the text.
    """
    if quantity.kind == "age":
        return whose_age(doc, words)
    if quantity.tied:
        return doc.char_span(quantity.end + 1, quantity.end + 1 + len(quantity.tied))
    if quantity.kind == "duration" or quantity.form == "score":
        return None
    if (found := part_of(doc, quantity, words, earlier)) is not None:
        return found
    again = bool(earlier) and says_again(doc, earlier[-1], quantity, words)
    if quantity.kind in MEASURED:
        return of_measure(doc, quantity, words, earlier[-1].phrase if again else None)
    found = counting.counted(doc, words.end)
    if quantity.kind == "count" and (found is None or subjects.is_when(found)):
        return earlier[-1].phrase if again else reached(doc, words)
    return bare_noun(found)


def part_of(doc: Doc, quantity: Quantity, words: Span, earlier: Sequence[Reading]) -> Span | None:
    """The noun of the whole that a number is part of: "a third of them", "nine of the 11 dams"."""
    if doc[max(0, words.start - 2) : words.start].text.lower() in {"of which", "of whom"}:
        return elided(quantity, words, earlier)
    if not OF_THEM.match(doc_index.text(doc), words.end_char):
        return of_number(doc, words)
    found = counting.phrase(doc, words.end + 2)
    when = found is None or subjects.is_when(found)
    return elided(quantity, words, earlier) if when else found


def of_measure(doc: Doc, quantity: Quantity, words: Span, said: Span | None) -> Span | None:
    """What a share, sum or measure is of; `said` is that of the same in other words before it."""
    if quantity.kind == "ratio" and (found := counting.counted(doc, words.end)):
        return found
    if said is not None:
        return said
    found = (
        None
        if is_distance(doc, words)
        else measured.measured(doc, words, money=quantity.kind == "money")
    )
    # No person and no team is so long, however near they stand to the length of a well.
    sized = quantity.kind == "measure" and found is not None and is_people(found)
    return None if sized else bare_noun(found)


def of_number(doc: Doc, words: Span) -> Span | None:
    """The noun behind the number of which this one is a part: "nine of the 11 provinces"."""
    for place in range(words.end + 1, min(words.end + 7, len(doc))):
        if doc[place].like_num:
            between = doc_index.text(doc)[words.end_char : doc[place].idx]
            found = counting.counted(doc, place + 1) if OF_NUMBER.fullmatch(between) else None
            # "1 of 57 Next Photo" gives a place in a series.
            return found if found is not None and found[-1].tag_ in {"NNS", "NNPS"} else None
        if doc[place].is_punct:
            return None
    return None


def is_distance(doc: Doc, words: Span) -> bool:
    """Whether a length says how far something is: "18 km off the coast", "within 100 metres"."""
    behind = doc[words.end].lower_ if words.end < len(doc) else ""
    before = doc[words.start - 1].lower_ if words.start else ""
    return behind in AWAY or before == "within"


def says_again(doc: Doc, last: Reading, quantity: Quantity, words: Span) -> bool:
    """Whether a number gives the one before it in other words ("7,199 yuan ($1,062)"), or anew.

    Anew ("3 percent in May, down from 4") it has to be of the same kind and unit.
    """
    if words.start_char - last.quantity.end > LONGEST_BETWEEN:
        return False
    between = doc_index.text(doc)[last.quantity.end : words.start_char]
    alike = (last.quantity.kind, last.quantity.unit) == (quantity.kind, quantity.unit)
    return bool(IN_OTHER_WORDS.fullmatch(between) or (alike and ANEW.fullmatch(between)))


def bare_noun(phrase: Span | None) -> Span | None:
    """A phrase without the rest of a unit before its noun: "-long tram", "g bars"."""
    while phrase is not None and len(phrase) > 1:
        first = phrase[0]
        rest = (
            first.is_punct
            or first.lower_ in SIZES
            or (len(first) <= 2 and units.look_up(first.text))
        )
        if not rest:
            break
        phrase = phrase[1:]
    return phrase


def reached(doc: Doc, words: Span) -> Span | None:
    """What a bare number is the level of: "a crowd of 4,000", "put the crowd at 4,000"."""
    if found := measured.governing(doc, words):
        return found
    put = subjects.object_of(language.clause_verb(words.root), words)
    at = words.start > 0 and "at" in {t.lower_ for t in doc[max(0, words.start - 4) : words.start]}
    return subjects.noun_phrase(put, doc) if put is not None and at else level(words)


def level(words: Span) -> Span | None:
    """The subject of a clause that says what is reached: "The toll rose to 45"."""
    if len(doc_index.sentence(words[0])) > context.LONGEST_SENTENCE:
        return None
    verb = language.clause_verb(words.root)
    subject = subjects.actor(verb)
    if subject is None or subject.i >= words.start or subject.pos_ not in counting.NOUNS:
        return None
    reached = is_reached(words) and not counting.is_person(counting.head_lemma(subject))
    total = counting.head_lemma(subject) in TOTALS and words.doc[subject.i + 1].lower_ != "of"
    if not total and not reached:
        return None
    return subjects.noun_phrase(subject, words.doc)


def is_reached(words: Span) -> bool:
    """Whether a number is the level that something rises or falls to: "ended up at 7,425"."""
    first = max(doc_index.sentence(words[0]).start, words.start - 8)
    if words.start == first or words.doc[words.start - 1].lower_ not in {"to", "at", "from"}:
        return False
    if words.doc[words.start - 2].lower_ == "up":
        return False  # "up to 5,000" bounds a number
    return any(t.lower_ in UP | DOWN | {"end", "close"} for t in words.doc[first : words.start])


def elided(quantity: Quantity, words: Span, earlier: Sequence[Reading]) -> Span | None:
    """The noun that a bare number leaves out, said with the number before: "two remain below".

    Only a count of at least as many, in this sentence or the one before, can hold them.
    """
    if not counts_on(quantity, words):
        return None
    first = doc_index.sentence(words[0]).start
    floor = doc_index.sentence(words.doc[first - 1]).start if first else 0
    for one in reversed(earlier[-MOST_BACK:]):
        if one.words.start < floor:
            return None
        plural = one.phrase is not None and one.phrase[-1].tag_ in {"NNS", "NNPS"}
        enough = quantity.kind != "count" or one.quantity.value >= quantity.value
        if one.quantity.kind == "count" and enough and (plural or is_people(one.phrase)):
            return one.phrase
    return None


def counts_on(quantity: Quantity, words: Span) -> bool:
    """Whether a bare number is a subject, a part "of them" or "another 640": no "killed 19"."""
    doc, after = words.doc, words.end
    if quantity.kind != "count" or after >= len(doc):
        return quantity.kind != "count"
    before = doc[words.start - 1].lower_ if words.start else ""
    follows = doc[after].pos_ in {"VERB", "AUX", "ADV"} or doc[after].lower_ in {"of", "more"}
    return follows or before in ANOTHER


def is_people(phrase: Span | None) -> bool:
    """Whether a phrase is for people."""
    return phrase is not None and counting.is_person(counting.head_lemma(phrase[-1]))


def whose_age(doc: Doc, words: Span) -> Span | None:
    """Who is of that age: the name before ", 71," or "aged 71", the noun after "71-year-old"."""
    floor, edge = doc_index.sentence(words[0]).start, words.start
    while edge - 1 > floor and doc[edge - 1].lower_ in AGE_WORDS:
        edge -= 1
    if edge < words.start or (edge - 1 > floor and doc[edge - 1].text == ","):
        edge -= doc[edge - 1].text == ","
        return person(doc, floor, edge)
    if not words.text.lower().endswith(("old", "olds")):
        return None
    found = counting.phrase(doc, words.end)
    if found is not None and found.start == words.end:
        return found
    return subjects.by_verb(doc, words)


def person(doc: Doc, floor: int, end: int) -> Span | None:
    """The name that ends before a token, without what its bearer is; else the noun there."""
    found = subjects.before(doc, floor, end)
    if found is None:
        superlative = end > floor and doc[end - 1].tag_ == "JJS"  # "the youngest aged two"
        return doc[end - 1 : end] if superlative else None
    named = [t for t in found if language.label(t.ent_type_) == "PERSON"]
    return doc[named[0].i : end] if named and named[-1].i == end - 1 else found
