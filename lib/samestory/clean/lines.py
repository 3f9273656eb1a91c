"""A line of an article -> what it is by its wording and shape, wherever it stands.

The wordings are in `data/boilerplate.csv` (role, rule, where, pattern, an example of its own);
the words they build on in `data/news_words.csv`. Both were collected for this project.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[1] / "data"
# A line longer than this is no boilerplate as a whole, whatever it starts with.
MOST_WORDS = 60
MOST_WORDS_OF_CREDIT = 14
# A line of as many words that is no sentence is a headline; a shorter one, a control or a menu's.
FEWEST_WORDS_OF_HEADLINE = 5
MOST_WORDS_OF_LIST_HEAD = 6
MOST_WORDS_OF_CONTROL = 25
MOST_OF_DATE = 120  # characters


class Line(NamedTuple):
    """A non-blank line, or a broken paragraph, without the white space around it.

    `text` is verbatim; `plain` is what a reader sees of it, in one line; `words` counts in that.
    """

    start: int
    end: int
    text: str
    plain: str
    words: int
    blank_before: bool
    blank_after: bool


class Label(NamedTuple):
    """What a line is, and the rule that decided."""

    role: str
    rule: str


class Wording(NamedTuple):
    """One way boilerplate is put."""

    role: str
    rule: str
    pattern: re.Pattern[str]


def read_data(name: str) -> list[dict[str, str]]:
    """The rows of a word list of the library."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wordings(where: str) -> list[Wording]:
    """The wordings of a `whole` line, its `start`, a `part` of it, or a whole `sentence`."""
    return [
        Wording(row["role"], row["rule"], re.compile(row["pattern"], re.IGNORECASE))
        for row in read_data("boilerplate.csv")
        if row["where"] == where
    ]


def words(name: str) -> list[str]:
    """One list of news_words.csv, longest first."""
    found = [row["word"] for row in read_data("news_words.csv") if row["list"] == name]
    return sorted(found, key=lambda word: (-len(word), word))


WHOLE, START = wordings("whole"), wordings("start")
# Most such lines are short: only those that take any words need be tried on a paragraph.
WHOLE_OF_ANY_LENGTH = [one for one in WHOLE if ".{" in one.pattern.pattern]
PARTS, SENTENCES = wordings("part"), wordings("sentence")
SECTIONS, CAPTION_VERBS = (frozenset(words(name)) for name in ("section", "caption verb"))
AGENCY = "|".join(map(re.escape, words("agency")))

