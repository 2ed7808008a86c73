"""What can be wrong with the content: where (file, line, field), what, and how to mend it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Sequence, Tuple, Union

Location = Tuple[Union[str, int], ...]
"""The way to a value inside a file: ("sources", 0, "date")."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake; its text is one line that a curator can act on."""

    path: Path
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        shown = self.path.relative_to(Path.cwd()) if self.path.is_relative_to(Path.cwd()) else self.path
        where = f"{shown}, line {self.line}" if self.line else str(shown)
        return f"{where}, {self.field}: {self.message}" if self.field else f"{where}: {self.message}"


class ContentInvalid(Exception):
    """The content breaks the schema or a promise; ``problems`` has every one of them, file by file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class KnowledgeMissing(Exception):
    """There is no built base in the file, or one that this version cannot read; the text says what to run."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` when one of the known words is close to the word, else nothing."""
    near: Sequence[str] = difflib.get_close_matches(word, sorted(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def field_name(location: Location) -> str:
    """The location as people read it: ``sources -> 0 -> date``."""
    return " -> ".join(str(step) for step in location)
