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


@pytest.mark.parametrize(("text", "countries"), DENIED, ids=[row[0] for row in DENIED])
def test_a_country_that_is_denied_is_not_heard(assistant: Assistant, text: str, countries: list[str]) -> None:
    (answer,) = understood(assistant, [text])
    assert [each["value"] for each in answer["entities"] if each["entity"] == "country"] == countries
