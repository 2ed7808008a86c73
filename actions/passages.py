"""Single sentences and steps of an answer: those that a message asks for which goes on from it.

"And if the 30 days have passed?" after how to ask for asylum is one of its steps; nobody should have to look for it.
"""

from __future__ import annotations

import re
from typing import List, Sequence, Tuple

from actions.first_message import sentences
from actions.situation import Situation
from knowledge import KnowledgeBase, Saying

_LASTS = re.compile(
    r"\d[\d.,]*\s*(?:[-–a]\s*\d+\s*)?(?:h\b|hor|hour|heure|èdtan|d[ií]a|day|jour|jou\b|seman|week|semaine|semèn|me[sz]|"
    r"month|mois|mwa|año|ano|year|an\b|ans\b)",
    re.IGNORECASE,
)
"""A number and a unit of time, in any of our languages."""

_NO_TIME = re.compile(
    r"\b24\s*(?:h\b|hor|hour|heure|èdtan)|(?:\blos|\bles|under|over|aged?|moins de|plus de|menor(?:es)? de|"
    r"mayor(?:es)? de|maiores de|mwens pase|plis pase|gen)\s+\d+\s*(?:años?|anos?|years?|ans|an)\b",
    re.IGNORECASE,
)
"""Hours of opening, and ages."""


def what_tells_time(base: KnowledgeBase, said: Saying, situation: Situation, count: int) -> List[str]:
    """So many sentences at most that tell how long something takes or lasts, those nearest to the question."""
    return nearest(base, [each for each in parts_of(said) if tells_time(each)], situation, count)


def tells_time(sentence: str) -> bool:
    """Whether a sentence holds a number of hours, days, months or years, and not just an age or the hours of a desk."""
    return bool(_LASTS.search(_NO_TIME.sub(" ", sentence)))


def parts_of(said: Saying) -> Tuple[str, ...]:
    """Everything that an entry says, sentence by sentence and step by step."""
    told = (said.answer, said.eligibility, said.cost, said.caution)
    return tuple(dict.fromkeys([*(one for each in told if each for one in sentences(each)), *said.steps]))


def within(base: KnowledgeBase, parts: Sequence[str], situation: Situation, room: int) -> List[str]:
    """The parts that are nearest in meaning to the message, in their order, as many as there is room for (characters);
    at least one, if there are any."""
    chosen: List[int] = []
    for place in _nearest_first(base, parts, situation):
        if chosen and len(" ".join(parts[each] for each in (*chosen, place))) > room:
            break
        chosen.append(place)
    return [parts[place] for place in sorted(chosen)]


def nearest(base: KnowledgeBase, parts: Sequence[str], situation: Situation, count: int) -> List[str]:
    """So many of the parts, those nearest in meaning to the message, in their order; the first without vectors."""
    return [parts[place] for place in sorted(_nearest_first(base, parts, situation)[:count])]


def _nearest_first(base: KnowledgeBase, parts: Sequence[str], situation: Situation) -> List[int]:
    """The places of the parts, the nearest in meaning to the message first; without vectors as they stand."""
    near = base.likeness.alike(situation.text, parts, situation.language) or [0.0] * len(parts)
    return sorted(range(len(parts)), key=lambda place: (-near[place], place))
