"""Whether a passage that looks like a time expression is one: "May", "March", "2020 people"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from samestory import language
from samestory.dates.events import is_event_noun, run_of_nouns
from samestory.dates.time_words import Expression

__all__ = ["is_time"]

# Month names that are also verbs or the names of people.
AMBIGUOUS = frozenset("march april may june august".split())
MONTH_PREPOSITIONS = frozenset(
    "in since until till by from through during of last next this late early mid before after"
    " between to for back and".split()
)
YEAR_PREPOSITIONS = frozenset(
    "in since during until till by before after early late mid circa year around through"
    " onward throughout".split()
)
LOOSE_PREPOSITIONS = frozenset("of for from to and between than –".split())
# What a number between 1000 and 2099 counts when no year is meant. Words of this project.
COUNTED = frozenset(
    """people persons men women children soldiers troops workers jobs dollars euros pounds miles
    kilometers kilometres meters metres feet acres hectares tons tonnes homes houses votes shares
    points cases deaths patients students members copies tickets calories rpm hours""".split()
)
CONTESTS = frozenset("olympics paralympics games cup election championships".split())
TOTALS = frozenset("total number average maximum minimum population crowd".split())
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
RATE_WORDS = frozenset("for in within than over nearly almost about after whole every".split())


def is_time(span: Span, found: Expression, ahead: str) -> bool:
    """Whether `found`, whose tokens are `span`, is meant as a time; `ahead` is the text after."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    word = before.lower_ if before is not None else ""
    if found.kind == "month":
        return is_month(found, before, after)
    if found.kind == "year":
        return "mod" in found.parts or is_year(doc, span, before, after)
    if "often" in found.parts and found.parts["often"][0].isupper():
        return after is None or not after.text[:1].isupper()  # newspapers are called Daily
    if found.kind in {"weekday", "day word", "set"}:
        title_before = before is not None and before.text[:1].isupper() and word in NAMED_BEFORE
        return not title_before and not (
            after is not None and after.text[:1].isupper() and after.lower_ in NAMED_AFTER
        )
    if found.kind == "month and day":
        # The attacks of September 11 are named by a day of 2001, not of the last year.
        attack = after is not None and after.lower_.startswith(("attack", "terror", "hijack"))
        return not (attack and found.parts["month"][:3] == "Sep" and found.parts["day"] == "11")
    if found.kind == "quarter" and "year" not in found.parts:
        near = doc[max(0, span.start - 30) : span.end + 30]
        return not any(token.lower_ in SPORTS for token in near)
    if found.kind == "deictic" and found.parts.get("season", "").lower() == "fall":
        return after is None or after.lower_ not in {"in", "of", "from"}
    if found.kind in {"duration", "from anchor", "running"}:
        return is_length(found, ahead, word)
    return True


def is_month(found: Expression, before: Token | None, after: Token | None) -> bool:
    """January is one nearly everywhere; May only where English puts a month."""
    word = before.lower_ if before is not None else ""
    month = (found.parts.get("month") or found.parts.get("abbreviated", "")).lower()
    named = after is not None and after.text[:1].isupper() and after.text[:1].isalpha()
    if "mod" in found.parts or word in MONTH_PREPOSITIONS - {"and", "to", "for", "of"}:
        return not (month == "may" and after is not None and after.text in {"'s", "’s"})
    if month in AMBIGUOUS or found.parts.get("month", "").isupper():
        noun = after is not None and after.pos_ == "NOUN" and after.text.islower()
        owned = before is not None and (before.pos_ == "DET" or before.tag_ == "PRP$")
        listed = word in {"and", "to", "for", "of"} and not named
        if found.parts.get("month", "").isupper():
            return False
        return (listed and month != "may") or (
            noun and owned and after is not None and is_event_noun(after)
        )
    person = before is not None and before.text[:1].isupper() and is_person(before)
    return not (named and after is not None and is_person(after)) and not person


def is_person(token: Token) -> bool:
    return language.label(token.ent_type_) == "PERSON"


def is_year(doc: Doc, span: Span, before: Token | None, after: Token | None) -> bool:
    """A number from 1000 to 2099 is a year where it stands like one, never where it counts."""
    word = before.lower_ if before is not None else ""
    year = int(span.text[-4:]) if span.text[-4:].isdecimal() else 0
    ahead = after.lower_ if after is not None else ""
    if ahead in COUNTED or (
        span.start > 1 and word == "of" and doc[span.start - 2].lower_ in TOTALS
    ):
        return False
    if word in YEAR_PREPOSITIONS:
        return True
    if year < 1900:
        return False
    if word == "(" and ahead in {")", ","}:
        return True
    if word in LOOSE_PREPOSITIONS:
        another = any(is_plain_year(token) for token in doc[max(0, span.start - 4) : span.start])
        closes = after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "SYM"}
        range_opens = ahead in {"to", "until", "through", "and", "–", "-"}
        return closes and (
            word in {"of", "for"} or another or (word in {"from", "between"} and range_opens)
        )
    if after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"}:
        # "Mr Hill's 1987 saloon car" is dated, "his 1987 Mercedes" is named.
        nouns = run_of_nouns(doc, span.end)
        if any(is_event_noun(noun) or noun.lower_ in CONTESTS for noun in nouns):
            return True
        return after.pos_ != "PROPN" and nouns[-1].pos_ == "NOUN" and nouns[-1].tag_ != "NNS"
    return (before is None or bool(span[0].is_sent_start)) and after is not None and after.pos_ in {
        "AUX", "VERB"
    }  # fmt: skip


def is_plain_year(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) == 4 and token.text[:2] in {"19", "20"}


def is_length(found: Expression, ahead: str, word: str) -> bool:
    """No ages ("5-year-old"), no rates ("miles an hour"), no "second" of a race."""
    unit = found.parts["unit"].rstrip("s")
    if ahead.lower().replace("-", " ").lstrip().startswith(("old", "of age", "olds")):
        return False
    if found.kind == "running":
        return unit not in {"second", "minute"} and not ahead.startswith((" of ", "-"))
    if found.kind == "duration" and (
        found.parts["number"].lower() in {"a", "an"}
        or (found.parts["number"].lower() == "one" and unit == "day")  # "one day he will return"
    ):
        return word in RATE_WORDS and unit != "second" and not ahead.startswith("-")
    return not (found.kind == "duration" and ahead.startswith((" a ", " an ")))


def is_fiscal(doc: Doc, span: Span) -> bool:
    """Whether a quarter is one of a company's own year, which need not be the calendar's."""
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    return before in {"its", "fiscal", "their"} or after in {"ended", "ending"}
