"""Name corpora -> Docs with entities, in the spacing of the original text.

Two sources: worldwide newswire (nine classes, whole articles) and UNER-EWT (three
classes, web text). Outlets of the newswire are held out whole.
"""

import hashlib
import random
import re
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from measuring.documents import Paragraph, Token, compose, names_doc, portions

WORLDWIDE = {
    "Person": "PERSON",
    "Organization": "ORG",
    "Location": "LOC",
    "Facility": "FAC",
    "NORP": "NORP",
    "Product": "PRODUCT",
    "Misc": "MISC",
    "Date": "DATE",
    "Money": "MONEY",
}
UNER = {"PER": "PERSON", "LOC": "LOC", "ORG": "ORG"}

SPLIT_SEED = "samestory-1"
HELD_OUT = 0.1  # of the outlets, once for dev and once for test

# One publisher under several file prefixes: all its articles belong to one side.
SAME_OUTLET = {
    "afs_ips": "af_ips",
    "cosrica_ticotimes": "cosric_ticotimes",
    "kw_times_gulftimes": "kw_gulftimes",
    "nm": "nm_economist",
    "nm_econ": "nm_economist",
    "tw_article_tptimes": "tw_tp_times",
    "uruguay_mercopress": "paraguay_mercopress",
}
TRAIN_WORDS = 120  # an article is cut into runs of paragraphs of about this length
NEAR = 40  # characters an original may have between two tokens that the annotation lacks
RESUME_WORDS = 4  # a run this long is looked for in the whole rest of the original
NUMBER_REACH = 2  # tokens after a number that may belong to a date or a sum
TIGHT_BEFORE = {*",.;:!?)]}%’”", "..."}
CLITICS = {mark + rest for mark in "'’" for rest in ("s", "ll", "re", "ve", "d", "m")} | {
    "n't",
    "n’t",
}
TIGHT_AFTER = set("([{$£€#‘“")


def outlet(path: Path) -> str:
    """Return the outlet of an article: the file's prefix, with known doubles joined."""
    prefix = path.name.split(".")[0].rstrip("0123456789").rstrip("_")
    return SAME_OUTLET.get(prefix, prefix)


def split(folder: Path) -> dict[str, list[Path]]:
    """Divide the annotated articles into train, dev and test, by outlet."""
    paths = sorted((folder / "processed_annotated").glob("*.tsv"))
    outlets = sorted({outlet(path) for path in paths}, key=_draw)
    share = round(len(outlets) * HELD_OUT)
    test, dev = set(outlets[:share]), set(outlets[share : 2 * share])
    sides: dict[str, list[Path]] = {"train": [], "dev": [], "test": []}
    for path in paths:
        side = "test" if outlet(path) in test else "dev" if outlet(path) in dev else "train"
        sides[side].append(path)
    return sides


def worldwide_docs(paths: list[Path], vocab: Vocab, dice: random.Random | None) -> Iterator[Doc]:
    """Yield whole articles (for measuring), or with `dice` runs of paragraphs."""
    for path in paths:
        paragraphs = read_worldwide(path)
        for run in _runs(paragraphs) if dice else [paragraphs]:
            if run:
                yield names_doc(vocab, compose([[tokens] for tokens in run], dice))


def read_worldwide(path: Path) -> list[list[Token]]:
    """Read one article as paragraphs of tokens, spaced as in its original."""
    words: list[str] = []
    labels: list[str] = []
    blank_before: set[int] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        word, label = _row(line)
        if not word:
            blank_before.add(len(words))
        elif not (not words and word.startswith("http")):  # the first line is the address
            words.append(word)
            labels.append(label)
    original = path.parent.parent / "original_articles" / path.name.removesuffix(".tsv")
    raw = original.read_text(encoding="utf-8", errors="replace") if original.exists() else ""
    gaps = _gaps(words, raw, blank_before)
    entities = _iob(labels, WORLDWIDE)
    paragraphs: list[list[Token]] = [[]]
    for index, word in enumerate(words):
        if index and gaps[index] == "\n":
            paragraphs.append([])
        after = gaps[index + 1] if index + 1 < len(words) else ""
        paragraphs[-1].append(Token(word, space=after == " ", entity=entities[index]))
    return [paragraph for paragraph in paragraphs if paragraph]


