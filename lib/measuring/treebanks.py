"""CoNLL-U files -> Docs of up to ten sentences, with the spacing of the original text."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from measuring.documents import (
    MAX_SENTENCES,
    Paragraph,
    Sentence,
    Token,
    compose,
    portions,
    syntax_doc,
)


def docs(path: Path, vocab: Vocab, dice: random.Random | None) -> Iterator[Doc]:
    """Yield training Docs (with `dice`) or whole documents (without)."""
    for document in read(path):
        flat = [(number, sentence) for number, part in enumerate(document) for sentence in part]
        for portion in portions(flat, dice, MAX_SENTENCES if dice else len(flat)):
            grouped: dict[int, Paragraph] = {}
            for number, sentence in portion:
                grouped.setdefault(number, []).append(sentence)
            tokens = compose(list(grouped.values()), dice)
            yield syntax_doc(vocab, tokens)


def read(path: Path) -> Iterator[list[Paragraph]]:
    """Yield documents as lists of paragraphs, by the `newdoc` and `newpar` comments."""
    document: list[Paragraph] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if not block.strip():
            continue
        comments = [line for line in block.split("\n") if line.startswith("#")]
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        if document and any(line.startswith("# newdoc") for line in comments):
            yield document
            document = []
        starts = any(line.startswith("# newpar") and "_block" not in line for line in comments)
        if starts or not document:
            document.append([])
        document[-1].append(_sentence(rows))
    if document:
        yield document


def _sentence(rows: list[list[str]]) -> Sentence:
    words = [row for row in rows if row[0].isdigit()]
    # Words of one written form ("don't" as "do" + "n't") stand without space between
    # them; the line of the form itself (1-2) says what follows the last of them.
    joined = {row[0]: row for row in rows if "-" in row[0]}
    inner: set[int] = set()
    last: dict[int, bool] = {}
    for span, row in joined.items():
        first, final = (int(number) for number in span.split("-"))
        inner.update(range(first, final))
        last[final] = _space(row)
    tokens = []
    for index, row in enumerate(words):
        number = int(row[0])
        head = index if row[6] == "0" else int(row[6]) - 1
        token = Token(
            row[1],
            space=number not in inner and last.get(number, _space(row)),
            upos=row[3],
            xpos="" if row[4] == "_" else row[4],
            feats="" if row[5] == "_" else row[5],
            lemma=row[1] if row[2] == "_" and row[1] != "_" else row[2],
            head=head,
            dep="ROOT" if row[7] == "root" else row[7],
        )
        tokens.append(token)
    if not tokens[-1].space and tokens[-1].text[-1:].isalnum():
        # A heading run into the next sentence is an artefact of the web page's markup.
        tokens[-1] = replace(tokens[-1], space=True)
    return tokens


def _space(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9].split("|")
