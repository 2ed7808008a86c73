"""Whatever the danger, the country and the language: there is a plan, never an apology."""

from __future__ import annotations

import pytest

from knowledge import Danger
from tests.conftest import Assistant

COUNTRIES = (
    *("US", "MX", "CA", "CR", "DO", "BR", "CL", "ES", "IT", "DE", "CH", "NL"),
    *("EC", "GT", "HN", "SV", "NI", "PA", "CO", "VE", "PE", "AR", "HT", "SN"),
    *("PT", "FR", "BE", "AT", "SE", "GR", "PL", "BO", "CU", "GB", "JP"),
)


@pytest.mark.parametrize("danger", [danger.value for danger in Danger])
def test_every_danger_has_a_plan_in_every_country_and_language(assistant: Assistant, danger: str) -> None:
    from actions.answer_danger import danger_reply
    from actions.situation import Situation

    base, composer = assistant.office.knowledge, assistant.office.composer
    for country in COUNTRIES:
        for language in assistant.office.phrasebook.languages:
            situation = Situation("emergency", "", language, danger=danger, residence=country)
            reply = composer.compose(danger_reply(base, situation), language)
            assert reply.data["emergency"] == danger
            assert reply.text
            if danger == Danger.RAID.value:
                numbers = {contact["value"] for contact in reply.data["contacts"]}
                assert not numbers & {"911", "112", "110", "190", "133", "117", "123"}, f"police in a raid in {country}"


@pytest.mark.parametrize(
    ("text", "danger", "residence"),
    [
        ("mi esposo me pega estoy en honduras", "violence", "HN"),
        ("me quiero morir estoy en peru", "self_harm", "PE"),
        ("me quito la vida hoy", "self_harm", None),
    ],
)
def test_a_country_without_a_plan_of_its_own_gets_the_general_one(
    assistant: Assistant, text: str, danger: str, residence: str | None
) -> None:
    answer = assistant.ask(text)
    assert (answer["emergency"], answer["residence"]) == (danger, residence)
    assert answer["entries"][0] == f"int-danger-{danger.replace('_', '-')}"


def test_a_danger_whose_action_breaks_is_answered_from_memory(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    import actions.answer_danger

    def broken(*_: object) -> None:
        raise TypeError("broken on purpose")

    monkeypatch.setattr(actions.answer_danger, "danger_reply", broken)
    answer = assistant.ask("mi esposo me está pegando ahora, ayuda")
    assert answer["emergency"] == "violence"
    assert "falló" not in " ".join(answer["reply"])


def test_where_somebody_else_is_does_not_move_the_person(assistant: Assistant) -> None:
    assistant.ask("estoy en Tapachula, necesito un albergue", "other")
    answer = assistant.ask("mi mamá está en Estados Unidos, ¿puedo ir a la escuela?", "other")
    assert answer["residence"] == "MX"


def test_a_line_for_the_nationals_of_one_country_is_not_given_to_everybody(assistant: Assistant) -> None:
    answer = assistant.ask("necesito renovar mi pasaporte, estoy en España")
    assert "salvadoreñ" not in answer["reply"][-1].lower() or answer["origin"] == "SV"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("CIAM telefono", "mx-ciam"),
        ("SENAMI", "ec-senami"),
        ("comar", "mx-refugio-comar"),
        ("DPU defesa deportação", "br-dpu-migrantes"),
    ],
)
def test_an_agent_finds_an_entry_by_its_name(assistant: Assistant, text: str, entry: str) -> None:
    assert assistant.ask(text)["entries"][:1] == [entry]


@pytest.mark.parametrize("text", ["PERDI TODOS SUS PAPELES", "ME CAI DEL TREN"])
def test_words_in_capitals_are_no_names(assistant: Assistant, text: str) -> None:
    assert assistant.ask(text)["entries"][:1] == assistant.ask(text.lower())["entries"][:1]


def test_collecting_people_is_no_raid(assistant: Assistant) -> None:
    answer = assistant.ask("el bus está recogiendo a la gente para el albergue en Tapachula", language="es")
    assert answer["emergency"] != "raid"


THREATS = [
    "la voy a matar a mi mujer",
    "si no vuelve la mato",
    "I'm going to kill my wife",
    "vou matar ela",
    "je vais tuer ma femme",
    "m ap touye madanm mwen",
]


@pytest.mark.parametrize("text", THREATS)
def test_whoever_threatens_somebody_is_not_given_the_plan_of_the_threatened(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer["emergency"] is None
    assert answer["reply"][-1] == assistant.office.phrasebook.say("before_harm", answer["language"])


def test_a_new_danger_that_only_the_classifier_hears_is_offered_beside_the_one_that_was_told(
    assistant: Assistant,
) -> None:
    assistant.ask("mi hijo no respira bien, estamos en houston", "ill child")
    again = assistant.ask("no no, el niño sigue mal, ya llame", "ill child")
    assert (again["emergency"], again["entries"][0]) == ("medical", "us-danger-medical")
