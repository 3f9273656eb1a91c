"""What a cue, its source and its content look like: features of candidates, as short strings.

A feature is a fact about a token seen from the cue: its word, its place in the sentence, in the
parse and between quotation marks. Weights of features are learned (lib/training) and read by
`weights`; this module knows nothing of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from samestory.quotes import cues
from samestory.quotes.tokens import Tokens

Words = tuple[int, int]
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "advcl", "acl", "relcl", "conj", "csubj"})
REACH = 40  # words on either side of a cue in which others are looked for
PRONOUNS = frozenset({"PRP", "WP", "DT", "EX"})


def word(t: Tokens, i: int) -> str:
    """The lower-case word; `^` before the text, `$` behind it, and what marks stand for."""
    return t.shown[i + t.PAD]


def tag(t: Tokens, i: int) -> str:
    return t.tags[i + t.PAD]


@lru_cache(maxsize=4096)
def bucket(number: int) -> str:
    """Small numbers as they are, larger ones in steps."""
    size = abs(number)
    step = size if size < 5 else 5 if size < 8 else 8 if size < 12 else 12 if size < 20 else 20
    return f"{'-' if number < 0 else ''}{step}"


class Lens:
    """A cue's main word and the way through the parse from any other token to it."""

    def __init__(self, t: Tokens, head: int) -> None:
        self.t, self.head = t, head
        # What has been said of a place, by itself and as an edge of a content.
        self.edges: dict[int, list[str]] = {}
        self.contents: dict[int, list[str]] = {}
        self.paths: dict[int, str] = {}
        chain = [head, *t.above(head, 4)]
        self.rise = {k: n for n, k in reversed(list(enumerate(chain)))}
        self.down = ["v".join(t.dep[k] for k in reversed(chain[:n])) for n in range(len(chain))]

    def path(self, i: int) -> str:
        """Classes up from the token to what governs both, then down to the cue."""
        if (known := self.paths.get(i)) is None:
            known = self.paths[i] = self._climbed(i)
        return known

    def _climbed(self, i: int) -> str:
        t, climbed = self.t, ""
        for _ in range(5):
            if (n := self.rise.get(i)) is not None:
                return f"{climbed}/{self.down[n]}"
            climbed += "^" + t.dep[i]
            if t.head[i] == i:
                break
            i = t.head[i]
        return "far"

    def related(self, i: int) -> str:
        """How the token stands to the cue: below it, above it, beside it."""
        t, head = self.t, self.head
        if i == head:
            return "self"
        if t.head[i] == head:
            return "kid"
        if t.left[head] <= i <= t.right[head]:
            return "below"
        if t.head[head] == i:
            return "head"
        if t.left[i] <= head <= t.right[i]:
            return "above"
        return "kin" if t.head[i] == t.head[head] else "no"


def cue(t: Tokens, i: int) -> list[str]:
    """What speaks for and against a token being the head of a cue."""
    lemma, own, dep = t.lemma[i], t.tag[i], t.dep[i]
    head = t.head[i]
    kids = {t.dep[k]: k for k in t.kids[i]}
    last, following = word(t, i - 1), word(t, i + 1)
    found = [
        "l=" + lemma, "w=" + t.lower[i], "t=" + own, f"lt={lemma}|{own}", "d=" + dep,
        f"ld={lemma}|{dep}", f"hd={t.lemma[head]}|{dep}", f"td={own}|{dep}|{t.tag[head]}",
        "-1=" + last, "+1=" + following, "-2=" + word(t, i - 2), "+2=" + word(t, i + 2),
        f"l-1={lemma}|{last}", f"l+1={lemma}|{following}", f"l+1t={lemma}|{tag(t, i + 1)}",
        f"t-1={own}|{tag(t, i - 1)}", f"t+1={own}|{tag(t, i + 1)}",
        f"t+2={tag(t, i + 1)}|{tag(t, i + 2)}", f"t-2={tag(t, i - 1)}|{tag(t, i - 2)}",
        f"++={following}|{word(t, i + 2)}",
    ]  # fmt: skip
    kind = cues.stance(t.lower[i], own)
    found += ["st=" + kind, f"st+1={kind}|{following}", f"std={kind}|{dep}", f"stt={kind}|{own}"]
    found += _frame(t, i, kids)
    found += _marks(t, i)
    found += _surroundings(t, i)
    return found


def _frame(t: Tokens, i: int, kids: dict[str, int]) -> list[str]:
    """Which arguments the word has, and who its subject is."""
    lemma = t.lemma[i]
    found = []
    for dep, kid in kids.items():
        if dep in {"punct", "det", "cc"}:
            continue
        side = "<" if kid < i else ">"
        found += [f"k={side}{dep}", f"lk={lemma}|{side}{dep}"]
        if dep in {"obl", "nmod", "advcl", "xcomp", "ccomp", "acl"}:
            begin = word(t, t.left[kid])
            found += [f"kb={dep}|{begin}", f"lkb={lemma}|{dep}|{begin}"]
        if dep in {"mark", "case", "aux", "advmod", "cop", "auxpass"}:
            found.append(f"kw={dep}|{t.lower[kid]}")
    frame = "+".join(sorted(kids.keys() & {"subj", "subjpass", "obj", "ccomp", "xcomp", "parataxis",
                                           "obl", "cop", "expl", "auxpass", "nmod"}))  # fmt: skip
    kind = cues.stance(t.lower[i], t.tag[i])
    found += ["f=" + frame, f"lf={lemma}|{frame}", f"tf={t.tag[i]}|{frame}", f"sf={kind}|{frame}"]
    subject = next((kids[d] for d in ("subj", "subjpass") if d in kids), None)
    if subject is None and t.dep[i] in CLAUSES:
        above = {t.dep[k]: k for k in t.kids[t.head[i]]}
        subject = next((above[d] for d in ("subj", "subjpass") if d in above), None)
        found.append("shared")
    if subject is not None:
        kind = t.label(subject) or t.tag[subject]
        who = t.lower[subject] if t.tag[subject] in PRONOUNS else t.lemma[subject]
        found += ["s=" + who, "sk=" + kind, f"lsk={lemma}|{kind}"]
    else:
        found += ["s=-", f"ls={lemma}|-"]
    return found


