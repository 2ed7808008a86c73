"""Answers immediate danger with the plan for it, in the country that is known, else the general one."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge_access import knowledge_base
from actions.presentation import Draft, country_choice, danger_draft, phrase_choice
from actions.situation import ASKED_SAFE, Situation, read_situation, remember
from knowledge import Contact, Danger, Entry, Kind, KnowledgeBase

EMERGENCY = "emergency"
NUMBERS_FIRST = (Danger.MEDICAL, Danger.LOST)


class ActionAnswerDanger(Action):
    """Numbers first, one sentence, a few steps; an unknown country is asked in the same message."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_danger"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Send the plan; the topic of the conversation becomes ``emergency``."""
        situation = read_situation(tracker)
        dispatcher.utter_message(response="utter_reply", json_message=danger_reply(knowledge_base(), situation))
        told = [each for each in situation.told if each != ASKED_SAFE]
        return remember(situation, topic=EMERGENCY, danger=known_danger(situation), told=told)


def known_danger(situation: Situation) -> str | None:
    """The danger that this message tells of; for one that only adds a place, the one told of before."""
    return situation.danger or (situation.last_danger if situation.named else None)


def danger_reply(base: KnowledgeBase, situation: Situation) -> Draft:
    """The plan for the danger; which danger it is, is asked and not guessed."""
    danger = known_danger(situation)
    if danger is None:
        return which_danger(situation)
    plan = base.danger_plan(danger, situation.residence)
    contacts = (*base.contacts(plan), *general_numbers(base, situation, plan))
    draft = danger_draft(plan, contacts, situation.language, ask_country=situation.residence is None)
    way_out = [phrase_choice("choice_person", "human_agent"), phrase_choice("choice_else", "smalltalk")]
    if situation.residence is None:
        countries = dict.fromkeys((*situation.alternatives, *sorted(base.countries_with_plans)))
        draft["choices"] = [*(country_choice(country, EMERGENCY) for country in countries), *way_out]
    else:
        draft["choices"] = [phrase_choice("choice_other_country", "ask_country"), *way_out]
    return draft


def general_numbers(base: KnowledgeBase, situation: Situation, plan: Entry) -> Tuple[Contact, ...]:
    """The lines of a country that has no plan of its own: for this danger first, then the emergency numbers.

    Never for a raid: those numbers call the police.
    """
    here = situation.residence
    if here is None or here in plan.applies_in or plan.danger is Danger.RAID:
        return ()
    lines = [
        match.entry
        for topic in plan.topics
        if topic != EMERGENCY
        for match in base.look_up(topic, here)
        if match.entry.kind is Kind.HOTLINE and here in match.entry.applies_in
    ]
    numbers = [match.entry for match in base.look_up(EMERGENCY, here) if match.entry.kind is Kind.EMERGENCY_NUMBER]
    # What kills at once is the ambulance's; for the rest a line that knows this danger comes first.
    entries = [*numbers, *lines] if plan.danger in NUMBERS_FIRST else [*lines, *numbers]
    contacts = {(one.type, one.value, one.country): one for entry in reversed(entries) for one in base.contacts(entry)}
    return tuple(reversed(contacts.values()))


def which_danger(situation: Situation) -> Draft:
    """The message sounds like danger, and nobody knows which: a button for each, and no number on a guess."""
    return {
        "language": situation.language,
        "text": {"phrase": "danger_which"},
        "choices": [danger_choice(danger.value) for danger in Danger],
        "emergency": "unknown",
        "meta": {"topic": EMERGENCY},
    }


def danger_choice(danger: str) -> Dict[str, Any]:
    """A button that says: this is happening to me."""
    return {
        "title": {"phrase": f"danger_{danger}"},
        "payload": {"intent": EMERGENCY, "entities": [{"entity": "danger", "value": danger}]},
    }
