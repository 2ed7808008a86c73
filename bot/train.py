"""``python -m bot train``: trains the model when something that it depends on has changed, else does nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Iterable

from bot.settings import PROJECT, Settings

TRAINED_FROM = (
    "config.yml",
    "domain.yml",
    "requirements/runtime.txt",
    "data/**/*.yml",
    "bot/nlu/[!d]*.py",  # the danger rules (danger.py, danger/) are read at the start, not trained
    "bot/nlu/places/**/*",
    "bot/engine/importer.py",
    "knowledge/encoder.sha256",
    "knowledge/*pieces.py",
    "knowledge/universal.onnx",
    "knowledge/e5.onnx",
    "knowledge/content/asked/*/*.yml",  # the languages are learnt from them too
)
MARK = "fingerprint"


class CannotTrain(Exception):
    """Rasa made no model; what it said stands above the message."""


def fingerprint(project: Path = PROJECT) -> str:
    """A digest of every file that the model is made from."""
    digest = hashlib.sha256()
    for file in _files(project):
        digest.update(str(file.relative_to(project)).encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def train(settings: Settings, *, force: bool = False) -> bool:
    """Train if needed; whether it was. Raises CannotTrain. The old model stays until the new one is whole."""
    mark = settings.model_file.with_name(MARK)
    wanted = fingerprint()
    if not force and settings.model_file.exists() and mark.exists() and mark.read_text() == wanted:
        return False
    settings.model_file.parent.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    print("Training the model (a few minutes on a small machine)", flush=True)
    with tempfile.TemporaryDirectory(dir=settings.model_file.parent) as folder:
        model = _train_into(Path(folder), settings)
        model.replace(settings.model_file)
    mark.write_text(wanted)
    print(f"Trained in {time.monotonic() - begun:.0f} s", flush=True)
    return True


def _train_into(folder: Path, settings: Settings) -> Path:
    os.environ.setdefault("RASA_CACHE_DIRECTORY", str(settings.home / "cache"))
    # Rasa costs seconds to import: only a training that is needed pays for it.
    from rasa.model_training import train as train_with_rasa

    result = train_with_rasa(
        domain=str(PROJECT / "domain.yml"),
        config=str(PROJECT / "config.yml"),
        training_files=str(PROJECT / "data"),
        output=str(folder),
        fixed_model_name="ventanilla",
        force_training=True,
    )
    if result.model is None:
        shutil.rmtree(folder, ignore_errors=True)
        raise CannotTrain("Rasa could not train a model")
    return Path(result.model)


def _files(project: Path) -> Iterable[Path]:
    found = {file for pattern in TRAINED_FROM for file in project.glob(pattern) if file.is_file()}
    return sorted(file for file in found if "__pycache__" not in file.parts)  # compiled anew at any time
