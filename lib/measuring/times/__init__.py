"""Time expressions on corpora of other people: how many are found, and rightly valued.

`texts` reads news with its time expressions marked (TimeML), `finders` runs the project and its
peer, `scores` judges both as TempEval-3 did; `cases` are the examples of Recognizers-Text, of
which `shapes` takes those whose words occur in news; `errors` sorts what went wrong.
`python -m measuring.times [--errors]` prints all of it.
"""

from measuring.times import cases, errors, finders, scores, shapes, texts

NEEDED = (*texts.NEEDED, *cases.NEEDED, *shapes.NEEDED)

__all__ = ["NEEDED", "cases", "errors", "finders", "scores", "shapes", "texts"]
