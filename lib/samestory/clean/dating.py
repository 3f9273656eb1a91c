"""What an article says of itself -> clues, and the days on which it can have been published.

A date line says it outright. Where there is none, the article's own words bound it: what is told
as past has happened, what is announced has not, and "one year after the attack" counts from a
date that the article gives. Rules read single sentences and abstain when a word is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from samestory.clean import imprint
from samestory.clean.imprint import Day, absolute, published
from samestory.dates.timex import moved
from samestory.tables import Block, Clue

__all__ = ["clues", "interval"]

Interval = tuple[str | None, str | None, str]

# How far publication may lie from "one year after the attack": a share of the time, but some days.
LEAST_DAYS = 5
COUNTED, LOOSELY, ANNIVERSARY = 0.05, 0.15, 0.02
# How far a date may stand from the words that date it, in characters of one sentence.
REACH = 100
LONGEST_SENTENCE = 3_000

NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "first": 1, "second": 2,
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20,
}  # fmt: skip
ABBREVIATED = frozenset(
    "gen mr mrs ms dr sen rep gov lt col sgt maj capt adm cmdr prof rev hon st jan feb mar apr jun "
    "jul aug sep sept oct nov dec no vs inc ltd co corp jr sr".split()
)
# Words that end in -ed or look like a past tense without being one.
NO_PAST = frozenset(
    "need feed seed speed breed exceed proceed succeed indeed hundred red united".split()
)

SENTENCE_END = re.compile(r"[.!?][”\"’')\]]{0,3}\s+(?=[“\"‘(]?[A-Z])")
QUOTED = re.compile(r"“[^”\n]{0,600}”|\"[^\"\n]{0,600}\"")
PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|began|broke|brought|built|burst|bought|came|caught|chose|"
    r"drew|drove|fell|fled|flew|fought|found|froze|gave|got|grew|heard|held|hit|hung|kept|knew|"
    r"laid|led|left|lost|made|met|paid|ran|rang|rode|rose|sang|sank|saw|sent|shot|sold|sought|"
    r"spent|spoke|stole|stood|struck|swam|swept|swore|taught|thought|threw|took|tore|went|withdrew|"
    r"woke|won|wore|wrote|[a-z]{2,20}ed)\b"
)
NOT_YET = re.compile(
    r"\b(?:will|would|shall|could|(?-i:may)|might|should|must|can|if|until|till|by|before|ahead|due|"
    r"scheduled|slated|expected|plan|plans|planned|planning|set|deadline|expires?|expired|expiring|"
    r"upcoming|next|target|goal|through|postponed|delayed|begin|begins|beginning|start|starts|"
    r"starting|effective|takes?|to be|later|extended?|running|valid|term)\b",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(
    r"\b(?:will|(?:is|are|remains?) (?:\w{1,12} )?(?:scheduled|due|expected|planned|slated|set)|"
    r"(?:before|after|until|when|once) [^.;!?]{1,60}?\b(?:leaves|takes|ends|begins|starts|expires|"
    r"opens|closes|steps|retires|resigns|vacates|hands|goes|comes|meets|votes|returns))\b"
)
LOOKING_BACK = re.compile(
    r"\b(?:would|was|were|had)\b(?: \w{1,12}){0,2} (?:scheduled|due|expected|planned|slated|set)\b"
    r"|\bwould\b"
)
# What stands between "will" and a date that belongs to something else, or to a signature.
OTHER_CLAUSE = re.compile(
    r"\b(?:since|when(?:ever)?|that|which|who|whose|after|anniversary|because|as|of the|"
    r"[a-z]{2,20}ed|took|made|began|was|were|had|said)\b|[@;:]"
)
NUMBER = r"(?P<number>\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
UNIT = r"(?P<unit>year|month|week)"
EVENT = (
    r"(?:(?:the|its|his|her|their|a|an) )?(?P<event>[^\W\d_][\w’'-]{1,30}"
    r"(?: [^\W\d_][\w’'-]{1,30}){0,3})"
)
ELAPSED = re.compile(rf"{NUMBER} {UNIT}s? (?:after|since|on from) {EVENT}", re.IGNORECASE)
AGO = re.compile(
    r"\b(?P<event>[a-z][a-z-]{3,30}),? (?:(?:just|exactly|almost|nearly|about) )?"
    rf"{NUMBER} {UNIT}s? ago\b"
)
YEARS_ON = re.compile(
    r"\b(?P<number>\d{1,3}(?=st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|twentieth|one(?=-)|two(?=-)|three(?=-)|five(?=-)|ten(?=-))(?:st|nd|rd|th|-year)?"
    rf"(?: (?P<unit>year))? anniversary of {EVENT}"
)
THESE_DAYS = re.compile(
    r"\b(?:today|this week|this weekend|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# "later this month, on 14 May 2019", "next month's vote on 4 June 2018"
PERIOD = re.compile(
    r"\b(?P<which>(?:later|earlier) this|this|last|next) (?P<unit>week|month|year)\b", re.IGNORECASE
)
# How near such a word must stand to its date, in characters.
CLOSE = 40
# Words that end the noun phrase of an event.
PHRASE_ENDS = frozenset(
    "of in on at that which who when where by for with from to and or as is are was were has have "
    "the a an his her their its against near outside between after before over".split()
)
OUTRIGHT = frozenset({"date line", "dateline", "publication note"})
# Which rule to believe when two cannot both hold, the first first.
BY_STRENGTH = (
    "date line", "dateline", "publication note", "told with a date elsewhere",
    "time since an event", "anniversary", "this month", "updated line", "caption date",
    "told as past", "announced",
)  # fmt: skip


class Sentence(NamedTuple):
    """A sentence of the story, and the same with quotations blanked."""

    start: int
    text: str
    own: str


Dated = tuple[Sentence, Sequence[Day]]


def clues(text: str, blocks: Sequence[Block]) -> list[Clue]:
    """What an article says of its title, author and date of publication, in order of place."""
    story = story_of(blocks)
    dated = [(sentence, absolute(sentence.text)) for sentence in story]
    found = list(imprint.clues(blocks))
    for sentence, days in dated:
        found.extend(from_dates(sentence, days))
        found.extend(from_period(sentence, days))
        found.extend(from_events(sentence, dated))
    return [clue._replace(text=text[clue.start : clue.end]) for clue in sorted(found)]


def story_of(blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of an article's paragraphs."""
    return [s for block in blocks if block.role == "body" for s in sentences(block)]


