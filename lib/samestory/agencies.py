"""News agencies: the names they are credited by -> one name each."""

from __future__ import annotations

import re

# Wikipedia, "List of news agencies", those with an English service.
NAMES = {
    "ap": "Associated Press", "associated press": "Associated Press",
    "afp": "Agence France-Presse", "agence france-presse": "Agence France-Presse",
    "agence france presse": "Agence France-Presse",
    "reuters": "Reuters", "thomson reuters": "Reuters",
    "upi": "United Press International", "united press international": "United Press International",
    "xinhua": "Xinhua", "tass": "TASS", "itar-tass": "TASS", "interfax": "Interfax",
    "ria novosti": "RIA Novosti", "kyodo": "Kyodo News", "kyodo news": "Kyodo News",
    "yonhap": "Yonhap", "dpa": "dpa", "efe": "EFE", "ansa": "ANSA",
    "pti": "Press Trust of India", "press trust of india": "Press Trust of India",
    "ani": "ANI", "ians": "IANS", "press association": "PA Media", "pa media": "PA Media",
    "pa": "PA Media", "canadian press": "Canadian Press", "aap": "AAP", "bernama": "Bernama",
    "antara": "Antara", "anadolu": "Anadolu Agency", "anadolu agency": "Anadolu Agency",
    "irna": "IRNA", "isna": "ISNA", "bloomberg": "Bloomberg", "dow jones": "Dow Jones",
    "ukrinform": "Ukrinform", "apa": "APA", "ritzau": "Ritzau", "belga": "Belga",
}  # fmt: skip

# Short forms that as often mean something else: Pennsylvania, an association of psychologists.
AMBIGUOUS = frozenset({"pa", "apa", "ani"})
# As printed: short forms in capitals only, names capitalised; the longest first.
_PRINTED = "|".join(
    re.escape(form)
    for name in sorted(NAMES.keys() - AMBIGUOUS, key=lambda name: (-len(name), name))
    for form in ([name.upper()] if len(name) < 5 else [name.title(), name.upper()])
)
_NAME = re.compile(rf"(?<![\w-])(?:{_PRINTED})(?![\w-])")
# What stands beside an agency that a text comes from or leans on, not one it is about.
_BEFORE = re.compile(r"(?:\(|\b(?:told|by|via|from|to|for)(?: the)? )\Z", re.IGNORECASE)
_AFTER = re.compile(r"(?:\)|'s| news agency| report(?:s|ed)\b| contributed\b)", re.IGNORECASE)


def spans(text: str) -> list[tuple[int, int]]:
    """Where a short text, such as a byline, names agencies."""
    return [found.span() for found in _NAME.finditer(text)]


def named(text: str) -> set[str]:
    """The agencies that a short text, such as a byline, names, each under one name."""
    return {NAMES[found[0].lower()] for found in _NAME.finditer(text)}


def credited(text: str) -> set[str]:
    """The agencies that running text leans on: "(AP)", "told Reuters", "Tass reported"."""
    return {
        NAMES[found[0].lower()]
        for found in _NAME.finditer(text)
        if _BEFORE.search(text, max(0, found.start() - 12), found.start())
        or _AFTER.match(text, found.end())
    }
