"""From which countries people write in a language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.answer import answer
from actions.asked_from import likeliest_first, strangeness
from actions.situation import Situation
from knowledge import KnowledgeBase
from tests.conftest import Assistant

PREGNANT = Situation("health_services", "", "ht", topic="health_services")


def test_countries_where_people_write_in_the_language_come_first() -> None:
    assert list(likeliest_first(["IT", "US", "DO"], "ht")) == ["DO", "US", "IT"]
    assert list(likeliest_first(["IT", "US", "DO"], "en")) == ["US", "IT", "DO"]


def test_an_entry_of_a_country_from_which_hardly_anybody_writes_so_is_strange(base: KnowledgeBase) -> None:
    italian, dominican = base.entry("it-gravidanza"), base.entry("do-parto-hospital")
    assert italian is not None
    assert dominican is not None
    assert (strangeness(italian, PREGNANT), strangeness(dominican, PREGNANT)) == (1.0, 0.0)


@pytest.mark.parametrize("known", [{"residence": "IT"}, {"mentioned": ("IT",)}, {"alternatives": ("IT", "CL")}])
def test_nothing_is_strange_to_who_named_a_country(base: KnowledgeBase, known: dict[str, object]) -> None:
    italian = base.entry("it-gravidanza")
    assert italian is not None
    assert strangeness(italian, replace(PREGNANT, **known)) == 0.0


def test_a_haitian_in_an_unknown_country_gets_no_example_of_italy(base: KnowledgeBase) -> None:
    """ "Madanm mwen ansent" was answered with a consultorio in Italy."""
    draft, shown = answer(base, replace(PREGNANT, text="madanm mwen ansent"))
    entry = base.entry(shown[0]) if shown else None
    assert entry is None or not {"IT", "DE", "CH"} & set(entry.applies_in)
    assert next(choice["title"] for choice in draft["choices"]) == {"country": "DO"}


SENDERS = [
    ("hola quiero mandar plata a honduras", {"US", "ES", "MX"}),
    ("i want to send money to haiti", {"US", "CA"}),
    ("quero mandar dinheiro pro brasil", {"US", "PT", "ES", "FR"}),
]


@pytest.mark.parametrize(("text", "likely"), SENDERS)
def test_money_is_sent_from_where_people_write_and_not_from_where_it_goes(
    assistant: Assistant, text: str, likely: set[str]
) -> None:
    """Who sends to Honduras was told how it is in Germany, who sends to Brazil how one sends from there."""
    told = assistant.office.knowledge.entry(assistant.ask(text)["entries"][0])
    assert told is not None
    assert likely & set(told.applies_in)
