"""Which numbers of a text are figures: not years, names, addresses, times or pronouns."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from samestory import doc_index, language
from samestory.doc_index import sentence
from samestory.figures import counting
from samestory.figures.alone import stands_alone
from samestory.figures.identifiers import (
    MONTHS,
    identifies,
    is_year,
    named_after,
    neighbour,
)
from samestory.figures.quantity import Quantity

__all__ = ["is_age", "is_figure", "is_rank_after_all"]

# Ordinals in these are dates or names.
NOT_RANKED = frozenset(
    "century quarter half amendment street avenue fleet lady class aid hand world cousin party "
    "degree grade floor district circuit army division battalion regiment infantry person "
    "minister secretary name couple family lady base home edition thought nature".split()
)
RANKING = frozenset("finished finish finishing placed ranked ranks came finishes".split())
# "one" before these is no count.
NOT_ONE = frozenset("day way hand thing time side point more another other such who that".split())
NO_ONE = frozenset("no the this that each every any some which another not only".split())
ONE_OF_MANY = frozenset({",", ";", "and", "but", "only", "least", "just"})
# Durations that "one" makes vague: "one day the war will end".
SOME_DAY = frozenset({"day", "night", "minute", "second", "evening"})
LASTING = frozenset("of in after before later earlier for".split())
# Before these "three days after" says how long: "for three days after the vote".
LASTED = frozenset("for over in within the first last lasted took spent another some".split())
# "no" is a figure where a number could stand: of people, and of what happens to them.
COUNTABLE = frozenset(
    "casualty injury death fatality arrest survivor victim case seat goal vote point medal charge "
    "infection match game win weapon child shot ship flight conviction complaint mistake ticket "
    "incident bid wicket try team side country state party member company".split()
)
NOT_HALVES = frozenset(
    "first second other latter better top bottom lower upper last final opening the each this that "
    "either".split()
)
NOT_HALF = frozenset(
    "time brother sister mast way past hearted baked marathon term back board".split()
)
ZERO_BEFORE = frozenset("ground net absolute sub year patient below above".split())
ZERO_BEHIND = frozenset("tolerance hour sum carbon emission emissions waste gravity trust".split())


# Sayings whose numbers count nothing.
IDIOM = re.compile(
    r"\b(?:(?:in|of) two minds|nineteen to the dozen|sixes and sevens|six of one|ten a penny"
    r"|on all fours|nine to five|forty winks|dressed to the nines|two cents['’]? worth"
    r"|one-two punch|seven-year itch|nine lives|cloud nine|two left feet|hang ten)\b",
    re.IGNORECASE,
)


def is_figure(doc: Doc, quantity: Quantity, words: Span, phrase: Span | None) -> bool:
    """Whether a quantity is a figure, given its tokens and the phrase it counts."""
    if is_idiom(doc, words) or identifies(doc, quantity, words, phrase):
        return False
    if quantity.kind == "ordinal":
        return is_rank(doc, words, phrase)
    if quantity.form == "none":
        return is_none(doc, words, phrase)
    if quantity.unit or quantity.kind == "ratio":
        return is_measured(doc, quantity, words)
    if (
        quantity.form == "words"
        and quantity.value <= 1
        and not is_one(doc, quantity, words, phrase)
    ):
        return False
    if is_year(doc, quantity, words, phrase):
        return False
    if quantity.form == "short" and phrase and phrase.start == words.end:
        return is_millions(doc, words, phrase)
    if phrase is None or phrase.start < words.end:
        return stands_alone(doc, quantity, words)
    # "the two share a laugh": a verb taken for a noun.
    single = len(phrase) == 1 and phrase[0].tag_ == "NN" and phrase.start == words.end
    the = neighbour(doc, words.start - 1) == "the" and neighbour(doc, words.start - 2) != "of"
    if single and quantity.form == "words" and the:
        return False
    return len(phrase.text) > 1 and not named_after(doc, quantity, words, phrase)


def is_idiom(doc: Doc, words: Span) -> bool:
    """Whether a number belongs to a saying: "in two minds"."""
    first = max(0, words.start_char - 12)
    around = doc_index.text(doc)[first : words.end_char + 16]
    found = IDIOM.search(around)
    return found is not None and found.start() <= words.start_char - first < found.end()


def is_age(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether a bare number is an age: "Amina Abara, 71, said", "people over 65", "he is 35"."""
    plain = quantity.kind == "count" and quantity.form == "digits" and not quantity.high
    if not plain or not 0 < quantity.value <= 110 or words.start < 2 or quantity.value % 1:
        return False
    before, after = doc[words.start - 1], neighbour(doc, words.end)
    noun = doc[words.start - 2]
    if noun.lower_ in MONTHS | counting.DAY_WORDS or quantity.tied:
        return False
    person = language.label(noun.ent_type_) == "PERSON"
    if before.text == "," and noun.pos_ == "PROPN":
        return after == "," or (person and after in {".", ";", ")", "and"})
    if before.text == "(" and after == ")":
        return person and quantity.value > 15
    ends = words.end >= len(doc) or doc[words.end].pos_ not in counting.INSIDE | {"SYM"}
    if before.lower_ == "than" and noun.lower_ in {"younger", "older"}:
        return True
    if before.lower_ in {"over", "under", "above", "below"}:
        return ends and counting.is_person(counting.head_lemma(noun))
    return (
        before.lower_ in {"is", "was", "be", "turned", "turns"} and ends and is_somebody(doc, words)
    )


def is_somebody(doc: Doc, words: Span) -> bool:
    """Whether "he", "she" or a person's name is the subject right before "is 35"."""
    subject = doc[words.start - 2]
    if subject.lower_ in {"will", "would", "now", "only", "just"} and words.start > 2:
        subject = doc[words.start - 3]
    return subject.lower_ in {"he", "she", "who"} or language.label(subject.ent_type_) == "PERSON"


