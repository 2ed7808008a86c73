"""Which country an answer is for, where the person has said where somebody else is, or nothing but an office's name."""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.conversations.talks import talk


def test_what_is_asked_back_of_a_relative_is_answered_for_where_the_relative_is(assistant: Assistant) -> None:
    """The button of a nationality answered for the United States."""
    _, asked, answer = talk(
        assistant, "es", "vivo en houston", "el consulado para mi hermana que esta en españa", "senegal"
    )
    assert asked["entries"] == []
    assert "España" in "\n".join(answer["reply"])
    assert (answer["residence"], answer["origin"]) == ("US", "SN")


def test_an_office_that_was_asked_for_says_for_which_country_the_next_answer_is(assistant: Assistant) -> None:
    _, answer = talk(assistant, "es", "como me registro en el imss", "y si el patron no me paga quien me ayuda")
    assert str(answer["entries"][0]).startswith("mx-")
    assert "México" in "\n".join(answer["reply"])
    assert answer["residence"] is None


@pytest.mark.parametrize(
    ("language", "lives", "text"),
    [
        ("es", "vivo en dallas", "ella nació en honduras, la pueden deportar? tiene el asilo pendiente"),
        ("pt", "moro em milao", "ela é viúva e só tem eu e um irmão lá no brasil, pode vir?"),
        ("en", "i live in houston", "my dad was born in el salvador, they took him"),
        ("ht", "mwen nan santiago chili", "pitit mwen fèt brezil, eske l ka al lekòl"),
    ],
)
def test_where_a_relative_is_or_was_born_does_not_move_the_person(
    assistant: Assistant, language: str, lives: str, text: str
) -> None:
    """Who wrote from Dallas was told how to ask for refuge in Honduras, and went on being answered for it."""
    first, answer = talk(assistant, language, lives, text)
    assert answer["residence"] == first["residence"] is not None


def test_a_childs_nationality_is_not_the_writers(assistant: Assistant) -> None:
    _, answer = talk(assistant, "ht", "mwen nan santiago chili", "m gen yon ti bebe ki fèt isit li se chilyen")
    assert answer["origin"] is None


def test_a_relative_who_comes_from_a_country_moves_nobody_there(assistant: Assistant) -> None:
    """How long her mother may stay was answered for Brazil, from where the mother came."""
    _, answer = talk(
        assistant, "pt", "moro em lisboa e estou gravida", "minha sogra vem do brasil cuidar de mim, quanto tempo fica"
    )
    assert answer["residence"] == "PT"
