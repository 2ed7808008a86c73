"""A person is wanted."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.knowledge_access import knowledge_base
from actions.named_entry import named_draft
from actions.person import HUMAN, person_draft
from actions.slots import read_situation, remember


class ActionOfferPerson(Action):
    """Says honestly who can be reached: nothing is promised that the operator has not written down."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_offer_person"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """The queue, or the operator's own line first and then lines that serve this person."""
        base = knowledge_base()
        situation = read_situation(tracker)
        named = named_draft(base, situation)
        draft = with_plan_at_hand(named or person_draft(base, situation), situation)
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        return remember(situation, topic=situation.topic or HUMAN)
