"""What is answered to "where is the nearest …?", on the knowledge as it is shipped, on a fixed day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.answer_topic import is_near_another_city
from actions.nearest import NEAR, nearest_draft, which_service
from actions.situation import Situation
from actions.whereabouts import answers_with_city, located, with_city
from knowledge import KnowledgeBase, Service

TODAY = date(2026, 11, 25)
NOBODY = Situation(intent="nearest", text="", language="en")
IN_HOUSTON = replace(NOBODY, residence="US", city="Houston")


@pytest.fixture(scope="module")
def base(home: Path) -> KnowledgeBase:
    return KnowledgeBase.open(home / "knowledge.db", today=lambda: TODAY)


def phrases(draft: dict[str, Any]) -> list[str]:
    return [part["phrase"] for part in draft["text"]]


def lines(draft: dict[str, Any]) -> list[tuple[Any, Any]]:
    return [
        (part["place"], part.get("kilometres", {}).get("number"))
        for part in draft["text"]
        if part["phrase"].startswith("nearest_line")
    ]


def test_the_nearest_consulates_of_ones_own_country_with_their_distance(base: KnowledgeBase) -> None:
    draft = nearest_draft(base, replace(IN_HOUSTON, origin="MX"), Service.CONSULATE)
    assert lines(draft) == [("Houston", None), ("Austin", 236)]
    assert draft["text"][0]["country"] == {"country": "MX"}
    assert draft["meta"]["topic"] == "consular_services"
    assert ("address", "3200 Rogerdale Rd, Houston, TX") in [(c["type"], c["value"]) for c in draft["contacts"]]
    assert "+15206237874" in [contact["value"] for contact in draft["contacts"]]
    assert all(source["date"] for source in draft["sources"])


def test_nothing_farther_than_half_a_day_is_called_near(base: KnowledgeBase) -> None:
    in_seattle = replace(NOBODY, residence="US", city="Seattle", origin="HN")
    draft = nearest_draft(base, in_seattle, Service.CONSULATE)
    assert phrases(draft) == ["nearest_far", "nearest_line", "nearest_country_wide"]
    ((city, distance),) = lines(draft)
    assert (city, distance > NEAR) == ("Oakland", True)
    assert draft["meta"]["entries"] == ["hn-consular-network"]
    assert [contact["value"] for contact in draft["contacts"]] == ["+14707519077", "+50488338635"]


def test_the_number_of_a_consulate_bears_its_city(base: KnowledgeBase) -> None:
    in_new_york = replace(NOBODY, residence="US", city="New York", origin="HN")
    draft = nearest_draft(base, in_new_york, Service.CONSULATE)
    assert [c["value"] for c in draft["contacts"] if c["label"] == "New York"] == [
        "+16469214129",
        "255 W 36th St, New York, NY 10018",
    ]


def test_what_only_an_old_list_tells_is_said_to_be_old_without_number_and_distance(base: KnowledgeBase) -> None:
    in_santiago = replace(NOBODY, residence="CL", city="Santiago", origin="HT")
    draft = nearest_draft(base, in_santiago, Service.CONSULATE)
    assert phrases(draft)[:2] == ["nearest_none", "nearest_once"]
    assert draft["text"][1]["date"] == {"date": "2022-11-16"}
    assert draft["text"][1]["places"] == "Santiago"
    assert lines(draft) == []


def test_what_is_due_is_told_with_its_date_and_a_risk_with_its_caution(base: KnowledgeBase) -> None:
    in_miami = replace(NOBODY, residence="US", city="Miami", origin="NI")
    notes = nearest_draft(base, in_miami, Service.CONSULATE)["notes"]
    due = next(note for note in notes if isinstance(note, dict) and note["phrase"] == "nearest_due")
    assert (due["places"], due["date"]) == ("Miami", {"date": "2024-02-04"})
    assert any("political reasons" in note for note in notes if isinstance(note, str))


def test_closed_consulates_are_not_offered(base: KnowledgeBase) -> None:
    in_mexico = replace(NOBODY, residence="MX", city="Monterrey", origin="EC")
    draft = nearest_draft(base, in_mexico, Service.CONSULATE)
    assert phrases(draft)[0] == "nearest_none"
    assert draft["meta"]["entries"] == ["ec-mexico-sin-consulado"]


def test_the_health_window_is_for_others_too_and_says_so(base: KnowledgeBase) -> None:
    in_denver = replace(NOBODY, residence="US", city="Denver", origin="HN")
    draft = nearest_draft(base, in_denver, Service.HEALTH_WINDOW)
    assert lines(draft) == [("Denver", None)]
    assert any("Spanish speakers" in note for note in draft["notes"] if isinstance(note, str))
    assert draft["meta"]["entries"] == ["mx-ventanillas-de-salud"]


def test_a_shelter_is_named_by_its_entry(base: KnowledgeBase) -> None:
    draft = nearest_draft(base, replace(NOBODY, residence="MX", city="Tijuana"), Service.SHELTER)
    assert {place for place, _ in lines(draft)} == {
        "Mexico, Tijuana: Casa del Migrante shelter",
        "Tijuana, Mexico: house for migrant women",
    }
    assert set(draft["meta"]["entries"]) == {"mx-casa-migrante-tijuana", "mx-madre-asunta-tijuana"}
    assert {"phrase": "nearest_room"} in draft["notes"]


def test_an_unknown_city_is_asked_for_and_the_page_may_offer_its_place(base: KnowledgeBase) -> None:
    draft = nearest_draft(base, replace(NOBODY, residence="US"), Service.SHELTER)
    assert phrases(draft) == ["nearest_ask_city"]
    assert draft["meta"]["asks_location"] is True


def test_a_city_that_may_be_several_is_asked_about(base: KnowledgeBase) -> None:
    draft = nearest_draft(base, replace(NOBODY, residence="US", city="Springfield"), Service.SHELTER)
    assert draft["text"] == [{"phrase": "nearest_city_unknown", "city": "Springfield"}]
    assert draft["meta"]["asks_location"] is True


def test_whose_consulate_is_asked_with_buttons_that_keep_the_question(base: KnowledgeBase) -> None:
    draft = nearest_draft(base, IN_HOUSTON, Service.CONSULATE)
    assert phrases(draft) == ["ask_origin"]
    first = draft["choices"][0]["payload"]
    assert first == {"intent": "nearest", "entities": [{"entity": "country", "value": "MX", "role": "origin"}]}


def test_in_ones_own_country_there_is_no_consulate(base: KnowledgeBase) -> None:
    at_home = replace(NOBODY, residence="MX", city="Monterrey", origin="MX")
    assert phrases(nearest_draft(base, at_home, Service.CONSULATE)) == ["nearest_own_country"]


def test_a_shared_place_becomes_its_city(base: KnowledgeBase) -> None:
    situation = replace(NOBODY, location=(29.8, -95.4), origin="MX")
    assert (located(base, situation).residence, located(base, situation).city) == ("US", "Houston")
    assert lines(nearest_draft(base, situation, Service.CONSULATE))[0] == ("Houston", None)


def test_a_place_beside_a_border_needs_the_country_unless_it_is_known(base: KnowledgeBase) -> None:
    beside = replace(NOBODY, location=(31.8, -106.5))
    draft = nearest_draft(base, beside, Service.SHELTER)
    assert phrases(draft) == ["nearest_which_country"]
    cities = [choice["payload"]["entities"][1]["value"] for choice in draft["choices"][:2]]
    assert cities == ["El Paso", "Ciudad Juárez"]
    assert "31.8" not in str(draft)
    assert located(base, replace(beside, residence="MX")).city == "Ciudad Juárez"


def test_a_place_that_contradicts_what_was_said_changes_nothing_and_is_asked_about(base: KnowledgeBase) -> None:
    elsewhere = replace(IN_HOUSTON, location=(14.9, -92.3))
    assert (located(base, elsewhere).residence, located(base, elsewhere).city) == ("US", "Houston")
    draft = nearest_draft(base, elsewhere, Service.SHELTER)
    assert phrases(draft) == ["nearest_which_country"]
    assert [choice["title"] for choice in draft["choices"][:2]] == [{"country": "US"}, {"country": "MX"}]
    cities = [choice["payload"]["entities"][1]["value"] for choice in draft["choices"][:2]]
    assert cities == ["Houston", "Tapachula"]


def test_a_place_in_the_sea_is_no_city(base: KnowledgeBase) -> None:
    draft = nearest_draft(base, replace(NOBODY, location=(0.0, 0.0)), Service.SHELTER)
    assert phrases(draft) == ["nearest_no_city"]


def test_a_place_without_a_question_offers_what_can_be_near() -> None:
    draft = which_service(NOBODY)
    services = [choice["payload"]["entities"][0]["value"] for choice in draft["choices"]]
    assert services == [service.value for service in Service]


@pytest.mark.parametrize("text", ["albergue mas cercano, estamos en tecate baja california", "Tecate"])
def test_a_small_city_is_found_in_the_words_once_the_country_is_known(base: KnowledgeBase, text: str) -> None:
    asked = replace(NOBODY, residence="MX", city="", text=text, service="shelter")
    assert with_city(base, asked).city == "Tecate"
    assert answers_with_city(base, asked)
    assert not answers_with_city(base, replace(asked, text="no sé"))
    assert not answers_with_city(base, replace(asked, service=None))


def test_another_city_in_words_that_nobody_understood_is_looked_near(base: KnowledgeBase) -> None:
    moved = replace(IN_HOUSTON, text="i live in oakland now, which one", city="Oakland", service="consulate")
    assert answers_with_city(base, replace(moved, named=("city", "residence")))
    assert not answers_with_city(base, moved)


def test_who_names_another_city_after_the_nearest_consulate_gets_the_one_near_that_city() -> None:
    """ "I live in Oakland now, which one then" was answered with a consulate a continent away."""
    moved = replace(IN_HOUSTON, intent="consular_services", service="consulate", named=("city", "residence"))
    assert is_near_another_city(moved)
    assert not is_near_another_city(replace(moved, named=()))
    assert not is_near_another_city(replace(moved, city=""))
    assert not is_near_another_city(replace(moved, intent="rights_work"))
