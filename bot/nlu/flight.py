"""Hears that somebody left because many threatened them, a gang or a militia: a danger of before, not of this hour.

Who asks for asylum tells of such. The plan for violence (a line for women, the police) answers none of it; it stands
beside the answer, in case the danger came along. Whatever else the message tells of is heard without this.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from ruamel.yaml import YAML

from bot.nlu.danger_phrases import Notation, PhraseBook, fold, keys

FLIGHT = Path(__file__).with_name("flight.yml")


class Flight:
    """Knows these stories in every language at once."""

    def __init__(self, path: Path = FLIGHT) -> None:
        """Raises ValueError for a phrase that is not in the notation (told at the top of ``danger.py``)."""
        told: Dict[str, Any] = YAML(typ="safe").load(path)
        self._spellings: Dict[str, str] = told["spellings"]
        notation = Notation({}, self._spellings)
        books = {
            name: PhraseBook(notation.read(phrase, counter=False) for phrase in told[name])
            for name in ("left", "threatened", "unless")
        }
        self._left, self._threatened, self._unless = books["left"], books["threatened"], books["unless"]

    def is_told_in(self, text: str) -> bool:
        """Whether ``text`` tells of leaving and of a threat, and of nothing that says that it is here or just was."""
        folded = fold(text, self._spellings)
        words = keys(folded)
        told = self._left.found_in(folded, words) and self._threatened.found_in(folded, words)
        return told and not self._unless.found_in(folded, words)

    def without_threat(self, text: str) -> str:
        """What else ``text`` tells."""
        folded = fold(text, self._spellings)
        return self._threatened.taken_out_of(folded, keys(folded)).replace("|", ".")
