""" "This did not help", and an opinion on the service: noted for the curators, without anything of the person."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.knowledge_access import knowledge_base
from actions.listed import others_listed
from actions.presentation import FIRST_TOPICS, Draft, phrase_choice, topic_choice
from actions.situation import Situation
from actions.slots import read_situation, remember
from knowledge import KnowledgeBase

RATINGS = ("good", "middling", "bad")


class ActionNoteFeedback(Action):
    """What was of no use is told to the curators; the person gets another way at once."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_note_feedback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """``meta.feedback`` of the draft is what is noted, in the same commit as the reply."""
        base, situation = knowledge_base(), read_situation(tracker)
        if situation.intent == "rate_service":
            draft = rating_draft(situation)
        else:
            draft = with_plan_at_hand(not_helped_draft(base, situation), situation)
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        # "One by telephone, then": what was of no use is not what is asked about next.
        listed = situation.listed[1:] if situation.intent == "not_helped" else ()
        return remember(situation, listed=list(listed or situation.listed))


def not_helped_draft(base: KnowledgeBase, situation: Situation) -> Draft:
    """Sorry, once; what stood beside the answer, other topics, a person."""
    shown = next(iter(situation.listed), None)
    # After a danger nothing is noted: what was said there is nobody's to rate.
    noted = {"entry": shown, "topic": situation.topic} if shown and not situation.last_danger else None
    return {
        "language": situation.language,
        "text": {"phrase": "sorry_not_helped"},
        "choices": [
            *(others_listed(base, situation, shown) if shown else []),
            phrase_choice("choice_person", "human_agent"),
            *(topic_choice(base.topic(slug), situation.language) for slug in FIRST_TOPICS),
        ],
        "meta": {"topic": situation.topic, **({"feedback": {"about": "entry", **noted}} if noted else {})},
    }


def rating_draft(situation: Situation) -> Draft:
    """Ask for one of three words, or thank for it."""
    if situation.rating in RATINGS:
        return {
            "language": situation.language,
            "text": {"phrase": "rating_thanks"},
            "choices": [phrase_choice("choice_topics", "smalltalk"), phrase_choice("choice_person", "human_agent")],
            "meta": {"topic": "smalltalk", "feedback": {"about": "service", "rating": situation.rating}},
        }
    return {
        "language": situation.language,
        "text": {"phrase": "rating_ask"},
        "choices": [phrase_choice(f"choice_rate_{each}", "rate_service", rating=each) for each in RATINGS],
        "meta": {"topic": "smalltalk"},
    }
