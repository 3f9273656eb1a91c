"""The README against the code: every notebook, parameter, table, column and command is in it."""

from __future__ import annotations

import re
from typing import get_type_hints

import pytest
from conftest import ROOT

from samestory import __main__ as command_line
from samestory import runner, tables

README = (ROOT / "README.md").read_text(encoding="utf-8")


def tables_section(name: str) -> str:
    """What the README must say of a table, made from its class."""
    row = tables.TABLES[name]
    help_of = {
        field: hint.__metadata__[0]
        for field, hint in get_type_hints(row, include_extras=True).items()
    }
    lines = [f"<details><summary><code>{name}</code>: one row is {what(row)}</summary>", ""]
    lines += ["| column | type | meaning |", "| --- | --- | --- |"]
    for column, dtype in tables.columns(name).items():
        meaning = help_of.get(column, "the article that it stands in")
        lines.append(f"| `{column}` | {dtype} | {meaning} |")
    return "\n".join([*lines, "", "</details>"])


def what(row: type) -> str:
    """The first sentence of a class's documentation, as part of a sentence."""
    first = (row.__doc__ or "").split(".")[0].split(";")[0].split(", with")[0]
    return first[0].lower() + first[1:]


def parameters_section() -> str:
    """What the README must say of the notebooks' parameters."""
    lines = [
        "| notebook | parameter | type | default | what it does |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| `{notebook}` | `{p.name}` | {p.type} | `{p.default}` | {p.help} |"
        for notebook, found in runner.notebook_parameters().items()
        for p in found
    ]
    return "\n".join(lines)


@pytest.mark.parametrize("name", tables.TABLES)
def test_every_column_is_explained(name: str) -> None:
    assert tables_section(name) in README


def test_every_parameter_is_explained() -> None:
    assert parameters_section() in README


def test_every_notebook_is_named() -> None:
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert f"(notebooks/{path.name})" in README


def test_every_command_is_named() -> None:
    for command in command_line.COMMANDS:
        assert f"./run {command}" in README


def test_every_verdict_is_explained() -> None:
    for verdict in tables.VERDICTS:
        assert f"| `{verdict}` |" in README


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    for link in links:
        assert (ROOT / link).exists(), link
