"""What answers a message stands under another topic than the one that it was taken for."""

from __future__ import annotations

from typing import Mapping, Optional

from actions.answer_danger import EMERGENCY
from actions.nothing_known import helps_here
from actions.ranking import cities_of_shelters, is_for_others
from actions.situation import Situation
from actions.subjects import is_of_others, spoken_of
from actions.to_the_point import NEAR, is_elsewhere
from knowledge import Entry, KnowledgeBase, Match

NEARER = 0.3
"""How much nearer to the message it must be than what the topic has. Of the messages that players had written it
changes five, none for the worse by one reading; of a dozen more that half as much would change several were."""


def under_another_topic(
    base: KnowledgeBase, situation: Situation, near: Mapping[str, float], best: Optional[Match]
) -> Optional[Entry]:
    """An entry of the person's country that is far nearer in meaning than the best one of the topic, which is not near
    itself: "ekspilsyon, ti bebe m fet isit" is about the expulsion, though it was taken for a question on children."""
    own = near.get(best.entry.id, 0.0) if best is not None else 0.0
    if not near or situation.residence is None or own >= NEAR:
        return None
    found = base.nearest_entries(situation.text, situation.residence, situation.origin, situation.language)
    for entry_id, nearness in found.items():
        if nearness < NEAR or nearness - own < NEARER:
            return None
        entry = base.entry(entry_id)
        if entry is not None and may_stand_in(base, situation, entry):
            return entry
    return None


def may_stand_in(base: KnowledgeBase, situation: Situation, entry: Entry) -> bool:
    """Whether an entry, not told just before, helps in that country today, and is for this person where they are."""
    if not helps_here(base, situation, entry) or EMERGENCY in entry.topics or entry.id in situation.shown[:1]:
        return False
    cities = cities_of_shelters(base, situation).get(entry.id)
    is_away = cities is not None and is_elsewhere(situation, cities)
    is_for_nationals = situation.origin is None and is_for_others(entry, situation)
    return not (is_away or is_for_nationals or is_of_others(entry, situation, spoken_of(base, situation)))
