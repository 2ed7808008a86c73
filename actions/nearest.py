"""Answers "where is the nearest consulate, Health Window, shelter?", or asks what it needs to know for that."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Tuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.knowledge_access import knowledge_base
from actions.moves import ORIGIN
from actions.near_places import far_draft, near_draft
from actions.presentation import Draft, phrase_choice
from actions.situation import Situation
from actions.slots import read_situation, remember
from actions.whereabouts import located, with_city
from knowledge import KnowledgeBase, Service

TOPICS: Mapping[Service, str] = {
    Service.CONSULATE: "consular_services",
    Service.HEALTH_WINDOW: "health_services",
    Service.SHELTER: "shelters",
}
NEAR = 300.0
"""Kilometres up to which something is near enough to be named as the nearest: half a day on a bus."""

ORIGINS_SHOWN = 6
NEAREST = "nearest"


class ActionNearest(Action):
    """The three nearest of what is asked for; a shared place becomes the city that is remembered, not more."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_nearest"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Answer or ask; what is asked for is kept for the next message, which may bring the city."""
        base = knowledge_base()
        situation = located(base, with_city(base, read_situation(tracker)))
        service = Service(situation.service) if situation.service else None
        draft = nearest_draft(base, situation, service) if service else which_service(situation)
        dispatcher.utter_message(response="utter_reply", json_message=with_plan_at_hand(draft, situation))
        topic = TOPICS[service] if service else situation.topic
        awaits = ORIGIN if {"phrase": "ask_origin"} in draft["text"] else None
        listed = draft["meta"]["entries"]
        return remember(situation, topic=topic, nearest=situation.service, listed=listed, awaits=awaits)


def nearest_draft(base: KnowledgeBase, situation: Situation, service: Service) -> Draft:
    """The nearest places of a kind, or the question whose answer is lacking."""
    situation = located(base, situation)
    point, question = point_of(base, situation)
    if point is None:
        return _as_draft(question or ask_city("nearest_ask_city"), situation, service)
    if service is Service.CONSULATE and situation.origin is None:
        return _as_draft(ask_origin(base, situation), situation, service)
    if service is Service.CONSULATE and situation.origin == situation.residence:
        draft = {"text": [{"phrase": "nearest_own_country", "country": {"country": situation.origin}}]}
        return _as_draft(draft, situation, service)
    found = base.gazetteer.nearest(service, *point, situation.origin, situation.residence)
    near = [one for one in found if one.kilometres <= NEAR]
    if near:
        return _as_draft(near_draft(base, situation, near), situation, service)
    return _as_draft(far_draft(base, situation, service, TOPICS[service], found[:1]), situation, service)


def point_of(base: KnowledgeBase, situation: Situation) -> Tuple[Optional[Tuple[float, float]], Optional[Draft]]:
    """Where the person is, in degrees; else what to ask."""
    if situation.location is not None:
        city = base.gazetteer.city_near(*situation.location, situation.residence)
        countries = base.gazetteer.countries_near(*situation.location)
        if city is not None:
            return situation.location, None
        if countries:
            return None, which_country(base, situation, countries)
        if not (situation.residence and situation.city):
            return None, ask_city("nearest_no_city")
    if not situation.residence or not situation.city:
        return None, None
    city = base.gazetteer.city(situation.residence, situation.city)
    if city is None:
        return None, ask_city("nearest_city_unknown", city=situation.city)
    return (city.latitude, city.longitude), None


def ask_city(phrase: str, **values: Any) -> Draft:
    """Which city; the page offers to share the approximate place instead."""
    return {"text": [{"phrase": phrase, **values}], "meta": {"asks_location": True}}


def which_country(base: KnowledgeBase, situation: Situation, countries: Tuple[str, ...]) -> Draft:
    """The shared place is beside a border, or not where the person was: only the person can say which it is.

    A button holds the city that the place is in, if it is in that country, and not the place.
    """
    return {
        "text": [{"phrase": "nearest_which_country"}],
        "choices": [
            _country_choice(code, "residence", _city_there(base, situation, code))
            for code in dict.fromkeys(code for code in (situation.residence, *countries) if code)
        ],
    }


def _city_there(base: KnowledgeBase, situation: Situation, country: str) -> List[Dict[str, str]]:
    city = base.gazetteer.city_near(*situation.location, country) if situation.location else None
    name = city.name if city else situation.city if situation.residence == country else None
    return [{"entity": "city", "value": name, "country": country, "role": "residence"}] if name else []


def ask_origin(base: KnowledgeBase, situation: Situation) -> Draft:
    """Whose consulate; those that have one here are offered."""
    operators = base.gazetteer.operators(situation.residence or "")[:ORIGINS_SHOWN]
    return {
        "text": [{"phrase": "ask_origin"}],
        "choices": [_country_choice(code, "origin", []) for code in operators],
    }


def which_service(situation: Situation) -> Draft:
    """A place was shared and nothing asked: what should be near?"""
    return {
        "language": situation.language,
        "text": [{"phrase": "nearest_of_what"}],
        "choices": [
            {
                "title": {"phrase": f"choice_nearest_{service.value}"},
                "payload": {"intent": NEAREST, "entities": [{"entity": "service", "value": service.value}]},
            }
            for service in Service
        ],
        "meta": {"topic": situation.topic, "entries": []},
    }


def _country_choice(code: str, role: str, more: List[Dict[str, str]]) -> Dict[str, Any]:
    """A button that answers with a country; what is looked for is still remembered."""
    entities = [{"entity": "country", "value": code, "role": role}, *more]
    return {"title": {"country": code}, "payload": {"intent": NEAREST, "entities": entities}}


def _as_draft(part: Draft, situation: Situation, service: Service) -> Draft:
    meta = {"entries": [], **part.get("meta", {}), "topic": TOPICS[service]}
    choices = [*part.get("choices", ()), phrase_choice("choice_person", "human_agent")]
    if meta["entries"]:
        choices.append(phrase_choice("choice_not_helped", "not_helped"))
    return {**part, "language": situation.language, "choices": choices, "meta": meta}
