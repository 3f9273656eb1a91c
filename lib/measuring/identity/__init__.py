"""Who is who across outlets: names grouped by the project beside what people linked.

On ECB+: `ecbplus` reads the corpus, `spacing` and `named` make text and names of its tokens,
`topics` has the project and two plain ways group the names of a topic, `clusters` scores groups
(with `assignment`), `tables` makes tables of it, `errors` lists wrong links.
`python -m measuring.identity` prints it.
"""
