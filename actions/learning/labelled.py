"""Messages with what was known when they were written, and the entries that answer them (``data/answers/*.jsonl``).

They were written by language models told to write as on a phone, most to earlier versions of this assistant; other
ones, with all that is known of the countries, said which entries answer each message. So the labels are no experts',
and most who gave them saw what had been answered, which makes it look better than it is. Who labelled
what, also of entries that were added later, stands in ``data/answers/README.md``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterator, List

from actions.own_words import speaks_freely
from actions.situation import Situation
from knowledge import KnowledgeBase

FOLDER = Path(__file__).resolve().parents[2] / "data" / "answers"
LISTS = ("named", "mentioned", "shown")


class WrongAnswers(Exception):
    """A line of the labelled messages cannot be read; the message says which, and why."""


@dataclass(frozen=True)
class Labelled:
    """``best``: any of these answers the message; ``acceptable``: these do less well. Both empty: nothing does."""

    situation: Situation
    best: FrozenSet[str]
    acceptable: FrozenSet[str]

    def is_answered_by(self, entry_id: str) -> bool:
        """Whether an entry answers the message at all."""
        return entry_id in self.best | self.acceptable


def read_labelled(base: KnowledgeBase, folder: Path = FOLDER) -> List[Labelled]:
    """The messages that are weighed. Raises WrongAnswers."""
    return [one for file in sorted(folder.glob("*.jsonl")) for one in _of_file(file, base)]


def _of_file(file: Path, base: KnowledgeBase) -> Iterator[Labelled]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            read = json.loads(line)
            one = Labelled(_situation(read), frozenset(read["best"]), frozenset(read["acceptable"]))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise WrongAnswers(
                f"{file.name}, line {number}: {error}. A line needs text, language, intent, best, acceptable"
            ) from error
        unknown = sorted(entry for entry in one.best | one.acceptable if base.entry(entry) is None)
        if unknown:
            raise WrongAnswers(
                f"{file.name}, line {number}: no entry {', '.join(unknown)}: name those that took its place"
            )
        if speaks_freely(base, one.situation):
            yield one


def _situation(read: Dict[str, Any]) -> Situation:
    given = {name: value for name, value in read.items() if name not in ("best", "acceptable", "before")}
    lists: Dict[str, Any] = {name: tuple(given[name]) for name in LISTS if name in given}
    return Situation(**{**given, **lists}, before={"topic": read.get("before")})
