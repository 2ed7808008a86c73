"""Answers a question about a topic: the answer first, then what would make it more exact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.answer import answer
from actions.answer_danger import danger_reply, plan_again
from actions.asked_anew import asked_anew
from actions.entry_answer import told_with
from actions.knowledge_access import knowledge_base
from actions.nearest import TOPICS, ActionNearest
from actions.nothing_known import place_noted
from actions.own_words import FOLLOW_UPS, names_receiver, says_where, speaks_freely
from actions.person import HUMAN, person_draft
from actions.place_questions import CONSULAR
from actions.ranking import told_by_words
from actions.situation import Situation
from actions.slots import read_situation, remember
from actions.transfer_ends import MONEY
from knowledge import Danger, Freshness, KnowledgeBase, Service
from knowledge.base import EMERGENCY

WORK = ("rights_work", "labour_programs")


class ActionAnswerTopic(Action):
    """One action for every topic: a question, "and in Mexico?", a pressed country."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_topic"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Find the best entry for topic and places, answer with it, and offer what is near."""
        base = knowledge_base()
        situation = read_situation(tracker)
        if answers_where(base, situation):
            situation = replace(situation, intent=FOLLOW_UPS[0])
        if situation.service and (situation.intent in FOLLOW_UPS or is_near_another_city(situation)):
            return await ActionNearest().run(dispatcher, tracker, domain)
        if situation.intent in FOLLOW_UPS:
            situation = replace(situation, topic=topic_of_last_answer(base, situation))
        else:
            situation = replace(situation, topic=situation.intent)
            is_clear = speaks_freely(base, situation) or (situation.topic == MONEY and names_receiver(situation))
            situation = situation if is_clear else told_by_words(base, situation)
        if situation.topic is None:
            dispatcher.utter_message(response="utter_reply", json_message=place_noted(base, situation))
            return remember(situation)
        if situation.topic == HUMAN:
            draft = with_plan_at_hand(person_draft(base, situation), situation)
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation)
        if situation.topic == EMERGENCY:
            draft = danger_reply(base, situation)
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation)
        if is_offered_to_a_child(situation):
            dispatcher.utter_message(response="utter_reply", json_message=plan_again(base, situation))
            return remember(situation, topic=EMERGENCY)
        return tell(base, situation, dispatcher, asked_anew(situation))


def is_offered_to_a_child(situation: Situation) -> bool:
    """Whether a child who is alone speaks of work: what a stranger offers is no question about wages."""
    return situation.last_danger == Danger.CHILD_ALONE.value and situation.topic in WORK


def tell(
    base: KnowledgeBase, situation: Situation, dispatcher: CollectingDispatcher, asked: Optional[Situation] = None
) -> List[EventType]:
    """Answer about the topic of the situation, whatever the message was taken for, and remember what was told.

    ``asked``: the situation to be answered instead, where that is the question of a message before.
    """
    draft, shown = answer(base, of_the_named_country(asked or situation))
    if situation.is_foreign:
        draft["text"] = [*draft["text"], {"phrase": "languages_spoken"}]
    draft = with_plan_at_hand(draft, situation)
    dispatcher.utter_message(response="utter_reply", json_message=draft)
    awaits = draft["meta"].get("asks")
    # What was withheld for a question asked back was not told.
    kept: Dict[str, Any] = {} if draft["meta"].get("entries") else {"shown": list(situation.shown)}
    kept["topic"] = draft["meta"].get("topic") or situation.topic  # who goes on speaks of what was told
    return remember(situation, listed=list(shown), told=told_with(draft, situation), awaits=awaits, **kept)


def of_the_named_country(situation: Situation) -> Situation:
    """The situation; of who asks for a consulate or a passport and names another country, and does not travel there, as
    of somebody from there. For this answer only: it may be a relative's."""
    named = situation.mentioned_nationals - {situation.destination, situation.transit}
    if situation.topic != CONSULAR or situation.origin is not None or len(named) != 1:
        return situation
    return replace(situation, origin=next(iter(named)))


def answers_where(base: KnowledgeBase, situation: Situation) -> bool:
    """Whether a message says where the person is, as was asked, and something is known of what was spoken of there."""
    if not says_where(situation):
        return False
    known = base.look_up(topic_of_last_answer(base, situation) or "", situation.residence, situation.origin)
    return any(match.closeness == 0 and match.freshness is not Freshness.STALE for match in known)


def topic_of_last_answer(base: KnowledgeBase, situation: Situation) -> Optional[str]:
    """What "and in Germany?" asks about: also what was only a guess, as nobody asks on about a wrong one."""
    shown = base.entry(situation.listed[0]) if situation.listed else None
    if shown is None or situation.topic in (EMERGENCY, HUMAN, *shown.topics):
        return situation.topic
    return shown.topics[0]


def is_near_another_city(situation: Situation) -> bool:
    """Whether a message asks about what was looked for near the person just before, and names a city: "I live in
    Oakland now, which one then"."""
    names_city = bool(situation.city) and "city" in situation.named
    return names_city and situation.intent == TOPICS.get(Service(situation.service))
