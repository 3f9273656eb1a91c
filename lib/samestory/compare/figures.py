"""Figures of several articles -> claims: the gate first, then the arithmetic.

The gate asks whether two figures count the same kind of thing, about the same subject, as of the
same time. Only figures that pass are held against each other; a figure that passes with none is a
claim of its own. A wrong pairing costs a reader more than a missed one, so in doubt: apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from samestory.compare.arithmetic import (
    ANYBODY,
    Interval,
    Item,
    allowed,
    is_dated,
    reason,
    statement,
    topic,
    verdict_of,
)
from samestory.compare.subject import Subjects, content_words, days_overlap, happening
from samestory.compare.verdicts import Compared, weakest
from samestory.figures.counting import is_person
from samestory.tables import Figure

MEASURE = ("kind", "unit", "per")
KINDS = frozenset({"count", "money", "percent", "measure"})
# Likeness of subjects that is enough by itself, and enough when something singular agrees too: the
# same kind of event, the same named person beside the count, the event and the very number.
LIKE, LIKE_IF_SAME_EVENT, LIKE_IF_TIED, LIKE_IF_EQUAL = 0.45, 0.3, 0.2, 0.1
# One and two are said of anything: they are no sign that two figures are one.
TELLING_NUMBER = 3
# Figures of a developing story change from day to day; later than this it is another moment.
SAME_MOMENT = 7


def compare(
    figures: Mapping[str, Sequence[Figure]],
    subjects: Subjects,
    published: Mapping[str, Interval],
) -> Iterator[Compared]:
    """Claims over the figures of all articles (article_id -> rows of 02_figures)."""
    items = [
        item
        for name in sorted(figures)
        for item in merged(
            items_of(name, figures[name], subjects, published.get(name, (None, None))), subjects
        )
    ]
    for group in grouped(items, subjects):
        yield judged(group, subjects)


def items_of(
    name: str, figures: Sequence[Figure], subjects: Subjects, published: Interval
) -> Iterator[Item]:
    """The figures of one article that can be compared; what is part of a sum counts as the sum."""
    sums = [f for f in figures if f.basis == "composed"]
    for figure in figures:
        inside = any(s.start <= figure.start and figure.end <= s.end for s in sums)
        if figure.kind not in KINDS or figure.value is None or not has_subject(figure):
            continue
        if figure.basis == "composed" or not inside:
            yield item_of(name, figure, subjects, published)


def merged(items: Iterable[Item], subjects: Subjects) -> list[Item]:
    """The items of one article, those for one thing made one: "dozens of others ... 35 others"."""
    found: list[Item] = []
    for item in sorted(items, key=narrow_first):
        for index, known in enumerate(found):
            if repeats(item, known, subjects):
                found[index] = union(known, item)
                break
        else:
            found.append(item)
    return found


def narrow_first(item: Item) -> tuple[float, str, int]:
    """The order of work: the most exact statement first, then as they stand."""
    return item.high - item.low, item.article_id, item.figures[0].start


def repeats(one: Item, other: Item, subjects: Subjects) -> bool:
    """Whether two figures of one article are for one thing: they fit, and something ties them."""
    if not fits(one, other) or not comparable(one, other):
        return False
    if one.beside & other.beside or equal_of_one_event(one, other):
        return True
    return subjects.likeness(one.subject, other.subject) >= LIKE


def equal_of_one_event(one: Item, other: Item) -> bool:
    """Whether the very same number is given for one kind of event: seven killed, seven dead."""
    same = one.low == one.high == other.low == other.high and one.low >= TELLING_NUMBER
    return same and one.happening == other.happening != ""


def union(one: Item, other: Item) -> Item:
    """Two statements of one article as one: what both say, and the values that both allow."""
    return replace(
        one,
        figures=(*one.figures, *other.figures),
        subject=one.subject | other.subject,
        beside=one.beside | other.beside,
        happening=one.happening or other.happening,
        low=max(one.low, other.low),
        high=min(one.high, other.high),
        as_of=one.as_of if one.dated or not other.dated else other.as_of,
        dated=one.dated or other.dated,
    )


def has_subject(figure: Figure) -> bool:
    """Whether it is known what is counted or measured."""
    return bool(figure.head) or figure.kind in {"money", "percent"}


def item_of(name: str, figure: Figure, subjects: Subjects, published: Interval) -> Item:
    """A figure with its subject, the names beside it, its time and the values it allows."""
    start = figure.sentence_start if figure.sentence_start is not None else figure.start
    end = figure.sentence_end if figure.sentence_end is not None else figure.end
    dated = bool(figure.as_of_earliest)
    low, high = allowed(figure)
    return Item(
        article_id=name,
        figures=(figure,),
        subject=subjects.of(name, start, end),
        beside=frozenset(beside(figure)),
        happening=happening(f"{figure.head} {figure.predicate}"),
        as_of=(figure.as_of_earliest, figure.as_of_latest) if dated else published,
        dated=dated,
        low=low,
        high=high,
    )


def grouped(items: Iterable[Item], subjects: Subjects) -> list[list[Item]]:
    """Items put together by the gate; each joins the group that it is most like."""
    groups: list[list[Item]] = []
    for item in sorted(items, key=narrow_first):
        scores = [nearness(item, group, subjects) for group in groups]
        best = max(scores, default=0.0)
        if best > 0:
            groups[scores.index(best)].append(item)
        else:
            groups.append([item])
    return groups


def nearness(item: Item, group: Sequence[Item], subjects: Subjects) -> float:
    """How sure it is that an item is about what a group is about.

    What would be a contradiction must be about the same as every member; for what agrees, one is
    enough, if it could be compared with each.
    """
    scores = [pair(item, other, subjects) for other in group]
    agrees = all(fits(item, other) and comparable(item, other) for other in group)
    return max(scores) if agrees else min(scores)


def contradicts(item: Item) -> bool:
    """Whether a figure is firm enough to contradict another: neither vague nor undated."""
    return not is_vague(item) and is_dated(item)


def is_vague(item: Item) -> bool:
    """Whether nothing but a vague word is said: "dozens", "scores of"."""
    return all(figure.qualifier == "vague" for figure in item.figures)


def fits(one: Item, other: Item) -> bool:
    """Whether there is a value that both allow."""
    return one.low <= other.high and other.low <= one.high


def pair(one: Item, other: Item, subjects: Subjects) -> float:
    """How sure it is that two figures are about one thing; 0 if they must be kept apart."""
    if not comparable(one, other):
        return 0.0
    if one.article_id == other.article_id:
        # One article does not contradict itself: what it says again is one thing, the rest is not.
        return 1.0 if repeats(one, other, subjects) else 0.0
    if not fits(one, other) and not may_contradict(one, other):
        return 0.0
    like = subjects.likeness(one.subject, other.subject)
    return like if like >= enough(one, other) else 0.0


def may_contradict(one: Item, other: Item) -> bool:
    """Whether two figures that do not fit are firm, and of one happening as far as is known."""
    firm = contradicts(one) and contradicts(other) and one.happening == other.happening
    if not firm or names_a_thing(one) or names_a_thing(other):
        return False
    # Two people are still trapped, three were freed: what happened to people has to be known.
    counts = one.figures[0].kind == "count"
    return not counts or bool(
        one.happening or one.beside & other.beside or undergo_same(one, other)
    )


def undergo_same(one: Item, other: Item) -> bool:
    """Whether the same verb tells what became of those who are counted."""
    verbs = {f.predicate for f in one.figures} & {f.predicate for f in other.figures}
    return bool(verbs - {""})


def names_a_thing(item: Item) -> bool:
    """Whether a measure only says which thing is meant: "400g bars", "the 12-metre boat"."""
    return any(
        figure.kind == "measure"
        and figure.counted_start is not None
        and 0 <= figure.counted_start - figure.end <= 1
        for figure in item.figures
    )


def enough(one: Item, other: Item) -> float:
    """How alike two subjects must be: less where something singular agrees besides."""
    if one.beside & other.beside:
        return LIKE_IF_TIED
    if equal_of_one_event(one, other):
        return LIKE_IF_EQUAL
    same_head = {f.head for f in one.figures} & {f.head for f in other.figures}
    return LIKE_IF_SAME_EVENT if same_head and one.happening == other.happening != "" else LIKE


def comparable(one: Item, other: Item) -> bool:
    """Whether two figures measure the same kind of thing, for one moment, of one happening."""
    if one.happening and other.happening and one.happening != other.happening:
        return False
    measures = (same_measure(a, b) for a in one.figures for b in other.figures)
    return all(measures) and same_moment(one, other)


def beside(figure: Figure) -> set[str]:
    """Stems of who is counted besides or taken in; a composed count has them in its own words."""
    named = f"{figure.besides} {figure.including}"
    if figure.basis == "composed":
        return content_words(f"{named} {figure.text}") - content_words(figure.counted)
    return content_words(named)


def same_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures measure in one unit, or count the same kind of thing."""
    if any(getattr(one, column) != getattr(other, column) for column in MEASURE):
        return False
    # By how much something changed is another thing than what it changed to, or is.
    if (one.change if not one.level else "") != (other.change if not other.level else ""):
        return False
    if one.head == other.head:
        return True
    anybody = one.head in ANYBODY or other.head in ANYBODY
    return one.kind == "count" and anybody and is_person(one.head) and is_person(other.head)


