"""Which places are near: of the right country, of the right nationality, and not too old to be told."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge import Freshness, Service
from tests.knowledge.conftest import TOPICS

PHONE = "+17135550100"
HOUSTON, EL_PASO, JUAREZ = (29.76, -95.36), (31.76, -106.49), (31.72, -106.46)


def source(day: str) -> dict[str, Any]:
    return {"publisher": "Paper", "title": "List", "url": "https://example.org", "date": day, "supports": "where"}


def spot(city: str, latitude: float, longitude: float, **more: str) -> dict[str, Any]:
    return {"city": city, "latitude": str(latitude), "longitude": str(longitude), **more}


def consulates(operator: str, country: str, day: str, *spots: dict[str, Any], **more: str) -> dict[str, Any]:
    group = {"service": "consulate", "country": country, "operator": operator, "source": source(day)}
    return {**group, "places": list(spots), **more}


@pytest.fixture
def base(tree, opened):
    tree.file(
        "topics.yml",
        [
            {"slug": slug, "title": {"es": "a", "en": "a"}, "needs_country": "true", "description": "x"}
            for slug in (*TOPICS, "shelters")
        ],
    )
    tree.entry("mx-shelter-juarez", kind="shelter", topics=["shelters"], applies_in=["MX"])
    tree.entry("mx-shelter-old", kind="shelter", topics=["shelters"], applies_in=["MX"], sources=[source("2019")])
    tree.entry(
        "mx-shelter-over", kind="shelter", topics=["shelters"], applies_in=["MX"], status="discontinued", until="2025"
    )
    tree.file(
        "places/all.yml",
        [
            consulates("MX", "US", "2026-03", spot("Houston", *HOUSTON, phone=PHONE), spot("Austin", 30.27, -97.74)),
            consulates("MX", "US", "2024-01", spot("El Paso", *EL_PASO)),
            consulates("MX", "US", "2022-11-16", spot("Galveston", 29.3, -94.8)),
            consulates("HN", "US", "2026-03", spot("Houston", *HOUSTON)),
            consulates("HN", "MX", "2026-03", spot("Ciudad Juárez", *JUAREZ)),
            *(
                {"service": "shelter", "country": "MX", "entry": entry, "places": [spot("Ciudad Juárez", *JUAREZ)]}
                for entry in ("mx-shelter-juarez", "mx-shelter-old", "mx-shelter-over")
            ),
        ],
    )  # fmt: skip
    tree.file("places/towns.yml", [{"country": "US", "city": "Dilley", "latitude": "28.67", "longitude": "-99.17"}])
    return opened()


def cities(found) -> list[str]:
    return [one.place.city for one in found]


def test_the_nearest_come_first_with_their_distance(base):
    found = base.gazetteer.nearest(Service.CONSULATE, *HOUSTON, origin="MX", residence="US")
    assert cities(found) == ["Houston", "Austin", "El Paso"]
    assert [round(one.kilometres) for one in found] == [0, 236, 1086]
    assert cities(base.gazetteer.nearest(Service.CONSULATE, *HOUSTON, origin="MX", residence="US", limit=1)) == [
        "Houston"
    ]


def test_nobody_is_sent_to_the_consulate_of_another_country_nor_across_a_border(base):
    assert cities(base.gazetteer.nearest(Service.CONSULATE, *EL_PASO, origin="HN", residence="US")) == ["Houston"]
    assert cities(base.gazetteer.nearest(Service.CONSULATE, *EL_PASO, origin="HN", residence="MX")) == ["Ciudad Juárez"]
    assert base.gazetteer.nearest(Service.CONSULATE, *HOUSTON, origin=None, residence="US") == ()


def test_the_country_is_that_of_the_city_where_it_is_not_said(base):
    assert cities(base.gazetteer.nearest(Service.CONSULATE, *HOUSTON, origin="HN")) == ["Houston"]
    assert base.gazetteer.nearest(Service.CONSULATE, *EL_PASO, origin="HN") == ()  # or in Ciudad Juárez: nobody knows


def test_what_is_old_is_due_and_then_not_told(base):
    found = base.gazetteer.nearest(Service.CONSULATE, *EL_PASO, origin="MX", residence="US")
    assert [(one.place.city, one.freshness) for one in found if one.freshness is not Freshness.FRESH] == [
        ("El Paso", Freshness.DUE)
    ]
    states = {place.city: state for place, state in base.gazetteer.places(Service.CONSULATE, "US", "MX")}
    assert states["Galveston"] is Freshness.STALE


def test_a_shelter_is_as_old_as_its_entry_and_gone_when_that_has_ended(base):
    found = base.gazetteer.nearest(Service.SHELTER, *JUAREZ, residence="MX")
    assert [one.place.entry for one in found] == ["mx-shelter-juarez"]


def test_numbers_have_the_date_of_their_source(base):
    near = base.gazetteer.nearest(Service.CONSULATE, *HOUSTON, origin="MX", residence="US")
    (place, *_) = (one.place for one in near)
    assert [(contact.value, contact.as_of.text) for contact in place.contacts] == [(PHONE, "2026-03")]


def test_a_city_is_found_by_its_name_also_a_town_of_the_file(base):
    assert base.gazetteer.city("MX", "ciudad juarez").name == "Ciudad Juárez"
    assert base.gazetteer.city("US", "Dilley").latitude == 28.67
    assert base.gazetteer.city("US", "Springfield") is None
    assert base.gazetteer.city("US", "Nowhere") is None


def test_the_city_of_a_point_is_found_again_by_its_name(base):
    for point in ((40.7, -74.0), (34.1, -118.1), (29.7, -95.2)):
        city = base.gazetteer.city_near(*point)
        assert base.gazetteer.city(city.country, city.name) == city
    assert base.gazetteer.city_near(0, 0) is None


def test_countries_with_most_consulates_come_first(base):
    assert base.gazetteer.operators("US") == ("MX", "HN")


def test_a_base_without_places_has_none_and_no_cities(opened):
    base = opened()
    assert base.gazetteer.nearest(Service.SHELTER, *HOUSTON, residence="US") == ()
    assert base.gazetteer.city("US", "Houston") is None


@pytest.mark.parametrize(
    ("group", "told"),
    [
        (consulates("XX", "US", "2026", spot("A", 1, 1)), "0 -> operator: 'XX' is not a country code"),
        (consulates("MX", "US", "2027", spot("A", 1, 1)), "0 -> source -> date: '2027' is in the future"),
        (consulates("MX", "US", "2026", spot("A", 95, 1)), "0 -> places -> 0 -> latitude: 95.0 is not between -90 and"),
        (consulates("MX", "US", "2026", spot("A", 1, 1, phone="911")), "0 -> places -> 0 -> phone: '911' cannot be"),
        (
            consulates("MX", "US", "2026", spot("A", 1, 1), spot("A", 1, 1)),
            "0 -> places -> 1 -> city: 'A' stands twice",
        ),
        (consulates("MX", "US", "2026", spot("A", 1, 1), entry="us-x"), "0 -> entry: 'us-x' is not an entry's id"),
        ({"service": "consulate", "country": "US", "places": [spot("A", 1, 1)]}, "0 -> operator: is missing"),
        (
            {"service": "shelter", "country": "US", "places": [spot("A", 1, 1)]},
            "0 -> entry: a shelter is an entry with",
        ),
        ({"service": "hotel", "country": "US", "places": []}, "0 -> service: 'hotel' is not one of"),
    ],
)
def test_a_group_that_is_wrong_is_told_with_its_field(tree, group, told):
    tree.file("places/some.yml", [group])
    assert any(line.startswith(told) for line in tree.told()), tree.told()
