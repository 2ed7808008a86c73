"""Who fled a threat and is elsewhere now tells of a danger of before; who is followed, or flees from home, does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.flight import Flight
from tests.conftest import Assistant
from tests.nlu.conftest import understood

FLED = [
    "salimos con mis niños por la mara q nos amenaso, ya estamos en tapachula y no se q hacer",
    "la mara nos amenazo y nos venimos, estamos en tapachula",
    "huimos de honduras porque los mareros querian matar a mi hijo, llegamos a mexico ayer",
    "the gang threatened us in honduras so we left, now we are in tapachula what do we do",
    "we ran from el salvador because ms13 wanted to kill my son. we are in mexico city",
    "fugimos da venezuela porque ameaçaram matar meu marido, estamos em boa vista",
    "on a quitté le congo parce que des hommes voulaient nous tuer, on est arrivés à paris",
    "nou kite ayiti paske bandi yo te menase nou, nou nan tapachula kounye a",
]
IN_DANGER = [
    "la mara nos amenaza, nos encontraron aqui en tapachula",
    "salimos de honduras por la mara y nos siguieron, estamos en tapachula",
    "mi esposo me amenaza, sali de la casa y estoy en la calle",
    "me fui porque mi pareja me queria matar, estoy en tijuana y me encontro",
    "we left because the gang threatened us, we are in tapachula and they found us",
    "fugimos porque ameaçaram a gente, estamos em boa vista e eles estao atras de nos",
    "on a fui les gangs, on est a tapachula et ils nous cherchent",
    "nou kite peyi a akoz bandi yo, nou nan tapachula men yo ap chache nou",
    "un marero me amenazo ahorita aqui en tapachula",
]


@pytest.mark.parametrize("text", FLED)
def test_a_flight_that_is_over_is_heard(text: str) -> None:
    assert Flight().is_told_in(text)


@pytest.mark.parametrize("text", IN_DANGER)
def test_a_danger_that_came_along_or_is_at_home_is_no_flight(text: str) -> None:
    assert not Flight().is_told_in(text)


def test_a_phrase_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "flight.yml"
    file.write_text('spellings: {}\nleft: ["[open"]\nthreatened: []\narrived: []\nunless: []\n', encoding="utf-8")
    with pytest.raises(ValueError, match="a bracket is open"):
        Flight(file)


@pytest.mark.parametrize("text", FLED)
def test_who_fled_is_answered_and_the_plan_stays_beside_it(assistant: Assistant, text: str) -> None:
    """A family that fled a gang got the line for women, and not a word of asylum."""
    (told,) = understood(assistant, [text])
    assert told.get("danger") is None
    assert told["intent"]["name"] != "emergency"


def test_who_was_found_gets_the_plan(assistant: Assistant) -> None:
    (told,) = understood(assistant, [IN_DANGER[0]])
    assert told["danger"] == "violence"
