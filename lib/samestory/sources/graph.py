"""Citations of all articles -> who relies on whom, each source under one name (03_sources)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from samestory import agencies
from samestory.sources.kinds import DOCUMENTS, is_own, plain
from samestory.tables import Citation, Entity, Name, Reliance


def graph(
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
        for one in citations[article_id]:
            name = name_of(one, article_id, outlets.get(article_id, ""), named)
            others = published(one, name, publishers) if one.kind != "own" else []
            other = others[0] if len(others) == 1 and others[0] != article_id else ""
            rows.append(
                Reliance(article_id, one.start, one.end, one.text, one.source, name, one.kind,
                         one.cue, other)
            )  # fmt: skip
    return rows


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
    """A source as written, without "the" and doubled spaces."""
    words = " ".join(source.split())
    return words[4:] if words[:4].casefold() == "the " else words


def published(one: Citation, name: str, publishers: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The articles of the folder whose outlet the source is."""
    for called in (plain(name), plain(one.source)):
        if called in publishers:
            return publishers[called]
    short = [outlet for outlet in publishers if is_own(plain(one.source), outlet)]
    return publishers[short[0]] if len(short) == 1 and one.kind == "named" else []
