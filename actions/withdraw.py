"""The person no longer wants a person of the organisation: the case leaves the queue."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.person import HUMAN
from actions.presentation import phrase_choice
from actions.slots import read_situation, remember


class ActionWithdraw(Action):
    """Out of the queue, and back to the assistant."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_withdraw"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """The mark ``case`` has it done in the commit that keeps this reply."""
        situation = read_situation(tracker)
        dispatcher.utter_message(
            response="utter_reply",
            json_message={
                "language": situation.language,
                "text": {"phrase": "withdrawn"},
                "choices": [
                    phrase_choice("choice_topics", "smalltalk"),
                    phrase_choice("choice_person", "human_agent"),
                ],
                "meta": {"topic": HUMAN, "case": "withdraw"},
            },
        )
        return remember(situation, awaits=None)
