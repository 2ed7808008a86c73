"""Writes new examples into ``data/nlu``, as lines at the end of the block they belong to; nothing else is touched."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Iterable

from ruamel.yaml import YAML

from bot.evaluation.examples import TRAINING, Example
from bot.review.labelled import WrongLabels

LINE = "    - "


def append(examples: Iterable[Example], training: Path = TRAINING) -> Counter[Path]:
    """Append each to the file of its language and topic; returns how many each file got.

    Raises:
        WrongLabels: a file has no block for it; nothing is written into that file.
    """
    by_file: dict[Path, list[Example]] = {}
    for example in examples:
        by_file.setdefault(training / example.language / f"{example.topic}.yml", []).append(example)
    for path, added in sorted(by_file.items()):
        lines = path.read_text(encoding="utf-8").splitlines()
        for example in added:
            lines.insert(_end_of_block(lines, example.danger, path), LINE + example.text)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Counter({path: len(added) for path, added in by_file.items()})


def _end_of_block(lines: list[str], danger: str | None, path: Path) -> int:
    """The line after the last example of the block with this danger (None: the block that names none)."""
    starts = [number for number, line in enumerate(lines) if line.startswith("- intent:")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        head = YAML(typ="safe").load("\n".join(lines[start:end]))[0]
        if head["metadata"].get("danger") == danger:
            return max(number for number in range(start, end) if lines[number].startswith(LINE)) + 1
    raise WrongLabels(f"{path} has no block with danger {danger}")
