"""What follows a word in its sentence, as far as it decides how the sentence goes on.

Only the next few words are asked, up to a comma or a conjunction, with their tags.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc, Token

from samestory.calendar_words import FULL_MONTHS
from samestory.figures import counting
from samestory.figures.verbs import is_finite, is_participle, is_verb, reporting

# How a clause begins -> its kind. "beside" contrasts, "why" stands for every other condition.
OPENERS = {
    "when": "when", "as": "when", "once": "when", "after": "after", "since": "after",
    "before": "before", "until": "after", "till": "after", "while": "beside", "whereas": "beside",
    "though": "why", "although": "why", "because": "why", "if": "why", "unless": "why",
    "so": "why",
}  # fmt: skip
JOINING = {"and": "joined", "or": "joined", "nor": "joined", "yet": "joined", "but": "beside"}
RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
BREAKS = frozenset({";", ":"})
DASHES = frozenset({"—", "–", "--", "―", "-"})
BRACKETS = {"(": ")", "[": "]"}
QUOTES = frozenset("“”\"‘’'«»") | {"''", "``"}
# Clauses that can stand by themselves, or with a conjunction; they need a verb of their own.
HOSTS = frozenset({"main", "next", "joined", "beside", "that", "when", "after", "before", "why"})
INDEPENDENT = frozenset({"main", "next", "joined", "beside"})
# Conjunctions only: "while the party, which lost, kept ..." is a clause wherever its verb is.
UNMISTAKABLE = frozenset({"while", "whereas", "although", "because"})
TELLING = frozenset({"tell", "inform", "remind", "assure"})
# What one calls or counts stands right behind these: "called a halt", "reported a loss".
NAMING = frozenset({"call", "describe", "label", "brand", "dub", "deem", "consider", "read"})
# Verbs that taggers take for nouns behind one: "UN data show".
NOUN_LIKE = frozenset({"show", "shows", "say", "says"})
# What dates a clause, and makes a preposition of the conjunction before it: "since January".
DATING = (
    counting.DAY_WORDS | frozenset(FULL_MONTHS) | frozenset("last this next early late mid".split())
)
# As far as a verb is looked for ahead; longer clauses are lists.
REACH = 30
SHORT = 5  # words between a verb and what it reports: "said late on Friday that"


class Ahead:
    """One sentence, its tokens from `start` to `end`, as one reads on from each of them."""

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def before(self, i: int) -> str:
        """The word before a token in the sentence, quotation marks passed over."""
        for j in range(i - 1, max(i - 4, self.start - 1), -1):
            token = self.doc[j]
            if token.text in DASHES:
                return "," if token.text != "-" or (j and self.doc[j - 1].whitespace_) else "-"
            if token.text not in QUOTES and not token.is_space:
                return token.text
        return ""

    def word(self, i: int) -> str:
        """The word at `i`, lower case; empty outside the sentence."""
        return self.doc[i].lower_ if self.start <= i < self.end else ""

    def ahead(self, i: int) -> list[Token]:
        """The tokens from `i` to the next punctuation or the next word that opens a clause."""
        found: list[Token] = []
        for token in self.doc[i : min(self.end, i + REACH)]:
            opens = token.lower_ in RELATIVES or token.tag_ in {"WDT", "WP", "WP$", "WRB"}
            opens = opens or (token.lower_ in OPENERS and token.lower_ not in {"so", "as"})
            opens = (opens or token.lower_ == "that") and not self.is_dated(token)
            if opens or (token.is_punct and token.text not in QUOTES | {"-", ".", "%"}):
                break
            found.append(token)
        while found and found[-1].is_punct:
            found.pop()
        return found

    def is_dated(self, token: Token) -> bool:
        """Whether a conjunction is a preposition here: "since January", "before the 2021 vote"."""
        after = self.doc[token.i + 1 : min(token.i + 4, self.end)]
        return token.lower_ in {"since", "until", "till", "after", "before"} and any(
            t.lower_ in DATING or t.shape_ in {"dddd", "dddds"} for t in after
        )

    def verb_ahead(self, i: int) -> Token | None:
        """The finite verb of a clause that begins at `i`, if what follows is a clause."""
        words = self.ahead(i)
        sure = next((token for token in words if is_finite(token)), None)
        maybe = next((token for token in words if is_participle(token)), None)
        return sure or maybe

    def is_bare(self, i: int) -> bool:
        """Whether no finite verb follows in the same stretch: "Chasing 287, the visitors ..."."""
        return not any(map(is_finite, self.ahead(i)))

    def is_clause(self, i: int) -> bool:
        """Whether the conjunction at `i` opens a clause, and not a phrase: "after it fell"."""
        words = self.ahead(i + 1)
        if not words or self.is_dated(self.doc[i]) or words[0].tag_ in {"VBN", "VBD"}:
            return False
        if self.doc[i].lower_ == "as":
            compares = self.doc[max(i - 1, self.start)].tag_ in {"RB", "JJ", "RBR", "JJR"}
            if compares or words[0].tag_ in {"RB", "JJ", "IN"}:
                return False
        if words[0].tag_ == "VBG" and is_verb(words[0]):
            return True
        return self.verb_ahead(i + 1) is not None

    def is_part_relative(self, i: int) -> bool:
        """ "half of whom", "most of which", "two of them" is no clause."""
        words = [t.lower_ for t in self.doc[i : min(i + 4, self.end)]]
        return any(pair in {("of", "whom"), ("of", "which")} for pair in pairwise(words))

    def goes_on(self, i: int) -> bool:
        """Whether no other verb follows that the clause could have: ", lost 5-0 at home"."""
        rest = self.doc[i + 1 : min(self.end, i + REACH)]
        return not any(is_finite(token) and self.doc[token.i - 1].text == "," for token in rest)

    def splices(self, i: int) -> bool:
        """Whether a subject and its verb follow behind the comma."""
        verb = self.verb_ahead(i)
        if verb is None or not is_finite(verb) or verb.i == i:
            return False
        return not any(t.tag_ == "VBG" and is_verb(t) for t in self.doc[i : verb.i])

    def is_time(self, i: int) -> bool:
        """Whether only a date or place stands between commas: ", on Friday,"."""
        words = self.ahead(i)
        plain = not any(t.tag_ == "CD" for t in words)
        return 0 < len(words) <= 4 and words[0].tag_ == "IN" and plain

    def is_report(self, i: int, *, whole: bool) -> bool:
        """Whether the words behind a comma say who said it: "police said", "said Ann Lee".

        `whole` if the clause before them has its verb.
        """
        words = self.ahead(i)
        if not words or words[0].lower_ == "according":
            return bool(words)
        verb = next((t for t in words if is_finite(t) or is_participle(t)), None)
        if verb is None and len(words) > 1 and words[-1].lower_ in NOUN_LIKE:
            verb = words[-1]
        if verb is None or not reporting(verb) or reporting(verb) in NAMING:
            return False
        rest = self.doc[verb.i + 1 : words[-1].i + 1]
        if any(map(is_finite, rest)) or self.word(words[-1].i + 1) in {"that", "how", "what"}:
            return False
        if verb.i == i:
            return is_finite(verb) and whole and not any(t.tag_ == "CD" for t in rest)
        told = reporting(verb) in TELLING or not rest or self.is_circumstance(rest[0])
        return told and any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in self.doc[i : verb.i])

    def is_circumstance(self, token: Token) -> bool:
        """Whether a word behind "said" begins where or when: "in a memo", "last week", "Monday"."""
        return token.tag_ in {"IN", "RB"} or token.lower_ in DATING

    def is_told(self, i: int) -> bool:
        """Whether somebody was told just before: "told the court (that) he had fired twice"."""
        before = self.doc[max(i - 6, self.start) : i]
        return any(reporting(token) in TELLING for token in before)

    def is_zero_relative(self, i: int) -> bool:
        """ "the penalties she faced": a pronoun behind a noun, and its verb."""
        return any(is_finite(token) for token in self.doc[i + 1 : min(i + 3, self.end)])


def is_plain(token: Token) -> bool:
    """Whether a word opens no clause and joins nothing."""
    return token.tag_ != "CC" and token.lower_ not in OPENERS
