"""Which numbers say which one, not how many: names, addresses, dates, Article 3, Boeing 737."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from samestory import calendar_words, doc_index, language
from samestory.doc_index import sentence
from samestory.figures import counting
from samestory.figures.quantity import Quantity

__all__ = ["identifies", "is_index", "is_titled", "is_year", "neighbour"]

# Names whose numbers are part of the name.
NAMED = frozenset({"PRODUCT", "LAW", "EVENT", "ORG", "MISC"})
# "Article 3", "phase 2": the number says which one, not how many.
NUMBERED = frozenset(
    "no no. nos nos. nr nr. # article section chapter part paragraph clause page pages room route "
    "highway interstate flight gate line level phase stage type category class grade group pool "
    "unit district ward zone channel model version volume issue act title rule amendment "
    "resolution apartment apt suite floor building block lot exhibit count figure table item step "
    "point lane platform terminal track pier bus train engine number proposition prop bill order "
    "form formula area sector state-of-the-art mark gen generation tier week day round game season "
    "episode row seat exit junction box lap hole size stand windows "
    "court turn team hangar reactor company battalion annex appendix case file shirt locker table "
    "carriage berth dock runway bay door studio hall camp checkpoint substation".split()
)
MONTHS = frozenset(calendar_words.MONTHS) | {f"{name}." for name in calendar_words.MONTHS}
YEAR_BEFORE = frozenset(
    "in since until till by before after from during of early late mid spring summer autumn fall "
    "winter between and the through to circa around fiscal".split()
)
YEARS = re.compile(r"(?:1[1-9]|20)\d\d\D{1,5}(?:1[1-9]|20)\d\d")
COUNTING = frozenset("than least most about some around nearly almost only to".split())
FUNCTION_WORDS = frozenset({"ADP", "DET", "ADV", "PRON", "SCONJ", "CCONJ", "AUX", "VERB", "PART"})
# Words in a title behind its number at most.
MOST_TITLE = 4
# "60 Minutes", "48 Hours": in the midst of a sentence a period in capitals is a title.
PERIODS = frozenset("Seconds Minutes Hours Days Nights Weeks Months Years Miles".split())
# Nouns whose number stands before them and tells which one: "the 101 freeway", "a 911 call".
NUMBERED_BEFORE = frozenset(
    "freeway motorway highway expressway turnpike bus tram postcode code call hotline".split()
)
# The counter and the buttons of a gallery: "1 of 31 Supporters cheer", "29 show all".
COUNTER = re.compile(r"(?<!\S)\d{1,3} of \d{1,3}(?: [A-Z][a-z]|\s*(?:\n|$))")
BUTTON = re.compile(r"\d{1,4} show (?:all|more)\b|\d{1,3} seconds?(?= *(?:$|\n|to skip\b))")
CALIBRE = frozenset(
    "rifle pistol handgun gun revolver shotgun calibre caliber bullet bullets round rounds "
    "cartridge ammunition".split()
)
VEHICLES = frozenset("jet plane aircraft airliner helicopter model rifle phone handset".split())
GIVING = frozenset(
    "give gave gives given giving sell sold sells cost costs offer offered offers send sent lend "
    "lent award awarded hand handed owe owed owes promise promised pay paid pays deny denied earn "
    "earned buy bought grant granted win won bring brought fine fined".split()
)
WHENEVER = frozenset("yesterday today tonight tomorrow".split())
SHOPS = frozenset("store shop outlet branch clerk supermarket".split())
STREETS = frozenset(
    "street st road rd avenue ave lane drive boulevard blvd way square close crescent terrace "
    "place court row parade".split()
)
DIALLED = frozenset("dial dials dialled dialing dialed dialling ring rang phone phoned".split())


def identifies(doc: Doc, quantity: Quantity, words: Span, phrase: Span | None) -> bool:
    """Whether a quantity is part of a name, a date, an address, or the number of something."""
    return (
        (quantity.kind != "money" and in_name(doc, words))
        or any(t.like_url or t.like_email for t in words)
        or is_dated(doc, quantity, words)
        or is_numbered(doc, quantity, words)
        or is_numbered_before(doc, quantity, words, phrase)
        or is_interface(doc, words)
        or is_address(quantity, words, phrase)
    )


def neighbour(doc: Doc, i: int) -> str:
    """The lower-case text of token `i`; empty outside the text."""
    return doc[i].lower_ if 0 <= i < len(doc) else ""


def in_name(doc: Doc, words: Span) -> bool:
    """Whether the number is part of a name."""
    label = language.label(words[0].ent_type_)
    goes_on = words.end < len(doc) and doc[words.end].ent_iob_ == "I"
    if label and (words[0].ent_iob_ == "I" or (goes_on and label in NAMED)):
        return True
    # A capital within a sentence: "Channel Four", "Jo "Two Guns" Pike"; not in a headline.
    first, inside = words[0], sentence(words[0])
    if is_headline(inside):
        return False
    if is_entitled(doc, words):
        return True
    # "31C" passes for a title-case word.
    if not (first.is_title and first.text[0].isalpha()) or first.i == inside.start:
        return is_half_of_name(doc, words)
    before = doc[first.i - 1]
    # "a dog called Seven", "the Magnificent Seven": no sentence begins behind a word.
    if before.is_alpha and before.i >= inside.start:
        return True
    if words.end >= len(doc):
        return False
    follows = doc[words.end].is_title and doc[words.end].pos_ == "PROPN"
    opens = before.is_quote and not any(t.is_quote for t in doc[words.end : words.end + 3])
    opens = opens or before.text in {":", ";", "-", "–", "—", "•", "*"}
    return follows and not opens and not before.is_space


def is_half_of_name(doc: Doc, words: Span) -> bool:
    """Whether "Half" begins a name at the start of a sentence: "Half Moon Bay"."""
    behind = doc[words.end : words.end + 2]
    return words.text == "Half" and len(behind) == 2 and all(
        t.is_title and t.pos_ == "PROPN" for t in behind
    )  # fmt: skip


def is_entitled(doc: Doc, words: Span) -> bool:
    """Whether a number and the capitals behind it are a title: in quotes, or "60 Minutes"."""
    end = words.end
    while end < len(doc) and doc[end].is_title and end - words.end < MOST_TITLE:
        end += 1
    if end == words.end or not (doc[words.start].is_digit or doc[words.start].is_title):
        return False
    quoted = words.start > 0 and doc[words.start - 1].is_quote
    if quoted and end < len(doc) and doc[end].is_quote:
        return True
    return end == words.end + 1 and doc[words.end].text in PERIODS


def is_headline(inside: Span) -> bool:
    """Whether most words of a sentence are capitalised, as in a headline."""
    words = [t for t in inside[:40] if t.is_alpha and len(t) > 3]
    return len(words) > 2 and 2 * sum(t.is_title or t.is_upper for t in words) > len(words)


def is_titled(token: Token) -> bool:
    """Whether a token is a name's word: capitalised within a sentence that is no headline."""
    if not token.is_alpha or token.is_lower or token.lower_ in counting.DAY_WORDS | MONTHS:
        return False
    inside = sentence(token)
    opens = token.i == inside.start and token.pos_ != "PROPN"
    return not opens and token.pos_ not in FUNCTION_WORDS and not is_headline(inside)