BULLET = re.compile(r"(?:[•●▪◦‣*·–+-]|\d{1,2}[.)]|o) +(?=\S)")
CLOSERS = "\"”’'»)\\]*"
STOP = re.compile(rf"[.!?…][{CLOSERS}]{{0,3}}(?:\s+|$)")
# How far a sentence is looked for around a wording, in characters.
LONGEST_PART = 300
FULL_STOP = re.compile(rf"[.!?…。！？][{CLOSERS}]{{0,4}}$")
RUNS_ON = re.compile(rf"[:;,–—-][{CLOSERS}]{{0,4}}$")
INNER_STOP = re.compile(rf"[a-z)\d][.!?…][{CLOSERS}]{{0,3}}\s+[\"“‘'(\[]?[A-Z]")
CAPITALISED = re.compile(r"[A-Z][\w.’'-]{0,30}")
DATE_WORDS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday "
    "mon tue tues wed weds thu thur thurs fri sat sun "
    "date dated published publication first originally posted created updated update last "
    "modified time on at of the am pm a m p gmt utc est edt et ct pt mt cst cdt pst pdt bst "
    "cet cest ist eat st nd rd th t z hrs hours hour minutes minute mins min days day weeks week "
    "months month years year ago now today yesterday".split()
)
ONLY_YEAR = re.compile(r"\W*\d{4}s?\W*")
HAS_DATE = re.compile(
    r"\b\d{1,2} ?[ap]\.? ?m\b|\b(?:19|20)\d\d\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{1,2}[:.]\d\d\b|\bago\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
ASKING = re.compile(r"(?:What|How|Why|Who|Where|When)\b")
PAST = frozenset(
    "was were had did said told held took came went made found left saw got gave began".split()
)
# What only a story does: report what was said, ask, tell of what was.
TELLS = re.compile(
    r"\b(?:said|says|told|heard|ruled|agreed|announced|warned|asked|added|claimed|denied|wrote|"
    r"according to|was|were|had)\b|[“\"][^“”\"]{3,}[”\"]"
)
CALLED_PUBLISHED = re.compile(r"[a-z]{3}ed\b|\bago\b|\bdate\b", re.IGNORECASE)
# "JOAN HESTER, HOST:", "(LAUGHTER)"
SPEAKER = re.compile(r"[A-Z][A-Z .,’'-]{1,60}:|[(\[][A-Z ]{3,60}[)\]]")
HAS_AGO = re.compile(r"\d{1,2} ?(?:h|hrs?|m|mins?|d|hours?|minutes?|days?)\.? ago\b", re.IGNORECASE)
# An author's address or handle on a line of its own.
ADDRESS = re.compile(r"@\w{2,30}|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,20}){1,4}")
# "in News (http://...)", behind a date
FILED = re.compile(r" in [A-Z]\w+(?: \(\S{1,80}\))?$")
# A time zone: capitals behind a time.
ZONE = re.compile(r"(?<=\d )[A-Z]{2,5}\b")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
WRITTEN_DATE = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? |\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? )(?:19|20)\d\d"
)
DATE_AT_AN_END = re.compile(
    rf"^(?:\w+,? ){{0,3}}{WRITTEN_DATE}|{WRITTEN_DATE}[\W\d]{{0,20}}(?:\w{{1,4}}\W{{0,3}}){{0,2}}$"
)
WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+")
CREDIT_WORDS = frozenset(
    "via for by of the and / | photo photos file handout pool courtesy credit image images".split()
)
CREDIT_MARK = re.compile(r"/|\bvia\b|\||©|\bphotos?\b|\bfile\b", re.IGNORECASE)
HAS_AGENCY = re.compile(rf"(?<![A-Za-z])(?:{AGENCY})(?![a-z])")
CREDIT_IN_BRACKETS = re.compile(
    rf"[(\[][^()\[\]\n]{{0,100}}(?:/ ?(?:{AGENCY})|(?:via|for) (?:{AGENCY})|Getty Images)"
    rf"[^()\[\]\n]{{0,40}}[)\]]"
)


def by_wording(line: str, count: int) -> tuple[str, str] | None:
    """(role, rule) of a line of `count` words that is boilerplate by its wording, else None."""
    if not any(map(str.isalnum, line)):
        return "navigation", "no words"
    if line.lower().count("hide caption") > 1:
        return "caption", "gallery"
    if count > MOST_WORDS or len(line) > 20 * MOST_WORDS:
        return None
    if line.startswith("![") and line.endswith(")"):
        return "credit", "picture"
    for wording in WHOLE if count <= MOST_WORDS_OF_CONTROL else WHOLE_OF_ANY_LENGTH:
        if wording.pattern.fullmatch(line):
            return wording.role, wording.rule
    for wording in START:
        if wording.pattern.match(line) and (
            wording.role != "credit" or count <= MOST_WORDS_OF_CREDIT
        ):
            return wording.role, wording.rule
    return None


