"""Scores -> the model card and scores.json; every number in the card is printed from here."""

import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import measure
from package import LICENSE, NAME, VERSION
from thinc.api import Config

CARD = """\
# en_{name} {version}

A small English pipeline for news: tags, morphological features, lemmas, Universal
Dependencies, sentences, and names. It ships with samestory so that the workbook works
without a download. **This is a first, untuned model**: one run, the first settings tried.

```python
import spacy
nlp = spacy.load("lib/samestory/model")
```

| part | gives | trained on |
| --- | --- | --- |
| `tagger` | Penn tags in `tag_` | EWT and GUM train |
| `morphologizer` | Universal tags in `pos_`, features in `morph` | the same |
| `parser` | Universal Dependencies in `dep_` (the root is `ROOT`), sentence borders | the same |
| `trainable_lemmatizer` | `lemma_` | the same |
| `ner` | {labels} | worldwide newswire, UNER-EWT train |

## Scores
On raw text with the pipeline's own tokens, compared by character offsets (a wrong token
border is a miss). Texts for measuring were not trained on. Nothing was decided by a *test*
set; *newswire dev* chose the best of the saved steps, and so it may flatter.

{scores}

{speed}. The same numbers are in `scores.json`.

Held out for dev: {dev}. For test: {test}. (File prefixes of the corpus.)

## What it was trained on
{sizes}

| corpus | address | licence as stated there |
| --- | --- | --- |
| English Worldwide Newswire (eleven of its outlets were left out before training) \
| https://github.com/stanfordnlp/en-worldwide-newswire | none stated |
| UNER English-EWT, train | https://github.com/UniversalNER/UNER_English-EWT | CC BY-SA 4.0 |
| UD English-EWT, train | https://github.com/UniversalDependencies/UD_English-EWT | CC BY-SA 4.0 |
| UD English-GUM, train: news, interview, voyage, bio, academic, court \
| https://github.com/UniversalDependencies/UD_English-GUM \
| annotation CC BY 4.0; texts of these genres CC BY or CC BY-SA (the repository as a whole, \
with genres not used here, CC BY-NC-SA 4.0) |

No training text is shipped: the vocabulary holds spaCy's own strings, the labels, and the
endings and irregular forms that the lemmatizer rewrites (met at least three times).

## Licence
The model (this folder) is under **{licence}**, because it is derived from treebanks under
that licence; credit goes to the authors of the corpora above. The code of the project, the
recipe included, has its own licence (see `LICENSE` at the root). The newswire corpus states
no licence; whoever redistributes the model should know that.

## How it was made
```
python lib/training/train.py
```
Python {python}, spaCy {spacy}, thinc {thinc}, one processor for each of two runs, fixed
seeds. {settings}. The recipe and how to lay out the corpora: `lib/training/README.md`.

## Limits
- English news and the web text of the treebanks; nothing else was measured.
- Headings in capitals go wrong: tried, not measured, `TEHRAN` and `TRUMP` came out as `ORG`,
  and lemmas keep the capitals but for the first letter (`aRREST`). Abbreviated months get
  odd lemmas.
- One name may get two classes in two sentences. `PRODUCT` and `FAC` are rare in training,
  and that shows in the tables. On web text (UNER-EWT) names are found much worse than in news.
- `DATE` and `MONEY` follow the corpus, which marks calendar dates and sums, not "a year
  ago". The project reads dates and figures with rules of its own.
- UNER-EWT has three classes. What may belong to another class was left open there, not
  taken as outside.
- A share of the training texts got curly or straight quotation marks, other line breaks,
  and blanked first lines, because the project's input has them. Scores are on the texts as
  they are, with an empty line between paragraphs.
"""


def write(out: Path, scores: dict[str, Any], counts: dict[str, Any], steps: str) -> None:
    """Write `scores.json` and `README.md` beside the model."""
    (out / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    labels = [f"`{label}`" for label in scores["newswire test"] if label != "all"]
    speed = scores["speed"][measure.SPEED]["value"]
    card = CARD.format(
        name=NAME,
        version=VERSION,
        licence=LICENSE,
        labels=" ".join(labels),
        scores="\n\n".join(_tables(scores)),
        speed=f"About {speed:,.0f} words a second of one processor's time, the whole pipeline",
        sizes=_sizes(counts),
        dev=", ".join(f"`{name}`" for name in counts["held out"]["dev"]),
        test=", ".join(f"`{name}`" for name in counts["held out"]["test"]),
        python=platform.python_version(),
        spacy=version("spacy"),
        thinc=version("thinc"),
        settings=steps,
    )
    (out / "README.md").write_text(card, encoding="utf-8")


def settings(folder: Path) -> str:
    """Say in one sentence how long each part was trained, from the configurations."""
    said = []
    for name in ("syntax", "names"):
        training = Config().from_disk(folder / f"{name}.cfg", interpolate=False)["training"]
        said.append(f"{name} {training['max_steps']:,} steps")
    return f"Trained for: {', '.join(said)}"


def _tables(scores: dict[str, Any]) -> list[str]:
    sets = [name for name in scores if name != "speed"]
    tables = []
    for name in sets:
        lines = [f"### {name}", "| | precision | recall | F1 | in gold |", "|---|--:|--:|--:|--:|"]
        for label, row in scores[name].items():
            lines.append(
                f"| {label} | {row['precision']:.1f} | {row['recall']:.1f} | {row['f1']:.1f}"
                f" | {row['gold']:,} |"
            )
        lines.insert(1, "")
        tables.append("\n".join(lines))
    return tables


def _sizes(counts: dict[str, Any]) -> str:
    wire = counts["newswire-train"]
    return (
        f"Syntax: {counts['syntax-train']['tokens']:,} tokens in"
        f" {counts['syntax-train']['texts']:,} texts. Names: {counts['names-train']['tokens']:,}"
        f" tokens in {counts['names-train']['texts']:,} texts, of them {wire['articles']} newswire"
        f" articles of {wire['outlets']} outlets. Tokens as in the corpora, line breaks included."
    )
