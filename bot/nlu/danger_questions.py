"""Whether a message of somebody in danger asks something: "the police took him, can I get papers without him?"."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from ruamel.yaml import YAML

from bot.nlu.danger_phrases import Notation, PhraseBook, fold, keys

QUESTIONS = Path(__file__).with_name("danger_questions.yml")
SHORTEST = 5
"""Words of a question at least: "what now?" and "can you come?" are of the danger itself."""


class DangerQuestions:
    """Knows how a question is put, in every language at once."""

    def __init__(self, path: Path = QUESTIONS) -> None:
        """Raises ValueError for a phrase that is not in the notation (told at the top of ``danger.py``)."""
        told: Dict[str, Any] = YAML(typ="safe").load(path)
        self._spellings: Dict[str, str] = told["spellings"]
        notation = Notation({}, self._spellings)
        self._asks = PhraseBook(notation.read(phrase, counter=False) for phrase in told["say"])

    def asks(self, text: str) -> bool:
        """Whether ``text`` is long enough to ask something, and does: by its sign, or by its words."""
        if len(text.split()) < SHORTEST:
            return False
        folded = fold(text, self._spellings)
        return "?" in text or self._asks.found_in(folded, keys(folded))
