"""Follow-ups that say nothing but a place: "¿y en México?" asks the last question again, about Mexico."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Iterable

from bot.nlu.features import fold

SMALL_WORDS = Path(__file__).with_name("small_words.yml")
PLACE = "place"
_WORD = re.compile(r"[^\W\d_]+|\d+")


class FollowUps:
    """Knows the words that say nothing beside a place, in every language at once: people mix them."""

    def __init__(self, path: Path = SMALL_WORDS) -> None:
        from ruamel.yaml import YAML

        by_language: dict[str, list[str]] = YAML(typ="safe").load(path)
        self._small = frozenset(word for said in by_language.values() for word in said)

    def recognise(self, text: str, places: Iterable[tuple[int, int]]) -> str | None:
        """``"place"`` when ``text`` holds places (start, end) and small words only; None otherwise."""
        folded, found = list(fold(text)), False
        for start, end in places:
            found = True
            folded[start:end] = " " * (end - start)
        return PLACE if found and self._small.issuperset(_WORD.findall("".join(folded))) else None
