"""Citations of all articles -> who relies on whom, each source under one name (03_sources)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from samestory import agencies
from samestory.quotes.attribution import OUTLETS
from samestory.sources.kinds import DOCUMENTS, is_own, plain
from samestory.tables import Citation, Entity, Name, Reliance


def relied(
    citations: Mapping[str, Sequence[Citation]],
    outlets: Mapping[str, str],
    names: Sequence[Name] = (),
    entities: Sequence[Entity] = (),
) -> list[Reliance]:
    """Rows of 03_sources from 02_citations (article_id -> rows); `outlets` is article_id -> outlet.

    A source has the name of its entity; an agency the one it is known by; an article's own
    reporting its outlet's. Somebody unnamed has none.
    """
    known = {entity.entity_id: entity.name for entity in entities}
    named = {(name.article_id, name.start): known.get(name.entity_id, "") for name in names}
    publishers = defaultdict(list)
    for article_id, outlet in outlets.items():
        if outlet:
            publishers[plain(outlet)].append(article_id)
    rows = []
    for article_id in sorted(citations):
        before = ""
        for one in citations[article_id]:
            name = name_of(one, article_id, outlets.get(article_id, ""), named)
            if is_generic(name):
                name = before
            elif one.kind in {"named", "wire"} and not set(plain(name).split()) & DOCUMENTS:
                before = name
            others = published(one, name, publishers) if one.kind != "own" else []
            other = others[0] if len(others) == 1 and others[0] != article_id else ""
            rows.append(
                Reliance(article_id, one.start, one.end, one.text, one.source, name, one.kind,
                         one.cue, other)
            )  # fmt: skip
    return one_spelling(rows)


def is_generic(name: str) -> bool:
    """Whether a source is only called what it is: "the agency", "the paper"."""
    return plain(name) in OUTLETS


def one_spelling(rows: Sequence[Reliance]) -> list[Reliance]:
    """The rows with one spelling for names that differ in case or "The" only: the most frequent."""
    spellings = Counter(row.name for row in rows)
    usual: dict[str, str] = {}
    for name in sorted(spellings, key=lambda name: (-spellings[name], -len(name), name)):
        usual.setdefault(plain(name), name)
    return [row._replace(name=usual[plain(row.name)]) for row in rows]


def name_of(
    one: Citation, article_id: str, outlet: str, named: Mapping[tuple[str, int], str]
) -> str:
    """The name of a source in all articles; empty for somebody unnamed."""
    if one.kind == "unnamed":
        return ""
    if one.kind == "own":
        return outlet or one.source
    agency = agencies.NAMES.get(plain(one.source))
    if one.kind == "wire" and agency:
        return agency
    if set(plain(one.source).split()) & DOCUMENTS:
        return bare(one.source)  # "the ministry's report" is not the ministry
    place = one.start + max(one.text.find(one.source), 0)
    return named.get((article_id, place)) or agency or bare(one.source)


def bare(source: str) -> str:
    """A source as written, without "the" and doubled spaces; "The Hill" keeps its own."""
    return " ".join(source.split()).removeprefix("the ")


def published(one: Citation, name: str, publishers: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The articles of the folder whose outlet the source is."""
    for called in (plain(name), plain(one.source)):
        if called in publishers:
            return publishers[called]
    short = [outlet for outlet in publishers if is_own(plain(one.source), outlet)]
    return publishers[short[0]] if len(short) == 1 and one.kind == "named" else []
