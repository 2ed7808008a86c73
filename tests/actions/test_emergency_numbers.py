"""Who asks for the number of an ambulance, the police or the fire brigade gets it, not a menu."""

from __future__ import annotations

import pytest

from actions.emergency_numbers import asks_emergency_number
from tests.conftest import Assistant
from tests.conversations.talks import talk

ASKED = [
    ("es", "toy en valencia españa el numero de la ambulancia porfa", "es-emergency"),
    ("pt", "estou em roma italia qual o numero dos bombeiros", "it-emergency"),
    ("fr", "a bruxelles quel numéro pour les urgences", "be-emergency"),
    ("en", "phone number for the police in toronto canada", "ca-emergency"),
    ("ht", "ki nimewo anbilans nan chili", "cl-emergency"),
]


@pytest.mark.parametrize(("language", "text", "entry"), ASKED)
def test_the_number_is_told_whatever_the_topic_was_taken_for(
    assistant: Assistant, language: str, text: str, entry: str
) -> None:
    (answer,) = talk(assistant, language, text)
    assert answer["entries"][:1] == [entry]


@pytest.mark.parametrize(
    "text",
    [
        "me paro la policia y no tengo papeles",
        "how much is an ambulance",
        "mi numero de caso",
        "la policia me quito el telefono en la calle ayer por la noche y no me lo devuelve",
    ],
)
def test_nothing_else_is_taken_for_it(text: str) -> None:
    assert not asks_emergency_number(text)
