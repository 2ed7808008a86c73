"""A few words tell their language by the small words in them, where their letters are in doubt."""

from __future__ import annotations

import pytest

from tests.conftest import Assistant

SAID = [
    ("mi esposo me pega", "es"),
    ("ele me bate", "pt"),
    ("my boss hits me", "en"),
    ("mon mari me tape", "fr"),
    ("mari m ap bat mwen", "ht"),
]


@pytest.mark.parametrize(("text", "language"), SAID)
def test_the_first_words_of_somebody_in_danger_are_answered_in_their_language(
    assistant: Assistant, text: str, language: str
) -> None:
    assert assistant.ask(text)["language"] == language
