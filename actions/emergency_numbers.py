"""Who asks for the number of an ambulance, the fire brigade or the police gets it, whatever the topic may be.

To the classifier "what number has an ambulance in Spain" is about nothing clear: doctors, a person, even money.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import List, Tuple

from knowledge import Kind, KnowledgeBase, Match
from knowledge.base import EMERGENCY
from knowledge.search import words_of

WORDS = Path(__file__).with_name("emergency_numbers.yml")


def asks_emergency_number(text: str) -> bool:
    """Whether a short question asks for a number for emergencies."""
    words, (longest, *kinds) = words_of(text), _asked()
    return len(words) <= longest and all(kind.search(" ".join(words)) for kind in kinds)


def emergency_numbers(base: KnowledgeBase, country: str) -> List[Match]:
    """The entries with the numbers for emergencies that hold in a country."""
    return [match for match in base.look_up(EMERGENCY, country) if match.entry.kind is Kind.EMERGENCY_NUMBER]


@lru_cache(maxsize=1)
def _asked() -> Tuple[int, re.Pattern[str], re.Pattern[str]]:
    """How many words such a question has at most, and what stands in it."""
    from ruamel.yaml import YAML

    read = YAML(typ="safe").load(WORDS)
    services, numbers = (re.compile(rf"\b(?:{'|'.join(read[kind])})\b") for kind in ("services", "numbers"))
    return int(read["longest"]), services, numbers
