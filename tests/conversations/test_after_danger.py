"""Whoever is in danger is not shown a menu."""

from __future__ import annotations

import uuid

from tests.conftest import Assistant


def test_fear_of_the_number_in_the_plan_gets_the_plan_and_no_menu(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    for text in (
        "somos menores y estamos solos en la terminal de tapachula",
        "me da miedo",
        "si llamo a ese numero nos regresan",
    ):
        answer = assistant.ask(text, conversation, language="es")
    assert answer["emergency"] == "child_alone"
    assert answer["entries"][:1] == ["mx-danger-child-alone"]


def test_a_question_of_another_kind_is_answered_with_the_plan_at_hand(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("mi marido me esta pegando estoy en houston", conversation, language="es")
    answer = assistant.ask("y mañana en que oficina inscribo a mi hija en la escuela", conversation)
    assert answer["topic"] == "school_enrolment"
    assert answer["emergency"] is None
    assert answer["choices"][0]["title"] == assistant.office.phrasebook.say("danger_violence", "es")


def test_what_sounds_like_the_danger_going_on_keeps_the_plan(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("mi marido me esta pegando estoy en houston", conversation, language="es")
    answer = assistant.ask("dice que si abro la puerta me va a matar a mi y a los niños", conversation)
    assert answer["emergency"] == "violence"


def test_a_question_that_nothing_is_sure_of_is_answered_and_not_with_the_plan_again(assistant: Assistant) -> None:
    """Whoever was out of the danger and asked what the hospital costs was read the same numbers again."""
    conversation = uuid.uuid4().hex
    assistant.ask("mi hermano se esta desangrando, estamos en liberia costa rica", conversation, language="es")
    answer = assistant.ask("gracias a dios ya lo curaron. cuanto nos cobra la clinica si no tenemos caja", conversation)
    assert answer["topic"] in ("health_services", "health_insurance")
    assert answer["emergency"] is None
    assert answer["choices"][0]["title"] == assistant.office.phrasebook.say("danger_medical", "es")
