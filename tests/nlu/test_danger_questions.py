"""A question of somebody in danger is told apart from what goes on with the danger, in five languages."""

from __future__ import annotations

import pytest

from bot.nlu.danger_questions import DangerQuestions

ASKED = [
    "ya pasó todo, dónde puedo denunciar a ese señor",
    "the ambulance took her, how much will they charge us",
    "levaram ele preso, posso pedir meus documentos agora",
    "il est parti, comment on fait pour avoir une carte de séjour",
    "li ale, eske mwen ka jwenn yon avoka gratis",
    "and my daughter keeps her school if we move out?",
]
TOLD = [
    "estoy donde la vecina y él me busca",
    "he is at the door and he can hear me",
    "ele sabe onde eu estou e vem vindo",
    "mwen kache kote m ye a",
    "what now?",
    "me pueden ayudar",
]


@pytest.fixture(scope="module")
def questions() -> DangerQuestions:
    return DangerQuestions()


@pytest.mark.parametrize("text", ASKED)
def test_who_asks_something_is_heard_to_ask(questions: DangerQuestions, text: str) -> None:
    assert questions.asks(text)


@pytest.mark.parametrize("text", TOLD)
def test_who_tells_what_happens_asks_nothing(questions: DangerQuestions, text: str) -> None:
    assert not questions.asks(text)