def is_rank_after_all(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether "a third" ranks the noun behind it: "a third term"."""
    if quantity.form != "fraction" or len(words) != 2 or words[0].lower_ not in {"a", "an"}:
        return False
    if words[1].lower_ in {"half", "quarter"} or words.end >= len(doc):
        return False
    behind = doc[words.end]
    return behind.pos_ in counting.INSIDE and behind.tag_ != "JJR" and behind.lower_ not in {
        "more", "less", "fewer",
    }  # fmt: skip


def is_measured(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether a number with a unit, or a share, is meant as one: not "one day" as in "some day"."""
    before, after = neighbour(doc, words.start - 1), neighbour(doc, words.end)
    if quantity.kind == "duration" and is_moment(doc, words, before, after):
        return False
    if quantity.kind == "duration" and quantity.form == "words" and quantity.value == 1:
        return quantity.unit not in SOME_DAY or after in LASTING or before in {
            "for", "in", "within", "than", "least", "after", "just", "about", "over", "-",
        } or "-" in words.text  # fmt: skip
    if quantity.form == "fraction" and words.text.lower() == "half":
        return before not in NOT_HALVES and after not in NOT_HALF
    if quantity.form == "fraction" and words.text.lower() == "a quarter" and after != "of":
        return before not in {"in", "for", "per", "each"}
    return True


def is_moment(doc: Doc, words: Span, before: str, after: str) -> bool:
    """Whether a duration only tells when: "two days later", "three days before the vote"."""
    if after in {"ago", "later", "earlier", "hence"} or (
        after == "from" and neighbour(doc, words.end + 1) == "now"
    ):
        return True
    lasting = before in LASTED or "-" in words.text
    return after in {"before", "after"} and not lasting


def is_rank(doc: Doc, words: Span, phrase: Span | None) -> bool:
    """Whether an ordinal ranks something: "the second time", not "the port first asked"."""
    if doc_index.text(doc)[words.end_char - 1 : words.end_char + 1].endswith("-") or (
        "-" in words.text and words.text.lower().endswith(("est", "most", "ever"))
    ):
        return True
    if neighbour(doc, words.start - 1) in RANKING and not words.text.lower().startswith("first"):
        return True
    if phrase is None or phrase.start != words.end:
        return False
    # The noun of a rank is a common noun: 7th Fleet and Fifth Avenue are names.
    if any(t.pos_ == "PROPN" for t in phrase) or phrase[0].lower_ in NOT_RANKED:
        return False
    return counting.head_lemma(phrase[-1]) not in NOT_RANKED and phrase[0].tag_ not in {
        "VBN",
        "VBG",
    }


def is_none(doc: Doc, words: Span, phrase: Span | None) -> bool:
    """Whether "no" or "none" is a count of nobody or nothing: "no survivors", "none was hurt"."""
    after = neighbour(doc, words.end)
    if words.text.lower() == "none":
        verb = words.end < len(doc) and doc[words.end].pos_ in {"AUX", "VERB"}
        ends = after in {".", ";", ","} and before_none(doc, words)
        return (
            verb
            or ends
            or (
                after == "of"
                and neighbour(doc, words.end + 1) not in {"this", "that"}
                and neighbour(doc, words.end + 2) != "business"
            )
        )
    if phrase is None or phrase.start != words.end or after in {"one", "more", "other", "such"}:
        return False
    head = counting.head_lemma(phrase[-1])
    return (counting.is_person(head) or head in COUNTABLE) and head != "one"


def before_none(doc: Doc, words: Span) -> bool:
    """Whether "none" ends a list or a clause as a count: "Tindi, none", not "second to none"."""
    if words.start == 0:
        return False
    before = doc[words.start - 1]
    return before.text == "," or (before.pos_ == "ADP" and before.lower_ not in {"to", "but"})


def is_one(doc: Doc, quantity: Quantity, words: Span, phrase: Span | None) -> bool:
    """Whether "one" or "zero" counts: "one man", not "no one", "one of", "zero tolerance"."""
    before, after = neighbour(doc, words.start - 1), neighbour(doc, words.end)
    if quantity.value == 0:
        return before not in ZERO_BEFORE and after not in ZERO_BEHIND
    if quantity.tied:
        return True
    if phrase is None or phrase.start != words.end:
        all_but = before == "but" and neighbour(doc, words.start - 2) == "all" and after == "of"
        return all_but or (before in ONE_OF_MANY and is_one_of_several(doc, words))
    if before in NO_ONE - {"only"}:
        return False
    # "a message - one Abara wrote": a pronoun before a name.
    if language.label(phrase[0].ent_type_) == "PERSON":
        return False
    return phrase[-1].lower_ not in NOT_ONE and phrase[0].lower_ not in NOT_ONE and (
        phrase[-1].tag_ in {"NN", "", "NNP"}
    )  # fmt: skip


def is_one_of_several(doc: Doc, words: Span) -> bool:
    """Whether "one was hurt" stands beside another number: "two died and one was hurt"."""
    if words.end >= len(doc) or doc[words.end].pos_ not in {"AUX", "VERB"}:
        return False
    ahead = doc[max(sentence(words[0]).start, words.start - 40) : words.start]
    return any(t.pos_ == "NUM" for t in ahead)


def is_millions(doc: Doc, words: Span, phrase: Span) -> bool:
    """Whether the m of "12m people" means million: before plurals and people, not "a 30m wall"."""
    person = counting.is_person(counting.head_lemma(phrase[-1]))
    return person or phrase[-1].tag_ in {"NNS", "NNPS"} or neighbour(doc, words.end) == "of"
