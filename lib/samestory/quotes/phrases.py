"""Doc -> a page as the rules on speech see it: what is quoted, sentences, names, noun phrases.

Words that stand next to each other decide, with their part of speech; the parse is not asked,
because a small parser errs often and neighbours rarely lie.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from samestory import language
from samestory.tables import Mention

Words = tuple[int, int]  # first token, one past the last

THIRD_PERSONS = frozenset({"he", "she"})
# Words that speak for somebody unnamed without a noun: "another said".
INDEFINITE = frozenset({"another", "others", "some", "many", "several", "most", "both"})
PRONOUNS = frozenset({"i", "we", "you", "it", "they", "he", "she", "this", "that", "these",
                      "those", "there", "who", "which", "what", "one"}) | INDEFINITE  # fmt: skip
RELATIVES = frozenset({"who", "which", "that"})
NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "DT", "PDT", "CD",
                          "PRP$", "POS", "HYPH", "$"})  # fmt: skip
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
# Prepositions that join two halves of a name or title: "a spokesman for the agency".
JOINING = frozenset({"of", "for", "at", "in", "with", "from", "on", "to"})
# What unnamed sources are said to be: "a person familiar with the deal", "briefed on it".
KNOWING = frozenset({"familiar", "briefed", "close", "involved"})
KNOWLEDGE = frozenset({"knowledge", "direct"})
LONGEST_PHRASE = 16  # words; beyond it a phrase is no longer a name one reads at a glance


class Page:
    """One document; every number is a token's position, ends exclusive."""

    def __init__(
        self,
        doc: Doc,
        *,
        mentions: Sequence[Mention] = (),
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

    def _names(self, mentions: Sequence[Mention]) -> dict[int, tuple[int, int, str]]:
        """Every token of a name -> (first token, one past the last, label)."""
        spans = list(language.names(self.doc))
        if mentions:
            found = [
                (self.doc.char_span(m.start, m.end, alignment_mode="expand"), m.label)
                for m in mentions
            ]
            spans = [(span.start, span.end, label) for span, label in found if span]
        persons = {self.doc[end - 1].text for _, end, label in spans if label == "PERSON"}
        # A surname alone is a person's where the text names that person in full.
        known = [
            (
                start,
                end,
                "PERSON" if end - start == 1 and self.doc[start].text in persons else label,
            )
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

    def word(self, i: int) -> str:
        return self.doc[i].lower_ if 0 <= i < len(self.doc) else ""

    def _is_nominal(self, i: int) -> bool:
        token = self.doc[i]
        if self.quoted[i] or (token.is_punct and token.text != "-"):
            return False
        if token.is_space:
            return len(token) <= 2 and "\n" not in token.text
        if token.tag_:
            return token.tag_ in NOMINAL_TAGS or i in self.names
        return token.text[:1].isupper() or token.lower_ in {"the", "a", "an", "'s", "’s"}

    def is_noun(self, j: int) -> bool:
        token = self.doc[j]
        if self.quoted[j]:
            return False
        if token.is_space:
            return False
        plain = not token.tag_ and token.is_title
        return token.tag_ in NOUN_TAGS or j in self.names or plain or token.lower_ in INDEFINITE

    def phrase_left(self, last: int, verb: int) -> Words | None:
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
        nouns = [k for k in range(first, last + 1) if self.is_noun(k)]
        return (first, last + 1) if nouns else None

    def _goes_on_left(self, j: int) -> bool:
        if self.quoted[j]:
            return False
        if self._is_nominal(j):
            return True
        word = self.word(j)
        if word in {"and", "&"}:
            return j > 0 and self.is_noun(j - 1)
        if word in JOINING:
            return j > 0 and (self.is_noun(j - 1) or self.word(j - 1) in KNOWING)
        return word in KNOWING and j > 0 and self.is_noun(j - 1)

    def phrase_right(self, first: int) -> Words | None:
        """The noun phrase that begins with the token `first`, with its "of" and "for"."""
        if first >= len(self.doc) or self.quoted[first]:
            return None
        if self.doc[first].tag_ == "PRP" or self.doc[first].lower_ in THIRD_PERSONS:
            return first, first + 1
        last, j = -1, first
        while j < len(self.doc) and j - first < LONGEST_PHRASE and self._goes_on_right(j):
            if self.is_noun(j):
                last = j
            j += 1
        return (first, last + 1) if last >= first else None

    def _goes_on_right(self, j: int) -> bool:
        if self._is_nominal(j):
            return True
        word, before = self.word(j), self.word(j - 1)
        if self.quoted[j] or j == 0:
            return False
        if word == "and":
            return (j - 1) in self.names and (j + 1) in self.names
        if word in KNOWING or word in {"of", "for", "&"}:
            return self.is_noun(j - 1)
        return word in JOINING and (before in KNOWING or self.word(j + 1) in KNOWLEDGE)

    def best_name(self, phrase: Words) -> Words:
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
        named = any(
            self.names[t.i][2] not in {"NORP", "PLACE"} for t in before if t.i in self.names
        )
        return not joined and not named

    def _apposed_person(self, phrase: Words) -> Words | None:
        """ "the port's safety chief, Ada Brandt, said": the name between the commas."""
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

    def label(self, phrase: Words) -> str:
        """The label of the name that `phrase` ends with; empty if it ends with none."""
        named = self.names.get(phrase[1] - 1)
        return named[2] if named else ""
