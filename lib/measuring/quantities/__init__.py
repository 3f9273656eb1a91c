"""Public test sets of figures: how much is found, with which value, unit and counted thing.

`newsquant` and `cases` read the corpora, `odd` says which numbers in them are no figures, `tools`
has samestory and its peers find figures, `pairs` puts what they find beside what people marked,
`scores` makes tables of it, `errors` lists what went wrong. `amounts` says when two quantities are
the same, `unit_names` when two units are; `in_news` which cases could stand in news.
`python -m measuring.quantities [--errors]` prints all of it.
"""
