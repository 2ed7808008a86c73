"""Changes the language, by a button or by "English please"."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge_access import knowledge_base
from actions.presentation import FIRST_TOPICS, topic_choice
from actions.slots import read_situation, remember


class ActionChooseLanguage(Action):
    """From here on the assistant speaks the chosen language; everything else is remembered."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_choose_language"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Confirm in the new language."""
        situation = read_situation(tracker)
        base = knowledge_base()
        dispatcher.utter_message(
            response="utter_reply",
            json_message={
                "language": situation.language,
                "text": {"phrase": "language_chosen"},
                "choices": [topic_choice(base.topic(slug), situation.language) for slug in FIRST_TOPICS],
                "meta": {"topic": "smalltalk"},
            },
        )
        return remember(situation)
