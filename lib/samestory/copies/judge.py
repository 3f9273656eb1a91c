"""Two texts -> whether one is the other's copy or version, or both carry one agency's copy.

The words themselves decide, never a hash. Passages inside quotation marks make no wire copy: two
reporters at one press conference write down the same words.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from samestory.copies.texts import FEWEST, Text, runs
from samestory.findings import listed, many, percent
from samestory.tables import Article, Copy

__all__ = ["Judged", "earlier_first", "judge", "same"]

MOST = 0.7  # share of the shorter text's runs of three words that makes it a version
RUN = 8  # words in a row that two reporters hardly write by chance
PASSAGE = 12  # words of a shared passage that counts
PASSAGES, PASSAGE_WORDS, PASSAGE_SHARE = 2, 60, 0.05  # a wire copy has so many and so much, or
SHARE, SHARE_WORDS = 0.25, 30  # its passages are so much of the shorter text
FEWEST_TITLE = 4  # words of a title that is not shared by chance
# What is printed so many days apart in much the same words is a form filled in again.
MOST_DAYS = 31


class Judged(NamedTuple):
    """What two texts have in common: columns of 01_copies, and the first part of the reason."""

    kind: str
    likeness: float
    contained: float
    because: str


def judge(one: Text, other: Text) -> Judged | None:
    """What two different texts have in common, if it is enough to say so."""
    short, long = sorted((one, other), key=lambda text: len(text.words))
    if len(short.words) < FEWEST or days_apart(one.article, other.article) > MOST_DAYS:
        return None
    shared = len(one.triples & other.triples)
    likeness = shared / (len(one.triples) + len(other.triples) - shared)
    contained = shared / len(short.triples)
    relation = related(one.article, other.article)
    if relation and contained >= MOST and not syndicated(one, other):
        kind, because = "version", f"{percent(contained)} of the shorter text stands in the longer"
        because = f"{because}, and {relation}"
    elif not same_outlet(one.article, other.article) and (because := passages(short, long)):
        kind = "wire"
    else:
        return None
    return Judged(kind, round(likeness, 3), round(contained, 3), because)


def days_apart(one: Article, other: Article) -> int:
    """The least number of days between the days of publication, as far as known."""
    first, second = (interval(article) for article in (one, other))
    return max(0, second[0] - first[1], first[0] - second[1])


def interval(article: Article) -> tuple[int, int]:
    """First and last day of publication as ordinals; everything where nothing is known."""
    days = (article.published_earliest, article.published_latest)
    first, last = (date.fromisoformat(day).toordinal() if day else None for day in days)
    return first or date.min.toordinal(), last or date.max.toordinal()


def related(one: Article, other: Article) -> str:
    """What makes two like articles versions of one, in words; empty if nothing does."""
    if same_outlet(one, other):
        return f"both are from {one.outlet.strip()}"
    if not (outlet(one) and outlet(other)):
        return "their outlets are not both known"
    titles = [article.title.casefold().split() for article in (one, other)]
    if titles[0] == titles[1] and len(titles[0]) >= FEWEST_TITLE:
        return "both have the same title"
    return ""


def syndicated(one: Text, other: Text) -> bool:
    """Whether two outlets credit one agency: under one title too, that is no new version."""
    known = outlet(one.article) and outlet(other.article)
    return bool(known) and not same_outlet(one.article, other.article) and bool(agency(one, other))


def same_outlet(one: Article, other: Article) -> bool:
    """Whether both are known to come from one outlet."""
    return outlet(one) == outlet(other) != ""


def outlet(article: Article) -> str:
    """The outlet's name without case, spacing and article."""
    return " ".join(article.outlet.casefold().split()).removeprefix("the ")


def passages(short: Text, long: Text) -> str:
    """What two texts share outside quotation marks, in words; empty if that is too little."""
    found = [words for words in covered(short.own, long.own) if words >= PASSAGE]
    total, size = sum(found), len(short.words)
    several = len(found) >= PASSAGES and total >= max(PASSAGE_WORDS, PASSAGE_SHARE * size)
    if not several and total < max(SHARE_WORDS, SHARE * size):
        return ""
    which = many(len(found), "passage is", "passages are")
    return f"{which} the same outside quotation marks, {total:,} words in all"


def covered(stretches: list[tuple[str, ...]], others: list[tuple[str, ...]]) -> list[int]:
    """Lengths, in words, of the passages that also stand in the `others`, in order."""
    known = {run for stretch in others for run in runs(stretch, RUN)}
    found = []
    for stretch in stretches:
        end = 0  # one past the last word of the passage that is growing
        for start, run in enumerate(runs(stretch, RUN)):
            if run not in known:
                continue
            if start > end or not end:
                found.append(0)
                end = start
            found[-1] += start + RUN - end
            end = start + RUN
    return found


def same(one: Text, other: Text) -> Judged:
    """What two texts with the same words have in common."""
    long = len(one.words) >= FEWEST
    because = f"the same {one.article.words:,} words" if long else "the same short text"
    return Judged("same", 1.0, 1.0, because)


def earlier_first(one: Text, other: Text, kind: str) -> tuple[Text, Text, str]:
    """(earlier, later, why): by day of publication, an "updated" mark, or length of a version."""
    first, second = sorted((one, other), key=lambda text: text.article.article_id)
    for a, b in ((first, second), (second, first)):
        if interval(a.article)[1] < interval(b.article)[0]:
            return a, b, "this one was published later"
    if first.updated != second.updated and kind != "wire":
        a, b = (second, first) if first.updated else (first, second)
        return a, b, "this one says that it was updated"
    if kind == "version" and len(first.words) != len(second.words):
        a, b = sorted((first, second), key=lambda text: len(text.words))
        return a, b, "which is later is not known, so the longer one is taken for it"
    return first, second, "which is earlier is not known"


def agency(one: Text, other: Text) -> str:
    """The agency that both credit, else the one that either credits beside its story."""
    both = one.agencies & other.agencies
    either = one.credits | other.credits
    return listed(sorted(both)) or (next(iter(either)) if len(either) == 1 else "")


def row(one: Text, other: Text, found: Judged) -> Copy:
    """The row of 01_copies for two texts."""
    earlier, later, order = earlier_first(one, other, found.kind)
    short, long = sorted((one, other), key=lambda text: len(text.words))
    credit = "" if found.kind == "version" else agency(one, other)
    said = [found.because, f"{credit} is credited" if credit else "", order]
    return Copy(
        article_id=later.article.article_id,
        other_id=earlier.article.article_id,
        kind=found.kind,
        likeness=found.likeness,
        contained=found.contained,
        words=sum(covered([short.words], [long.words])),
        agency=credit,
        reason="; ".join(part for part in said if part),
    )
