"""Which entry of a topic comes first: the place, and the words of the question."""

from __future__ import annotations

from dataclasses import replace
from typing import List

import pytest

from actions.candidates import asked_for
from actions.knowledge_access import knowledge_base
from actions.ranking import fit, has_words, ranked, told_by_words
from actions.situation import Situation
from knowledge import KnowledgeBase, Status


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
    assert ids(base, money("y 500?")) == ids(base, money("y?"))


def test_an_amount_has_no_words_to_look_for() -> None:
    assert [has_words(text) for text in ("500", "y 500?", "", "y 500 dolares")] == [False, False, False, True]


def test_the_name_of_the_city_does_not_outweigh_the_words(base: KnowledgeBase) -> None:
    text = "solicitud de refugio ante la COMAR, cuántos días tengo"
    asylum = Situation("asylum", text, "es", topic="asylum", residence="MX", city="Tapachula")
    assert ids(base, asylum)[0] in ("mx-refugio-comar", "mx-comar-tapachula")  # both tell the days


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


def test_and_in_another_country_asks_for_the_same_there(base: KnowledgeBase) -> None:
    """Who was told that doctors see people without papers, and asked "and in Germany?", was told of asylum seekers."""
    asked = Situation("follow_up_place", "e na alemanha?", "pt", topic="health_services", residence="DE")
    assert ids(base, replace(asked, listed=("ch-health-undocumented",)))[0] == "de-health-undocumented"


@pytest.mark.usefixtures("assistant")
def test_a_pressed_country_asks_for_the_same_there() -> None:
    """Whoever was not paid and chose "Canada" was told of a permit for victims of trafficking: the word of the button
    counted as the question. By words and meanings, as the assistant runs: by words alone two are equal but for 0.01.
    What holds in Ontario or Québec alone is not for somebody of whom only the country is known."""
    chosen = Situation("rights_work", "Canada", "en", topic="rights_work", residence="CA", named=("residence",))
    chosen = replace(chosen, listed=("us-wages",), presses_place=True)
    assert ids(knowledge_base(), chosen)[0] == "ca-tfw-rights"


def test_a_place_alone_asks_for_what_is_of_its_country(base: KnowledgeBase) -> None:
    asked = Situation("follow_up_place", "and in germany?", "en", topic="degree_recognition", residence="DE")
    assert ids(base, replace(asked, listed=("ca-eca-wes",)))[0] == "de-anabin-zab"


def test_few_words_go_on_with_what_was_shown(base: KnowledgeBase) -> None:
    """Whoever asked on about a recruiter who wants money was told of a coyote, who has nothing to do with it."""
    asked = Situation("labour_programs", "cómo hago", "es", topic="labour_programs", residence="GT")
    assert ids(base, asked)[0] != "gt-cierto-reclutamiento-etico"
    asked = replace(asked, listed=("gt-cierto-reclutamiento-etico",))
    assert ids(base, asked).index("gt-cierto-reclutamiento-etico") <= 1
    assert "coyote" not in ids(base, asked)[0]


def test_where_somebody_goes_counts_where_only_that_is_named(base: KnowledgeBase) -> None:
    """Of a lawyer in Barcelona nothing was known, as the person was still in Porto."""
    asked = Situation("legal_aid", "e se eu for pra Barcelona, advogado de graça?", "pt", topic="legal_aid")
    goes = replace(asked, residence="PT", destination="ES", named=("destination",))
    assert ranked(base, goes)[0].entry.applies_in == ("ES",)
    assert ranked(base, replace(goes, named=()))[0].entry.applies_in != ("ES",)


def test_where_money_goes_is_not_where_the_person_goes(base: KnowledgeBase) -> None:
    sends = replace(money("cómo lo mando"), destination="ES", named=("destination",))
    assert ranked(base, sends)[0].entry.applies_in == ("US",)


def test_what_is_of_another_country_that_the_message_names_is_found(base: KnowledgeBase) -> None:
    """Whoever asked from Morocco for seasonal work in Spain was given a convention."""
    text = "travail saisonnier en Espagne, j'habite à Rabat au Maroc"
    asked = Situation("labour_programs", text, "fr", topic="labour_programs", residence="MA", mentioned=("ES", "MA"))
    assert ids(base, asked)[0] == "es-gecco-2026"
    left = replace(asked, origin="ES")
    assert "es-gecco-2026" not in ids(base, left)


def test_a_shelter_of_another_city_comes_after_one_of_the_persons_own(base: KnowledgeBase) -> None:
    """A woman who had moved on to Tijuana was sent back to the shelters of Tapachula."""
    asked = Situation("shelters", "dónde duermo con mis hijas", "es", topic="shelters", residence="MX", city="Tijuana")
    order = ids(base, replace(asked, listed=("mx-tapachula-albergues",)))
    assert order.index("mx-madre-asunta-tijuana") < order.index("mx-tapachula-albergues")
    assert order[0].endswith("-tijuana")


