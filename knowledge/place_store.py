"""Reads the places and cities of a built base: where somebody may be near something."""

from __future__ import annotations

from functools import cached_property
from typing import Any, List, Tuple

from sqlalchemy import select
from sqlalchemy.engine import Engine

from knowledge.cities import City
from knowledge.database import read_rows
from knowledge.nearby import Place, PlaceGroup, places_of
from knowledge.tables import CityRow, PlaceGroupRow


class PlaceStore:
    """The rows of places, made into models once, and those of cities."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @cached_property
    def places(self) -> Tuple[Place, ...]:
        """Every consulate, Health Window and shelter, in the order of the files."""
        query = select(PlaceGroupRow.document).order_by(PlaceGroupRow.number)
        groups = (PlaceGroup(**document) for (document,) in read_rows(self._engine, query))
        return tuple(place for group in groups for place in places_of(group))

    def cities_named(self, key: str, country: str) -> List[City]:
        """The cities of a country that have a name (see ``city_key``)."""
        return self._cities(CityRow.key == key, CityRow.country == country)

    def cities_around(self, latitude: float, longitude: float, degrees: float) -> List[City]:
        """The cities that are at most so many degrees away, in both directions."""
        return self._cities(
            CityRow.latitude.between(latitude - degrees, latitude + degrees),
            CityRow.longitude.between(longitude - degrees, longitude + degrees),
        )

    def _cities(self, *conditions: Any) -> List[City]:
        row = CityRow
        query = select(row.country, row.name, row.latitude, row.longitude, row.population).where(*conditions)
        return [City(*values) for values in read_rows(self._engine, query.order_by(row.number))]
