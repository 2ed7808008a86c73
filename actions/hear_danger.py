"""Answers immediate danger with its plan; who tells on of the same danger, and surely asks something, with that."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.answer_danger import EMERGENCY, danger_reply, known_danger, plan_again
from actions.entry_answer import answered_with
from actions.knowledge_access import knowledge_base
from actions.own_words import speaks_freely
from actions.presentation import Draft
from actions.situation import ASKED_SAFE, Situation
from actions.slots import read_situation, remember
from actions.weighing import SURE, weighed
from knowledge import Freshness, Kind, KnowledgeBase


class ActionAnswerDanger(Action):
    """Numbers first, one sentence, a few steps; an unknown country is asked in the same message."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_danger"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Send the plan; the topic of the conversation becomes ``emergency``."""
        base, situation = knowledge_base(), read_situation(tracker)
        again = tells_the_same(tracker, situation)
        asked = asked_beside(base, situation) if again else None
        draft = asked or (plan_again(base, situation) if again else danger_reply(base, situation))
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        told = [*(each for each in situation.told if each != ASKED_SAFE), *([ASKED_SAFE] if again else [])]
        listed = draft["meta"].get("entries", ()) if asked else ()
        return remember(situation, topic=EMERGENCY, danger=known_danger(situation), told=told, listed=list(listed))


def tells_the_same(tracker: Tracker, situation: Situation) -> bool:
    """Whether words, not a button, tell on of the danger that was answered just before, and of no other place."""
    is_told = (tracker.latest_message or {}).get("danger") is not None
    is_same = situation.danger == situation.last_danger and situation.topic == EMERGENCY
    return is_told and is_same and not situation.named


def asked_beside(base: KnowledgeBase, situation: Situation) -> Optional[Draft]:
    """What surely answers somebody who says of the same danger that it is not so: "I am free, it is my cousin whom they
    hold, do we pay"; the plan stays at hand. Who tells more of it is told the plan again."""
    if not situation.denies or not speaks_freely(base, situation):
        return None
    usable = (match for match in weighed(base, situation) if match.freshness is not Freshness.STALE)
    best = next((match for match in usable if match.entry.danger is None), None)
    if best is None or (best.score or 0.0) < SURE or best.entry.kind is Kind.EMERGENCY_NUMBER:
        return None
    return with_plan_at_hand(answered_with(base, best.entry, situation, EMERGENCY), situation)
