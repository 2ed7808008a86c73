from __future__ import annotations

import pytest

from bot.nlu.follow_ups import FollowUps
from bot.nlu.places import PlaceFinder


@pytest.fixture(scope="module")
def follow_ups() -> FollowUps:
    return FollowUps()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿y en México?", "es"),
        ("soy de Honduras", "es"),
        ("soy salvadoreña", "es"),
        ("ahora estoy en Chile", "es"),
        ("vivo en Houston, Texas", "es"),
        ("Guatemala", "es"),
        ("GUATEMALA!!", "es"),
        ("what about Canada?", "en"),
        ("and in Spain?", "en"),
        ("I'm from El Salvador", "en"),
        ("I live in New York", "en"),
        ("e no Brasil?", "pt"),
        ("moro em Lisboa", "pt"),
        ("et en France ?", "fr"),
        ("j'habite à Montréal", "fr"),
        ("e nan Chili?", "ht"),
        ("mwen soti Ayiti", "ht"),
        ("soy de Honduras y vivo en México", "es"),
        ("he's Honduran", "en"),
        ("they are in Canada too", "en"),
        ("ela é colombiana", "pt"),
        ("et lespagne aussi ?", "fr"),
        ("y en Chile para mi esposa?", "es"),
        ("and in Spain for my sister", "en"),
        ("e no Chile pro meu marido, que é peruano", "pt"),
        ("e nan Chili pou pitit mwen", "ht"),
    ],
)
def test_a_place_and_small_words_say_nothing_else(
    follow_ups: FollowUps, finder: PlaceFinder, text: str, language: str
) -> None:
    places = [(place.start, place.end) for place in finder.find(text, language)]
    assert follow_ups.recognise(text, places) == "place"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿y en la escuela?", "es"),
        ("trabajo en México", "es"),
        ("consulado de Honduras", "es"),
        ("asylum in Canada", "en"),
        ("hola", "es"),
        ("", "es"),
        ("👍", "es"),
        ("y el teléfono en Chile?", "es"),
        ("busco a mi esposa en Chile", "es"),
        ("my sister is ill in Spain", "en"),
    ],
)
def test_anything_more_is_a_question_of_its_own(
    follow_ups: FollowUps, finder: PlaceFinder, text: str, language: str
) -> None:
    places = [(place.start, place.end) for place in finder.find(text, language)]
    assert follow_ups.recognise(text, places) is None


def test_a_country_that_was_left_is_not_asked_about() -> None:
    said = "ya no estoy en Honduras"
    assert FollowUps().recognise(said, [(said.index("Honduras"), len(said))]) is None
    said = "ya no, ahora estoy en Tijuana"
    assert FollowUps().recognise(said, [(said.index("Tijuana"), len(said))]) == "place"
