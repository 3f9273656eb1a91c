"""Two trained parts -> one small pipeline on disk, without traces of the training texts."""

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
import tokenizer  # noqa: F401 - the configurations name its callback
from spacy.language import Language

NAME = "samestory"
VERSION = "0.2.0"
LICENSE = "CC BY-SA 4.0"
DESCRIPTION = "English news: tags, features, lemmas, dependencies, sentences and names."

# The pipeline must say the same before and after its vocabulary is cut down.
PROBE = (
    "TEHRAN, July 2 - The prosecutor's office said on Tuesday that arrest warrants had been"
    " issued.\n\n“We won’t stop,” its spokesman told reporters in Geneva; 47 others were"
    " being sought, he added, and $3 million was spent.\n"
)


def assemble(syntax: Path, names: Path, out: Path) -> None:
    """Join the parts, cut the vocabulary to what the rules need, and write to `out`."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        license=LICENSE,
        description=DESCRIPTION,
        performance={},
        spacy_version=">=3.8,<3.9",  # models hold for a minor version, as spaCy's own do
    )
    # Where the training files lay is nobody's business and differs from machine to machine.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    # The changed tokenizer is saved as it is; loading it must not need this recipe.
    nlp.config["nlp"]["after_creation"] = None
    before = _annotation(nlp)
    kept = _cut_trees(nlp)
    # Written aside first, so that `out` never holds half a model.
    aside = out.with_name(f"{out.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    nlp.to_disk(aside)
    _cut_strings(nlp, kept, aside / "vocab" / "strings.json")
    if _annotation(spacy.load(aside)) != before:
        raise RuntimeError("The packaged pipeline annotates otherwise than the trained one.")
    check(out)
    shutil.rmtree(out, ignore_errors=True)
    aside.rename(out)


def check(out: Path) -> None:
    """Refuse a folder that has other content than an earlier model."""
    if out.is_dir() and any(out.iterdir()):
        meta = out / "meta.json"
        if not meta.is_file() or json.loads(meta.read_text(encoding="utf-8")).get("name") != NAME:
            raise SystemExit(f"{out} holds something else than this model: name another --out.")


def _cut_trees(nlp: Language) -> list[dict[str, int]]:
    """Drop the edit trees that no label uses; return those that stay.

    Training adds a tree for every word it sees, with pieces of e-mail addresses and telephone
    numbers in them. Those of the labels were made first, and parts before what they are part
    of, so the rest can be cut off at the end. Of those that stay, the ones that know a word by
    heart ("ARCHIBALD", an address) are emptied: they then fit no word.
    """
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]
    kept: list[dict[str, int]] = trees[: max(lemmatizer.cfg["labels"]) + 1]
    for tree in kept:
        if "orig" in tree and any(_by_heart(nlp.vocab.strings[tree[s]]) for s in ("orig", "subst")):
            tree |= {"orig": 0, "subst": 0}
    # from_bytes adds to what is there, so it needs an empty container.
    empty = type(lemmatizer.trees)(nlp.vocab.strings)
    lemmatizer.trees = empty.from_bytes(srsly.msgpack_dumps({"trees": kept}))
    return kept


def _by_heart(piece: str) -> bool:
    return "@" in piece or (len(piece) > 4 and piece.isupper())


def _cut_strings(nlp: Language, trees: list[dict[str, int]], path: Path) -> None:
    # Training leaves every word it saw in this file. Kept are spaCy's own, the labels, and
    # the endings and irregular forms that the lemmatizer rewrites.
    keep = set(spacy.blank("en").vocab.strings)
    for labels in nlp.pipe_labels.values():
        keep.update(str(label) for label in labels)
    for label in nlp.pipe_labels["morphologizer"]:
        keep.update(label.split("|"))
        for feature in label.split("|"):
            keep.update(feature.split("="))
    for tree in trees:
        keep.update(nlp.vocab.strings[tree[side]] for side in ("orig", "subst") if side in tree)
    path.write_text(json.dumps(sorted(keep), ensure_ascii=False, indent=0), encoding="utf-8")


def _annotation(nlp: Language) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_)
        for t in nlp(PROBE)
    ]
