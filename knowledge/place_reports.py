"""Reports for curators over the places that may be near somebody: how many, of which years, which have grown old."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Iterator, List, Tuple

from knowledge.freshness import Freshness
from knowledge.nearby import BELIEVED_AS, Place, place_freshness, places_of
from knowledge.reading import Content
from knowledge.vocabulary import Service


def nearby_lines(content: Content) -> Iterator[str]:
    """A section of docs/coverage.md: how many places there are, by the year of what says that they are there."""
    places = _places(content)
    if not places:
        return
    yield ""
    yield "## Near somebody"
    yield ""
    yield "Consulates by whose they are and where, with the years of their sources: 24 months believed, 24 more told"
    yield 'with their date, then told only as "there was one". `python -m knowledge stale` says which are old today.'
    yield ""
    yield "| of | in | consulates | years of the sources |"
    yield "|---|---|---|---|"
    consulates = [place for place in places if place.service is Service.CONSULATE]
    for operator, country in sorted({(place.operator or "", place.country) for place in consulates}):
        some = [place for place in consulates if (place.operator, place.country) == (operator, country)]
        yield f"| {operator} | {country} | {len(some)} | {_years(some)} |"
    yield ""
    windows = [place for place in places if place.service is Service.HEALTH_WINDOW]
    shelters = Counter(place.country for place in places if place.service is Service.SHELTER)
    yield f"- Health Windows: {len(windows)} ({_years(windows)})"
    yield "- shelters: " + ", ".join(f"{country} {number}" for country, number in sorted(shelters.items()))


def old_place_lines(content: Content, on: date) -> Iterator[str]:
    """One line for each group of places that somebody must look at again, and how many places are fresh."""
    states: Counter[Tuple[Service, Freshness]] = Counter()
    for group, _, _ in content.places:
        entry = content.entries.get(group.entry or "")
        for place in places_of(group):
            states[group.service, place_freshness(place, entry, on)] += 1
        state = place_freshness(places_of(group)[0], entry, on)
        if group.source is not None and state is not Freshness.FRESH:
            cities = ", ".join(spot.city for spot in group.places)
            whose = f"{group.operator} in {group.country}" if group.operator else group.country
            yield f"{state.value:5}  {group.source.date.text:13}  {group.service.value:16}  {whose}: {cities}"
    for service in BELIEVED_AS if content.places else ():
        counts = ", ".join(f"{states[service, state]} {state.value}" for state in Freshness)
        yield f"places of kind {service.value}: {counts}"


def _places(content: Content) -> List[Place]:
    return [place for group, _, _ in content.places for place in places_of(group)]


def _years(places: List[Place]) -> str:
    days = [place.source.date.earliest for place in places if place.source]
    years = Counter(day.year if day else "undated" for day in days)
    return ", ".join(f"{year}: {number}" for year, number in sorted(years.items(), key=str, reverse=True))
