"""What is beside the point is not told as the answer, and nothing is told twice.

Seen when six readers played 27 people: a student who asked three times how to renew his permit was offered the one
for victims three times."""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.conversations.talks import says, talk


def test_what_holds_everywhere_is_told_in_a_sentence_after_saying_that_nothing_is_known_of_the_country(
    assistant: Assistant,
) -> None:
    first, again = talk(
        assistant,
        "es",
        "estoy en bamako mali cuanto es el sueldo minimo de un obrero de construccion",
        "y cuanto le pagan en bamako a un obrero por hora extra",
    )
    assert says(assistant, first, "holds_everywhere")
    assert first["entries"][0].startswith("intl-ilo-")
    assert "Mali" in first["reply"][-1]
    assert not says(assistant, again, "holds_everywhere"), "nothing is told twice"


def test_of_the_steps_that_were_left_out_those_are_told_that_are_asked_for(assistant: Assistant) -> None:
    _, more = talk(
        assistant, "es", "como pido refugio en mexico", "mi señora no habla español, hay interprete para pedir refugio?"
    )
    assert says(assistant, more, "more_of_it")
    assert "Pida intérprete" in "\n".join(more["reply"])


def test_how_long_something_takes_is_told_where_the_words_of_the_answer_hold_it(assistant: Assistant) -> None:
    _, time = talk(assistant, "es", "como pido refugio en mexico", "cuanto tiempo tarda")
    assert "45 días hábiles" in "\n".join(time["reply"])
    assert not says(assistant, time, "detail_unknown")


def test_what_something_costs_is_told_where_a_step_of_the_answer_holds_it(assistant: Assistant) -> None:
    """How much the identity card costs was "not known", one step under the answer that was shown."""
    _, price = talk(assistant, "es", "perdi mi dpi en guatemala como lo repongo", "y cuanto cuesta")
    assert "quetzales" in "\n".join(price["reply"])
    assert not says(assistant, price, "detail_unknown")


def test_another_city_after_a_no_is_the_same_question_there(assistant: Assistant) -> None:
    first, there = talk(assistant, "es", "en milan donde hay un doctor sin papeles", "no, digo en roma, no en milan")
    assert first["entries"][:1] == there["entries"][:1] == ["it-stp"]
    assert there["city"] == "Rome"


def test_what_is_meant_after_a_no_stays_if_it_is_what_was_told(assistant: Assistant) -> None:
    _, again = talk(
        assistant,
        "en",
        "my uncle is in immigration jail in dallas, can he get out on bond",
        "no, i said bond: what is the price to get him out of there",
    )
    assert again["entries"][:1] == ["us-fianza"]


def test_what_answers_but_is_too_old_is_withheld_and_nothing_else_told_in_its_place(assistant: Assistant) -> None:
    (answer,) = talk(assistant, "es", "como homologo el bachillerato en españa")
    assert answer["entries"] == ["es-homologacion-no-universitaria"]
    assert "demasiado vieja" in "\n".join(answer["reply"])
    assert not [choice for choice in answer["choices"] if choice["title"].startswith("España:")]


def test_a_new_question_to_the_same_entry_gets_what_was_left_out_and_not_the_same_words(assistant: Assistant) -> None:
    first, second = talk(
        assistant,
        "es",
        "como renuevo mi permiso de residencia para trabajo en italia",
        "y para renovar mi permiso de residencia en la oficina de correos con cuanta anticipacion",
    )
    assert first["entries"][:1] == second["entries"][:1] == ["it-permesso-rinnovo"]
    assert first["reply"][0] not in "\n".join(second["reply"])


def test_who_says_no_is_not_told_the_same_entry_again(assistant: Assistant) -> None:
    first, second = talk(
        assistant,
        "en",
        "i need a doctor in padova, italy, without papers",
        "no, i mean a doctor for students with a valid permit",
    )
    assert first["entries"][:1] == ["it-stp"]
    assert second["entries"][:1] != ["it-stp"]


SAFE = [
    (
        "en",
        "my husband is beating me, we are in houston",
        "ok i'm safe at my sister's now, where do i get a free lawyer",
    ),
    ("es", "mi marido me esta pegando estoy en houston", "ya estoy a salvo, donde consigo un abogado gratis"),
    ("fr", "mon mari me frappe, je suis a houston", "je suis en sécurité maintenant, où trouver un avocat gratuit"),
]


