"""Requests to the assistant itself ("forget me", "call me back"), small talk, and what is asked of an answer.

They are phrases, not examples of a topic: what follows cannot be undone, or makes sense alone only.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, FrozenSet, Mapping, Optional

from bot.nlu.danger_phrases import Notation, PhraseBook, fold, keys
from bot.nlu.follow_ups import small_words

REQUESTS = Path(__file__).with_name("requests.yml")
DETAILS = Path(__file__).with_name("details.yml")
ASKED_WITHIN = Path(__file__).with_name("asked_within.yml")
LONGEST_ALONE = 12
"""Words of a message at most that can be one request and small words."""


class Requests:
    """The phrases of every request, in every language at once: people mix them."""

    def __init__(self, path: Path = REQUESTS, alone: bool = False) -> None:
        """``alone``: every request of the file counts only where nothing else stands in the message.

        Raises ValueError for a phrase that is not in the notation (told at the top of ``danger.py``).
        """
        from ruamel.yaml import YAML

        told: Dict[str, Any] = dict(YAML(typ="safe").load(path))
        self._spellings: Mapping[str, str] = told.pop("spellings", {})
        notation = Notation({}, self._spellings)
        self._say: Dict[str, PhraseBook] = {}
        self._unless: Dict[str, PhraseBook] = {}
        for request, phrases in told.items():
            self._say[request] = PhraseBook(notation.read(phrase, counter=False) for phrase in phrases["say"])
            unless = phrases.get("unless", ())
            self._unless[request] = PhraseBook(notation.read(phrase, counter=True) for phrase in unless)
        books = (*self._say.values(), *self._unless.values())
        self._needs = frozenset().union(*(book.needs for book in books))
        self._alone = frozenset(request for request, phrases in told.items() if alone or phrases.get("alone"))
        self._small: FrozenSet[str] = frozenset(word for said in small_words() for word in fold(said, {}).split())

    def recognise(self, text: str) -> Optional[str]:
        """The request that ``text`` makes, or None. A comma may part it from what else is said ("my husband comes,
        erase this"), or not: both readings are tried."""
        return self._made_in(text.replace(",", ".")) or (self._made_in(text) if "," in text else None)

    def _made_in(self, text: str) -> Optional[str]:
        folded = fold(text, self._spellings)
        words = keys(folded) & self._needs  # each of many books looks for its own among them
        for request, phrases in self._say.items():
            asked = self._unless[request].taken_out_of(folded, words)
            if request in self._alone:
                if len(folded.replace("|", " ").split()) <= LONGEST_ALONE and phrases.covers(asked, words, self._small):
                    return request
            elif phrases.found_in(asked, words):
                return request
        return None
