"""A cue -> where the content can begin and end on either side of it: candidates with features."""

from __future__ import annotations

from samestory.quotes import cues, features
from samestory.quotes.candidates import FARTHEST, NONE, Known, Step, Words
from samestory.quotes.tokens import Tokens

CLAUSAL = frozenset({"ccomp", "xcomp", "obj", "parataxis", "obl", "advcl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MOST_SEEN = 60  # words of a passage that are looked through for its verbs


def left_end(t: Tokens, known: Known) -> Step:
    """Where content before the cue ends, or none."""
    first = beginning(t, known.head)
    return [(NONE, _situation(t, known))] + [
        (at, _edge(t, at, known))
        for at in places(t, known, before=True)
        if first < at <= known.head
        and not (known.source and known.source[0] < at <= known.source[1])
    ]  # fmt: skip


def left_start(t: Tokens, known: Known, end: int) -> Step:
    """Where it begins."""
    return [
        (at, _edge(t, at, known) + _whole(t, at, end, known))
        for at in places(t, known, before=True)
        if at < end and not crosses((at, end), known.source)
    ]


def right_start(t: Tokens, known: Known) -> Step:
    """Where content behind the cue begins, or none."""
    last = t.last[t.sentence[known.head]]
    found: Step = [(NONE, _situation(t, known))]
    found += [
        (at, _edge(t, at, known))
        for at in places(t, known, before=False)
        if known.head < at < last and not (known.source and known.source[0] <= at < known.source[1])
    ]
    if (at := resumed(t, known)) is not None:
        closed = known.left is not None and known.left[1] - 1 in t.closes
        found.append((at, [*_edge(t, at, known), "resumed", f"resumed={closed}"]))
    return found


def right_end(t: Tokens, known: Known, start: int) -> Step:
    """Where it ends; words in marks that go on behind the sentence end with their marks."""
    if t.sentence[start] != t.sentence[known.head] and start in t.opens:
        return [(t.spans[t.opens[start]][1], ["resumed"])]
    return [
        (at, _edge(t, at, known) + _whole(t, start, at, known))
        for at in places(t, known, before=False)
        if start < at and not crosses((start, at), known.source)
    ]


def resumed(t: Tokens, known: Known) -> int | None:
    """Where the next sentence opens with a mark, in the same paragraph."""
    number = t.sentence[known.head] + 1
    if number >= len(t.first):
        return None
    at = t.first[number]
    between = t.shown[t.last[number - 1] + t.PAD : at + t.PAD]
    return at if at in t.opens and "¶" not in between else None


def places(t: Tokens, known: Known, *, before: bool) -> list[int]:
    """Places between tokens of the cue's sentence, none inside marks around other words."""
    first, last = beginning(t, known.head), t.last[t.sentence[known.head]]
    own = t.pair[known.head]
    step = -1 if before else 1
    at = known.head if before else known.head + 1
    found: list[int] = []
    while first <= at <= last and len(found) < FARTHEST:
        inside = t.pair[at] if at < t.count else -1
        if inside not in {-1, own} and at not in t.opens:
            at = t.spans[inside][0 if before else 1]
            continue
        found.append(at)
        at += step
    return found


def beginning(t: Tokens, i: int) -> int:
    """Where the sentence begins; with the question in marks before it: "Why?" she asked."""
    first = t.first[t.sentence[i]]
    pair = t.closes.get(first - 1)
    return first if pair is None or first in t.opens else t.spans[pair][0]


def crosses(span: Words, words: Words | None) -> bool:
    """Whether two spans share a token."""
    return words is not None and span[0] < words[1] and words[0] < span[1]


def _order(known: Known) -> str:
    """Which comes first, source or cue."""
    if known.source is None:
        return "-"
    return "sc" if known.source[0] < known.head else "cs"


def _before(t: Tokens, known: Known) -> str:
    """What the content before the cue is: words in marks, a clause, other words."""
    if known.left is None:
        return "-"
    if known.left[1] - 1 in t.closes:
        return "m"
    return "v" if has_verb(t, *known.left) else "n"


def has_verb(t: Tokens, start: int, end: int) -> bool:
    """Whether there is a finite verb among the first words of a passage."""
    return any(tag in FINITE for tag in t.tag[start : min(end, start + MOST_SEEN)])


def _situation(t: Tokens, known: Known) -> list[str]:
    """The cue and what stands around it: what speaks for content on the other side."""
    head, source = known.head, known.source
    lemma, own, left = t.lemma[head], t.tag[head], _before(t, known)
    start = min(head, source[0]) if source else head
    end = max(head + 1, source[1]) if source else head + 1
    first, last = t.first[t.sentence[head]], t.last[t.sentence[head]]
    opens = f"{_order(known)}|{start <= first}"
    before, after = features.word(t, start - 1), features.word(t, end)
    frame = "+".join(sorted({t.dep[k] for k in t.kids[head]} & CLAUSAL))
    later = has_verb(t, end, last)
    return [
        "none", "l=" + lemma, "t=" + own, "d=" + t.dep[head], "o=" + _order(known),
        f"lo={lemma}|{opens}", "oo=" + opens, "b=" + before, "a=" + after, f"ba={before}|{after}",
        f"tba={before}|{features.tag(t, end)}", "k=" + frame, f"lk={lemma}|{frame}",
        "left=" + left, f"la={left}|{after}", f"lla={lemma}|{left}|{after}",
        f"dl={t.dep[head]}|{left}", f"ld={lemma}|{t.dep[head]}", f"lv={left}|{later}|{after}",
        f"rest={features.bucket(last - end)}|{left}", f"pre={features.bucket(start - first)}",
    ]  # fmt: skip


def _edge(t: Tokens, at: int, known: Known) -> list[str]:
    """A place where the content may begin or end, seen from cue and source.

    Source and content on the left are settled before; so it is the same whoever asks.
    """
    if at in known.lens.contents:
        return known.lens.contents[at]
    head, source = known.head, known.source
    lemma = t.lemma[head]
    beside = (
        "c<" if at == head else "c>" if at == head + 1
        else "s<" if source and at == source[0] else "s>" if source and at == source[1] else "-"
    )  # fmt: skip
    before, after = features.word(t, at - 1), features.word(t, at)
    number, left = t.sentence[head], _before(t, known)
    kind = cues.stance(t.lower[head], t.tag[head])
    found = [
        *features.edge(known.lens, at),
        "x=" + beside, f"xa={beside}|{before}|{after}", f"la={lemma}|{after}",
        f"lb={lemma}|{before}", f"lat={lemma}|{features.tag(t, at)}",
        f"ct={t.tag[head]}|{beside}|{after}",
        f"o={_order(known)}|{beside}|{before}", f"ll={left}|{beside}|{before}",
        f"S={at == t.first[number]}{at == t.last[number]}|{left}",
        f"sa={kind}|{after}", f"sx={kind}|{beside}|{features.tag(t, at)}",
    ]  # fmt: skip
    if at < t.count:
        found += [f"lp={lemma}|{known.lens.path(at)}", f"sp={kind}|{known.lens.path(at)}",
                  f"lw={lemma}|{known.lens.related(t.head[at])}|{t.dep[at]}"]  # fmt: skip
    known.lens.contents[at] = found
    return found


def _whole(t: Tokens, start: int, end: int, known: Known) -> list[str]:
    """What the passage between the two edges is like as a whole, and what is left behind it."""
    marked = "“" if start in t.opens else "-"
    closed = "”" if end - 1 in t.closes else "-"
    alone = start in t.opens and t.spans[t.opens[start]][1] == end
    first, after = features.word(t, start), features.word(t, end)
    top = features.largest(t, start, t.left)
    covers = top is not None and t.right[top] == end - 1
    kind = t.dep[top] if top is not None else ""
    verb = has_verb(t, start, end)
    last = t.last[t.sentence[known.head]]
    rest = has_verb(t, end, last)
    lemma, begins = t.lemma[known.head], features.tag(t, start)
    return [
        f"mm={marked}{closed}", f"whole={alone}", f"len={features.bucket(end - start)}",
        f"mb={marked}|{after}", f"cov={covers}", f"covd={covers}|{kind}", f"fb={first}|{after}",
        f"mf={marked}|{features.word(t, end - 1)}|{after}", f"ft={begins}|{features.tag(t, end)}",
        f"hv={verb}|{first}|{after}", f"lhv={lemma}|{verb}", f"tv={begins}|{verb}|{after}",
        f"rv={verb}|{rest}|{after}", f"rl={features.bucket(last - end)}|{after}",
        f"ra={verb}|{after}|{features.tag(t, end + 1)}", f"lra={lemma}|{after}|{verb}",
    ]  # fmt: skip
