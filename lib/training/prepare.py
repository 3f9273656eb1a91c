"""Corpora -> the files of Docs that each part is trained on and chosen on."""

import random
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import silver
import spacy
import variants
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from measuring import name_corpora, treebanks

SEED = 20200103
GOLD_COPIES = 3  # of the annotated texts, so that they weigh about as much as the silver

Counts = dict[str, dict[str, Any]]


def texts(data: Path, work: Path) -> Counts:
    """Write the annotated texts: the treebanks', and those with names for the teacher."""
    vocab = spacy.blank("en").vocab
    newswire = name_corpora.split(data / "names" / "worldwide")
    uner = data / "names" / "uner_ewt" / "en_ewt-ud-train.iob2"
    dice = random.Random(SEED)  # noqa: S311 - variants of texts, no secret
    parsed = trees(data, "train", vocab, dice)
    named = list(name_corpora.worldwide_docs(newswire["train"], vocab, dice))
    named += name_corpora.uner_docs(uner, vocab, dice)
    dev = name_corpora.worldwide_docs(newswire["dev"], vocab, None)
    sides = {
        side: sorted({name_corpora.outlet(path) for path in paths})
        for side, paths in newswire.items()
    }
    return {
        "syntax-train": write(variants.typeset(parsed, dice), work / "syntax-train.spacy"),
        "syntax-dev": write(trees(data, "dev", vocab, None), work / "syntax-dev.spacy"),
        "names-gold": write(named, work / "names-gold.spacy"),
        "names-dev": write(dev, work / "names-dev.spacy"),
        "newswire-train": {"outlets": len(sides["train"]), "articles": len(newswire["train"])},
        "held out": {side: sides[side] for side in ("dev", "test")},
    }


def trees(data: Path, part: str, vocab: Vocab, dice: random.Random | None) -> list[Doc]:
    """Read one part of both treebanks."""
    paths = [data / "syntax" / f"{bank}_{part}.conllu" for bank in ("ewt", "gum")]
    return [doc for path in paths for doc in treebanks.docs(path, vocab, dice)]


def names(data: Path, work: Path) -> Counts:
    """Write what the shipped part learns names from: gold, its variants, and silver."""
    import teacher  # brings PyTorch, which nothing else needs

    vocab = spacy.blank("en").vocab
    dice = random.Random(SEED)  # noqa: S311 - as above
    network = teacher.load(work / "vectors", work / "teacher.pt")
    found = list(silver.docs(partial(teacher.label, network, keep=False), data, vocab))
    gold = read(work / "names-gold.spacy", vocab)
    annotated = list(silver.completed(partial(teacher.label, network, keep=True), gold))
    mixed = list(found)
    for _ in range(GOLD_COPIES):
        mixed += variants.typeset([*annotated, *variants.swapped(annotated, dice)], dice)
    dice.shuffle(mixed)
    return {
        "names-silver": {"texts": len(found), "tokens": sum(map(len, found))},
        "names-train": write(mixed, work / "names-train.spacy"),
    }


def write(docs: Iterable[Doc], path: Path) -> dict[str, int]:
    """Write Docs to a file; return how many and how long."""
    kept = list(docs)
    DocBin(docs=kept, store_user_data=False).to_disk(path)
    return {"texts": len(kept), "tokens": sum(map(len, kept))}


def read(path: Path, vocab: Vocab) -> list[Doc]:
    """Read the Docs of a file."""
    return list(DocBin().from_disk(path).get_docs(vocab))
