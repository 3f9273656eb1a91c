"""Doc -> the same Doc, its names consistent: what an article names whole once decides for the rest.

A model weighs one sentence at a time and calls "Soleimani" a place here and a person there, or
misses it. Within one article a name nearly always means one thing ("one sense per discourse",
Gale, Church and Yarowsky 1992), so the occurrences vote and the full names lead.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from samestory import language
from samestory.spelling import SUFFIXES, TITLES, acronym_of, normal

Words = tuple[str, ...]
Votes = Mapping[Words, Counter[str]]

PLACES = Path(__file__).parent / "data" / "places.txt"
# What is known of a place, or said by the words beside it, counts as two sentences: enough against
# one slip, not against somebody quoted all through the article.
KNOWN = 2
LONGEST = 12  # words of a name that is looked for elsewhere
WHERE = frozenset("in near outside around throughout across".split())
AREAS = frozenset(
    "airport coast county district island peninsula province region river town village".split()
)
DETERMINERS = frozenset("the a an his her their our its this that".split())


def settle(doc: Doc) -> Doc:
    """`doc` with `doc.ents` changed: one label for each name, and names missed elsewhere found.

    Labels are the model's own; what `language.label` does not count as a name stays as it is.
    Surnames are the last words of full names: those that stand first ("Xi Jinping") are not seen.
    """
    doc.ents = [name for entity in doc.ents if (name := without_title(entity))]
    votes = votes_in(doc)
    decided = {words: vote.most_common(1)[0][0] for words, vote in votes.items()}
    decided = decided | surnames(votes, decided) | short_forms(doc, decided)
    decided = {words: label for words, label in decided.items() if label}
    relabelled = [relabel(entity, decided) for entity in doc.ents]
    doc.ents = without_overlap([*missed(doc, decided), *relabelled])
    return doc


def without_title(entity: Span) -> Span | None:
    """A name without "Pope" or "Colonel" before it; None for "the Pope", which is no name."""
    doc, end = entity.doc, entity.end
    start = first = language.without_article(entity).start
    while start < end and doc[start].lower_.rstrip(".") in TITLES:
        start += 1
    if start == first or not language.label(entity.label_):
        return entity
    if start < end:
        is_person = language.label(entity.label_) == "PERSON"
        return Span(doc, start, end, label=entity.label_) if is_person else entity
    # "Queen" may be a band, and "King" a surname: only an article before it makes it an office.
    return None if first and doc[first - 1].lower_ in DETERMINERS else entity


def core(entity: Span) -> Words:
    """The words of a name without its article and possessive."""
    return tuple(token.text for token in language.without_article(entity))


def votes_in(doc: Doc) -> Votes:
    """Name -> how often the model gave it which label.

    Of what it mostly calls a person, and nobody in the text bears, known places and the words
    beside it have a voice too.
    """
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    for entity in doc.ents:
        if (words := core(entity)) and language.label(entity.label_):
            votes[words][entity.label_] += 1
    borne = {word for words, vote in votes.items() if is_full_name(words, vote) for word in words}
    beside = {core(entity) for entity in doc.ents if stands_as_place(entity)}
    place = language.place_label(doc)
    for words, vote in votes.items():
        if is_person(vote) and not (len(words) == 1 and words[0] in borne):
            vote[place] += KNOWN * ((spelled(words) in known_places()) + (words in beside))
    return votes


def is_person(vote: Counter[str]) -> bool:
    """Whether most votes are for a person."""
    return language.label(vote.most_common(1)[0][0]) == "PERSON"


def is_full_name(words: Words, vote: Counter[str]) -> bool:
    """Whether the words are a person's first name and surname."""
    return len(words) > 1 and is_person(vote) and spelled(words) not in known_places()


def stands_as_place(entity: Span) -> bool:
    """Whether the words beside a single word are those of a place: "in Harar", "Harar province"."""
    doc, first, last = entity.doc, entity.start, entity.end
    before = doc[first - 1].lower_ if first else ""
    after = doc[last] if last < len(doc) else None
    if len(entity) > 1 or after is None:
        return False
    goes_on = after.tag_ == "POS" or after.pos_ in {"NOUN", "PROPN"} or after.text[:1].isupper()
    return after.lower_ in AREAS or (before in WHERE and not goes_on)


