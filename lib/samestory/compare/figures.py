"""Figures of several articles -> claims: the gate first, then the arithmetic.

The gate asks whether two figures count the same kind of thing, about the same subject, as of the
same time. Only figures that pass are held against each other; a figure that passes with none is a
claim of its own. A wrong pairing costs a reader more than a missed one, so in doubt: apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from samestory.compare.subject import Subject, Subjects, content_words, days_overlap, happening
from samestory.compare.verdicts import Compared, Statement, weakest
from samestory.tables import Figure

KINDS = frozenset({"count", "money", "percent", "measure"})
# Heads that stand for any human being, and endings of nouns that name human beings.
ANYBODY = frozenset(
    ["people", "person", "other", "human", "man", "woman", "individual", "victim", "one", "member"]
)
HUMAN_ENDINGS = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "child", "official", "ive")
# Likeness of subjects that is enough by itself, and enough when something singular agrees too:
# the same named person beside the count, or the same kind of event.
LIKE, LIKE_WITH_TIE = 0.45, 0.2
# Figures of a developing story change from day to day; later than this it is another moment.
SAME_MOMENT = 7
ABOUT = 0.1
INFINITY = float("inf")

MEASURE = ("kind", "unit", "per", "change")
Interval = tuple[str | None, str | None]


@dataclass(frozen=True)
class Item:
    """A figure, or several figures of one article for one thing, with all that the gate asks."""

    article_id: str
    figures: tuple[Figure, ...]
    subject: Subject
    beside: frozenset[str]  # words of who is counted besides, or taken in
    happening: str
    as_of: Interval
    dated: bool  # by the article's own words, not by its day of publication
    low: float
    high: float

    @property
    def exact(self) -> bool:
        return self.low == self.high


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
    return tied(one, other) or subjects.likeness(one.subject, other.subject) >= LIKE


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


def beside(figure: Figure) -> set[str]:
    """Stems of who is counted besides or taken in; a composed count has them in its own words."""
    named = f"{figure.besides} {figure.including}"
    if figure.basis == "composed":
        return content_words(f"{named} {figure.text}") - content_words(figure.counted)
    return content_words(named)


def allowed(figure: Figure) -> tuple[float, float]:
    """The values that a figure allows, by its qualifier."""
    low = float(figure.value or 0.0)
    high = float(low if figure.value_high is None else figure.value_high)
    match figure.qualifier:
        case "about":
            return low * (1 - ABOUT), high * (1 + ABOUT)
        case "at_least" | "more_than":
            return low, INFINITY
        case "at_most" | "less_than":
            return 0.0, high
    if figure.basis == "stated" and figure.counted.lower().startswith("other"):
        # Somebody is to be added: those named beside, or an unknown number.
        return low + 1, high + 1 if figure.besides else INFINITY
    return low, high


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


def fits(one: Item, other: Item) -> bool:
    """Whether there is a value that both allow."""
    return one.low <= other.high and other.low <= one.high


def pair(one: Item, other: Item, subjects: Subjects) -> float:
    """How sure it is that two figures are about one thing; 0 if they must be kept apart."""
    if not comparable(one, other):
        return 0.0
    if one.article_id == other.article_id:
        # One article does not contradict itself: what fits may be one thing, the rest is not.
        return 1.0 if fits(one, other) else 0.0
    like = subjects.likeness(one.subject, other.subject)
    return like if like >= (LIKE_WITH_TIE if tied(one, other) else LIKE) else 0.0


def comparable(one: Item, other: Item) -> bool:
    """Whether two figures measure the same kind of thing, for one moment, of one happening."""
    if one.happening and other.happening and one.happening != other.happening:
        return False
    measures = (same_measure(a, b) for a in one.figures for b in other.figures)
    return all(measures) and same_moment(one, other)


def tied(one: Item, other: Item) -> bool:
    """Whether something singular agrees: who is counted with them, or the kind of event."""
    return bool(one.beside & other.beside) or (one.happening == other.happening != "")


def same_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures measure in one unit, or count the same kind of thing."""
    if (one.kind, one.unit, one.per, one.change) != (
        other.kind,
        other.unit,
        other.per,
        other.change,
    ):
        return False
    if one.head == other.head:
        return True
    return one.kind == "count" and human(one.head) and human(other.head) and (
        one.head in ANYBODY or other.head in ANYBODY
    )  # fmt: skip


