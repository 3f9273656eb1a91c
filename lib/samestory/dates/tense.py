"""A time expression in its sentence -> the verb that it goes with, and the tense it stands in.

Surface first: the nearest verb on the side where English puts it, found by tags. A parse is right
about four times in five, so that deep walks in the tree would guess more often. Here one verb is
chosen for a date, and asked whether it lies ahead; `figures.verbs` asks for the clauses of a whole
sentence, each with its tense, and of tags alone.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from samestory import language
from samestory.dates.direction import FUTURE, NEAREST, PAST

__all__ = [
    "entry",
    "governor",
    "heads_entry",
    "helpers",
    "is_verb",
    "opens_clause",
    "preceding",
    "tense",
    "verb_tense",
    "window",
]

# A window bounds the work on a text that is one endless sentence.
REACH = 40
PLANS = frozenset(
    """aim agree anticipate due expect hope intend plan pledge prepare promise project propose
    scheduled schedule set slate threaten tip vow want""".split()
)
# What is told in the present of a day, and so lies ahead: "talks resume on Thursday".
STARTS = frozenset(
    """arrive begin celebrate close compete conclude continue convene debate decide depart end
    expire face fly gather go head hold host kick land launch leave mark meet open play
    premiere race reconvene release reopen resume retire return rule run sit start take tour
    travel visit vote""".split()
)
DUE = frozenset("due set scheduled slated expected planned".split())
HAVE = frozenset("was were had did been have has".split())
WILL = frozenset("will 'll ’ll wo shall would 'd ’d may might should must".split())
CALLS = frozenset("announce arrange book call declare order postpone reschedule summon".split())
ANNOUNCED = frozenset(
    """debate election game hearing inquest march match meeting poll protest rally referendum strike
    summit talks trial vote walkout""".split()
)
SCHEDULE = frozenset("plan schedule slate".split())
IF = frozenset("if unless when once".split())
UNTIL = frozenset("until till by through before starting beginning effective".split())
AS_SOON_AS = frozenset({"as soon as", "as early as", "as late as"})
CLAUSE_OPENERS = frozenset("that when as but because while where although though if and or".split())
VERB_PREPOSITIONS = frozenset("according including following regarding concerning during".split())
OPENING, CLOSING = '“"«‘(', '”"»’)'


def window(doc: Doc, index: int) -> tuple[int, int]:
    """The tokens of the sentence around `index`, as far as REACH."""
    first = last = index
    while first > 0 and index - first < REACH and not doc[first].is_sent_start:
        first -= 1
    while last + 1 < len(doc) and last - index < REACH and not doc[last + 1].is_sent_start:
        last += 1
    return first, last + 1


def is_verb(token: Token) -> bool:
    """Whether a word stands as a verb, by the parse: no participle that describes a noun."""
    return (
        token.pos_ == "VERB"
        and token.text[:1].isalpha()
        and not any(letter.isdecimal() for letter in token.text)
        and token.lower_ not in VERB_PREPOSITIONS
        and not language.is_modifier(token)
    )


def entry(doc: Doc, date: Span, first: int) -> int:
    """Where the phrase of the date starts: its preposition and adverbs belong to it."""
    start = date.start
    while start > first and date.start - start < 4 and (
        doc[start - 1].pos_ in {"ADP", "SCONJ", "DET"}
        or doc[start - 1].lower_ in {"back", "early", "late", "only", "just", "ahead", "again"}
    ) and doc[start - 1].lower_ not in CLAUSE_OPENERS:  # fmt: skip
        start -= 1
    return start


def governor(doc: Doc, date: Span) -> Token | None:
    """The verb whose time the date gives: before it, or after it where the date opens a clause."""
    first, last = window(doc, date.start)
    start = entry(doc, date, first)
    if heads_entry(doc, date):
        return following(doc, date.end + 1, last)
    sides = [following(doc, date.end, last), preceding(doc, start, first)]
    order = sides if opens_clause(doc, start, first) else sides[::-1]
    return next((verb for verb in order if verb is not None), None)


def heads_entry(doc: Doc, date: Span) -> bool:
    """ "September 4, 2019: Two men are hurt": the date opens an entry of a list of what happened.

    The entry before it need not end in a full stop; but "it closed on May 2: The mine ..." is none.
    """
    if date.end + 1 >= len(doc) or doc[date.end].text != ":":
        return False
    before = doc[date.start - 1] if date.start else None
    inside = before is not None and before.pos_ in {"ADP", "SCONJ", "DET", "VERB", "AUX", "CCONJ"}
    after = doc[date.end + 1].text[:1]
    return date.text[:1].isalnum() and not inside and after.isalpha() and after.isupper()


def opens_clause(doc: Doc, start: int, first: int) -> bool:
    """Whether the phrase from `start` is the first of a sentence or clause."""
    return start == first or doc[start - 1].lower_ in CLAUSE_OPENERS


def preceding(doc: Doc, start: int, first: int) -> Token | None:
    """The last verb before the token `start`, quotations and brackets passed over."""
    index = start - 1
    while index >= first:
        token = doc[index]
        if token.text in CLOSING and token.text not in "'’":
            index = opening(doc, index, first)
            if index < 0:
                return None
        elif token.text in {";", ":"}:
            return None
        elif is_verb(token) or (token.pos_ == "AUX" and not aux_of_verb(token)):
            return token
        index -= 1
    return None


def opening(doc: Doc, index: int, first: int) -> int:
    """Where the bracket or quotation that closes at `index` opens; -1 if it does not."""
    wanted = OPENING[CLOSING.index(doc[index].text)]
    return next((at for at in range(index - 1, first - 1, -1) if doc[at].text == wanted), -1)


def aux_of_verb(token: Token) -> bool:
    """An auxiliary with its verb after it; else it is the verb: "the vote is on Monday"."""
    ahead = token.doc[token.i + 1 : token.i + 4]
    return language.is_auxiliary(token) or any(is_verb(one) for one in ahead)


def following(doc: Doc, end: int, last: int) -> Token | None:
    """The first finite verb after the date that is not in a relative clause."""
    relative = False
    for token in doc[end:last]:
        if token.text in {";", ":"}:
            return None
        if token.tag_ in {"WP", "WDT", "WRB"} or token.lower_ in {"who", "which"}:
            relative = True
        elif is_verb(token) and token.tag_ not in {"VBG"}:
            if not relative and not (token.tag_ == "VBN" and not helpers(token)):
                return token
            relative = False
    return None


def helpers(verb: Token) -> set[str]:
    """The auxiliaries, "to" and "not" before the verb, lower-cased."""
    found = set()
    for token in reversed(verb.doc[max(0, verb.i - 6) : verb.i]):
        if token.pos_ in {"AUX", "PART"}:
            found.add(token.lower_)
        elif token.pos_ not in {"ADV", "PRON"}:
            break
    return found


def tense(doc: Doc, date: Span) -> int | None:
    """PAST or FUTURE as seen from the day of writing; None where the sentence does not say.

    NEAREST where the day was ahead of something past: "asked them to answer by 31 October".
    """
    first, _ = window(doc, date.start)
    before = doc[date.start - 1].lower_ if date.start > first else ""
    if date.start - first > 2 and doc[date.start - 3 : date.start].text.lower() in AS_SOON_AS:
        return as_soon_as(doc, date)
    if before == "since":
        return PAST
    if before in {"upcoming", "coming"} or is_ahead_of(doc, date.start):
        return FUTURE
    if is_due(doc, date.start, first):
        return FUTURE
    verb = governor(doc, date)
    found = verb_tense(verb) if verb is not None else NEAREST
    if before == "for" and verb is not None and (found == FUTURE or is_set_for(doc, date, verb)):
        return FUTURE
    if before in UNTIL and verb is not None and verb.i > date.start and "had" in helpers(verb):
        return PAST  # "until Thursday, they had not called him a suspect"
    if before in UNTIL or (
        before in {"early", "late", "mid"} and doc[date.start - 2].lower_ in UNTIL
    ):
        return FUTURE if found == FUTURE else NEAREST
    return None if found == NEAREST else found


def as_soon_as(doc: Doc, date: Span) -> int:
    """ "May leave as early as Friday" lies ahead, "as early as Friday they began" behind."""
    first, last = window(doc, date.start)
    start = date.start - 3
    verb = following(doc, date.end, last) if start == first else preceding(doc, start, first)
    told = verb is not None and verb.tag_ == "VBD" and not (helpers(verb) & WILL)
    return PAST if told and verb is not None and verb.lemma_.lower() not in PLANS else FUTURE


def is_ahead_of(doc: Doc, start: int) -> bool:
    """Whether "ahead of" stands before the token `start`."""
    return start > 1 and [one.lower_ for one in doc[start - 2 : start]] == ["ahead", "of"]


def is_due(doc: Doc, start: int, first: int) -> bool:
    """ "The hearing is on Tuesday", "she is due in Lima on Friday"."""
    near = list(doc[max(first, start - 6) : start])
    present = [token for token in near if token.lower_ in {"is", "are", "'s", "’s"}]
    if not present or present[-1].tag_ == "POS":
        return False
    behind = near[near.index(present[-1]) + 1 :]
    plain = all(token.pos_ in language.PREPOSITIONS | {"ADV", "DET"} for token in behind)
    return bool(behind) and (plain or any(token.lower_ in DUE for token in behind[:2]))


def is_set_for(doc: Doc, date: Span, verb: Token) -> bool:
    """ "Called a strike for Friday": what is called is of a kind that is announced ahead."""
    noun = doc[date.start - 2].lower_ if date.start > 1 else ""
    return verb.lemma_.lower() in PLANS | CALLS or noun in ANNOUNCED


def verb_tense(verb: Token, depth: int = 0) -> int:
    """The time of a verb by its form and auxiliaries, whatever the parse."""
    words, tag, lemma = helpers(verb), verb.tag_, verb.lemma_.lower()
    if verb.pos_ == "AUX":
        words, tag = words | {verb.lower_}, tag or "VBZ"
    if words & WILL:
        return PAST if words & {"have", "’ve", "'ve"} and "will" not in words else FUTURE
    if words & HAVE:
        return FUTURE if lemma in PLANS and "had" not in words and tag == "VBN" else PAST
    if tag == "VB" and not words and verb.is_sent_start:
        return FUTURE  # "Come to the square on Sunday"
    present = tag in {"VBZ", "VBP"}
    if is_condition(verb) and (present or words & {"is", "are"}):
        return FUTURE
    if tag in {"VBN", "VBD"} and not words & {"is", "are", "be"}:
        return FUTURE if lemma in SCHEDULE and tag == "VBD" else PAST
    if lemma in PLANS or (present and lemma in STARTS) or planned(verb, words, tag):
        return FUTURE
    if (tag == "VBG" or "to" in words) and depth < 2:
        first, _ = window(verb.doc, verb.i)
        main = preceding(verb.doc, verb.i, first)
        return verb_tense(main, depth + 1) if main is not None else NEAREST
    return NEAREST


def is_condition(verb: Token) -> bool:
    """Whether "if" or "when" stands before the verb: "if he wins in November"."""
    return any(token.lower_ in IF for token in verb.doc[max(0, verb.i - 8) : verb.i])


def planned(verb: Token, words: set[str], tag: str) -> bool:
    """ "is leaving", "plans to meet", "set to resume", "rules to be published"."""
    if tag == "VBG" and words & {"is", "are", "'re", "’re"}:
        return True
    before = [token for token in verb.doc[max(0, verb.i - 5) : verb.i] if token.lower_ == "to"]
    if "to" not in words or not before or not before[-1].i:
        return False
    main = before[-1].nbor(-1)
    if "had" in helpers(main):
        return False  # "had been due to expire on Friday", and did
    stem = main.lower_.removesuffix("s")  # "plans" may be tagged as a noun
    if {main.lemma_.lower(), stem} & PLANS or main.lower_ in {"is", "are"}:
        return True
    return "be" in words and main.pos_ == "NOUN"
