"""Requests to the assistant itself: "forget me", "what do you know about me"; and thanks, which end a talk.

They are phrases, not examples of a topic, because what follows cannot be undone: only what is clearly said counts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Mapping, Optional

from bot.nlu.danger_phrases import Notation, PhraseBook, fold, keys

THANKS, LONGEST_THANKS = "thanks", 4
"""Thanks in a longer message stand beside something that is to be answered."""

REQUESTS = Path(__file__).with_name("requests.yml")


class Requests:
    """The phrases of every request, in every language at once: people mix them."""

    def __init__(self, path: Path = REQUESTS) -> None:
        """Raises ValueError for a phrase that is not in the notation (told at the top of ``danger.py``)."""
        from ruamel.yaml import YAML

        told: Mapping[str, Any] = YAML(typ="safe").load(path)
        notation = Notation({}, {})
        self._say: Dict[str, PhraseBook] = {}
        self._unless: Dict[str, PhraseBook] = {}
        for request, phrases in told.items():
            self._say[request] = PhraseBook(notation.read(phrase, counter=False) for phrase in phrases["say"])
            self._unless[request] = PhraseBook(notation.read(phrase, counter=True) for phrase in phrases["unless"])

    def recognise(self, text: str) -> Optional[str]:
        """The request that ``text`` makes, or None."""
        folded = fold(text, {})
        words = keys(folded)
        for request, phrases in self._say.items():
            if request == THANKS and len(text.split()) > LONGEST_THANKS:
                continue
            if phrases.found_in(self._unless[request].taken_out_of(folded, words), words):
                return request
        return None
