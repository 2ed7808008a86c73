"""What is asked of an answer that was just given."""

from __future__ import annotations

from dataclasses import replace

from actions.show_detail import asked_entry
from actions.situation import Situation
from knowledge import KnowledgeBase

PHONE = Situation("follow_up_detail", "telefono?", "es", detail="contacts", topic="rights_detention")


def test_who_asks_for_a_number_that_is_not_known_is_told_who_can_be_reached(base: KnowledgeBase) -> None:
    """A number asked for after an answer without one was met with "nothing is known", though others have one."""
    right = base.entry("us-consular-notification")
    assert right is not None
    assert not base.contacts(right)
    entry = asked_entry(base, replace(PHONE, residence="US", listed=(right.id,)))
    assert entry is not None
    assert entry.id == "us-immigrant-assistance-hotline"
    assert base.contacts(entry)


def test_no_shelter_stands_in_for_the_office_of_an_identity_card(base: KnowledgeBase) -> None:
    asked = replace(PHONE, residence="SV", origin="SV", topic="deportation_return", listed=("sv-dui",))
    entry = asked_entry(base, asked)
    assert entry is not None
    assert "shelters" not in entry.topics[:1]


def test_nobody_is_given_the_number_of_another_countrys_nationals(base: KnowledgeBase) -> None:
    entry = asked_entry(base, replace(PHONE, residence="MX", listed=("mx-no-es-delito",)))
    assert entry is not None
    assert not entry.for_origins


def test_of_a_house_without_a_known_address_no_other_is_told(base: KnowledgeBase) -> None:
    asked = replace(PHONE, text="donde queda?", topic="shelters", residence="MX", listed=("mx-cafemin-cdmx",))
    entry = asked_entry(base, asked)
    assert entry is not None
    assert entry.id == "mx-cafemin-cdmx"


def test_a_pressed_button_stays_with_its_entry(base: KnowledgeBase) -> None:
    entry = asked_entry(base, replace(PHONE, residence="US", entry="us-ice-public"))
    assert entry is not None
    assert entry.id == "us-ice-public"
