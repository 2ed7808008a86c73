"""When no topic is clear: what the words find, likely topics as buttons, a person. Never an apology alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional, Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.answer import answer
from actions.answer_danger import danger_reply, plan_again
from actions.answer_topic import ActionAnswerTopic, answers_where
from actions.corridor import asked_amount
from actions.entry_answer import told_with
from actions.guesses import OUTSIDE, PATIENCE, example, is_outside, offer, perhaps
from actions.knowledge_access import knowledge_base
from actions.likely import Likely, asked_in_danger, helpful, is_likely, is_something_else
from actions.named_entry import named_draft
from actions.nearest import ActionNearest
from actions.own_words import names_receiver
from actions.situation import ASKED_SAFE, Situation
from actions.slots import read_situation, remember
from actions.transfer_ends import MONEY
from actions.weighing import meant, sure, usable
from actions.whereabouts import answers_with_city
from knowledge import Entry, KnowledgeBase, Match
from knowledge.base import EMERGENCY


class ActionSearchKnowledge(Action):
    """First time: guesses and what was found; a second time in a row: another way, and a person first."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_search_knowledge"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Offer what is nearest; the question goes on the list of unanswered ones."""
        base = knowledge_base()
        situation = read_situation(tracker)
        if answers_where(base, situation):
            return await ActionAnswerTopic().run(dispatcher, tracker, domain)
        if answers_with_city(base, situation):
            return await ActionNearest().run(dispatcher, tracker, domain)
        likely = Likely.of((tracker.latest_message or {}).get("intent_ranking") or [])
        asked = asked_in_danger(base, situation, likely)
        named = named_draft(base, situation)  # "and the number of the COMAR?"
        if asked is None and named is None and stays_with_danger(base, situation, likely):
            return stay_with_danger(base, situation, dispatcher)
        matches = usable(base, situation) if asked is None and named is None else []
        if asked is not None:
            draft = perhaps(base, situation, [asked])
        elif situation.topic == MONEY and (asked_amount(situation) is not None or names_receiver(situation)):
            draft, _ = answer(base, situation)  # "and 500?", "she is in Colombia"
        elif (found := surely(situation, likely, matches)) is not None:
            draft, _ = answer(base, replace(situation, topic=found.topics[0]))
        else:
            draft = named or example(base, situation, likely) or offer(base, situation, likely, matches)
        entries = draft["meta"].get("entries", ())
        draft = with_plan_at_hand(draft, situation)
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        # A guess can be asked more of; only without one, a second time, is it a person's turn.
        is_guess = bool(draft["meta"].get("unanswered"))
        missed = (max(1, situation.misunderstood) if is_guess else 0) if entries else situation.misunderstood + 1
        told = draft["meta"].get("topic") if entries else None  # who goes on speaks of it
        topic = situation.topic or told if is_guess else told or situation.topic
        listed, read = list(entries) or list(situation.listed), told_with(draft, situation)
        asks = {"awaits": draft["meta"]["asks"]} if "asks" in draft["meta"] else {}
        return remember(situation, misunderstood=missed, topic=topic, listed=listed, told=read, **asks)


def stay_with_danger(base: KnowledgeBase, situation: Situation, dispatcher: CollectingDispatcher) -> List[EventType]:
    """Tell the plan again in short; whole, and as a new one, where the message names another country."""
    missed = situation.misunderstood + 1
    if not situation.named or situation.residence == situation.before.get("residence"):
        dispatcher.utter_message(response="utter_reply", json_message=plan_again(base, situation))
        told = list(dict.fromkeys((*situation.told, ASKED_SAFE)))
        return remember(situation, misunderstood=missed, danger=situation.last_danger, told=told)
    dispatcher.utter_message(response="utter_reply", json_message=danger_reply(base, situation))
    told = [each for each in situation.told if each != ASKED_SAFE]
    return remember(situation, misunderstood=missed, danger=situation.last_danger, topic=EMERGENCY, told=told)


def stays_with_danger(base: KnowledgeBase, situation: Situation, likely: Likely) -> bool:
    """Whether the plan is what helps: somebody in danger writes in fragments, and is shown no menu."""
    if situation.last_danger is None or situation.misunderstood >= PATIENCE or is_something_else(situation, likely):
        return False
    if situation.misunderstood == 0:
        return True
    hits = helpful(base, situation, likely)
    return not (hits and is_likely(hits[0], likely))


def surely(situation: Situation, likely: Likely, matches: Sequence[Match]) -> Optional[Entry]:
    """What a message of no clear topic means, for all that can be known: that is no guess. In danger it is one, and so
    it is to what sounds as if it lay outside of all topics, unless it goes on with what was told."""
    found = None if situation.last_danger is not None else meant(situation, matches)
    if found is None or not is_outside(situation, likely):
        return found
    return found if found.id in situation.shown[:1] and sure(matches, OUTSIDE) is not None else None
