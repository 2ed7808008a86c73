"""The places that a message names, by what each is to the person: origin, residence, destination, transit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from rasa_sdk import Tracker

from actions.knowledge_access import knowledge_base
from actions.transfer_ends import RELATIVES, country_of, ends_of_transfer, sends_money

Entity = Mapping[str, Any]
PLACES = ("origin", "residence", "destination", "transit")
ORIGIN = "origin"
HERE = ("residence", None)
"""Roles of a place where somebody is; one without a role is where the person is asking about."""

PLACE_ENTITIES = ("country", "city")


@dataclass(frozen=True)
class SaidPlaces:
    """``named``: country by role, and the city of the residence. ``implied``: the residence that is only guessed from
    an office, a paper or where somebody else is. ``alternatives``: countries that a city of this name lies in, where
    nothing says which is meant. ``mentioned``: every country that is named, in any role.
    """

    named: Dict[str, str]
    implied: Optional[str]
    alternatives: Tuple[str, ...]
    mentioned: Tuple[str, ...]


def said_places(message: Mapping[str, Any], tracker: Tracker) -> SaidPlaces:
    """Read the places of a message, in the light of what is known of the person."""
    residence = tracker.get_slot("residence")
    places = [entity for entity in message.get("entities") or [] if entity["entity"] in PLACE_ENTITIES]
    places, alternatives = without_namesakes(places, residence)
    asks_for_kin = message.get("whom") in RELATIVES
    kin = [each for each in places if asks_for_kin and each.get("of_kin") and each.get("role") in HERE]
    # Where a relative is says nothing of the person, once it is known where the person is.
    is_known = bool(residence) or any(each.get("role") in HERE and each not in kin for each in places)
    named = by_role([each for each in places if not each.get("sign") and not (is_known and each in kin)])
    if tracker.get_slot("awaits") == ORIGIN and set(named) <= {"residence", "city"}:
        named = {ORIGIN: named["residence"]} if "residence" in named else named  # the nationality was asked for
    if sends_money(message, tracker):
        named = {**({"destination": country_of(kin[0])} if kin else {}), **named}
        named = ends_of_transfer(named, places, message.get("whom"), lives_somewhere=bool(residence))
    lives = named.get("residence", residence)
    return SaidPlaces(
        named,
        implied=None if lives else by_role(places).get("residence"),
        alternatives=() if lives else alternatives,
        mentioned=tuple(entity["value"] for entity in places if entity["entity"] == "country"),
    )


def without_namesakes(places: Sequence[Entity], residence: Optional[str]) -> Tuple[List[Entity], Tuple[str, ...]]:
    """The places without a city that may lie in several countries of which much is known, and those countries.

    Of a city with one such country that country is meant: whoever writes to this desk is likeliest there.
    """
    kept: List[Entity] = []
    doubtful: Tuple[str, ...] = ()
    for place in places:
        known = [code for code in place.get("alternatives", ()) if code in knowledge_base().countries_with_plans]
        if len(known) > 1 and residence is None:
            doubtful = tuple(known)
        else:
            kept.append({**place, "country": known[0]} if known and residence is None else place)
    return kept, doubtful


def by_role(places: Sequence[Entity]) -> Dict[str, str]:
    """Countries by role. One without a role is where the person is asking about; a city names its country."""
    named: Dict[str, str] = {}
    for place in places:
        if place["entity"] == "country" and place.get("role") in PLACES:
            named[place["role"]] = place["value"]
    for place in places:
        if place["entity"] == "country" and place.get("role") not in PLACES:
            named.setdefault("residence", place["value"])
        if place["entity"] == "city":
            role = str(place["role"]) if place.get("role") in PLACES else "residence"
            named.setdefault(role, place["country"])
            if role == "residence" and named["residence"] == place["country"]:
                named["city"] = place["value"]
    if "residence" in named:
        named.setdefault("city", "")  # a new country: the old city is not in it
    return named
