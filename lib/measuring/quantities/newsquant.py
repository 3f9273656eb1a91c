"""NewsQuant, a part of it for development -> texts with the quantities that people marked.

Its texts have lost most of their commas and apostrophes; its quantities have no places.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from measuring.quantities.amounts import Wanted
from measuring.quantities.pairs import Text

FILE = "figures_and_dates/newsquant_dev.json"
NEEDED = (FILE,)
NUMBER = r"-?\d{1,20}(?:\.\d{1,20})?(?:E-?\d{1,3})?"
VALUE = re.compile(rf"({NUMBER})(?: ?- ?({NUMBER}))?")
PENCE = ("p", "point")  # pence are named "point" there


def read(data: Path | None) -> list[Text]:
    """The sentences in a folder of corpora; none if there is no folder."""
    if data is None:
        return []
    rows = json.loads((data / FILE).read_text(encoding="utf-8"))
    return [
        Text(f"NewsQuant {number}", row["text"], tuple(map(wanted, row["quantities"])))
        for number, row in enumerate(rows)
    ]


def wanted(row: Mapping[str, str]) -> Wanted:
    """One quantity as it is marked. Raises ValueError for a value that is no number or range."""
    match = VALUE.fullmatch(row["value"].strip())
    if match is None:
        raise ValueError(f"“{row['value']}” is no value as NewsQuant writes them.")
    unit = "penny" if (row["unit"], row["normalized_unit"]) == PENCE else row["normalized_unit"]
    written, concepts = (
        "" if row[field] == "-" else row[field] for field in ("unit", "referred_concepts")
    )
    high = float(match[2]) if match[2] else None
    return Wanted(float(match[1]), high, unit, written, concepts)
