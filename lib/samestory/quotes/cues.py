"""Words that report -> how they do it: their stance, from two lists.

`data/reporting_verbs.csv` holds verbs of speech and writing, `data/reporting_words.csv` other verbs
(what people believe, want, refuse), nouns ("claim") and adjectives ("confident").
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from samestory.quotes.attribution import inflected, verb_forms

WORDS = Path(__file__).parents[1] / "data" / "reporting_words.csv"
VERBS = WORDS.with_name("reporting_verbs.csv")


@lru_cache(maxsize=1)
def stances() -> dict[str, dict[str, str]]:
    """ "verb" or "other" -> form of a word, lower case -> its stance."""
    with VERBS.open(encoding="utf-8", newline="") as lines:
        speech = {row["verb"]: row["stance"] for row in csv.DictReader(lines)}
    found = {"verb": {form: speech[verb] for form, (verb, _) in verb_forms().items()}, "other": {}}
    with WORDS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            word, verb = row["word"], row["part"] == "verb"
            forms = inflected(word, row["past"].split()) if verb else {word: "", word + "s": ""}
            kind = found["verb" if verb else "other"]
            kind.update({form: row["stance"] for form in forms if form not in kind})
    return found


def stance(word: str, tag: str) -> str:
    """The stance of a cue's main word; `tag` is its part of speech. Empty for an unlisted word."""
    first, second = ("verb", "other") if tag[:1] == "V" else ("other", "verb")
    return stances()[first].get(word, "") or stances()[second].get(word, "")


def is_speech(word: str) -> bool:
    """Whether the word is a form of a verb of speech or writing."""
    return word in verb_forms()
