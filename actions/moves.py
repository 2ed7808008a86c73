"""Whether what a message names moves the person: who is known to be somewhere, and from somewhere, stays so until they
say otherwise, whatever else they name."""

from __future__ import annotations

from typing import Any, List, Mapping, Optional, Sequence

from actions.knowledge_access import knowledge_base
from actions.own_place import (
    begins_with,
    came_from,
    is_of,
    is_of_a_house,
    is_ones_own,
    is_there_now,
    tells_of_flight,
    was_left,
    was_returned,
)
from actions.transfer_ends import country_of

Entity = Mapping[str, Any]
ORIGIN, RESIDENCE = "origin", "residence"
HERE = (RESIDENCE, None)
"""Roles of a place where somebody is; one without a role is where the person is asking about."""

TAKES_OTHERS = ("MX",)
"""Countries that people of other countries are sent back to as well (``us-tercer-pais`` tells of it)."""

SOMETHING = 5
"""Entries of a country from which on a question that only names it may be answered there."""


def is_only_of(place: Entity, text: str, origin: Optional[str]) -> bool:
    """Whether a place says what is of it, and not where the person is, who is known to be elsewhere: "if I drive with
    that of Mexico", "bring my son of six from Bolivia"."""
    is_from_home = country_of(place) == origin
    return is_of(text, place) and (place.get("role") is None or (is_from_home and place.get("role") == RESIDENCE))


def is_anothers_origin(place: Entity, text: str, origin: Optional[str], residence: Optional[str]) -> bool:
    """Whether who has said where they are from names another country, that something or somebody is of: "my baby is
    Mexican", "my pension of Canada"; or, of who is at home, where they came from."""
    if origin is None or country_of(place) == origin or place.get("role") != ORIGIN:
        return False
    return not is_ones_own(text, place) or (origin == residence and came_from(text, place))


def passing(own: Sequence[Entity], text: str, residence: Optional[str]) -> List[Entity]:
    """The places that somebody names who is known to be elsewhere and does not say to be there now: "the Santa Maria
    hospital", "in Venezuela they do not let one". Who begins with a place asks about it."""
    if residence is None:
        return []
    elsewhere = [each for each in own if each.get("role") in HERE and country_of(each) != residence]
    return [each for each in elsewhere if not _is_moved_to(each, text)]


def _is_moved_to(place: Entity, text: str) -> bool:
    return not is_of_a_house(text, place) and (is_there_now(text, place) or begins_with(text, place))


def places_left(own: Sequence[Entity], text: str, residence: Optional[str]) -> List[Entity]:
    """The places where the person says to have been, who is known, or says, to be in another country now; and those in
    the same country beside them."""
    returned = was_returned(text)
    left = {country_of(each) for each in own if was_left(text, each) or (returned and _is_returned_from(each, text))}
    stays = [each for each in own if country_of(each) not in left]
    here = next((country_of(each) for each in stays if each.get("role") == RESIDENCE), residence)
    if here is None and returned:
        here = next((country_of(each) for each in stays if each.get("role") == ORIGIN), None)
    return [each for each in own if country_of(each) in left - {here}] if here else []


def _is_returned_from(place: Entity, text: str) -> bool:
    """Whether who was sent back came from there: "I arrived in El Salvador from the USA"."""
    return place.get("role") == RESIDENCE and is_of(text, place) and not is_ones_own(text, place)


def home_of_returned(text: str, residence: Optional[str]) -> Optional[str]:
    """The country where somebody is who was sent back: their own, but where others are sent to as well."""
    return residence if residence not in TAKES_OTHERS and was_returned(text) else None


def asked_about(named: Sequence[Entity], text: str) -> List[Entity]:
    """The places where the person is not that an answer may be for: of whose country something is known, and from where
    they have not fled ("in Honduras the gang wanted to kill me")."""
    if tells_of_flight(text):
        return []
    return [each for each in named if not is_of_a_house(text, each) and _is_known(country_of(each))]


def _is_known(country: str) -> bool:
    own = [match for match in knowledge_base().serving(country, None) if match.closeness == 0]
    return len(own) >= SOMETHING
