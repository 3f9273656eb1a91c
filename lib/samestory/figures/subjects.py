"""The verb of a figure's clause -> its subject or object, whichever has the value.

By the words first ("shares in the bank fell 3%"), then by the parse, which a small model often gets
wrong around numbers.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from samestory import doc_index, language
from samestory.calendar_words import FULL_MONTHS
from samestory.figures import counting, units
from samestory.figures.changes import DOWN, HEDGES, UP
from samestory.figures.context import LONGEST_SENTENCE
from samestory.figures.counting import NOUNS

__all__ = [
    "FILLERS",
    "PREPOSITIONS",
    "TRANSPARENT",
    "actor",
    "before",
    "by_verb",
    "in_clause",
    "is_when",
    "lead",
    "noun_phrase",
]

# "an average of 70 days" is not of the average.
TRANSPARENT = frozenset(
    "average rate total maximum minimum equivalent record mean median sum combined range".split()
)
# Nouns that say when, not what: "cost $5m last year".
TIMES = frozenset(
    "second minute hour day night week weekend month quarter year decade season today "
    "yesterday tomorrow morning afternoon evening half period".split()
)
# What may stand between "a fine of" and its sum.
FILLERS = HEDGES | frozenset("the to most between from record estimated us or initial not".split())
# Verbs whose subject has the value: "the bridge cost", "the toll stands at".
VALUED = frozenset(
    "be cost total reach hit measure weigh stand average span stretch amount trade close end open "
    "slow accelerate run lie range sell fetch yield finish exceed top near touch register buy "
    "go gust change hand represent comprise account cover earn make".split()
)
PREPOSITIONS = frozenset("for at to from by of with in into on under over about around".split())
# "the yield on bonds", "shares in the bank": what rises is the first.
LINKED = frozenset("of in on for at among between to with from".split())
PERCENT = frozenset({"percent", "per", "cent", "%"})
PARTICLES = frozenset({"up", "down", "off", "higher", "lower"})
PERSONAL = frozenset({"he", "she", "it", "they"})
RELATIVE = frozenset({"WDT", "WP"})
REACH = 40  # tokens in which a pronoun's name is looked for
VERB_REACH = 18  # tokens between a verb and its figure
# What may stand between a subject and its verb.
BETWEEN = frozenset({"AUX", "ADV", "PART"})


def is_when(phrase: Span) -> bool:
    """Whether a phrase says when: "last year", "March 2027"."""
    words = {counting.head_lemma(phrase[-1]), phrase[0].lower_, phrase[-1].lower_}
    return bool(words & (TIMES | counting.DAY_WORDS)) or any(
        t.is_title and t.lower_ in FULL_MONTHS for t in phrase
    )


def lead(doc: Doc, words: Span) -> int:
    """The last token before the number that only says how exact it is, or the number itself."""
    floor = doc_index.sentence(words[0]).start
    place = words.start
    while place > max(floor, words.start - 6):
        token = doc[place - 1]
        bound = token.lower_ != "at" or doc[place].lower_ in {"least", "most"}
        filler = token.lower_ in FILLERS - {"to", "from"} and bound
        if not filler and token.pos_ != "SYM":
            break
        place -= 1
    return place


def before(doc: Doc, floor: int, end: int) -> Span | None:
    """The noun phrase that ends before token `end`, without its determiner or another number."""
    # "S&P 500": the number belongs to the name.
    numbered = end - 2 >= floor and doc[end - 1].like_num and doc[end - 2].pos_ == "PROPN"
    first = counting.one_named(doc, floor, end - 1 if numbered else end)
    for token in doc[first:end]:
        cut = token.lower_ in counting.DETERMINERS | PERCENT or token.tag_ == "POS"
        aged = token.lower_ == "old" and token.i > first and doc[token.i - 1].text == "-"
        if cut or aged or token.pos_ == "SYM":
            first = token.i + 1
    return doc[first:end] if first < end else None


def by_verb(doc: Doc, words: Span) -> Span | None:
    """By the nearest verb of change or value: "shares fell 3% to $5", "cut its forecast to 3%"."""
    floor = doc_index.sentence(words[0]).start
    for place in range(words.start - 1, max(floor, words.start - VERB_REACH), -1):
        token = doc[place]
        if token.text in {";", "—"}:
            return None
        moves = token.lower_ in UP | DOWN
        if moves or token.lemma_.lower() in VALUED - {"be"} or is_said(doc, token, words):
            return (object_behind(doc, place, words) if moves else None) or subject_before(
                doc, floor, place
            )
        if token.pos_ == "VERB" and not language.is_modifier(token):
            return None
    return None


def is_said(doc: Doc, token: Token, words: Span) -> bool:
    """Whether a form of "be" stands right before the number: "inflation was -0.4%"."""
    return token.lemma_.lower() == "be" and lead(doc, words) - token.i <= 2


def object_behind(doc: Doc, verb: int, words: Span) -> Span | None:
    """What is raised or cut: the noun behind the verb, before "to", "by" or "from"."""
    first = verb + 1
    if doc[first].lower_ in counting.DETERMINERS:
        first += 1
    found = counting.phrase(doc, first) if first < words.start else None
    if found is None or found.start != first or found.end > words.start or is_when(found):
        return None
    return found if any(t.lower_ in PREPOSITIONS for t in doc[found.end : words.start]) else None


def subject_before(doc: Doc, floor: int, verb: int) -> Span | None:
    """The noun before a verb, or that before its "of" or "in": "the yield on bonds rose"."""
    place = verb
    if doc[verb].lower_ in PARTICLES and place > floor and doc[place - 1].pos_ == "VERB":
        place -= 1  # "prices went up by a fifth"
    while place > floor and (doc[place - 1].pos_ in BETWEEN or doc[place - 1].tag_ in RELATIVE):
        place -= 1
    if place > floor and doc[place - 1].text == ",":
        place = aside(doc, floor, place - 1)
    found = before(doc, floor, place)
    if found is None and place - 1 > floor and doc[verb].lower_ in UP | DOWN:
        found = mistaken(doc, floor, place)
    while found is not None and not is_when(found):
        first = start_of(doc, floor, found)
        above = before(doc, floor, first - 1) if first - 1 > floor else None
        if above is None or doc[first - 1].lower_ not in LINKED:
            return found
        found = above
    return None


def mistaken(doc: Doc, floor: int, end: int) -> Span | None:
    """A subject whose noun is tagged as a verb: "Norwick shares rose 3 percent"."""
    first = counting.one_named(doc, floor, end - 1)
    verb = doc[end - 1].pos_ == "VERB" and doc[end - 1].lower_ not in UP | DOWN
    return doc[first:end] if verb and first < end - 1 else None


def aside(doc: Doc, floor: int, comma: int) -> int:
    """Where what stands between two commas begins, given the second: "Abara, a farmer, owns"."""
    return next((n for n in range(comma - 1, floor, -1) if doc[n].text == ","), comma)


def start_of(doc: Doc, floor: int, phrase: Span) -> int:
    """Where a noun phrase starts with its number, determiner or possessor."""
    first = phrase.start
    while first > floor:
        token = doc[first - 1]
        if token.tag_ == "POS":
            first = counting.one_named(doc, floor, first - 1)
        elif token.pos_ not in {"NUM", "DET"} and token.lower_ not in counting.DETERMINERS:
            break
        else:
            first -= 1
    return first


def in_clause(doc: Doc, words: Span) -> Span | None:
    """The subject or object of the figure's clause, whichever has the value."""
    if len(doc_index.sentence(words[0])) > LONGEST_SENTENCE:
        return None
    verb = language.clause_verb(words.root)
    if (known := object_of(verb, words)) is not None:
        return noun_phrase(known, doc)
    above = language.copula(verb) or verb
    if not (above.lower_ in UP | DOWN or above.lemma_.lower() in VALUED):
        return None
    subject = actor(verb)
    if subject is None or subject in words or subject.pos_ not in NOUNS or subject.i > words.end:
        return None
    return noun_phrase(subject, doc)


