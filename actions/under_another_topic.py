"""What answers a message stands under another topic than the one that it was taken for, or it was taken for none."""

from __future__ import annotations

from typing import FrozenSet, Mapping, Optional

from actions.answer_danger import EMERGENCY
from actions.nothing_known import helps_here
from actions.ranking import cities_of_shelters, may_be_for_others
from actions.situation import Situation
from actions.subjects import is_named, is_of_others, names_something, spoken_of
from actions.to_the_point import ASKED_SO, NEAR, OWN_WORDS, is_elsewhere
from knowledge import Entry, KnowledgeBase, Match
from knowledge.search import terms

NEARER = 0.3
"""How much nearer to the message it must be than what the topic has. Of the messages that players had written it
changes five, none for the worse by one reading; of a dozen more that half as much would change several were."""


def under_another_topic(
    base: KnowledgeBase, situation: Situation, near: Mapping[str, float], best: Optional[Match]
) -> Optional[Entry]:
    """An entry of the person's country that is far nearer in meaning than the best one of the topic, which is not near
    itself: "ekspilsyon, ti bebe m fet isit" is about the expulsion, though it was taken for a question on children."""
    if not near:
        return None
    own = near.get(best.entry.id, 0.0) if best is not None else 0.0
    if own < NEAR and (found := nearest_here(base, situation, max(NEAR, own + NEARER))) is not None:
        return found
    return named_here(base, situation) if best is None or not is_named(best.entry, situation) else None


def named_here(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """The nearest entry, if the message calls by its name what it is about: "the owner doubled my rent" is about a
    home, and not about wages."""
    if not names_something(situation.text):
        return None
    found = nearest_here(base, situation, NEAR)
    return found if found is not None and is_named(found, situation) else None


def nearest_here(base: KnowledgeBase, situation: Situation, least: float = ASKED_SO) -> Optional[Entry]:
    """The entry of the person's country that is nearest in meaning to a message with words enough, at least so near.

    Of 1,596 pairs of a message that is labelled as outside of all topics and a country 24 come so near, and four more
    by the name of a thing; for a third of them what is found is a neighbour of what was asked, at least.
    """
    if situation.residence is None or len(terms(situation.text)) < OWN_WORDS:
        return None
    whole, bare = (
        base.nearest_entries(text, situation.residence, situation.origin, situation.language)
        for text in (situation.text, situation.placeless or situation.text)
    )
    # What only the name of the place brings near is as near to everything that is known of the place.
    near = [entry_id for entry_id, nearness in whole.items() if nearness >= least and bare.get(entry_id, 0.0) >= NEAR]
    spoken = spoken_of(base, situation) if near else frozenset()
    entries = map(base.entry, near)
    return next((one for one in entries if one is not None and may_stand_in(base, situation, one, spoken)), None)


def may_stand_in(base: KnowledgeBase, situation: Situation, entry: Entry, spoken: FrozenSet[str]) -> bool:
    """Whether an entry, not told just before, helps in that country today, and is for this person where they are, who
    spoke of these subjects."""
    if not helps_here(base, situation, entry) or EMERGENCY in entry.topics or entry.id in situation.shown[:1]:
        return False
    cities = cities_of_shelters(base, situation).get(entry.id)
    is_away = cities is not None and is_elsewhere(situation, cities)
    return not (is_away or may_be_for_others(entry, situation) or is_of_others(entry, situation, spoken))
