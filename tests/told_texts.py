"""Texts with marked names, as tests write them -> mentions: "[Ada Brandt|PERSON] spoke"."""

from __future__ import annotations

import re

from samestory.tables import Mention

MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)(?:\|([^\[\]|]+))?\]")


def marked(**articles: str) -> tuple[dict[str, list[Mention]], dict[str, str]]:
    """Article -> its mentions, and article -> its text without marks; a third field is the role."""
    found: dict[str, list[Mention]] = {}
    texts: dict[str, str] = {}
    for article, raw in articles.items():
        text, last, rows = "", 0, []
        for mark in MARK.finditer(raw):
            text += raw[last : mark.start()]
            start = len(text)
            text += mark[1]
            rows.append(Mention(start, len(text), mark[1], mark[2], mark[2], mark[3] or ""))
            last = mark.end()
        found[article], texts[article] = rows, text + raw[last:]
    return found, texts
