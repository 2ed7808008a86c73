"""An agent says that the next question is somebody else's."""

from __future__ import annotations

import pytest

from bot.nlu.new_caller import NewCaller

BEGUN = {
    "Next caller: woman from Honduras in Texas, no insurance": "woman from Honduras in Texas, no insurance",
    "next caller": "",
    "NEW CALL - lost passport": "lost passport",
    "Siguiente llamada. senegalés en Almería": "senegalés en Almería",
    "otro caso, menor sola en tapachula": "menor sola en tapachula",
    "Próxima ligação: mulher em São Paulo": "mulher em São Paulo",
    "appel suivant : un malien à Paris": "un malien à Paris",
    "pwochen apèl: yon fanm nan Santiago": "yon fanm nan Santiago",
}
NOT_BEGUN = [
    "otro caso parecido al mío",
    "the next caller told me the same",
    "siguiente paso?",
    "next week they evict us",
    "otra llamada perdida del banco",
    "mi caso: me robaron",
    "",
]


@pytest.fixture(scope="module")
def new_caller() -> NewCaller:
    return NewCaller()


@pytest.mark.parametrize("text", BEGUN)
def test_what_follows_is_asked_for_the_new_caller(new_caller: NewCaller, text: str) -> None:
    assert new_caller.after(text) == BEGUN[text]


@pytest.mark.parametrize("text", NOT_BEGUN)
def test_other_words_begin_with_nobody(new_caller: NewCaller, text: str) -> None:
    assert new_caller.after(text) is None
