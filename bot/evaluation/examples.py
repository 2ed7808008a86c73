"""The training examples of ``data/nlu``, read for measuring and reviewing (Rasa reads them for itself)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from bot.settings import PROJECT

TRAINING = PROJECT / "data" / "nlu"
BULLET = "- "


@dataclass(frozen=True)
class Example:
    """One example and where it stands. ``danger``: of an emergency, which one."""

    text: str
    language: str
    topic: str
    danger: str | None = None


def read_examples(folder: Path = TRAINING) -> list[Example]:
    """All examples, in the order of the files."""
    yaml = YAML(typ="safe")
    return [
        Example(line.removeprefix(BULLET).strip(), block["metadata"]["language"], block["intent"], danger)
        for path in sorted(folder.glob("*/*.yml"))
        for block in yaml.load(path.read_text(encoding="utf-8"))["nlu"]
        for danger in [block["metadata"].get("danger")]
        for line in block["examples"].splitlines()
        if line.startswith(BULLET)
    ]
