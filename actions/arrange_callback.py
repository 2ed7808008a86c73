"""A call back: what is kept for it is said first, and nothing is kept without a yes."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.knowledge_access import knowledge_base
from actions.offer_person import HUMAN, person_draft
from actions.presentation import Draft, phrase_choice
from actions.situation import Situation, read_situation, remember

NUMBER = "callback_number"
"""In ``awaits``: the next message is expected to hold the number to call."""


class ActionArrangeCallback(Action):
    """Consent, then the number and a safe time, then the case; only where the organisation calls back at all."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_arrange_callback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """The number itself never comes here: the reception seals it before anything reads the message."""
        situation = read_situation(tracker)
        if not situation.desk.callbacks:
            draft = with_plan_at_hand(person_draft(knowledge_base(), situation), situation)
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation)
        dispatcher.utter_message(response="utter_reply", json_message=callback_draft(situation))
        return remember(situation, awaits=NUMBER if situation.consent == "yes" else None)


def callback_draft(situation: Situation) -> Draft:
    """The step that comes now."""
    if situation.consent == "number":
        return _said(situation, "callback_noted", [phrase_choice("choice_withdraw", "withdraw")])
    if situation.consent == "yes":
        return _said(situation, "callback_ask_number", [_consent("no")])
    if situation.consent == "no":
        return _said(situation, "callback_declined", [phrase_choice("choice_topics", "smalltalk")])
    return _said(situation, "callback_ask_consent", [_consent("yes"), _consent("no")])


def last_digits(text: str) -> str:
    """The digits that the reception left of a sealed number ("[number …42]"), "" where there is none."""
    return text.partition("…")[2].partition("]")[0]


def _consent(answer: str) -> Dict[str, Any]:
    return {**phrase_choice(f"choice_consent_{answer}", "callback", consent=answer), "means": answer}


def _said(situation: Situation, phrase: str, choices: List[Dict[str, Any]]) -> Draft:
    return {
        "language": situation.language,
        "text": {"phrase": phrase, "number": last_digits(situation.text)},
        "choices": choices,
        "meta": {"topic": HUMAN},
    }
