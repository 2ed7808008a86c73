"""Who was sent home, or went, is at home; what they left where they were is asked for there.

Seen when unusual people were played: wages owed in Boston were answered with the labour law of Brazil, and a man
deported from Texas was taken for somebody from the United States."""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.conversations.talks import talk


@pytest.mark.parametrize(
    ("language", "message", "residence", "entries"),
    [
        (
            "es",
            "ya estoy en el salvador, me deportaron de houston y el patron de alla no me pago la ultima quincena",
            "SV",
            {"us-deported-collect", "us-salario-desde-fuera"},
        ),
        (
            "pt",
            "sou brasileiro, voltei de newark semana passada e o patrao de la ficou me devendo o salario",
            "BR",
            {"us-deported-collect", "us-salario-desde-fuera"},
        ),
        (
            "es",
            "trabaje en huelva españa y ya regrese a marruecos, el patron me debe dos meses de sueldo",
            "MA",
            {"es-salario-impagado"},
        ),
        (
            "es",
            "estoy en guatemala, me regresaron de mexico y mi niño quedo en un albergue del DIF en tapachula",
            "GT",
            {"mx-menor-solo-dif"},
        ),
    ],
)
def test_what_was_left_behind_is_asked_for_in_the_country_that_was_left(
    assistant: Assistant, language: str, message: str, residence: str, entries: set[str]
) -> None:
    (answer,) = talk(assistant, language, message)
    assert answer["residence"] == residence
    assert answer["origin"] != "US"
    assert answer["entries"][0] in entries


def test_what_is_asked_for_here_is_answered_here_and_what_is_there_is_answered_there(assistant: Assistant) -> None:
    _, there, here = talk(
        assistant,
        "es",
        "me deportaron de atlanta hace un mes, ya estoy en tegucigalpa honduras",
        "el jefe de alla no me pago el ultimo mes",
        "y aqui donde hay trabajo",
    )
    assert there["entries"][0].startswith("us-")
    assert here["entries"][0].startswith("hn-")
    assert {answer["residence"] for answer in (there, here)} == {"HN"}


def test_where_somebody_was_before_is_told_to_who_asks_what_is_known(assistant: Assistant) -> None:
    _, known = talk(assistant, "es", "me deportaron de atlanta, ya estoy en tegucigalpa honduras", "que sabes de mi")
    assert "Estados Unidos" in "\n".join(known["reply"])


def test_who_went_home_after_years_abroad_is_at_home_and_so_are_the_children(assistant: Assistant) -> None:
    first, then = talk(
        assistant,
        "es",
        "soy colombiana, volvi a maicao despues de 15 años en venezuela con dos niñas nacidas alla",
        "mis niñas nacieron en venezuela, piden testigos para registrarlas?",
    )
    assert {first["residence"], then["residence"]} == {"CO"}
    assert then["entries"][0].startswith("co-")


def test_who_says_where_they_worked_and_nothing_else_is_asked_about_there(assistant: Assistant) -> None:
    (answer,) = talk(assistant, "es", "trabaje dos meses en el campo en california y no me pagaron")
    assert answer["residence"] == "US"


def test_who_was_sent_home_is_from_there_whatever_country_they_name_afterwards(assistant: Assistant) -> None:
    """ "I came by plane from the USA" made an American of a Salvadoran: nothing for Salvadorans was told any more."""
    first, bed, papers = talk(
        assistant,
        "es",
        "buenas me deportaron ayer, estoy en san salvador y no tengo donde dormir",
        "vine en avion de usa, me pueden dar cama todavia?",
        "y ya estando deportado donde saco el dui",
    )
    assert {answer["origin"] for answer in (first, bed, papers)} == {"SV"}
    assert bed["entries"][0] in {"sv-donde-dormir", "sv-atencion-al-migrante-retorno"}
    assert papers["entries"][0] in {"sv-dui", "sv-segundo-dia"}


def test_who_was_sent_to_mexico_may_be_from_elsewhere(assistant: Assistant) -> None:
    (answer,) = talk(assistant, "es", "me deportaron ayer y estoy en tijuana sin dinero")
    assert (answer["residence"], answer["origin"]) == ("MX", None)


def test_refuge_is_asked_for_where_somebody_is_and_not_where_they_were_threatened(assistant: Assistant) -> None:
    _, answer = talk(
        assistant,
        "es",
        "estoy en tapachula",
        "pido refugio o que hago, en honduras los mareros me querian matar",
    )
    assert answer["residence"] == "MX"
    assert answer["entries"][0].startswith("mx-")


def test_who_was_sent_back_is_where_they_arrived_and_not_where_they_came_from(assistant: Assistant) -> None:
    (answer,) = talk(assistant, "es", "me deportaron ayer, llegue a el salvador de usa y no tengo nada")
    assert (answer["residence"], answer["origin"]) == ("SV", "SV")
