"""Corpora -> the spaCy pipeline in lib/samestory/model, with its card and its scores.

    python lib/training/train.py [--data DIR] [--out DIR] [--work DIR]

Steps: find the corpora; word vectors; syntax and, at the same time, a large network for names;
what it finds in more text; the small part for names; all put together, measured, described.
With --work, steps that are finished there are not done again.
"""

import argparse
import json
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # lib, for what is shared with measuring
# One thread: more would change the order of sums, and with it the model. NumPy reads this once.
os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}

import card
import measure
import package
import prepare
import vectors
from steps import side_by_side, step

from measuring import corpora

OUT = corpora.PROJECT / "lib" / "samestory" / "model"
NEEDED = (*corpora.NEEDED, "text/allsides.jsonl", "text/congress_press.jsonl")


def main() -> None:
    """Run every step."""
    options = _options()
    if lacking := [name for name in ("floret", "torch") if not find_spec(name)]:
        sys.exit(
            f"The recipe also needs {' and '.join(lacking)}:"
            f" {sys.executable} -m pip install -r lib/training/requirements.txt"
        )
    package.check(options.out)
    with tempfile.TemporaryDirectory() as scratch:
        work = (options.work or Path(scratch)).resolve()
        try:
            data = corpora.locate(options.data, work, needed=NEEDED)
        except corpora.MissingCorpusError as error:
            sys.exit(str(error))
        train(data, work)
        package.assemble(work / "syntax" / "model-best", work / "names" / "model-best", options.out)
        print(f"Packaged in {options.out}; measuring.", flush=True)
        scores = measure.everything(options.out, data)
        counts = json.loads((work / "corpora.json").read_text(encoding="utf-8"))
        card.write(options.out, scores, counts, card.settings(HERE))
    print(f"Done: {options.out / 'README.md'}")


def train(data: Path, work: Path) -> None:
    """Make the two parts in `work`: syntax/model-best and names/model-best."""
    step(work, "texts", lambda: note(work, prepare.texts(data, work)))
    step(work, "vectors", lambda: vectors.train(data, work / "vectors"))
    side_by_side(work, {"syntax": ["fit.py", "syntax"], "teacher": ["teacher.py"]})
    step(work, "silver", lambda: note(work, prepare.names(data, work)))
    side_by_side(work, {"names": ["fit.py", "names"]})


def note(work: Path, counts: prepare.Counts) -> None:
    """Add what was counted to corpora.json, for the card."""
    path = work / "corpora.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps(known | counts, indent=2), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, help=f"corpora; else ${corpora.VARIABLE}, else ../shared/data"
    )
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the finished model")
    parser.add_argument("--work", type=Path, help="folder for what lies between, to keep it")
    options = parser.parse_args()
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)
    return options


if __name__ == "__main__":
    main()
