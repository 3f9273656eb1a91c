"""Doc -> the same Doc with one class for one name: what the text says elsewhere settles a doubt."""

from __future__ import annotations

from spacy.tokens import Doc


def settle(doc: Doc) -> Doc:
    """The Doc with its entities made consistent; a placeholder that changes nothing yet."""
    return doc
