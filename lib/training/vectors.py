"""Two text collections -> word vectors that know parts of words (floret, CBOW).

A name that no annotated text holds still has endings and syllables that the collections know.
floret (Explosion, 2021; after fastText, Bojanowski et al. 2017) keeps all of them in one small
table of hashed rows.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.training.initialize import convert_vectors

from measuring import name_corpora

ROWS, WIDTH = 50_000, 100  # 20 MB; the finished model may have 30
EPOCHS, WINDOW, NEGATIVES, SEEN, RATE = 5, 6, 8, 8, 0.05
PIECES = (4, 5)  # letters in a part of a word
HASHES = 2
LONGEST = 100_000  # letters of a paragraph read at once
SAME_START = 400  # press releases that begin with the same letters are one


def train(data: Path, out: Path) -> None:
    """Write a spaCy folder with the vectors of the texts in `data` to `out`."""
    import floret  # only this step needs it

    words = out.with_name("words.txt")
    with words.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in sentences(texts(data)))
    # One thread: with more, the order of updates and so the vectors would change.
    model = floret.train_unsupervised(
        str(words), model="cbow", mode="floret", hashCount=HASHES, bucket=ROWS, dim=WIDTH,
        minn=PIECES[0], maxn=PIECES[1], minCount=SEEN, epoch=EPOCHS, ws=WINDOW, neg=NEGATIVES,
        lr=RATE, thread=1, verbose=1,
    )  # fmt: skip
    table = out.with_name("vectors.floret")
    model.save_floret_vectors(str(table))
    convert(table, out)


def convert(table: Path, out: Path) -> None:
    """Write a spaCy folder with the vectors of a floret table."""
    nlp = spacy.blank("en")
    convert_vectors(nlp, table, truncate=0, prune=-1, name=None, mode="floret")
    nlp.to_disk(out)


def texts(data: Path) -> Iterator[str]:
    """Yield the raw texts: news, press releases, newswire to train on, web texts to train on."""
    for record in records(data / "text" / "allsides.jsonl"):
        yield f"{record.get('title') or ''}\n{record['text']}"
    seen: set[str] = set()
    for record in records(data / "text" / "congress_press.jsonl"):
        if record["text"][:SAME_START] not in seen:
            seen.add(record["text"][:SAME_START])
            yield record["text"]
    for path in name_corpora.split(data / "names" / "worldwide")["train"]:
        original = path.parent.parent / "original_articles" / path.name.removesuffix(".tsv")
        if original.exists():
            yield original.read_text(encoding="utf-8", errors="replace")
    uner = data / "names" / "uner_ewt" / "en_ewt-ud-train.iob2"
    lines = uner.read_text(encoding="utf-8").split("\n")
    yield "\n".join(line[9:] for line in lines if line.startswith("# text = "))


def records(path: Path) -> Iterator[dict[str, str]]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield each paragraph as tokens with blanks between them."""
    tokenizer = spacy.blank("en").tokenizer
    for text in paragraphs:
        for paragraph in re.split(r"\n+", text):
            for start in range(0, len(paragraph), LONGEST):
                tokens = tokenizer(paragraph[start : start + LONGEST])
                if words := [token.text for token in tokens if not token.is_space]:
                    yield " ".join(words)
