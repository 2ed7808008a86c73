"""Rasa's own commands work from the top folder: the data is valid, and the rules decide as the stories say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
STORIES = "tests/conversations/test_stories.yml"
COMMANDS = [
    ["data", "validate", "--domain", "domain.yml", "--data", "data", "--config", "config.yml"],
    ["test", "core", "--stories", STORIES, "--fail-on-prediction-errors", "--no-plot"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_rasa_finds_nothing_wrong(command: list[str], tmp_path: Path) -> None:
    model = PROJECT / (os.environ.get("VENTANILLA_HOME") or "var") / "models" / "ventanilla.tar.gz"
    more = ["--model", str(model), "--out", str(tmp_path)] if command[0] == "test" else []
    done = subprocess.run(
        [sys.executable, "-m", "rasa", *command, *more], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
