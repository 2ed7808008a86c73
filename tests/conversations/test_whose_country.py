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


@pytest.mark.parametrize(
    ("language", "lives", "text", "country"),
    [
        ("es", "estoy en ecuador soy colombiano", "y si no traje las notas de colombia para la escuela", "EC"),
        ("es", "vivo en texas, no tengo papeles, puedo sacar licencia", "y si manejo con la de mexico", "US"),
        ("es", "vivo en calama chile soy boliviana", "quiero traer a mi señora y mi hijo de 6 años de bolivia", "CL"),
        ("en", "i live in boston, i am from haiti", "do they take my diploma from haiti", "US"),
    ],
)
def test_what_something_is_from_does_not_move_the_person(
    assistant: Assistant, language: str, lives: str, text: str, country: str
) -> None:
    """School papers of Colombia, a licence of Mexico: the rest of the talk was answered for there."""
    _, answer = talk(assistant, language, lives, text)
    assert answer["residence"] == country


@pytest.mark.parametrize(
    ("language", "text", "then", "country"),
    [
        ("es", "me deportaron a guatemala ayer no tengo nada", "y donde busco trabajo", "GT"),
        ("en", "i was deported to honduras yesterday", "where do i look for work", "HN"),
        ("pt", "fui deportado pro brasil ontem", "onde procuro trabalho", "BR"),
    ],
)
def test_who_was_sent_back_is_there_now(
    assistant: Assistant, language: str, text: str, then: str, country: str
) -> None:
    """Where to look for work after a deportation to Guatemala was answered for Portugal."""
    first, answer = talk(assistant, language, text, then)
    assert (first["residence"], answer["residence"]) == (country, country)


def test_who_fears_to_be_sent_back_is_not_there(assistant: Assistant) -> None:
    (answer,) = talk(assistant, "es", "me quieren deportar a guatemala que hago")
    assert answer["residence"] != "GT"


def test_who_is_sent_money_from_a_country_is_not_there(assistant: Assistant) -> None:
    _, bank = talk(
        assistant,
        "es",
        "soy cubano en mexico mi hermano me manda dinero de estados unidos donde lo cobro",
        "puedo abrir cuenta de banco con la constancia de comar",
    )
    assert bank["residence"] == "MX"


def test_here_is_where_the_person_is_not_where_the_child_was(assistant: Assistant) -> None:
    """A child back from the United States was answered with its schools: "how do I enrol him here"."""
    _, school = talk(
        assistant,
        "es",
        "me deportaron de estados unidos a honduras estoy en san pedro sula",
        "mi hijo venia en escuela de usa como lo matriculo aqui",
    )
    assert str(school["entries"][0]).startswith("hn-")
