"""Names that one article has -> where they stand in the others and the model missed them.

Only exact words with their capitals count: names of several words, and single ones that nobody in
the folder writes small and that stand in no longer run of capitals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from samestory.tables import Mention

WORD = re.compile(r"[^\W_]+")
SHORTEST = 4  # letters of a single word, or of an acronym less one
MOST_WORDS = 8
MOST_TRIED = 200  # names that begin with the same two words
NEVER = frozenset({"MISC", "EVENT", "PRODUCT", "LAW"})  # single words too often mean other things


def with_missed(
    found: Mapping[str, Sequence[Mention]], texts: Mapping[str, str]
) -> dict[str, list[Mention]]:
    """The mentions of each article, and those of names that other articles have.

    `texts` is article_id -> the text to look in, as long as the article's.
    """
    small = {w for text in texts.values() for w in WORD.findall(text) if w.islower()}
    known = vocabulary(found, small)
    by_first: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(known, key=lambda n: (-len(n), n)):
        by_first[tuple(WORD.findall(name)[:2])].append(name)
    return {
        article: sorted(
            [*some, *missed(texts.get(article, ""), some, by_first, known, small)],
            key=lambda m: m.start,
        )
        for article in sorted({*found, *texts})
        for some in [found.get(article, ())]
    }


def vocabulary(found: Mapping[str, Sequence[Mention]], small: set[str]) -> dict[str, str]:
    """Name -> its label, for names that are safe to look for; also as headlines shout them."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for some in found.values():
        for mention in some:
            votes[mention.text][mention.label] += 1
    known: dict[str, str] = {}
    for name in sorted(votes):
        label = votes[name].most_common(1)[0][0]
        if is_safe(name, label, small):
            known.setdefault(name, label)
            if " " in name:
                known.setdefault(name.upper(), label)
    return known


def is_safe(name: str, label: str, small: set[str]) -> bool:
    """Whether words with these capitals are this name wherever they stand."""
    words = name.split(" ")
    if not name[:1].isupper() or not words[-1][:1].isupper() or len(words) > MOST_WORDS:
        return False
    if len(words) > 1:
        return any(word.casefold() not in small for word in words)
    long_enough = len(name) >= SHORTEST or (name.isupper() and len(name) >= SHORTEST - 1)
    return long_enough and label not in NEVER and name.isalnum() and name.casefold() not in small


def missed(
    text: str,
    some: Sequence[Mention],
    by_first: Mapping[tuple[str, ...], list[str]],
    known: Mapping[str, str],
    small: set[str],
) -> Iterator[Mention]:
    """The known names in a text, beside the mentions that it has."""
    taken = sorted((m.start, m.end) for m in some)
    at, after = 0, 0
    words = list(WORD.finditer(text))
    for word, follower in zip_longest(words, words[1:]):
        pair = (word[0], follower[0]) if follower else (word[0],)
        names = [*by_first.get(pair, ()), *by_first.get((word[0],), ())][:MOST_TRIED]
        if not names or word.start() < after:
            continue
        start = word.start()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        free = taken[at][0] if at < len(taken) else len(text)
        name = next(
            (n for n in names if start + len(n) <= free and stands(text, start, n, small)), ""
        )
        if name:
            after = start + len(name)
            yield Mention(start, after, name, known[name], "found in another article")


def stands(text: str, start: int, name: str, small: set[str]) -> bool:
    """Whether a name begins here and no capital beside it makes it a part of another."""
    end = start + len(name)
    if not text.startswith(name, start) or text[end : end + 1].isalnum():
        return False
    before, behind = text[max(start - 3, 0) : start], text[end : end + 2]
    if " " in name:
        return not (behind[:1] == " " and behind[1:].isupper())
    last = re.search(r"([^\W_]+)[ ]$", text[max(start - 20, 0) : start])
    joined = last and last[1][0].isupper() and len(last[1]) > 1 and last[1].casefold() not in small
    runs_on = (behind[:1] == " " and behind[1:].isupper()) or joined
    return not runs_on and not before.endswith(("@", "#", "/", "."))
