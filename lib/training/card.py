"""Scores -> the model card and scores.json; every number in the card is printed from here."""

import csv
import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import measure
from package import LICENSE, NAME, VERSION
from thinc.api import Config

from measuring.names import NINE

ABLATIONS = Path(__file__).with_name("ablations.csv")

CARD = """\
# en_{name} {version}

A small English pipeline for news: tags, morphological features, lemmas, Universal
Dependencies, sentences, and names. It ships with samestory so that the workbook works
without a download: {size:.0f} MB, one processor, no network.

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
| `ner` | {labels} | worldwide newswire and UNER-EWT train; news that a larger network labelled |

Both encoders read floret vectors of news and press releases. spaCy's English tokenizer has one
rule more: a run of one sign ("!!!") is one token.

## Scores
On raw text with the pipeline's own tokens, compared by character offsets (a wrong token
border is a miss). Texts for measuring were not trained on. Nothing was decided by a *test*
set; *newswire dev* chose the best of the saved steps and between ideas, and so it may flatter.
*Settled* is with one class for one name in an article, as samestory's users get it
(`samestory.consistency`); all other rows are the model alone.

{scores}

About {speed:,.0f} words a second of one processor's time, as samestory loads it (matrices
multiplied by NumPy; thinc's default is slower). The same numbers are in `scores.json`;
`./run measure` makes them anew, with charts and with real errors in context.

### By region
Newswire dev and test together, PERSON, ORG and PLACE. Few outlets stand behind a region.

{regions}

Held out for dev: {dev}. For test: {test}. (File prefixes of the corpus.)

## What was tried
On *newswire dev* (names) and EWT and GUM dev (syntax), never on a test set.

{ablations}

## What it was trained on
{sizes}

| corpus | for | address | licence as stated there |
| --- | --- | --- | --- |
| English Worldwide Newswire (eleven of its outlets were left out before training) | names, \
vectors | https://github.com/stanfordnlp/en-worldwide-newswire | none stated |
| UNER English-EWT, train | names, vectors | https://github.com/UniversalNER/UNER_English-EWT \
| CC BY-SA 4.0 |
| UD English-EWT, train | syntax | https://github.com/UniversalDependencies/UD_English-EWT \
| CC BY-SA 4.0 |
| UD English-GUM, train: news, interview, voyage, bio, academic, court | syntax \
| https://github.com/UniversalDependencies/UD_English-GUM \
| annotation CC BY 4.0; texts of these genres CC BY or CC BY-SA (the repository as a whole, \
with genres not used here, CC BY-NC-SA 4.0) |
| articles of Article-Bias-Prediction | vectors, silver \
| https://github.com/ramybaly/Article-Bias-Prediction | Apache-2.0 (the texts: the publishers') |
| congress-press | vectors, silver | https://github.com/dwillis/congress-press \
| MIT; texts in the public domain |

No training text is shipped: the vocabulary holds spaCy's own strings, the labels, and the
endings and irregular forms that the lemmatizer rewrites (met at least three times). The vectors
are rows of a hash table for parts of words, and have no words.

## Licence
The model (this folder) is under **{licence}**, because it is derived from treebanks under
that licence; credit goes to the authors of the corpora above. The code of the project, the
recipe included, has its own licence (see `LICENSE` at the root). The newswire corpus states
no licence, and the news articles belong to their publishers; whoever redistributes the model
should know that.

## How it was made
```
python lib/training/train.py
```
Python {python}, spaCy {spacy}, thinc {thinc}, one processor for each of two runs, fixed
seeds. {settings}. The recipe and how to lay out the corpora: `lib/training/README.md`.

## Limits
- English news and the web text of the treebanks; nothing else was measured.
- `PRODUCT` and `FAC` are rare in training, and that shows in the tables. There are no classes
  for events and laws: both are `MISC`.
- On web text (UNER-EWT) names are found worse than in news: its annotators drew other lines (an
  e-mail's signature, a shop, a nickname), and it is small beside the newswire.
- `DATE` and `MONEY` follow the corpus, which marks calendar dates and sums, not "a year
  ago". The project reads dates and figures with rules of its own.
- Lemmas of words in capitals keep them ("ARREST").
- A share of the training texts got other quotation marks, line breaks, letters and names,
  because the project's input has them. Scores are on the texts as they are, with an empty line
  between paragraphs.
"""


def write(out: Path, scores: dict[str, Any], counts: dict[str, Any], steps: str) -> None:
    """Write `scores.json` and `README.md` beside the model."""
    (out / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    labels = [f"`{label}`" for label in NINE.values() if label in scores["newswire test"]]
    cost = scores["cost"]
    card = CARD.format(
        name=NAME,
        version=VERSION,
        licence=LICENSE,
        size=cost[measure.SIZE]["value"],
        labels=" ".join(sorted(set(labels))),
        scores="\n\n".join(_tables(scores)),
        speed=cost[measure.SPEED]["value"],
        regions=_regions(scores["regions"]),
        ablations=_ablations(),
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
    sets = [name for name in scores if name not in ("regions", "cost")]
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


def _regions(rows: dict[str, Any]) -> str:
    lines = ["| region | texts | names | F1 | settled F1 |", "|---|--:|--:|--:|--:|"]
    for region, row in rows.items():
        lines.append(
            f"| {region} | {row['texts']} | {row['gold']:,} | {row['f1']:.1f}"
            f" | {row['settled_f1']:.1f} |"
        )
    return "\n".join(lines)


def _ablations() -> str:
    with ABLATIONS.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    lines = [" | ".join(row) for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(f"| {line} |" for line in lines)


def _sizes(counts: dict[str, Any]) -> str:
    wire, gold, silver = (counts[n] for n in ("newswire-train", "names-gold", "names-silver"))
    return (
        f"Syntax: {counts['syntax-train']['tokens']:,} tokens in"
        f" {counts['syntax-train']['texts']:,} texts. Names, annotated: {gold['tokens']:,} tokens"
        f" in {gold['texts']:,} texts, of them {wire['articles']} newswire articles of"
        f" {wire['outlets']} outlets. Names, labelled by the larger network: {silver['tokens']:,}"
        f" tokens in {silver['texts']:,} texts. Tokens as in the corpora, line breaks included."
    )
