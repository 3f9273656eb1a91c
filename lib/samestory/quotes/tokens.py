"""A page as plain lists, one entry a token, so that features of a cue can be read quickly.

Dependencies are given by coarse classes that hold for both schemes of labels, with nouns above
their prepositions, as in Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from samestory.quotes.attribution import verb_forms
from samestory.quotes.marks import Pair
from samestory.quotes.phrases import Page

# A label of either scheme -> its class; what is not named here stands for itself without subtype.
CLASSES = {
    "nsubj:pass": "subjpass", "nsubjpass": "subjpass", "nsubj:outer": "subj", "nsubj": "subj",
    "csubj": "csubj", "csubj:pass": "csubj", "csubjpass": "csubj", "csubj:outer": "csubj",
    "obj": "obj", "dobj": "obj", "iobj": "iobj", "dative": "iobj",
    "ccomp": "ccomp", "xcomp": "xcomp", "oprd": "xcomp", "acl:relcl": "relcl", "relcl": "relcl",
    "advcl:relcl": "relcl", "pobj": "obl", "pcomp": "obl", "attr": "pred", "acomp": "pred",
    "aux:pass": "auxpass", "auxpass": "auxpass", "prep": "case", "agent": "case",
    "npadvmod": "obl", "neg": "advmod", "poss": "nmod:poss", "nmod:poss": "nmod:poss",
    "prt": "prt", "compound:prt": "prt", "nummod": "nummod", "quantmod": "advmod",
}  # fmt: skip
MOST_KIDS = 40  # more hang on no word of a sentence that people write
PREPOSITIONS = frozenset({"prep", "agent"})  # those that head their nouns


class Tokens:
    """The words of a page; `pair` is the number of the marks around a token, -1 outside.

    `shown` and `tags` have PAD more entries at either end, for what stands around a token.
    """

    PAD = 3

    def __init__(self, page: Page, pairs: Sequence[Pair]) -> None:
        doc = page.doc
        self.page, self.doc, self.count = page, doc, len(doc)
        strings: Any = doc.vocab.strings
        columns = doc.to_array(["LOWER", "LEMMA", "TAG", "DEP"]).reshape(-1, 4).tolist()
        self.lower: list[str] = [strings[row[0]] for row in columns]
        self.lemma: list[str] = [(strings[row[1]] or strings[row[0]]).lower() for row in columns]
        self.tag: list[str] = [strings[row[2]] for row in columns]
        raw: list[str] = [strings[row[3]] for row in columns]
        self.dep: list[str] = [CLASSES.get(label, label.partition(":")[0]) for label in raw]
        steps = doc.to_array(["HEAD"]).ravel().astype("int64").tolist()
        self.head = [step + i for i, step in enumerate(steps)]
        self._lift_nouns(raw)
        forms = verb_forms()
        # Where verbs of speech stand.
        self.speech = [i for i in range(self.count)
                       if self.tag[i][:1] == "V" and self.lower[i] in forms]  # fmt: skip
        self.kids = self._children()
        self.left, self.right = self._edges()
        self.pair = [-1] * self.count
        self._mark(doc, pairs)
        self.sentence = page.sentence_of
        self.first, self.last = self._sentences()
        self.shown = (
            ["^"] * self.PAD + [self._shown(i) for i in range(self.count)] + ["$"] * self.PAD
        )
        self.tags = ["-"] * self.PAD + self.tag + ["-"] * self.PAD

    def _lift_nouns(self, raw: Sequence[str]) -> None:
        """Hang prepositions on their nouns where the scheme has it the other way round."""
        for i, label in enumerate(raw):
            above = self.head[i]
            if label in {"pobj", "pcomp"} and raw[above] in PREPOSITIONS and above != i:
                self.head[i] = self.head[above]
                self.head[above] = i

    def _children(self) -> list[list[int]]:
        kids: list[list[int]] = [[] for _ in range(self.count)]
        for i, above in enumerate(self.head):
            if above != i and len(kids[above]) < MOST_KIDS:
                kids[above].append(i)
        return kids

    def _edges(self) -> tuple[list[int], list[int]]:
        """The first and the last token below each token; a few rounds settle deep trees."""
        left, right = list(range(self.count)), list(range(self.count))
        for _ in range(40):
            changed = False
            for i, above in enumerate(self.head):
                if left[i] < left[above]:
                    left[above], changed = left[i], True
                if right[i] > right[above]:
                    right[above], changed = right[i], True
            for i in range(self.count - 1, -1, -1):
                above = self.head[i]
                if left[i] < left[above]:
                    left[above], changed = left[i], True
                if right[i] > right[above]:
                    right[above], changed = right[i], True
            if not changed:
                break
        return left, right

    def _mark(self, doc: Doc, pairs: Sequence[Pair]) -> None:
        self.spans: list[tuple[int, int]] = []
        for number, pair in enumerate(pairs):
            span = doc.char_span(pair.opening, pair.closing, alignment_mode="expand")
            self.spans.append((span.start, span.end) if span else (0, 0))
            for i in range(*self.spans[-1]):
                self.pair[i] = number
        self.opens = {start: number for number, (start, end) in enumerate(self.spans) if end}
        self.closes = {end - 1: number for number, (start, end) in enumerate(self.spans) if end}

    def _sentences(self) -> tuple[list[int], list[int]]:
        """For every sentence number its first token and one past its last, blanks left out."""
        first: list[int] = []
        last: list[int] = []
        for i, number in enumerate(self.sentence):
            if number == len(first):
                first.append(i)
                last.append(i + 1)
            elif self.doc[first[number]].is_space:
                first[number] = i
            if not self.doc[i].is_space:
                last[number] = i + 1
        return first, last

    def _shown(self, i: int) -> str:
        """A token as features give it: marks in one form, whatever they are in the text."""
        if i in self.opens:
            return "“"
        if i in self.closes:
            return "”"
        return "¶" if self.doc[i].is_space else self.lower[i]

    def label(self, i: int) -> str:
        """The label of the name that the token belongs to; empty if to none."""
        named = self.page.names.get(i)
        return named[2] if named else ""

    def above(self, i: int, most: int) -> list[int]:
        """What governs a token, nearest first, at most so many."""
        found: list[int] = []
        while len(found) < most and self.head[i] != i:
            i = self.head[i]
            found.append(i)
        return found
