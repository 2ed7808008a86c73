"""A question in somebody's own words, asked again once they have said where they are: "in São Paulo".

What was told before the place was known was a guess by the topic; with the place the words themselves are weighed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Optional

from actions.own_words import BEDS, WEIGHED, names_place_only
from actions.situation import Situation
from actions.transfer_ends import MONEY
from knowledge.base import EMERGENCY
from knowledge.search import terms

GOES_ON = ("follow_up_detail", "choose_language", "nearest")
"""Intents of messages after which the question before is still the one that was asked."""

NEVER = (EMERGENCY, MONEY, "human_agent", "out_of_scope", "privacy", "smalltalk")
"""Topics of what is not asked again elsewhere, or not in these words: a corridor has two ends."""

TOPICS_KEPT = 5


def question_of(situation: Situation) -> Optional[Dict[str, Any]]:
    """What is remembered of a question: its words without places, and what it is likely about. That of the message
    before, where this one only names a place; None after a button, a danger, and of too few words."""
    if names_place_only(situation) or situation.intent in GOES_ON:
        before: Optional[Dict[str, Any]] = situation.before.get("question")
        return before
    likeliest = sorted(situation.likelihoods.items(), key=lambda each: (-each[1], each[0]))[:TOPICS_KEPT]
    says_enough = len(likeliest) > 1 and len(terms(situation.placeless)) >= WEIGHED  # a button is of one topic only
    if not says_enough or likeliest[0][0] in NEVER or situation.last_danger is not None:
        return None
    return {"text": situation.placeless.strip(), "topics": dict(likeliest), "confidence": situation.confidence}


def asked_anew(situation: Situation) -> Optional[Situation]:
    """The situation with the question of the message before, in its own words, where this one says where the person is
    and nobody knew; None where there was no such question, or a bed in that very city is asked for. Who is known to be
    somewhere and names another place asks what was told for there, whatever the words were.
    What was told to it is not told last: it was told without the place."""
    question = situation.before.get("question")
    is_new = situation.before.get("residence") is None and "residence" in situation.named and not situation.kept
    if not question or not is_new or not names_place_only(situation) or situation.last_danger is not None:
        return None
    topic = max(question["topics"], key=question["topics"].__getitem__)
    if topic == BEDS and situation.city:
        return None
    return replace(
        situation,
        intent=topic,
        topic=topic,
        text=question["text"],
        placeless=question["text"],
        likelihoods=question["topics"],
        confidence=question["confidence"],
        presses_place=False,
        denies=False,
        shown=situation.shown[1:],
    )