def interval(clues: Sequence[Clue]) -> Interval:
    """First and last day (ISO) of publication, and the basis: text, inferred or unknown.

    A clue that contradicts a stronger one is passed over.
    """
    dated = [clue for clue in clues if clue.field == "published" and clue.rule in BY_STRENGTH]
    dated.sort(key=lambda clue: (BY_STRENGTH.index(clue.rule), clue.start))
    earliest: str | None = None
    latest: str | None = None
    for clue in dated:
        low = max(filter(None, (earliest, clue.earliest)), default=None)
        high = min(filter(None, (latest, clue.latest)), default=None)
        if low is None or high is None or low <= high:
            earliest, latest = low, high
    if earliest is None and latest is None:
        return None, None, "unknown"
    outright = dated[0].rule in OUTRIGHT and dated[0].earliest == dated[0].latest
    return earliest, latest, "text" if outright else "inferred"


def sentences(block: Block) -> Iterator[Sentence]:
    """The sentences of a block; a very long one is cut."""
    own = QUOTED.sub(lambda quoted: " " * len(quoted[0]), block.text)
    stops = SENTENCE_END.finditer(block.text)
    ends = [stop.end() for stop in stops if not abbreviated(block.text, stop.start())]
    start = 0
    for end in (*ends, len(block.text)):
        cut = min(end, start + LONGEST_SENTENCE)
        yield Sentence(block.start + start, block.text[start:cut], own[start:cut])
        start = end


def abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    word = re.search(r"[\w.]{1,12}$", text[max(0, stop - 12) : stop])
    last = word[0].rpartition(".")[2].lower() if word else ""
    return len(last) == 1 or last in ABBREVIATED


def from_dates(sentence: Sentence, days: Sequence[Day]) -> Iterator[Clue]:
    """What is told as past on a day has happened; what is announced for a day has not."""
    for day in days:
        if not sentence.own[day.start : day.end].strip():
            continue  # inside a quotation, which may be old
        start = sentence.start + day.start
        if adjectival(sentence.text, day):
            continue
        near = sentence.own[max(0, day.start - REACH) : day.end + REACH]
        if is_past(near) and not NOT_YET.search(sentence.text):
            yield published(start, sentence.start + day.end, day.earliest, None, "told as past")
        elif len(days) == 1 and not LOOKING_BACK.search(sentence.own):
            ahead = ANNOUNCED.search(sentence.own, max(0, day.start - REACH), day.start)
            if ahead and not OTHER_CLAUSE.search(sentence.own, ahead.end(), day.start):
                start = sentence.start + ahead.start()
                yield published(start, sentence.start + day.end, None, day.latest, "announced")


def from_period(sentence: Sentence, days: Sequence[Day]) -> Iterator[Clue]:
    """Publication in the month or year of a date that is called this, last or next."""
    match = PERIOD.search(sentence.own)
    if len(days) != 1 or match is None or match["unit"] == "week":
        return
    day = days[0]
    apart = max(day.start, match.start()) - min(day.end, match.end())
    if apart > CLOSE or not sentence.own[day.start : day.end].strip():
        return
    step = {"last": 1, "next": -1}.get(match["which"].split()[-1].lower(), 0)
    bounds = around_period(day, step, match["unit"])
    if bounds:
        low, high = bounds
        if match["which"].lower().startswith("later"):
            high = min(high, day.latest)
        elif match["which"].lower().startswith("earlier"):
            low = max(low, day.earliest)
        start, end = min(day.start, match.start()), max(day.end, match.end())
        yield published(sentence.start + start, sentence.start + end, low, high, "this month")


