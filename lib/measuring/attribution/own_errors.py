"""The own stories that may be read -> what went wrong in them, by class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from measuring.attribution import cited, errors, speakers, together
from measuring.attribution.cited import Cited
from measuring.attribution.own import Done
from measuring.attribution.speakers import Spoken
from measuring.attribution.together import Joined
from measuring.errors import NONE, Error
from measuring.told import NOBODY, Quoted, Telling
from samestory import passages

# Class of error -> what it means, the gravest first.
MEANS = {
    **errors.MEANS,
    "wrong speaker": "quotations given to somebody else, or to somebody where nobody is named",
    "no speaker": "quotations that were found, without who is known to speak",
    "wrongly together": "quotations put together that are different",
    "not together": "the same words that were not put together",
    "other relation": "the same words, with another relation",
    "source of a claim missed": "passages that rely on a source and were not found",
    "source of a claim spurious": "sources where the article relies on nobody",
    "source of a claim, kind": "sources of another kind",
    "source of a claim, name": "sources with other words",
}


def all_of(given: Iterable[Done]) -> list[Error]:
    """Every error in these stories, by class."""
    found: list[Error] = []
    for story in given:
        found += errors.all_of(story.readings())
        found += filter(None, map(of_speaker, speakers.spoken([story])))
        found += of_pairs(together.joined(story))
        found += [error for one in cited.cited([story]) for error in of_source(story, one)]
    order = {name: place for place, name in enumerate(MEANS)}
    return sorted(found, key=lambda one: (order[one.kind], one))


def of_speaker(one: Spoken) -> Error | None:
    """A quotation that was found without the right speaker."""
    if one.right or not one.found:
        return None
    kind = "wrong speaker" if one.speaker else "no speaker"
    named = [name(one.done, entity) for entity in (one.quote.entity, one.speaker)]
    return at(kind, one.done, one.article, place(one.quote), (named[0], named[1]))


def name(done: Done, entity: str) -> str:
    """What a story calls an entity."""
    return NONE if entity in {"", NOBODY} else done.story.entities[entity].name


def place(quote: Quoted) -> tuple[int, int]:
    """Where a quotation begins and its first part ends."""
    return quote.parts[0].start, quote.parts[0].end


def of_pairs(one: Joined) -> Iterator[Error]:
    """Pairs of quotations that were put together wrongly, not at all, or in another relation."""
    at_key = {q.key: (article, q) for article in one.done.story.articles for q in article.quotes}
    named = {frozenset(line[:2]): line for line in one.done.story.same}
    for pair in sorted(map(sorted, one.wanted | one.found)):
        key = frozenset(pair)
        kind = "wrongly together" if key not in one.wanted else "not together"
        wanted, given = "", ""
        if key in one.wanted & one.found:
            if key not in named:
                continue
            first, other, relations = named[key]
            said = together.relation(one, first, other)
            if said == frozenset(relations):
                continue
            kind, wanted, given = "other relation", ", ".join(relations), ", ".join(sorted(said))
        (article, quote), (_, twin) = at_key[pair[0]], at_key[pair[1]]
        keys = f"{quote.key}, {twin.key}"
        yield at(kind, one.done, article, place(quote), (wanted or keys, given or keys))


def of_source(done: Done, one: Cited) -> Iterator[Error]:
    """What is wrong with a passage that relies on a source."""
    marked, row = one.marked, one.row
    said = "source of a claim"
    if marked and row:
        both = (f"{marked.said.kind}: {marked.said.source}", f"{row.kind}: {row.source}")
        where = min(marked.start, row.start), max(marked.end, row.end)
        if not cited.same_kind(marked, row):
            yield at(f"{said}, kind", done, one.article, where, both)
        if not cited.same_source(marked, row):
            yield at(f"{said}, name", done, one.article, where, both)
    elif marked:
        told = f"{marked.said.kind}: {marked.said.source}", NONE
        yield at(f"{said} missed", done, one.article, (marked.start, marked.end), told)
    elif row:
        told = NONE, f"{row.kind}: {row.source}"
        yield at(f"{said} spurious", done, one.article, (row.start, row.end), told)


def at(
    kind: str, done: Done, article: Telling, where: tuple[int, int], both: tuple[str, str]
) -> Error:
    """One error at its place."""
    around = passages.around(article.text, *where)
    document = f"{done.story.name}, {article.letter}"
    return Error(kind, document, NONE, both[0] or NONE, NONE, both[1] or NONE, *around)
