"""Who is who across outlets: names grouped by the project beside what people linked.

On ECB+: `ecbplus` reads the corpus, `spacing` and `named` make text and names of its tokens,
`topics` has the project and two plain ways group the names of a topic, `clusters` scores groups
(with `assignment`), `tables` makes tables of it, `errors` lists wrong links. On the project's own
stories (`measuring.told`): `told_names` groups, `told_scores` and `roles` score, `told_errors`
lists. `pace` takes the time. `python -m measuring.identity [FOLDER]` prints all of it.
"""

from measuring.identity import (
    ecbplus,
    errors,
    pace,
    tables,
    told_errors,
    told_scores,
    topics,
)

__all__ = ["ecbplus", "errors", "pace", "tables", "told_errors", "told_scores", "topics"]
