"""A call back: what is kept for it is said first, and nothing is kept without a yes."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.knowledge_access import knowledge_base
from actions.person import HUMAN, person_draft
from actions.presentation import Draft, phrase_choice
from actions.situation import Situation
from actions.slots import read_situation, remember

ASKED, ASKED_AGAIN = "callback_consent", "callback_consent_again"
NUMBER, NUMBER_LATER = "callback_number", "callback_number_later"
NOTED = "callback_noted"
"""In ``awaits``: the next message is expected to hold the answer, the number, or a correction of it."""
AWAITS = {"yes": NUMBER, "lost": NUMBER, "early": ASKED_AGAIN, "number": NOTED, None: ASKED}
"""What is awaited after each answer; after any other nothing is."""
AGAIN = {ASKED: ASKED_AGAIN, NUMBER: NUMBER_LATER}
"""What is awaited after a message that nothing was understood of."""


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
        return remember(situation, awaits=awaited(situation))


def awaited(situation: Situation) -> Optional[str]:
    """What the next message is expected to hold."""
    if situation.consent == "unclear":
        return AGAIN.get(str(situation.before.get("awaits")))
    return NOTED if already_noted(situation) else AWAITS.get(situation.consent)


def already_noted(situation: Situation) -> bool:
    """Whether a call is asked for that is agreed on: nothing is asked, and nothing need be agreed on, again."""
    return situation.consent is None and situation.desk.calls


def callback_draft(situation: Situation) -> Draft:
    """The step that comes now."""
    consent, withdraw = situation.consent, phrase_choice("choice_withdraw", "withdraw")
    unclear = {ASKED: "unclear", NUMBER: "lost"}.get(str(situation.before.get("awaits")))
    consent = unclear if consent == "unclear" else consent
    if already_noted(situation):
        return _said(situation, [{"phrase": "call_kept"}, {"phrase": "callback_change"}], [withdraw])
    if consent == "number":
        return _said(situation, noted(situation), [withdraw])
    if consent == "yes":
        return _said(situation, [{"phrase": "callback_ask_number"}], [_consent("no")])
    if consent == "lost":
        return _said(
            situation, [{"phrase": "callback_number_lost"}, {"phrase": "callback_ask_number"}], [_consent("no")]
        )
    if consent == "no":
        return _said(situation, [{"phrase": "callback_declined"}], [phrase_choice("choice_topics", "smalltalk")])
    before = {"early": "callback_early", "unclear": "callback_unclear"}.get(str(consent))
    text = [*([{"phrase": before}] if before else []), {"phrase": "callback_ask_consent"}]
    return _said(situation, text, [_consent("yes"), _consent("no")])


def noted(situation: Situation) -> List[Dict[str, Any]]:
    """What was agreed on: a call, to which number, when; in which hours people call."""
    number, remark = last_digits(situation.text), remark_beside(situation.text)
    said = {"phrase": "callback_when", "when": remark} if remark else {"phrase": "callback_no_time"}
    return [{"phrase": "callback_noted", "number": number}, said, {"calling": True}, {"phrase": "callback_change"}]


def remark_beside(text: str) -> str:
    """What was said beside the number: when to call, what not to say. "" where it is no word and no time."""
    before, _, after = text.partition("[number …")
    words = " ".join(f"{before} {after.partition(']')[2]}".split()).strip(" ,.;:-")
    return words if re.search(r"\d|\w{3}", words) else ""


def last_digits(text: str) -> str:
    """The digits that the reception left of a sealed number ("[number …42]"), "" where there is none."""
    return text.partition("…")[2].partition("]")[0]


def _consent(answer: str) -> Dict[str, Any]:
    return {**phrase_choice(f"choice_consent_{answer}", "callback", consent=answer), "means": answer}


def _said(situation: Situation, text: List[Dict[str, Any]], choices: List[Dict[str, Any]]) -> Draft:
    return {"language": situation.language, "text": text, "choices": choices, "meta": {"topic": HUMAN}}
