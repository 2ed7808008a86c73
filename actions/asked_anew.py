"""A question in somebody's own words, asked again once they have said where they are, "in São Paulo", or that it was
no danger.

What was told before the place was known was a guess by the topic; with the place the words themselves are weighed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Mapping, Optional

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

ELSE = "else"
"""The talk of the button that says: what I wrote is no such danger."""


def question_of(situation: Situation) -> Optional[Dict[str, Any]]:
    """What is remembered of a question: its words without places, and what it is likely about. That of the message
    before, where this one only names a place, or in danger says too little; None after a button, and of too few words.
    What was taken for a danger is remembered as whatever else it may be, should the person say so."""
    before: Optional[Dict[str, Any]] = situation.before.get("question")
    if names_place_only(situation) or situation.intent in GOES_ON:
        return before
    in_danger = situation.danger is not None or situation.last_danger is not None
    likely = {topic: p for topic, p in situation.likelihoods.items() if not (in_danger and topic == EMERGENCY)}
    likeliest = sorted(likely.items(), key=lambda each: (-each[1], each[0]))[:TOPICS_KEPT]
    says_enough = len(likeliest) > 1 and len(terms(situation.placeless)) >= WEIGHED  # a button is of one topic only
    if not says_enough or likeliest[0][0] in NEVER:
        return before if in_danger else None
    return {"text": situation.placeless.strip(), "topics": dict(likeliest), "confidence": situation.confidence}


def asked_instead(situation: Situation) -> Optional[Situation]:
    """The situation with the question in the words that were taken for a danger, where the person says that it is
    something else; None where no such words are remembered."""
    question = situation.before.get("question")
    if not question or situation.talk != ELSE:
        return None
    return replace(_with(situation, question), danger=None, last_danger=None, is_safe=True)


def asked_anew(situation: Situation) -> Optional[Situation]:
    """The situation with the question of the message before, in its own words, where this one says where the person is
    and nobody knew; None where there was no such question, or a bed in that very city is asked for. Who is known to be
    somewhere and names another place asks what was told for there, whatever the words were.
    What was told to it is not told last: it was told without the place."""
    question = situation.before.get("question")
    is_new = situation.before.get("residence") is None and "residence" in situation.named and not situation.kept
    if not question or not is_new or not names_place_only(situation) or situation.last_danger is not None:
        return None
    asked = _with(situation, question)
    return None if asked.topic == BEDS and asked.city else replace(asked, shown=situation.shown[1:])


def _with(situation: Situation, question: Mapping[str, Any]) -> Situation:
    """The situation as if its message were the question."""
    topic = max(question["topics"], key=question["topics"].__getitem__)
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
    )
