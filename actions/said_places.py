"""The places that a message names, by what each is to the person: origin, residence, destination, transit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from rasa_sdk import Tracker

from actions.knowledge_access import knowledge_base
from actions.moves import (
    HERE,
    ORIGIN,
    RESIDENCE,
    Entity,
    asked_about,
    home_of_returned,
    is_anothers_origin,
    is_only_of,
    passing,
    places_left,
)
from actions.own_place import receives_money, was_returned
from actions.transfer_ends import country_of, ends_of_transfer, receivers, sends_money
from actions.whom import CLIENT, RELATIVES

COUNTRY = "country"
"""What ``awaits`` says where the country was asked for in which somebody is."""
ELSEWHERE = (ORIGIN, "destination", "transit")
PLACES = (*ELSEWHERE, RESIDENCE)
MISSING = "missing_persons"
PLACE_ENTITIES = ("country", "city")


@dataclass(frozen=True)
class SaidPlaces:
    """``named``: country by role, and the city of the residence. ``implied``: the residence that is only guessed from
    an office, a paper or where somebody else is. ``alternatives``: countries that a city of this name lies in, where
    nothing says which is meant. ``mentioned``: every country that is named, in any role. ``of_kin``: country, and city,
    where somebody of the person's is whom they ask for, elsewhere than the person; or that is only asked about.
    ``left``: the country where the person says to have been before.
    """

    named: Dict[str, str]
    implied: Optional[str]
    alternatives: Tuple[str, ...]
    mentioned: Tuple[str, ...]
    of_kin: Mapping[str, str] = field(default_factory=dict)
    left: Optional[str] = None


def said_places(message: Mapping[str, Any], tracker: Tracker) -> SaidPlaces:
    """Read the places of a message, in the light of what is known of the person."""
    residence = tracker.get_slot("residence")
    places = [entity for entity in message.get("entities") or [] if entity["entity"] in PLACE_ENTITIES]
    mentioned = tuple(entity["value"] for entity in places if entity["entity"] == "country")
    places, alternatives = without_namesakes([each for each in places if not each.get("aside")], residence)
    text = message.get("text") or ""
    receives = receives_money(text)
    places = [each for each in places if not (receives and each.get("from"))]
    sends = sends_money(message, tracker) and not receives
    whom = message.get("whom")
    kin = receivers(places) if sends else _of_kin(places, whom, residence)
    # Where a relative is, or was born, says nothing of the person, once it is known where the person is; nor does where
    # money goes.
    is_known = sends or bool(residence) or any(_is_said_to_be_here(each) and each not in kin for each in places)
    own = [each for each in places if not (is_known and (each in kin or each.get("birth")))]
    if residence and is_about_a_missing_person(message):
        own = [each for each in own if each.get("role") is not None]
    if residence and not says_only_a_place(message):
        own = [each for each in own if not (each.get("nationality") and each.get("role") == RESIDENCE)]  # "as Angolan"
        own = [each for each in own if not is_only_of(each, text, tracker.get_slot(ORIGIN))]
    own = [each for each in own if not is_anothers_origin(each, text, tracker.get_slot(ORIGIN), residence)]
    left = [] if sends else places_left(own, text, residence)
    own = [each for each in own if each not in left]
    stays = not (sends or says_only_a_place(message) or tracker.get_slot("awaits"))
    passed = passing(own, text, residence) if stays else []
    own = [each for each in own if each not in passed]
    named = by_role([each for each in own if _is_remembered(each, whom)])
    is_said = any(place.get("role") == RESIDENCE for place in places)
    if tracker.get_slot("awaits") == ORIGIN and set(named) <= {"residence", "city"} and not is_said:
        named = {ORIGIN: named["residence"]} if "residence" in named else named  # the nationality was asked for
    is_answer = tracker.get_slot("awaits") == COUNTRY and not residence and bool(places)
    if is_answer and set(named) == {"destination"} and places[0].get("start") == 0:  # "Canada. how do I get it back"
        named = {RESIDENCE: named["destination"]}
    home = next((country_of(each) for each in places if each.get("home")), None)
    if named.get(ORIGIN) and not residence and RESIDENCE not in named and was_returned(text):
        named = {RESIDENCE: named[ORIGIN], **named}
    home = home or home_of_returned(text, named.get(RESIDENCE))
    if home is not None and tracker.get_slot(ORIGIN) is None:
        named = {ORIGIN: home, **named}
    if sends:
        named = ends_of_transfer(
            named, places, kin, whom, lives_somewhere=bool(residence), goes_on=says_only_a_place(message)
        )
    lives = named.get("residence", residence)
    return SaidPlaces(
        named,
        implied=None if lives else by_role(own).get("residence"),
        alternatives=() if lives else alternatives,
        mentioned=mentioned,
        of_kin={}
        if sends or set(named) & {"residence", "destination"}
        else by_role([*kin, *asked_about(passed, text)]),
        left=country_of(left[0]) if left else None,
    )


def says_only_a_place(message: Mapping[str, Any]) -> bool:
    """Whether a message goes on with what was asked before, elsewhere."""
    return bool((message.get("intent") or {}).get("name") == "follow_up_place")


def is_about_a_missing_person(message: Mapping[str, Any]) -> bool:
    """Whether a place without a role is where somebody was seen last, and not where the person is."""
    return bool((message.get("intent") or {}).get("name") == MISSING)


def _is_said_to_be_here(place: Entity) -> bool:
    return place.get("role") in HERE and not place.get("birth")


def _of_kin(places: Sequence[Entity], whom: Optional[str], residence: Optional[str]) -> List[Entity]:
    """The places where somebody of the person's is, if it is for them; once it is known where the person is, also those
    where anybody else is said to be."""
    here = list(filter(_is_said_to_be_here, places))
    kin = [each for each in here if whom in RELATIVES and each.get("of_kin")]
    if not residence or whom == CLIENT:
        return kin
    others = [each for each in here if each.get("of_others") or each.get("has_kin")]
    return [*kin, *(each for each in others if each not in kin)]


def _is_remembered(place: Entity, whom: Optional[str]) -> bool:
    """Whether a place is said, not only implied by an office or a paper; of whom somebody serves it is said."""
    return not place.get("sign") or (whom == CLIENT and bool(place.get("of_others")))


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
    """Countries by role, and the city of the residence. One without a role is where the person is asking about, unless
    they say where they are; a city names its country."""
    named: Dict[str, str] = {}
    for kind in ("city", "country"):  # a country that is named outweighs that of a city
        for place in places:
            if place["entity"] == kind and place.get("role") in ELSEWHERE:
                named[place["role"]] = country_of(place)
    here = [place for place in places if place.get("role") not in ELSEWHERE]
    residence = _residence([place for place in here if place.get("role") == RESIDENCE] or here[:1], named.get(ORIGIN))
    if residence is not None:
        cities = [place["value"] for place in here if place["entity"] == "city" and country_of(place) == residence]
        named.update(residence=residence, city=cities[-1] if cities else "")  # the city known before is not in it
    return named


def _residence(here: Sequence[Entity], origin: Optional[str]) -> Optional[str]:
    """The country that is said most often among the places where somebody may be; of those said alike the last one, and
    not their own, of which an office is named, where a city is named of another."""
    said = Counter(map(country_of, here))
    cities = {country_of(place) for place in here if place["entity"] == "city"}

    def weight(at: int) -> Tuple[int, bool, int]:
        country = country_of(here[at])
        return said[country], not (country == origin and cities and country not in cities), at

    return country_of(here[max(range(len(here)), key=weight)]) if here else None
