"""A passage in quotation marks -> who said it, by which cue, to whom, through whom.

The cue that stands beside the marks decides, then the nearest before them in the sentence, then one
at the sentence's end; a sentence in marks alone goes on with whoever spoke before. A pronoun is
resolved only where one person can be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from spacy.tokens import Token

from samestory import language
from samestory.quotes import marks
from samestory.quotes.attribution import NAMING, TELLING, Cue, Reader
from samestory.quotes.phrases import RELATIVES, THIRD_PERSONS

NOBODY = frozenset({"i", "we", "you", "it", "they", "this", "that", "these", "those", "there",
                    "what", "one"}) | RELATIVES  # fmt: skip
# "Smith said that records revealed ...": the words are Smith's, as far as they are anybody's.
EVIDENTIAL = frozenset({"reveal", "suggest", "imply", "hint", "find", "believe", "think", "wonder"})
FARTHEST_CUE = 45  # words between a cue and the words in marks that still belong to it
FARTHEST_PART = 16  # words between two parts of one interrupted quotation
FARTHEST_SPEAKER = 3  # sentences back to whom "he" refers
# "..." -- Name, at the end of a paragraph
SIGNED = re.compile(r"\s{0,3}(?:—|–|--?)\s?([A-Z][^\n,(]{1,60})")
HEARERS = frozenset({"reporters", "journalists", "lawmakers", "supporters", "viewers", "voters",
                     "investors", "analysts", "jurors"})  # fmt: skip
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                  "today", "yesterday", "earlier", "later"})  # fmt: skip


class Passage(NamedTuple):
    """A pair of marks in the document; `first` and `last` are tokens, `last` exclusive."""

    pair: marks.Pair
    first: int
    last: int
    kind: str


class Said(NamedTuple):
    """Who said it, by which cue; spans are token positions."""

    speaker: tuple[int, int] | None = None
    cue: Cue | None = None
    adjacent: bool = False  # the cue stands right beside the marks
    behind: bool = False  # the cue follows the words
    addressee: str = ""
    via: str = ""


class Attribution:
    """Who said what stands between marks, one passage after the other."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.doc = reader.doc
        self.cues = reader.cues()
        self.starts = [cue.start for cue in self.cues]
        self.spoke = self._reporters()  # sentence -> the person who spoke in it
        self.people = self._people()

    def _people(self) -> dict[int, list[tuple[int, int]]]:
        people: dict[int, list[tuple[int, int]]] = {}
        for i, (start, end, label) in self.reader.names.items():
            if i == start and label == "PERSON" and not self.reader.quoted[i]:
                people.setdefault(self.reader.sentence_of[i], []).append((start, end))
        return people

    def attribute(self, passage: Passage, previous: tuple[Passage, Said] | None) -> Said:
        """The speaker and the cue of `passage`, from the sentence around it or the one before."""
        left, right = self._left(passage), self._right(passage)
        behind = self._adjacent_right(passage, right)
        said = self._said(behind, passage, right, behind=True) if behind else Said()
        if left and (not behind or self.reader.is_outlet(behind)):
            inner = self._from_left(passage, left, right)
            said = said if behind and inner.speaker is None else inner if inner.cue else said
        if not said.cue and not behind:
            far = next((c for c in right if self._after_comma(c)), None)
            said = self._said(far, passage, right, behind=True) if far else said
        if not said.cue and passage.kind == "direct":
            said = self._signed(passage) or self._carried(passage, previous) or said
        if said.speaker:
            self.spoke[self.reader.sentence_of[passage.first]] = said.speaker
            if said.cue:
                self.spoke[self.reader.sentence_of[said.cue.start]] = said.speaker
        return said

    def reported(self, cue: Cue) -> Said:
        """Who says what `cue` reports, and to whom."""
        speaker = self._speaker(cue)
        if speaker:
            self.spoke[self.reader.sentence_of[cue.start]] = speaker
        return Said(speaker, cue, addressee=self._addressee(cue))

    def continues(self, passage: Passage, said: Said, previous: tuple[Passage, Said]) -> bool:
        """Is it a further part of the quotation before: resumed, or interrupted by the cue?"""
        earlier, first = previous
        since = self.reader.text[earlier.pair.closing : passage.pair.opening]
        if passage.pair.resumes and not since.strip():
            return True
        gap = passage.first - earlier.last
        sentence = self.reader.sentence_of
        interrupted = first.behind and first.adjacent and not said.behind
        resumed = "direct" == earlier.kind == passage.kind or (
            self._next(passage.first - 1) in {",", "—", "–"}
        )
        same = gap > 0 and sentence[passage.first] == sentence[earlier.last]
        return 0 < gap <= FARTHEST_PART and interrupted and resumed and same

    def _next(self, i: int) -> str:
        return self.doc[i].text if 0 <= i < len(self.doc) else ""

    def _left(self, passage: Passage) -> list[Cue]:
        """Cues before the marks in the same sentence, the nearest first."""
        at = bisect_left(self.starts, passage.first)
        sentence = self.reader.sentence_of[passage.first]
        near = reversed(self.cues[max(at - 6, 0) : at])
        return [
            c for c in near
            if self.reader.sentence_of[c.start] == sentence
            and passage.first - c.end <= FARTHEST_CUE
        ]  # fmt: skip

    def _right(self, passage: Passage) -> list[Cue]:
        """Cues behind the marks in the same sentence, the nearest first."""
        if passage.last >= len(self.doc):
            return []
        at = bisect_left(self.starts, passage.last)
        sentence = self.reader.sentence_of[passage.last]
        same = self.reader.sentence_of[passage.last - 1] == sentence
        asks = marks.last_character(
            self.reader.text, passage.pair
        ) in "?!…" and "\n" not in self._next(passage.last)
        if not same and not asks:
            return []
        limit = passage.last + FARTHEST_CUE
        near = [
            c for c in self.cues[at : at + 4]
            if self.reader.sentence_of[c.start] == sentence and c.start < limit
        ]  # fmt: skip
        return near if same else [c for c in near[:1] if self._begins_at(c) - passage.last <= 1]

    def _begins_at(self, cue: Cue) -> int:
        return min(cue.start, cue.source[0]) if cue.source else cue.start

    def _adjacent_right(self, passage: Passage, right: list[Cue]) -> Cue | None:
        """The cue in '...," Smith said' and '...", said Smith'."""
        if not right or right[0].participle or right[0].source is None:
            return None
        ends = marks.last_character(self.reader.text, passage.pair) in ",?!—–-…"
        if not ends and self._next(passage.last) not in {",", "—", "–"}:
            return None
        cue = right[0]
        distance = self._begins_at(cue) - passage.last
        return cue if distance <= 3 and cue.lemma not in NAMING else None

    def _after_comma(self, cue: Cue) -> bool:
        """ ", Smith said." and ", according to Smith" at the end of a sentence."""
        first = self._begins_at(cue)
        return cue.source is not None and self._next(first - 1) == "," and not cue.participle

    def _from_left(self, passage: Passage, left: list[Cue], right: list[Cue]) -> Said:
        for cue in left:
            if cue.passive or (cue.lemma in EVIDENTIAL and cue is not left[-1]):
                continue
            source = cue.source or self._shared_source(cue, left)
            if source is None:
                continue
            return self._said(cue._replace(source=source), passage, [*right, *left], behind=False)
        return Said(cue=None)

    def _shared_source(self, cue: Cue, left: list[Cue]) -> tuple[int, int] | None:
        """Whose words follow "saying", or a verb joined by "and": the subject of the sentence."""
        for earlier in left:
            if earlier.start < cue.start and earlier.source and earlier.lemma != "according":
                return earlier.source
        return self.reader.main_subject(cue.start)

    def _said(self, cue: Cue, passage: Passage, others: list[Cue], *, behind: bool) -> Said:
        speaker = self._speaker(cue)
        via = ""
        for other in others:
            if other.start != cue.start and other.source and self.reader.is_outlet(other):
                span = self.reader.best_name(other.source)
                via = self.doc[span[0] : span[1]].text
        gap = passage.first - cue.end if not behind else 0
        near = behind and self._begins_at(cue) - passage.last <= 3
        addressee = next(filter(None, map(self._addressee, [cue, *others])), "")
        adjacent = near or gap <= 3 or (cue.lemma in NAMING and gap <= 8)
        return Said(speaker, cue, adjacent, behind, addressee, "" if speaker is None else via)

    def _addressee(self, cue: Cue) -> str:
        """ "told the Herald", "confirmed to Portwatch"; empty where nobody is named."""
        at = cue.end
        if self._next(at).lower() == "to" and cue.lemma not in NAMING:
            at += 1
        elif cue.lemma not in TELLING:
            return ""
        phrase = self.reader.phrase_right(at)
        if phrase is None or self.doc[phrase[0]].tag_ == "PRP" or cue.lemma == "according":
            return ""
        first, end = phrase
        while end > first + 1 and self.doc[end - 1].lower_ in DAYS:
            end -= 1
        hears = end - 1 in self.reader.names or self.doc[end - 1].lower_ in HEARERS
        if not hears and cue.lemma not in TELLING:
            return ""
        first, end = self.reader.best_name((first, end))
        return self.doc[first:end].text

    def _speaker(self, cue: Cue) -> tuple[int, int] | None:
        if cue.source is None:
            return None
        word = self.doc[cue.source[0]]
        if cue.source[1] - cue.source[0] == 1:
            if word.lower_ in THIRD_PERSONS:
                return self._antecedent(word)
            if word.lower_ in NOBODY:
                return None
        return self.reader.best_name(cue.source)

    def _antecedent(self, pronoun: Token) -> tuple[int, int] | None:
        """Whom "he" or "she" means, where only one person can be meant."""
        here = self.reader.sentence_of[pronoun.i]
        for sentence in range(here, max(here - FARTHEST_SPEAKER, -1), -1):
            people = [p for p in self.people.get(sentence, []) if p[0] < pronoun.i]
            spoke = self.spoke.get(sentence)
            if spoke and spoke[0] < pronoun.i:
                return spoke if self._is_person(spoke) else None
            if len({self.doc[p[1] - 1].lower_ for p in people}) > 1:
                return None
            if people:
                return people[-1] if self._is_subject(people) else None
        return None

    def _is_subject(self, people: list[tuple[int, int]]) -> bool:
        return any(language.is_subject(t) for start, end in people for t in self.doc[start:end])

    def _reporters(self) -> dict[int, tuple[int, int]]:
        """Sentences with cues, and the one person whose words they give."""
        heard: dict[int, set[tuple[int, int]]] = {}
        for cue in self.cues:
            if cue.source and (span := self.reader.best_name(cue.source)):
                named = self.reader.names.get(span[0])
                if named and named[2] == "PERSON":
                    heard.setdefault(self.reader.sentence_of[cue.start], set()).add(span)
        return {sentence: spans.pop() for sentence, spans in heard.items() if len(spans) == 1}

    def _is_person(self, span: tuple[int, int]) -> bool:
        named = self.reader.names.get(span[0])
        return named[2] == "PERSON" if named else self.doc[span[0]].tag_ == "NNP"

    def _signed(self, passage: Passage) -> Said | None:
        """ "..." -- Name, alone at the end of the paragraph."""
        found = SIGNED.match(self.reader.text, passage.pair.closing)
        if not found or self.reader.text[found.end() : found.end() + 1] not in {"", "\n", ","}:
            return None
        span = self.doc.char_span(*found.span(1), alignment_mode="contract")
        if span is None or span.start not in self.reader.names:
            return None
        return Said(self.reader.best_name((span.start, span.end)), None, True, True)

    def _carried(self, passage: Passage, previous: tuple[Passage, Said] | None) -> Said | None:
        """A sentence in marks alone goes on with the speaker of the one before it."""
        before = self.reader.sentence_of[passage.first]
        if previous and previous[0].kind == "direct" and previous[1].speaker:
            since = self.reader.text[previous[0].pair.closing : passage.pair.opening]
            distance = before - self.reader.sentence_of[previous[0].last - 1]
            if distance <= 2 and "\n" not in since:
                return Said(previous[1].speaker, previous[1].cue, True)
        alone = self._is_paragraph(passage)
        if previous and alone and previous[1].speaker and not self._introduced(passage):
            lines = self.reader.text[previous[0].pair.closing : passage.pair.opening]
            if distance_ok(before - self.reader.sentence_of[previous[0].last - 1], lines):
                return Said(previous[1].speaker, previous[1].cue, True)
        if self._introduced(passage):
            at = bisect_left(self.starts, passage.first) - 1
            if at >= 0 and before - self.reader.sentence_of[self.cues[at].start] <= 2:
                cue = self.cues[at]
                if cue.source and not cue.passive:
                    return self._said(cue, passage, [], behind=False)._replace(adjacent=True)
        return None

    def _is_paragraph(self, passage: Passage) -> bool:
        """Nothing but the quotation from one end of the line to the other."""
        text, pair = self.reader.text, passage.pair
        before = text[max(pair.opening - 4, 0) : pair.opening].rstrip(" ")[-1:]
        after = text[pair.closing : pair.closing + 4].lstrip(" ")[:1]
        return before in {"", "\n"} and after in {"", "\n"}

    def _introduced(self, passage: Passage) -> bool:
        """Does the text before lead up to the marks: "Smith said:" and a new line?"""
        lead = self.reader.text[max(passage.pair.opening - 8, 0) : passage.pair.opening]
        return lead.rstrip()[-1:] == ":"


def distance_ok(sentences: int, lines: str) -> bool:
    """Is there no more than one new paragraph, and little text, between two quotations?"""
    return sentences <= 4 and len(re.findall(r"\n\s*", lines)) == 1 and len(lines) < 300
