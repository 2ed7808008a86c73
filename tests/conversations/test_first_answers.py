"""What a person gets for a first question. Expected values were written before the first run."""

from __future__ import annotations

import uuid
from typing import Any, Optional

import pytest

from tests.conftest import Assistant
from tests.conversations.talks import talk

FIRST = [
    # text, language, topic, residence, first entry (None: any of the topic)
    ("necesito un doctor en Houston y no tengo papeles", "es", "health_services", "US", "us-community-health-centers"),
    ("mi patrón no me paga", "es", "rights_work", None, None),
    ("my boss in Chicago did not pay my last two weeks", "en", "rights_work", "US", "us-wages"),
    ("how do I send money to Honduras?", "en", "remittances_send", None, None),
    ("what happened to Mexico's 3 for 1 program?", "en", "remittances_invest", None, "mx-3x1"),
    ("todavia existe el seguro popular?", "es", "health_insurance", None, "mx-seguro-popular"),
    ("¿mi hija puede ir a la escuela en Texas sin papeles?", "es", "school_enrolment", "US", "us-plyler"),
    ("can my son go to school in the US without documents", "en", "school_enrolment", "US", "us-plyler"),
    ("inscribir a mi niño en la escuela en Tapachula", "es", "school_enrolment", "MX", "mx-escuela-inscripcion"),
    ("quiero pedir refugio en México", "es", "asylum", "MX", "mx-refugio-comar"),
    ("what are the plazas comunitarias?", "en", "education_programs", None, "mx-plazas-comunitarias"),
    ("las ventanillas de salud del consulado en Los Angeles", "es", "health_services", "US", "mx-ventanillas-de-salud"),
    ("what is the visa for victims of a crime in the US", "en", "violence_trafficking", "US", "us-u-t-visa"),
    ("necesito un abogado gratis en Estados Unidos", "es", "legal_aid", "US", "us-free-lawyers"),
    ("abrir una cuenta de banco sin seguro social en EEUU", "es", "remittances_invest", "US", "us-bank-account-itin"),
    ("numero del consulado de Honduras en Estados Unidos", "es", "consular_services", "US", "hn-siamigha"),
    ("what rights do I have as a migrant", "en", "rights_overview", None, None),
    ("what is the GFMD?", "en", "policy_practices", None, "gfmd"),
]


@pytest.mark.parametrize(("text", "language", "topic", "residence", "entry"), FIRST, ids=[row[0] for row in FIRST])
def test_first_question_gets_the_right_entry(
    assistant: Assistant, text: str, language: str, topic: str, residence: Optional[str], entry: Optional[str]
) -> None:
    answer = assistant.ask(text)
    assert (answer["language"], answer["topic"], answer["residence"]) == (language, topic, residence)
    assert entry in (None, *answer["entries"][:1])
    assert_sourced(answer)


def assert_sourced(answer: dict[str, Any]) -> None:
    assert answer["entries"]
    assert answer["sources"]
    assert all(source["title"] and source["date"] for source in answer["sources"])


DANGERS = [
    ("me detuvo la migra", "raid", None),
    ("ICE is at my door right now in Houston", "raid", "US"),
    ("mi esposo me está pegando ayuda", "violence", None),
    ("ya no quiero vivir, me quiero matar", "self_harm", None),
    ("mi hijo no respira, estamos en México", "medical", "MX"),
]


@pytest.mark.parametrize(("text", "danger", "residence"), DANGERS)
def test_danger_is_answered_first_and_without_an_introduction(
    assistant: Assistant, text: str, danger: str, residence: Optional[str]
) -> None:
    answer = assistant.ask(text)
    assert (answer["emergency"], answer["topic"], answer["residence"]) == (danger, "emergency", residence)
    assert answer["entries"][0] == f"{(residence or 'int').lower()}-danger-{danger.replace('_', '-')}"
    assert len(answer["reply"]) == 1
    titles = [choice["title"] for choice in answer["choices"]]
    assert ("México" in titles) is (residence is None), "the country is asked in the same message"
    assert len(titles) >= 2, "there is a way on"


def test_a_pressed_country_gives_the_plan_of_that_country(assistant: Assistant) -> None:
    first = assistant.ask("me detuvo la migra", "raid-then-country")
    number = next(choice["n"] for choice in first["choices"] if choice["title"] == "Estados Unidos")
    second = assistant.ask("", "raid-then-country", choice=number)
    assert (second["emergency"], second["entries"][0]) == ("raid", "us-danger-raid")