def around_period(day: Day, step: int, unit: str) -> tuple[str, str] | None:
    """First and last day of the month or year that is `step` after that of a date."""
    first = date.fromisoformat(day.earliest)
    if unit == "year":
        year = first.year + step
        return f"{year:04}-01-01", f"{year:04}-12-31"
    start = moved(first.replace(day=1), step, "month")
    after = start and moved(start, 1, "month")
    return (start.isoformat(), (after - timedelta(days=1)).isoformat()) if start and after else None


def adjectival(text: str, day: Day) -> bool:
    """Whether a month names something that may lie ahead: "the November 2020 election"."""
    return day.earliest != day.latest and text[: day.start].rstrip().lower().endswith(" the")


def is_past(text: str) -> bool:
    """Whether a verb in the past stands in a text."""
    return any(match[0] not in NO_PAST for match in PAST.finditer(text))


def from_events(
    sentence: Sentence, dated: Sequence[Dated], *, loosely: bool = True
) -> Iterator[Clue]:
    """Publication counted from an event that is dated: "one year after the attack".

    With `loosely`, also from "the attack two years ago".
    """
    for match, rule, share in counted_from(sentence):
        if share == LOOSELY and not loosely:
            continue
        day = day_of_event(head(match["event"]), dated)
        number = match["number"].lower()
        steps = int(number) if number.isdigit() else NUMBERS[number]
        around = day and around_step(day, steps, match["unit"] or "year", share)
        if around:
            start = sentence.start + match.start()
            end = sentence.start + match.start("event") + len(shown(match["event"]))
            yield published(start, max(end, start + 1), *around, rule)


def counted_from(sentence: Sentence) -> Iterator[tuple[re.Match[str], str, float]]:
    """(match, rule, share of the time it may be off) of phrases that count from an event."""
    elapsed = ELAPSED.match(sentence.own)
    if elapsed and not is_past(sentence.own[elapsed.end() :]):
        yield elapsed, "time since an event", COUNTED
    for match in AGO.finditer(sentence.own):
        yield match, "time since an event", LOOSELY
    for match in YEARS_ON.finditer(sentence.own):
        if THESE_DAYS.search(sentence.own):
            yield match, "anniversary", ANNIVERSARY


def shown(phrase: str) -> str:
    """The noun phrase at the start of some words: up to a preposition or a verb."""
    kept: list[str] = []
    for word in phrase.split():
        if word.lower() in PHRASE_ENDS:
            break
        kept.append(word)
    return " ".join(kept)


def head(phrase: str) -> str:
    """The noun that a phrase is about: its last word."""
    return (shown(phrase).split() or [""])[-1].lower()


def day_of_event(noun: str, dated: Sequence[Dated]) -> Day | None:
    """The date that stands beside a noun in one of the sentences; None if there are two."""
    if len(noun) < 4 or PAST.fullmatch(noun):
        return None
    found: dict[tuple[str, str], Day] = {}
    for sentence, days in dated:
        if not days:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(noun)}(?!\w)", sentence.text.lower()):
            if "anniversary" in sentence.text[max(0, match.start() - 40) : match.start()]:
                continue
            for day in days:
                if beside(sentence.text, match.span(), day):
                    found[day.earliest, day.latest] = day
    return next(iter(found.values())) if len(found) == 1 else None


def beside(text: str, noun: tuple[int, int], day: Day) -> bool:
    """Whether a date belongs to a noun: "attack on the port on 3 May", "the 3 May attack"."""
    start, end = noun
    if 0 < day.start - end <= REACH:
        between = text[end : day.start]
        return bool(re.search(r"\b(?:on|in|of)\s+$", between)) and not (
            re.search(r"[,;:.()]\s", between) or PAST.search(between)
        )
    between = text[day.end : start].strip(" ,")
    return 0 < start - day.end <= 40 and len(between.split()) <= 3 and not PAST.search(between)


def around_step(day: Day, steps: int, unit: str, share: float) -> tuple[str, str] | None:
    """The days around `steps` years, months or weeks after a date."""
    first, last = date.fromisoformat(day.earliest), date.fromisoformat(day.latest)
    low, high = moved(first, steps, unit), moved(last, steps, unit)
    if low is None or high is None:
        return None
    slack = timedelta(days=max(LEAST_DAYS, round(share * (low - first).days)))
    if low.year < 2 or high.year > 9998:
        return None
    return (low - slack).isoformat(), (high + slack).isoformat()
