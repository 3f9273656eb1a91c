"""What the tests share: one load of the language model and one run of the seeds a session."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language

from samestory import language

ROOT = Path(__file__).parents[1]
# For the kernels that tests start, as `./run` does for those of a user.
os.environ["PYTHONPATH"] = str(ROOT / "lib")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that ships with the project."""
    return language.load()


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """`./run ...` as a user would call it, in the environment of the tests and `environment`."""
    return subprocess.run(
        [sys.executable, "-m", "samestory", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


def report(*arguments: object) -> subprocess.CompletedProcess[str]:
    """`./run report ...`."""
    return command("report", *arguments, PYTHONHASHSEED="0")


@pytest.fixture(scope="session")
def seeds_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished run of the five seed articles."""
    outputs = tmp_path_factory.mktemp("outputs")
    done = report("--outputs", outputs)
    assert done.returncode == 0, done.stdout + done.stderr
    return outputs / "articles"
