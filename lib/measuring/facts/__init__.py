"""The project's own test set of figures and dates: how much is found, and rightly described.

`items` reads the files, `pairs` puts what is found beside what is marked, `fields` says when both
say the same, `scores` makes tables of it, `errors` lists what went wrong on the side that may be
read. `python -m measuring.facts FILE [--errors]` prints all of it.
"""

from measuring.facts import errors, items, pairs, scores

__all__ = ["errors", "items", "pairs", "scores"]
