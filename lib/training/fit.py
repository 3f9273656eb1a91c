"""A configuration and Docs -> a trained part: what `spacy train` does, with NumPy's matrices.

    python lib/training/fit.py NAME FOLDER

Reads NAME.cfg beside this file and NAME-train.spacy, NAME-dev.spacy and vectors/ in FOLDER;
writes FOLDER/NAME/model-best.
"""

import sys
from pathlib import Path

import tokenizer  # noqa: F401 - the configurations name its callback
from spacy.cli.init_config import fill_config
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

HERE = Path(__file__).resolve().parent


def fit(name: str, folder: Path) -> None:
    """Train the part `name` with what lies in `folder`."""
    # Three times as fast as BLIS, thinc's default, on the processors tried.
    set_current_ops(NumpyOps(use_blis=False))
    filled = folder / f"{name}.cfg"
    # The committed configuration says what matters; spaCy fills in its defaults.
    fill_config(filled, HERE / f"{name}.cfg", silent=True)
    paths = {
        "paths.train": str(folder / f"{name}-train.spacy"),
        "paths.dev": str(folder / f"{name}-dev.spacy"),
        "paths.vectors": str(folder / "vectors"),
    }
    out = folder / name
    out.mkdir(exist_ok=True)
    train(init_nlp(load_config(filled, overrides=paths)), out, stdout=sys.stdout)


if __name__ == "__main__":
    fit(sys.argv[1], Path(sys.argv[2]).resolve())
