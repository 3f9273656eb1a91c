"""Who says what: quotations, their cues and sources, beside what people marked.

`spans` says what an attribution is and when two are the same. On the public corpus: `polnear` reads
it, `tools` has samestory and a peer find quotations, `run` does all of that at once, `credited`
asks for the outlets that articles are credited to. On the project's own stories: `own` runs them,
`speakers`, `together` (the same words across articles) and `cited` (sources) judge, `summary` makes
the tables. `scores` counts for both, `errors` and `own_errors` list what went wrong.
`python -m measuring.attribution --data FOLDER [--part train] [--errors]` prints the first,
`--part stories` the second.
"""

from measuring.attribution import (
    credited,
    errors,
    own,
    own_errors,
    polnear,
    run,
    scores,
    summary,
    tools,
)
from measuring.attribution.polnear import NEEDED

__all__ = [
    "NEEDED",
    "credited",
    "errors",
    "own",
    "own_errors",
    "polnear",
    "run",
    "scores",
    "summary",
    "tools",
]
