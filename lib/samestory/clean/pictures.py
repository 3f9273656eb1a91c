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
# A caption without a full stop has as many words.
FEWEST_WORDS = 8
MOST_WORDS_AFTER_KICKER = 24
CAPTION, CREDIT = Label("caption", "caption"), Label("credit", "below a caption")
BESIDE_COUNTER = Label("caption", "beside a counter")
WITH_KICKER = Label("caption", "caption with a kicker")
COUNTERS = frozenset({"counter", "player control", "caption label"})
# "CLEANED OUT: The empty cases", "Perera: did not try very hard"
KICKER = re.compile(
    r"(?:[A-Z][A-Z’'& -]{2,30}: \S|[A-Z][\w’'-]{2,20}(?: [A-Z][\w’'-]{2,20})?: [a-z“\"‘'])"
)
OUTLET_AFTER_NAME = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} ?[|/] ?[A-Z][\w .&’'-]{1,40}"
)
GALLERY = re.compile(r"\W{0,3}\d{1,3} ?(?:/|of) ?(\d{1,3})\W{0,3}")
# How many lines lie between the counters of a gallery.
NEAR_COUNTER = 8
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
        if labels[number] is not None:
            continue
        before = labels[number - 1] if number else None
        if above_credit(found, labels, number):
            labels[number] = CAPTION
            labels[number + 1] = labels[number + 1] or CREDIT
        elif beside_counter(found, number, before):
            labels[number] = BESIDE_COUNTER
        elif before is not None and before.role == "caption" and is_credit(line):
            labels[number] = CREDIT


def above_credit(found: Sequence[Line], labels: Sequence[Label | None], number: int) -> bool:
    """Whether a line describes a picture, and the next one names who made it, or may."""
    line = found[number]
    if number + 1 == len(found) or not describes(line, MOST_WORDS):
        return False
    after, whole = labels[number + 1], lines.ends_sentence(line.plain)
    if after is not None:
        return after.role == "credit" and (whole or line.words >= FEWEST_WORDS)
    below = found[number + 1]
    apart = line.blank_before and not line.blank_after and below.blank_after
    return whole and apart and line.words <= MOST_WORDS_BESIDE and is_credit(below)


def has_kicker(line: Line) -> bool:
    """Whether a line has the form of a caption with a name or some capitals in front."""
    short = line.words <= MOST_WORDS_AFTER_KICKER and not lines.ends_sentence(line.plain)
    return short and bool(KICKER.match(line.plain))


def describes(line: Line, most_words: int) -> bool:
    """Whether a line of no more than `most_words` tells what is seen on a picture."""
    return (
        2 < line.words <= most_words
        and lines.looks_like_caption(line.plain)
        and not QUOTED.search(line.plain)
    )


def beside_counter(found: Sequence[Line], number: int, before: Label | None) -> bool:
    """Whether a line stands below the counter of a gallery, or a player, and tells what is seen."""
    line = found[number]
    if before is None or before.rule not in COUNTERS or QUOTED.search(line.plain):
        return False
    counted = line.words <= MOST_WORDS_BESIDE and in_gallery(found, number - 1)
    return (counted and lines.ends_sentence(line.plain)) or describes(line, MOST_WORDS_BESIDE)


def in_gallery(found: Sequence[Line], number: int) -> bool:
    """Whether a line counts a picture, and one near it the next or the last one: 2/7, 3/7."""
    counter = GALLERY.fullmatch(found[number].plain)
    near = found[max(0, number - NEAR_COUNTER) : number + NEAR_COUNTER]
    totals = [match[1] for line in near if (match := GALLERY.fullmatch(line.plain))]
    return counter is not None and totals.count(counter[1]) > 1


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
