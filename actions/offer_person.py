"""A person is wanted: the operator's line where it has one, its hours, and honest lines otherwise."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_danger import with_plan_at_hand
from actions.knowledge_access import knowledge_base
from actions.named_entry import named_draft
from actions.presentation import contact_draft, country_choice, source_drafts
from actions.situation import Situation, read_situation, remember
from knowledge import Freshness, KnowledgeBase

LINES_SHOWN = 3
ORIGINS_SHOWN = 5


class ActionOfferPerson(Action):
    """Says honestly who can be reached: nothing is promised that the operator has not written down."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_offer_person"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """The operator's own line first, then lines that serve this person."""
        base = knowledge_base()
        situation = read_situation(tracker)
        draft = with_plan_at_hand(named_draft(base, situation) or person_draft(base, situation), situation)
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        return remember(situation, topic=situation.topic or "human_agent")


def person_draft(base: KnowledgeBase, situation: Situation) -> Dict[str, Any]:
    """The draft that names lines where people answer."""
    lines = [
        match.entry
        for match in base.look_up("human_agent", situation.residence, situation.origin)
        if match.freshness is not Freshness.STALE
        # A line for the nationals of one country is not given to somebody who may not be one.
        and (not match.entry.for_origins or situation.origin is not None)
    ][:LINES_SHOWN]
    contacts: List[Any] = ["person"]
    for entry in lines:
        due = base.freshness_of(entry) is Freshness.DUE
        contacts += [contact_draft(contact, situation.language, due) for contact in base.contacts(entry)[:1]]
    ask = situation.residence is None
    nationals = base.look_up("human_agent", situation.residence) if situation.origin is None and not ask else ()
    origins = list(dict.fromkeys(code for match in nationals for code in match.entry.for_origins))[:ORIGINS_SHOWN]
    return {
        "language": situation.language,
        "text": [
            {"opening": True},
            {"phrase": "person_lines" if lines else "person_none"},
            *([{"phrase": "ask_country"}] if ask else []),
            *([{"phrase": "person_of_which_country"}] if origins else []),
        ],
        "contacts": contacts,
        "sources": [source for entry in lines for source in source_drafts(entry)[:1]],
        "choices": [
            *(country_choice(code, "human_agent") for code in (base.countries()[:6] if ask else ())),
            *(country_choice(code, "human_agent", "origin") for code in origins),
        ],
        "meta": {"topic": "human_agent", "entries": [entry.id for entry in lines]},
    }