def same_moment(one: Item, other: Item) -> bool:
    """Whether two figures can hold for one moment of the story."""
    if days_overlap(one.as_of, other.as_of):
        return True
    if one.dated != other.dated:
        return False
    first, last = sorted((one.as_of, other.as_of), key=lambda i: i[0] or "")
    if first[1] is None or last[0] is None:
        return False
    return (date.fromisoformat(last[0]) - date.fromisoformat(first[1])).days <= SAME_MOMENT


def judged(group: Sequence[Item], subjects: Subjects) -> Compared:
    """The verdict over a group, with its reason and its cells."""
    by_article: dict[str, list[Item]] = {}
    for item in group:
        by_article.setdefault(item.article_id, []).append(item)
    pairs = list(combinations(by_article.values(), 2))
    verdict = weakest(verdict_of(one, other) for one, other in pairs)
    links = [max((pair(a, b, subjects) for b in group if b.article_id != a.article_id), default=0)
             for a in group]  # fmt: skip
    usual = Counter(item.low for item in group if item.exact).most_common(1)
    reference = usual[0][0] if usual else group[0].low
    return Compared(
        kind="figure",
        topic=topic(group),
        verdict=verdict,
        reason=reason(verdict, group),
        score=min(filter(None, links), default=None),
        statements=[statement(i, figure, reference) for i in group for figure in i.figures],
    )
