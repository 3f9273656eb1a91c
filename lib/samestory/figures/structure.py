"""A sentence -> its clauses: which words stand in which, and how each hangs on the one above.

Punctuation, conjunctions and tags decide, not the parse, which errs most often just here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from spacy.tokens import Doc

from samestory.figures.ahead import (
    BRACKETS,
    BREAKS,
    HOSTS,
    INDEPENDENT,
    JOINING,
    OPENERS,
    RELATIVES,
    SHORT,
    UNMISTAKABLE,
    Ahead,
    is_plain,
)
from samestory.figures.verbs import (
    is_auxiliary,
    is_finite,
    is_participle,
    is_verb,
    reporting,
    tense,
)

__all__ = ["Clause", "Clauses", "clauses"]


@dataclass(slots=True)
class Clause:
    """One clause or aside; numbers are token positions, -1 for none."""

    kind: str
    above: int  # the clause it hangs on, by its place in the list
    start: int
    verb: int = -1  # its first finite verb
    end: int = -1  # one past its last word, or that of a clause in it
    tense: str = ""  # of its verb; empty without one


class Clauses(Ahead):
    """The clauses of one sentence, in order; the first one is the main clause."""

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        super().__init__(doc, start, end)
        self.all: list[Clause] = [Clause("main", -1, start)]
        self.of: list[int] = []
        self.current = 0
        for i in range(start, end):
            self.read(i)

    def __getitem__(self, i: int) -> int:
        """The number of the clause that the token at `i` stands in, or is nearest to.

        A phrase can run over what the model took for the end of the sentence.
        """
        return self.of[min(max(i - self.start, 0), len(self.of) - 1)]

    def upwards(self, clause: int) -> Iterator[int]:
        """A clause and those it hangs on, nearest first."""
        while clause >= 0:
            yield clause
            clause = self.all[clause].above

    def chain(self, clause: int) -> Iterator[Clause]:
        """The same, each with what is known of it."""
        return (self.all[number] for number in self.upwards(clause))

    def at(self, i: int) -> Clause:
        """The clause of the token at `i`."""
        return self.all[self[i]]

    def read(self, i: int) -> None:
        """Take up the next token."""
        token = self.doc[i]
        if not (token.is_punct and token.text not in BRACKETS) and not token.is_space:
            before = self.before(i)
            if before in BREAKS:
                self.open("next", self.independent(), i)
            elif before in BRACKETS:
                self.open("aside", self.current, i)
            elif before in BRACKETS.values():
                self.leave({"aside"})
            elif before == ",":
                self.after_comma(i)
            elif token.lower_ == "according":
                self.open("report", self.independent(), i)
            elif i == self.start:
                self.at_start(i)
            else:
                self.inside(i)
            self.note_verb(i)
        self.of.append(self.current)
        self.all[self.current].end = i + 1

    def open(self, kind: str, above: int, i: int) -> None:
        """Begin a clause at token `i`."""
        acts = i + 1 < self.end and self.doc[i + 1].tag_ == "VBG" and kind in OPENERS.values()
        self.all.append(Clause(kind, above, i, i + 1 if acts else -1))  # "after killing"
        self.current = len(self.all) - 1

    def leave(self, kinds: set[str]) -> None:
        """Go up, out of clauses of these kinds."""
        while self.all[self.current].kind in kinds and self.all[self.current].above >= 0:
            self.current = self.all[self.current].above

    def nearest(self, kinds: frozenset[str]) -> int:
        """The nearest clause of these kinds at or above the current one; -1 if there is none."""
        found = (n for n in self.upwards(self.current) if self.all[n].kind in kinds)
        return next(found, -1)

    def lacking(self) -> int:
        """The nearest clause at or above the current one that still lacks its verb; -1 if none."""
        for number in self.upwards(self.current):
            one = self.all[number]
            if one.verb < 0 and one.kind in HOSTS | {"relative"}:
                return number
            if one.kind in {"next", "joined", "beside"}:  # those before them are over
                break
        return -1

    def independent(self) -> int:
        """The independent clause at or above the current one."""
        return max(self.nearest(INDEPENDENT), 0)

    def note_verb(self, i: int) -> None:
        """Give the current clause its first finite verb."""
        one, token = self.all[self.current], self.doc[i]
        needs = one.kind in HOSTS | {"relative", "report"}
        if needs and one.verb < 0 and (is_finite(token) or is_participle(token)):
            one.verb, one.tense = i, tense(token)

    def at_start(self, i: int) -> None:
        """A sentence may begin with a clause that is not the main one: "After it fell, ..."."""
        word = self.doc[i].lower_
        if word in OPENERS and self.is_clause(i):
            self.open(OPENERS[word], 0, i)
        elif self.doc[i].tag_ == "VBG" and is_verb(self.doc[i]) and self.is_bare(i):
            self.open("participle", 0, i)

    def after_comma(self, i: int) -> None:
        """What begins behind a comma."""
        token, word = self.doc[i], self.doc[i].lower_
        host = max(self.nearest(HOSTS), 0)
        if word in JOINING:
            said = self.nearest(frozenset({"that"}))
            contrast = JOINING[word] == "beside" or said < 0
            self.join(i, host if word == "or" else self.independent() if contrast else said)
        elif word in RELATIVES or token.tag_ in {"WDT", "WP", "WP$"} or self.is_part_relative(i):
            self.leave({"report", "relative", "reduced"})
            self.open("relative", self.current, i)
        elif word in OPENERS and (word in UNMISTAKABLE or self.is_clause(i)):
            self.open(OPENERS[word], self.independent(), i)
        elif self.is_report(i, whole=self.lacking() < 0):
            self.open("report", self.independent(), i)
        elif is_verb(token) and (token.tag_ == "VBG" or self.doc[i + 1 : i + 2].text == "by"):
            self.open("participle", host, i)
        elif word in {"with", "without"}:
            self.open("with", host, i)
        else:
            self.resume(i, host)

    def resume(self, i: int, host: int) -> None:
        """Behind a comma: the clause that still lacks its verb goes on, a new one or an aside."""
        token = self.doc[i]
        lacking = self.lacking()
        starts = is_finite(token) or (is_participle(token) and self.goes_on(i))
        if token.tag_ == "VBN" and lacking >= 0 and not self.goes_on(i):
            self.open("aside", lacking, i)  # "The car, parked in May, was"
        elif lacking >= 0 and (starts or self.verb_ahead(i) is not None):
            self.current = lacking
        elif starts or self.splices(i):
            self.open("joined", host, i)
        elif self.is_time(i):
            self.current = host
        else:
            self.open("aside", host, i)

    def join(self, i: int, host: int) -> None:
        """A conjunction behind a comma, or without one."""
        verb = self.verb_ahead(i + 1)
        over = self.all[host].verb >= 0 and self.lacking() < 0
        if verb is not None and (over or self.doc[i].lower_ == "yet"):
            self.open(JOINING[self.doc[i].lower_], host, i)
        elif self.all[self.current].kind != "relative" or self.lacking() < 0:
            self.leave({"relative", "report", "reduced", "aside", "participle", "with"})

    def inside(self, i: int) -> None:
        """A token with no punctuation before it."""
        token, word, last = self.doc[i], self.doc[i].lower_, self.doc[i - 1]
        here = self.all[self.current]
        if word in JOINING and last.lower_ not in JOINING:
            self.join_inside(i)
        elif word == "that" and (token.tag_ == "IN" or self.is_reported(i)):
            self.open("that", self.current, i)
        elif token.tag_ in {"WDT", "WP", "WP$"} or word in RELATIVES:
            if here.kind != "relative" or here.start < i - 3:
                self.open("that" if last.pos_ == "VERB" else "relative", self.current, i)
        elif here.kind != "report":
            self.unmarked(i)

    def unmarked(self, i: int) -> None:
        """A clause that no relative word or "that" opens."""
        token, word = self.doc[i], self.doc[i].lower_
        here = self.all[self.current]
        if word in OPENERS and word != "so" and self.is_clause(i):
            pronoun = here.kind == "relative" and self.doc[here.start].tag_ == "PRP"
            up = pronoun or here.kind == "aside"
            self.open(OPENERS[word], self.host() if up else self.current, i)
        elif token.tag_ == "VBG" and is_verb(token) and self.doc[i - 1].tag_ == "IN":
            self.open("participle" if self.word(i - 1) == "by" else "gerund", self.current, i)
        elif self.is_said(i):
            self.open("that", self.current, i)
        elif token.tag_ == "PRP" and self.doc[i - 1].pos_ == "NOUN" and self.is_zero_relative(i):
            self.open("that" if self.is_told(i) else "relative", self.current, i)
        elif self.is_reduced(i):
            self.open("reduced", self.current, i)
        elif self.goes_back(i):
            self.current = self.lacking()

    def join_inside(self, i: int) -> None:
        """ "and" without a comma: a second verb, a second clause, or a list."""
        here = self.all[self.current]
        after = self.doc[min(i + 1, self.end - 1)]
        again = here.kind in {"participle", "with", "gerund"} and after.tag_ == "VBG"
        if again or self.lacking() >= 0:
            return
        verb = self.verb_ahead(i + 1)
        if verb is not None and verb.i > i + 1 and self.doc[verb.i - 1].tag_ == "CC":
            return  # "Ann and two of her sons and fled": the verb is joined by the second one
        if after.lower_ == "that":
            self.current = max(self.nearest(frozenset({"that"})), 0)
        elif verb is not None and (is_finite(verb) or verb.i == i + 1):
            own = here.kind in HOSTS | {"relative"}
            self.open(JOINING[self.doc[i].lower_], self.current if own else self.host(), i)

    def host(self) -> int:
        """The nearest clause with a verb of its own at or above the current one."""
        return max(self.nearest(HOSTS), 0)

    def is_reported(self, i: int) -> bool:
        """Whether "that" opens what is said, whatever its tag: "said on Friday that 12 died"."""
        verb = self.all[self.current].verb
        return self.is_told(i) or (0 <= i - verb <= SHORT and bool(reporting(self.doc[verb])))

    def is_said(self, i: int) -> bool:
        """Whether a clause follows a reporting verb without "that": "says it will close"."""
        last = self.doc[i - 1]
        own = last.tag_ == "VBG" or last.i == self.all[self.current].verb
        if not reporting(last) or not own or not is_verb(last):
            return False
        verb = self.verb_ahead(i)
        if verb is None or not is_finite(verb) or verb.i == i:
            return False
        return not any(t.lower_ in OPENERS for t in self.doc[i : verb.i])

    def is_reduced(self, i: int) -> bool:
        """ "the cases logged in May": a participle behind a noun that has or gets another verb."""
        token, last = self.doc[i], self.doc[i - 1]
        if last.pos_ not in {"NOUN", "PROPN"} or not is_verb(token):
            return False
        if token.tag_ == "VBG":
            return True
        if token.tag_ not in {"VBN", "VBD"} or is_auxiliary(token):
            return False
        here = self.all[self.current]
        if here.kind not in HOSTS | {"relative"} or here.verb >= 0:
            return not self.goes_back(i)
        if reporting(token) and token.tag_ == "VBD":
            return False
        rest = list(takewhile(is_plain, self.ahead(i + 1)))
        other = any(is_finite(t) and t.nbor(-1).tag_ != "PRP" for t in rest)
        return other or self.is_fronted(i)

    def is_fronted(self, i: int) -> bool:
        """Whether a phrase opens the sentence: "Of the turtles tagged in May, only two ..."."""
        first, end = self.doc[self.start], self.ahead(i)[-1].i + 1
        early = not any(t.text == "," for t in self.doc[self.start : i])
        comma = self.current == 0 and early and end < self.end and self.doc[end].text == ","
        return first.tag_ == "IN" and comma and self.verb_ahead(end + 1) is not None

    def goes_back(self, i: int) -> bool:
        """Whether a verb belongs to a clause above: "the boxes that fell held fish"."""
        token, here = self.doc[i], self.all[self.current]
        if here.kind not in {"relative", "reduced", "that", "gerund"} or self.lacking() < 0:
            return False
        if here.kind in {"reduced", "gerund"}:
            return is_finite(token)
        return 0 <= here.verb < i - 1 and (is_finite(token) or is_participle(token))


@lru_cache(maxsize=4)
def clauses(doc: Doc, start: int, end: int) -> Clauses:
    """The clauses of the sentence from token `start` to `end`; a Doc is not changed meanwhile."""
    return Clauses(doc, start, end)
