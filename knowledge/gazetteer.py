"""Where things are: cities, and the places that help or serve there."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache
from typing import Callable, Optional, Tuple

from knowledge.cities import City, city_at, city_key, countries_at, kilometres, meant
from knowledge.freshness import Freshness
from knowledge.nearby import Nearby, Place, place_freshness
from knowledge.place_store import PlaceStore
from knowledge.store import EntryStore
from knowledge.vocabulary import Service, Status

LOOK_UPS_KEPT = 2000

AROUND = 2.0
"""Degrees around a point in which its city is looked for: more than anybody is away from it, also far north."""


class Gazetteer:
    """The cities and places of a built base."""

    def __init__(self, entries: EntryStore, places: PlaceStore, today: Callable[[], date]) -> None:
        """``today``: a place that nobody confirmed for long is left out."""
        self._entries = entries
        self._places = places
        self._today = today
        self._placed = lru_cache(maxsize=LOOK_UPS_KEPT)(self._placed_on)

    def nearest(
        self,
        service: Service,
        latitude: float,
        longitude: float,
        origin: Optional[str] = None,
        residence: Optional[str] = None,
        limit: int = 3,
    ) -> Tuple[Nearby, ...]:
        """The places of a kind that are nearest to a point, nearest first; stale ones left out.

        Only those of the country where the person is (``residence``, else that of the nearest city: nobody is
        sent across a border), and consulates only of the person's own country (``origin``).
        """
        if residence is None:
            city = self.city_near(latitude, longitude)
            residence = city.country if city else None
        found = [
            Nearby(place, kilometres(latitude, longitude, place.spot.latitude, place.spot.longitude), state)
            for place, state in self.places(service, residence or "", origin)
            if state is not Freshness.STALE
        ]
        return tuple(sorted(found, key=lambda one: (one.kilometres, one.place.city, one.place.entry or ""))[:limit])

    def places(
        self, service: Service, residence: str, origin: Optional[str] = None
    ) -> Tuple[Tuple[Place, Freshness], ...]:
        """Every place of a kind in a country with how far it can be relied on, also the stale ones.

        Consulates of one country only; what has ended is left out.
        """
        return self._placed(service, residence, origin, self._today())

    def _placed_on(
        self, service: Service, residence: str, origin: Optional[str], on: date
    ) -> Tuple[Tuple[Place, Freshness], ...]:
        found = []
        for place in self._places.places:
            foreign = place.service is Service.CONSULATE and place.operator != origin
            if place.service is not service or place.country != residence or foreign:
                continue
            entry = self._entries.entry(place.entry) if place.entry else None
            if entry is None or entry.status is not Status.DISCONTINUED:
                found.append((place, place_freshness(place, entry, on)))
        return tuple(found)

    def operators(self, residence: str) -> Tuple[str, ...]:
        """The countries that have a consulate in a country, those with most of them first."""
        numbers = Counter(
            place.operator
            for place in self._places.places
            if place.service is Service.CONSULATE and place.country == residence and place.operator
        )
        return tuple(sorted(numbers, key=lambda country: (-numbers[country], country)))

    def city(self, country: str, name: str) -> Optional[City]:
        """Where a city is; None when it is unknown, or when several of that name are alike in size."""
        return meant(self._places.cities_named(city_key(name), country))

    def city_near(self, latitude: float, longitude: float, country: Optional[str] = None) -> Optional[City]:
        """The city at a point (of that country, where given); None when none is near, or when the point may as
        well be in another country. It is one that ``city`` finds again by its name."""
        around = self._places.cities_around(latitude, longitude, AROUND)
        return city_at(around, latitude, longitude, country, lambda one: self.city(one.country, one.name) == one)

    def countries_near(self, latitude: float, longitude: float) -> Tuple[str, ...]:
        """The countries that a point may be in: those of the cities around it, the nearest first."""
        around = self._places.cities_around(latitude, longitude, AROUND)
        return countries_at(around, latitude, longitude)
