"""The lists that come with the library: CSV files with lines of comment."""

from __future__ import annotations

import csv
from pathlib import Path

__all__ = ["FOLDER", "rows"]

FOLDER = Path(__file__).parent / "data"


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, column -> cell; lines that begin with "#" are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
