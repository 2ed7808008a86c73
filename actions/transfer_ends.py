"""Who sends money where: in a message about a transfer the places mean its two ends."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence

from rasa_sdk import Tracker

from actions.whom import RELATIVES

MONEY = "remittances_send"
MOST_ENDS = 2
GOES_ON = ("follow_up_place", "nlu_fallback")
"""Intents of a message that is about what the conversation is about."""


def sends_money(message: Mapping[str, Any], tracker: Tracker) -> bool:
    """Whether the conversation is about sending money, before or with this message."""
    intent = (message.get("intent") or {}).get("name")
    return MONEY in (intent, tracker.get_slot("topic") if intent in GOES_ON else None)


def country_of(place: Mapping[str, Any]) -> str:
    """The country of an entity that is a country or a city."""
    return str(place["country"] if place["entity"] == "city" else place["value"])


def receivers(places: Sequence[Mapping[str, Any]]) -> List[Mapping[str, Any]]:
    """The places of whoever receives money. Where it goes elsewhere a relative's may be the writer's too ("I live with
    my brother in Houston and send money to Honduras"): unless it is said to be another's, it is none of these."""
    goes_to = {country_of(place) for place in places if place.get("role") == "destination"}
    return [
        place
        for place in places
        if not place.get("from")
        if place.get("of_others") or (place.get("of_kin") and not goes_to - {country_of(place)})
    ]


def ends_of_transfer(
    named: Dict[str, str],
    places: Sequence[Mapping[str, Any]],
    receive: Sequence[Mapping[str, Any]],
    whom: Optional[str],
    *,
    lives_somewhere: bool,
    goes_on: bool = False,
) -> Dict[str, str]:
    """The countries of a message about money by role: from where it goes, and where to. ``receive``: the places among
    them of whoever receives it. ``goes_on``: the message says nothing but a place.

    "From Boston to my aunt in Haiti": whoever sends is in Boston. "For my mother in Jamaica": there it goes.
    "And to Guatemala?": where the money goes has changed, not where the person is.
    """
    named = {**({"destination": country_of(receive[0])} if receive else {}), **named}
    named = _from_to(named, places)
    here, there, receiver = named.get("residence"), named.get("origin"), named.get("destination")
    if here is None and there is not None and receiver not in (None, there) and not lives_somewhere:
        return {**_but_here_and_there(named), "residence": there}  # "from Maryland to El Salvador"
    if goes_on and here is None and receiver is None and there is not None and not lives_somewhere:
        return {**_but_here_and_there(named), "residence": there}  # "to Nigeria", then "from Germany"
    if here is None or receiver is not None:
        return named
    is_of_kin = whom in RELATIVES
    is_spoken = any(place.get("role") == "residence" for place in places)  # "estoy en"
    if there is not None and there != here and (is_of_kin or not is_spoken):
        return {**_but_here_and_there(named), "residence": there, "destination": here}
    if not is_spoken and (lives_somewhere or is_of_kin):
        return {**_but_here_and_there(named), "destination": here, **({"origin": there} if there else {})}
    return named


def _from_to(named: Dict[str, str], places: Sequence[Mapping[str, Any]]) -> Dict[str, str]:
    """Of two places the one after "from" is where it is sent from."""
    ends = {country_of(place): place for place in places}
    senders = [country for country, place in ends.items() if place.get("from")]
    if len(ends) != MOST_ENDS or len(senders) != 1:
        return named
    receiver = next(country for country in ends if country not in senders)
    return {**_but_here_and_there(named), "residence": senders[0], "destination": receiver}


def _but_here_and_there(named: Dict[str, str]) -> Dict[str, str]:
    return {role: place for role, place in named.items() if role not in ("residence", "origin", "city")}
