"""A country that somebody says they are not in is nobody's country."""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.nlu.conftest import understood

DENIED = [
    ("digo de costa rica no de estados unidos", ["CR"]),
    ("ya no estoy en mexico", []),
    ("no tengo papeles en españa", ["ES"]),
    ("i am not in mexico, i am in guatemala", ["GT"]),
    ("aqui em portugal, não no brasil", ["PT"]),
    ("moro no brasil faz dois anos", ["BR"]),
    ("pas les usa, la belgique", ["BE"]),
    ("je suis pas au mexique mais en tunisie", ["TN"]),
    ("i am not in the us legally, can they deport me", ["US"]),
    ("por qué no en españa", ["ES"]),
    ("mwen pa nan meksik, mwen nan chili", ["CL"]),
]

FAR = [
    ("y eso donde es? estoy en villahermosa, san luis queda bien lejos", ["Villahermosa"]),
    ("houston is too far, i live in dallas", ["Dallas"]),
    ("lisboa fica muito longe, moro no porto", ["Porto"]),
    ("paris c'est trop loin, je vis a lyon", ["Lyon"]),
    ("santiago lwen, mwen rete valparaiso", ["Valparaíso"]),
    ("¿queda lejos Tijuana? estoy en Mexicali", ["Tijuana", "Mexicali"]),
    ("vivo en Madrid, lejos de mi familia", ["Madrid"]),
    ("je vis à Lyon, loin de mes enfants", ["Lyon"]),
    ("moro em Lisboa longe da minha mãe", ["Lisbon"]),
    ("i'm in chicago so far nobody helped", ["Chicago"]),
    ("is Houston far from the border?", ["Houston"]),
]
"""Somebody in Villahermosa was then told of what is near to San Luis."""


@pytest.mark.parametrize(("text", "countries"), DENIED, ids=[row[0] for row in DENIED])
def test_a_country_that_is_denied_is_not_heard(assistant: Assistant, text: str, countries: list[str]) -> None:
    (answer,) = understood(assistant, [text])
    assert [each["value"] for each in answer["entities"] if each["entity"] == "country"] == countries


@pytest.mark.parametrize(("text", "cities"), FAR, ids=[row[0] for row in FAR])
def test_a_city_that_is_called_far_is_not_where_somebody_is(assistant: Assistant, text: str, cities: list[str]) -> None:
    (answer,) = understood(assistant, [text])
    assert [each["value"] for each in answer["entities"] if each["entity"] == "city"] == cities
