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
    "huimos de honduras porque los mareros querian matar a mi hijo, llegamos a mexico la semana pasada",
    "the gang threatened us in honduras so we left, now we are in tapachula what do we do",
    "a gang threatened us in haiti so we fled, we are in tijuana",
    "fugimos da venezuela porque ameaçaram matar meu marido, estamos em boa vista",
    "on a quitté le congo parce que des hommes voulaient nous tuer, on est arrivés à paris",
    "nou kite ayiti paske bandi yo te menase nou, nou nan tapachula kounye a",
]
JUST_NOW = [
    "he tried to kill me, i ran, im in the street with my baby",
    "my baby daddy threatened me with a gun, I ran, I'm at a gas station",
    "i ran away from my husband. he tried to kill me. im at my sisters",
    "the gang is coming for us, we left the hotel, we are in the street",
    "the gang shot at us, we ran and are bleeding, we are in matamoros",
    "los de la mara estan en la puerta, me tuve que ir al baño, estoy en el baño",
    "unos pandilleros nos acaban de golpear, salimos corriendo, estamos en el centro",
    "anoche los de la mara nos amenazaron, salimos corriendo del cuarto y estamos en el parque",
    "il voulait me tuer, je suis partie de la maison, je suis dans la rue avec mon bébé",
    "ils m'ont violée, j'ai fui, je suis à la gare",
    "mon compagnon voulait me tuer, j'ai fui, je suis dans la rue",
    "bandi yo devan pòt la, nou kouri, nou nan twalèt la",
    "nèg mwen an te vle touye m, m kouri kite kay la, m nan lari a",
    "bandi yo tire sou nou, nou kouri, nou nan lari a",
    "i fled haiti because of gangs, i'm in santiago with my man, he punched me today",
    "nou kite ayiti akoz gang yo, nou nan sendomeng, nèg mwen an bat mwen jodi a",
    "saí do rio por causa da milicia, estou em lisboa, meu noivo me bateu hoje de novo",
    "m kite ayiti poutèt bandi, m nan tapachula, gen yon nèg ki manyen pitit mwen lannuit",
    "we are in tapachula and the gang threatened us at the shelter last night so we left",
    "la mara nos amenaza, nos encontraron aqui en tapachula",
]
"""It was just now, goes on, came along, or is at home: most had lost the plan to a first version of this."""

BESIDE = [
    "mi hermano y mi cuñado me amenazaron, me fui de la casa, estoy en la calle",
    "meu noivo é da facção e me bateu, fugi de casa, estou na rua com meu filho",
    "a milicia me espancou agora, saí de lá, estou no hospital",
    "me vine de colombia por la guerrilla y aqui en quito mi primo me pega todos los dias, vivo con el",
    "salimos de honduras por la mara y en tapachula un hombre me quiere violar",
]
"""Flight is told of, and another danger beside it."""


@pytest.mark.parametrize("text", FLED)
def test_a_flight_that_is_over_is_heard(text: str) -> None:
    assert Flight().is_told_in(text)


@pytest.mark.parametrize("text", JUST_NOW)
def test_a_danger_of_now_or_at_home_is_no_flight(text: str) -> None:
    assert not Flight().is_told_in(text)


def test_a_phrase_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "flight.yml"
    file.write_text('spellings: {}\nleft: ["[open"]\nthreatened: []\nunless: []\n', encoding="utf-8")
    with pytest.raises(ValueError, match="a bracket is open"):
        Flight(file)


@pytest.mark.parametrize("text", FLED)
def test_who_fled_is_answered_and_the_plan_stays_beside_it(assistant: Assistant, text: str) -> None:
    """A family that fled a gang got the line for women, and not a word of asylum."""
    (told,) = understood(assistant, [text])
    assert told.get("danger") is None
    assert told["intent"]["name"] not in ("emergency", "violence_trafficking")


@pytest.mark.parametrize("text", [*JUST_NOW, *BESIDE])
def test_who_is_in_danger_gets_the_plan_whatever_they_fled(assistant: Assistant, text: str) -> None:
    (told,) = understood(assistant, [text])
    assert told["danger"] == "violence"