def actor(verb: Token) -> Token | None:
    """The subject of a verb; of "the bank which has", the bank; of "he", the one named."""
    found = language.subject(verb)
    if found is None and (language.is_complement(verb) or language.is_adverbial(verb)):
        above = language.governor(verb)
        # "it caused sea levels to rise"
        made = [word for word in language.children(above) if language.is_object(word)]
        between = [word for word in made if above.i < word.i < verb.i]
        found = between[0] if between else language.subject(above)
    relative = found is not None and found.tag_ in RELATIVE
    if (found is None or relative) and language.is_adnominal(verb):
        return language.governor(verb)
    if found is not None and found.pos_ == "PRON" and not relative:
        return named(found)
    return found


def named(pronoun: Token) -> Token | None:
    """The one subject before a pronoun in its sentence, None if there are several."""
    first = doc_index.sentence(pronoun).start
    subjects = [
        token
        for token in pronoun.doc[max(first, pronoun.i - REACH) : pronoun.i]
        if token.pos_ in NOUNS and language.is_subject(token)
    ]
    return subjects[0] if len(subjects) == 1 and pronoun.lower_ in PERSONAL else None


def object_of(verb: Token, words: Span) -> Token | None:
    """The object of "cut its forecast to 3%", "sold the flat for $4m"; not of "rose 3% to $5"."""
    place = lead(words.doc, words) - 1
    if verb.pos_ != "VERB" or place < 0 or words.doc[place].lower_ not in PREPOSITIONS:
        return None
    for child in language.children(verb):
        if language.is_object(child) and verb.i < child.i < words.start:
            plain = child.pos_ in NOUNS and units.look_up(child.text) is None
            return child if plain and counting.head_lemma(child) not in TIMES else None
    return None


def noun_phrase(head: Token, doc: Doc) -> Span | None:
    """The nouns around a head, without determiner and what follows."""
    floor = doc_index.sentence(head).start
    return before(doc, floor, language.name_end(head).i + 1)
