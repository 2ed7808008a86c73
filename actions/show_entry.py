"""Shows one entry that a button named."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.entry_answer import answered_with, told_with
from actions.knowledge_access import knowledge_base
from actions.listed import listed_with, others_listed
from actions.presentation import gone_draft
from actions.slots import read_situation, remember


class ActionShowEntry(Action):
    """The entry of a pressed button, with the others of its list still at hand."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_show_entry"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Answer with the entry; one that is gone since the button was shown is said to be gone."""
        base = knowledge_base()
        situation = read_situation(tracker)
        entry = base.entry(situation.entry or "")
        if entry is None:
            dispatcher.utter_message(response="utter_reply", json_message=gone_draft(situation.language))
            return remember(situation)
        topic = situation.topic or entry.topics[0]
        draft = answered_with(base, entry, situation, topic, others_listed(base, situation, entry.id))
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        listed = list(listed_with(entry, situation))
        return remember(situation, topic=topic, listed=listed, told=told_with(draft, situation))
