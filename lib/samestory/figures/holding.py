"""The days a figure holds for: those of its clause, or of the event that its clause belongs to.

A date reaches from its clause to the participles, asides and "when" clauses of the same event, and
from these up. It does not reach into what came before ("after it had fallen"), what somebody is or
has (relative clauses, ages), or another event in the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Span

from samestory.figures.context import LONGEST_SENTENCE, whole_sentence
from samestory.figures.periods import Period, Published, periods
from samestory.figures.phrases import Reading
from samestory.figures.standing import suits
from samestory.figures.structure import Clause, clauses
from samestory.figures.verbs import reporting
from samestory.tables import Date

__all__ = ["Held", "as_of"]

# Kinds of clause whose date is also that of the clause above, and that share the date of it.
UPWARDS = frozenset({"participle", "with", "when", "before", "after", "joined", "beside"})
DOWNWARDS = frozenset({"aside", "participle", "with", "when", "joined", "beside", "that", "next"})
# Clauses that tell of another time, or of no event.
APART = frozenset({"relative", "reduced", "after", "before", "gerund", "why"})
# Words that take up who was spoken of before: "; its crew of 20 were unharmed".
ANAPHORS = frozenset(
    "its their his her they it he she them others rest remainder both none".split()
)
SUPERLATIVES = frozenset({"JJS", "RBS"})
PAST = frozenset({"VBD", "VBN"})


class Held(NamedTuple):
    """The days that a figure holds for, and the passage that says so (characters)."""

    earliest: str
    latest: str
    start: int
    end: int


def as_of(reading: Reading, dates: Sequence[Date], published: Published) -> Held | None:
    """The days that a figure holds for; None unless the text ties them to it."""
    inside = whole_sentence(reading.words[0])
    if not dates or len(inside) > LONGEST_SENTENCE:
        return None
    found = Holding(inside, periods(inside, dates, published)).period(reading)
    if found is None and carries_on(inside):
        earlier = whole_sentence(inside.doc[inside.start - 1])
        if len(earlier) <= LONGEST_SENTENCE:
            before = Holding(earlier, periods(earlier, dates, published))
            found = before.carried(Holding(inside, []), reading)
    return Held(found.earliest, found.latest, found.start, found.end) if found else None


def carries_on(inside: Span) -> bool:
    """Whether a sentence counts on among those of the one before: "Four left."."""
    if inside.start == 0 or len(inside) < 2:
        return False
    first, second = inside[0], inside[1]
    bare = first.tag_ == "CD" or first.lower_ in {"none", "all", "both", "most", "half"}
    bare = bare and second.tag_ in PAST
    # "A third of them were"
    part = any(t.tag_ in PAST and inside.doc[t.i - 2 : t.i].text == "of them" for t in inside[3:7])
    more = first.lower_ in {"another", "further"} and second.tag_ == "CD"
    return bare or part or more or second.lower_ in {"other", "others"}


class Holding:
    """One sentence with its clauses and the periods that it names."""

    def __init__(self, inside: Span, named: list[Period]) -> None:
        self.doc, self.named = inside.doc, named
        self.parts = clauses(inside.doc, inside.start, inside.end)

    def period(self, reading: Reading) -> Period | None:
        """The period that a figure holds for."""
        i, quantity = reading.words.root.i, reading.quantity
        if any(one.start < quantity.end and quantity.start < one.end for one in self.named):
            return None  # "the six months to December"
        told = [one for one in self.named if self.is_told_after(one, i)]
        bound = []
        for one in told[-1:] or self.named:
            steps = 0 if told else self.steps(one, i)
            if steps is None or not suits(self.parts, one, reading):
                continue
            # "88 in 2022 from 143 in 2015": the date behind a figure rather than before it
            far = one.first - i if one.first > i else 2 * (i - one.last + 1)
            lasting = one.role == "since" and not told
            bound.append((steps, far, one._replace(latest=one.until) if lasting else one))
        if not bound:
            return self.only(reading)
        return self.end_of_range(min(bound, key=lambda found: found[:2])[2], reading)

    def only(self, reading: Reading) -> Period | None:
        """The one date of a sentence, for the figures of what happened behind it."""
        dated = [one for one in self.named if self.is_of_event(one)]
        own = self.parts[reading.words.root.i]
        elsewhere = any(self.parts[one.first] == own for one in self.named)
        if len(dated) != 1 or elsewhere or dated[0].first > reading.words.start:
            return None
        return dated[0] if self.happened(own) and suits(self.parts, dated[0], reading) else None

    def is_of_event(self, one: Period) -> bool:
        """Whether a date says when something happened, rather than when it was reported."""
        if one.role != "clause":
            return False  # such a date stands in no clause
        return self.parts.at(one.at).kind not in APART | {"report"}

    def happened(self, number: int) -> bool:
        """Whether a clause tells what happened, next to what its sentence has told before."""
        chain = list(self.parts.chain(number))
        apart = any(
            one.kind in APART | {"report"} or (one.kind == "aside" and self.is_standing(one))
            for one in chain
        )
        return not apart and next((one.tense for one in chain if one.tense), "") in {"past", ""}

    def carried(self, other: Holding, reading: Reading) -> Period | None:
        """The period of this sentence's event, for a figure of the next one that counts on."""
        main = [one for one in self.named if one.role == "clause" and self.parts[one.at] == 0]
        number = other.parts[reading.words.root.i]
        reached = all(other.reaches_down(n, None) for n in other.parts.upwards(number))
        past = other.parts.all[0].tense in {"past", ""} and self.parts.all[0].tense == "past"
        certain = reached and past and len(main) == 1
        return main[0] if certain and suits(other.parts, main[0], reading) else None

    def steps(self, one: Period, i: int) -> int | None:
        """How many clauses lie between a date and a figure; None if the date does not reach it."""
        if one.role == "none":
            return None
        if one.role == "noun":
            return 0 if one.noun[0] <= i < one.noun[1] or self.is_told_of(one, i) else None
        if one.role == "since":
            return self.since(one, i)
        theirs, own = self.parts[one.at], self.parts[i]
        if one.over and self.parts.all[own].tense == "perfect":
            return None
        if self.parts.all[theirs].kind == "reduced" and self.described(theirs, i):
            return 0
        return self.path(one, theirs, own)

    def is_told_of(self, one: Period, i: int) -> bool:
        """Whether a figure tells of the dated noun: "over strikes last week that killed 32"."""
        part = self.parts.at(i)
        between = self.doc[one.noun[1] : part.start]
        near = part.start >= one.noun[1] and len(between) <= 8
        return part.kind == "relative" and near and not any(t.text in {",", ";"} for t in between)

    def is_told_after(self, one: Period, i: int) -> bool:
        """Whether a figure tells what was then: "the worst since 2004, when two died"."""
        for part in self.parts.chain(self.parts[i]):
            if part.kind == "when" and self.doc[part.start].lower_ == "when":
                gap = self.doc[one.last : part.start] if one.last <= part.start else None
                if gap is not None and len(gap) < 2 and all(t.text == "," for t in gap):
                    return True
        return False

    def since(self, one: Period, i: int) -> int | None:
        """ "the 15 deaths since January", "has killed 12 since May", not "its first since May"."""
        between = self.doc[min(i, one.first) : one.first]
        ranked = any(t.tag_ in SUPERLATIVES or t.lower_ in {"first", "last"} for t in between)
        own = self.parts[i]
        if one.first < i:  # "Since May 12 have died, and 30 have fled"
            lasts = self.parts.all[own].tense == "perfect" and self.parts[one.first] == 0
            return 0 if lasts else None
        same = self.parts[one.at] == own
        return 0 if same and not ranked and one.first - i < 10 else None

    def described(self, reduced: int, i: int) -> bool:
        """Whether a figure is in the noun phrase that a participle describes."""
        at = self.parts.all[reduced].start - 1
        while at > i and (
            self.doc[at].pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "CCONJ", "PUNCT"}
            or self.doc[at].lower_ in {"of", "'s", "’s"}
        ) and self.doc[at].text not in {",", ";"}:  # fmt: skip
            at -= 1
        return at == i

    def path(self, one: Period, theirs: int, own: int) -> int | None:
        """Steps from the clause of a date up to one that holds both, and down to the figure's."""
        up, down = list(self.parts.upwards(theirs)), list(self.parts.upwards(own))
        top = next(number for number in up if number in down)
        climbed, fallen = up[: up.index(top)], down[: down.index(top)]
        if not all(self.reaches_up(number, one) for number in climbed):
            return None
        if not all(self.reaches_down(number, one) for number in fallen):
            return None
        return len(climbed) + len(fallen)

    def agrees(self, number: int, one: Period | None) -> bool:
        """Whether a clause tells of the same time as the one that it is joined to."""
        part = self.parts.all[number]
        tenses = {part.tense, self.parts.all[part.above].tense} - {""}
        lasts = one is not None and one.days > 1 and not one.over  # "this year"
        return len(tenses) < 2 or (lasts and tenses <= {"past", "present", "perfect"})

    def reaches_up(self, number: int, one: Period) -> bool:
        """Whether the date of a clause is also that of the clause above."""
        part = self.parts.all[number]
        if one.coming and self.parts.all[part.above].tense == "past":
            return False  # "set bail on Monday and a hearing for May"
        if part.kind == "reduced":
            return self.is_frame(part)
        if part.kind == "aside":
            return self.is_circumstance(part, one)
        if part.kind not in UPWARDS:
            return False
        if part.kind == "after":
            return one.days == 1 and part.start > self.parts.all[part.above].start
        if part.kind in {"participle", "with"}:
            return one.days <= 7
        if part.kind in {"joined", "beside"}:
            told = part.verb >= 0 and reporting(self.doc[part.verb])
            past = self.agrees(number, one) and part.tense == "past"
            return one.days == 1 and past and not told
        return True

    def is_circumstance(self, part: Clause, one: Period) -> bool:
        """Whether an aside says when and where only: ", in the capital on Friday,"."""
        first, words = self.doc[part.start], self.doc[part.start : one.first]
        place = first.tag_ in {"IN", "RB"} and first.lower_ not in {"down", "up", "including"}
        return one.first == part.start or (place and not any(t.like_num for t in words))

    def is_frame(self, part: Clause) -> bool:
        """Whether a participle describes what opens the sentence: "Under the pact signed on"."""
        first = self.doc[self.parts.start].lower_
        main = self.parts.all[0]
        return first in {"under", "in", "at", "during", "amid"} and part.start < main.verb

    def reaches_down(self, number: int, one: Period | None) -> bool:
        """Whether a clause shares the date of the clause above."""
        part = self.parts.all[number]
        if part.above < 0:
            return True
        if part.kind == "reduced":
            return self.doc[part.start].tag_ == "VBG"
        if part.kind not in DOWNWARDS:
            return False
        if part.kind == "aside":
            return not self.is_standing(part)
        if part.kind == "that":
            return part.tense != "future"
        if part.kind in {"joined", "beside", "next"}:
            verb = part.verb
            told = verb >= 0 and one is not None and one.days > 1 and reporting(self.doc[verb])
            tied = part.kind != "next" or self.is_anaphoric(part)
            return self.agrees(number, one) and tied and not told
        return True

    def is_standing(self, part: Clause) -> bool:
        """Whether an aside between subject and verb tells what somebody is: ", with 9 points,"."""
        verb = self.parts.all[part.above].verb
        words = {token.lower_ for token in self.doc[part.start : part.end]}
        return part.start < verb and not words & {"them", "whom"}

    def is_anaphoric(self, part: Clause) -> bool:
        """Whether the subject behind a semicolon takes up one before it, of the same event."""
        verb = part.verb if part.verb >= 0 else part.end
        subject = self.doc[part.start : min(verb, part.start + 8)]
        puts = part.verb >= 0 and self.doc[part.verb].lower_ == "put"
        return part.tense == "past" and (puts or any(t.lower_ in ANAPHORS for t in subject))

    def end_of_range(self, one: Period, reading: Reading) -> Period:
        """ "from 60 to 51 between 2019 and 2023": the first holds for 2019, the other for 2023."""
        if not one.parts or reading.words.end > one.first:
            return one
        clause = self.doc[max(self.parts.start, one.first - 20) : one.first]
        words = {token.lower_ for token in clause}
        before = self.parts.word(reading.words.start - 1)
        if not {"from", "to"} <= words or before not in {"from", "to"}:
            return one
        part = one.parts[before == "to"]
        earliest, latest = part.earliest or one.earliest, part.latest or one.latest
        return one._replace(earliest=earliest, latest=latest, start=part.start, end=part.end)
