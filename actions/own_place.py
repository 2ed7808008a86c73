"""What the words of a message say of where the person is, beside the names of places: right here, sent back, or only
where something is from (``own_place.yml``)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, List, Mapping, Pattern

from knowledge.search import words_of

WORDS = Path(__file__).with_name("own_place.yml")
OF, HOUSES = "of", "houses"
SENTENCE, NEAR = 12, 4
"""Words before a place that say whether the person is there, or is from there."""
BEGINNING = 2
"""Words before a place at most that a message begins with."""

_ENDS = re.compile(r"[.;?!\n]")


def says_here(text: str) -> bool:
    """Whether a message speaks of where the person is: "how do I enrol him here"."""
    return _says("here", text)


def says_yonder(text: str) -> bool:
    """Whether a message speaks of where the person is not: "the boss there still owes me"."""
    return _says("yonder", text)


def was_returned(text: str) -> bool:
    """Whether the person was sent back to a country, and is there now."""
    return _says("returned", text)


def tells_of_flight(text: str) -> bool:
    """Whether somebody was threatened, or fled: where that was is not where they want to know something about."""
    return _says("fled", text)


def receives_money(text: str) -> bool:
    """Whether somebody sends the person money: where it comes from the person is not."""
    return _says("receives", text)


def is_there_now(text: str, place: Mapping[str, Any]) -> bool:
    """Whether the words before a place say that the person is there now: "I live in"; so does a button."""
    return "start" not in place or _is_said_before(place, "there", text, SENTENCE)


def is_ones_own(text: str, place: Mapping[str, Any]) -> bool:
    """Whether the words right before a place, or a nationality, say that the person is from there; so does a button."""
    return "start" not in place or _is_said_before(place, "oneself", text, NEAR)


def came_from(text: str, place: Mapping[str, Any]) -> bool:
    """Whether the words right before a place say that the person came from there: "I came by plane from the USA"."""
    return "start" in place and _is_said_before(place, "came", text, NEAR)


def was_left(text: str, place: Mapping[str, Any]) -> bool:
    """Whether the words before a place say that the person was there and is no more: "deported from Texas"."""
    return "start" in place and _is_said_before(place, "left", text, SENTENCE)


def is_of(text: str, place: Mapping[str, Any]) -> bool:
    """Whether a place stands only behind "of" or "from": "and with the licence of Mexico"."""
    return _stands_behind(OF, text, place)


def is_of_a_house(text: str, place: Mapping[str, Any]) -> bool:
    """Whether the name of a city is that of a house or a street: "the hospital Santa Maria"."""
    return place["entity"] == "city" and _stands_behind(HOUSES, text, place)


def begins_with(text: str, place: Mapping[str, Any]) -> bool:
    """Whether a message begins with a place: "and in Germany, who helps"."""
    return len(_words_before(place, text)) <= BEGINNING


def _stands_behind(which: str, text: str, place: Mapping[str, Any]) -> bool:
    return not set(_words_before(place, text)[-1:]).isdisjoint(_words()[which])


def _words_before(place: Mapping[str, Any], text: str) -> List[str]:
    """The words of a text before a place; none before a button's."""
    return words_of(text[: place.get("start", 0)])


def _is_said_before(place: Mapping[str, Any], which: str, text: str, reach: int) -> bool:
    sentence = _ENDS.split(text[: place["start"]])[-1]
    return bool(_pattern(which).search(" ".join(words_of(sentence)[-reach:])))


def _says(which: str, text: str) -> bool:
    return bool(_pattern(which).search(" ".join(words_of(text))))


@lru_cache(maxsize=16)
def _pattern(which: str) -> Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words()[which])})\b")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Any]:
    from ruamel.yaml import YAML

    told: Mapping[str, Any] = YAML(typ="safe").load(WORDS)
    return told
