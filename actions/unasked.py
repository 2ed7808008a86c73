"""What is said without having been asked: the assistant is back, or the office has closed while somebody waits."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import ways_of_waiting, with_plan_at_hand
from actions.knowledge_access import knowledge_base
from actions.person import HUMAN, line_contacts, line_sources, usable_lines
from actions.presentation import Draft, phrase_choice
from actions.situation import Situation
from actions.slots import read_situation
from knowledge import KnowledgeBase


class ActionTellBack(Action):
    """The person of the organisation has left the conversation."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_tell_back"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """No rule leads here: ``bot/news.py`` calls it."""
        dispatcher.utter_message(response="utter_reply", json_message=back_draft(read_situation(tracker)))
        return []


class ActionTellClosed(Action):
    """The office has closed before anybody took the case."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_tell_closed"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """No rule leads here: ``bot/news.py`` calls it."""
        draft = closed_draft(knowledge_base(), read_situation(tracker))
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        return []


def back_draft(situation: Situation) -> Draft:
    """Who speaks from now on, and how to have a person again."""
    draft = {
        "language": situation.language,
        "text": {"phrase": "assistant_back"},
        "choices": [phrase_choice("choice_topics", "smalltalk"), phrase_choice("choice_person", "human_agent")],
        "meta": {"topic": HUMAN},
    }
    return with_plan_at_hand(draft, situation)


def closed_draft(base: KnowledgeBase, situation: Situation) -> Draft:
    """That nobody comes now, when they open again, who answers meanwhile; the place in the queue is kept."""
    desk, lines = situation.desk, usable_lines(base, situation)
    draft = {
        "language": situation.language,
        "text": [
            {"phrase": "call_closed" if desk.calls else "queue_closed"},
            {"opens": True},
            {"phrase": "call_kept" if desk.calls else "queue_kept"},
            *([{"phrase": "person_lines"}] if lines else []),
        ],
        "contacts": ["person", *line_contacts(base, lines, situation.language)],
        "sources": line_sources(lines),
        "choices": ways_of_waiting(situation),
        "meta": {
            "topic": HUMAN,
            "entries": [entry.id for entry in lines],
            "handoff": {"state": "waiting", "position": desk.position},
        },
    }
    return with_plan_at_hand(draft, situation)
