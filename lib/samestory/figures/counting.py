"""What a number counts: the noun phrase behind it, who comes on top of it, whom it takes in.

Read from the words next to the number rather than from the parse tree, which a small model often
gets wrong around numbers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from samestory import doc_index, language, word_lists
from samestory.calendar_words import WEEKDAYS

__all__ = ["besides", "counted", "head_lemma", "including", "is_person"]

LONGEST_PHRASE = 9
NOUNS = frozenset({"NOUN", "PROPN"})
INSIDE = NOUNS | {"ADJ", "NUM"}
OTHER = frozenset({"other", "others"})
DETERMINERS = frozenset({
    "the", "a", "an", "this", "these", "those", "its", "their", "his", "her", "our", "my", "your",
})  # fmt: skip
# What became of people, said without a noun: "12 dead", "30 injured".
FATES = frozenset({"dead", "injured", "wounded", "missing", "killed", "hurt", "homeless"})
IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child",
    "policemen": "policeman", "gunmen": "gunman", "lives": "life", "wives": "wife",
    "countries": "country", "others": "other", "police": "police", "troops": "troop",
    "feet": "foot", "series": "series", "species": "species", "news": "news", "data": "data",
}  # fmt: skip
# "trombonists", "electricians"
PERSONAL_ENDINGS = ("ist", "ician", "ologist")
DAY_WORDS = frozenset(WEEKDAYS) | {"today", "yesterday", "tomorrow"}
# What ties "47 others" to those named before it.
JOINT = re.compile(r"(?:,? (?:and|plus|as well as|along with|together with|alongside)|, with) $")


# "Abara and her two sons", "and all seven"
OWN = frozenset({"his", "her", "their", "its", "all", "another", "the"})


class Named(NamedTuple):
    """Those a count comes on top of: the words, and how many they are (0 if not certain)."""

    span: Span
    number: int
    others: bool = True  # "47 other officials", not "and his two aides"


@lru_cache(maxsize=1)
def people() -> frozenset[str]:
    """Nouns for people, from data/people.txt."""
    lines = (word_lists.FOLDER / "people.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_person(head: str) -> bool:
    """Whether a lower-case lemma is a noun for people."""
    made = len(head) > 5 and head.endswith(PERSONAL_ENDINGS)
    return head in people() or head.endswith(("woman", "man")) or head in OTHER or made


def head_lemma(token: Token) -> str:
    """The lower-case lemma of a noun; regular plurals are undone where the model's is odd."""
    word = token.text.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    lemma = token.lemma_.lower()
    regular = singular(word)
    return lemma if lemma in {word, regular} and not word.endswith("s") else regular


def singular(word: str) -> str:
    """The singular of a regular English plural, the word itself if it is none."""
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "’s")) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def counted(doc: Doc, after: int, *, of: bool = False) -> Span | None:
    """The noun phrase that starts at token `after`, or behind "of (the)" there; None if none.

    With `of`, only a phrase behind "of" (or "in", for money) counts: "20 percent of voters".
    """
    i = after
    if i < len(doc) and doc[i].lower_ == "of":
        i += 2 if i + 1 < len(doc) and doc[i + 1].lower_ in DETERMINERS else 1
    elif of:
        return None
    found = phrase(doc, i)
    if found is None and i < len(doc) and doc[i].lower_ in FATES | OTHER:
        return doc[i : i + 1]
    return found


def phrase(doc: Doc, first: int) -> Span | None:
    """The modifiers and nouns from token `first` on, up to the last noun."""
    last = -1
    for token in doc[first : first + LONGEST_PHRASE]:
        if last >= 0 and is_joined(doc, token, last):
            last = token.i
            continue
        if last >= 0 and ends_phrase(doc, token, doc[token.i - 1], doc[last]):
            break
        if token.pos_ in NOUNS and token.lower_ not in DAY_WORDS:
            last = token.i
        elif not is_modifier(token, first) and token.pos_ != "NUM":
            break
    return doc[first : last + 1] if last >= 0 else None


