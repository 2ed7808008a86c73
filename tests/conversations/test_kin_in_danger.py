"""Whoever is in danger and speaks of a relative abroad gets the numbers of where they are themselves."""

from __future__ import annotations

from tests.conftest import Assistant


def test_a_relatives_country_does_not_change_the_numbers_of_who_is_in_danger(assistant: Assistant) -> None:
    """A woman in Houston who said where her sister was got the lines of Mexico."""
    told = assistant.ask("mi marido me esta pegando, estoy en houston", "kin", language="es")
    again = assistant.ask("mi hermana esta en mexico", "kin")
    assert told["entries"] == again["entries"] == ["us-danger-violence"]
