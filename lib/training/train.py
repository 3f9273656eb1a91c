"""Corpora -> the spaCy pipeline in lib/samestory/model, with its card and its scores.

    python lib/training/train.py [--data DIR] [--out DIR] [--work DIR]

Steps: find the corpora; turn them into Docs; train syntax and names side by side, one
processor each; put the two together; measure on held-out texts; write the card.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # lib, for what is shared

import card
import measure
import package
import spacy
from spacy.cli.init_config import fill_config
from spacy.tokens import Doc, DocBin

from measuring import corpora, name_corpora, treebanks

HERE = Path(__file__).resolve().parent
OUT = corpora.PROJECT / "lib" / "samestory" / "model"
SEED = 20200103
RUNS = ("syntax", "names")


def main() -> None:
    """Run every step."""
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        work = options.work or Path(scratch)
        try:
            data = corpora.locate(options.data, work)
        except corpora.MissingCorpusError as error:
            sys.exit(str(error))
        report = work / "corpora.json"
        if not options.assemble_only:
            report.write_text(json.dumps(prepare(data, work), indent=2), encoding="utf-8")
            train(work)
        package.assemble(work / "syntax" / "model-best", work / "names" / "model-best", options.out)
        print(f"Packaged in {options.out}; measuring.", flush=True)
        scores = measure.everything(options.out, data)
        counts = json.loads(report.read_text(encoding="utf-8"))
        card.write(options.out, scores, counts, card.settings(HERE))
    print(f"Done: {options.out / 'README.md'}")


def prepare(data: Path, work: Path) -> dict[str, dict[str, Any]]:
    """Write the Docs to train on and to choose on; return how many and how long."""
    vocab = spacy.blank("en").vocab
    newswire = name_corpora.split(data / "names" / "worldwide")
    uner = data / "names" / "uner_ewt" / "en_ewt-ud-train.iob2"
    dice = random.Random(SEED)  # noqa: S311 - variants of texts, no secret
    counts: dict[str, dict[str, Any]] = {}

    def syntax(part: str, throw: random.Random | None) -> list[Doc]:
        paths = [data / "syntax" / f"{bank}_{part}.conllu" for bank in ("ewt", "gum")]
        return [doc for path in paths for doc in treebanks.docs(path, vocab, throw)]

    sets: dict[str, Iterable[Doc]] = {
        "syntax-train": syntax("train", dice),
        "syntax-dev": syntax("dev", None),
        "names-train": [
            *name_corpora.worldwide_docs(newswire["train"], vocab, dice),
            *name_corpora.uner_docs(uner, vocab, dice),
        ],
        "names-dev": name_corpora.worldwide_docs(newswire["dev"], vocab, None),
    }
    for name, docs in sets.items():
        bin_ = DocBin(docs=docs, store_user_data=False)
        bin_.to_disk(work / f"{name}.spacy")
        read = list(bin_.get_docs(vocab))
        counts[name] = {"texts": len(read), "tokens": sum(map(len, read))}
    for side, paths in newswire.items():
        outlets = {name_corpora.outlet(path) for path in paths}
        counts[f"newswire-{side}"] = {"outlets": len(outlets), "articles": len(paths)}
    counts["held out"] = {
        side: sorted({name_corpora.outlet(path) for path in newswire[side]})
        for side in ("dev", "test")
    }
    return counts


def train(work: Path) -> None:
    """Run `spacy train` for both parts at once, each on one processor."""
    # One thread each: more would change the order of sums, and with it the model.
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    started = time.monotonic()
    runs = {}
    for name in RUNS:
        # The committed configuration says what matters; spaCy fills in its defaults.
        fill_config(work / f"{name}.cfg", HERE / f"{name}.cfg", silent=True)
        command = [sys.executable, "-m", "spacy", "train", f"{name}.cfg"]
        command += ["--output", name, "--paths.train", f"{name}-train.spacy"]
        command += ["--paths.dev", f"{name}-dev.spacy"]
        log = (work / f"{name}.log").open("w", encoding="utf-8")
        runs[name] = subprocess.Popen(
            command, cwd=work, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    failed = [name for name, run in runs.items() if run.wait()]
    if failed:
        tail = "\n".join((work / f"{failed[0]}.log").read_text().splitlines()[-20:])
        sys.exit(f"Training stopped ({', '.join(failed)}):\n{tail}")
    print(f"Trained in {(time.monotonic() - started) / 60:.0f} minutes.", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, help=f"corpora; else ${corpora.VARIABLE}, else ../shared/data"
    )
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the finished model")
    parser.add_argument("--work", type=Path, help="folder for what lies between, to keep it")
    parser.add_argument(
        "--assemble-only", action="store_true", help="take the trained parts that lie in --work"
    )
    options = parser.parse_args()
    if options.assemble_only and not options.work:
        parser.error("--assemble-only needs --work, the folder of an earlier run")
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)
    return options


if __name__ == "__main__":
    main()
