"""Lines beside a picture -> captions and credits that no wording gives away.

A caption tells what is seen, in the present: "A diver leaves the water". One such sentence proves
nothing; above a credit, beside the counter of a gallery, or between title and story, it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.clean import lines
from samestory.clean.lines import Label, Line

MOST_WORDS = 70
# Above a credit that only its place gives away, and beside a counter, captions are shorter.
MOST_WORDS_BESIDE = 45
MOST_WORDS_OF_CREDIT = 5
MOST_WORDS_AFTER_KICKER = 24
CAPTION, CREDIT = Label("caption", "caption"), Label("credit", "below a caption")
BESIDE_COUNTER = Label("caption", "beside a counter")
COUNTERS = frozenset({"counter", "player control", "caption label"})
# "CLEANED OUT: The empty cases", "Perera: did not try very hard"
KICKER = re.compile(
    r"(?:[A-Z][A-Z’'& -]{2,30}: \S|[A-Z][\w’'-]{2,20}(?: [A-Z][\w’'-]{2,20})?: [a-z“\"‘'])"
)
OUTLET_AFTER_NAME = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} ?[|/] ?[A-Z][\w .&’'-]{1,40}"
)
QUOTED = re.compile(r"[“\"”]")


def credited(line: Line) -> Label | None:
    """Caption or credit, if a line ends with the credit of a picture."""
    start = lines.credit_at_end(line.plain)
    if start == 0:
        return Label("credit", "photo credit")
    if start is None or line.words > MOST_WORDS:
        return None
    stops = len(lines.INNER_STOP.findall(line.plain[:start]))
    return CAPTION if stops <= 2 else None


def neighbours(found: Sequence[Line], labels: list[Label | None]) -> None:
    """Label the captions and credits that their neighbours give away."""
    for number, line in enumerate(found):
        label = labels[number]
        before = labels[number - 1] if number else None
        after = labels[number + 1] if number + 1 < len(found) else None
        if label is not None:
            continue
        if after is not None and after.role == "credit" and describes(line, MOST_WORDS):
            labels[number] = CAPTION
        elif is_counter(before) and describes(line, MOST_WORDS_BESIDE):
            labels[number] = BESIDE_COUNTER
        elif number + 1 < len(found) and describes(line, MOST_WORDS_BESIDE):
            below = found[number + 1]
            whole = lines.ends_sentence(line.plain) and not line.blank_after
            if after is None and whole and is_credit(below):
                labels[number], labels[number + 1] = CAPTION, CREDIT
        elif KICKER.match(line.plain) and line.words <= MOST_WORDS_AFTER_KICKER:
            if not lines.ends_sentence(line.plain):
                labels[number] = Label("caption", "caption with a kicker")
        elif before is not None and before.role == "caption" and is_credit(line):
            labels[number] = CREDIT


def describes(line: Line, most_words: int) -> bool:
    """Whether a line of no more than `most_words` tells what is seen on a picture."""
    return (
        2 < line.words <= most_words
        and lines.looks_like_caption(line.plain)
        and not QUOTED.search(line.plain)
    )


def is_counter(label: Label | None) -> bool:
    """Whether a line counts the pictures of a gallery, or controls a player."""
    return label is not None and label.rule in COUNTERS


def is_credit(line: Line) -> bool:
    """Whether a short line may name who made the picture above: names, an agency, capitals."""
    if OUTLET_AFTER_NAME.fullmatch(line.plain):
        return True
    words = line.plain.split()
    return (
        len(words) <= MOST_WORDS_OF_CREDIT
        and not lines.ends_sentence(line.plain)
        and (len(words) > 1 or line.plain.isupper() or bool(lines.HAS_AGENCY.search(line.plain)))
        and all(word[0].isupper() or word in {"/", "|", "for", "via"} for word in words)
    )
