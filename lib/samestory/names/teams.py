"""A city's name that means its team: "Selm beat Norwick 2-1", where the folder has "Selm Terns".

Only what stands beside the name tells, and only where a team of that city is named too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from samestory.names.things import kind, raw_words

LANDFORMS = frozenset(
    """mount mt lake cape gulf bay river islands isles heights lakes mountains falls hills springs
    plains straits states gardens downs dunes wells beaches docks fields rapids keys antilles
    woods caves cliffs flats acres oaks pines""".split()
)
CLUBS = frozenset(
    """albion athletic cf city club county fc forest hotspur orient rfc rovers rugby sc thistle town
    united villa wanderers wednesday""".split()
)
REACH = 40  # characters beside a name that are looked at
BEHIND = re.compile(
    r" (?:beat|won|wins?|lost|loses?|drew|led|leads?|trail(?:s|ed)|scored|sign(?:s|ed)|play(?:s|ed)"
    r"|faced?|faces|hosts?|hosted|conceded|clinch(?:es|ed)|fell|improved|defeated|edged|survived?"
    r"|defen[cs]e|offen[cs]e|line-?up|squad|roster|touchback|fans|went out|go on|goes on)\b"
    r"|,? \d{1,3}[-–]\d|['’]s? (?:[a-z]+ ){0,2}(?:coach|striker|captain|defender|goalkeeper|keeper"
    r"|midfielder|winger|prop|quarterback|line-?up|record|defen[cs]e|offen[cs]e|season|win|defeat"
    r"|victory|rival|hitter|pitcher|fans|manager)\b"
)
BEFORE = re.compile(
    r"\b(?:against|beat|beats|beating|defeated|facing|v|vs\.?|versus|\d[-–]\d{1,3}"
    r"|(?:win|victory) over|los[st]{1,2} to|sign(?:s|ed)? with|play(?:s|ed)? for) $"
)


def is_plural(word: str) -> bool:
    """Whether the last word of a name can be what a team calls itself: "Terns"."""
    plain = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plain and word not in LANDFORMS and not kind(word)


def home(name: str) -> str:
    """The city in a team's name, as compared: "selm" of "Selm Terns"; empty for others."""
    words = raw_words(name)
    is_club = len(words) > 1 and (is_plural(words[-1]) or words[-1] in CLUBS)
    return " ".join(words[:-1]) if is_club else ""


def homes(names: Iterable[str]) -> frozenset[str]:
    """The cities in the names of teams."""
    return frozenset(filter(None, map(home, names)))


def is_meant(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a city's name is said of a team."""
    behind = BEHIND.match(text, end, end + REACH)
    return bool(behind or BEFORE.search(text, max(start - REACH, 0), start))
