"""Where the person is: the city of a place that was shared, or one that the words name."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.situation import Situation
from knowledge import KnowledgeBase

LONGEST_NAME = 3
IN = frozenset(["en", "in", "em", "no", "na", "a", "à", "au", "aux", "nan", "an", "near", "to", "at", "de"])
"""Words that a city may follow, in every language."""


def located(base: KnowledgeBase, situation: Situation) -> Situation:
    """With the city and the country of a shared place, where these are clear and nothing said before contradicts."""
    if situation.location is None:
        return situation
    city = base.gazetteer.city_near(*situation.location, situation.residence)
    return situation if city is None else replace(situation, residence=city.country, city=city.name)


def with_city(base: KnowledgeBase, situation: Situation) -> Situation:
    """With the city that the words name, where it is too small for the chat to know it by itself."""
    if situation.residence is None or situation.city:
        return situation
    words = re.findall(r"\w+", situation.text)
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            introduced = (start == 0 and length == len(words)) or (start > 0 and words[start - 1].lower() in IN)
            name = " ".join(words[start : start + length])
            city = base.gazetteer.city(situation.residence, name) if introduced else None
            if city is not None:
                return replace(situation, city=city.name)
    return situation


def answers_with_city(base: KnowledgeBase, situation: Situation) -> bool:
    """Whether a message that nobody understood names the city that was asked for, or another one."""
    if situation.service is None:
        return False
    named = bool(situation.city) and "city" in situation.named
    return named or (not situation.city and bool(with_city(base, situation).city))
