"""Says what is kept, for how long, and who can see it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.answer_topic import tell
from actions.knowledge_access import knowledge_base
from actions.named_entry import named_draft
from actions.presentation import Draft, phrase_choice
from actions.ranking import told_by_words
from actions.situation import Situation
from actions.slots import read_situation, remember

PRIVACY = "privacy"


class ActionExplainPrivacy(Action):
    """The answer to "is it safe to write here?"."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_explain_privacy"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Send the phrase; the lifetimes in it are those of the settings."""
        base, situation = knowledge_base(), read_situation(tracker)
        found = told_by_words(base, replace(situation, topic=PRIVACY))
        if found.topic != PRIVACY:  # "where do I complain about the police" is no question about this assistant
            return tell(base, found, dispatcher)
        draft = with_plan_at_hand(named_draft(base, situation) or privacy_draft(situation), situation)
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        return remember(situation)


def privacy_draft(situation: Situation) -> Draft:
    """The phrase, with both requests that follow from it as buttons."""
    return {
        "language": situation.language,
        "text": {"phrase": "privacy"},
        "choices": [
            phrase_choice("choice_known", "what_you_know"),
            phrase_choice("choice_forget", "forget_me"),
            phrase_choice("choice_topics", "smalltalk"),
            phrase_choice("choice_person", "human_agent"),
        ],
        "meta": {"topic": PRIVACY},
    }
