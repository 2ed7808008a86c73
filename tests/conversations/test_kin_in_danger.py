"""Whoever is in danger and speaks of a relative abroad gets the numbers of where they are themselves."""

from __future__ import annotations

import pytest

from tests.conftest import Assistant


@pytest.mark.parametrize("words", ["mi hermana esta en mexico", "mi mama vive en honduras"])
def test_a_relatives_country_does_not_change_the_numbers_of_who_is_in_danger(assistant: Assistant, words: str) -> None:
    told = assistant.ask("mi marido me esta pegando, estoy en houston", f"kin {words}", language="es")
    again = assistant.ask(words, f"kin {words}")
    assert told["residence"] == again["residence"] == "US"