def uner_docs(path: Path, vocab: Vocab, dice: random.Random | None) -> Iterator[Doc]:
    """Yield Docs of several sentences; with `dice`, what UNER does not say is left open."""
    documents = _read_uner(path)
    lower = {token.text for document in documents for sentence in document for token in sentence}
    for document in documents:
        for portion in portions(document, dice, 8 if dice else len(document)):
            paragraphs: list[Paragraph] = [
                [_opened(sentence, lower) if dice else sentence for sentence in part]
                for part in portions(portion, dice, 4 if dice else len(portion))
            ]
            yield names_doc(vocab, compose(paragraphs, dice))


def _read_uner(path: Path) -> list[list[list[Token]]]:
    documents: list[list[list[Token]]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        if not rows:
            continue
        if not documents or any(line.startswith("# newdoc") for line in lines):
            documents.append([])
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        words = [row[1] for row in rows]
        # UNER's copy of the text has "did n't" with a space that nobody wrote.
        gaps = [
            "" if word.lower() in CLITICS else gap
            for word, gap in zip(words[1:], _gaps(words, text, set())[1:], strict=True)
        ] + [" "]
        tags = [row[2] for row in rows]
        documents[-1].append(
            [
                # OTH is what the annotators saw and had no class for: open, not outside.
                Token(word, space=gap != "", entity="" if tag[1:] in ("-OTH", "-O") else entity)
                for word, gap, tag, entity in zip(words, gaps, tags, _iob(tags, UNER), strict=True)
            ]
        )
    return documents


def _opened(sentence: list[Token], lower: set[str]) -> list[Token]:
    """Leave open what may be a name, date or sum of a class that UNER does not have."""
    opened = []
    number = -NUMBER_REACH - 1
    for index, token in enumerate(sentence):
        if any(sign.isdigit() or sign in "$£€" for sign in token.text):
            number = index
        capital = token.text[:1].isupper() and (index > 0 or token.text.lower() not in lower)
        unsaid = token.entity == "O" and (capital or index - number <= NUMBER_REACH)
        opened.append(Token(token.text, token.space) if unsaid else token)
    return opened


def _row(line: str) -> tuple[str, str]:
    """Split a row into word and outermost label; nested labels stand in later columns."""
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) == 1 and fields[0]:
        # A few rows have blanks where the tab belongs.
        fields = fields[0].rsplit(maxsplit=1)
    return (fields[0], fields[1]) if len(fields) > 1 else ("", "O")


def _iob(labels: list[str], classes: dict[str, str]) -> list[str]:
    """Rewrite BIOES or IOB labels as IOB2 with spaCy's class names; unknown is outside."""
    rewritten: list[str] = []
    before = ""
    for label in labels:
        position, _, name = label.partition("-")
        kind = classes.get(name, "")
        begins = position in ("B", "S") or kind != before
        rewritten.append("O" if not kind else f"{'B' if begins else 'I'}-{kind}")
        before = "" if position in ("E", "S") else kind
    return rewritten


def _gaps(words: list[str], raw: str, blank_before: set[int]) -> list[str]:
    """Return what stands before each word: nothing, a space, or a line break."""
    gaps: list[str] = []
    position = 0
    for index, word in enumerate(words):
        found = raw.find(word, position, position + len(word) + NEAR)
        if found < 0 and raw:
            found = _resume(words[index : index + RESUME_WORDS], raw, position)
        if found >= 0:
            white = raw[position:found]
            gaps.append("\n" if "\n" in white else " " if white else "")
            position = found + len(word)
        elif index in blank_before:
            gaps.append("\n")
        else:
            gaps.append("" if _tight(words[index - 1] if index else "", word) else " ")
    return gaps


def _resume(words: list[str], raw: str, position: int) -> int:
    """Find where the original goes on after a passage that the annotation lacks."""
    if len(words) < RESUME_WORDS:
        return -1
    match = re.compile(r"\s*".join(map(re.escape, words))).search(raw, position)
    return match.start() if match else -1


def _tight(left: str, right: str) -> bool:
    return right in TIGHT_BEFORE or right.lower() in CLITICS or left in TIGHT_AFTER or not left


def _runs(paragraphs: list[list[Token]]) -> Iterator[list[list[Token]]]:
    run: list[list[Token]] = []
    for paragraph in paragraphs:
        run.append(paragraph)
        if sum(map(len, run)) >= TRAIN_WORDS:
            yield run
            run = []
    if run:
        yield run


def _draw(name: str) -> str:
    return hashlib.sha256(f"{SPLIT_SEED}:{name}".encode()).hexdigest()
