"""A line that names who wrote the article -> the name: by its wording, or by the job behind it."""

from __future__ import annotations

import re

from samestory.clean.lines import DATE_WORDS, ends_sentence, words

JOBS = frozenset(words("job"))
JOB_QUALIFIERS = frozenset(
    "staff senior political national chief opinion guest associate contributing white house legal "
    "news deputy managing sports business science health diplomatic foreign crime courts bureau "
    "special freelance investigative".split()
)
NAME_WORD = r"(?:[A-Z][\w.’'-]{0,30}|(?:van|von|der|de|del|da|di|la|le|al|el|bin|ibn|ben)\b)"
NAME = rf"[A-Z][\w.’'-]{{0,30}}(?: {NAME_WORD}){{0,4}}"
NAMES = rf"{NAME}(?:(?:, | and | & |, and ){NAME}){{0,6}}"
BYLINE = re.compile(
    rf"(?:By|BY|by|(?:Written|Words|Story|Report|Analysis|Opinion|Posted) by|Author):?"
    rf" (?P<name>{NAMES})"
    r"(?:$|[ ]?[,|•·/(@–—-].{0,80}$| (?:for|at) .{1,60}$| in [A-Z].{1,40}$)"
)
REPORTING = re.compile(
    r"\W{0,2}(?:Reporting|Writing|Editing|Compiled|Reported|Additional reporting) by "
    rf"(?P<name>{NAMES})"
)
NAMES_LINE = re.compile(rf"{NAME}(?:(?:, | and | & |, and ){NAME}){{1,6}}")
NAME_LINE = re.compile(rf"(?P<name>[A-Z][\w.’'-]{{0,30}}(?: {NAME_WORD}){{1,3}})$")
AUTHOR = re.compile(r"[A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{0,30}){1,3}")
NAME_FIRST = re.compile(rf"(?P<name>{AUTHOR.pattern})\b")
# "Jane Doe, Oslo"
NAME_AND_PLACE = re.compile(rf"{AUTHOR.pattern}, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
BIOGRAPHY = re.compile(
    r",? (?:is|works as) (?:\w+ ){0,2}(?:an?|the|our|\w+['’]s?) "
    r"(?:[\w’'-]+ ){0,5}(?:reporter|writer|correspondent|columnist|journalist|editor|author|"
    r"freelancer|contributor|blogger|fellow|lecturer|novelist|photographer|producer|critic)\b"
    r"|,? (?:writes|covers|reports|blogs) (?:for|about|on|from)\b"
)
OF_SOMEBODY = re.compile(r",? (?:is|was|has|writes|works|lives|covers|reports|teaches|joined)\b")


def byline(line: str, count: int) -> str:
    """The author a line names as its author, by its wording or a job after the name, else empty."""
    if count > 20:
        return ""
    if reporting := REPORTING.match(line):
        return reporting["name"]
    if ends_sentence(line):
        return ""
    if (match := BYLINE.match(line)) and match["name"].split()[0].lower() not in DATE_WORDS:
        return match["name"]
    if count > 8 or ":" in line:
        return ""
    return name_before_job(line)


def name_before_job(line: str) -> str:
    """The name in "Jane Doe Staff Writer": at least two words, then a job with its own words."""
    tokens = line.replace(",", " , ").split()
    if not tokens or tokens[-1].lower() not in JOBS:
        return ""
    first_job = len(tokens) - 1
    if "," in tokens:
        first_job = tokens.index(",")
    elif first_job > 2 and tokens[first_job - 1].lower() in JOB_QUALIFIERS:
        first_job -= 1
    name = " ".join(tokens[:first_job])
    return name if NAME_LINE.fullmatch(name) else ""


def is_name(line: str) -> bool:
    """Whether a line is two to four capitalised words, as a name is, or names joined by "and"."""
    joined = " and " in line and NAMES_LINE.fullmatch(line)
    return bool(NAME_LINE.fullmatch(line) or joined)
