"""measuring: annotated corpora and what the project finds in them -> how good it is.

`corpora` finds the data; `documents`, `treebanks` and `name_corpora` make Docs of them, for
training too; `gold` reads the project's own test set of names, `told` its stories told by several
outlets. What is scored has a module or a package each: `names`, `syntax`, `speed`, `quantities`
(figures), `times` (dates), `facts` (figures and dates in passages of the project's own), `identity`
(who is who across outlets). `scores` counts, `pairing` puts finds beside marks, `errors` sorts what
went wrong, `floors` holds what must not get worse. Of `charts` and `show` is the notebook
notebooks/measure.ipynb made.

A new chapter is a module here that scores, a function in `results` that gives its main rows, rows
in `corpora.ORIGINALS`, what it needs given to `corpora.find(data, needed=...)`, and a heading of
the second level in the notebook with questions below it.
"""
