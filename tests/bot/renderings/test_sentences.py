from __future__ import annotations

import pytest

from bot.renderings.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sí. ¿Qué más? ¡Ya!", ["Sí.", "¿Qué más?", "¡Ya!"]),
        ("Uno.\n\nDos", ["Uno.", "Dos"]),
        ("En EE. UU. pida la visa U. Es gratis.", ["En EE. UU. pida la visa U.", "Es gratis."]),
        ("Cuesta 4.5 %. Art. 36 lo dice.", ["Cuesta 4.5 %.", "Art. 36 lo dice."]),
        ("Это да. Это нет.", ["Это да.", "Это нет."]),
        ("", []),
    ],
)
def test_a_text_has_its_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found
