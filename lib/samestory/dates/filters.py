"""Whether a passage that looks like a time expression is one: "May", "March", "a second try"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from samestory import language
from samestory.calendar_words import MONTHS
from samestory.dates.direction import PAST
from samestory.dates.events import is_event_noun
from samestory.dates.holidays import ALONE
from samestory.dates.patterns import Expression
from samestory.dates.place import Place, place_of
from samestory.dates.tense import tense
from samestory.dates.years import is_year

__all__ = ["is_fiscal", "is_time"]

# Month names that are also verbs or the names of people.
AMBIGUOUS = frozenset("march april may june august".split())
MONTH_NAMES = frozenset(name.title() for name in MONTHS)
MONTH_PREPOSITIONS = frozenset(
    "in since until till by from through during of last next this late early mid before after"
    " between to for back and".split()
)
# These also stand before people: "for June", "to April".
LOOSE = frozenset({"and", "to", "for", "of"})
# Days that are names of something else.
NAMED_BEFORE = frozenset(
    "black good super bloody ash easter palm cyber holy giving fat shrove ruby usa".split()
)
NAMED_AFTER = frozenset(
    "times mail telegraph mirror herald express post world nights show tribune sun star".split()
)
SPORTS = frozenset(
    """touchdown touchdowns yard yards quarterback rebounds halftime scored basket baskets
    punt interception interceptions three-pointer layup buzzer pointer pointers""".split()
)
# Before lengths without a number: "for years".
LENGTH_WORDS = frozenset(
    "for in within after of over took take takes last lasted lasting spent recent many".split()
)
RATE_WORDS = frozenset("for in within than over nearly almost about after whole every".split())
# After a day or a clock time that stands alone: nothing that it would be a number of.
ENDS = frozenset({"", "PUNCT", "ADP", "CCONJ", "SPACE", "SCONJ", "ADV"})
OLD = ("old", "of age", "olds")


def is_time(span: Span, found: Expression, ahead: str) -> bool:
    """Whether `found`, whose tokens are `span`, is meant as a time; `ahead` is the text after."""
    judge = JUDGES.get(found.kind)
    return judge is None or judge(place_of(found, span, ahead))


def is_named_day(place: Place) -> bool:
    """No Black Friday, Sunday Times, Friday the club."""
    title = place.before is not None and place.before.text[:1].isupper()
    if title and place.word in NAMED_BEFORE:
        return False
    return not (place.is_before_capital and place.next_word in NAMED_AFTER)


def is_set(place: Place) -> bool:
    """No Daily Mail, no "party daily Granma"; a quarterly dividend tells of what kind it is."""
    often = place.found.parts.get("often", "").lower()
    if often == "quarterly":
        return place.next_pos not in {"NOUN", "ADJ", "NUM"}
    return not (often and place.is_before_capital) and is_named_day(place)


def is_day_of_month(place: Place) -> bool:
    """The attacks of September 11 are named by a day of 2001, not of the last year."""
    parts = place.found.parts
    attack = place.next_word.startswith(("attack", "terror", "hijack"))
    return not (attack and parts["month"][:3] == "Sep" and parts["day"] == "11")


def is_quarter(place: Place) -> bool:
    """No quarter of a game."""
    if "year" in place.found.parts or "which" in place.found.parts:
        return True
    near = place.span.doc[max(0, place.span.start - 30) : place.span.end + 30]
    return not any(token.lower_ in SPORTS for token in near)


def is_deictic(place: Place) -> bool:
    """ "This fall in prices" and "the last fall" are no autumn."""
    if place.found.parts.get("season", "").lower() != "fall":
        return True
    falls = place.next_word in {"in", "of", "from"}
    this = place.found.parts["which"].lower() in {"this", "the"}
    return place.word not in {"the", "a"} and not (falls and this)


def is_holiday(place: Place) -> bool:
    """A Christmas tree has no date."""
    if place.found.parts["holiday"].lower() not in ALONE or "year" in place.found.parts:
        return True
    return place.next_pos not in {"NOUN", "PROPN"} or place.next_word in {"'s", "’s"}


def is_vague(place: Place) -> bool:
    """ "Soon" where it speaks of what is to come, not "as soon as" or "soon after"."""
    last = place.span[-1].lower_
    if last == "current":  # no current of a river
        return place.next_pos in {"NOUN", "ADJ", "NUM"}
    if last != "soon":
        return True
    told = tense(place.span.doc, place.span) == PAST
    return not told and place.word not in {"as", "too", "so"} and place.next_word not in {
        "after", "as",
    }  # fmt: skip


def is_overnight(place: Place) -> bool:
    """The adverb; not an overnight train or stay."""
    return place.next_pos not in {"NOUN", "PROPN", "ADJ"}


def is_alone(place: Place) -> bool:
    """ "On the 18th", "at 6.45": not on the 18th floor, nor at 6.45 percent."""
    return place.next_pos in ENDS and place.next_word not in {"of", "per"}


def is_month(place: Place) -> bool:
    """January is one nearly everywhere; May only where English puts a month."""
    name = place.found.parts.get("month", "")
    month = (name or place.found.parts["abbreviated"]).lower()
    if not name and not month.endswith("."):  # "Jan" is a name as well
        return place.word in MONTH_PREPOSITIONS - {"and"} and (
            month != "jan" or place.word in {"in", "since"}
        )
    if "mod" in place.found.parts or place.word in MONTH_PREPOSITIONS - LOOSE:
        return not (month == "may" and place.next_word in {"'s", "’s"})
    if name.isupper():
        return False
    if month in AMBIGUOUS:
        return is_ambiguous_month(place, month)
    named = place.is_before_capital and place.after is not None and is_person(place.after)
    called = place.before is not None and place.before.text[:1].isupper()
    return not named and not (called and place.before is not None and is_person(place.before))


def is_ambiguous_month(place: Place, month: str) -> bool:
    """ "From March to May", "the June meeting"; nobody called June, and no verb."""
    doc, start = place.span.doc, place.span.start
    if place.word in LOOSE and start > 1 and doc[start - 2].text.title() in MONTH_NAMES:
        return True
    if place.word in LOOSE and not place.is_before_capital and month != "may":
        return True
    noun = place.after if place.next_pos == "NOUN" and not place.is_before_capital else None
    return place.is_owned and noun is not None and is_event_noun(noun)


def is_person(token: Token) -> bool:
    """Whether a word is part of a person's name, as the model has it."""
    return language.label(token.ent_type_) == "PERSON"