def spelled(words: Words) -> str:
    """A name as it is written in running text, also where a headline shouts it."""
    name = " ".join(words)
    return name.title() if name.isupper() and len(name) > 4 else name


@cache
def known_places() -> frozenset[str]:
    """Countries, capitals, large cities: places.txt."""
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def surnames(votes: Votes, decided: Mapping[Words, str]) -> dict[Words, str]:
    """The surnames of people named in full are people, unless most votes are for something else.

    A full name counts as often as it stands there: "Brandt" is a person beside "Ada Brandt", but
    one "George Washington" does not make people of ten Washingtons. Where the surname is also a
    place that everybody knows, and the model saw both, nothing is decided (an empty label).
    """
    heard: dict[Words, Counter[str]] = defaultdict(Counter)
    for words, label in decided.items():
        own = [word for word in words if word.lower().rstrip(".") not in SUFFIXES]
        if is_full_name(tuple(own), votes[words]) and own[-1][:1].isupper():
            heard[(own[-1],)][label] += sum(votes[words].values())
    people: dict[Words, str] = {}
    for surname, full in heard.items():
        label, often = full.most_common(1)[0]
        alone = votes.get(surname, Counter())
        against = max((n for other, n in alone.items() if other != label), default=0)
        if against and spelled(surname) in known_places():
            people[surname] = ""
        elif often + alone[label] >= against:
            people[surname] = label
    return people


def short_forms(doc: Doc, decided: Mapping[Words, str]) -> dict[Words, str]:
    """Acronyms in brackets behind their long form: they are what it is."""
    found: dict[Words, str] = {}
    for entity in doc.ents:
        words = core(entity)
        behind = doc[entity.end : entity.end + 3]
        if words in decided and len(behind) == 3 and behind[0].text == "(":
            short, closed = behind[1].text, behind[2].text == ")"
            if closed and short.isupper() and acronym_of(normal(short), normal(" ".join(words))):
                found[(short,)] = decided[words]
    return found


def relabel(entity: Span, decided: Mapping[Words, str]) -> Span:
    """The same words under the label that was decided for them."""
    label = decided.get(core(entity), "")
    if not language.label(entity.label_) or label in {"", entity.label_}:
        return entity
    return Span(entity.doc, entity.start, entity.end, label=label)


def missed(doc: Doc, decided: Mapping[Words, str]) -> Iterator[Span]:
    """Where a decided name stands and the model saw none, or only a part of it."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in decided:
        if len(words) <= LONGEST:
            lengths[words[0]].add(len(words))
    lower = {token.text for token in doc if token.is_lower}
    for token in doc:
        for length in sorted(lengths.get(token.text, ()), reverse=True):
            span = doc[token.i : token.i + length]
            words = tuple(t.text for t in span)
            if words in decided and joins(span, words, lower):
                yield Span(doc, span.start, span.end, label=decided[words])
                break


def joins(span: Span, words: Words, lower: set[str]) -> bool:
    """Whether these words are the name here too, and not part of another, nor a common word."""
    if any(t.ent_type_ and not language.label(t.ent_type_) for t in span) or in_longer_name(span):
        return False
    if len(words) > 1:
        return words[0][:1].isupper() and words[-1][:1].isupper()
    word = words[0]
    is_common = word.lower() in lower or (
        span[0].is_sent_start and span[0].pos_ not in {"", "PROPN"}
    )
    return word[:1].isupper() and len(word) > 1 and not is_common and not span[0].ent_type_


def in_longer_name(span: Span) -> bool:
    """Whether a capital or a hyphen stands beside the words: "Mahdawi Street", "anti-Mahdawi"."""
    doc = span.doc
    before = doc[span.start - 1] if span.start and not span[0].is_sent_start else None
    after = doc[span.end] if span.end < len(doc) and not doc[span.end].is_sent_start else None
    if before is not None and before.text.endswith("-") and not before.whitespace_:
        return True
    return any(is_loose_capital(token) for token in (before, after) if token is not None)


def is_loose_capital(token: Token) -> bool:
    """Whether a word has a capital of its own and is in no name."""
    return token.text[:1].isupper() and not token.ent_type_ and not token.is_sent_start


def without_overlap(spans: list[Span]) -> list[Span]:
    """The longest of spans that overlap; of equals the first."""
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda s: s.start - s.end):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return kept
