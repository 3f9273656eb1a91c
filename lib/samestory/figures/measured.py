"""What a sum, a share or a measure is of: "a fine of $5m", "shares fell 3%", "the bridge cost $5m".

Looked for in the words around the number first, then in its clause, which a parse tells; of a
headline without a verb, in the words before the number.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from samestory import doc_index, language
from samestory.figures import counting, units
from samestory.figures.subjects import (
    FILLERS,
    PREPOSITIONS,
    TRANSPARENT,
    before,
    by_verb,
    in_clause,
    is_when,
    lead,
)
from samestory.figures.verbs import FINITE

__all__ = ["measured"]

# "18 metres in depth": how it is measured.
DIMENSIONS = frozenset(
    "depth height length width breadth diameter size weight area volume value total all "
    "circumference duration age radius elevation thickness".split()
)
SPENDING = frozenset(
    "pay spend splash invest lavish offer bid raise budget allocate earmark charge fork shell "
    "outbid".split()
)
# "$5m in damages": kinds of money, not places or times.
IN_OR_WORTH = frozenset({"in", "worth"})
HEADLINE_WORDS = (
    frozenset("up down at by off + - – : to as high low tall long wide".split()) | FILLERS
)


def measured(doc: Doc, words: Span, *, money: bool) -> Span | None:
    """The noun phrase whose sum, share or measure the number `words` gives; None if unsure."""
    if money and (kind := of_money(doc, words)) is not None:
        return kind
    finders = (behind, worth, spent, governing, in_clause, by_verb, ahead)
    found = (finder(doc, words) for finder in finders)
    return next((phrase for phrase in found if phrase is not None and not is_unit(phrase)), None)


def is_unit(phrase: Span) -> bool:
    """Whether a phrase is the unit of another number: "6.5 percentage points"."""
    unit = units.look_up(phrase[-1].text)
    return (unit is not None and unit[1] != "money") or phrase[-1].lower_ in {"points", "times"}


def behind(doc: Doc, words: Span) -> Span | None:
    """The noun behind: "20 percent of voters", "$5m in aid", "a $5m fine"."""
    after = words.end
    if after >= len(doc):
        return None
    first = doc[after].lower_
    if first == "of":
        return counting.counted(doc, after, of=True)
    if first == "worth" and after + 1 < len(doc) and doc[after + 1].lower_ == "of":
        return counting.counted(doc, after + 1, of=True)
    found = counting.phrase(doc, after)
    if found is None and described(doc, words):
        return doc[after : after + 1]
    if found is None or found.start != after or is_when(found):
        return None
    return found if depends(words, found) else None


def described(doc: Doc, words: Span) -> bool:
    """Whether the one word behind is a noun by its place, whatever it is tagged: "a $5m fine"."""
    after = words.end
    if not has_article(words) or after + 1 >= len(doc) or not doc[after].is_alpha:
        return False
    ends = doc[after + 1].pos_ in language.PREPOSITIONS or doc[after + 1].is_punct
    return ends and doc[after].pos_ in {"ADJ", "VERB"} and doc[after].lower_ not in PREPOSITIONS


def of_money(doc: Doc, words: Span) -> Span | None:
    """What kind of money a sum is: "$5m in unpaid taxes"."""
    if words.end + 1 >= len(doc) or doc[words.end].lower_ not in IN_OR_WORTH:
        return None
    found = counting.phrase(doc, words.end + 1)
    return found if found and is_stuff(found) and not is_when(found) else None


def is_stuff(phrase: Span) -> bool:
    """Whether a phrase behind "in" says of what a sum is: "aid", "unpaid taxes", no place."""
    last = phrase[-1]
    named = bool(phrase[0].ent_type_) or last.pos_ != "NOUN"
    return not named and last.lower_ not in DIMENSIONS


def depends(words: Span, phrase: Span) -> bool:
    """Whether the number describes the noun behind it, as in "a $5m fine"."""
    if words.root.head in phrase:
        return True
    return phrase[0].is_punct or (has_article(words) and phrase[-1].tag_ in {"NN", "NNP"})


def has_article(words: Span) -> bool:
    """Whether "a", "the" or "its" stands before the number."""
    return words.start > 0 and words.doc[words.start - 1].lower_ in counting.DETERMINERS


def worth(doc: Doc, words: Span) -> Span | None:
    """The noun before "worth", or "valued at", "insured for": "cannabis worth $2m"."""
    floor = doc_index.sentence(words[0]).start
    place = lead(doc, words)
    if place - 1 > floor and doc[place - 1].lower_ == "worth":
        return before(doc, floor, place - 1)
    said = place - 2 > floor and doc[place - 1].lower_ in {"at", "for"}
    if not said or doc[place - 2].tag_ not in {"VBN", "VBD"}:
        return None
    comma = doc[place - 3].text == ","
    return before(doc, floor, place - 3 if comma else place - 2)


def spent(doc: Doc, words: Span) -> Span | None:
    """What is paid for: "paid $5m for the house", "splashed out £3m on a villa"."""
    after = words.end
    if after + 1 >= len(doc) or doc[after].lower_ not in {"on", "for"}:
        return None
    verb = language.clause_verb(words.root)
    if verb.lemma_.lower() not in SPENDING:
        return None
    first = after + 2 if doc[after + 1].lower_ in counting.DETERMINERS else after + 1
    if doc[first].like_num:  # "pays $5m for 49% of the park"
        of = next((token.i for token in doc[first : first + 6] if token.lower_ == "of"), None)
        return counting.counted(doc, of, of=True) if of is not None else None
    found = counting.phrase(doc, first)
    return found if found is not None and found.start == first and not is_when(found) else None


def governing(doc: Doc, words: Span) -> Span | None:
    """The noun before "of": "a fine of $5m", "sales of nearly 6,000 units"."""
    floor = doc_index.sentence(words[0]).start
    place = lead(doc, words) - 1
    if place <= floor or doc[place].lower_ != "of":
        return None
    found = before(doc, floor, place)
    if found is None or is_when(found):
        return None
    bare = len(found) == 1 and found[0].lower_ in TRANSPARENT
    return None if bare else found


def ahead(doc: Doc, words: Span) -> Span | None:
    """Of words without a verb, the noun before: "Dow +0.2%", "Crude up 3% at $58"."""
    floor = doc_index.sentence(words[0]).start
    if any(token.tag_ in FINITE for token in doc[floor : words.start]):
        return None
    place = words.start
    while place > floor and (
        doc[place - 1].lower_ in HEADLINE_WORDS or doc[place - 1].pos_ == "SYM"
    ):
        place -= 1
    if place == words.start and words.start > floor and doc[words.start - 1].pos_ != "PROPN":
        return None
    return before(doc, floor, place)
