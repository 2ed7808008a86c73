"""Which entry of a topic comes first: the place, and the words of the question."""

from __future__ import annotations

from dataclasses import replace
from typing import List

from actions.ranking import has_words, ranked, told_by_words
from actions.situation import Situation
from knowledge import KnowledgeBase


def ids(base: KnowledgeBase, situation: Situation) -> List[str]:
    return [match.entry.id for match in ranked(base, situation)]


def money(text: str) -> Situation:
    return Situation("remittances_send", text, "es", topic="remittances_send", residence="US")


def test_what_is_for_all_comes_before_ones_own_country_where_the_words_say_so(base: KnowledgeBase) -> None:
    """Somebody who is being cheated was told how money is sent from the country, and not that it is a fraud."""
    order = ids(base, money("es una estafa? me piden dinero por adelantado para darme un premio"))
    assert order.index("rem-fraud") < order.index("us-remittances-send")


def test_what_is_for_ones_own_country_comes_first_where_the_words_do_not_decide(base: KnowledgeBase) -> None:
    assert ids(base, money("mandar dinero a mi familia"))[0].startswith(("us-", "rem-us-"))


def test_an_amount_alone_changes_no_order(base: KnowledgeBase) -> None:
    assert ids(base, money("y 500?")) == ids(base, money(""))


def test_an_amount_has_no_words_to_look_for() -> None:
    assert [has_words(text) for text in ("500", "y 500?", "", "y 500 dolares")] == [False, False, False, True]


def test_the_name_of_the_city_does_not_outweigh_the_words(base: KnowledgeBase) -> None:
    text = "solicitud de refugio ante la COMAR, cuántos días tengo"
    asylum = Situation("asylum", text, "es", topic="asylum", residence="MX", city="Tapachula")
    assert ids(base, asylum)[0] == "mx-refugio-comar"


def test_what_is_found_changes_no_topic_that_is_likelier_than_not(base: KnowledgeBase) -> None:
    """Who had an order to leave was told about a bed, because the words of another entry were near."""
    text = "me llego una orden de deportacion y vivo en Lyon"
    sure, unsure = (
        Situation("deportation_return", text, "es", confidence=share, residence="FR") for share in (0.8, 0.4)
    )
    sure, unsure = (replace(each, topic="deportation_return") for each in (sure, unsure))
    assert told_by_words(base, sure).topic == "deportation_return"
    found = told_by_words(base, replace(unsure, text="codigo STP salud", residence="IT")).topic
    assert found == "health_services"


def test_of_somebody_unknown_what_is_for_some_nationals_comes_after_what_is_for_all(base: KnowledgeBase) -> None:
    """Anybody who asked whether a report ends in deportation was given Brazil's consular duty line."""
    text = "si reporto al patron me van a deportar?"
    first = ranked(base, Situation("deportation_return", text, "es", topic="deportation_return"))[0].entry
    assert not first.for_origins
