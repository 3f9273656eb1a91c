"""corrections.csv: what a person says, applied after the rules, and what became of each line.

`kinds` is the table of what can be corrected; `file` reads corrections.csv and `note` writes it.
`Corrections` is what the notebooks call, once a step: 01 gives roles, 02 corrects what was read, 03
who is who and which claims there are. A correction names words and an article, never a number that
samestory gave, so that it survives new articles and new versions.
"""

from samestory.corrections.applied import Corrections, again
from samestory.corrections.file import FILE, HEADER, line, read
from samestory.corrections.kinds import KINDS, in_words
from samestory.corrections.noting import kinds, note

__all__ = [
    "FILE", "HEADER", "KINDS", "Corrections", "again", "in_words", "kinds", "line", "note", "read",
]  # fmt: skip