def test_in_a_raid_nobody_is_sent_to_the_police(assistant: Assistant) -> None:
    for place in ("en Houston", "en México", "en España"):
        answer = assistant.ask(f"la migra está en mi puerta ahora, {place}")
        assert answer["emergency"] == "raid"
        assert "911" not in answer["reply"][0]
        assert "112" not in answer["reply"][0]


def test_and_in_mexico_asks_the_same_for_another_country(assistant: Assistant) -> None:
    assert assistant.ask("mi patrón no me paga en Houston", "follow")["residence"] == "US"
    again = assistant.ask("¿y en México?", "follow")
    assert (again["topic"], again["residence"], again["entries"][0]) == ("rights_work", "MX", "mx-profedet")


def test_the_country_is_remembered_for_the_next_question(assistant: Assistant) -> None:
    assistant.ask("necesito un doctor en Houston", "remember")
    answer = assistant.ask("mi hija puede ir a la escuela?", "remember")
    assert (answer["residence"], answer["entries"][0]) == ("US", "us-plyler")


def test_a_number_presses_a_choice(assistant: Assistant) -> None:
    first = assistant.ask("mi patrón no me paga", "number")
    assert assistant.ask("1", "number")["question"] == "1"
    assert assistant.ask("1", "number")["entries"] != [] or first["choices"]


def test_the_language_changes_when_it_is_asked_for_and_not_for_a_short_word(assistant: Assistant) -> None:
    assert assistant.ask("hola, necesito ayuda", "language")["language"] == "es"
    assert assistant.ask("ok", "language")["language"] == "es"
    assert assistant.ask("no", "language")["language"] == "es"
    changed = assistant.ask("English please", "language")
    assert changed["language"] == "en"
    assert assistant.ask("ok", "language")["language"] == "en"


def test_the_introduction_is_said_once(assistant: Assistant) -> None:
    assert "automático" in assistant.ask("mi patrón no me paga", "once")["reply"][0]
    assert all("automático" not in text for text in assistant.ask("en México", "once")["reply"])


def test_a_person_is_offered_with_lines_and_their_dates(assistant: Assistant) -> None:
    answer = assistant.ask("quiero hablar con una persona, estoy en Estados Unidos")
    assert answer["topic"] == "human_agent"
    assert any("+1" in text for text in answer["reply"])
    assert answer["sources"]


def test_what_is_too_old_is_not_repeated_but_said_to_be_old(assistant: Assistant) -> None:
    answer = assistant.ask("bachillerato virtual de El Salvador desde Estados Unidos")
    assert answer["topic"] == "education_programs"
    assert "bachillerato" in answer["reply"][-1].lower()
    assert "2019" in answer["reply"][-1]


def test_what_nobody_understands_is_offered_topics_and_a_person_and_never_twice_the_same(assistant: Assistant) -> None:
    first = assistant.ask("xqzt brrl wvw", "lost")
    second = assistant.ask("zzkt plmf qqq", "lost")
    for answer in (first, second):
        assert "persona" in answer["choices"][-1]["title"] or "person" in answer["choices"][-1]["title"]
    assert first["reply"][-1] != second["reply"][-1]


def test_every_contact_and_figure_of_an_answer_is_in_the_knowledge_base(assistant: Assistant) -> None:
    answer = assistant.ask("cuánto cuesta mandar 200 dólares de Estados Unidos a Honduras")
    corridor = assistant.office.knowledge.corridor("US", "HN")
    assert answer["corridor"] == "US-HN"
    assert f"{corridor.cost_200:.2f} %" in answer["reply"][-1]
    assert str(corridor.year) in answer["reply"][-1]


def test_after_a_danger_the_next_answer_asks_once_whether_the_person_is_safe(assistant: Assistant) -> None:
    assistant.ask("mi esposo me está pegando ayuda, estoy en México", "safe")
    after = assistant.ask("¿mi hija puede ir a la escuela?", "safe")
    assert "a salvo" in " ".join(after["reply"])
    assert after["choices"][0]["title"] == "Me atacan o me amenazan"
    assert after["topic"] == "school_enrolment"
    later = assistant.ask("necesito un abogado gratis", "safe")
    assert "a salvo" not in " ".join(later["reply"])
    again = assistant.ask("", "safe", choice=1)
    assert again["topic"] != "smalltalk"