def _marks(t: Tokens, i: int) -> list[str]:
    """Where quotation marks open and close around the word."""
    inside = t.pair[i]
    if inside >= 0:
        first, end = t.spans[inside]
        at = "all" if i - first <= 1 and end - i <= 2 else "long" if end - first > 8 else "short"
        return ["in=" + at, f"lin={t.lemma[i]}|{at}", f"ind={t.dep[i]}|{at}"]
    found = ["in=no"]
    back = next((k for k in range(1, 7) if i - k in t.closes), 0)
    ahead = next((k for k in range(1, 9) if i + k in t.opens), 0)
    if back:
        found += [f"cl={back}", f"lcl={t.lemma[i]}"]
    if ahead:
        found += [f"op={ahead}", f"lop={t.lemma[i]}", "opw=" + word(t, i + ahead - 1)]
    return found


def _surroundings(t: Tokens, i: int) -> list[str]:
    """The clauses around the word, and its place in the sentence and the text."""
    found = [f"up={t.lemma[k]}" for k in t.above(i, 3)]
    chain = t.above(i, 2)
    found.append("ch=" + "^".join([t.dep[i], *(f"{t.tag[k]}.{t.dep[k]}" for k in chain)]))
    number = t.sentence[i]
    first, last = t.first[number], t.last[number]
    found.append("sp=" + bucket(i - first))
    found.append("se=" + bucket(last - i))
    if number == 0:
        found += ["title", f"title={t.tag[i]}|{t.dep[i]}"]
    commas = [k for k in range(max(first, i - 12), min(last, i + 12)) if t.lower[k] == ","]
    found.append(f"c={any(k < i for k in commas)}{any(k > i for k in commas)}")
    found.append("end=" + word(t, last - 1))
    found += _company(t, i, first, last)
    return found


def _company(t: Tokens, i: int, first: int, last: int) -> list[str]:
    """Other verbs of speech in the sentence, on either side."""
    near = t.speech[bisect_left(t.speech, max(first, i - REACH)) :
                    bisect_left(t.speech, min(last, i + REACH))]  # fmt: skip
    said = {k: t.lemma[k] if t.lemma[k] == "say" else "other"
            for k in near if k != i and t.pair[k] == t.pair[i]}  # fmt: skip
    left = next((said[k] for k in sorted(said, reverse=True) if k < i), "-")
    right = next((said[k] for k in sorted(said) if k > i), "-")
    own = cues.is_speech(t.lower[i])
    above = next((k for k in t.above(i, 4) if k in said), None)
    return [f"co={left}|{right}|{own}", f"cl={left}|{own}", f"cr={right}|{own}",
            f"ca={above is not None}|{own}|{t.dep[i]}"]  # fmt: skip


def edge(lens: Lens, at: int) -> list[str]:
    """A place between two tokens, seen from the cue: what stands on either side of it."""
    if at in lens.edges:
        return lens.edges[at]
    t = lens.t
    before, after = t.shown[at + t.PAD - 1], t.shown[at + t.PAD]
    last, own, following = t.tags[at + t.PAD - 1 : at + t.PAD + 2]
    far = bucket(at - lens.head)
    found = [
        "b=" + before, "a=" + after, f"ba={before}|{after}", f"tt={last}|{own}",
        f"at={after}|{own}|{following}", f"bt={before}|{own}", f"ta={last}|{after}",
        "n=" + far, f"na={far}|{after}",
    ]  # fmt: skip
    if at < t.count:
        found += ["p=" + lens.path(at), f"pa={t.dep[at]}|{t.tag[t.head[at]]}"]
    if at > 0:
        found.append("q=" + lens.path(at - 1))
    found += _spans(lens, at, after)
    lens.edges[at] = found
    return found


def _spans(lens: Lens, at: int, after: str) -> list[str]:
    """Which parts of the sentence begin and end here."""
    t, found = lens.t, []
    number = t.sentence[lens.head]
    if at == t.first[number]:
        found.append("S<")
    if at == t.last[number]:
        found.append("S>")
    if at == t.last[number] - 1:
        found.append("S.")
    starts = largest(t, at, t.left) if at < t.count else None
    ends = largest(t, at - 1, t.right) if at else None
    if starts is not None:
        dep = t.dep[starts]
        found += ["L=" + dep, f"Lc={dep}|{lens.related(starts)}", f"Lw={dep}|{after}"]
    if ends is not None:
        related = f"{t.dep[ends]}|{lens.related(ends)}"
        found += ["R=" + t.dep[ends], "Rc=" + related, f"Ra={related}|{after}"]
    return found


def largest(t: Tokens, i: int, edges: Sequence[int]) -> int | None:
    """The highest word whose phrase begins (or ends) at the token, up to eight steps."""
    best = i if edges[i] == i else None
    k = i
    for _ in range(8):
        k = t.head[k]
        if edges[k] != i:
            break
        best = k
    return best