@pytest.mark.parametrize(("language", "danger", "safe"), SAFE)
def test_who_says_that_they_are_safe_and_asks_something_is_answered_and_no_longer_in_danger(
    assistant: Assistant, language: str, danger: str, safe: str
) -> None:
    told, after = talk(assistant, language, danger, safe)
    assert told["emergency"] == "violence"
    assert after["emergency"] is None
    assert after["topic"] == "legal_aid"
    assert not says(assistant, after, "danger_check")


def test_who_says_that_nobody_hurts_them_gets_no_plan(assistant: Assistant) -> None:
    (answer,) = talk(
        assistant, "en", "no, nobody is holding me, the agency took my passport, can they do that in toronto"
    )
    assert answer["emergency"] is None
    assert answer["entries"][:1] == ["ca-passport-kept"]


def test_a_joke_that_is_said_to_be_one_ends_the_danger(assistant: Assistant) -> None:
    told, after = talk(
        assistant, "es", "mi mama me va a matar estoy en tapachula", "jaja es broma, puedo entrar a la escuela"
    )
    assert told["emergency"] is not None
    assert after["emergency"] is None
    assert after["topic"] == "school_enrolment"


def test_how_long_which_language_and_when_are_asked_of_what_was_answered(assistant: Assistant) -> None:
    answers = talk(
        assistant, "es", "me quiero inscribir al imss", "cuanto tardan", "hablan creole?", "hoy esta abierto?"
    )
    assert {answer["topic"] for answer in answers} == {answers[0]["topic"]}
    assert all(answer["emergency"] is None for answer in answers)


def test_money_that_goes_to_one_country_comes_from_the_next_that_is_named(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "en", "send money", "to nigeria", "from germany")
    assert (answer["residence"], answer["destination"]) == ("DE", "NG")


def test_one_word_does_not_settle_the_language(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "es", "doctor", "en dallas", "y sin papeles?")
    assert answer["language"] == "es"


def test_a_thanks_before_a_need_does_not_hide_it(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "en", "school for my son in houston", "thanks. i am sick, i need a doctor")
    assert answer["topic"] == "health_services"


def test_where_no_line_answers_for_all_those_for_one_matter_are_offered(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "es", "estoy en milan y no me pagan", "quiero hablar con una persona")
    assert sum(choice["title"].startswith("Italia:") for choice in answer["choices"]) >= 2


def test_a_few_words_after_an_answer_are_not_taken_for_a_danger(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "es", "necesito un doctor en dallas", "y pa mi hijo")
    dangers = {str(assistant.office.phrasebook.say(f"danger_{each}", "es")) for each in ("child_alone", "self_harm")}
    assert dangers.isdisjoint(choice["title"] for choice in answer["choices"])


STILL = [
    ("es", "no me quiero matar pero me tomé todas las pastillas"),
    ("en", "he says he was only joking but he put a knife to my neck"),
    ("en", "he didn't hit me, he stabbed me"),
    ("es", "no es una emergencia? mi hijo no respira"),
]


@pytest.mark.parametrize(("language", "text"), STILL)
def test_a_denial_of_one_danger_hides_no_other(assistant: Assistant, language: str, text: str) -> None:
    (answer,) = talk(assistant, language, text)
    assert answer["emergency"] is not None


def test_a_danger_after_a_nationality_was_asked_for_a_relative_is_where_the_person_is(assistant: Assistant) -> None:
    *_, answer = talk(
        assistant,
        "es",
        "vivo en houston",
        "el consulado para mi hermana que esta en españa",
        "mi marido me esta pegando",
    )
    assert answer["entries"] == ["us-danger-violence"]


def test_an_offices_country_is_not_taken_for_where_somebody_in_danger_is(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "es", "como me registro en el imss", "mi marido me esta pegando")
    assert answer["entries"] == ["int-danger-violence"]


def test_who_types_that_they_are_safe_is_offered_what_comes_next(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "es", "mi marido me esta pegando estoy en houston", "ya estoy a salvo")
    assert len(answer["choices"]) > 2  # more than danger and a person


def test_where_nothing_is_known_of_a_country_its_line_for_all_is_named(assistant: Assistant) -> None:
    (answer,) = talk(assistant, "en", "i am in lisbon, they treat us bad in the shop because of our skin, who helps")
    assert answer["entries"] == ["intl-ilo-c190"]
    assert "AIMA" in "\n".join(answer["reply"])


def test_who_asks_on_in_other_words_is_told_something_else_of_the_same_place(assistant: Assistant) -> None:
    """Parents who asked for themselves were told twice what holds for children."""
    _, for_them, at_last = talk(
        assistant,
        "es",
        "somos de colombia, en madrid, a la niña de 4 años la atiende el medico?",
        "y nosotros los adultos sin papeles? mi esposa tambien esta enferma, cuanto cobran en urgencias",
        "los adultos digo, llevamos 2 meses sin papeles nos atienden?",
    )
    assert for_them["entries"][:1] == ["es-sanidad-universal"]
    assert not says(assistant, at_last, "nothing_more")