def parts(text: str) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, role, rule) of the passages inside a text that are boilerplate by wording."""
    for wording in PARTS:
        for match in wording.pattern.finditer(text):
            yield match.start(), match.end(), wording.role, wording.rule
    for wording in SENTENCES:
        for match in wording.pattern.finditer(text):
            start, end = sentence_around(text, match.start(), match.end())
            if not TELLS.search(text, start, end):
                yield start, end, wording.role, wording.rule
    for match in CREDIT_IN_BRACKETS.finditer(text):
        yield match.start(), match.end(), "credit", "photo credit"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """First character, and one past the last, of the sentence around a passage of a text."""
    stops = [match.end() for match in STOP.finditer(text, max(0, start - LONGEST_PART), start)]
    stop = STOP.search(text, end - 1, end + LONGEST_PART)
    return (stops[-1] if stops else 0), (stop.end() if stop else len(text))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(FULL_STOP.search(line[-8:]))


def is_prose(line: str, count: int) -> bool:
    """Whether a line is running text: a whole sentence, or a long run of words."""
    line = BULLET.sub("", line)
    if ends_sentence(line):
        return count >= 4
    if RUNS_ON.search(line[-8:]):
        return count >= 4
    return count >= 30 or (count >= 12 and bool(INNER_STOP.search(line)))


def introduces(line: str, count: int) -> bool:
    """Whether a line heads a list: a few words that announce it, and a colon."""
    return count <= MOST_WORDS_OF_LIST_HEAD and line.endswith(":") and bool(ASKING.match(line))


def is_date(line: str) -> bool:
    """Whether a line holds a date or a time and nothing else but words that go with one."""
    if len(line) > MOST_OF_DATE or not HAS_DATE.search(line) or ONLY_YEAR.fullmatch(line):
        return False
    found = WORD_OR_NUMBER.findall(ZONE.sub(" ", FILED.sub("", line)).lower())
    return all(word.isdigit() or word in DATE_WORDS for word in found)


def says_published(line: str) -> bool:
    """Whether a date line says that it dates the article, by a word, a time or how long ago."""
    return bool(re.search(r"[a-z]{3}ed\b|\bago\b|\bdate\b|\d[:.]\d\d|\d ?[ap]\.?m", line, re.I))


def letters(text: str) -> str:
    """The letters and digits of a text in small letters: two spellings of a name are one."""
    return "".join(filter(str.isalnum, text.casefold()))


def capitalised(line: str) -> float:
    """Share of the longer words of a line that start with a capital letter."""
    long = [word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if len(word) > 3]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0.0


def credit_at_end(line: str) -> int | None:
    """Where the credit at the end of a line starts ("... Tehran. A. LENS/AFP via Getty Images").

    Read backwards: capitalised words and "via", with an agency and a sign that it is a credit.
    """
    tail_from = max(0, len(line) - 120)
    for start, end, role, _ in parts(line[tail_from:]):
        if role == "credit" and tail_from + end >= len(line.rstrip(".")):
            return tail_from + start
    first: int | None = None
    for match in reversed(list(re.finditer(r"\S+", line[tail_from:]))):
        token = match[0]
        closed = token.endswith((".", "!", "?", ".”", '."', ")")) and not re.fullmatch(
            r"(?:[A-Z]\.){1,3}|Jr\.|Sr\.", token
        )
        if first is not None and closed:
            break
        if not (token[0].isupper() or token.lower() in CREDIT_WORDS or token[0] in "©|/"):
            break
        first = tail_from + match.start()
    if first is None:
        return None
    tail = line[first:]
    if len(tail.split()) > 12 or not HAS_AGENCY.search(tail):
        return None
    if tail.endswith(".") and not ends_sentence(line[:first].rstrip()):
        return None  # a sentence about an agency
    bare = re.fullmatch(rf"\W*(?:{AGENCY})\W*(?:(?:{AGENCY})\W*)?", tail)
    return first if CREDIT_MARK.search(tail) or (bare and first == 0) else None


def looks_like_caption(line: str) -> bool:
    """Whether a sentence describes a picture: a verb in the present near its start, none past."""
    for word in line.split()[1:14]:
        if word.lower() in PAST:
            return False
        if word.lower() in CAPTION_VERBS:
            return True
    return False


def outside(line: Line, where: str) -> Label:
    """What a line outside the story is, when nothing else is known of it.

    A sentence above the title speaks of the page; a headline or sentence elsewhere leads on.
    """
    if where == "above the title" and is_prose(line.plain, line.words) and line.words >= 8:
        return Label("notice", where)
    if line.words >= FEWEST_WORDS_OF_HEADLINE:
        return Label("promotion", f"other text {where}")
    return Label("navigation", where)
