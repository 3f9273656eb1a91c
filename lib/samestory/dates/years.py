"""Whether a number from 1000 to 2099 is a year: where it stands like one, never where it counts."""

from __future__ import annotations

from spacy.tokens import Token

from samestory.dates.events import is_event_noun, run_of_nouns
from samestory.dates.place import Place

__all__ = ["is_year"]

PREPOSITIONS = frozenset(
    "in since during until till by before after early late mid circa year around through"
    " onward throughout into due".split()
)
# These stand before years and before much else.
LOOSE = frozenset("of for from to and between than –".split())
RANGE = frozenset({"to", "until", "through", "–", "-"})
LIST = frozenset({"and", "or", ",", "both"})
DATING = frozenset({"back", "dates", "dating", "dated"})
# What a number counts when no year is meant. Words of this project.
COUNTED = frozenset(
    """people persons men women children soldiers troops workers jobs dollars euros pounds miles
    kilometers kilometres meters metres feet acres hectares tons tonnes homes houses votes shares
    points cases deaths patients students members copies tickets calories rpm hours""".split()
)
TOTALS = frozenset("total number average maximum minimum population crowd".split())
CONTESTS = frozenset("olympics paralympics games cup election championships".split())
NAMES_ON = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "SYM"})
LISTED_BEFORE = frozenset({"PUNCT", "SPACE", "VERB", "AUX", "ADP", "CCONJ"})


def is_year(place: Place) -> bool:
    """Whether the number at `place` is a year."""
    parts = place.found.parts
    if "mod" in parts or "spelled" in parts:
        return True
    if place.next_word in COUNTED or (place.word == "of" and ahead_of(place).lower_ in TOTALS):
        return False
    if place.word in PREPOSITIONS or (place.word == "to" and ahead_of(place).lower_ in DATING):
        return True
    if int(parts["year"]) < 1900:
        return False
    if place.word == "(" and place.next_word in {")", ","}:
        return True
    if place.word in LIST | LOOSE | RANGE or place.next_word in RANGE:
        return is_listed(place) or is_after_preposition(place)
    return is_before_noun(place) if place.next_pos in {"NOUN", "PROPN", "ADJ"} else opens(place)


def ahead_of(place: Place) -> Token:
    """The second word before, or the first where there is none."""
    return place.span.doc[max(0, place.span.start - 2)]


def is_listed(place: Place) -> bool:
    """ "1994, 1995 and 1997", "from 1990 to 1995": years stand beside it."""
    doc, start, end = place.span.doc, place.span.start, place.span.end
    if place.next_word in RANGE:
        return end + 1 < len(doc) and is_plain_year(doc[end + 1])
    if place.word in RANGE:
        return is_plain_year(ahead_of(place))
    beside = sum(map(is_plain_year, doc[max(0, start - 3) : end + 2])) > 1
    return place.word in LIST and place.next_pos in LISTED_BEFORE and beside


def is_after_preposition(place: Place) -> bool:
    """ "Of 2019", "from 1968", where no noun follows that it would count."""
    if place.word not in LOOSE or place.next_pos in NAMES_ON:
        return False
    doc, start = place.span.doc, place.span.start
    another = any(map(is_plain_year, doc[max(0, start - 4) : start]))
    range_opens = place.word == "between" and place.next_word == "and"
    return place.word in {"of", "for", "from", "to"} or another or range_opens


def is_before_noun(place: Place) -> bool:
    """ "Mr Hill's 1987 saloon car" is dated, "his 1987 Mercedes" is named."""
    nouns = run_of_nouns(place.span.doc, place.span.end)
    if any(is_event_noun(noun) or noun.lower_ in CONTESTS for noun in nouns):
        return True
    last = nouns[-1]
    return place.next_pos != "PROPN" and last.pos_ == "NOUN" and last.tag_ != "NNS"


def opens(place: Place) -> bool:
    """ "2020 was a hard year"."""
    first = place.before is None or bool(place.span[0].is_sent_start)
    return first and place.next_pos in {"AUX", "VERB"}


def is_plain_year(token: Token) -> bool:
    """Whether a word is a year of the last or of this century, in digits."""
    return token.text.isdecimal() and len(token.text) == 4 and token.text[:2] in {"19", "20"}
