"""One list of packages, whole and without an address; and git sees the library."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest
import yaml
from conftest import ROOT
from packaging.requirements import Requirement

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]


def entries() -> list[str]:
    """The lock's entries, each with its hashes."""
    return re.split(r"\n(?=[a-z])", LOCK.strip(), flags=re.IGNORECASE)


@pytest.mark.parametrize("wanted", list(map(Requirement, WANTED)), ids=lambda r: r.name)
def test_the_lock_satisfies_the_project(wanted: Requirement) -> None:
    locked = [Requirement(entry.split("\\")[0].strip()) for entry in entries()]
    found = [str(r.specifier).lstrip("=") for r in locked if r.name == wanted.name]
    assert found
    assert all(wanted.specifier.contains(version) for version in found)


def test_every_entry_of_the_lock_has_a_hash_and_none_an_address() -> None:
    assert len(entries()) > 100
    for entry in entries():
        assert "--hash=sha256:" in entry, entry.split()[0]
    assert "://" not in LOCK
    assert "index-url" not in LOCK


def test_conda_installs_the_lock_on_the_same_python() -> None:
    found = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert set(found) == {"name", "channels", "dependencies"}
    python, pip, packages = found["dependencies"]
    assert python == "python" + PROJECT["requires-python"]
    assert (pip, packages) == ("pip", {"pip": ["-r requirements.lock"]})


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_git_sees_the_library_and_the_model() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    tracked = set(done.stdout.splitlines())
    assert "lib/samestory/tables.py" in tracked
    assert "lib/samestory/model/meta.json" in tracked
    assert not any(name.startswith("outputs/") for name in tracked - {"outputs/README.md"})


def test_nothing_of_the_library_is_over_long() -> None:
    """No file outgrows what a reader holds in the head."""
    for path in (ROOT / "lib").rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 350, path.name
