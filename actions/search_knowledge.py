"""When no topic is clear: what the words find, likely topics as buttons, a person. Never an apology alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_danger import EMERGENCY, danger_reply, with_plan_at_hand
from actions.greet import FIRST_TOPICS
from actions.knowledge_access import knowledge_base
from actions.named_entry import named_draft
from actions.presentation import Draft, entry_choice, entry_draft, phrase_choice, topic_choice, ways_on
from actions.situation import Situation, read_situation, remember
from knowledge import Freshness, Hit, Kind, KnowledgeBase
from knowledge.places import EVERYWHERE

FOUND_SHOWN = 3
TOPICS_SHOWN = 3
CANDIDATES = 12
STUDIES = ("policy_practices", "migration_law")
STUDIED = (Kind.STATISTIC, Kind.PUBLICATION, Kind.INSTITUTION, Kind.TREATY, Kind.CORRIDOR)
LIKELY = 0.9
"""Score of a find that stands first by its words and by its meaning, or nearly so."""

NO_ANSWERS = ("out_of_scope", "smalltalk", "human_agent", "privacy", "nlu_fallback", "emergency")


class ActionSearchKnowledge(Action):
    """First time: guesses and what was found; a second time in a row: another way, and a person first."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_search_knowledge"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Offer what is nearest; the question goes on the list of unanswered ones."""
        base = knowledge_base()
        situation = read_situation(tracker)
        if situation.topic == EMERGENCY and situation.last_danger and situation.misunderstood == 0:
            # Somebody in danger writes in fragments: stay with them before anything else is offered.
            draft = danger_reply(base, replace(situation, danger=situation.last_danger))
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation, misunderstood=1)
        ranking = (tracker.latest_message or {}).get("intent_ranking") or []
        draft = named_draft(base, situation) or offer(base, situation, [each["name"] for each in ranking])
        draft = with_plan_at_hand(draft, situation)
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        return remember(situation, misunderstood=situation.misunderstood + 1)


def offer(base: KnowledgeBase, situation: Situation, ranking: List[str]) -> Dict[str, Any]:
    """The draft that offers entries by the words of the question, and topics by their likeliness."""
    again = situation.misunderstood > 0
    hits = helpful(base, situation, ranking)
    outside = situation.intent == "out_of_scope"
    if hits and not again and not outside and is_likely(hits[0], ranking):
        return perhaps(base, situation, hits)
    phrase = "outside_my_topics" if outside else ("not_understood_again" if again else "not_understood")
    topics = [slug for slug in ranking if slug not in NO_ANSWERS][:TOPICS_SHOWN]
    if again or outside or not topics:
        topics = list(FIRST_TOPICS)
    found = [] if again else [entry_choice(hit.entry, situation.language) for hit in hits]
    return {
        "language": situation.language,
        "text": {"phrase": phrase},
        "choices": [
            *found,
            *(topic_choice(base.topic(slug), situation.language) for slug in topics),
            phrase_choice("choice_person", "human_agent"),
        ],
        "meta": {"topic": "out_of_scope" if outside else None, "unanswered": True},
    }


def helpful(base: KnowledgeBase, situation: Situation, ranking: Sequence[str]) -> List[Hit]:
    """What the words and the meaning find that this person can use: nothing too old, nothing of elsewhere.

    Figures, treaties and institutions only where the question is likely about those.
    """
    if not situation.text:
        return []
    studies = bool(ranking) and ranking[0] in STUDIES
    hits = base.search(
        situation.text, situation.residence, situation.origin, limit=CANDIDATES, language=situation.language
    )
    usable = [
        hit
        for hit in hits
        if hit.freshness is not Freshness.STALE
        and (studies or hit.entry.kind not in STUDIED)
        and base.fits(hit.entry, situation.residence, situation.origin)
    ]
    return usable[:FOUND_SHOWN]


def is_likely(hit: Hit, ranking: Sequence[str]) -> bool:
    """Whether a find may be shown as an answer: words, meaning and the likely topics all point to it."""
    return hit.score >= LIKELY and hit.entry.topics[0] in ranking[:TOPICS_SHOWN]


def perhaps(base: KnowledgeBase, situation: Situation, hits: Sequence[Hit]) -> Draft:
    """The likeliest entry, said to be a guess, with the others and a person beside it."""
    best, *others = hits
    # Numbers of one country are not given to somebody who may be in another.
    known = situation.residence is not None or EVERYWHERE in best.entry.applies_in
    contacts = base.contacts(best.entry) if known else ()
    draft = entry_draft(best.entry, best.freshness, contacts, situation.language, situation.told)
    draft["text"] = [{"phrase": "perhaps_this"}, *draft["text"]]
    draft["choices"] = [*(entry_choice(hit.entry, situation.language) for hit in others), *ways_on()]
    draft["meta"].update(topic=best.entry.topics[0], unanswered=True)
    return draft