def is_length(place: Place) -> bool:
    """No ages ("5-year-old"), no rates ("miles an hour"), no "second" of a race."""
    kind, parts = place.found.kind, place.found.parts
    if place.ahead.lower().replace("-", " ").lstrip().startswith(OLD):
        return False
    if "plural" in parts:
        return kind == "from anchor" or is_bare_length(place)
    unit = parts.get("unit", "").rstrip("s")
    if kind == "running":
        return unit not in {"second", "minute"} and not place.ahead.startswith((" of ", "-"))
    if kind not in {"duration", "in length"} or "number" not in parts:
        return True
    return is_counted_length(place, unit, parts["number"].lower())


def is_counted_length(place: Place, unit: str, number: str) -> bool:
    """ "For a year", "two hours"; not "$5 a year", "a quarter of them", "the 1988 second ..."."""
    if unit in {"quarter", "second"} and number.isdecimal() and len(number) == 4:
        return False
    if unit == "quarter" and number in {"a", "one", "three"}:
        return False
    if place.found.parts["unit"] == "night":
        return False  # "three night markets", "one night he left"
    if number == "another" and place.word == "for" and not is_lasting(place):
        return False
    if number in {"a", "an", "another"} or (number == "one" and unit == "day"):
        return place.word in RATE_WORDS and unit != "second" and not place.ahead.startswith("-")
    return not place.ahead.startswith((" a ", " an "))


def is_lasting(place: Place) -> bool:
    """ "Talks went on for another day"; not "that is a story for another day"."""
    before = place.span.doc[max(0, place.span.start - 2)]
    return before.pos_ in {"VERB", "ADV", "ADP", "ADJ"}


def is_bare_length(place: Place) -> bool:
    """ "For years", "weeks of rain"; not "working days", "two-year-olds" or "Days Inn"."""
    if place.ahead.startswith("-") or place.is_before_capital:
        return False
    if place.word in {"early", "small", "wee"}:  # "in the small hours" is no length
        return False
    return place.word in LENGTH_WORDS or place.ahead.startswith((" of ", " that follow", " ahead"))


def is_fiscal(doc: Doc, span: Span) -> bool:
    """Whether a quarter is one of a company's own year, which need not be the calendar's."""
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    return before in {"its", "fiscal", "their"} or after in {"ended", "ending"}


JUDGES: dict[str, Callable[[Place], bool]] = {
    "month": is_month, "year": is_year, "weekday": is_named_day, "day word": is_named_day,
    "set": is_set, "month and day": is_day_of_month, "quarter": is_quarter,
    "deictic": is_deictic, "holiday": is_holiday, "vague": is_vague, "duration": is_length,
    "from anchor": is_length, "overnight": is_overnight, "bare time": is_alone,
    "day of month": is_alone, "in length": is_length, "running": is_length,
}  # fmt: skip
