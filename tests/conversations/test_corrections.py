"""Who says what they did not mean is answered about what they did; the words that they turned away decide nothing.

Seen when unusual people were played: of sixteen such messages five moved to what was meant."""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.conversations.talks import talk


@pytest.mark.parametrize(
    ("language", "messages", "entry"),
    [
        (
            "en",
            (
                "im in texas and my work permit expires in march how much is the renewal",
                "no not work permit. GREEN CARD, i am permanent resident",
            ),
            "us-green-card-renovar",
        ),
        (
            "es",
            (
                "trabajo en casa de una señora en madrid y me debe dos meses",
                "no eso no, ya me boto. puedo reclamar el despido si no tengo papeles?",
            ),
            "es-despido-sin-papeles",
        ),
    ],
)
def test_what_is_meant_is_answered_and_not_what_is_turned_away(
    assistant: Assistant, language: str, messages: tuple[str, ...], entry: str
) -> None:
    *_, last = talk(assistant, language, *messages)
    assert last["entries"][0] == entry


def test_nobody_who_says_that_they_are_not_beaten_is_told_what_to_do_about_violence(assistant: Assistant) -> None:
    *_, last = talk(
        assistant,
        "en",
        "i pick berries in odemira portugal, the boss takes half my pay and holds my passport",
        "no he not hit me. i ask where can i sleep tonight",
    )
    assert last["emergency"] is None
    assert last["topic"] == "shelters"


def test_who_never_spoke_of_sending_money_is_not_told_how_to_after_saying_so(assistant: Assistant) -> None:
    *_, last = talk(
        assistant,
        "ht",
        "mwen se ayisyen nan santiago chili, mwen gen yon diplom lekòl enfimyè kijan pou m fè l rekonèt",
        "konbyen lajan sa ap koute m",
        "non, mwen t ap pale de diplòm lan, pa voye lajan",
    )
    assert last["topic"] == "degree_recognition"
    assert last["entries"][0] in ("cl-titulos-extranjeros", "cl-validar-estudios")
