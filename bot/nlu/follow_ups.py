"""Follow-ups that say nothing but a place: "¿y en México?" asks the last question again, about Mexico."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Iterable

from bot.nlu.features import fold

SMALL_WORDS = Path(__file__).with_name("small_words.yml")
PLACE, NOT_THERE = "place", "not_there"
_WORD = re.compile(r"[^\W\d_]+|\d+")


def small_words(path: Path = SMALL_WORDS) -> frozenset[str]:
    """The words that say nothing, of every language."""
    from ruamel.yaml import YAML

    by_language: dict[str, list[str]] = YAML(typ="safe").load(path)
    return frozenset(word for name, said in by_language.items() if name != NOT_THERE for word in said)


def not_there(path: Path = SMALL_WORDS) -> re.Pattern[str]:
    """What says that somebody is not in the place that follows."""
    from ruamel.yaml import YAML

    said = "|".join(map(re.escape, YAML(typ="safe").load(path)[NOT_THERE]))
    return re.compile(rf"\b(?:{said})\b")


class FollowUps:
    """Knows the words that say nothing beside a place, in every language at once: people mix them."""

    def __init__(self, path: Path = SMALL_WORDS) -> None:
        self._small = small_words(path)
        self._not_there = not_there(path)

    def recognise(self, text: str, places: Iterable[tuple[int, int]]) -> str | None:
        """``"place"`` when ``text`` holds places (start, end) and small words only; None otherwise."""
        places = tuple(places)
        words = _WORD.findall(without(fold(text), places))
        if not places or self._not_there.search(fold(text)):
            return None
        return PLACE if self._small.issuperset(words) else None


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with spaces where those spans (start, end) are."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)
