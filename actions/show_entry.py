"""Shows one entry that a button named."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.entry_answer import entry_draft, told_with
from actions.knowledge_access import knowledge_base
from actions.presentation import entry_choice, phrase_choice, ways_on
from actions.situation import read_situation, remember


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
            dispatcher.utter_message(response="utter_reply", json_message={
                "language": situation.language, "text": {"phrase": "choice_gone"},
                "choices": [phrase_choice("choice_topics", "smalltalk")],
            })  # fmt: skip
            return remember(situation)
        draft = entry_draft(entry, base.freshness_of(entry), base.contacts(entry), situation.language, situation.told)
        others = [base.entry(each) for each in situation.listed if each != entry.id]
        draft["choices"] = [
            *draft.get("choices", ()),
            *(entry_choice(other, situation.language) for other in others if other is not None),
            *ways_on(),
        ]
        draft["meta"]["topic"] = situation.topic or entry.topics[0]
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        listed = [entry.id, *(each for each in situation.listed if each != entry.id)]
        return remember(
            situation, topic=situation.topic or entry.topics[0], listed=listed, told=told_with(draft, situation)
        )
