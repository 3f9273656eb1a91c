"""Which numbers of a text are figures: not years, names, addresses, times, scores or pronouns."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from samestory import doc_index, language
from samestory.doc_index import sentence
from samestory.figures import counting
from samestory.figures.degree import DOWN, UP
from samestory.figures.units import Quantity

__all__ = ["is_age", "is_figure"]

# Names whose numbers are part of the name.
NAMED = frozenset({"PRODUCT", "LAW", "EVENT", "ORG", "MISC"})
# "Article 3", "phase 2": the number says which one, not how many.
NUMBERED = frozenset(
    "no no. nos nos. # article section chapter part paragraph clause page pages room route highway "
    "interstate flight gate line level phase stage type category class grade group pool unit "
    "district ward zone channel model version volume issue act title rule amendment resolution "
    "apartment apt suite floor building block lot exhibit count figure table item step point lane "
    "platform terminal track pier bus train engine number proposition prop bill order form "
    "formula area sector state-of-the-art mark gen generation tier week day round game season "
    "episode row seat exit junction box lap hole size super schedule world covid windows".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct "
    "oct. nov nov. "
    "dec dec.".split()
)
CLOCK = re.compile(
    r"\s?(?:a\.?m\b|p\.?m\b|o['’]clock|GMT|UTC|EST|EDT|BST|CET|E\.?T\b|hours? (?:GMT|local))",
    re.IGNORECASE,
)
YEAR_BEFORE = frozenset(
    "in since until till by before after from during of early late mid spring summer autumn fall "
    "winter between and the through to circa around fiscal".split()
)
# Ordinals in these are dates or names.
NOT_RANKED = frozenset(
    "century quarter half amendment street avenue fleet lady class aid hand world cousin party "
    "degree grade floor district circuit army division battalion regiment infantry person "
    "minister secretary name base".split()
)
# "one" before these is no count.
NOT_ONE = frozenset("day way hand thing time side point more another other such who that".split())
NO_ONE = frozenset("no the this that each every any some which another not only".split())
YEARS = re.compile(r"(?:1[1-9]|20)\d\d\D{1,5}(?:1[1-9]|20)\d\d")
FUNCTION_WORDS = frozenset({"ADP", "DET", "ADV", "PRON", "SCONJ", "CCONJ", "AUX", "VERB", "PART"})
# Before these a number without a noun is complete: "killing 12 in", "killing 12 as".
CONTINUING = language.PREPOSITIONS | {"CCONJ"}
VEHICLES = frozenset("jet plane aircraft airliner helicopter model rifle phone handset".split())


def is_figure(doc: Doc, quantity: Quantity, words: Span, phrase: Span | None) -> bool:
    """Whether a quantity is a figure, given its tokens and the phrase it counts."""
    if in_name(doc, words) or any(t.like_url or t.like_email for t in words):
        return False
    if is_dated(doc, quantity, words) or is_numbered(doc, quantity, words):
        return False
    if quantity.kind == "ordinal":
        return is_rank(doc, words, phrase)
    if quantity.unit or quantity.kind == "ratio":
        return is_measured(doc, quantity, words)
    if quantity.form == "words" and quantity.value == 1 and not is_one(doc, words, phrase):
        return False
    if is_year(doc, quantity, words, phrase):
        return False
    if quantity.form == "short":
        return phrase is not None and is_millions(doc, quantity, words, phrase)
    if phrase is None:
        return stands_alone(doc, words)
    # "the two share a laugh": a verb taken for a noun.
    single = len(phrase) == 1 and phrase[0].tag_ == "NN" and phrase.start == words.end
    if single and quantity.form == "words" and neighbour(doc, words.start - 1) == "the":
        return False
    return len(phrase.text) > 1 and not named_after(doc, quantity, words, phrase)


def is_age(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether a bare number is an age, as in "Amina Abara, 71, said"."""
    plain = quantity.kind == "count" and quantity.form == "digits" and not quantity.high
    if not plain or not 0 < quantity.value <= 110 or words.start < 2 or quantity.value % 1:
        return False
    named = doc[words.start - 2].pos_ == "PROPN" and doc[words.start - 1].text == ","
    dated = doc[words.start - 2].lower_ in MONTHS | counting.WEEKDAYS
    return named and not dated and neighbour(doc, words.end) == ","


def in_name(doc: Doc, words: Span) -> bool:
    """Whether the number is part of a name."""
    label = language.label(words[0].ent_type_)
    goes_on = words.end < len(doc) and doc[words.end].ent_iob_ == "I"
    return bool(label) and (words[0].ent_iob_ == "I" or (goes_on and label in NAMED))