def test_the_one_in_a_city_is_what_names_it(base: KnowledgeBase) -> None:
    """Whoever chose a city of a list of shelters was given the list again."""
    asked = Situation("follow_up_place", "el de Saltillo", "es", topic="shelters", residence="MX", city="Saltillo")
    assert ids(base, replace(asked, listed=("mx-albergues-panorama",)))[0] == "mx-casa-migrante-saltillo"


def test_a_country_that_is_only_spoken_of_brings_no_answer_of_its_own(base: KnowledgeBase) -> None:
    """Whoever had a Mexican boss in the United States was told of Mexico's labour law."""
    text = "mi patrón es mexicano y no me paga el salario"
    asked = Situation("rights_work", text, "es", topic="rights_work", residence="US", mentioned=("MX",))
    assert ("MX",) not in [match.entry.applies_in for match in ranked(base, asked)]


def test_where_somebody_wants_to_go_is_not_where_they_are_when_nothing_is_said(base: KnowledgeBase) -> None:
    """On the way to the United States a bed for tonight was looked for there."""
    asked = Situation("shelters", "dónde duermo esta noche", "es", topic="shelters", destination="US")
    assert asked_for(base, asked) is None
    assert asked_for(base, replace(asked, transit="MX", origin="HN")) is None
    assert asked_for(base, replace(asked, named=("destination",))) == "US"


def test_a_journey_home_is_asked_of_the_consulate_where_one_is(base: KnowledgeBase) -> None:
    text = "mi papá murió, quiero llevar el cuerpo a Honduras"
    asked = Situation("consular_services", text, "es", topic="consular_services", residence="US", origin="HN")
    goes = replace(asked, destination="HN", named=("destination",))
    assert asked_for(base, goes) == "US"
    assert "HN" in ranked(base, goes)[0].entry.for_origins


def test_what_is_over_comes_after_what_is_there(base: KnowledgeBase) -> None:
    asked = Situation("legal_aid", "orientación legal detención", "es", topic="legal_aid", residence="US")
    assert ranked(base, asked)[0].entry.status is not Status.DISCONTINUED


def test_few_words_about_another_topic_ask_anew(base: KnowledgeBase) -> None:
    """Who was told how to claim unpaid wages and then asked for a lawyer was told the same again."""
    asked = Situation("legal_aid", "y abogado gratis?", "es", topic="legal_aid", residence="ES")
    asked = replace(asked, listed=("es-salario-impagado",), before={"topic": "rights_work"})
    assert ids(base, asked)[0] == "es-justicia-gratuita"


def test_who_names_a_place_asks_anew(base: KnowledgeBase) -> None:
    """Where one sleeps in Esquipulas was answered with the shelter of Nogales that had been shown before."""
    asked = Situation(
        "shelters", "donde quedarme esquipulas", "es", topic="shelters", residence="GT", city="Esquipulas"
    )
    anew = replace(asked, listed=("mx-kino-nogales",), named=("city", "residence"))
    assert fit(base, anew) == fit(base, replace(anew, listed=()))
    assert fit(base, replace(anew, named=())) != fit(base, anew)


def test_who_asks_for_help_is_told_what_holds_now_and_not_what_a_study_said(base: KnowledgeBase) -> None:
    """A doctor without papers in Brazil was answered with what an organisation had said in 2011."""
    for country in ("BR", "CH", "DE", "DO"):
        text, topic = "sante gratuite sans papiers", "health_services"
        assert ids(base, Situation(topic, text, "fr", topic=topic, residence=country))[0] != "picum-2011-health-claim"


def test_after_a_danger_what_its_plan_is_about_is_not_aside(base: KnowledgeBase) -> None:
    """Whose husband had been taken by ICE was sent to a register of people missing in Mexico."""
    asked = Situation("missing_persons", "onde procuro", "pt", topic="missing_persons", residence="US", origin="BR")
    taken = ids(base, replace(asked, last_danger="raid")).index("us-ice-locator")
    assert taken < ids(base, asked).index("us-ice-locator")


def test_a_whole_sentence_asks_anew_however_few_of_its_words_tell_something(base: KnowledgeBase) -> None:
    """ "Where do I go to complain about this police" was answered again with what is no crime."""
    shown = Situation("rights_detention", "where do i go to complain about this", "en", topic="rights_detention")
    shown = replace(shown, residence="MX", listed=("mx-no-es-delito",), before={"topic": "rights_detention"})
    assert fit(base, shown) == fit(base, replace(shown, listed=()))
    few = replace(shown, text="complain about this")
    assert fit(base, few) != fit(base, replace(few, listed=()))