def test_the_nationality_of_a_childs_father_is_not_the_writers(assistant: Assistant) -> None:
    _, answer = talk(
        assistant, "ht", "mwen se ayisyen, mwen rete sendomeng, kijan pou m deklare ti bebe m", "papa l se dominiken wi"
    )
    assert answer["origin"] == "HT"


def test_what_is_no_topic_and_yet_known_of_the_country_is_told(assistant: Assistant) -> None:
    """ "That is outside of what I know", to somebody whose landlord changes the lock on Friday."""
    *_, answer = talk(assistant, "en", "i live in lisbon", "landlord want to change the lock on friday")
    assert answer["entries"][:1] == ["pt-despejo"]
    *_, outside = talk(assistant, "en", "i live in lisbon", "how do i change the oil of my old car")
    assert outside["entries"] == []


def test_a_few_words_after_an_answer_do_not_leave_its_topic(assistant: Assistant) -> None:
    *_, answer = talk(
        assistant, "en", "whats this new 1 percent tax if i send money from boston", "how can i not pay it"
    )
    assert answer["topic"] == "remittances_send"


def test_who_is_not_paid_by_a_firm_is_not_told_of_work_in_houses(assistant: Assistant) -> None:
    *_, firm = talk(assistant, "es", "vivo en santiago de chile, el jefe no me pago")
    assert firm["entries"][0] != "cl-casa-particular"
    *_, house = talk(assistant, "es", "soy nana en las condes, chile, no me dan descanso")
    assert house["entries"][0] == "cl-casa-particular"


def test_where_is_that_and_is_there_a_telephone_are_asked_of_the_answer(assistant: Assistant) -> None:
    """It was taken for the wish to talk to a person."""
    first, where = talk(
        assistant, "es", "no me pagaron el mes en santiago de chile", "y donde es eso, q oficina, hay telefono"
    )
    assert where["topic"] == first["topic"] == "rights_work"


def test_a_country_that_was_asked_for_is_heard_whatever_word_people_end_with(assistant: Assistant) -> None:
    first, answer = talk(assistant, "es", "no me pagaron en la obra", "en santiago de chile pes")
    assert (answer["residence"], answer["topic"]) == ("CL", first["topic"])
    assert not says(assistant, answer, "perhaps_this")


def test_no_light_and_no_water_is_no_violence(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "es", "vivo en lima", "el dueño del cuarto me cortó la luz y el agua")
    assert answer["topic"] != "emergency"


def test_who_says_that_nobody_holds_them_gets_no_plan_for_it(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "ht", "mwen nan tapachula", "yo pa kenbe m, yo pran paspò m sèlman")
    assert answer["emergency"] is None


def test_what_serves_only_nationals_is_not_read_out_to_whoever_asks_something_else(assistant: Assistant) -> None:
    """In Vienna an exam of Brazil was the answer to where German is taught."""
    (answer,) = talk(assistant, "es", "vivo en viena austria, donde aprendo aleman gratis")
    assert answer["entries"] == []


def test_the_name_of_a_country_alone_brings_nothing_near(assistant: Assistant) -> None:
    """Who asked in Managua for the minimum wage was told of a programme for children of Nicaragua."""
    (answer,) = talk(assistant, "es", "estoy en managua nicaragua cuanto es el sueldo minimo de un albañil")
    assert "ni-programa-amor" not in answer["entries"]


def test_who_says_to_have_a_permit_is_not_told_what_holds_without_papers(assistant: Assistant) -> None:
    """A nurse with a permit was told of the code for those without papers, three times."""
    *_, told, later = talk(
        assistant, "es", "vivo en milan, tengo permiso de trabajo, como voy al medico", "necesito un doctor entonces"
    )
    assert told["entries"][0] == "it-ssn-iscrizione"
    assert later["entries"][:1] != ["it-stp"]
    (without,) = talk(assistant, "es", "vivo en milan, no tengo permiso, como voy al medico")
    assert without["entries"][0] == "it-stp"


def test_a_rise_of_the_rent_is_about_a_home_whoever_the_owner_is(assistant: Assistant) -> None:
    """Three corrections did not help a cook in Buenos Aires: "dueño" was the boss, and wages were told."""
    (answer,) = talk(assistant, "es", "soy cocinero en buenos aires, el dueño me aumento el alquiler al doble")
    assert answer["entries"][0] in ("ar-alquiler", "ar-desalojo")


