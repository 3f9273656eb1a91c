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

from spacy.tokens import Doc, Span

from samestory import language
from samestory.spelling import TITLES, acronym_of, normal

Words = tuple[str, ...]
Votes = Mapping[Words, Counter[str]]

PLACES = Path(__file__).parent / "data" / "places.txt"
# What is known of a place counts as two sentences: enough against one slip, not against a person
# who is named in full and quoted on.
KNOWN = 2

WHERE = frozenset("in near outside around".split())
AREAS = frozenset(
    "airport area city coast county district island peninsula province region river state town"
    " valley village".split()
)
LEAVE_OUT = frozenset({"the", "The", "THE", "'s", "’s", "'", "’"})


def settle(doc: Doc) -> Doc:
    """`doc` with `doc.ents` changed: one label for each name, and names missed elsewhere found.

    Labels are the model's own; what `language.label` does not count as a name stays as it is.
    """
    doc.ents = [name for entity in doc.ents if (name := without_title(entity))]
    votes = votes_in(doc)
    decided = {words: vote.most_common(1)[0][0] for words, vote in votes.items()}
    decided |= parts_of_people(votes, decided)
    decided |= short_forms(doc, decided)
    relabelled = [relabel(entity, decided) for entity in doc.ents]
    doc.ents = without_overlap([*missed(doc, decided), *relabelled])
    return doc


def core(entity: Span) -> Words:
    """The words of a name without its article and possessive."""
    words = [token.text for token in entity]
    while words and words[0] in LEAVE_OUT:
        del words[0]
    while words and words[-1] in LEAVE_OUT:
        del words[-1]
    return tuple(words)


def without_title(entity: Span) -> Span | None:
    """A name without "Pope" or "Colonel" before it; None where nothing else is left.

    A title that follows a first name somewhere is a surname there ("Stephen King").
    """
    if language.label(entity.label_) not in {"PERSON", "ORG", "PLACE"}:
        return entity
    start, end = entity.start, entity.end
    while start < end and entity.doc[start].lower_.rstrip(".") in TITLES:
        start += 1
    if start == entity.start or (start < end and language.label(entity.label_) != "PERSON"):
        return entity
    if start < end:
        return Span(entity.doc, start, end, label=entity.label_)
    return entity if is_surname(entity) else None


def is_surname(entity: Span) -> bool:
    """Whether a person of the text bears these words behind another name."""
    others = (e for e in entity.doc.ents if len(e) > 1 and language.label(e.label_) == "PERSON")
    return any(e[-1].text == entity[-1].text and e[0].lower_ not in TITLES for e in others)


def votes_in(doc: Doc) -> Votes:
    """Name -> how often the model gave it which label; what is known of places counts too."""
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    for entity in doc.ents:
        if (words := core(entity)) and language.label(entity.label_):
            votes[words][entity.label_] += 1
    place = place_label(doc)
    for entity in doc.ents:
        if core(entity) in votes and stands_as_place(entity):
            votes[core(entity)][place] += KNOWN
    for words in votes:
        if spelled(words) in known_places():
            votes[words][place] += KNOWN
    return votes


def stands_as_place(entity: Span) -> bool:
    """Whether the words beside a name are those of a place: "in Harar", "Harar province"."""
    doc, first, last = entity.doc, entity.start, entity.end
    before = doc[first - 1].lower_ if first else ""
    after = doc[last].lower_ if last < len(doc) else ""
    return after in AREAS or (before in WHERE and after not in LEAVE_OUT)


def place_label(doc: Doc) -> str:
    """What the model calls places here; its schemes differ."""
    labels = Counter(e.label_ for e in doc.ents if language.label(e.label_) == "PLACE")
    return labels.most_common(1)[0][0] if labels else "LOC"


def spelled(words: Words) -> str:
    """A name as it is written in running text, also where a headline shouts it."""
    name = " ".join(words)
    return name.title() if name.isupper() and len(name) > 4 else name


@cache
def known_places() -> frozenset[str]:
    """Countries, capitals, large cities: places.txt."""
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def parts_of_people(votes: Votes, decided: Mapping[Words, str]) -> dict[Words, str]:
    """The surnames of people named in full are people, unless most votes are for something else.

    A full name counts as often as it stands there: "Brandt" is a person beside "Ada Brandt", but
    one "George Washington" does not make people of ten Washingtons.
    """
    heard: dict[Words, Counter[str]] = defaultdict(Counter)
    for words, label in decided.items():
        if language.label(label) == "PERSON" and len(words) > 1 and words[-1][:1].isupper():
            heard[(words[-1],)][label] += sum(votes[words].values())
    people: dict[Words, str] = {}
    for surname, full in heard.items():
        label, often = full.most_common(1)[0]
        alone = votes.get(surname, Counter())
        against = [n for other, n in alone.items() if other != label]
        if often + alone[label] >= max(against, default=0):
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
    by_first: dict[str, list[Words]] = defaultdict(list)
    for words in sorted(decided, key=len, reverse=True):
        by_first[words[0]].append(words)
    lower = {token.text for token in doc if token.is_lower}
    for token in doc:
        for words in by_first.get(token.text, ()):
            span = doc[token.i : token.i + len(words)]
            if tuple(t.text for t in span) == words and joins(span, words, lower):
                yield Span(doc, span.start, span.end, label=decided[words])
                break


def joins(span: Span, words: Words, lower: set[str]) -> bool:
    """Whether these words are the name here too, and not part of another, nor a common word."""
    if any(t.ent_type_ and not language.label(t.ent_type_) for t in span):
        return False
    if len(words) > 1:
        return words[0][:1].isupper() and words[-1][:1].isupper()
    word = words[0]
    if not word[:1].isupper() or len(word) < 2 or word.lower() in lower:
        return False
    return not any(t.ent_type_ for t in span) and not in_longer_name(span)


def in_longer_name(span: Span) -> bool:
    """Whether a capital or a hyphen stands beside the words: "Mahdawi Street", "anti-Mahdawi"."""
    doc = span.doc
    before = doc[span.start - 1] if span.start and not span[0].is_sent_start else None
    after = doc[span.end] if span.end < len(doc) and not doc[span.end].is_sent_start else None
    if before is not None and before.text.endswith("-") and not before.whitespace_:
        return True
    beside = [t for t in (before, after) if t is not None and not t.is_sent_start]
    return any(token.text[:1].isupper() and not token.ent_type_ for token in beside)


def without_overlap(spans: list[Span]) -> list[Span]:
    """The longest of spans that overlap; of equals the first."""
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda s: s.start - s.end):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return kept
