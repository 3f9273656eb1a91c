"""spaCy's English tokenizer with one rule more: a run of one sign ("!!!", "_____") is one token.

So it stands in the treebanks. It also bounds the work: taken sign by sign, a line of twenty
thousand dollar signs takes minutes.
"""

import re
from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.util import compile_prefix_regex, compile_suffix_regex

# Two points and two hyphens stay as spaCy has them: "..", "--".
RUN = r"([=_*!?<>#~+$^%&])\1+|-{3,}|\.{4,}"


@spacy.registry.callbacks("samestory.tokenizer.v1")
def with_runs() -> Callable[[Language], Language]:
    """Return what spaCy calls on a new pipeline (`[nlp] after_creation`)."""
    return add_runs


def add_runs(nlp: Language) -> Language:
    """Let runs of one sign be tokens of their own, at the beginning and end of a word."""
    prefixes = compile_prefix_regex(nlp.Defaults.prefixes or ()).pattern
    suffixes = compile_suffix_regex(nlp.Defaults.suffixes or ()).pattern
    nlp.tokenizer.prefix_search = re.compile(f"^(?:{RUN})|{prefixes}").search
    nlp.tokenizer.suffix_search = re.compile(f"(?:{RUN})$|{suffixes}").search
    return nlp
