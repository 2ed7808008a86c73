"""Hears that somebody left a country because of a threat and is elsewhere now: a danger of before, not of this hour.

Who asks for asylum tells of such. The plan for violence (a line for women, the police) answers none of it; it stands
beside the answer, in case the danger came along.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from ruamel.yaml import YAML

from bot.nlu.danger_phrases import Notation, PhraseBook, fold, keys

FLIGHT = Path(__file__).with_name("flight.yml")
PARTS = ("left", "threatened", "arrived")
"""What such a story has, all of it, in any order."""


class Flight:
    """Knows these stories in every language at once."""

    def __init__(self, path: Path = FLIGHT) -> None:
        """Raises ValueError for a phrase that is not in the notation (told at the top of ``danger.py``)."""
        told: Dict[str, Any] = YAML(typ="safe").load(path)
        self._spellings: Dict[str, str] = told["spellings"]
        notation = Notation({}, self._spellings)
        books = {
            name: PhraseBook(notation.read(phrase, counter=False) for phrase in told[name])
            for name in (*PARTS, "unless")
        }
        self._parts = tuple(books[name] for name in PARTS)
        self._unless = books["unless"]

    def is_told_in(self, text: str) -> bool:
        """Whether ``text`` tells all parts of it, and nothing that says that the danger is here."""
        folded = fold(text, self._spellings)
        words = keys(folded)
        return not self._unless.found_in(folded, words) and all(part.found_in(folded, words) for part in self._parts)
