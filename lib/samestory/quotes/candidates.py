"""A cue -> what may be its source, and which words may belong to the cue: candidates with features.

The steps are those of a reader: is this word a cue; who speaks; what is said (`contents`); which
words belong to the cue. Each step gives candidates; `decide` picks the likeliest, training learns
from the one that annotators chose.
"""

from __future__ import annotations

from typing import NamedTuple

from samestory.quotes import features
from samestory.quotes.features import Lens
from samestory.quotes.tokens import Tokens

Words = tuple[int, int]
Step = list[tuple[int, list[str]]]  # candidates with their features
NONE = -1  # the candidate that stands for nothing
FARTHEST = 70  # words on either side of a cue that are looked at
LONGEST_CUE = 7
LONGEST_SOURCE = 25
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "POS"})
NOMINAL = NOUNS - {"POS"} | {"PRP", "PRP$", "WP", "DT", "CD", "WDT", "EX", "JJ", "JJS"}
ARGUMENTS = frozenset({"subj", "subjpass", "obj", "expl", "obl"})


class Known(NamedTuple):
    """What has been decided of an attribution so far; all numbers are token positions."""

    lens: Lens
    source: Words | None = None
    left: Words | None = None  # content before the cue
    right: Words | None = None  # content behind it

    @property
    def head(self) -> int:
        """The cue's main word."""
        return self.lens.head


def cue_start(t: Tokens, known: Known) -> Step:
    """Where the cue begins: "has repeatedly" promised."""
    head = known.head
    taken = [words[1] for words in (known.source, known.left) if words and words[1] <= head]
    first = max(t.first[t.sentence[head]], head - LONGEST_CUE, *taken, 0)
    return [(at, _edge_of_cue(t, at, known)) for at in range(head, first - 1, -1)]


def cue_end(t: Tokens, known: Known) -> Step:
    """Where the cue ends: said "in a statement"."""
    head = known.head
    taken = [words[0] for words in (known.source, known.right) if words and words[0] > head]
    last = min(t.last[t.sentence[head]], head + 1 + 2 * LONGEST_CUE, *taken)
    return [(at, _edge_of_cue(t, at, known)) for at in range(head + 1, max(last, head + 1) + 1)]


def _edge_of_cue(t: Tokens, at: int, known: Known) -> list[str]:
    named = (("s", known.source), ("l", known.left), ("r", known.right))
    beside = "".join(name for name, words in named if words and at in words)
    order = "".join(name for name, words in named if words and words[0] > known.head)
    lemma, before, after = t.lemma[known.head], features.word(t, at - 1), features.word(t, at)
    tags = f"{features.tag(t, at - 1)}|{features.tag(t, at)}"
    return [
        *_edge(known.lens, at), f"k={beside}", f"ko={beside}|{order}|{before}",
        f"ka={beside}|{after}", f"kl={lemma}|{beside}", f"kt={beside}|{tags}",
        f"kn={beside}|{features.bucket(at - known.head)}",
    ]  # fmt: skip


def _edge(lens: Lens, at: int) -> list[str]:
    """An edge of the phrase around the lens's word, with what stands between."""
    t, head = lens.t, lens.head
    before = at <= head
    inner = t.tag[at:head] if before else t.tag[head + 1 : at]
    own = features.tag(t, at)
    found = [
        *features.edge(lens, at), f"h={t.tag[head]}|{features.bucket(at - head)}",
        f"i={'.'.join(inner[:4])}|{own}",
        f"full={at == (t.left[head] if before else t.right[head] + 1)}",
        f"l={t.lemma[head]}|{features.word(t, at)}",
        f"lx={t.lemma[head]}|{features.word(t, at - 1)}",
    ]  # fmt: skip
    if inner:
        outer = at if before else at - 1
        words = t.lower[at:head] if before else t.lower[head + 1 : at]
        found += [f"o={t.dep[outer]}|{features.word(t, outer)}|{own}", f"comma={',' in words}",
                  f"verb={any(x[:1] == 'V' for x in inner)}"]  # fmt: skip
    return found


