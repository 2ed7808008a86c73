""" "Forget me": everything that is kept of the conversation goes, at once."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.presentation import phrase_choice
from actions.slots import read_situation


class ActionForgetMe(Action):
    """Says that it is done; the mark ``forget`` has it done in the same commit that keeps this reply."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_forget_me"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Confirm. Nothing is remembered, so no slot is set."""
        dispatcher.utter_message(
            response="utter_reply",
            json_message={
                "language": read_situation(tracker).language,
                "text": {"phrase": "forgotten"},
                "choices": [
                    phrase_choice("choice_known", "what_you_know"),
                    phrase_choice("choice_topics", "smalltalk"),
                    phrase_choice("choice_person", "human_agent"),
                ],
                "meta": {"topic": "privacy", "forget": True},
            },
        )
        return []
