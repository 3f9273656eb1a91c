"""Words of many texts -> the few pairs worth comparing, in time linear in the words.

Two routes. Texts that share a passage meet at a run of eight words that both have; every version
does, as does agency copy in two outlets. Texts that are alike as a whole meet by MinHash: a short
update in a page full of links is found so, though hundreds of other pages share more runs with it.
Both routes only propose: whoever asks compares the words themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

__all__ = ["LONG", "SHORT", "pairs"]

Hashes = npt.NDArray[np.uint64]

SHORT = 3  # words of a shingle that measures likeness
LONG = 8  # words of a run that two texts hardly share by chance
# Hashes of a sketch, and how many make a band. Texts that share half of their shingles meet in
# one band of 40 in 99.5 % of cases, those that share a twentieth in 0.5 %.
SKETCH, BAND = 120, 3
SEED = 1
MOST_HOLDERS = 6  # texts remembered for one run of words: what more have says little
MOST_PARTNERS = 5  # texts that one text is compared with, those that share most
MIXER = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits spread: 2**64 over the golden ratio


def pairs(texts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Positions (later, earlier) of texts, given as words, that share much or share a long run.

    A text gets at most a fixed number of partners by either route, so a folder of copies does not
    take quadratic time; which ones may then depend on the order of the texts.
    """
    hashed = hashes(texts)
    short, long = (shingles(hashed, size) for size in (SHORT, LONG))
    found = partners(bands(short)) | partners(long)
    return sorted(found)


def hashes(texts: Sequence[Sequence[str]]) -> list[Hashes]:
    """Each word of each text as 64 bits, the same on every machine and in every run."""
    known = {
        word: int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest())
        for word in set(chain.from_iterable(texts))
    }
    return [np.fromiter(map(known.__getitem__, text), np.uint64, len(text)) for text in texts]


def shingles(texts: Sequence[Hashes], size: int) -> list[Hashes]:
    """The different runs of `size` words of each text, one number a run."""
    found = []
    for words in texts:
        runs = max(0, len(words) - size + 1)
        codes = np.zeros(runs, np.uint64)
        for shift in range(size):
            codes = codes * MIXER + words[shift : shift + runs]
        found.append(np.unique(codes))
    return found


def bands(texts: Sequence[Hashes]) -> list[Hashes]:
    """The bands of each text's MinHash sketch, one number a band; a text without words has none."""
    offsets = np.cumsum([0, *map(len, texts)]).tolist()
    tokens = np.concatenate([*texts, np.empty(0, np.uint64)])
    sketches = RMinHash.digest_matrix_from_flat_token_hashes(tokens, offsets, SKETCH, SEED)
    codes = np.array(sketches.to_rows(), np.uint64).reshape(len(texts), SKETCH // BAND, BAND)
    found = np.broadcast_to(np.arange(SKETCH // BAND, dtype=np.uint64), codes.shape[:2])
    for column in range(BAND):
        found = found * MIXER + codes[:, :, column]
    return [row[: len(row) * bool(len(text))] for row, text in zip(found, texts, strict=True)]


def partners(marks: Sequence[Hashes]) -> set[tuple[int, int]]:
    """Pairs (later, earlier) of texts that have a mark in common; those that share most of them.

    Only the first few holders of a mark are remembered: the work is linear in the marks.
    """
    mark = np.concatenate([*marks, np.empty(0, np.uint64)])
    text = np.repeat(np.arange(len(marks)), [len(one) for one in marks])
    order = np.lexsort((text, mark))
    mark, text = mark[order], text[order]
    first = np.searchsorted(mark, mark)  # where the holders of the same mark begin
    rank = np.arange(len(mark)) - first
    met: list[npt.NDArray[np.int64]] = []
    for holder in range(MOST_HOLDERS):
        later = rank > holder
        met.append(text[later] * len(marks) + text[first[later] + holder])
    both, shared = np.unique(np.concatenate(met), return_counts=True)
    later, earlier = np.divmod(both, max(1, len(marks)))
    best = np.lexsort((earlier, -shared, later))
    later, earlier = later[best], earlier[best]
    place = np.arange(len(later)) - np.searchsorted(later, later)
    kept = place < MOST_PARTNERS
    return set(zip(later[kept].tolist(), earlier[kept].tolist(), strict=True))
