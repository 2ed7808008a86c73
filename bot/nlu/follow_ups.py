"""Follow-ups that say nothing but a place: "¿y en México?" asks the last question again, about Mexico.

So does "and in Mexico for my wife?": for whom somebody asks is no question.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Iterable

from bot.nlu.features import fold
from bot.nlu.whom import Whom

SMALL_WORDS = Path(__file__).with_name("small_words.yml")
PLACE, NOT_THERE = "place", "not_there"
_WORD = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=2)
def small_words(path: Path = SMALL_WORDS) -> frozenset[str]:
    """The words that say nothing, of every language."""
    return frozenset(word for name, said in _read(path).items() if name != NOT_THERE for word in said)


class FollowUps:
    """Knows the words that say nothing beside a place, in every language at once: people mix them."""

    def __init__(self, path: Path = SMALL_WORDS) -> None:
        said = "|".join(map(re.escape, _read(path)[NOT_THERE]))
        self._not_there = re.compile(rf"\b(?:{said})\b")
        self._small = small_words(path)
        self._for_kin = for_kin(Whom.read())

    def recognise(
        self, text: str, places: Iterable[tuple[int, int]], denied: Iterable[tuple[int, int]] = ()
    ) -> str | None:
        """``"place"`` when ``text`` holds places (start, end) and small words only, and does not say that somebody is
        there no more; None otherwise. ``denied``: places that are named as not meant."""
        places, denied, folded = tuple(places), tuple(denied), fold(text)  # where somebody is not is told apart then
        words = _WORD.findall(self._for_kin.sub(" ", without(folded, (*places, *denied))))
        is_place = places and self._small.issuperset(words) and (denied or not self._not_there.search(folded))
        return PLACE if is_place else None


def for_kin(whom: Whom) -> re.Pattern[str]:
    """How people say in any language that they ask for a relative: "for my wife"."""
    said = []
    for phrases in whom.languages.values():
        kin, mine = _one_of(map(" ".join, phrases.kin)), _one_of(phrases.my | phrases.my_after)
        said.append(rf"{_one_of(phrases.before)} (?:{mine} )?{kin}(?: {mine})?")
    return re.compile(rf"\b(?:{'|'.join(said)})\b")


def _one_of(words: Iterable[str]) -> str:
    """Any of these, the longest first."""
    return rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@lru_cache(maxsize=2)
def _read(path: Path) -> dict[str, list[str]]:
    from ruamel.yaml import YAML

    return dict(YAML(typ="safe").load(path))


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with spaces where those spans (start, end) are."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)
