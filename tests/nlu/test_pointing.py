"""Which of the things just shown a short message means."""

from __future__ import annotations

import pytest

from bot.nlu.pointing import Pointing

SHOWN = [
    "Los pasos",
    "Cuánto cuesta",
    "México, Tijuana: albergue",
    "EE. UU., Houston: clínica",
    "Hablar con una persona",
]
POINTS = [
    ("2", 1),
    ("la segunda", 1),
    ("The second one, please", 1),
    ("o terceiro", 2),
    ("le troisième", 2),
    ("twazyèm nan", 2),
    ("opción 4 por favor", 3),
    ("la última", 4),
    ("el de Houston", 3),
    ("the one in Tijuana", 2),
    ("celui de Houston", 3),
    ("los paso", 0),
    ("cuanto cueta", 1),
    ("hablar con una perzona", 4),
    ("HABLAR CON UNA PERSONA", 4),
]
POINTS_AT_NOTHING = [
    "9",
    "2 3",
    "el de Lima",
    "una persona me robó",
    "tengo dos hijos",
    "de",
    "un niño",
    "necesito un doctor",
    "",
]
MEANS = [
    ("sí", "yes"), ("Si, por favor", "yes"), ("yes please", "yes"), ("wi", "yes"), ("d'accord", None),
    ("no", "no"), ("no, gracias", "no"), ("ninguno de esos", "no"), ("non merci", "no"), ("não", "no"),
    ("no sé", None), ("sí tengo papeles", None), ("no tengo papeles", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def pointing() -> Pointing:
    return Pointing()


@pytest.mark.parametrize(("text", "place"), POINTS)
def test_a_number_a_word_or_a_misspelt_title_points_at_one(pointing: Pointing, text: str, place: int) -> None:
    assert pointing.at(text, SHOWN) == place


@pytest.mark.parametrize("text", POINTS_AT_NOTHING)
def test_anything_else_points_at_nothing(pointing: Pointing, text: str) -> None:
    assert pointing.at(text, SHOWN) is None


def test_words_of_two_titles_point_at_neither(pointing: Pointing) -> None:
    assert pointing.at("el de México", ["México: albergue", "México: doctor"]) is None


@pytest.mark.parametrize(("text", "meaning"), MEANS)
def test_yes_and_no_are_heard_only_alone(pointing: Pointing, text: str, meaning: str | None) -> None:
    assert pointing.means(text) == meaning


HOUSES = [
    "Los pasos",
    "Monterrey, México: albergue para familias haitianas",
    "México, Monterrey: Casa Nicolás",
    "Estados Unidos: papeles por su esposo",
]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("el alvergue pa familias aitianas", 1),
        ("y la otra, casa nicolas", 2),
        ("casa nicolas monterrey", 2),
        ("monterrey mexico", None),
        ("papeles en estados unidos", None),
        ("mi familia es haitiana", None),
        ("albergue", None),
    ],
)
def test_words_of_one_title_and_nothing_else_name_it(pointing: Pointing, text: str, place: int | None) -> None:
    assert pointing.at(text, HOUSES) == place
