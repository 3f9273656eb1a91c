"""Verb forms as a small tagger sees them: which words are finite, in which tense, which report.

Tags are taken with the words around them, because taggers often swap "killed" (past) and "killed"
(participle), and read "data show" as two nouns.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from samestory import language, word_lists

__all__ = ["FINITE", "is_auxiliary", "is_finite", "is_participle", "reporting", "tense"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HAVE = frozenset("have has had having 've ’ve".split())
BE = frozenset("be is are was were been being am 's 're ’s ’re get gets got".split())
DO = frozenset("do does did".split())
# Past forms like the plain form, which taggers therefore take for infinitives.
UNCHANGED = frozenset(
    "bet bid burst cast cost cut hit hurt let put quit read rid set shed shut split spread thrust"
    .split()
)  # fmt: skip
# Forms of the past that are no participle, noun or present, whatever a tagger takes them for.
PASTS = frozenset(
    "arose ate became began blew broke came chose drank drew drove fell flew forgave forgot froze "
    "gave grew knew mistook outgrew overcame overtook overthrew ran rang sang sank shook shrank "
    "spoke sprang stank stole strode strove swam swore threw tore took undertook underwent went "
    "withdrew woke wore wrote".split()
)
# Participles that are prepositions: "according to", "including two nurses".
PREPOSITIONS = frozenset(
    "according barring concerning considering depending excluding following given including "
    "pending regarding".split()
)
AHEAD = frozenset("will 'll ’ll wo shall may might must should can".split())
# Verbs of the list by which one decides or undertakes something rather than says that it is so.
ACTS = frozenset(
    "agree applaud ask blame charge condemn continue defend demand denounce deny order plead "
    "praise refer rule slam thank".split()
)
SHOWING = dict.fromkeys(("show", "shows", "showed", "indicate", "indicates"), "show")
PRESENT_OR_PAST = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"})


@lru_cache(maxsize=1)
def reporting_forms() -> dict[str, str]:
    """Inflected forms of the verbs of data/reporting_verbs.csv -> the verb, lower case."""
    forms: dict[str, str] = {}
    for row in word_lists.rows(word_lists.FOLDER / "reporting_verbs.csv"):
        verb, stem = row["verb"], row["verb"].removesuffix("e")
        third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else ""
        pasts = row["past"].split() or [stem + "ed"]
        for form in (verb, verb + "s", verb + "es", third, stem + "ing", *pasts):
            forms.setdefault(form, verb)
    return {form: verb for form, verb in forms.items() if verb not in ACTS} | SHOWING


def reporting(token: Token) -> str:
    """The verb by which somebody reports something, if `token` can be a form of one; else ""."""
    return reporting_forms().get(token.lower_, "")


def helpers(token: Token) -> list[str]:
    """The auxiliaries, "to" and modals right before a verb, adverbs passed over, nearest first."""
    found = []
    for before in reversed(token.doc[max(0, token.i - 5) : token.i]):
        word = before.lower_
        if word in HAVE | BE | DO | {"to"} or before.tag_ in {"MD", "TO"}:
            found.append(word)
        elif before.tag_ not in {"RB", "RBR"}:
            break
    return found


def is_verb(token: Token) -> bool:
    """Whether a word stands as a verb here, and describes no noun behind it."""
    return (
        token.tag_ in PRESENT_OR_PAST | {"MD"}
        and token.lower_ not in PREPOSITIONS
        and token.text[:1].isalpha()
        and not (language.is_modifier(token) and token.i and not token.nbor(-1).is_punct)
    )


def is_finite(token: Token) -> bool:
    """Whether a verb, or its auxiliary, makes a clause: "died", "has", "will", "put at"."""
    if token.lower_ in PASTS and token.tag_ not in {"NNP", "NNPS"}:
        return True
    after = token.doc[token.i + 1].tag_ if token.i + 1 < len(token.doc) else ""
    if token.tag_ in {"VBZ", "VBP"} and not is_auxiliary(token) and after in {"VBD", "VBN", "MD"}:
        return False  # "Cops grabbed", with "Cops" taken for a verb
    if token.tag_ in FINITE:
        return token.text[:1].isalpha() or token.text[:1] in "'’"
    alone = token.tag_ == "VB" and token.lower_ in UNCHANGED
    return alone and not helpers(token)


def is_participle(token: Token) -> bool:
    """Whether a word is a participle with no auxiliary, so that it may be finite after all."""
    return token.tag_ == "VBN" and is_verb(token) and not helpers(token)


def is_auxiliary(token: Token) -> bool:
    """Whether a finite verb helps another one or links: "was hurt", "has been"."""
    return token.lower_ in HAVE | BE | DO or token.tag_ == "MD"


def tense(verb: Token) -> str:
    """The tense of the clause whose first finite verb this is."""
    word = verb.lower_
    if word in PASTS:
        return "past"
    if verb.tag_ == "MD":
        return "future" if word in AHEAD | {"would"} else "past"
    ahead = [token.tag_ for token in verb.doc[verb.i + 1 : verb.i + 5]]
    if word in HAVE and next((tag for tag in ahead if tag[:2] != "RB"), "") == "VBN":
        return "pluperfect" if word == "had" else "perfect"
    plain = verb.tag_ == "VBZ" or is_auxiliary(verb) or word == verb.lemma_.lower()
    return "present" if verb.tag_ in {"VBZ", "VBP"} and plain else "past"
