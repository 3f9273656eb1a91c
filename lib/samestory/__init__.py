"""samestory: a folder of news articles on one story -> who says what, and where they disagree."""

from __future__ import annotations

import platform
from importlib.metadata import version

__version__ = "0.2.0"

# The packages that did the work, as run.json and the report name them.
PACKAGES = ("doit", "jupyterlab", "nbconvert", "pandas", "papermill", "plotly", "pyarrow", "spacy")


def versions() -> dict[str, str]:
    """Package -> version, with Python's and our own."""
    ours = {"samestory": __version__, "python": platform.python_version()}
    return ours | {name: version(name) for name in PACKAGES}
