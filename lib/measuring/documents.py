"""Annotated tokens -> spaCy Docs that look like the articles the model will be given.

The users' text is raw: several paragraphs in one string, line breaks, blanks where
something was taken out, straight or curly quotation marks. A corpus that is only
sentences does not teach where sentences end, so sentences are joined to texts here.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from spacy.tokens import Doc
from spacy.vocab import Vocab

MAX_SENTENCES = 10
CURLY_SHARE = 0.35  # of the training texts; `STRAIGHT_SHARE` goes the other way
STRAIGHT_SHARE = 0.15
LEADING_BLANK_SHARE = 0.1

OPENING = {'"': "“", "'": "‘"}
CLOSING = {'"': "”", "'": "’"}
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True)
class Token:
    """One gold token. `head` counts within the sentence (the root points to itself).

    `entity` is an IOB2 label or "O"; empty, it says nothing either way.
    """

    text: str
    space: bool = True
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    lemma: str = ""
    head: int = 0
    dep: str = ""
    starts: bool = False
    entity: str = ""


Sentence: TypeAlias = list[Token]
Paragraph: TypeAlias = list[Sentence]
T = TypeVar("T")


def compose(paragraphs: Sequence[Paragraph], dice: random.Random | None) -> Sentence:
    """Join paragraphs to one text whose heads count from its beginning.

    With `dice`, the training variants are thrown: other paragraph breaks, a blank first
    line, other quotation marks. Without, paragraphs are parted by an empty line.
    """
    tokens: list[Token] = []
    if dice and dice.random() < LEADING_BLANK_SHARE:
        # Cleaning blanks what is no body text, so many articles begin with white space.
        tokens.append(_white(" " * dice.randint(5, 120) + "\n\n", head=1))
    for number, paragraph in enumerate(paragraphs):
        if number:
            tokens[-1] = replace(tokens[-1], space=False)
            tokens.append(_white(_break(dice), head=len(tokens) - 1))
        for sentence in paragraph:
            base = len(tokens)
            tokens += [
                replace(token, head=base + token.head, starts=index == 0)
                for index, token in enumerate(sentence)
            ]
    if dice:
        tokens = _quotation_marks(tokens, dice.random())
    return tokens


def syntax_doc(vocab: Vocab, tokens: Sentence) -> Doc:
    """Make a Doc with tags, features, lemmas, heads and sentence starts.

    White space is annotated as spaCy's own models do (`_SP`, attached to its neighbour),
    also in the texts to choose on: left open there, it would make spaCy's Scorer (3.8.18)
    lose attachments, as it carries positions without a dependency from text to text.
    """
    return Doc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        pos=[token.upos for token in tokens],
        tags=[token.xpos for token in tokens],
        morphs=[token.feats for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head for token in tokens],
        deps=[token.dep for token in tokens],
        sent_starts=[token.starts for token in tokens],
    )


def names_doc(vocab: Vocab, tokens: Sentence) -> Doc:
    """Make a Doc with entities; what is left open stays open."""
    return Doc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        ents=_begun([token.entity for token in tokens]),
    )


def portions(items: Sequence[T], dice: random.Random | None, most: int) -> Iterable[list[T]]:
    """Cut a sequence into lists of at most `most`; with `dice`, of varying length."""
    start = 0
    while start < len(items):
        size = dice.randint(max(1, most // 3), most) if dice else most
        yield list(items[start : start + size])
        start += size


def _begun(entities: list[str]) -> list[str]:
    # A name cut by the edge of a portion begins again; spaCy sees to the other places.
    return ["B" + entities[0][1:], *entities[1:]] if entities[0][:1] == "I" else entities


def _white(text: str, head: int) -> Token:
    return Token(
        text, space=False, upos="SPACE", xpos="_SP", lemma=text, head=head, dep="dep", entity="O"
    )


def _break(dice: random.Random | None) -> str:
    if dice is None:
        return "\n\n"
    blanked = "\n" + " " * dice.randint(10, 200) + "\n"
    return dice.choices(["\n\n", "\n", "\n\n\n", blanked], weights=[5, 3, 1, 1])[0]


def _quotation_marks(tokens: Sentence, throw: float) -> Sentence:
    if throw > CURLY_SHARE + STRAIGHT_SHARE:
        return tokens
    if throw > CURLY_SHARE:
        return [
            token if token.text.isspace() else _spelled(token, token.text.translate(STRAIGHT))
            for token in tokens
        ]
    curly, apart = [], True  # apart: white space or an opening bracket stands before
    for token in tokens:
        text = "".join(
            (OPENING if apart and index == 0 and len(token.text) == 1 else CLOSING).get(sign, sign)
            for index, sign in enumerate(token.text)
        )
        curly.append(_spelled(token, text))
        apart = token.space or token.text.isspace() or token.text in "([“‘"
    return curly


def _spelled(token: Token, text: str) -> Token:
    # A mark is its own lemma in the treebanks; everything else keeps the lemma it has.
    return replace(token, text=text, lemma=text if token.lemma == token.text else token.lemma)
