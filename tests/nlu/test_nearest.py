"""Which messages ask for what is nearest."""

import pytest

from bot.nlu.nearest import NearestQuestions, with_roles
from knowledge import Service


@pytest.fixture(scope="module")
def questions():
    return NearestQuestions()


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("¿Cuál es el consulado más cercano?", "consulate"),
        ("consulado de Guatemala mas cerca de Houston", "consulate"),
        ("qué consulado me queda cerca", "consulate"),
        ("where is the closest shelter", "shelter"),
        ("is there a shelter near me in Tijuana?", "shelter"),
        ("nearest Mexican consulate to Omaha", "consulate"),
        ("qual o consulado mais perto", "consulate"),
        ("abrigo mais próximo em São Paulo", "shelter"),
        ("le refuge le plus proche", "shelter"),
        ("y a-t-il un consulat d'Haïti près de chez moi", "consulate"),
        ("ki konsila ki pi pre", "consulate"),
        ("ki kote ki gen yon abri pre mwen", "shelter"),
        ("ventanilla de salud del consulado más cercano", "health_window"),
        ("health window near me", "health_window"),
        ("albergue cerca de aquí", "shelter"),
        ("donde dormir aqui cerca", "shelter"),
    ],
)
def test_a_question_for_the_nearest_is_heard(questions, text, service):
    assert questions.recognise(text) == service
    assert Service(service)


@pytest.mark.parametrize(
    "text",
    [
        "¿Qué hace el consulado de México?",
        "necesito un albergue en Tijuana",
        "what does a consulate do",
        "quiero pedir refugio en la oficina más cercana",
        "the nearest hospital",
        "el consulado me dio información acerca de mi caso",
        "",
    ],
)
def test_what_does_not_ask_for_the_nearest_is_left_alone(questions, text):
    assert questions.recognise(text) is None


@pytest.mark.parametrize(
    ("text", "word", "role", "expected"),
    [
        ("nearest mexican consulate", "mexican", None, "origin"),
        ("consulado d honduras mas cerca", "honduras", None, "origin"),
        ("ki kote konsila ayiti ki pi pre m", "ayiti", None, "origin"),
        ("consulado más cercano de México", "México", "residence", "origin"),
        ("consulado mas cercano en México", "México", "residence", "residence"),
        ("nearest consulate to Omaha", "Omaha", "destination", None),
    ],
)
def test_whose_consulate_and_where_somebody_is_are_told_apart(text, word, role, expected):
    start = text.index(word)
    place = {"entity": "country", "value": "XX", "role": role, "start": start, "end": start + len(word)}
    assert with_roles(text, [place], "consulate")[0]["role"] == expected
    assert place["role"] == role


def test_a_shelter_has_no_nationality():
    text = "closest shelter of mexico"
    place = {"entity": "country", "value": "MX", "role": None, "start": 19, "end": 25}
    assert with_roles(text, [place], "shelter")[0]["role"] is None
