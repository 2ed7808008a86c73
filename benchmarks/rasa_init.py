"""The other side: the bot that ``rasa init`` makes and trains, with its default settings."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Optional

from benchmarks.servers import clean_environment

NOTE = "made.json"
PROJECT_FOLDER = "project"


class CannotMake(Exception):
    """``rasa init`` failed; the message has the end of what it said."""


@dataclass(frozen=True)
class RasaInit:
    """The project that ``rasa init`` made. ``seconds``: what making and training it took, whenever that was."""

    project: Path
    seconds: Optional[float]


def fingerprint() -> str:
    """What the trained bot depends on: the versions of Rasa, TensorFlow and Python."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"rasa-{version('rasa')}-tensorflow-{version('tensorflow')}-python-{python}"


def rasa_init(cache: Path) -> RasaInit:
    """The trained bot, made once per fingerprint (a minute and a half). Raises CannotMake."""
    kept = cache / fingerprint()
    if not (kept / NOTE).exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            _make(Path(folder) / "new")
            shutil.rmtree(kept, ignore_errors=True)
            (Path(folder) / "new").rename(kept)
    note = json.loads((kept / NOTE).read_text(encoding="utf-8"))
    return RasaInit(kept / PROJECT_FOLDER, note["seconds"])


def _make(folder: Path) -> None:
    project = folder / PROJECT_FOLDER
    project.mkdir(parents=True)
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "rasa", "init", "--no-prompt", "--init-dir", str(project)],
        cwd=folder, env=clean_environment({}), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode or not list(project.glob("models/*.tar.gz")):
        raise CannotMake(f"rasa init made no model:\n{(done.stdout + done.stderr)[-2000:]}")
    seconds = round(time.perf_counter() - begun, 1)
    (folder / NOTE).write_text(json.dumps({"seconds": seconds}), encoding="utf-8")