def test_what_was_told_beside_a_danger_is_one_button_away_once_the_person_is_safe(assistant: Assistant) -> None:
    _, asked, safe = talk(
        assistant,
        "es",
        "vivo en houston y mi marido me esta pegando",
        "mi hijo no tiene papeles, lo aceptan en la escuela?",
        "ya estoy a salvo",
    )
    assert asked["entries"][0] == "us-plyler"
    assert any("todos los niños" in choice["title"] for choice in safe["choices"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "ayer me pegó un carro y me duele la pierna, vivo en lima"),
        ("fr", "hier une voiture m'a renversé à paris, j'ai mal à la jambe"),
        ("en", "a car hit me last week in toronto, my arm still hurts"),
        ("ht", "yon machin frape m yè nan santiago chili, pye m fè m mal"),
    ],
)
def test_an_accident_is_neither_violence_nor_a_wish_to_die(assistant: Assistant, language: str, text: str) -> None:
    """Who was knocked down by a car was first offered "I think about hurting myself"."""
    (answer,) = talk(assistant, language, text)
    assert answer["emergency"] in (None, "medical")
    for danger in ("danger_self_harm", "danger_violence"):
        phrase = str(assistant.office.phrasebook.say(danger, language))
        assert phrase not in [choice["title"] for choice in answer["choices"]]


def test_who_was_taken_days_ago_is_looked_for_and_nobody_is_told_how_to_behave_at_the_door(
    assistant: Assistant,
) -> None:
    (answer,) = talk(assistant, "es", "estoy en dallas, la migra se llevó a mi esposo antier y no sé dónde lo tienen")
    assert answer["topic"] == "rights_detention"
    for now in (
        "estoy en dallas, la migra se está llevando a mi esposo",
        "estoy en dallas, la migra se llevó a mi esposo antier y ahora están tocando la puerta",
    ):
        (answer,) = talk(assistant, "es", now)
        assert answer["emergency"] == "raid"


def test_what_number_it_is_is_asked_of_the_answer(assistant: Assistant) -> None:
    """Somebody outside in Paris asked twice for the number of the line that he was told of."""
    first, number = talk(assistant, "fr", "je dors dehors a paris ce soir", "c'est quel numero")
    assert first["entries"] == number["entries"] == ["fr-115"]
    assert all("115" in "\n".join(answer["reply"]) for answer in (first, number))


def test_what_it_costs_there_is_not_what_sending_money_costs(assistant: Assistant) -> None:
    _, answer = talk(
        assistant,
        "es",
        "vivo en los angeles soy de el salvador, no tengo seguro, donde hay doctor barato",
        "en que parte de los angeles queda y cuanto le cobran a uno",
    )
    assert answer["topic"] == "health_services"


def test_who_says_once_more_where_they_are_is_told_what_they_ask_and_is_in_the_same_city_still(
    assistant: Assistant,
) -> None:
    """ "Yes in Costa Rica. But may they dismiss me" was told the same text a third time, and San Jose was forgotten."""
    *_, again = talk(
        assistant,
        "es",
        "me despidieron del trabajo en san jose costa rica, que me deben pagar",
        "si en costa rica. y estando embarazada me pueden despedir",
    )
    assert says(assistant, again, "more_of_it") or again["entries"][0] != "cr-liquidacion"
    assert again["city"].startswith("San José")


def test_how_long_is_told_of_what_the_words_are_about_where_the_last_answer_has_no_time(assistant: Assistant) -> None:
    *_, time = talk(
        assistant,
        "es",
        "me despidieron estando embarazada en san jose costa rica, que me deben pagar",
        "y cuanto cuesta el seguro voluntario",
        "cuanto tiempo tengo pa reclamar lo del embarazo",
    )
    assert "1 año" in "\n".join(time["reply"])


def test_where_all_that_is_known_is_too_old_asking_again_does_not_fail(assistant: Assistant) -> None:
    """A woman in Casablanca was told of a workshop of 2011, and then twice that something had failed."""
    first, again = talk(
        assistant,
        "fr",
        "bonjour je suis camerounaise a casablanca, je veux la carte de sejour comment on fait",
        "non c pas ca. la carte de sejour au maroc pour moi qui suis sans papiers",
    )
    assert not says(assistant, again, "failed")
    for answer in (first, again):
        assert "2011" not in "\n".join(answer["reply"])
    assert "Maroc" in "\n".join(first["reply"])
