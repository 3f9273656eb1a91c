"""JupyterLab's settings for this project; `./run lab` passes this file to it."""

from __future__ import annotations

from typing import Any

from samestory.tables import ROOT


def strip_outputs(model: dict[str, Any], path: str = "", **_: object) -> None:
    """Save a notebook of `notebooks/` without its results, so that git never sees any."""
    if model["type"] != "notebook" or not path.lstrip("/").startswith("notebooks/"):
        return
    book = model["content"]
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
    book["metadata"] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }


if "get_config" in globals():  # only when Jupyter reads this file
    c = get_config()  # type: ignore[name-defined]  # noqa: F821
    c.ServerApp.root_dir = str(ROOT)
    c.LabApp.default_url = "/lab/tree/notebooks/01_clean.ipynb"
    c.ContentsManager.pre_save_hook = strip_outputs
    # No call home: neither news nor the search for updates.
    c.LabApp.news_url = None
    c.LabApp.extension_manager = "readonly"
    c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
