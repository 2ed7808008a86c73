"""Who asks for the number of an ambulance, the fire brigade or the police gets it, whatever the topic may be.

To the classifier "what number has an ambulance in Spain" is about nothing clear: doctors, a person, even money.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, List, Mapping, Optional, Sequence

from actions.situation import Situation
from knowledge import Kind, KnowledgeBase, Match
from knowledge.base import EMERGENCY
from knowledge.search import words_of

WORDS = Path(__file__).with_name("emergency_numbers.yml")


def asks_emergency_number(text: str) -> bool:
    """Whether a short question asks for a number for emergencies."""
    words = words_of(text)
    said, kinds = " ".join(words), _words()
    return len(words) <= kinds["longest"] and all(_one_of(kinds[kind]).search(said) for kind in ("services", "numbers"))


def emergency_numbers(base: KnowledgeBase, situation: Situation, country: Optional[str]) -> List[Match]:
    """The numbers of the country, if the message asks for them."""
    if country is None or not asks_emergency_number(situation.text):
        return []
    return [match for match in base.look_up(EMERGENCY, country) if match.entry.kind is Kind.EMERGENCY_NUMBER]


@lru_cache(maxsize=2)
def _one_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Any]:
    from ruamel.yaml import YAML

    read = YAML(typ="safe").load(WORDS)
    return {**read, "services": tuple(read["services"]), "numbers": tuple(read["numbers"])}
