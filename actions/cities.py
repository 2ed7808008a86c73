"""Entries that are of cities, and whether one of those is where the person is."""

from __future__ import annotations

from collections import defaultdict
from typing import Dict, Mapping, Set

from actions.situation import Situation
from knowledge import Entry, KnowledgeBase, Service

AMONG_OTHERS = 0.5
"""How much an entry is of a city that is in others, too: a list of the shelters of a whole country."""


def of_city(entry: Entry, situation: Situation, cities: Mapping[str, Set[str]]) -> float:
    """1: an entry names, or is in, the city where the person is; less, if it is in others, too; -1: it is in other
    cities only; 0: neither."""
    if not situation.city:
        return 0.0
    here, found = situation.city.casefold(), cities.get(entry.id, set())
    if any(here in said.title.casefold() for said in entry.text.values()):
        return 1.0
    if here in found:
        return 1.0 if len(found) == 1 else AMONG_OTHERS
    return -1.0 if found else 0.0


def cities_of_shelters(base: KnowledgeBase, situation: Situation) -> Mapping[str, Set[str]]:
    """The cities that each entry has shelters in, in the country where the person is; none of somebody whose city is
    not known."""
    cities: Dict[str, Set[str]] = defaultdict(set)
    if not situation.city:
        return cities
    for place, _ in base.gazetteer.places(Service.SHELTER, situation.residence or ""):
        if place.entry is not None:
            cities[place.entry].add(place.city.casefold())
    return cities


def is_elsewhere(situation: Situation, cities: Set[str]) -> bool:
    """Whether shelters in these cities are not where the person is, whose city is known."""
    return (situation.city or "").casefold() not in cities
