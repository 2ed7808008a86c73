"""Answers immediate danger with its plan; who tells on of the same danger and asks something finds that beside it."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_danger import EMERGENCY, danger_reply, known_danger, plan_again
from actions.knowledge_access import knowledge_base
from actions.presentation import entry_choice
from actions.situation import ASKED_SAFE, Situation
from actions.slots import read_situation, remember
from actions.weighing import sure, usable
from knowledge import Entry, KnowledgeBase

BEFORE_OTHERS = 2
"""The place of a button after "this is happening" and "I am safe"."""


class ActionAnswerDanger(Action):
    """Numbers first, one sentence, a few steps; an unknown country is asked in the same message."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_danger"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Send the plan; the topic of the conversation becomes ``emergency``."""
        base, situation = knowledge_base(), read_situation(tracker)
        again = tells_the_same(tracker, situation)
        draft = plan_again(base, situation) if again else danger_reply(base, situation)
        beside = asked_beside(base, situation) if again else None
        if beside is not None:
            draft["choices"].insert(BEFORE_OTHERS, entry_choice(beside, situation.language))
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        told = [*(each for each in situation.told if each != ASKED_SAFE), *([ASKED_SAFE] if again else [])]
        return remember(situation, topic=EMERGENCY, danger=known_danger(situation), told=told)


def tells_the_same(tracker: Tracker, situation: Situation) -> bool:
    """Whether words, not a button, tell on of the danger that was answered just before, and of no other place."""
    is_told = (tracker.latest_message or {}).get("danger") is not None
    is_same = situation.danger == situation.last_danger and situation.topic == EMERGENCY
    return is_told and is_same and not situation.named


def asked_beside(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """What surely answers somebody who tells on of the same danger and asks something, "I am free, it is my cousin whom
    they hold, do we pay": a button beside the plan, never in its place."""
    return sure(usable(base, situation))