def human(head: str) -> bool:
    """Whether a noun names human beings."""
    return head in ANYBODY or head.endswith(HUMAN_ENDINGS)


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
    scores = [pair(a, b, subjects) for a, b in combinations(group, 2)
              if a.article_id != b.article_id]  # fmt: skip
    usual = Counter(item.low for item in group if item.exact).most_common(1)
    reference = usual[0][0] if usual else group[0].low
    return Compared(
        kind="figure",
        topic=topic(group),
        verdict=verdict,
        reason=reason(verdict, group),
        score=min(scores) if scores else None,
        statements=[statement(i, figure, reference) for i in group for figure in i.figures],
    )


def verdict_of(one: Sequence[Item], other: Sequence[Item]) -> str:
    """The verdict between two articles, each by the values that all its statements allow."""
    low, high = common(one)
    below, above = common(other)
    if low > above or below > high:
        timed = any(days_overlap(a.as_of, b.as_of) for a in one for b in other)
        return "conflict" if timed else "compatible"
    if (low, high) != (below, above):
        return "compatible"
    return "reconciled" if bases(one) != bases(other) or len(bases(one)) > 1 else "agree"


def bases(items: Sequence[Item]) -> set[str]:
    """Whether the exact figures are stated, composed, or both."""
    return {f.basis for i in items for f in i.figures if allowed(f)[0] == allowed(f)[1]}


def common(items: Sequence[Item]) -> tuple[float, float]:
    """The values that every statement of one article allows."""
    return max(i.low for i in items), min(i.high for i in items)


def topic(group: Sequence[Item]) -> str:
    """What is counted, in the words of the fullest statement, and in which month."""
    found = [figure for item in group for figure in item.figures]
    best = max(found, key=lambda f: (bool(f.besides), f.head not in ANYBODY, len(f.counted)))
    what = " ".join(f"{best.besides + ' and ' if best.besides else ''}{best.counted or best.unit}"
                    .split())  # fmt: skip
    months = {(i.as_of[0] or "")[:7] for i in group} & {(i.as_of[1] or "")[:7] for i in group}
    when = min(months - {""}, default="")
    return f"{what}, {month_name(when)}" if when else what


def month_name(month: str) -> str:
    """2020-06 as "June 2020"."""
    return date.fromisoformat(f"{month}-01").strftime("%B %Y")


def reason(verdict: str, group: Sequence[Item]) -> str:
    """Why this verdict, in one sentence."""
    found = [figure for item in group for figure in item.figures]
    values = sorted({shown(f) for f in found if f.qualifier != "vague"} or set(map(shown, found)))
    match verdict:
        case "single":
            return "Only one article gives this figure."
        case "agree":
            return f"All give {values[0]}."
        case "reconciled":
            sums = sorted({shown(f) for f in found if f.basis == "composed"})
            return f"The same after arithmetic: {'; '.join(sums)}."
        case "conflict":
            return f"Cannot all be true of the same time: {' / '.join(values)}."
    return f"They differ in precision, bound or date and can all be true: {' / '.join(values)}."


def statement(item: Item, figure: Figure, reference: float) -> Statement:
    """One figure as a cell."""
    low, high = allowed(figure)
    same = "sum" if figure.basis == "composed" else "same"
    return Statement(
        article_id=item.article_id,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        value=shown(figure),
        number=figure.value,
        relation=(same if low == high else "within") if low <= reference <= high else "differs",
        status="vague" if figure.qualifier == "vague" else "stated",
        as_of=item.as_of,
        voice=figure.voice,
        via=figure.via,
    )


def shown(figure: Figure) -> str:
    """A figure for people: "1 named + 47 others = 48", "12 people", "$3 million"."""
    if figure.basis == "composed":
        return f"{figure.because} = {figure.value:,.10g}"
    what = " ".join(figure.counted.split()) if figure.kind == "count" else ""
    return f"{figure.text} {what}".strip()
