"""run.json: what a run was made from, what each step did, and what was found.

Times and paths stand here alone, so that the same input gives the same tables and report.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from samestory.runner.parameters import UserError

LIBRARY = Path(__file__).parents[1]
LOCK = Path("requirements.lock")


def library() -> list[Path]:
    """The files that every step depends on: the library with its model, and the lock."""
    found = (p for p in LIBRARY.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return [LOCK, *sorted(Path(os.path.relpath(p)) for p in found)]


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read(run: Path) -> dict[str, Any]:
    """The manifest of a run; empty if it has none."""
    file = run / "run.json"
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except ValueError:
        raise UserError(f"{file.as_posix()} is damaged: delete the folder and run again.") from None
    return found


def claim_folder(run: Path, articles: str) -> None:
    """Make the run's folder ours. Raises UserError if it holds other articles or is read-only."""
    known = read(run).get("articles", articles)
    if known != articles:
        raise UserError(
            f"{run.as_posix()} holds a run of {known}: "
            f"choose another name for {articles} with --name."
        )
    try:
        run.mkdir(parents=True, exist_ok=True)
        probe = run / ".writable"
        probe.touch()
        probe.unlink()
        for left in run.glob("*/.*.tmp"):
            left.unlink()
        state = run / ".state.json"
        if state.is_file() and not is_json(state):
            state.unlink()  # everything runs again
    except OSError as error:
        raise UserError(f"{run.as_posix()} cannot be written: {error.strerror}.") from None


def is_json(path: Path) -> bool:
    """Whether a file can be read back."""
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return True


def remove_folder(run: Path) -> None:
    """Take back a run's folder that nothing was written to."""
    shutil.rmtree(run)


def save(run: Path, facts: Mapping[str, Any]) -> None:
    """Write run.json, all or nothing."""
    temporary = run / ".run.json.tmp"
    text = json.dumps(facts, indent=1, ensure_ascii=False)
    temporary.write_text(text + "\n", encoding="utf-8")
    temporary.replace(run / "run.json")


def model(name: str) -> dict[str, str]:
    """Which language model reads the articles."""
    if name:
        return {"name": name, "version": version(name.replace("_", "-"))}
    meta = json.loads((LIBRARY / "model" / "meta.json").read_text(encoding="utf-8"))
    return {"name": f"{meta['lang']}_{meta['name']}", "version": meta["version"]}


def checksums(paths: Iterable[Path]) -> dict[str, str]:
    """Path -> checksum of those that exist."""
    return {p.as_posix(): checksum(p) for p in paths if p.is_file()}


def summary(run: Path) -> list[str]:
    """Five lines of what was found, counted as the report counts; one of what was corrected."""
    import pandas as pd

    from samestory import findings

    def table(name: str) -> pd.DataFrame:
        return pd.read_parquet(run / "tables" / f"{name}.parquet")

    in_calendar = ~table("02_dates")["value"].str.endswith("_REF")  # without "now", "recently"
    articles, aside, claims = table("01_articles"), table("01_set_aside"), table("03_claims")
    removed = (~table("01_blocks")["kept"]).sum()
    shared = findings.statements(claims)
    named = f": {', '.join(aside['path'].head(3))}" if len(aside) else ""
    conflicts = shared.loc[shared["verdict"] == "conflict", "topic"].head(3)
    by_hand = table("03_corrections")["in_force"]
    idle = f", {(~by_hand).sum()} of them without effect" if not by_hand.all() else ""
    corrected = findings.sentence(findings.many(len(by_hand), "correction")) + f" by hand{idle}"
    return [
        f"{findings.many(len(articles), 'article')}, {articles['words'].sum():,} words kept, "
        f"{findings.many(int(removed), 'passage')} removed, "
        f"{findings.many(len(aside), 'file')} set aside{named}",
        f"{len(table('03_entities'))} names, {len(table('02_figures'))} figures, "
        f"{in_calendar.sum()} dates, {len(table('02_quotes'))} quotations",
        f"{len(shared)} statements made by two articles or more",
        findings.verdicts(claims),
        "In conflict: " + ("; ".join(conflicts) if len(conflicts) else "nothing was found"),
        *([corrected] if len(by_hand) else []),
    ]
