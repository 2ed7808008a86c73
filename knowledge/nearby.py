"""Places that somebody may want to have near: consulates, Health Windows, shelters (``content/places``).

    PlaceGroup --1..n--> Spot     as the files have them: what a group has in common stands once
    Place                         one of them, whole
    Nearby                        a place with its distance, and how far it can be relied on

A shelter is as fresh as its entry, whose sources and contacts it has. The others have a source of their own,
which is believed as long as that of an authority (consulate) or of a programme (Health Window).
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Mapping, Optional, Tuple

from pydantic import validator
from pydantic.dataclasses import dataclass

from knowledge.freshness import Freshness, freshness, source_freshness
from knowledge.models import Contact, Entry, Source, Strict
from knowledge.vocabulary import ContactType, Kind, Service

BELIEVED_AS: Mapping[Service, Kind] = {
    Service.CONSULATE: Kind.INSTITUTION,
    Service.HEALTH_WINDOW: Kind.PROGRAMME,
    Service.SHELTER: Kind.SHELTER,
}
EMBASSY = "embassy"


@dataclass(frozen=True, config=Strict)
class Town:
    """A town that the table of cities lacks, or has several of."""

    country: str
    city: str
    latitude: float
    longitude: float


@dataclass(frozen=True, config=Strict)
class Spot:
    """A place of a group. Degrees of its city, no closer; address and numbers only as the source prints them."""

    city: str
    latitude: float
    longitude: float
    type: str = ""
    address: Optional[str] = None
    phone: Optional[str] = None
    whatsapp: Optional[str] = None

    @validator("latitude", "longitude")
    def _degrees_exist(cls, degrees: float, field: object) -> float:
        most = 90 if getattr(field, "name", "") == "latitude" else 180
        if not -most <= degrees <= most:
            raise ValueError(f"{degrees} is not between -{most} and {most} degrees")
        return degrees

    @validator("type")
    def _type_is_known(cls, value: str) -> str:
        if value not in ("", EMBASSY):
            raise ValueError(f"'{value}' is not known: embassy, or leave it out")
        return value


@dataclass(frozen=True, config=Strict)
class PlaceGroup:
    """Places that one source tells of. ``operator``: whose consulates; ``entry``: what else is known of them."""

    service: Service
    country: str
    places: Tuple[Spot, ...]
    operator: Optional[str] = None
    entry: Optional[str] = None
    source: Optional[Source] = None

    @validator("places")
    def _not_empty(cls, places: Tuple[Spot, ...]) -> Tuple[Spot, ...]:
        if not places:
            raise ValueError("must not be empty")
        return places


@dataclasses.dataclass(frozen=True)
class Place:
    """One place: what it is, in which city of which country, whose, and who says so (``source``, else its entry)."""

    service: Service
    country: str
    spot: Spot
    operator: Optional[str] = None
    entry: Optional[str] = None
    source: Optional[Source] = None

    @property
    def city(self) -> str:
        """The city that it is in."""
        return self.spot.city

    @property
    def is_embassy(self) -> bool:
        """Whether it is the consular section of an embassy."""
        return self.spot.type == EMBASSY

    @property
    def contacts(self) -> Tuple[Contact, ...]:
        """What its source prints: numbers and address, with that source's date."""
        if self.source is None:
            return ()
        given = (
            (ContactType.PHONE, self.spot.phone),
            (ContactType.WHATSAPP, self.spot.whatsapp),
            (ContactType.ADDRESS, self.spot.address),
        )
        return tuple(
            Contact(type=kind, value=value, as_of=self.source.date, source=0) for kind, value in given if value
        )


@dataclasses.dataclass(frozen=True)
class Nearby:
    """A place, how far its city is in kilometres, and whether it is fresh or due."""

    place: Place
    kilometres: float
    freshness: Freshness


def places_of(group: PlaceGroup) -> Tuple[Place, ...]:
    """The places of a group, each whole."""
    return tuple(
        Place(group.service, group.country, spot, group.operator, group.entry, group.source) for spot in group.places
    )


def place_freshness(place: Place, entry: Optional[Entry], on: date) -> Freshness:
    """How far a place can be relied on, on a day; one with neither source nor entry not at all."""
    if place.source is not None:
        return source_freshness(place.source.date, BELIEVED_AS[place.service], on)
    return freshness(entry, on) if entry is not None else Freshness.STALE
