"""The voice a figure is said in: the outlet's own, or somebody's, by quotation or report.

Somebody's are the words between quotation marks, the clause behind "said", "put at" or "expects",
and what stands before and after ", police said,". A contrast ("but", "while") and a semicolon end
what is reported, unless the report closes the sentence and the words hang together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc, Span

from samestory import doc_index, language
from samestory.doc_index import starting
from samestory.figures import counting
from samestory.figures.ahead import HOSTS, INDEPENDENT, NAMING, NOUN_LIKE, TELLING
from samestory.figures.context import LONGEST_SENTENCE, whole_sentence
from samestory.figures.phrases import Reading
from samestory.figures.structure import Clauses, clauses
from samestory.figures.verbs import is_auxiliary, reporting
from samestory.quotes import marks
from samestory.quotes.attribution import Reader
from samestory.quotes.phrases import Words
from samestory.tables import Quote

__all__ = ["Voice", "voice"]

# Longer than any quotation of a news text, in characters.
LONGEST_QUOTE = 5000
# Subjects that nobody is: "it was reported that".
NOBODY = counting.DAY_WORDS | frozenset("i it there that this we which what who you one".split())
# Verbs by which somebody gives a number as an object: "expects growth of 3 percent".
GIVING = frozenset(
    "acknowledge acknowledges acknowledged anticipate anticipates anticipated "
    "count counts counted confirm confirms confirmed estimate estimates estimated "
    "expect expects expected forecast forecasts forecasted predict predicts predicted project "
    "projects projected reckon reckons reckoned report reports reported".split()
)
# How an object begins: who "observes the flowers that" sees them, and says nothing.
OBJECTS = frozenset({"DT", "PRP$", "NN", "NNS", "CD"})
# What happens does these too: "shares rose, suggesting that the slump is over".
EVIDENTIAL = frozenset("suggest show reveal imply hint find indicate read think".split())
# Before a clause, as far as the verb is looked for that reports it: "said late on Monday that".
NEAR = 8
# A clause that begins so only makes sense with the one before: "two are dead", "the rest".
RESTS = frozenset({"others", "rest", "remainder", "remaining", "other"})


class Voice(NamedTuple):
    """Who is said to have said a figure, and through whom it came; empty when unsure."""

    text: str = ""
    start: int | None = None
    end: int | None = None
    via: str = ""


def voice(reading: Reading, quotes: Sequence[Quote]) -> Voice:
    """Who says a figure: the speaker of its quotation, or of its clause."""
    start, end = reading.quantity.start, reading.quantity.end
    near = starting(quotes, start - LONGEST_QUOTE, start)
    around = [quote for quote in near if end <= quote.end and quote.speaker]
    if around:
        quote = min(around, key=lambda q: q.end - q.start)
        return Voice(quote.speaker, quote.speaker_start, quote.speaker_end, quote.via)
    inside = whole_sentence(reading.words[0])
    if len(inside) > LONGEST_SENTENCE or is_description(reading):
        return Voice()
    return hearing(inside.doc, inside.start, inside.end).voice(reading, quotes)


def is_description(reading: Reading) -> bool:
    """Whether an age only says who is meant: "Abara, 71," or "the 62-year-old widow"."""
    words, phrase = reading.words, reading.phrase
    if reading.quantity.kind != "age" or words.start == 0:
        return False
    before = words.doc[words.start - 1]
    apposed = before.text == "," and phrase is not None and phrase.end <= words.start
    return apposed or before.lower_ == "the"


@lru_cache(maxsize=1)
def reader(doc: Doc) -> Reader:
    """The page as the rules on speech see it; what stands between quotation marks is no report."""
    pairs = marks.pair(doc_index.text(doc))
    return Reader(doc, quoted=[(pair.opening, pair.closing) for pair in pairs])


class Hearing:
    """One sentence, with who reports what in it."""

    def __init__(self, inside: Span) -> None:
        self.doc, self.inside = inside.doc, inside
        self.parts: Clauses = clauses(inside.doc, inside.start, inside.end)
        self.page = reader(inside.doc)

    def voice(self, reading: Reading, quotes: Sequence[Quote]) -> Voice:
        """Who says the figure in this sentence."""
        # A parser may end a sentence within a number.
        i = min(reading.words.root.i, self.inside.end - 1)
        speaker = self.of_clause(i) or self.named(reading)
        reports = [] if self.parts.at(i).kind == "report" else self.reports(i, quotes)
        sources = [found for found, according in reports if according]
        speaker = speaker or next((found for found, _ in reports), None)
        if speaker is None or speaker[0] <= i < speaker[1]:
            return Voice()
        if self.in_brackets(speaker[0]) and not self.in_brackets(i):
            return Voice()  # a credit: "(Photo: Ann Lee)"
        said = self.uncapped(speaker)
        via = next((self.doc[a:b].text for a, b in sources if (a, b) != speaker), "")
        return Voice(said.text, said.start_char, said.end_char, via)

    def in_brackets(self, i: int) -> bool:
        """Whether a token stands between brackets."""
        open_at = [t.text for t in self.doc[max(self.inside.start, i - 20) : i]]
        return "(" in open_at and ")" not in open_at[open_at.index("(") :]

    def uncapped(self, found: Words) -> Span:
        """A speaker's words up to where a caption or headline runs into the next line."""
        words = self.doc[found[0] : found[1]]
        over = (t.i for t in words[1:] if t.text in {"The", "A", "An"} and t.nbor(-1).tag_ != "IN")
        return self.doc[found[0] : next(over, found[1])]

    def of_clause(self, i: int) -> Words | None:
        """Whose words the clause of the token at `i` is, by the verb above it."""
        for one in self.parts.chain(self.parts[i]):
            if one.kind == "that" and (verb := self.verb_before(one.start)) >= 0:
                return self.speaker(verb)
            verb = self.helped(one.verb)
            claims = self.doc[one.start].lower_ == "who" and reporting(self.doc[verb]) == "claim"
            near = one.kind == "relative" and 0 <= verb < i <= verb + 4
            if near and (claims or self.gives(verb, i)):
                return self.before_relative(one.start)
            gives = one.kind in HOSTS and 0 <= verb < i and self.gives(verb, i)
            if gives and (found := self.speaker(verb)):
                return found
            told = one.kind == "joined" and 0 <= verb < i and reporting(self.doc[verb])
            if one.kind in {"next", "beside"} or told:
                return None
        return None

    def before_relative(self, start: int) -> Words | None:
        """Who is meant by "who" in "the rebels, who claimed 60"."""
        at = start - 2 if self.doc[start - 1].text == "," else start - 1
        if at < self.inside.start or self.doc[at].pos_ not in {"NOUN", "PROPN"}:
            return None
        return self.page.phrase_left(at, start)

    def verb_before(self, start: int) -> int:
        """The reporting verb that a clause stands behind; -1 if there is none."""
        for i in range(start - 1, max(start - NEAR, self.inside.start) - 1, -1):
            token = self.doc[i]
            if reporting(token) and token.tag_[:1] == "V" and self.page.word(i - 1) != "to":
                seen = reporting(token) == "observe" and self.doc[i + 1].tag_ in OBJECTS
                return -1 if seen else i
        return -1

    def helped(self, verb: int) -> int:
        """The verb that an auxiliary helps: "put" in "had already put"; else the verb itself."""
        if verb < 0 or not is_auxiliary(self.doc[verb]):
            return verb
        ahead = self.doc[verb + 1 : verb + 5]
        return next((t.i for t in ahead if t.tag_ in {"VBN", "VB"} and not is_auxiliary(t)), verb)

    def gives(self, verb: int, i: int) -> bool:
        """Whether the verb gives the number at `i` as somebody's: "put its dead at nine"."""
        word = self.doc[verb].lower_
        if word in {"put", "puts"}:
            return any(token.lower_ == "at" for token in self.doc[verb + 1 : i])
        return word in GIVING

    def speaker(self, verb: int) -> Words | None:
        """Who says what the verb reports; who speaks on with "adding that"."""
        helped = any(token.pos_ == "AUX" for token in self.doc[max(verb - 3, 0) : verb])
        if self.doc[verb].tag_ == "VBG" and not helped:
            return self.goes_on(verb)
        found = self.page.source(verb)
        if found and found[0] and self.doc[found[0] - 1].tag_ == "IN" and found[1] <= verb:
            subject = language.subject(self.doc[verb])  # "fans all over the world thought"
            if subject is not None and self.inside.start <= subject.i < found[0]:
                found = self.page.phrase_left(subject.i, verb) or found
        if found is None or (found[1] - found[0] == 1 and self.doc[found[0]].lower_ in NOBODY):
            return None
        return found

    def goes_on(self, verb: int) -> Words | None:
        """Who says ", adding that ...": who spoke before in the sentence, else who acts in it."""
        earlier = [found for end, found, _ in self.all_reports if end <= verb]
        if earlier:
            return earlier[-1]
        if reporting(self.doc[verb]) in EVIDENTIAL:
            return None
        for one in self.parts.chain(self.parts[verb]):
            if one.kind in INDEPENDENT and 0 <= one.verb < verb:
                return self.speaker(one.verb)
        return None

    def named(self, reading: Reading) -> Words | None:
        """Who calls something so in "critics called the play 70 percent dull"."""
        below = reading.governed
        for verb in list(language.ancestors(below))[:3]:
            if reporting(verb) in NAMING and language.is_complement(below):
                return self.speaker(verb.i)
            below = verb
        return None

    @cached_property
    def all_reports(self) -> list[tuple[int, Words, bool]]:
        """Token, speaker and whether "according to" of each ", police said," of the sentence."""
        return [
            (one.start, found, self.doc[one.start].lower_ == "according")
            for one in self.parts.all
            if one.kind == "report" and (found := self.reporter(one.start, one.verb))
        ]

    def reporter(self, start: int, verb: int) -> Words | None:
        """Who speaks in the report that begins at `start`."""
        if self.doc[start].lower_ == "according":
            return self.page.phrase_right(start + 2)
        if verb < 0:  # "data show", taken for two nouns
            words = self.doc[start : start + NEAR]
            verb = next((t.i for t in words if t.lower_ in NOUN_LIKE), start)
        if verb == start and (found := self.before_asides(start)):
            return found
        inverted = verb == start and reporting(self.doc[verb]) not in TELLING
        if inverted and (found := self.page.phrase_right(verb + 1)):
            return found
        return self.speaker(verb)

    def before_asides(self, report: int) -> Words | None:
        """Who is named before commas: "Ann Lee, who led the survey, wrote"."""
        earlier = [one for one in self.parts.all if one.start < report]
        asides = list(takewhile(lambda one: one.kind in {"aside", "relative"}, reversed(earlier)))
        for one in reversed(asides):
            words = self.doc[one.start : one.end]
            if one.kind == "relative" or any(token.like_num for token in words):
                continue
            found = self.page.phrase_right(one.start)
            if found is not None and found[0] == one.start:
                return self.page.apposed(found)
        return None

    def reports(self, i: int, quotes: Sequence[Quote]) -> list[tuple[Words, bool]]:
        """The speakers of the reports that hold for the token at `i`, the one behind it first."""
        found = [one for one in self.all_reports if not self.is_of_quote(one[0], i, quotes)]
        behind = [(s, a) for at, s, a in found if at > i and self.reaches_back(i, at)]
        before = [(s, a) for at, s, a in reversed(found) if at < i and self.reaches_on(at, i)]
        return behind[:1] + before

    def is_of_quote(self, report: int, i: int, quotes: Sequence[Quote]) -> bool:
        """Whether a report says whose the quotation before it is, and `i` is outside that."""
        at, figure = self.doc[report].idx, self.doc[i].idx
        near = starting(quotes, at - LONGEST_QUOTE, at)
        beside = [one for one in near if one.kind == "direct" and 0 <= at - one.end <= 4]
        return any(not one.start <= figure < one.end for one in beside)

    def reaches_back(self, i: int, report: int) -> bool:
        """Whether a report behind the token at `i` is one of its words too."""
        between = [n for n, one in enumerate(self.parts.all) if i < one.start <= report]
        return all(self.hangs_on(n) for n in between if self.parts.all[n].kind == "next")

    def is_after_colon(self, start: int) -> bool:
        """Whether a colon stands before a clause, which then tells what was announced."""
        return start > 0 and self.doc[start - 1].text == ":"

    def hangs_on(self, number: int) -> bool:
        """Whether a clause makes sense only with the one before it: "; two are dead"."""
        start = self.parts.all[number].start
        if self.parts.all[number].verb < 0 or self.is_after_colon(start):
            return True
        first, second = self.doc[start], self.doc[min(start + 1, len(self.doc) - 1)]
        bare = first.tag_ == "CD" and second.tag_ in {"VBD", "VBZ", "VBP", "MD", "IN"}
        return bare or bool({first.lower_, second.lower_} & RESTS)

    def reaches_on(self, report: int, i: int) -> bool:
        """Whether the words behind a report are still of it: not behind "but" or a semicolon."""
        between = [one for one in self.parts.all if report < one.start <= i]
        if between and between[0].kind in self.describing(report):
            return False
        ends = [one for one in between if one.kind in {"next", "beside"}]
        return all(self.is_after_colon(one.start) for one in ends) or self.is_paired(report)

    def describing(self, report: int) -> set[str]:
        """Clauses behind a report that describe who speaks: "said Ann Lee, who owns 30 cows"."""
        inverted = bool(reporting(self.doc[report])) or self.doc[report].lower_ == "according"
        return {"relative", "aside"} if inverted else {"relative"}

    def is_paired(self, report: int) -> bool:
        """Whether a report interrupts the first half of "on the one hand ...; on the other"."""
        return self.doc[self.inside.start : report].text.lower().startswith("on the one hand")


@lru_cache(maxsize=2)
def hearing(doc: Doc, start: int, end: int) -> Hearing:
    """Who reports what in the sentence from token `start` to `end`."""
    return Hearing(doc[start:end])
