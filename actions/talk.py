"""What sounds like small talk, though it goes on with what was told; who wants a person, or asks whether they are
reported, is always heard."""

from __future__ import annotations

from typing import Optional

from actions.situation import Situation
from actions.weighing import meant, usable
from knowledge import Entry, KnowledgeBase

CLEARLY = 0.9
"""Confidence from which on it is what it sounds like; what phrases tell has 1."""


def meant_by_talk(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """What a message means that came after an answer and was taken for talk, "and on Sundays?"; None of what clearly
    is talk, and in danger."""
    if situation.confidence >= CLEARLY or not situation.shown or situation.last_danger is not None:
        return None
    return meant(situation, usable(base, situation))
