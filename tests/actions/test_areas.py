"""Where an entry holds in a part of a country only, and which part the person is in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.answer_topic import of_the_named_country
from actions.knowledge_access import knowledge_base
from actions.ranking import ranked
from actions.situation import Situation
from actions.slots import remember

UNPAID = Situation(
    "rights_work",
    "my boss did not pay me three weeks of drywall work",
    "en",
    topic="rights_work",
    residence="US",
    likelihoods={"rights_work": 0.95},
)


@pytest.mark.parametrize("city", [None, "Chicago"])
def test_what_holds_in_one_state_is_not_told_in_another(city: str | None) -> None:
    """A message from Chicago was answered with the wages of Florida."""
    first = ranked(knowledge_base(), replace(UNPAID, city=city))[0].entry
    assert first.service_area == ()


def test_who_is_in_the_state_is_told_what_holds_there_among_the_first() -> None:
    first = [match.entry.id for match in ranked(knowledge_base(), replace(UNPAID, city="Houston"))[:2]]
    assert "us-tx-wages" in first


@pytest.mark.parametrize(
    ("text", "changes", "kept"),
    [
        ("I am in Texas", {"named": ("residence",)}, ["texas"]),
        ("my sister in Florida was not paid", {}, ["texas"]),
        ("I live in Denver now", {"named": ("city", "residence"), "city": "Chicago"}, None),
        ("mi hermana en Madrid no cobra", {"kept": {"residence": "US"}, "named": ("residence",)}, ["texas"]),
    ],
)
def test_only_where_the_person_is_stays_in_mind(text: str, changes: dict[str, object], kept: list[str] | None) -> None:
    told = replace(UNPAID, text=text, areas=frozenset({"texas"}), **changes)  # type: ignore[arg-type]
    slots = {event["name"]: event["value"] for event in remember(told)}
    assert slots.get("areas") == kept


@pytest.mark.parametrize(
    ("changes", "origin"),
    [
        ({"mentioned": ("EC",)}, "EC"),
        ({"mentioned": ("EC",), "destination": "EC"}, None),
        ({"mentioned": ("EC", "PE")}, None),
        ({"mentioned": ("US",)}, None),
        ({"mentioned": ("EC",), "topic": "rights_work"}, None),
        ({"mentioned": ("EC",), "origin": "CO"}, "CO"),
    ],
)
def test_a_country_named_with_a_passport_is_whose_it_is(changes: dict[str, object], origin: str | None) -> None:
    asked = Situation("consular_services", "pasaporte ecuador vencido", "es", topic="consular_services", residence="US")
    assert of_the_named_country(replace(asked, **changes)).origin == origin  # type: ignore[arg-type]
