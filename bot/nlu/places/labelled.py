"""Sentences in which readers labelled what each place is: what the role model learns from.

``labelled/<language>.txt``, a sentence a line: ``soy de [Honduras](origin), mi hermano vive en [Houston](residence*)``.
``none``: the place is only named; ``*``: it is somebody else's than the writer's. Labelled by a machine reader, who
saw no test; a native reader has not reviewed it yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

FOLDER = Path(__file__).with_name("labelled")
NO_ROLE = "none"
LABELS = frozenset({"origin", "residence", "destination", "transit", NO_ROLE})
_LABELLED = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")


@dataclass(frozen=True)
class Label:
    """``start``, ``end``: characters of the text; ``role``: one of LABELS."""

    start: int
    end: int
    role: str
    of_others: bool


@dataclass(frozen=True)
class Sentence:
    """One sentence with its labels, in the order of the text."""

    text: str
    language: str
    labels: tuple[Label, ...]


def sentences(folder: Path = FOLDER) -> Iterator[Sentence]:
    """Every sentence. Raises ValueError for a label that does not exist, with file and line."""
    for file in sorted(folder.glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield _sentence(line, file.stem)
            except ValueError as problem:
                raise ValueError(f"{file}:{number}: {problem}") from None


def _sentence(line: str, language: str) -> Sentence:
    text, labels, done = "", [], 0
    for found in _LABELLED.finditer(line):
        text += line[done : found.start()]
        role = found[2].removesuffix("*")
        if role not in LABELS:
            raise ValueError(f"'{found[2]}' is no label: write one of {', '.join(sorted(LABELS))}, with * if another's")
        labels.append(Label(len(text), len(text) + len(found[1]), role, found[2].endswith("*")))
        text += found[1]
        done = found.end()
    return Sentence(text + line[done:], language, tuple(labels))