def source_head(t: Tokens, known: Known) -> Step:
    """The main word of the phrase that speaks, or none."""
    head, number = known.head, t.sentence[known.head]
    first, last = t.first[number], t.last[number]
    found: Step = [(NONE, _nobody(t, head))]
    for j in range(max(first, head - FARTHEST), min(last, head + FARTHEST)):
        same = t.pair[j] in {-1, t.pair[head]}
        if j != head and t.tag[j] in NOMINAL and same:
            found.append((j, _speaker(t, j, known.lens)))
    return found


def _nobody(t: Tokens, head: int) -> list[str]:
    """What speaks for a cue without a source."""
    lemma, own, dep = t.lemma[head], t.tag[head], t.dep[head]
    frame = "+".join(sorted({t.dep[k] for k in t.kids[head]} & ARGUMENTS))
    return ["none", "l=" + lemma, "t=" + own, "d=" + dep, f"lt={lemma}|{own}", "f=" + frame,
            f"tf={own}|{frame}", f"lf={lemma}|{frame}", f"td={own}|{dep}",
            "+1=" + features.word(t, head + 1), "-1=" + features.word(t, head - 1)]  # fmt: skip


def _speaker(t: Tokens, j: int, lens: Lens) -> list[str]:
    """What speaks for the noun or pronoun at `j`."""
    head = lens.head
    lemma, own, dep, way = t.lemma[head], t.tag[head], t.dep[j], lens.path(j)
    side, far = "<" if j < head else ">", features.bucket(j - head)
    kind = t.lower[j] if t.tag[j] in features.PRONOUNS else (t.label(j) or "-") + t.tag[j]
    last = t.tags[j + t.PAD + 1] not in NOUNS
    found = [
        "p=" + way, f"pt={way}|{own}", f"lp={lemma}|{way}", f"pk={way}|{kind}",
        f"hd={t.dep[head]}|{way}",
        "w=" + t.lemma[j], "k=" + kind, f"kn={kind}|{far}", "n=" + far, f"ln={lemma}|{far}",
        f"d={dep}|{side}|{last}", f"ld={lemma}|{side}{dep}",
        f"b={side}{features.word(t, j - 1)}", f"a={side}{features.word(t, j + 1)}",
        f"td={own}|{side}{dep}|{t.tag[t.head[j]][:1]}",
    ]  # fmt: skip
    if dep in {"obl", "nmod", "obj"}:
        found.append(f"lb={lemma}|{dep}|{features.word(t, t.left[j])}|{side}")
    return found + _between(t, j, head, last)


def _between(t: Tokens, j: int, head: int, last: bool) -> list[str]:
    """What stands between a noun and the cue."""
    side = "<" if j < head else ">"
    words = range(min(j, head) + 1, max(j, head))
    verbs = min(sum(t.tag[k][:1] == "V" for k in words), 3)
    commas = min(sum(t.lower[k] == "," for k in words), 3)
    subjects = min(sum(t.dep[k] in {"subj", "subjpass"} for k in words), 2)
    closing = any(k in t.closes for k in words)
    return [f"v={side}{verbs}", f"c={side}{commas}", f"vc={side}{verbs}{commas}{last}",
            f"m={side}{closing}", f"sv={side}{subjects}{verbs}{t.dep[j]}"]  # fmt: skip


def source_start(noun: Lens, known: Known) -> Step:
    """Where the phrase begins whose main word is the lens's."""
    t = noun.t
    lowest = max(t.first[t.sentence[noun.head]], noun.head - LONGEST_SOURCE)
    if known.head < noun.head:
        lowest = max(lowest, known.head + 1)
    return [(at, _edge(noun, at)) for at in range(noun.head, lowest - 1, -1)]


def source_end(noun: Lens, known: Known) -> Step:
    """Where the phrase ends."""
    t, first = noun.t, noun.head + 1
    highest = min(t.last[t.sentence[noun.head]], first + LONGEST_SOURCE)
    if known.head >= first:
        highest = min(highest, known.head)
    return [
        (at, [*_edge(noun, at), f"cue={known.head - at}" if 0 <= known.head - at < 3 else "cue",
              f"side={known.head > at}|{features.word(t, at)}"])
        for at in range(first, max(highest, first) + 1)
    ]  # fmt: skip
