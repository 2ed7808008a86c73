"""Hears "where is the nearest consulate, Health Window, shelter?": a word for near and a word for what.

They are phrases, not examples of a topic: the topic is the same as without "nearest", and only the answer differs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, Iterable, List, Mapping, Optional

from bot.nlu.danger_phrases import Notation, PhraseBook, fold, keys

PHRASES = Path(__file__).with_name("nearest.yml")
CONSULATE, HEALTH_WINDOW = "consulate", "health_window"
ORIGIN, DESTINATION = "origin", "destination"
_CONSULATE_BEFORE = re.compile(
    r"(?:(?:consul|konsil|embaj|embaix|embass|ambass|anbasad)\w*|\b(?:de|del|d|of|du|do|da|des))\W*$"
)
_CONSULATE_AFTER = re.compile(r"^\W*(?:consul|embass)")


class NearestQuestions:
    """The phrases of every language at once: people mix them."""

    def __init__(self, path: Path = PHRASES) -> None:
        """Raises ValueError for a phrase that is not in the notation (told at the top of ``danger.py``)."""
        from ruamel.yaml import YAML

        told: Mapping[str, Any] = YAML(typ="safe").load(path)
        self._near = _book(told["near"])
        self._services: Dict[str, PhraseBook] = {name: _book(said) for name, said in told["services"].items()}
        self._unless = _book(told["unless"], counter=True)

    def recognise(self, text: str) -> Optional[str]:
        """The service (``knowledge.Service``) that ``text`` wants to have near, or None.

        A Health Window is asked for before a consulate: "the Health Window of the nearest consulate".
        """
        folded = fold(text, {})
        left = self._unless.taken_out_of(folded, keys(folded))
        words = keys(left)
        if not self._near.found_in(left, words):
            return None
        found = [name for name, phrases in self._services.items() if phrases.found_in(left, words)]
        return HEALTH_WINDOW if HEALTH_WINDOW in found else next(iter(found), None)


def with_roles(text: str, entities: Iterable[Mapping[str, Any]], service: str) -> List[Dict[str, Any]]:
    """The places of such a question: "to Omaha" is where somebody is; "Mexican consulate" says whose it is."""
    placed = []
    for entity in entities:
        role = None if entity.get("role") == DESTINATION else entity.get("role")
        if service == CONSULATE and entity["entity"] == "country" and "start" in entity and _is_whose(text, entity):
            role = ORIGIN
        placed.append({**entity, "role": role} if "role" in entity else dict(entity))
    return placed


def _is_whose(text: str, entity: Mapping[str, Any]) -> bool:
    before, after = text[: entity["start"]].lower(), text[entity["end"] :].lower()
    return bool(_CONSULATE_BEFORE.search(before) or _CONSULATE_AFTER.search(after))


def _book(phrases: Iterable[str], counter: bool = False) -> PhraseBook:
    notation = Notation({}, {})
    return PhraseBook(notation.read(phrase, counter=counter) for phrase in phrases)
