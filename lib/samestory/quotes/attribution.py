"""Doc -> the cues that report what somebody said, each with the one who said it.

A cue is a reporting verb ("said", "was quoted as saying") or "according to"; its source is the
noun phrase that speaks. Words that stand next to each other decide first, the parse only where
they do not.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from samestory import language
from samestory.quotes.phrases import RELATIVES, Page, Words

VERBS = Path(__file__).parents[1] / "data" / "reporting_verbs.csv"

# Verbs that also stand in prose without reporting any words; they need a passage in marks at hand.
NAMING = frozenset({"call", "describe", "label", "brand", "dub", "deem", "consider", "refer",
                    "characterize", "characterise"})  # fmt: skip
TELLING = frozenset({"tell", "inform", "assure", "remind"})
PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got"})
# Forms that a small tagger may take for nouns, and which never are.
UNMISTAKABLE = frozenset({"said", "says", "told", "tells", "reads", "adds", "added", "writes"})
SKIPPED = frozenset({"has", "had", "have", "having", "also", "later", "then", "even", "not", "n't",
                     "did", "does", "do", "will", "would", "could", "may", "might", "again", "both",
                     "all", "each", "himself", "herself", "itself", "themselves"})  # fmt: skip
# Nouns for those who publish what others say.
OUTLETS = frozenset({"agency", "newspaper", "magazine", "website", "newswire", "broadcaster",
                     "network", "daily", "weekly", "tabloid", "outlet", "paper", "media", "press",
                     "news", "channel", "radio", "television", "tv"})  # fmt: skip
LONGEST_SENTENCE = 80  # words that are walked back to where a sentence begins
LONGEST_ASIDE = 25  # words between two commas: "Smith, who has led the party since May, said"


class Cue(NamedTuple):
    """A reporting expression; all numbers are token positions, ends exclusive."""

    start: int
    end: int
    lemma: str
    source: Words | None  # the phrase that speaks, as written
    passive: bool
    participle: bool  # "saying": whose words it is stands elsewhere in the sentence
    inverted: bool  # "said Jones"


class Reader(Page):
    """A page whose cues can be asked for."""

    _cues: list[Cue] | None = None

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
        passive = kind == "past" and (self._has_passive(before + 1, i) or self.word(i + 1) == "by")
        if passive:
            return self._passive_cue(i, lemma, before)
        source, inverted = self._subject(i, before)
        return Cue(i, i + 1, lemma, source, False, False, inverted)

    def source(self, i: int) -> Words | None:
        """Who does what the verb at `i` tells, by whom if it is passive; None when unsure."""
        before = self._skip_left(i)
        if self._has_passive(before + 1, i):
            cue = self._passive_cue(i, "", before)
            return cue.source if cue else None
        source, _ = self._subject(i, before)
        return self.apposed(source) if source else None

    def apposed(self, phrase: Words) -> Words:
        """The person named behind a comma, in place of the phrase that is theirs."""
        return self._apposed_person(phrase) or phrase

    def _is_verb(self, i: int) -> bool:
        token = self.doc[i]
        before = self.doc[max(self._skip_left(i), 0)]
        named = before.tag_ in {"NNP", "NNPS", "PRP"}  # "Smith rightly accused ..." is no adjective
        if language.is_modifier(token) and not named:
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
        if self.word(i - 1) == "as":  # "was quoted (by the agency) as saying"
            for j in range(i - 2, max(i - 12, -1), -1):
                if self.word(j) == "quoted" and self.sentence_of[j] == self.sentence_of[i]:
                    source, _ = self._subject(j, self._skip_left(j))
                    return Cue(j, i + 1, lemma, source, False, False, False)
        own = self.phrase_left(before, i) if self._modifies(i, before) else None
        return Cue(i, i + 1, lemma, own, False, own is None, False)

    def _modifies(self, i: int, before: int) -> bool:
        """Does "saying" belong to the noun beside it ("a note saying"), as the parse sees it?"""
        if before != i - 1 or before < 0 or not self.is_noun(before):
            return False
        return self.doc[i].head.i == before or (
            self.doc[before].head.i == i and language.is_subject(self.doc[before])
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

    def _has_passive(self, start: int, end: int) -> bool:
        return any(t.lower_ in PASSIVE for t in self.doc[start:end])

    def _skip_left(self, i: int) -> int:
        """The first word to the left of `i` that is no auxiliary and no adverb."""
        j = i - 1
        while j >= 0 and i - j < 6 and not self.quoted[j]:
            token = self.doc[j]
            if not (
                (token.is_space and "\n" not in token.text)
                or token.lower_ in SKIPPED
                or token.lower_ in PASSIVE
                or token.tag_ in {"RB", "RBR"}
            ):
                break
            j -= 1
        return j

    def _subject(self, i: int, before: int) -> tuple[Words | None, bool]:
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

    def _beyond_aside(self, i: int, comma: int) -> tuple[Words | None, bool]:
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

    def _is_inverted(self, i: int, following: Words) -> bool:
        """ ", said Smith." with nothing but the end, or an aside, behind the name."""
        end = following[1]
        named = self.names.get(following[0]) or self.doc[following[0]].tag_ in {"NNP", "PRP"}
        closed = end >= len(self.doc) or self.doc[end].text in {".", ",", ";"}
        lemma = verb_forms().get(self.doc[i].lower_, ("", ""))[0]
        return bool(named) and closed and lemma not in TELLING

    def _parsed_subject(self, i: int) -> Words | None:
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

    def main_subject(self, i: int) -> Words | None:
        """Who does what the clause above the word at `i` says, else who opens the sentence."""
        for above in [a for a, _ in zip(self.doc[i].ancestors, range(8), strict=False)]:
            if phrase := self._parsed_subject(above.i):
                return phrase
        return self._opening_name(i)

    def _opening_name(self, i: int) -> Words | None:
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

    def is_outlet(self, cue: Cue) -> bool:
        """Does the source pass on what others said: a newspaper, an agency, who "reported"?"""
        if cue.source is None:
            return False
        if cue.lemma != "report" and self.label(cue.source) == "PERSON":
            return False
        words = {t.lower_ for t in self.doc[cue.source[0] : cue.source[1]]}
        if words & OUTLETS:
            return True
        if cue.lemma == "report":
            return self.doc[cue.source[1] - 1].tag_ in {"NNP", "NNPS"}
        return cue.lemma == "according" and self.label(cue.source) in {"ORG", "MISC", "PRODUCT"}


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[str, str]]:
    """Inflected form -> (lemma, "present", "past" or "ing"), for every verb of the list."""
    forms: dict[str, tuple[str, str]] = {}
    with VERBS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            verb = row["verb"]
            for form, kind in inflected(verb, row["past"].split()).items():
                if kind != "present" or form not in forms:
                    forms[form] = (verb, kind)
    return forms


def inflected(verb: str, pasts: Sequence[str] = ()) -> dict[str, str]:
    """The forms of a verb -> "present", "past" or "ing"; `pasts` where they are not regular."""
    forms = {verb: "present", third_person(verb): "present"}
    for past in pasts or [verb + ("d" if verb.endswith("e") else "ed")]:
        forms[past] = "past"
    stem = next((p[:-2] for p in pasts if p.endswith(verb[-1] + "ed")), verb)
    forms[(stem[:-1] if stem.endswith("e") else stem) + "ing"] = "ing"
    return forms


def third_person(verb: str) -> str:
    """ "say" -> "says", "pledge" -> "pledges", "deny" -> "denies"."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
