"""Answers a question about a topic: the answer first, then what would make it more exact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional, Sequence, Tuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_danger import EMERGENCY, danger_reply, with_plan_at_hand
from actions.corridor import add_corridor
from actions.greet import FIRST_TOPICS
from actions.knowledge_access import knowledge_base
from actions.presentation import (
    Draft,
    country_choice,
    entry_choice,
    entry_draft,
    is_over,
    phrase_choice,
    topic_choice,
    topic_title,
)
from actions.situation import Situation, read_situation, remember
from knowledge import Freshness, Kind, KnowledgeBase, Match, Risk

FOLLOW_UPS = ("follow_up_place", "change_country")
NEIGHBOURS = 3
"""How little the first places of the fixed order differ: the words of the question decide among neighbours."""
COUNTRY_LENGTH = 2
LOCAL_KINDS = (Kind.HOTLINE, Kind.SERVICE, Kind.SHELTER, Kind.EMERGENCY_NUMBER)
OTHERS_SHOWN = 3
COUNTRIES_SHOWN = 6


class ActionAnswerTopic(Action):
    """One action for every topic: a question, "and in Mexico?", a pressed country."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_topic"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Find the best entry for topic and places, answer with it, and offer what is near."""
        base = knowledge_base()
        situation = read_situation(tracker)
        if situation.intent not in FOLLOW_UPS:
            situation = replace(situation, topic=situation.intent)
        if situation.topic is None:
            dispatcher.utter_message(response="utter_reply", json_message=place_noted(base, situation))
            return remember(situation)
        if situation.topic == EMERGENCY:
            draft = danger_reply(base, situation)
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation)
        draft, shown = answer(base, situation)
        draft = with_plan_at_hand(draft, situation)
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        told = tuple(dict.fromkeys((*situation.told, "legal"))) if shown else situation.told
        return remember(situation, listed=list(shown), told=list(told))


def answer(base: KnowledgeBase, situation: Situation) -> Tuple[Draft, Tuple[str, ...]]:
    """The reply to a topic question, and the ids of the entries that it shows or offers."""
    topic = situation.topic or ""
    matches = ranked(base, situation)
    best = next((match for match in matches if match.freshness is not Freshness.STALE), None)
    if best is None:
        best = matches[0] if matches else None
    if best is None:
        return nothing_known(base, situation), ()
    draft = entry_draft(best.entry, best.freshness, base.contacts(best.entry), situation.language, situation.told)
    draft["text"] = [*country_of_answer(best, situation), *draft["text"]]
    add_corridor(base, situation, draft, is_told=best.entry.kind is Kind.CORRIDOR)
    others = [match.entry for match in matches if match is not best][:OTHERS_SHOWN]
    draft["choices"] = [entry_choice(entry, situation.language) for entry in others]
    draft["meta"]["topic"] = topic
    if country_matters(base, situation, best):
        ask_country(base, situation, draft, best)
    else:
        draft["choices"].append(phrase_choice("choice_other_country", "ask_country"))
    draft["choices"].append(phrase_choice("choice_person", "human_agent"))
    return draft, (best.entry.id, *(entry.id for entry in others))


def ranked(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """The entries of the topic that serve this person, those that fit the words of the question first."""
    matches = list(base.look_up(situation.topic or "", situation.residence, situation.origin))
    if len(matches) < NEIGHBOURS or situation.intent in FOLLOW_UPS or not situation.text:
        return matches
    hits = base.search(
        situation.text,
        situation.residence,
        situation.origin,
        topic=situation.topic,
        limit=len(matches) or 1,
        language=situation.language,
    )
    best = max((hit.score for hit in hits), default=1.0)
    by_words = {hit.entry.id: hit.score / best for hit in hits}

    def score(place: int) -> float:
        """The reciprocal of the place in the fixed order, and how well the words fit (0 to 1)."""
        return 1 / (NEIGHBOURS + place) + by_words.get(matches[place].entry.id, 0.0)

    return [matches[place] for place in sorted(range(len(matches)), key=lambda place: (-score(place), place))]


def country_of_answer(match: Match, situation: Situation) -> Sequence[Any]:
    """Which country an answer is for, said where the person has not named it in this message."""
    named = {"residence", "city"} & set(situation.named)
    countries = [code for code in match.entry.applies_in if len(code) == 2]
    if situation.residence in countries and not named:
        return [{"phrase": "answer_for_country", "country": {"country": situation.residence}}]
    if situation.residence is None and len(countries) == 1 and not is_over(match.entry):
        return [{"phrase": "answer_for_one_country", "country": {"country": countries[0]}}]
    return []


def country_matters(base: KnowledgeBase, situation: Situation, best: Match) -> bool:
    """Whether the answer would be another one in another country, and nobody knows which it is.

    Not so for what has ended, nor for what belongs to a country that the person has named.
    """
    named = {situation.origin, situation.destination, situation.transit} & set(best.entry.applies_in)
    unknown = situation.residence is None and not is_over(best.entry) and not named
    return unknown and base.topic(situation.topic or "").needs_country


def ask_country(base: KnowledgeBase, situation: Situation, draft: Draft, best: Match) -> None:
    """Ask where the person is, after the answer; with a word of warning where it can be dangerous somewhere.

    Numbers of one country are not given to somebody who may be in another, and what is only a place or a
    line there is no answer at all.
    """
    everywhere = any(len(place) != COUNTRY_LENGTH for place in best.entry.applies_in)
    if not everywhere:
        draft["contacts"] = []
        if best.entry.kind in LOCAL_KINDS:
            draft.update(text=[{"phrase": "depends_on_country"}], steps=[], notes=[], sources=[])
            draft["meta"]["entries"] = []
    if best.entry.risk is not Risk.NONE:
        draft["text"].append({"phrase": "risk_in_some_countries"})
        draft["steps"], draft["contacts"] = [], []  # nobody is sent anywhere before the country is known
    draft["text"].append({"phrase": "ask_country"})
    countries = base.countries(situation.topic)[:COUNTRIES_SHOWN]
    draft["choices"] = [country_choice(code, situation.topic) for code in countries]


def nothing_known(base: KnowledgeBase, situation: Situation) -> Draft:
    """No entry for this topic and place: say so, offer where there is one, and a person."""
    title = topic_title(base.topic(situation.topic or ""), situation.language)
    text: Dict[str, Any] = {"phrase": "nothing_verified", "topic": title}
    if situation.residence:
        place = {"country": situation.residence}
        text = {"phrase": "nothing_verified_for_country", "topic": title, "country": place}
    countries = base.countries(situation.topic)[:COUNTRIES_SHOWN]
    return {
        "language": situation.language,
        "text": text,
        "choices": [
            *(country_choice(code, situation.topic) for code in countries if code != situation.residence),
            phrase_choice("choice_person", "human_agent"),
        ],
        "meta": {"topic": situation.topic, "unanswered": True},
    }


def place_noted(base: KnowledgeBase, situation: Situation) -> Draft:
    """Only a place was said, and no question yet."""
    country: Optional[str] = situation.residence or situation.origin
    known: Dict[str, Any] = {"phrase": "place_noted", "country": {"country": country}} if country else {}
    return {
        "language": situation.language,
        "text": [known or {"phrase": "ask_country"}],
        "choices": [topic_choice(base.topic(slug), situation.language) for slug in FIRST_TOPICS],
        "meta": {"topic": "smalltalk"},
    }
