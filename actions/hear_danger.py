"""Answers immediate danger with its plan; what surely answers the message stands beside it where the same danger is
told of again, and before it where the danger was hardly heard."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.answer_danger import danger_reply, known_danger, plan_again
from actions.entry_answer import answered_with, told_with
from actions.knowledge_access import knowledge_base
from actions.presentation import entry_choice
from actions.situation import ASKED_SAFE, Situation
from actions.slots import read_situation, remember
from actions.weighing import sure, usable
from knowledge import Entry, KnowledgeBase
from knowledge.base import EMERGENCY

INSTEAD = 12.0
"""Sum from which on something else answers instead of a plan: "a man in the detention centre beside me tries to hang
himself" has 10 for what that centre is."""

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
        other = asked_instead(base, situation)
        if other is not None:
            return answer_instead(base, situation, other, dispatcher)
        again = tells_the_same(tracker, situation)
        draft = plan_again(base, situation) if again else danger_reply(base, situation)
        beside = asked_beside(base, situation) if again else None
        if beside is not None:
            draft["choices"].insert(BEFORE_OTHERS, entry_choice(beside, situation.language))
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        told = [*(each for each in situation.told if each != ASKED_SAFE), *([ASKED_SAFE] if again else [])]
        unsure = (situation.is_unsure and not again) or None
        return remember(situation, topic=EMERGENCY, danger=known_danger(situation), told=told, unsure=unsure)


def asked_instead(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """What surely answers a message in which no more than the sound of a danger was heard, the first of it: "he fell
    from the scaffold, the boss told him to say it was at home". Of 256 labelled accounts of danger that are heard so,
    each where its language is spoken, none is answered so. Nothing that belongs to the danger."""
    if not situation.is_unsure or situation.danger is None or situation.last_danger is not None:
        return None
    found = sure(usable(base, situation), INSTEAD)
    plan = base.danger_plan(situation.danger, situation.residence)
    is_told = found is not None and found.id in situation.shown  # going on is heard in what says little: the plan stays
    return found if found is not None and not is_told and set(plan.topics).isdisjoint(found.topics) else None


def answer_instead(
    base: KnowledgeBase, situation: Situation, entry: Entry, dispatcher: CollectingDispatcher
) -> List[EventType]:
    """Tell it, with "if this is happening now" and the plan before all other choices."""
    possible = replace(situation, danger=None, possible_danger=situation.danger, topic=entry.topics[0])
    draft = with_plan_at_hand(answered_with(base, entry, possible, entry.topics[0]), possible)
    dispatcher.utter_message(response="utter_reply", json_message=draft)
    return remember(possible, listed=[entry.id], told=told_with(draft, possible))


def tells_the_same(tracker: Tracker, situation: Situation) -> bool:
    """Whether words, not a button, tell on of the danger that was answered just before, and of no other place."""
    is_told = (tracker.latest_message or {}).get("danger") is not None
    is_same = situation.danger == situation.last_danger and situation.topic == EMERGENCY
    return is_told and is_same and not situation.named


def asked_beside(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """What surely answers somebody who tells on of the same danger and asks something, "I am free, it is my cousin whom
    they hold, do we pay": a button beside the plan, never in its place."""
    return sure(usable(base, situation))
