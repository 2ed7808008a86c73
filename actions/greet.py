"""Greets, and says what can be asked; answers thanks and goodbyes the same short way."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_danger import with_plan_at_hand
from actions.knowledge_access import knowledge_base
from actions.presentation import phrase_choice, topic_choice
from actions.situation import read_situation, remember

FIRST_TOPICS = (
    "rights_detention",
    "rights_work",
    "health_services",
    "school_enrolment",
    "remittances_send",
    "asylum",
)
"""What people ask most, as buttons; anything else can be written."""


class ActionGreet(Action):
    """Small talk: warm, short, with a way on."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_greet"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Say what can be asked."""
        base = knowledge_base()
        situation = read_situation(tracker)
        draft = {
            "language": situation.language,
            "text": {"phrase": "you_are_welcome" if situation.intent == "thanks" else "what_can_be_asked"},
            "choices": [
                *(topic_choice(base.topic(slug), situation.language) for slug in FIRST_TOPICS),
                phrase_choice("choice_danger", "emergency"),
                phrase_choice("choice_person", "human_agent"),
            ],
            "meta": {"topic": "smalltalk"},
        }
        dispatcher.utter_message(response="utter_reply", json_message=with_plan_at_hand(draft, situation))
        return remember(situation)
