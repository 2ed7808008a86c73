"""The places as they are shipped: where their city is, and what must never be among them."""

from datetime import date

import pytest
from ruamel.yaml import YAML

from knowledge.cities import city_key, geonames_cities, kilometres
from knowledge.freshness import Freshness
from knowledge.nearby import place_freshness, places_of
from knowledge.reading import CONTENT, read_content
from knowledge.vocabulary import Kind, Service

OTHERWISE_NAMED = {"Lake Worth", "Riverhead", "Presidio", "Woodbridge", "Higüey", "Barahona", "Tuxtla Gutiérrez"}
"""Cities of places that the table has under a longer name, or that are too small for it."""

FAR = 40  # kilometres between a place and the centre of a city that has its name
BOT_CITIES = CONTENT.parents[1] / "bot" / "nlu" / "places" / "cities.yml"
SECRET = {"ch-frauenhaus", "es-casa-acogida"}
"""Houses for women who flee violence: only their line says where they are."""

UNPLACED = {"San Ysidro", "Little Haiti", "Springfield", "La Mesilla", "Peñas Blancas", "Bajo Chiquito", "Darién",
            "Arguineguín", "El Alto", "El Hierro", "Villazón"}  # fmt: skip
"""Names of the chat that are no city of GeoNames, or several: the chat asks for a larger city near by."""


@pytest.fixture(scope="module")
def content():
    return read_content()[0]


@pytest.fixture(scope="module")
def places(content):
    return [place for group, _, _ in content.places for place in places_of(group)]


def test_every_place_is_where_its_city_is(content, places):
    by_name = {}
    for city in (*geonames_cities(), *content.towns):
        name = getattr(city, "name", None) or city.city
        by_name.setdefault((city.country, city_key(name)), []).append((city.latitude, city.longitude))
    elsewhere = set()
    for place in places:
        near = by_name.get((place.country, city_key(place.city)), [])
        distance = min((kilometres(place.spot.latitude, place.spot.longitude, *point) for point in near), default=FAR)
        if distance >= FAR:
            elsewhere.add(place.city)
    assert elsewhere <= OTHERWISE_NAMED, elsewhere - OTHERWISE_NAMED


def test_every_shelter_of_the_base_has_a_city_unless_its_address_is_secret(content, places):
    shelters = {entry.id for entry in content.entries.values() if entry.kind is Kind.SHELTER}
    placed = {place.entry for place in places if place.service is Service.SHELTER}
    assert placed >= shelters - SECRET
    assert not placed & SECRET


def test_no_post_that_was_closed_is_told(places):
    posts = [place for place in places if place.service is Service.CONSULATE]
    closed = {
        ("NI", "US", "Los Angeles"),
        ("NI", "US", "Houston"),
        ("NI", "US", "New Orleans"),
        ("NI", "MX", "Tapachula"),
    }
    assert not closed & {(place.operator, place.country, place.city) for place in posts}
    assert not [place for place in posts if (place.operator, place.country) == ("EC", "MX")]


def test_what_only_the_export_of_2022_tells_has_no_number_and_no_address(places):
    old = [place for place in places if place_freshness(place, None, date(2026, 11, 25)) is Freshness.STALE]
    old = [place for place in old if place.source is not None]
    assert old
    assert not [place for place in old if place.contacts]


def test_the_cities_that_the_chat_knows_by_hand_can_be_placed(content):
    """Read as a file: the knowledge knows nothing of the chat."""
    route = YAML(typ="safe").load(BOT_CITIES)["route"]
    known = {(city.country, city_key(city.name)) for city in geonames_cities()}
    known |= {(town.country, city_key(town.city)) for town in content.towns}
    missing = {city for country, cities in route.items() for city in cities if (country, city_key(city)) not in known}
    assert missing <= UNPLACED, missing - UNPLACED
