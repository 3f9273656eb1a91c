"""Text -> its language: the words decide when they are sure, else what the file states."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Below this many words a language identifier guesses; above it, it is held to be sure.
FEWEST_WORDS = 20
SURE = 0.95
SAMPLE = 2_000


class OtherLanguageError(ValueError):
    """An article is in a language that is not read; `language` is its ISO 639-1 code."""

    def __init__(self, language: str, languages: Sequence[str]) -> None:
        super().__init__(
            f"Its language seems to be “{language}”; this run reads {', '.join(languages)}."
        )
        self.language = language


@functools.lru_cache(maxsize=1)
def identifier() -> LanguageIdentifier:
    """The language identifier, loaded once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, languages: Sequence[str], stated: str = "") -> str:
    """ISO 639-1 code of the text's language; `languages` are those that are read (none: all).

    Raises OtherLanguageError if the words, or else what is `stated`, show another one.
    """
    sample = text[:SAMPLE]
    found, sure = "", 0.0
    if len(sample.split()) >= FEWEST_WORDS:
        found, sure = identifier().classify(sample)
    if sure < SURE and stated:
        found, sure = stated, 1.0
    if found and (not languages or found in languages):
        return str(found)
    if sure < SURE:
        return languages[0] if languages else "en"
    raise OtherLanguageError(found, languages)


def code(name: str) -> str:
    """ISO 639-1 code in a language tag (en-GB) or of an English name of it; empty if unknown."""
    tag = name.strip().lower().replace("_", "-").split("-")[0]
    if len(tag) == 2 and tag.isascii() and tag.isalpha():
        return tag
    return NAMES.get(tag, "")


# Names of languages as exports and tables write them.
NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
    "polish": "pl", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "turkish": "tr",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "swedish": "sv", "danish": "da",
    "norwegian": "no", "finnish": "fi", "czech": "cs", "greek": "el", "hebrew": "he",
    "hindi": "hi", "indonesian": "id", "persian": "fa", "romanian": "ro", "hungarian": "hu",
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it",
}  # fmt: skip
