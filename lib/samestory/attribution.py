"""Doc -> the cues that report what somebody said, each with the one who said it.

A cue is a reporting verb ("said", "was quoted as saying") or "according to"; its source is the
noun phrase that speaks. Words that stand next to each other decide first, the parse only where
they do not, because a small parser errs often and neighbours rarely lie.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, Token

from samestory import language, tables

VERBS = Path(__file__).parent / "data" / "reporting_verbs.csv"

# Verbs that also stand in prose without reporting any words; they need a passage in marks at hand.
NAMING = frozenset({"call", "describe", "label", "brand", "dub", "deem", "consider", "refer",
                    "characterize", "characterise"})  # fmt: skip
TELLING = frozenset({"tell", "inform", "assure", "remind"})
PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got"})
THIRD_PERSONS = frozenset({"he", "she"})
# Words that speak for somebody unnamed without a noun: "another said".
INDEFINITE = frozenset({"another", "others", "some", "many", "several", "most", "both"})
# Forms that a small tagger may take for nouns, and which never are.
UNMISTAKABLE = frozenset({"said", "says", "told", "tells", "reads", "adds", "added", "writes"})
PRONOUNS = frozenset({"i", "we", "you", "it", "they", "he", "she", "this", "that", "these", "those",
                      "there", "who", "which", "what", "one", "many", "some", "others"})  # fmt: skip
RELATIVES = frozenset({"who", "which", "that"})
NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "DT", "PDT", "CD",
                          "PRP$", "POS", "HYPH", "$"})  # fmt: skip
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
# Prepositions that join two halves of a name or title: "a spokesman for the agency".
JOINING = frozenset({"of", "for", "at", "in", "with", "from", "on", "to"})
SKIPPED = frozenset({"has", "had", "have", "having", "also", "later", "then", "even", "not", "n't",
                     "did", "does", "do", "will", "would", "could", "may", "might", "again", "both",
                     "all", "each", "himself", "herself", "itself", "themselves"})  # fmt: skip
# Nouns for those who publish what others say.
OUTLETS = frozenset({"agency", "newspaper", "magazine", "website", "newswire", "broadcaster",
                     "network", "daily", "weekly", "tabloid", "outlet", "paper", "media", "press",
                     "news", "channel", "radio", "television", "tv"})  # fmt: skip
# What unnamed sources are said to be: "a person familiar with the deal", "briefed on it".
KNOWING = frozenset({"familiar", "briefed", "close", "involved"})
KNOWLEDGE = frozenset({"knowledge", "direct"})
LONGEST_PHRASE = 16  # words; beyond it a phrase is no longer a name one reads at a glance
LONGEST_SENTENCE = 80  # words that are walked back to where a sentence begins
LONGEST_ASIDE = 25  # words between two commas: "Smith, who has led the party since May, said"


class Cue(NamedTuple):
    """A reporting expression; all numbers are token positions, ends exclusive."""

    start: int
    end: int
    lemma: str
    source: tuple[int, int] | None  # the phrase that speaks, as written
    passive: bool
    participle: bool  # "saying": whose words it is stands elsewhere in the sentence
    inverted: bool  # "said Jones"


class Reader:
    """One document with what all rules ask of it: what is quoted, where sentences and names are."""

    def __init__(
        self,
        doc: Doc,
        *,
        mentions: Sequence[tables.Mention] = (),
        quoted: Sequence[tuple[int, int]] = (),
    ) -> None:
        """`quoted` are character spans with their marks; nothing inside them is a cue."""
        self.doc = doc
        self.text = doc.text  # a Doc joins its words anew whenever it is asked
        self.quoted = [False] * len(doc)
        self.closings: set[int] = set()  # the tokens that close quotations
        for start, end in quoted:
            span = doc.char_span(start, end, alignment_mode="expand")
            for i in range(span.start, span.end) if span else ():
                self.quoted[i] = True
            if span:
                self.closings.add(span.end - 1)
        self.names = self._names(mentions)
        self.sentence_of = self._sentences()
        self._cues: list[Cue] | None = None

    def _names(self, mentions: Sequence[tables.Mention]) -> dict[int, tuple[int, int, str]]:
        """Every token of a name -> (first token, one past the last, label)."""
        spans = [(e.start, e.end, language.label(e.label_)) for e in self.doc.ents]
        if mentions:
            found = [
                (self.doc.char_span(m.start, m.end, alignment_mode="expand"), m.label)
                for m in mentions
            ]
            spans = [(span.start, span.end, label) for span, label in found if span]
        persons = {self.doc[end - 1].text for _, end, label in spans if label == "PERSON"}
        # A surname alone is a person's where the text names that person in full.
        known = [
            (start, end, "PERSON" if end - start == 1 and self.doc[start].text in persons else label)
            for start, end, label in spans
        ]
        return {i: (start, end, label) for start, end, label in known if label
                for i in range(start, end)}  # fmt: skip

    def _sentences(self) -> list[int]:
        """For every token the number of its sentence, by what stands on the page."""
        numbers, number = [], 0
        for i, token in enumerate(self.doc):
            numbers.append(number)
            if self._ends_sentence(i, token):
                number += 1
        return numbers

    def _ends_sentence(self, i: int, token: Token) -> bool:
        if token.is_space:
            rest = self.text[token.idx + len(token) : token.idx + len(token) + 1]
            return "\n" in token.text and not rest.islower()
        following = self.doc[i + 1].text if i + 1 < len(self.doc) else ""
        if i in self.closings:
            # Words in marks that end with a sentence end the one around them too.
            return self.doc[i - 1].text[-1:] in {".", "?", "!"} and not following[:1].islower()
        continues = following[:1].islower() or following[:1] in {",", ")", "]"}
        return not self.quoted[i] and token.text in {".", "?", "!", ";"} and not continues

    def cues(self) -> list[Cue]:
        """Every cue outside quotation marks, in order."""
        if self._cues is None:
            found = (self._cue(i) for i in range(len(self.doc)) if not self.quoted[i])
            self._cues = [cue for cue in found if cue]
        return self._cues

    def _cue(self, i: int) -> Cue | None:
        word = self.doc[i].lower_
        if word == "according" and i + 1 < len(self.doc) and self.doc[i + 1].lower_ == "to":
            source = self.phrase_right(i + 2) or self.phrase_right(i + 3)
            return Cue(i, i + 2, "according", source, False, False, False) if source else None
        form = verb_forms().get(word)
        if form is None or not self._is_verb(i):
            return None
        lemma, kind = form
        if kind == "ing":
            return self._participle(i, lemma)
        before = self._skip_left(i)
        passive = kind == "past" and (
            self._has_passive(before + 1, i) or self._word(i + 1) == "by"
        )
        if passive:
            return self._passive_cue(i, lemma, before)
        source, inverted = self._subject(i, before)
        return Cue(i, i + 1, lemma, source, False, False, inverted)

    def _is_verb(self, i: int) -> bool:
        token = self.doc[i]
        if token.dep_ in {"amod", "compound", "case"}:
            return False
        previous = self.doc[i - 1] if i else None
        if previous is not None and previous.lower_ in {"to", "the", "a", "an", "'s", "’s"}:
            return False  # "to say" reports nothing yet; "the claims", "Jones's claims" are nouns
        if not token.tag_ or token.tag_[0] == "V" or token.lower_ in UNMISTAKABLE:
            return True
        following = self.doc[i + 1].lower_ if i + 1 < len(self.doc) else ""
        subject = previous is not None and previous.tag_ in {"NN", "NNP"}
        return token.tag_ == "NNS" and following == "that" and subject

    def _participle(self, i: int, lemma: str) -> Cue | None:
        before = self._skip_left(i)
        if self._has_passive(before + 1, i):  # "is saying": a finite verb
            passive = any(t.lower_ == "being" for t in self.doc[before + 1 : i])
            source, _ = self._subject(i, before)
            return Cue(i, i + 1, lemma, None if passive else source, passive, False, False)
        if self._word(i - 1) == "as":  # "was quoted (by the agency) as saying"
            for j in range(i - 2, max(i - 12, -1), -1):
                if self._word(j) == "quoted" and self.sentence_of[j] == self.sentence_of[i]:
                    source, _ = self._subject(j, self._skip_left(j))
                    return Cue(j, i + 1, lemma, source, False, False, False)
        own = self.phrase_left(before, i) if self._modifies(i, before) else None
        return Cue(i, i + 1, lemma, own, False, own is None, False)

    def _modifies(self, i: int, before: int) -> bool:
        """Does "saying" belong to the noun beside it ("a note saying"), as the parse sees it?"""
        if before != i - 1 or before < 0 or not self._is_noun(before):
            return False
        return self.doc[i].head.i == before or (
            self.doc[before].head.i == i and self.doc[before].dep_ in language.SUBJECTS
        )

    def _passive_cue(self, i: int, lemma: str, before: int) -> Cue | None:
        if lemma == "quote":
            return None  # "was quoted as saying": the participle is the cue
        for j in range(i + 1, min(i + 12, len(self.doc))):
            if self.sentence_of[j] != self.sentence_of[i]:
                break
            if self.doc[j].lower_ == "by" and (agent := self.phrase_right(j + 1)):
                return Cue(i, i + 1, lemma, agent, False, False, False)
        return Cue(i, i + 1, lemma, None, True, False, False)

    def _word(self, i: int) -> str:
        return self.doc[i].lower_ if 0 <= i < len(self.doc) else ""

    def _has_passive(self, start: int, end: int) -> bool:
        return any(t.lower_ in PASSIVE for t in self.doc[start:end])

    def _skip_left(self, i: int) -> int:
        """The first word to the left of `i` that is no auxiliary and no adverb."""
        j = i - 1
        while j >= 0 and i - j < 6 and not self.quoted[j]:
            token = self.doc[j]
            if not (
                (token.is_space and "\n" not in token.text) or
                token.lower_ in SKIPPED or token.lower_ in PASSIVE or token.tag_ in {"RB", "RBR"}
            ):
                break
            j -= 1
        return j

    def _subject(self, i: int, before: int) -> tuple[tuple[int, int] | None, bool]:
        """The phrase that is the subject of the verb at `i`, and whether it follows the verb."""
        left = self.doc[before] if before >= 0 else None
        same = left is not None and self.sentence_of[before] == self.sentence_of[i]
        if left is None or not same or self.quoted[before] or left.text in {"“", '"'}:
            return self.phrase_right(i + 1), True
        if left.lower_ in RELATIVES:
            j = before - 1 - (before > 0 and self.doc[before - 1].text == ",")
            return self.phrase_left(j, i), False
        if left.text in {",", "—", "–", "-", ")"}:
            return self._beyond_aside(i, before)
        if left.tag_ == "CC" or left.lower_ in {"and", "but"}:
            return self._parsed_subject(i), False
        if phrase := self.phrase_left(before, i):
            return phrase, False
        return self._parsed_subject(i), False

    def _beyond_aside(self, i: int, comma: int) -> tuple[tuple[int, int] | None, bool]:
        """The subject in "Smith, 45, said", or in "..., said Smith" when the verb comes first."""
        following = self.phrase_right(i + 1)
        if following and self.doc[comma].text == "," and self._is_inverted(i, following):
            return following, True
        if phrase := self._parsed_subject(i):
            return phrase, False
        for j in range(comma - 1, max(comma - LONGEST_ASIDE, -1), -1):
            if self.sentence_of[j] != self.sentence_of[i]:
                break
            if not self.quoted[j] and self.doc[j].text in {",", "—", "–", "("}:
                return self.phrase_left(j - 1, i), False
        return None, False

    def _is_inverted(self, i: int, following: tuple[int, int]) -> bool:
        """", said Smith." with nothing but the end, or an aside, behind the name."""
        end = following[1]
        named = self.names.get(following[0]) or self.doc[following[0]].tag_ in {"NNP", "PRP"}
        closed = end >= len(self.doc) or self.doc[end].text in {".", ",", ";"}
        lemma = verb_forms().get(self.doc[i].lower_, ("", ""))[0]
        return bool(named) and closed and lemma not in TELLING

    def _parsed_subject(self, i: int) -> tuple[int, int] | None:
        subject = language.subject(self.doc[i])
        if subject is None or subject.i >= i or self.quoted[subject.i]:
            return None
        if self.sentence_of[subject.i] != self.sentence_of[i]:
            return None
        if subject.lower_ in RELATIVES:
            return self.phrase_left(subject.i - 1, i)
        if subject.tag_ == "PRP":
            return subject.i, subject.i + 1
        right = subject.i
        while right + 1 < i and self._is_nominal(right + 1) and not self.quoted[right + 1]:
            right += 1
        return self.phrase_left(right, i)

    def main_subject(self, i: int) -> tuple[int, int] | None:
        """Who does what the clause above the word at `i` says, else who opens the sentence."""
        for above in [a for a, _ in zip(self.doc[i].ancestors, range(8), strict=False)]:
            if phrase := self._parsed_subject(above.i):
                return phrase
        return self._opening_name(i)

    def _opening_name(self, i: int) -> tuple[int, int] | None:
        first = i
        while (
            first > 0
            and i - first < LONGEST_SENTENCE
            and self.sentence_of[first - 1] == self.sentence_of[i]
        ):
            first -= 1
        phrase = self.phrase_right(first)
        if phrase is None or phrase[1] >= i:
            return None
        named = self.label(phrase) in {"PERSON", "ORG"} or self.doc[first].tag_ == "PRP"
        following = self.doc[phrase[1]]
        return phrase if named and (following.tag_[:1] == "V" or following.text == ",") else None

    def _is_nominal(self, i: int) -> bool:
        token = self.doc[i]
        if self.quoted[i] or (token.is_punct and token.text != "-"):
            return False
        if token.is_space:
            return len(token) <= 2 and "\n" not in token.text
        if token.tag_:
            return token.tag_ in NOMINAL_TAGS or i in self.names
        return token.text[:1].isupper() or token.lower_ in {"the", "a", "an", "'s", "’s"}

    def phrase_left(self, last: int, verb: int) -> tuple[int, int] | None:
        """The noun phrase that ends with the token `last`: "a spokesman for the agency"."""
        if last < 0 or self.sentence_of[last] != self.sentence_of[verb] or self.quoted[last]:
            return None
        if self.doc[last].tag_ == "PRP" or self.doc[last].lower_ in PRONOUNS:
            return last, last + 1
        first = last + 1
        j = last
        while j >= 0 and last - j < LONGEST_PHRASE and self._goes_on_left(j):
            if self._is_nominal(j):
                first = j
            j -= 1
        while first <= last and (
            self.doc[first].lower_ in {"'s", "’s", "that", "-"} or self.doc[first].is_space
        ):
            first += 1
        nouns = [k for k in range(first, last + 1) if self._is_noun(k)]
        return (first, last + 1) if nouns else None

    def _goes_on_left(self, j: int) -> bool:
        if self.quoted[j]:
            return False
        if self._is_nominal(j):
            return True
        word = self._word(j)
        if word in {"and", "&"}:
            return j > 0 and self._is_noun(j - 1)
        if word in JOINING:
            return j > 0 and (self._is_noun(j - 1) or self._word(j - 1) in KNOWING)
        return word in KNOWING and j > 0 and self._is_noun(j - 1)

    def _is_noun(self, j: int) -> bool:
        token = self.doc[j]
        if self.quoted[j]:
            return False
        if token.is_space:
            return False
        plain = not token.tag_ and token.is_title
        return token.tag_ in NOUN_TAGS or j in self.names or plain or token.lower_ in INDEFINITE

    def phrase_right(self, first: int) -> tuple[int, int] | None:
        """The noun phrase that begins with the token `first`, with its "of" and "for"."""
        if first >= len(self.doc) or self.quoted[first]:
            return None
        if self.doc[first].tag_ == "PRP" or self.doc[first].lower_ in THIRD_PERSONS:
            return first, first + 1
        last, j = -1, first
        while j < len(self.doc) and j - first < LONGEST_PHRASE and self._goes_on_right(j):
            if self._is_noun(j):
                last = j
            j += 1
        return (first, last + 1) if last >= first else None

    def _goes_on_right(self, j: int) -> bool:
        if self._is_nominal(j):
            return True
        word, before = self._word(j), self._word(j - 1)
        if self.quoted[j] or j == 0:
            return False
        if word == "and":
            return (j - 1) in self.names and (j + 1) in self.names
        if word in KNOWING or word in {"of", "for", "&"}:
            return self._is_noun(j - 1)
        return word in JOINING and (before in KNOWING or self._word(j + 1) in KNOWLEDGE)

    def best_name(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """The person named in `phrase`, else the name it consists of, else the phrase itself."""
        first, end = phrase
        spans = sorted({self.names[i] for i in range(first, end) if i in self.names})
        inside = [s for s in spans if s[0] >= first and s[1] <= end]
        persons = [s for s in inside if s[2] == "PERSON" and not self._possesses(s[1])]
        if len(persons) == 1:
            return self._hyphenated(persons[0][0], first), persons[0][1]
        if not persons and (aside := self._apposed_person(phrase)):
            return aside
        whole = [s for s in inside if s[1] == end and self._only_described(first, s[0])]
        return whole[0][:2] if whole else phrase

    def _hyphenated(self, start: int, first: int) -> int:
        """Where the name begins whose second half alone was seen: "Ali Bell-Ross"."""
        if start - 2 >= first and self.doc[start - 1].text == "-":
            start -= 2
            while start - 1 >= first and start - 1 in self.names:
                start -= 1
        return start

    def _only_described(self, first: int, name: int) -> bool:
        """Nothing before the name but what describes it: "the conservative daily Kayhan"."""
        before = self.doc[first:name]
        joined = any(t.tag_ == "POS" or t.lower_ in JOINING | {"and"} for t in before)
        named = any(self.names[t.i][2] not in {"NORP", "PLACE"} for t in before if t.i in self.names)
        return not joined and not named

    def _apposed_person(self, phrase: tuple[int, int]) -> tuple[int, int] | None:
        """ "Iran's judiciary chief, Ebrahim Raisi, said": the name between the commas."""
        end = phrase[1]
        if end + 1 >= len(self.doc) or self.doc[end].text != "," or self.quoted[end + 1]:
            return None
        named = self.names.get(end + 1)
        if not named or named[0] != end + 1 or named[2] != "PERSON":
            return None
        closed = named[1] >= len(self.doc) or self.doc[named[1]].text in {",", ".", ";"}
        return named[:2] if closed else None

    def _possesses(self, i: int) -> bool:
        return i < len(self.doc) and self.doc[i].lower_ in {"'s", "’s", "'", "’"}

    def label(self, phrase: tuple[int, int]) -> str:
        """The label of the name that `phrase` ends with; empty if it ends with none."""
        named = self.names.get(phrase[1] - 1)
        return named[2] if named else ""

    def is_outlet(self, cue: Cue) -> bool:
        """Does the source pass on what others said: a newspaper, an agency, who "reported"?"""
        if cue.source is None:
            return False
        words = {t.lower_ for t in self.doc[cue.source[0] : cue.source[1]]}
        if words & OUTLETS:
            return True
        if cue.lemma == "report":
            return self.doc[cue.source[1] - 1].tag_ in {"NNP", "NNPS"}
        return cue.lemma == "according" and self.label(cue.source) in {"ORG", "MISC", "PRODUCT"}


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[str, str]]:
    """Inflected form -> (lemma, "present", "past" or "ing") of every verb of reporting_verbs.csv."""
    forms: dict[str, tuple[str, str]] = {}
    with VERBS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            verb, pasts = row["verb"], row["past"].split()
            forms.setdefault(verb, (verb, "present"))
            forms.setdefault(third_person(verb), (verb, "present"))
            for past in pasts or [verb + ("d" if verb.endswith("e") else "ed")]:
                forms[past] = (verb, "past")
            stem = next((p[:-2] for p in pasts if p.endswith(verb[-1] + "ed")), verb)
            forms[(stem[:-1] if stem.endswith("e") else stem) + "ing"] = (verb, "ing")
    return forms


def third_person(verb: str) -> str:
    """ "say" -> "says", "pledge" -> "pledges", "deny" -> "denies"."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
