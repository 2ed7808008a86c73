"""What kind of message it is: whether it says in words of its own what is asked, or only names a place or a detail."""

from __future__ import annotations

from actions.named_entry import named_entry
from actions.said_places import COUNTRY
from actions.situation import Situation
from actions.transfer_ends import MONEY
from knowledge import KnowledgeBase
from knowledge.search import terms

FOLLOW_UPS = ("follow_up_place", "change_country")

OWN_WORDS = 4
"""Words that tell something, of a message at least that says by itself what is asked: "doctor", "and for my son?" leave
the topic to say it."""

WEIGHED = 2
"""The same of a message for which all that is known is weighed: of 311 short questions ("me echaron del cuarto") the
first answer is right for 0.78 so, and 0.73 by the topic alone; of those that players wrote as many as before."""

CLEARLY = 0.9
"""Confidence from which on a message is about sending money: what that costs is told of a corridor."""


def names_place_only(situation: Situation) -> bool:
    """Whether a message, or a button, asks what was asked before about a place, and nothing else."""
    return situation.intent in FOLLOW_UPS or situation.presses_place


def says_where(situation: Situation) -> bool:
    """Whether hardly more than the country that was asked for is said: "the migra in Immokalee"."""
    was_asked = situation.before.get("awaits") == COUNTRY and bool({"residence", "city"} & set(situation.named))
    return was_asked and len(terms(situation.placeless)) < WEIGHED


def asks_detail(situation: Situation) -> bool:
    """Whether a message asks a detail, or the same elsewhere, and no question in words of its own."""
    return bool(situation.detail) or names_place_only(situation)


def has_words(text: str) -> bool:
    """Whether a text says anything that search can look for: not "and 500?"."""
    return any(term.word.isalpha() for term in terms(text))


def is_of_the_last(base: KnowledgeBase, situation: Situation) -> bool:
    """Whether a message is of a topic of what was told last, or names a place after it ("and in Germany who helps"): of
    a few words that says what they are about."""
    last = base.entry(situation.shown[0]) if situation.shown else None
    return last is not None and (bool(situation.named) or situation.intent in last.topics)


def speaks_freely(base: KnowledgeBase, situation: Situation) -> bool:
    """Whether somebody whose country is known asks something in words enough: then all that is known there is weighed,
    and the topic is only one of the signs."""
    if not base.searches_by_meaning:  # the bounds of the sums were found with it
        return False
    words = len(terms(situation.text))
    if situation.residence is None or asks_detail(situation) or words < WEIGHED:
        return False
    if words < OWN_WORDS and is_of_the_last(base, situation):
        return False
    if MONEY == situation.topic == situation.intent and situation.confidence >= CLEARLY:  # a corridor answers
        return False
    return named_entry(base, situation) is None
