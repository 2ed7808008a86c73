"""Whoever is in danger is not shown a menu."""

from __future__ import annotations

import uuid

import pytest

from tests.conftest import Assistant
from tests.conversations.talks import talk


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


def test_who_tells_of_something_else_in_words_enough_is_not_read_the_plan_again(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("se desmayo mi mama y no respira bien, estoy en tijuana", conversation, language="es")
    text = "una muchacha vende lugares en la lista de la comar por 3000 pesos, es verdad eso o me roba"
    answer = assistant.ask(text, conversation)
    assert answer["emergency"] is None
    assert answer["choices"][0]["title"] == assistant.office.phrasebook.say("danger_medical", "es")


def test_who_is_well_and_asks_for_tomorrow_has_the_plan_one_button_away_only(assistant: Assistant) -> None:
    """ "I am fine here with her, tomorrow how do I keep him from taking the child" got the plan against suicide."""
    text = "estoy bien aqui con mi tia gracias. mañana como hago para que el papa no me quite a la niña"
    assert assistant.ask(text, language="es")["emergency"] is None


def test_who_says_what_it_is_not_is_heard_by_the_rest(assistant: Assistant) -> None:
    calm = assistant.ask(
        "pas de suicide hein, je veux juste parler à une psychologue, je suis à bruxelles", language="fr"
    )
    assert calm["emergency"] is None
    assert calm["topic"] == "mental_health"
    real = assistant.ask("no es suicidio pero me tomé todas las pastillas y me estoy durmiendo", language="es")
    assert real["emergency"] in ("self_harm", "medical")


def test_a_few_words_of_somebody_in_danger_are_no_new_question(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("me quiero morir, estoy solo en zurich", conversation, language="es")
    assert assistant.ask("no hablo bien aleman", conversation)["emergency"] == "self_harm"


def test_after_i_am_safe_what_was_asked_in_danger_comes_first(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("mi marido me esta pegando estoy en houston", conversation, language="es")
    asked = assistant.ask("y mañana en que oficina inscribo a mi hija en la escuela", conversation)
    safe = next(choice["n"] for choice in asked["choices"] if "a salvo" in choice["title"])
    answer = assistant.ask("", conversation, choice=safe)
    told, topic = (choice["title"] for choice in answer["choices"][:2])
    enrolment = assistant.office.knowledge.entry(asked["entries"][0])
    assert enrolment is not None
    assert told == enrolment.text["es"].title
    assert topic == "Escuela para niños"


def test_it_is_something_else_ends_the_danger(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    plan = assistant.ask("me estan pegando aqui en houston", conversation, language="es")
    other = next(choice["n"] for choice in plan["choices"] if choice["title"] == "Es otra cosa")
    assistant.ask("", conversation, choice=other)
    answer = assistant.ask("el numero pues", conversation)
    assert answer["emergency"] is None


def test_an_office_that_is_called_by_its_name_in_danger_is_told_beside_the_plan(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("mi marido me esta pegando estoy en tapachula", conversation, language="es")
    answer = assistant.ask("el telefono de la COMAR", conversation)
    assert answer["entries"] == ["mx-refugio-comar"]
    assert answer["choices"][0]["title"] == assistant.office.phrasebook.say("danger_violence", "es")


def test_who_is_free_and_asks_for_the_cousin_that_is_held_finds_that_beside_the_plan(assistant: Assistant) -> None:
    """The plan for somebody who is held was read three times to a man who said that he was free, and nothing else."""
    conversation = uuid.uuid4().hex
    first = "me secuestraron saliendo de la central en reynosa, soy de venezuela, me soltaron, mi primo sigue ahi"
    assert assistant.ask(first, conversation, language="es")["emergency"] == "trafficking"
    text = "no, yo ya estoy libre, es mi primo al que tienen, le piden 3 mil dolares a mi tia. pagamos o no"
    answer = assistant.ask(text, conversation)
    assert answer["emergency"] == "trafficking"
    assert any("secuestrad" in choice["title"] for choice in answer["choices"])


@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("mi marido me pega, estoy en mexico", "no, me quiere matar mi esposo, me amenaza con quitarme a mis hijos"),
        (
            "me tienen encerrada en lima peru",
            "no, no puedo salir, me tienen encerrada y tienen mi pasaporte",
        ),
        ("nos tienen secuestrados en mexico", "no, nos tienen secuestrados y piden dinero por telefono, pagamos o no"),
        ("ice is at my door in houston", "no no ICE is at my door now, do i have to open"),
    ],
)
def test_a_no_does_not_take_the_plan_from_who_goes_on_telling_of_the_danger(
    assistant: Assistant, first: str, text: str
) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask(first, conversation, language="es")
    assert assistant.ask(text, conversation)["emergency"] is not None


def test_in_danger_the_numbers_of_the_country_that_somebody_dreams_of_do_not_replace_the_plan(
    assistant: Assistant,
) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("mi marido me pega, estoy en guatemala", conversation, language="es")
    text = "quiero irme con mis hijos a estados unidos, hay refugio para mujeres golpeadas alla o papeles VAWA"
    answer = assistant.ask(text, conversation)
    assert "7233" not in "".join("\n".join(answer["reply"]).split())


def test_who_is_hunted_to_be_killed_is_not_told_of_suicide(assistant: Assistant) -> None:
    answer = assistant.ask("estoy en mexico, unos hombres me buscan para matarme", uuid.uuid4().hex, language="es")
    assert answer["emergency"] == "violence"


def test_who_was_pushed_yesterday_by_whoever_takes_the_wages_is_told_the_plan(assistant: Assistant) -> None:
    """The classifier heard it after one training and not after the next."""
    conversation = uuid.uuid4().hex
    assistant.ask("vivo en houston con mi pareja", conversation, language="es")
    text = "el me quita lo que gano y si le digo algo se pone bravo, ayer me empujo"
    assert assistant.ask(text, conversation)["emergency"] == "violence"


def test_what_something_costs_is_no_danger(assistant: Assistant) -> None:
    """After how to replace a lost card, "konbe li koute" brought the plan for somebody who is hurt."""
    conversation = uuid.uuid4().hex
    assistant.ask("mwen brezil, ki jan pou m fè CRNM", conversation, language="ht")
    answer = assistant.ask("konbe li koute", conversation)
    assert answer["emergency"] is None
    assert answer["choices"][0]["title"] != assistant.office.phrasebook.say("danger_medical", "ht")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("secuestraron a mi primo en reynosa y piden 4 mil dolares", "nos mandaron un numero de cuenta"),
        ("mi esposo me pego estoy en houston con mi niña", "no tengo dinero para el taxi"),
    ],
)
def test_money_in_a_few_words_of_somebody_in_danger_is_the_danger_s_and_no_question_how_to_send_it(
    assistant: Assistant, first: str, then: str
) -> None:
    conversation = uuid.uuid4().hex
    danger = assistant.ask(first, conversation, language="es")
    answer = assistant.ask(then, conversation)
    assert danger["emergency"] is not None
    assert answer["emergency"] == danger["emergency"]


def test_in_a_city_that_lies_in_two_countries_the_first_number_of_both_is_told_at_once(assistant: Assistant) -> None:
    answer = assistant.ask("mi mujer esta sangrando mucho estamos en santo domingo", uuid.uuid4().hex, language="es")
    assert answer["emergency"] == "medical"
    assert answer["reply"][0].startswith("República Dominicana: 911\nEcuador: 911")


@pytest.mark.parametrize(
    ("language", "first", "then", "number"),
    [
        ("es", "mi esposo me pego estoy en houston", "quiero hablar con una persona", "800-799-7233"),
        ("ht", "mari m bat mwen mwen nan santiago chili", "mwen vle pale ak yon moun", "1455"),
        ("en", "ice is at my door in chicago", "i want to talk to a person", "888-624-4752"),
    ],
)
def test_who_asks_for_a_person_in_danger_is_given_first_the_line_that_knows_this_danger(
    assistant: Assistant, language: str, first: str, then: str, number: str
) -> None:
    conversation = uuid.uuid4().hex
    danger = assistant.ask(first, conversation, language=language)
    answer = assistant.ask(then, conversation)
    assert danger["emergency"] is not None
    assert answer["topic"] == "human_agent"
    assert "\n".join(answer["reply"]).count(number) == 1


def test_where_there_is_no_plan_the_emergency_number_is_not_below_the_lines_of_office_hours(
    assistant: Assistant,
) -> None:
    text = "meu marido esta a arrombar a porta, estou em setubal portugal"
    answer = assistant.ask(text, uuid.uuid4().hex, language="pt")
    assert answer["emergency"] == "violence"
    assert "112" in answer["reply"][0].splitlines()[1]


def test_who_asks_for_a_person_where_nobody_can_be_called_is_told_no_source_of_nothing(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("mi mujer esta sangrando mucho estamos en santo domingo", conversation, language="es")
    answer = assistant.ask("quiero hablar con una persona", conversation)
    assert answer["topic"] == "human_agent"
    assert answer["sources"] == []


def test_who_says_that_it_is_something_else_is_answered_what_they_had_written(assistant: Assistant) -> None:
    """ "It is something else" greeted, and the question was lost that had been taken for a danger."""
    danger, instead = talk(
        assistant,
        "en",
        "im in ontario, 14 of us in the bunkhouse, the roof leaks, we are lost in the snow and freezing",
        "It is something else",
    )
    assert danger["emergency"] == "lost"
    assert instead["emergency"] is None
    assert instead["entries"][0] in {"ca-on-bunkhouse", "ca-shelter-tonight"}


def test_a_child_who_is_alone_is_told_not_to_go_with_who_offers_work(assistant: Assistant) -> None:
    """A girl of fifteen who was offered work in a bar and a house was told the minimum wage of domestic workers."""
    _, offered, comes = talk(
        assistant,
        "es",
        "tengo 15 años, vine sola, estoy en tapachula",
        "un señor dice que me da trabajo en un bar y casa gratis, es bueno?",
        "el señor ya viene por mi",
    )
    for answer in (offered, comes):
        assert answer["emergency"] == "child_alone"
        assert "No se vaya con nadie" in "\n".join(answer["reply"])
