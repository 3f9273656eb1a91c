"""Docs with names -> a large network that labels more text for the small one to learn from.

A bidirectional LSTM under a conditional random field (Huang, Xu and Yu 2015), words read as
floret vectors, letters (a convolution, Ma and Hovy 2016) and, if frequent, themselves. Where a
corpus leaves a token open, every tag that it may have counts as right (Tsuboi et al. 2008).
Too slow and too large to ship.
"""

import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import spacy
import torch
from spacy.tokens import Doc, DocBin
from tags import FIRST, LAST, LEGAL, NEVER, TAGS, UNSAID, Span, Text, spans, text_of
from torch import Tensor, nn

SEED = 1
EPOCHS = 9
LETTERS, LONGEST = 256, 16
LETTER_WIDTH, LETTER_FILTERS, WORD_WIDTH, WIDTH = 32, 96, 64, 256
DROPOUT, WORD_DROPOUT = 0.35, 0.15
RATE, WARM_UP, CLIP = 2e-3, 200, 5.0
BATCH = 2400  # tokens, with padding
OFTEN = 3  # times a word must be seen to have a vector of its own


class Network(nn.Module):
    """Words -> a score for every tag of every word."""

    def __init__(self, vectors: Path, words: Sequence[str]) -> None:
        super().__init__()
        self.vectors = spacy.load(vectors).vocab.vectors
        self.number = {word: index + 1 for index, word in enumerate(words)}
        self.letter = nn.Embedding(LETTERS + 1, LETTER_WIDTH, padding_idx=0)
        self.filters = nn.Conv1d(LETTER_WIDTH, LETTER_FILTERS, 3, padding=1)
        self.word = nn.Embedding(len(words) + 1, WORD_WIDTH)
        self.mix = nn.Linear(self.vectors.shape[1] + LETTER_FILTERS + WORD_WIDTH, WIDTH)
        self.drop = nn.Dropout(DROPOUT)
        self.lstm = nn.LSTM(WIDTH, WIDTH, bidirectional=True, batch_first=True)
        self.hidden = nn.Linear(2 * WIDTH, WIDTH // 2)
        self.score = nn.Linear(WIDTH // 2, len(TAGS))
        self.step = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.legal, self.first, self.last = map(torch.tensor, (LEGAL, FIRST, LAST))

    def forward(self, texts: Sequence[list[str]]) -> tuple[Tensor, Tensor]:
        """Return scores (texts, longest, tags) and the lengths."""
        different = sorted({word for text in texts for word in text})
        place = {word: index for index, word in enumerate(different)}
        index = torch.zeros(len(texts), max(map(len, texts)), dtype=torch.long)
        for row, text in enumerate(texts):
            index[row, : len(text)] = torch.tensor([place[word] for word in text])
        lengths = torch.tensor([len(text) for text in texts])
        read = self.drop(self.embed(different)[index])
        packed = nn.utils.rnn.pack_padded_sequence(read, lengths, True, enforce_sorted=False)
        context, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.score(torch.relu(self.hidden(self.drop(context)))), lengths

    def embed(self, words: Sequence[str]) -> Tensor:
        """Return one row for each word: vector, letters, and the word itself if known."""
        pieces = torch.from_numpy(self.vectors.get_batch(words))
        letters = self.letter(torch.from_numpy(spelled(words))).transpose(1, 2)
        shape = torch.relu(self.filters(letters)).amax(2)
        known = torch.tensor([self.number.get(word.lower(), 0) for word in words])
        if self.training:
            known = known * (torch.rand(len(words)) > WORD_DROPOUT)
        return torch.tanh(self.mix(self.drop(torch.cat([pieces, shape, self.word(known)], 1))))

    def loss(self, scores: Tensor, lengths: Tensor, allowed: Tensor) -> Tensor:
        """Return the negative log-likelihood of the allowed sequences of tags, by token."""
        wrong = self.total(scores, lengths) - self.total(scores + allowed, lengths)
        return wrong.sum() / lengths.sum()

    def total(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """Sum over all sequences of tags (forward algorithm), as logarithms."""
        step, running = self.step + self.legal, scores[:, 0] + self.first
        for place in range(1, scores.shape[1]):
            after = torch.logsumexp(running.unsqueeze(2) + step, 1) + scores[:, place]
            running = torch.where((place < lengths).unsqueeze(1), after, running)
        return torch.logsumexp(running + self.last, 1)

    def best(self, scores: Tensor, lengths: Tensor) -> list[list[int]]:
        """Return the best sequence of tags of each text (Viterbi)."""
        step, running = self.step + self.legal, scores[:, 0] + self.first
        stay, back = torch.arange(len(TAGS)), []
        for place in range(1, scores.shape[1]):
            value, origin = (running.unsqueeze(2) + step).max(1)
            live = (place < lengths).unsqueeze(1)
            running = torch.where(live, value + scores[:, place], running)
            back.append(torch.where(live, origin, stay))
        path = [(running + self.last).argmax(1)]
        for origin in reversed(back):
            path.append(origin.gather(1, path[-1].unsqueeze(1)).squeeze(1))
        found = torch.stack(path[::-1], 1).tolist()
        return [row[:length] for row, length in zip(found, lengths.tolist(), strict=True)]


def spelled(words: Sequence[str]) -> np.ndarray:
    """Return the letters of each word as numbers; of a long word both ends."""
    rows = np.zeros((len(words), LONGEST), dtype=np.int64)
    for row, word in enumerate(words):
        short = word if len(word) <= LONGEST else word[: LONGEST // 2] + word[-LONGEST // 2 :]
        rows[row, : len(short)] = [_letter(ord(sign)) for sign in short]
    return rows


def _letter(code: int) -> int:
    # Beyond ASCII, letters share 128 numbers by a multiplicative hash (Knuth).
    return code if code < 128 else 128 + (code * 2654435761 >> 7) % 128


def allowed(texts: Sequence[Text]) -> Tensor:
    """Return 0 for every tag that the annotation allows at a place, else NEVER."""
    longest = max(len(text.words) for text in texts)
    mask = torch.full((len(texts), longest, len(TAGS)), NEVER)
    for row, text in enumerate(texts):
        for place, tag in enumerate(text.tags):
            mask[row, place, UNSAID if place in text.unsaid else tag] = 0
    return mask


def batches(texts: Sequence[Text], size: int, dice: random.Random | None) -> list[list[int]]:
    """Group texts of like length, at most `size` tokens with padding."""
    extra = [dice.random() * 40 if dice else 0.0 for _ in texts]
    groups: list[list[int]] = [[]]
    for index in sorted(range(len(texts)), key=lambda i: len(texts[i].words) + extra[i]):
        if groups[-1] and (len(groups[-1]) + 1) * len(texts[index].words) > size:
            groups.append([])
        groups[-1].append(index)
    if dice:
        dice.shuffle(groups)
    return groups


def train(docs: Sequence[Doc], vectors: Path, out: Path) -> Network:
    """Train on Docs with names; keep the last step in `out`."""
    torch.set_num_threads(1)  # more would change the order of sums, and with it the network
    torch.manual_seed(SEED)
    dice = random.Random(SEED)  # noqa: S311 - order of texts, no secret
    texts = [text_of(doc) for doc in docs]
    counts = Counter(word.lower() for text in texts for word in text.words)
    words = sorted(word for word, count in counts.items() if count >= OFTEN)
    network = Network(vectors, words)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-4)
    steps = EPOCHS * len(batches(texts, BATCH, dice))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    for epoch in range(EPOCHS):
        losses = []
        for group in batches(texts, BATCH, dice):
            chosen = [texts[index] for index in group]
            scores, lengths = network([text.words for text in chosen])
            loss = network.loss(scores, lengths, allowed(chosen))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"Teacher, round {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.4f}", flush=True)
    torch.save({"words": words, "network": network.state_dict()}, out)
    return network


def load(vectors: Path, saved: Path) -> Network:
    """Read a network that `train` kept."""
    kept = torch.load(saved)
    network = Network(vectors, kept["words"])
    network.load_state_dict(kept["network"])
    return network


def label(network: Network, texts: Sequence[Text], *, keep: bool) -> Iterator[list[Span]]:
    """Yield the names of each text; with `keep`, what its annotation says stays."""
    network.eval()
    found: dict[int, list[int]] = {}
    with torch.no_grad():
        for group in batches(texts, 4 * BATCH, None):
            chosen = [texts[index] for index in group]
            scores, lengths = network([text.words for text in chosen])
            best = network.best(scores + allowed(chosen) if keep else scores, lengths)
            found.update(zip(group, best, strict=True))
    for index in range(len(texts)):
        yield list(spans(found[index]))


def _rate(step: int, steps: int) -> float:
    warm = min(1.0, (step + 1) / WARM_UP)
    return warm * (0.5 + 0.5 * math.cos(math.pi * min(1.0, step / steps))) + 0.02


def main(work: Path) -> None:
    """Train on the gold names in a folder; write teacher.pt there."""
    vocab = spacy.blank("en").vocab
    docs = list(DocBin().from_disk(work / "names-gold.spacy").get_docs(vocab))
    train(docs, work / "vectors", work / "teacher.pt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