def is_joined(doc: Doc, token: Token, last: int) -> bool:
    """Whether a token belongs to the noun before it by its spelling: "co-defendants"."""
    if last != token.i - 1:
        return False
    glued = not doc[last].whitespace_ and (token.text == "-" or doc[last].text == "-")
    return glued or (token.is_title and doc[last].pos_ == "PROPN" and token.tag_ == "VBG")


def ends_phrase(doc: Doc, token: Token, before: Token, last: Token) -> bool:
    """Whether a phrase with its last noun so far at `last` is over before `token`."""
    plural = last.tag_ in {"NNS", "NNPS"}
    if plural and before.i == last.i:
        return token.pos_ != "NOUN" or not language.joins_next_noun(last)
    # "the second time Abara asked": a name behind a common noun starts something new.
    if last.pos_ == "NOUN" and before.i == last.i and token.pos_ == "PROPN":
        return True
    # "thousands of Windows 11 laptops": a number that belongs to a name.
    named = token.pos_ == "NUM" and before.pos_ == "PROPN" and token.i + 1 < len(doc)
    if named and doc[token.i + 1].pos_ == "NOUN":
        return False
    return token.pos_ in {"NUM", "SYM"}


def is_modifier(token: Token, first: int) -> bool:
    """Whether a token may stand before the noun in a counted noun phrase."""
    if token.pos_ in {"ADJ", "PROPN"} or token.lower_ in OTHER or token.is_quote:
        return not token.is_quote
    if token.tag_ in {"VBN", "VBG", "POS", "HYPH", "JJ"} or token.text in {"-", "'s", "’s"}:
        follows = token.i + 1 < len(token.doc) and token.nbor().pos_ in INSIDE | {"PUNCT", "VERB"}
        return follows and (token.tag_ not in {"VBN", "VBG"} or token.nbor().pos_ in INSIDE)
    return token.tag_ == "RB" and token.i == first and token.lower_ in {"more", "mostly", "newly"}


def besides(doc: Doc, first: int, counted_span: Span) -> Named | None:
    """Who stands before "and 47 other ...", given the count's first token; None if nobody.

    Without "other", a person's name before people: "Abara and two aides".
    """
    others = any(token.lower_ in OTHER for token in counted_span[:2])
    if not others and not is_person(head_lemma(counted_span[-1])):
        return None
    sentence = doc_index.sentence(doc[first]).start
    while not others and first > sentence and doc[first - 1].lower_ in OWN:
        first -= 1
    ahead = doc_index.text(doc)[doc[max(sentence, first - 4)].idx : doc[first].idx]
    joint = JOINT.search(re.sub(r"\s", " ", ahead))
    if not joint:
        return None
    end = token_before(doc, sentence, first, doc[first].idx - len(joint.group()))
    if end - 2 > sentence and doc[end - 1].like_num and doc[end - 2].text == ",":
        end -= 2  # "Peter Abara, 58, and six others"
    start, items = named_before(doc, sentence, end)
    if start >= end or not (others or is_person_name(doc[start:end])):
        return None
    return Named(doc[start:end], items, others)


def token_before(doc: Doc, floor: int, first: int, edge: int) -> int:
    """One past the last token before `first` that ends at or before the character `edge`."""
    near = reversed(list(doc[max(floor, first - 6) : first]))
    return next((token.i + 1 for token in near if token.idx + len(token) <= edge), 0)


def is_person_name(span: Span) -> bool:
    """Whether words end in the name of a person, as far as labels can tell."""
    labels = {language.label(token.ent_type_) for token in span}
    return span[-1].pos_ == "PROPN" and "PERSON" in labels