def is_dated(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether the number is a day of the month or a time of day."""
    before, after = neighbour(doc, words.start - 1), neighbour(doc, words.end)
    if quantity.unit or quantity.form in {"vague", "fraction"}:
        return False
    month = before in MONTHS and (before != "may" or doc[words.start - 1].is_title)
    month = month or (after in MONTHS and doc[words.end].is_title) or (
        after == "of" and neighbour(doc, words.end + 1) in MONTHS
    )  # fmt: skip
    return (month and quantity.value < 2100) or bool(CLOCK.match(doc_index.text(doc), quantity.end))


def neighbour(doc: Doc, i: int) -> str:
    """The lower-case text of token `i`; empty outside the text."""
    return doc[i].lower_ if 0 <= i < len(doc) else ""


def is_numbered(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether the word before makes it a number of something: Article 3, No. 1, Flight 370."""
    before = neighbour(doc, words.start - 1)
    if quantity.kind in {"money", "percent", "age"} or not before:
        return False
    # "1 of 26": the place in a series, as under pictures.
    if before == "of" and words.start > 1 and doc[words.start - 2].text.isdigit():
        return True
    if before in NUMBERED and quantity.value < 10000 and quantity.form in {"digits", "words"}:
        verb = doc[words.start - 1].pos_ in {"VERB", "AUX", "DET"} and before != "no"
        return not verb
    listed = neighbour(doc, words.end) in {".", ")"} and doc[words.start - 1].is_space
    return listed and words.end + 1 < len(doc) and doc[words.end + 1].is_title


def is_measured(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether a number with a unit is meant as one: not "one day" as in "some day"."""
    if quantity.kind == "duration" and quantity.form == "words" and quantity.value == 1:
        return neighbour(doc, words.end) in {
            "of",
            "in",
            "after",
            "before",
            "later",
            "earlier",
            "for",
        }
    return not (quantity.kind == "ratio" and neighbour(doc, words.end) == "time")


def is_rank(doc: Doc, words: Span, phrase: Span | None) -> bool:
    """Whether an ordinal ranks something: "the second time", not "the port first asked"."""
    if phrase is None or phrase.start != words.end:
        return False
    # The noun of a rank is a common noun: 7th Fleet and Fifth Avenue are names.
    if any(t.pos_ == "PROPN" for t in phrase) or phrase[0].lower_ in NOT_RANKED:
        return False
    return counting.head_lemma(phrase[-1]) not in NOT_RANKED and phrase[0].tag_ not in {
        "VBN",
        "VBG",
    }


def is_one(doc: Doc, words: Span, phrase: Span | None) -> bool:
    """Whether "one" counts: "one man", not "no one", "one of", "one day"."""
    if neighbour(doc, words.start - 1) in NO_ONE or phrase is None or phrase.start != words.end:
        return False
    return phrase[-1].lower_ not in NOT_ONE and phrase[0].lower_ not in NOT_ONE and (
        phrase[-1].tag_ in {"NN", ""}
    )  # fmt: skip


def is_year(doc: Doc, quantity: Quantity, words: Span, phrase: Span | None) -> bool:
    """Whether four digits are a year; before a plural noun they may be a count ("1500 people")."""
    text = doc_index.text(doc)[quantity.start : quantity.end]
    if quantity.high and YEARS.fullmatch(text):
        return True
    if not (text.isdigit() and len(text) == 4 and 1100 <= quantity.value < 2100):
        return False
    plural = phrase is not None and phrase.start == words.end and phrase[-1].tag_ == "NNS"
    before = neighbour(doc, words.start - 1)
    return not plural or before in YEAR_BEFORE or doc[words.start - 1].is_title or (
        quantity.value >= 1990 and phrase is not None and len(phrase) > 1
    )  # fmt: skip


def is_millions(doc: Doc, quantity: Quantity, words: Span, phrase: Span) -> bool:
    """Whether the m of "12m people" means million, as it does before people and "of"."""
    if not (phrase.start == words.end or neighbour(doc, words.end) == "of"):
        return False
    return neighbour(doc, words.end) == "of" or counting.is_person(counting.head_lemma(phrase[-1]))


def named_after(doc: Doc, quantity: Quantity, words: Span, phrase: Span) -> bool:
    """Whether the number belongs to the capitalised word before it: Boeing 737, iPhone 11."""
    if words.start == 0 or phrase.start < words.end or quantity.form == "vague":
        return False
    before = doc[words.start - 1]
    if not before.is_alpha or before.is_lower or before.pos_ in FUNCTION_WORDS:
        return False
    head = counting.head_lemma(phrase[-1])
    if head in VEHICLES:
        return True
    opens = before.i == sentence(before).start and before.pos_ != "PROPN"
    return phrase[-1].tag_ != "NNS" and not opens and before.lower_ not in counting.WEEKDAYS


def stands_alone(doc: Doc, words: Span) -> bool:
    """Whether a number without noun or unit is a figure: "killing 12", "12 were killed"."""
    before, after = neighbour(doc, words.start - 1), words.end
    if neighbour(doc, after) == "more":
        after += 1
    if words.start and doc[words.start - 1].pos_ == "PROPN":
        return False
    if after < len(doc) and doc[after].pos_ in {"VERB", "AUX"} and doc[after].tag_ != "VBG":
        return before not in {"the", "of", "which"}
    if before in {"to", "at"} and changing(doc, words):
        return True
    ending = after >= len(doc) or doc[after].is_punct or doc[after].pos_ in CONTINUING
    verb = words.start > 0 and doc[words.start - 1].tag_ in {"VBG", "VBD", "VBN"}
    return ending and (before in {"least", "than", "nearly", "almost", "approximately"} or verb)


def changing(doc: Doc, words: Span) -> bool:
    """Whether the figure is a level reached: "rose to 45"."""
    first = max(sentence(words[0]).start, words.start - 8)
    return any(t.lower_ in UP | DOWN and t.pos_ == "VERB" for t in doc[first : words.start])
