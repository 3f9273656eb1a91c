"""Doc -> names in it; and the names of all articles -> who is meant: one entity across outlets.

`detecting` reads a Doc, `resolving` puts the names of a folder together. A step further in: what a
person's name is made of (`person`), which full names can be one (`people`, `things`), what a short
one means in its article (`bearers`, `short_forms`), and what the text itself says (`aliases`).
"""

from samestory.names.detecting import mentions
from samestory.names.resolving import resolve
from samestory.names.speaking import speakers

__all__ = ["mentions", "resolve", "speakers"]