def named_before(doc: Doc, floor: int, end: int) -> tuple[int, int]:
    """First token of the names that end before token `end`, and how many they are (0: unsure)."""
    start = one_named(doc, floor, end)
    if start == end:
        return end, 0
    items = 1 if is_single(doc[start:end]) else 0
    # "Abara, Okoro and three others": a list of names; an apposition leaves the number open.
    while start - 1 > floor and doc[start - 1].text == ",":
        earlier = one_named(doc, floor, start - 1)
        if earlier == start - 1 or doc[start - 2].pos_ != "PROPN":
            break
        listed = all(t.pos_ == "PROPN" for t in doc[earlier : start - 1]) and items
        listed = listed and all(t.pos_ == "PROPN" for t in doc[start:end] if t.text != ",")
        items = items + 1 if listed else 0
        start = earlier
    return start, items


def one_named(doc: Doc, floor: int, end: int) -> int:
    """First token of the noun phrase that ends before token `end`; `end` itself if none does."""
    if end <= floor or doc[end - 1].pos_ not in NOUNS or doc[end - 1].lower_ in DAY_WORDS:
        return end
    start = end
    while start > max(floor, end - LONGEST_PHRASE):
        token = doc[start - 1]
        if token.lower_ in DETERMINERS:
            return start - 1
        nominal = token.pos_ in INSIDE - {"NUM"} or token.tag_ in {"POS", "HYPH"}
        if not nominal and not is_participle(doc, token, floor):
            break
        if token.lower_ in DAY_WORDS:
            break
        start -= 1
    while start < end and doc[start].tag_ in {"POS", "HYPH"}:
        start += 1
    return start


def is_participle(doc: Doc, token: Token, floor: int) -> bool:
    """Whether a participle describes the noun behind it: "the stolen painting"."""
    if token.tag_ not in {"VBN", "VBG"} or not language.is_modifier(token):
        return False
    ahead = doc[token.i - 1] if token.i > floor else None
    return ahead is None or ahead.pos_ in {"DET", "ADP", "NUM", "CCONJ", "ADJ", "PRON"}


def is_single(span: Span) -> bool:
    """Whether the words certainly stand for one: a name, or "the/a" with one person's noun."""
    last = span[-1]
    if last.tag_ in {"NNS", "NNPS"}:
        return False
    if last.pos_ == "PROPN":
        return True
    return span[0].lower_ in DETERMINERS and is_person(head_lemma(last))


def including(doc: Doc, phrase_end: int, head: str) -> Span | None:
    """Whom the count takes in, from ", including ..." after token `phrase_end` in its sentence."""
    stop = doc_index.sentence(doc[phrase_end - 1]).end
    for token in doc[phrase_end : min(stop, phrase_end + 25)]:
        if token.pos_ == "NUM" and token.nbor(-1).lower_ not in {"of", "in", "on"}:
            return None
        if token.lower_ != "including" and not (
            token.lower_ == "among" and token.i + 1 < stop and token.nbor().lower_ == "them"
        ):
            continue
        first = token.i + (1 if token.lower_ == "including" else 2)
        found = taken_in(doc, first, stop)
        near = token.i - phrase_end <= 1
        if found is None or not (near or (is_person(head) and personal(found))):
            return None
        return found
    return None


def taken_in(doc: Doc, first: int, stop: int) -> Span | None:
    """The noun phrase that starts at token `first`."""
    last = -1
    for token in doc[first : min(stop, first + LONGEST_PHRASE)]:
        if token.pos_ in NOUNS:
            if last >= 0 and doc[last].tag_ == "NNS" and token.pos_ == "PROPN":
                break
            last = token.i
        elif token.lower_ in DETERMINERS and token.i == first:
            continue
        elif token.pos_ not in {"ADJ", "NUM"} and token.tag_ not in {"POS", "HYPH"}:
            break
    return doc[first : last + 1] if last >= 0 else None


def personal(span: Span) -> bool:
    """Whether a noun phrase names a person or people, as far as words can tell."""
    label = language.label(span[-1].ent_type_)
    unknown = span[-1].pos_ == "PROPN" and not label
    return label == "PERSON" or unknown or is_person(head_lemma(span[-1]))