def test_what_may_be_danger_has_the_plan_as_its_first_button(assistant: Assistant) -> None:
    situation = {"possible_danger": "violence"}
    from actions.after_danger import with_plan_at_hand
    from actions.situation import Situation

    draft = with_plan_at_hand({"text": "x", "choices": []}, Situation("rights_work", "x", "es", **situation))
    assert draft["choices"][0]["payload"]["entities"] == [{"entity": "danger", "value": "violence"}]
    assert draft["text"][-1] == {"phrase": "danger_if_now"}


def test_what_is_outside_is_offered_topics_and_no_entry(assistant: Assistant) -> None:
    answer = assistant.ask("escribe una canción de amor para mi novia", language="es")
    titles = {choice["title"] for choice in answer["choices"]}
    entries = {entry.text["es"].title for entry in assistant.office.knowledge.entries()}
    assert answer["topic"] == "out_of_scope"
    assert not titles & entries


def test_another_country_is_asked_for_what_was_only_guessed_too(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    told = "Filipina RN here in winnipeg on visitor visa, how to make my BSN diploma count"
    guess = assistant.ask(told, conversation, language="en")
    elsewhere = assistant.ask("and in germany?", conversation)
    assert guess["topic"] == elsewhere["topic"] == "degree_recognition"
    assert elsewhere["residence"] == "DE"


def test_moving_on_is_no_wish_to_die(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("estoy en tapachula y busco donde dormir", conversation, language="es")
    answer = assistant.ask("ya no, ahora estoy en tijuana", conversation)
    assert (answer["emergency"], answer["city"]) == (None, "Tijuana")


def test_after_one_danger_a_possible_other_one_is_offered_and_it_is_asked_whether_they_are_safe() -> None:
    from actions.after_danger import with_plan_at_hand
    from actions.situation import Situation

    situation = Situation("health_services", "x", "es", last_danger="raid", possible_danger="medical")
    draft = with_plan_at_hand({"text": "x", "choices": []}, situation)
    assert draft["text"] == [{"phrase": "danger_check"}, "x", {"phrase": "danger_if_now"}]
    offered = [choice["payload"]["entities"][0]["value"] for choice in draft["choices"]]
    assert offered[:2] == ["medical", "raid"]


def test_where_the_danger_told_before_may_go_on_its_plan_stands_first_and_says_so() -> None:
    from actions.after_danger import with_plan_at_hand
    from actions.situation import ASKED_SAFE, Situation

    situation = Situation("x", "x", "es", last_danger="raid", possible_danger="raid", told=(ASKED_SAFE,))
    draft = with_plan_at_hand({"text": "x", "choices": []}, situation)
    assert draft["text"] == ["x", {"phrase": "danger_if_now"}]
    assert [choice["payload"]["entities"][0]["value"] for choice in draft["choices"]] == ["raid"]


@pytest.mark.parametrize(
    ("text", "language", "is_asked"),
    [("caller lost her passport", "en", True), ("si reporto al patron me van a deportar?", "es", False)],
)
def test_the_nationality_is_asked_for_first_only_where_it_decides_wherever_somebody_is(
    assistant: Assistant, text: str, language: str, is_asked: bool
) -> None:
    reply = "\n".join(assistant.ask(text, language=language)["reply"])
    assert (assistant.office.phrasebook.say("ask_origin", language) in reply) == is_asked


def test_a_line_that_is_free_does_not_make_the_passport_free(assistant: Assistant) -> None:
    """Who asked what a passport costs was told "free", which was of the line to call about it."""
    answer = assistant.ask("cuanto cuesta el pasaporte de honduras en houston", language="es")
    assert "Gratis." not in answer["reply"][-1].splitlines()


def test_who_says_where_they_are_in_danger_reads_the_numbers_first_and_the_introduction_later(
    assistant: Assistant,
) -> None:
    """ "La migra está tocando", "Texas": above the numbers stood four lines on who answers."""
    plan, where, later = talk(
        assistant,
        "es",
        "la migra esta en la puerta tocando",
        "texas",
        "ya se fueron gracias. donde hay un doctor gratis",
    )
    told = ["\n".join(answer["reply"]) for answer in (plan, where, later)]
    assert where["emergency"] == "raid"
    assert ["asistente automático" in text for text in told] == [False, False, True]
