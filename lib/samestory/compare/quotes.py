"""Quotations of several articles -> claims: the same words, cut, altered, or given to another.

`wording` levels what only typography changes, `utterances` finds those that are one, `collation`
lays two side by side, `paraphrase` adds what an outlet reports in its own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from samestory.compare import collation, utterances
from samestory.compare.paraphrase import paraphrases
from samestory.compare.subject import Subjects
from samestory.compare.utterances import Utterance
from samestory.compare.verdicts import Compared, Statement, weakest
from samestory.findings import listed, many, when
from samestory.tables import Date, Quote, Speaker

# Of the words of the longest version, that several utterances of one article must make up
# together, so that it is taken for these printed as one.
MERGED = 0.8
# Characters between two quotations of one article that are still one speech, interrupted.
ONE_SPEECH = 80
MOST_EDITS = 3  # named in a reason

VERDICT_OF = {
    "same": "agree",
    "cut": "compatible",
    "merged": "compatible",
    "paraphrased": "compatible",
    "altered": "conflict",
    "speaker": "conflict",
    "date": "conflict",
}


def compare(
    quotes: Mapping[str, Sequence[Quote]],
    subjects: Subjects | None = None,
    dates: Mapping[str, Sequence[Date]] | None = None,
    speakers: Sequence[Speaker] = (),
) -> Iterator[Compared]:
    """Claims over the quotations (article_id -> rows of 02_quotes).

    `subjects` and `speakers` (rows of 03_speakers) know which entity speaks, `dates` (article_id ->
    rows of 02_dates) when.
    """
    said = list(utterances.utterances(quotes, subjects, dates, speakers))
    groups = utterances.grouped(u for u in said if u.parts[0].kind != "indirect")
    reported = [u for u in said if u.parts[0].kind == "indirect"]
    retold: dict[int, list[tuple[Utterance, float]]] = {}
    for number, one, share in paraphrases(groups, reported, subjects) if subjects else ():
        retold.setdefault(number, []).append((one, share))
    for number, group in enumerate(groups):
        yield judged(group, retold.get(number, []))


def judged(group: Sequence[Utterance], retold: Sequence[tuple[Utterance, float]] = ()) -> Compared:
    """The verdict over one utterance, held against its longest version."""
    longest = group[0]
    relations = [relations_of(one, longest) for one in group]
    if merged(group):  # the parts are as they were said; it is the whole that was made
        relations = [["merged"], *(["same"] if r == ["cut"] else r for r in relations[1:])]
    relations += [["paraphrased"] for _ in retold]
    every = [*group, *(one for one, _ in retold)]
    several = len({one.article_id for one in every}) > 1
    verdict = weakest(VERDICT_OF[r] for found in relations for r in found) if several else "single"
    share = min((share for _, share in retold), default=1.0)
    return Compared(
        kind="quote",
        topic=shortened(longest.parts[0].text),
        verdict=verdict,
        reason=reason(every, relations, several=several),
        score=share if several and verdict != "conflict" else None,
        statements=[
            statement(one, part, ", ".join(how))
            for one, how in zip(every, relations, strict=True)
            for part in one.parts
        ],
    )


def relations_of(one: Utterance, longest: Utterance) -> list[str]:
    """How an utterance differs from the longest version: its words, its speaker, its day."""
    found = [collation.relation(one.keys, longest.keys, one_speaker=True) or "altered"]
    if utterances.other_speaker(one, longest):
        found.append("speaker")
    if utterances.other_day(one, longest):
        found.append("date")
    return found if len(found) == 1 or found[0] != "same" else found[1:]


def merged(group: Sequence[Utterance]) -> bool:
    """Whether the longest version is two utterances that another article prints apart."""
    longest = group[0]
    for article_id in {one.article_id for one in group} - {longest.article_id}:
        own = sorted((one for one in group if one.article_id == article_id), key=lambda u: u.start)
        found = [collation.find(one.keys, longest.keys) for one in own]
        apart = any(are_apart(a, b) for a, b in pairwise(own))
        whole = sum(len(one.keys) for one in own) >= MERGED * len(longest.keys)
        if apart and whole and None not in found and len(set(found)) == len(found):
            return True
    return False


def are_apart(one: Utterance, other: Utterance) -> bool:
    """Whether two quotations of one article are two utterances, each with its own cue."""
    cues = one.parts[0].cue_start, other.parts[0].cue_start
    own_cue = cues[0] is None or cues[0] != cues[1]
    return own_cue and other.start - one.parts[-1].end > ONE_SPEECH


def reason(every: Sequence[Utterance], relations: Sequence[Sequence[str]], *, several: bool) -> str:
    """Why this verdict: what differs, most telling first, and who speaks."""
    if not several:
        return f"Only one article quotes this.{who(every)}"
    found = {relation for one in relations for relation in one}
    told = [
        *([speakers_differ(every)] if "speaker" in found else []),
        *([days_differ(every)] if "date" in found else []),
        *([words_differ(every, relations)] if "altered" in found else []),
        *(["Two utterances are printed as one."] if "merged" in found else []),
        *([cut_shorter(every, relations)] if "cut" in found else []),
        *([retold_by(relations)] if "paraphrased" in found else []),
    ]
    said = " ".join(told) or "The same words in every article."
    return said if "speaker" in found else said + who(every)


def speakers_differ(every: Sequence[Utterance]) -> str:
    """The people to whom the words are given."""
    names = {u.named: u.parts[0].speaker for u in every if utterances.is_person(u.named)}
    return f"The same words are given to {listed([names[s] for s in sorted(names)])}."


def days_differ(every: Sequence[Utterance]) -> str:
    """The days to which the words are given."""
    days = sorted({one.day for one in every if one.day})
    return f"Said on {listed([when(day, day) for day in days])}."


def words_differ(every: Sequence[Utterance], relations: Sequence[Sequence[str]]) -> str:
    """What stands in the place of what, for the versions with other words."""
    longest, told = every[0], []
    for one, found in zip(every, relations, strict=True):
        if "altered" not in found:
            continue
        stretch = collation.nearest(one.keys, longest.keys) or longest.keys
        told += [edited(edit) for edit in collation.edits(one.keys, stretch)]
    shown = list(dict.fromkeys(told))
    more = [f"{len(shown) - MOST_EDITS} more"] if len(shown) > MOST_EDITS else []
    detail = listed([*shown[:MOST_EDITS], *more])
    said = "Other words stand inside the quotation marks"
    return f"{said}: {detail}." if detail else f"{said}."


def edited(edit: collation.Edit) -> str:
    """One difference in words: “blaze” for “fire”, “twice” added, “not” left out."""
    was, now = " ".join(edit.was), " ".join(edit.now)
    if was and now:
        return f"“{now}” for “{was}”"
    return f"“{now}” added" if now else f"“{was}” left out"


def cut_shorter(every: Sequence[Utterance], relations: Sequence[Sequence[str]]) -> str:
    """That some have fewer of the words, and which are missing where no mark shows it."""
    cut = [one for one, found in zip(every, relations, strict=True) if "cut" in found]
    silent = [edited(e) for one in cut for e in collation.silent_cuts(one.keys, every[0].keys)]
    if silent:
        missing = listed(list(dict.fromkeys(silent))[:MOST_EDITS])
        return f"The same words, cut shorter in places, without a mark: {missing}."
    return "The same words, cut shorter in places."


def retold_by(relations: Sequence[Sequence[str]]) -> str:
    """How many tell it in their own words."""
    count = sum("paraphrased" in found for found in relations)
    return f"Told in other words, without marks, in {many(count, 'place')}."


def who(every: Sequence[Utterance]) -> str:
    """Whose words they are said to be."""
    speakers = sorted({one.parts[0].speaker for one in every if one.parts[0].speaker})
    return f" Said by: {', '.join(map(uncapital, speakers))}." if speakers else " Speaker unclear."


def uncapital(speaker: str) -> str:
    """A speaker inside a sentence: "a harbour spokesperson"."""
    first, _, rest = speaker.partition(" ")
    return f"{first.lower()} {rest}" if first in {"A", "An", "Another", "The", "One"} else speaker


def statement(said: Utterance, part: Quote, how: str) -> Statement:
    """One part of an utterance as a cell."""
    return Statement(
        article_id=said.article_id,
        start=part.start,
        end=part.end,
        text=part.text,
        value=" ".join(part.text.split()),
        relation=how,
        as_of=(said.day or None, said.day or None),
        voice=part.speaker,
        via=part.via,
    )


def shortened(text: str, length: int = 90) -> str:
    """The first words of a text, in quotation marks."""
    plain = " ".join(text.split())
    if len(plain) > length:
        plain = plain[:length].rsplit(" ", 1)[0] + " …"
    return f"“{plain}”"
