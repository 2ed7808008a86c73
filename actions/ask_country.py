"""Asks for which country a question is: another one, or, where none is known, the person's own."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge_access import knowledge_base
from actions.place_questions import COUNTRIES_SHOWN, countries_of
from actions.presentation import country_choice
from actions.slots import read_situation, remember


class ActionAskCountry(Action):
    """ "In another country", or a mere yes to "in which country are you?": buttons for those of which something is
    known; any other can be written."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_ask_country"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Ask, with buttons."""
        situation = read_situation(tracker)
        known = countries_of(knowledge_base(), situation)
        others = [code for code in known if code != situation.residence][:COUNTRIES_SHOWN]
        dispatcher.utter_message(
            response="utter_reply",
            json_message={
                "language": situation.language,
                "text": {"phrase": "ask_other_country" if situation.residence else "ask_country"},
                "choices": [country_choice(code, situation.topic) for code in others],
                "meta": {"topic": situation.topic},
            },
        )
        return remember(situation, awaits=None if situation.residence else "country")
