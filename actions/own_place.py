"""What the words of a message say of where the person is, beside the names of places: right here, sent back, or only
where something is from (``own_place.yml``)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Mapping, Pattern

from knowledge.search import words_of

WORDS = Path(__file__).with_name("own_place.yml")
OF = "of"


def says_here(text: str) -> bool:
    """Whether a message speaks of where the person is: "how do I enrol him here"."""
    return _says("here", text)


def was_returned(text: str) -> bool:
    """Whether the person was sent back to a country, and is there now."""
    return _says("returned", text)


def receives_money(text: str) -> bool:
    """Whether somebody sends the person money: where it comes from the person is not."""
    return _says("receives", text)


def is_of(text: str, place: Mapping[str, Any]) -> bool:
    """Whether a place stands only behind "of" or "from": "and with the licence of Mexico"."""
    before = words_of(text[: place["start"]]) if "start" in place else []
    return bool(before) and before[-1] in _words()[OF]


def _says(which: str, text: str) -> bool:
    return bool(_pattern(which).search(" ".join(words_of(text))))


@lru_cache(maxsize=4)
def _pattern(which: str) -> Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words()[which])})\b")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Any]:
    from ruamel.yaml import YAML

    told: Mapping[str, Any] = YAML(typ="safe").load(WORDS)
    return told
