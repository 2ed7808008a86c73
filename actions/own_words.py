"""What kind of message it is: whether it says in words of its own what is asked, or only names a place or a detail."""

from __future__ import annotations

from actions.named_entry import named_entry
from actions.said_places import COUNTRY
from actions.situation import Situation
from actions.subjects import subjects_named
from actions.transfer_ends import MONEY
from knowledge import KnowledgeBase
from knowledge.search import terms

FOLLOW_UPS = ("follow_up_place", "change_country")
DETAIL = "follow_up_detail"

OWN_WORDS = 4
"""Words that tell something, of a message at least that says by itself what is asked: "doctor", "and for my son?" leave
the topic to say it."""

WEIGHED = 2
"""The same of a message for which all that is known is weighed: of 311 short questions ("me echaron del cuarto") the
first answer is right for 0.78 so, and 0.73 by the topic alone; of those that players wrote as many as before. After an
answer one word is enough: of 35 such ("and on Sundays?") 21 are right so, and 15 by the topic."""

BEDS = "shelters"

CLEARLY = 0.9
"""Confidence from which on a message is about sending money: what that costs is told of a corridor."""

PRIZE = "a prize to be paid for"
"""The subject (``subjects.yml``) of who sends money and should not."""


def names_place_only(situation: Situation) -> bool:
    """Whether a message, or a button, asks what was asked before about a place, and nothing else."""
    return situation.intent in FOLLOW_UPS or situation.presses_place


def says_where(situation: Situation) -> bool:
    """Whether hardly more than the country that was asked for is said: "the migra in Immokalee"."""
    was_asked = situation.before.get("awaits") == COUNTRY and bool({"residence", "city"} & set(situation.named))
    return was_asked and _says_hardly_more(situation)


def names_receiver(situation: Situation) -> bool:
    """Whether hardly more than where money goes is said: "she is in Colombia"."""
    return "destination" in situation.named and _says_hardly_more(situation)


def _says_hardly_more(situation: Situation) -> bool:
    """Whether a message has hardly a word that tells something beside its places."""
    return len(terms(situation.placeless)) < WEIGHED


def says_of_where(situation: Situation) -> bool:
    """Whether a few words after an answer leave to their topic what is asked: they name a place ("and in Germany who
    helps"), or want a bed where the person is known to be."""
    return bool(situation.named) or (situation.intent == BEDS and situation.city is not None)


def asks_detail(situation: Situation) -> bool:
    """Whether a message asks a detail, or the same elsewhere, and no question in words of its own, which may ask for
    the cost besides: "do they charge for the check-ups"."""
    return situation.intent == DETAIL or names_place_only(situation)


def has_words(text: str) -> bool:
    """Whether a text says anything that search can look for: not "and 500?"."""
    return any(term.word.isalpha() for term in terms(text))


def speaks_freely(base: KnowledgeBase, situation: Situation) -> bool:
    """Whether somebody whose country is known asks something in words enough: then all that is known there is weighed,
    and the topic is only one of the signs."""
    if not base.searches_by_meaning:  # the bounds of the sums were found with it
        return False
    words = len(terms(situation.text))
    if situation.residence is None or asks_detail(situation) or not base.likeness.by_words(situation.text):
        return False
    if words < (1 if situation.shown else WEIGHED):
        return False
    if words < OWN_WORDS and situation.shown and says_of_where(situation):
        return False
    if MONEY == situation.topic == situation.intent and situation.confidence >= CLEARLY:  # a corridor answers
        return PRIZE in subjects_named(situation.text)
    return named_entry(base, situation) is None