def is_index(token: Token) -> bool:
    """Whether a number behind a token is a part of its name: "the S&P 500"."""
    return not token.is_alpha and token.text[:1].isupper() and token.text[-1:].isupper()


def is_dated(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether the number is a day of the month."""
    before, after = neighbour(doc, words.start - 1), neighbour(doc, words.end)
    if quantity.unit or quantity.form in {"vague", "fraction", "none"}:
        return False
    month = before in MONTHS and (before != "may" or doc[words.start - 1].is_title)
    month = month or (after in MONTHS and doc[words.end].is_title) or (
        after == "of" and neighbour(doc, words.end + 1) in MONTHS
    )  # fmt: skip
    return month and quantity.value < 2100


def is_numbered(doc: Doc, quantity: Quantity, words: Span) -> bool:
    """Whether the word before makes it a number of something: Article 3, No. 1, Flight 370."""
    before = neighbour(doc, words.start - 1)
    if (
        quantity.kind in {"money", "percent", "age", "ordinal"}
        or not before
        or (quantity.form == "none")
    ):
        return False
    if before == "." and neighbour(doc, words.start - 2) in {"no", "nos", "nr"}:
        return True
    if before in DIALLED and quantity.form == "digits":
        return True
    # "1 of 26": the place in a series, as under pictures.
    if before == "of" and is_caption_count(doc, words):
        return True
    if before in NUMBERED and quantity.value < 10000 and quantity.form in {"digits", "words"}:
        token = doc[words.start - 1]
        return token.pos_ not in {"VERB", "AUX", "DET"} or before == "no" or token.is_title
    if opens_name(doc, words) and quantity.form == "digits":
        return True
    listed = neighbour(doc, words.end) in {".", ")"} and doc[words.start - 1].is_space
    return listed and words.end + 1 < len(doc) and doc[words.end + 1].is_title


def opens_name(doc: Doc, words: Span) -> bool:
    """Whether a number follows the noun that opens its sentence: "Windows 11 users", not days."""
    before = doc[words.start - 1]
    if before.i != sentence(words[0]).start or not before.is_title or not before.is_alpha:
        return False
    dated = before.lower_ in counting.DAY_WORDS | MONTHS or before.lower_ in WHENEVER
    noun = before.pos_ in {"NOUN", "PROPN"} or before.tag_ in {"NNS", "NNPS"}
    return noun and not dated and not before.lower_.endswith("ing")


def is_numbered_before(doc: Doc, quantity: Quantity, words: Span, phrase: Span | None) -> bool:
    """Whether a number tells which one by standing before: "the 101 freeway", "a .22 rifle"."""
    if quantity.form != "digits" or quantity.unit or quantity.tied:
        return False
    if words.text.startswith(".") and neighbour(doc, words.end) in CALIBRE:
        return True
    # "a 737 MAX 8": a model's number, then its name in capitals.
    behind = doc[words.end : words.end + 2]
    if len(behind) == 2 and behind[0].is_upper and len(behind[0]) > 2 and behind[1].is_digit:
        return True
    right_behind = phrase is not None and phrase.start == words.end
    if not right_behind or phrase is None:
        return False
    chain = words.text == "7-11" and counting.head_lemma(phrase[-1]) in SHOPS
    return chain or (phrase[-1].lower_ in NUMBERED_BEFORE and quantity.value > 1)


def is_interface(doc: Doc, words: Span) -> bool:
    """Whether a number is the counter or a button of the page: "1 of 31", "Wait 1 second"."""
    text, start = doc_index.text(doc), words.start_char
    line = start - len(text[max(0, start - 8) : start].rpartition("\n")[2])
    ahead = text[max(0, line) : start].strip()
    if COUNTER.match(text, start):
        return not ahead and starts_caption(doc, words)
    return ahead in {"", "Wait"} and bool(BUTTON.match(text, start))


def starts_caption(doc: Doc, words: Span) -> bool:
    """Whether "1 of 31" stands before a caption: no name follows, whose members were counted."""
    behind = words.end + 2
    return behind >= len(doc) or doc[behind].is_space or doc[behind].pos_ not in {"PROPN", "ADJ"}


def is_caption_count(doc: Doc, words: Span) -> bool:
    """Whether "1 of 26" stands by itself, as under pictures: no noun follows, no words precede."""
    if words.start < 2 or not doc[words.start - 2].text.isdigit():
        return False
    ahead = words.start - 3
    return ahead < 0 or doc[ahead].is_space or doc[ahead].is_punct


def is_address(quantity: Quantity, words: Span, phrase: Span | None) -> bool:
    """Whether the number is that of a house: "10 Court Street"."""
    if phrase is None or phrase.start != words.end or quantity.form != "digits":
        return False
    street = phrase[-1].lower_ in STREETS and len(phrase) > 1
    return street and all(t.is_title or t.is_upper or not t.is_alpha for t in phrase)


def is_year(doc: Doc, quantity: Quantity, words: Span, phrase: Span | None) -> bool:
    """Whether four digits are a year; before a plural noun they may be a count ("1500 people")."""
    text = doc_index.text(doc)[quantity.start : quantity.end]
    if quantity.high and YEARS.fullmatch(text):
        return True
    if not (text.isdigit() and len(text) == 4 and 1100 <= quantity.value < 2100):
        return False
    plural = phrase is not None and phrase.start == words.end and phrase[-1].tag_ == "NNS"
    before = neighbour(doc, words.start - 1)
    # "two 2016 hopefuls": years of our time; round numbers and bounds count.
    recent = 1985 <= quantity.value <= 2035 and quantity.value % 50 and before not in COUNTING
    return not plural or bool(recent) or before in YEAR_BEFORE or doc[words.start - 1].is_title or (
        quantity.value >= 1990 and phrase is not None and len(phrase) > 1
    )  # fmt: skip


def named_after(doc: Doc, quantity: Quantity, words: Span, phrase: Span) -> bool:
    """Whether the number belongs to the capitalised word before it: Boeing 737, Windows 11."""
    if words.start == 0 or phrase.start < words.end or quantity.form in {"vague", "none"}:
        return False
    before = doc[words.start - 1]
    capital = before.is_alpha and not before.is_lower and before.pos_ not in FUNCTION_WORDS
    if capital and counting.head_lemma(phrase[-1]) in VEHICLES:
        return True
    if is_index(before) and quantity.form == "digits":
        return True
    if not is_titled(before):
        return False
    if phrase[-1].tag_ != "NNS":
        return True
    # "In Kenya 200 schools", "gave Kenya 12 jets" count; "the Fortune 500 companies" do not.
    if words.start < 2 or quantity.form != "digits":
        return False
    ahead = doc[words.start - 2]
    return ahead.pos_ in {"VERB", "DET", "CCONJ", "AUX"} and ahead.lower_ not in GIVING
