"""News without annotation -> Docs with the names that the teacher sees in it.

"Silver": more text than anybody annotated, with the teacher's mistakes in it. The small network
learns from both, and comes nearer to the large one than from the gold alone (Hinton, Vinyals and
Dean 2015, with hard labels).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab
from tags import Span, Text, text_of

Labels = Callable[[Sequence[Text]], Iterable[list[Span]]]

WORDS = 3_000_000
SHARES = (("allsides", 0.9), ("congress_press", 0.1))
LETTERS = 6000  # of each article, so that more articles have their turn
TOKENIZER = spacy.blank("en").tokenizer
FEWEST, MOST = 100, 260  # tokens of a text; it ends at a line break if there is one


def docs(label: Labels, data: Path, vocab: Vocab) -> Iterator[Doc]:
    """Yield texts of the collections with the names that the teacher (`label`) finds."""
    unread = [run for text in chosen(data) for run in runs(text)]
    texts = [Text([word for word, _ in run], [0] * len(run), frozenset()) for run in unread]
    for run, names in zip(unread, label(texts), strict=True):
        words, spaces = zip(*run, strict=True)
        yield named(vocab, words, spaces, names)


def completed(label: Labels, gold: Sequence[Doc]) -> Iterator[Doc]:
    """Yield the Docs; what a corpus leaves open is filled in by `label`, what it says stays."""
    texts = [text_of(doc) for doc in gold]
    open_ones = [index for index, text in enumerate(texts) if text.unsaid]
    names = dict(zip(open_ones, label([texts[index] for index in open_ones]), strict=True))
    for index, doc in enumerate(gold):
        if index not in names:
            yield doc
        else:
            spaces = [bool(token.whitespace_) for token in doc]
            yield named(doc.vocab, texts[index].words, spaces, names[index])


def named(vocab: Vocab, words: Sequence[str], spaces: Sequence[bool], names: Iterable[Span]) -> Doc:
    """Return a Doc with entities; a name across a line break is none."""
    entities = ["O"] * len(words)
    for start, end, label in names:
        if not any(word.isspace() for word in words[start:end]):
            entities[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return Doc(vocab, words=list(words), spaces=list(spaces), ents=entities)


def chosen(data: Path) -> Iterator[str]:
    """Yield headline and beginning of articles, in an order that is random and always the same."""
    for collection, share in SHARES:
        with (data / "text" / f"{collection}.jsonl").open(encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        words, seen = 0, ""
        for record in sorted(records, key=_draw):
            if record["text"][:200] != seen:
                seen = record["text"][:200]
                text = f"{(record.get('title') or '').strip()}\n\n{record['text'][:LETTERS]}"
                words += len(text.split())
                yield text
            if words > WORDS * share:
                break


def runs(text: str) -> Iterator[list[tuple[str, bool]]]:
    """Cut a text into runs of tokens, each with whether a space follows."""
    run: list[tuple[str, bool]] = []
    for token in TOKENIZER(text):
        run.append((token.text, bool(token.whitespace_)))
        if len(run) >= MOST or (len(run) >= FEWEST and "\n" in token.text):
            yield run
            run = []
    if len(run) > 3:
        yield run


def _draw(record: dict[str, str]) -> str:
    return hashlib.sha256(record["text"][:300].encode()).hexdigest()
