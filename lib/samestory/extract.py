"""Articles -> what stands in each of them: names, dates, quotations, figures, sources.

One part of articles in, one part of rows out, as Parquet; a part is addressed by a hash of its
content, of the language model and of the rules. So what has not changed is never read again, and
parts can be made in any order, in processes or on a cluster, by the same function.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from samestory import (
    clean,
    consistency,
    dates,
    doc_index,
    figures,
    language,
    names,
    quotes,
    sources,
    tables,
)

TABLES = ("02_mentions", "02_dates", "02_quotes", "02_figures", "02_citations")
# What a part carries of each article; `kept` is the text with what cleaning removed blanked out.
COLUMNS = ("article_id", "outlet", "published_earliest", "published_latest", "text", "kept")
# Large enough to keep a core busy, small enough that one changed article costs little.
PART_SIZE = 25


def corpus(
    articles: pd.DataFrame,
    blocks: pd.DataFrame,
    *,
    run: str,
    model: str = "",
    part_size: int = PART_SIZE,
) -> dict[str, pd.DataFrame]:
    """The five tables of 02 for all articles (frames `01_articles` and `01_blocks`).

    Only parts that are not yet in the run's folder `parts` are read.
    """
    place = tables.folder(run, "parts")
    stamp = rules() + language.fingerprint(model) + version("spacy")
    found = []
    for part in cut(with_kept_text(articles, blocks), part_size):
        source = place / f"{key(part, stamp)}.parquet"
        part.to_parquet(source, index=False)
        found.append(extract(source, place / source.stem, model=model))
    for stale in set(place.iterdir()) - set(found):
        shutil.rmtree(stale) if stale.is_dir() else stale.unlink()
    made = {
        name: pd.concat([pd.read_parquet(p / f"{name}.parquet") for p in found], ignore_index=True)
        for name in TABLES
    }
    return made | {"02_citations": with_credits(made["02_citations"], blocks)}


def with_credits(citations: pd.DataFrame, blocks: pd.DataFrame) -> pd.DataFrame:
    """`02_citations` with the agencies that the lines beside each story credit."""
    credit = blocks[blocks["role"].isin(sources.CREDITING)]
    lines = tables.by_article("01_blocks", credit)
    found = tables.frame(
        "02_citations", {name: list(sources.credited(rows)) for name, rows in lines.items()}
    )
    every = pd.concat([citations, found], ignore_index=True)
    return every.sort_values(["article_id", "start"], kind="stable", ignore_index=True)


def extract(source: Path, target: Path, *, model: str = "") -> Path:
    """One Parquet part of articles (COLUMNS) -> a folder with one Parquet file for each table."""
    if target.is_dir():
        return target
    rows: dict[str, dict[str, list[Any]]] = {name: {} for name in TABLES}
    part = pd.read_parquet(source)
    docs = language.stream(language.load(model), part["kept"])
    for record, doc in zip(part.itertuples(index=False), docs, strict=True):
        for name, found in article(consistency.settle(doc), record).items():
            rows[name][str(record.article_id)] = [verbatim(r, str(record.text)) for r in found]
    unfinished = target.with_suffix(".tmp")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    for name in TABLES:
        tables.frame(name, rows[name]).to_parquet(unfinished / f"{name}.parquet", index=False)
    return unfinished.replace(target)


def article(doc: Doc, record: Any) -> dict[str, list[Any]]:
    """The rows of one article, each stage given what the stages before it found."""
    published = day(record.published_earliest), day(record.published_latest)
    mentions = list(names.mentions(doc))
    dated = list(dates.extract(doc, published=published))
    quoted = list(quotes.extract(doc, mentions=mentions))
    known = dates.in_calendar(dated)
    counted = list(figures.extract(doc, dates=known, quotes=quoted, published=published))
    cited = list(sources.extract(doc, mentions=mentions, outlet=record.outlet))
    return {
        "02_mentions": mentions,
        "02_dates": [with_sentence(row, doc) for row in dated],
        "02_quotes": [with_sentence(row, doc) for row in quoted],
        "02_figures": [with_sentence(with_predicate(row, doc), doc) for row in counted],
        "02_citations": cited,
    }


def day(value: Any) -> str | None:
    """A cell with a day, missing as None."""
    return None if pd.isna(value) else str(value)


def with_sentence(row: Any, doc: Doc) -> Any:
    """`row` with the offsets of the sentence, or sentences, that it stands in."""
    span = doc.char_span(row.start, row.end, alignment_mode="expand")
    if span is None:
        return row
    first, last = doc_index.sentence(span[0]), doc_index.sentence(span[-1])
    start, end = first.start_char, last.end_char
    text = doc_index.text(doc)[start:end]
    start += len(text) - len(text.lstrip())
    return row._replace(sentence_start=start, sentence_end=start + len(text.strip()))


def with_predicate(row: tables.Figure, doc: Doc) -> tables.Figure:
    """`row` with what happens to the counted, so that the killed are not held against the hurt."""
    start, end = (row.start, row.end)
    # A noun that the number leaves out stands with another number and its verb.
    if row.counted_start is not None and row.counted_end is not None and row.counted_start >= start:
        start, end = row.counted_start, row.counted_end
    span = doc.char_span(start, end, alignment_mode="expand")
    return row._replace(predicate=language.predicate(span)) if span else row


def verbatim(row: Any, text: str) -> Any:
    """`row` with its passage as it stands in the article, typographic variants and all.

    So too the words that speak in a quotation: they are passages of 03_speakers.
    """
    if isinstance(row, tables.Quote) and row.source_start is not None:
        row = row._replace(source=text[row.source_start : row.source_end])
    return row._replace(text=text[row.start : row.end])


def with_kept_text(articles: pd.DataFrame, blocks: pd.DataFrame) -> pd.DataFrame:
    """The articles with COLUMNS, sorted by article_id."""
    roles = dict(iter(blocks.groupby("article_id")))
    empty = blocks.iloc[:0]
    kept = [
        clean.kept_text(text, tables.rows("01_blocks", roles.get(name, empty)))
        for name, text in zip(articles["article_id"], articles["text"], strict=True)
    ]
    return articles.assign(kept=kept)[list(COLUMNS)].sort_values("article_id")


def cut(articles: pd.DataFrame, size: int) -> Iterator[pd.DataFrame]:
    """`articles` in parts of `size`."""
    for first in range(0, len(articles), size):
        yield articles.iloc[first : first + size]


def key(part: pd.DataFrame, stamp: str) -> str:
    """A name for a part that changes with anything its rows depend on."""
    content = part.to_json(orient="values")
    return hashlib.sha256((stamp + content).encode()).hexdigest()[:20]


def rules() -> str:
    """A hash of the library: a changed rule makes every part new."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".csv", ".txt"} and "model" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()
