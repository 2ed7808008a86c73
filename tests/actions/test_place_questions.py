"""What is asked back: the nationality only where nobody can know it."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import answer
from actions.place_questions import COUNTRIES_SHOWN, countries_of
from actions.situation import Situation
from knowledge import KnowledgeBase


def asks_origin(base: KnowledgeBase, situation: Situation) -> bool:
    return {"phrase": "ask_origin"} in answer(base, situation)[0]["text"]


def test_whose_consulate_is_meant_is_not_asked_where_it_is_said(base: KnowledgeBase) -> None:
    """Who asked whether the consulate helps a Honduran neighbour was asked for their own nationality."""
    text = "el es hondureño, el consulado ayuda?"
    asked = Situation("consular_services", text, "es", topic="consular_services", residence="US")
    assert asks_origin(base, asked)
    draft, shown = answer(base, replace(asked, mentioned=("HN",)))
    assert {"phrase": "ask_origin"} not in draft["text"]
    entry = base.entry(shown[0])
    assert entry is not None
    assert "HN" in entry.for_origins


def test_who_was_returned_and_is_there_is_not_asked_where_they_come_from(base: KnowledgeBase) -> None:
    back = Situation("deportation_return", "me deportaron y no tengo donde ir", "es", topic="deportation_return")
    assert not asks_origin(base, replace(back, residence="SV"))


def test_of_a_country_that_may_be_another_the_first_sentence_is_told_and_no_office(base: KnowledgeBase) -> None:
    """Who had not said the country was sent to an office of Mexico."""
    unpaid = Situation("rights_work", "mi patrón no me quiere pagar", "es", topic="rights_work")
    draft, shown = answer(base, unpaid)
    entry = base.entry(shown[0])
    assert entry is not None
    told = next(part for part in draft["text"] if isinstance(part, str))
    whole = entry.text["es"].answer
    assert whole.startswith(told)
    assert len(told) < len(whole)
    assert {"phrase": "ask_country"} in draft["text"]
    known, _ = answer(base, replace(unpaid, residence=entry.applies_in[0]))
    assert len(next(part for part in known["text"] if isinstance(part, str))) > len(told)


def test_the_countries_that_most_is_known_of_are_offered_first(base: KnowledgeBase) -> None:
    """Who asked about school was not offered the United States, of which one entry tells about it."""
    offered = countries_of(base, Situation("school_enrolment", "", "es", topic="school_enrolment"))
    assert {"US", "MX", "ES"} <= set(offered[:COUNTRIES_SHOWN])
    assert set(offered) == set(base.countries("school_enrolment"))
