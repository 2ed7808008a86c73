""" "What do you know about me?": everything that the conversation remembers, in words."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge_access import knowledge_base
from actions.presentation import phrase_choice, topic_title
from actions.said_places import PLACES
from actions.situation import Situation
from actions.slots import read_situation, remember
from knowledge import KnowledgeBase

NOT_PERSONAL = ("human_agent", "smalltalk", "privacy")


class ActionTellWhatIsKept(Action):
    """The whole memory of the conversation: it holds no name and no number."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_tell_what_is_kept"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """List it, or say that there is nothing."""
        situation = read_situation(tracker)
        lines = memory_lines(knowledge_base(), situation)
        text = (
            [{"phrase": "known_list"}, *lines, {"phrase": "known_messages"}] if lines else [{"phrase": "known_nothing"}]
        )
        choices = [phrase_choice("choice_forget", "forget_me")] if lines else []
        ways_on = [phrase_choice("choice_topics", "smalltalk"), phrase_choice("choice_person", "human_agent")]
        dispatcher.utter_message(
            response="utter_reply",
            json_message={
                "language": situation.language,
                "text": text,
                "choices": [*choices, *ways_on],
                "meta": {"topic": "privacy"},
            },
        )
        return remember(situation) if lines else []


def memory_lines(base: KnowledgeBase, situation: Situation) -> List[Dict[str, Any]]:
    """A line for each thing that is remembered from earlier messages."""
    before = situation.before
    lines: List[Dict[str, Any]] = [
        {"phrase": f"known_{place}", "country": {"country": before[place]}} for place in PLACES if before.get(place)
    ]
    if before.get("left"):
        lines.append({"phrase": "known_left", "country": {"country": before["left"]}})
    if before.get("city"):
        lines.append({"phrase": "known_city", "city": str(before["city"])})
    if before.get("danger"):
        lines.append({"phrase": "known_danger", "danger": {"phrase": f"danger_{before['danger']}"}})
    topic = before.get("topic")
    if topic and topic not in NOT_PERSONAL:
        lines.append({"phrase": "known_topic", "topic": topic_title(base.topic(topic), situation.language)})
    return lines
