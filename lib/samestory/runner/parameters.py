"""Notebook parameters and the command line's words -> checked values, before anything runs.

papermill only warns of an unknown parameter and passes every value on as text; here a mistake is
one sentence and nothing is run.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, NamedTuple

from samestory.articles.formats import BESIDE, NOT_ARTICLES, READABLE, ending

# What the runner sets itself, from ARTICLES, --outputs and --name.
RESERVED = ("source", "run")


class UserError(ValueError):
    """Something the user can put right; its message is one sentence that says how."""


class Parameter(NamedTuple):
    """A notebook's parameter."""

    name: str
    type: str
    default: str
    help: str


@cache
def of(notebook: Path) -> list[Parameter]:
    """The parameters of a notebook, in its order."""
    import papermill  # takes two seconds: only when it is needed

    found = papermill.inspect_notebook(str(notebook))
    return [
        Parameter(name, p["inferred_type_name"].strip(), p["default"].strip(), p["help"].strip())
        for name, p in found.items()
    ]


def assign(
    given: Sequence[Sequence[str]], notebooks: Mapping[str, Sequence[Parameter]]
) -> dict[str, dict[str, Any]]:
    """Notebook -> the values given for it; a parameter of several notebooks goes to each.

    Raises UserError for a name that no notebook has, or a value that is not of its type.
    """
    values: dict[str, dict[str, Any]] = {name: {} for name in notebooks}
    known = {p.name for found in notebooks.values() for p in found} - set(RESERVED)
    for name, text in given:
        if name in RESERVED:
            raise UserError(f"“{name}” is set by ARTICLES, --outputs and --name, not by -p.")
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.4)
            hint = (
                f"did you mean “{near[0]}”?" if near else f"there are {', '.join(sorted(known))}."
            )
            raise UserError(f"No notebook has a parameter “{name}”; {hint}")
        for notebook, found in notebooks.items():
            for parameter in found:
                if parameter.name == name:
                    values[notebook][name] = convert(parameter, text)
        if name == "model":
            check_model(text)
    return values


def convert(parameter: Parameter, text: str) -> Any:
    """`text` as a value of the parameter's type."""
    try:
        match parameter.type:
            case "bool":
                return {"true": True, "false": False}[text.lower()]
            case "int":
                return positive(int(text))
            case "float":
                return float(text)
            case "list":
                return [part.strip() for part in text.split(",") if part.strip()]
            case _:
                return text
    except (KeyError, ValueError):
        wants = {"bool": "True or False", "int": "a whole number from 1", "float": "a number"}
        raise UserError(
            f"The parameter “{parameter.name}” takes {wants[parameter.type]}, not “{text}” "
            f"(default {parameter.default})."
        ) from None


def positive(number: int) -> int:
    """`number`, which counts something. Raises ValueError for zero and below."""
    if number < 1:
        raise ValueError(number)
    return number


def check_outputs(target: Path) -> None:
    """Raise UserError for a path that papermill would take for a template."""
    if set(str(target)) & set("{}"):
        raise UserError(
            f"“{target.name}” cannot hold runs: braces in its path mean something else."
        )


def check_model(model: str) -> None:
    """Raise UserError unless `model` is empty or an installed pipeline."""
    installed = sorted(point.name for point in entry_points(group="spacy_models"))
    if not model or model in installed:
        return
    near = get_close_matches(model, installed, n=1, cutoff=0.3)
    hint = f"did you mean “{near[0]}”?" if near else "none is: leave it out to use ours."
    raise UserError(f"The spaCy pipeline “{model}” is not installed; {hint}")


def check_name(name: str) -> None:
    """Raise UserError unless a folder can be called `name` on every system."""
    if not name or name.startswith(".") or set(name) & set('/\\:*?"<>|{}\0'):
        raise UserError(f"“{name}” cannot name a run; use --name with letters, digits, - and _.")


def check_articles(source: Path, *, shown: str) -> None:
    """Raise UserError unless `source` is a file, or a folder with a file, that can be read."""
    if not source.exists():
        raise UserError(f"There is no folder or file “{shown}”.")
    held = [source] if source.is_file() else inputs(source)
    if not any(
        ending(path.name) in READABLE and (path == source or path.name.lower() not in NOT_ARTICLES)
        for path in held
    ):
        raise UserError(
            f"“{shown}” holds no article: files ending in {', '.join(READABLE)} are read."
        )


def inputs(source: Path) -> list[Path]:
    """Every file that a run depends on: those of the folder, and what is known of them."""
    folder = source.parent if source.is_file() else source
    inside = [source] if source.is_file() else sorted(p for p in source.rglob("*") if p.is_file())
    beside = [place / name for place in (folder, folder.parent) for name in BESIDE]
    return inside + [p for p in beside if p.is_file() and p not in inside]


def relative(path: Path) -> str:
    """`path` from the working folder, so that no name of this machine gets into a notebook."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive, on Windows
        return path.as_posix()
