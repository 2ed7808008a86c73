"""A number or an address that is asked for within a question is told, or it is said that none is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.situation import Situation
from actions.whom_to_call import addresses_in, with_contacts
from knowledge import ContactType, Entry, KnowledgeBase

ASKED = Situation("legal_aid", "donde hay un abogado gratis, deme el telefono", "es", detail="contacts")
DRAFT = {"text": ["Pida un abogado gratis."], "steps": [], "contacts": []}


def first(base: KnowledgeBase, has_number: bool, has_street: bool) -> Entry:
    """The first entry that has, and has not, what a person could call or visit."""
    return next(
        entry
        for entry in base.entries()
        if any(each.type is not ContactType.URL for each in base.contacts(entry)) is has_number
        and bool(addresses_in(entry, "es")) is has_street
    )


def test_where_nothing_is_known_that_is_said_first(base: KnowledgeBase) -> None:
    entry = first(base, has_number=False, has_street=False)
    told = with_contacts(DRAFT, entry, base.contacts(entry), ASKED, due=False)
    assert told["text"] == [{"phrase": "contact_unknown"}, *DRAFT["text"]]


def test_all_that_can_be_called_is_told(base: KnowledgeBase) -> None:
    entry = first(base, has_number=True, has_street=False)
    told = with_contacts(DRAFT, entry, base.contacts(entry), ASKED, due=False)
    assert told["contacts"]
    assert told["text"] == DRAFT["text"]


def test_an_address_that_only_a_step_tells_is_told(base: KnowledgeBase) -> None:
    entry = first(base, has_number=False, has_street=True)
    told = with_contacts(DRAFT, entry, base.contacts(entry), ASKED, due=False)
    assert set(addresses_in(entry, "es")) <= set(told["text"])


@pytest.mark.parametrize("detail", [None, "cost", "time"])
def test_who_asks_for_no_number_is_told_none(base: KnowledgeBase, detail: str | None) -> None:
    entry = first(base, has_number=False, has_street=False)
    assert with_contacts(DRAFT, entry, (), replace(ASKED, detail=detail), due=False) == DRAFT


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("À Bruxelles : rue de la Régence 63, de 9 à 11 h.", True),
        ("Vaya al CEDID: carrera 80, número 43-43 sur, en Kennedy.", True),
        ("Ask about the wage clinic at 120 Tremont Street, Boston.", True),
        ("In Leipzig: Otto-Schill-Straße 2, no appointment.", True),
        ("If you can, go now to a place with people: neighbours, a shop.", False),
        ("Anyone who charges for the visa or the place commits fraud.", False),
        ("Cuba e Haiti não estão nas listas: usam a via do consulado.", False),
        ("Notez le jour, la rue et qui l'a faite.", False),
        ("New permits for street sellers were suspended in 2021.", False),
    ],
)
def test_a_street_has_a_name_or_a_number(base: KnowledgeBase, text: str, is_one: bool) -> None:
    """Who asked for an address was told "go to a place with people", and not that none is known."""
    entry = first(base, has_number=False, has_street=False)
    said = replace(entry.text["es"], answer=text, steps=())
    assert bool(addresses_in(replace(entry, text={"es": said}), "es")) is is_one
