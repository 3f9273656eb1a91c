"""Quotations of all articles -> utterances, and those of them that are one.

An utterance is what somebody said at one go, its parts joined. Two are held against each other only
where they share two telling words in a row, so that ten thousand articles need no comparison of
each quotation with each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from samestory.compare import collation
from samestory.compare.subject import Subjects
from samestory.compare.wording import telling, words
from samestory.tables import Date, Quote, Speaker

# A run of fewer telling words is a phrase that anybody may use ("a great success" has two).
TELLING_WORDS = 2
# So many words are no common phrase, even if none of them tells ("I will not give it back").
MANY_WORDS = 6
# Below this many telling words, the same words of two people are two utterances.
TELLING_FOR_TWO = 4
# Other words inside, and another speaker: so much of the words must be the same.
ALIKE_FOR_TWO = 0.85
# Utterances that share two words in a row and are looked at, at most.
MOST_ALIKE = 200
# Marks and blanks between two paragraphs of one quotation.
MARKS_APART = 6
BEST_FIRST = ("same", "cut", "altered")


class Utterance(NamedTuple):
    """What somebody said at one go: the parts of one quotation, and their words by key.

    `speaker` is an entity_id, empty if not known; `day` the ISO day that the article gives for it;
    `named` is the speaker where the article names them beside the words, and describes nobody.
    """

    article_id: str
    parts: tuple[Quote, ...]
    keys: tuple[str, ...]
    speaker: str = ""
    day: str = ""
    named: str = ""

    @property
    def start(self) -> int:
        return self.parts[0].start


def utterances(
    quotes: Mapping[str, Sequence[Quote]],
    subjects: Subjects | None = None,
    dates: Mapping[str, Sequence[Date]] | None = None,
    speakers: Sequence[Speaker] = (),
) -> Iterator[Utterance]:
    """The utterances behind the rows of 02_quotes (article_id -> rows), with speaker and day."""
    known = {(s.article_id, s.quote_id): s.entity_id for s in speakers}
    for name in sorted(quotes):
        days = {date.event_start: date for date in (dates or {}).get(name, ())}
        numbered = sorted(quotes[name], key=lambda quote: (quote.quote_id, quote.part))
        for _, rows in groupby(numbered, key=lambda quote: quote.quote_id):
            for parts in in_one_breath(tuple(rows)):
                keys = tuple(word.key for part in parts for word in words(part.text))
                found = speaker_of(name, parts[0], subjects) if subjects else ""
                speaker = found or known.get((name, parts[0].quote_id), "")
                named = found if is_named(parts[0]) else ""
                yield Utterance(name, parts, keys, speaker, day_of(parts[0], days), named)


def in_one_breath(rows: tuple[Quote, ...]) -> list[tuple[Quote, ...]]:
    """The rows of a quotation, cut where a new sentence in marks begins behind its cue.

    Another outlet may have either sentence alone. Words in marks leave those without aside.
    """
    marked = tuple(row for row in rows if row.kind != "indirect")
    if not marked:
        return [rows]
    runs = [[marked[0]]]
    for before, row in pairwise(marked):
        direct = before.kind == row.kind == "direct"
        onwards = row.start - before.end <= MARKS_APART or row.text[:1].islower()
        if direct and onwards:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [tuple(run) for run in runs]


def speaker_of(article_id: str, quote: Quote, subjects: Subjects) -> str:
    """The one person, else the one entity, that is named where the speaker stands."""
    if quote.speaker_start is None or quote.speaker_end is None:
        return ""
    named = subjects.entities(article_id, quote.speaker_start, quote.speaker_end)
    people = [one for one in named if is_person(one)]
    found = people or list(named)
    return found[0] if len(found) == 1 else ""


def is_named(quote: Quote) -> bool:
    """Whether the words that speak hold the speaker's name: not "he", not "the director"."""
    if quote.source_start is None or quote.source_end is None or quote.speaker_start is None:
        return True
    return quote.source_start <= quote.speaker_start < quote.source_end


def is_person(entity_id: str) -> bool:
    """Whether an entity_id is a person's."""
    return entity_id.startswith("person-")


def day_of(quote: Quote, days: Mapping[int | None, Date]) -> str:
    """The day on which it was said, where the article dates the word that reports it."""
    if quote.cue_start is None or quote.cue_end is None:
        return ""
    for at in range(quote.cue_start, min(quote.cue_end, quote.cue_start + 60)):
        date = days.get(at)
        if date and date.earliest and date.earliest == date.latest:
            return date.earliest
    return ""


def grouped(said: Iterable[Utterance]) -> list[list[Utterance]]:
    """Utterances that are one, each put with the longest version, which stands first."""
    longest_first = sorted(said, key=lambda s: (-len(s.keys), s.article_id, s.start))
    groups: list[list[Utterance]] = []
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for one in longest_first:
        if len(set(telling(one.keys))) < TELLING_WORDS and len(one.keys) < MANY_WORDS:
            continue
        runs = runs_of(one.keys)
        candidates = {n for run in runs for n in known.get(run, ())}
        home = best([groups[n] for n in sorted(candidates)], one)
        if home is None:
            home = []
            groups.append(home)
            for run in runs:
                if len(known[run]) < MOST_ALIKE:
                    known[run].append(len(groups) - 1)
        home.append(one)
    return groups


def runs_of(keys: Sequence[str]) -> list[tuple[str, ...]]:
    """What two utterances must share to be looked at: two telling words in a row, or four words."""
    fours = zip(keys, keys[1:], keys[2:], keys[3:], strict=False)
    return list(dict.fromkeys([*pairwise(telling(keys)), *fours]))


def best(groups: Sequence[list[Utterance]], one: Utterance) -> list[Utterance] | None:
    """The group that an utterance belongs to: the most alike, of these the one with most words."""
    ranked = [(how_alike(one, group[0]), group) for group in groups]
    for relation in BEST_FIRST:
        for found, group in ranked:
            if found == relation:
                return group
    return None


def how_alike(one: Utterance, longest: Utterance) -> str:
    """The relation of an utterance to the longest version; empty if they are not one."""
    known = one.speaker != "" and longest.speaker != ""
    relation = collation.relation(
        one.keys, longest.keys, one_speaker=known and one.speaker == longest.speaker
    )
    if relation and other_speaker(one, longest) and not sure_for_two(one, longest, relation):
        return ""
    return relation


def sure_for_two(one: Utterance, longest: Utterance, relation: str) -> bool:
    """Whether words given to two people are too many, and too alike, for chance."""
    tells = len(set(telling(one.keys))) >= TELLING_FOR_TWO
    many = len(one.keys) >= collation.LONG_ENOUGH
    if relation != "altered":
        return tells or many
    return tells and many and collation.share(one.keys, longest.keys) >= ALIKE_FOR_TWO


def other_speaker(one: Utterance, other: Utterance) -> bool:
    """Whether the two are given to two different people, both by name.

    Where two of one surname are about, a surname alone is too easily taken for the other.
    """
    if not (is_person(one.named) and is_person(other.named)):
        return False
    return one.named.rpartition("-")[2] != other.named.rpartition("-")[2]


def other_day(one: Utterance, other: Utterance) -> bool:
    """Whether the two are given to two different days."""
    return bool(one.day and other.day and one.day != other.day)
