"""A question in somebody's own words is asked again, in those words, once they have said where they are.

What a question without a country is told is a guess by its topic; the words were lost once the country was said. Seen
when unusual people were played: a street seller whose goods had been seized said that he was in São Paulo, and was told
what to do about a child that was taken abroad."""

from __future__ import annotations

import uuid

import pytest

from tests.conftest import Assistant
from tests.conversations.talks import talk


@pytest.mark.parametrize(
    ("language", "messages", "entry"),
    [
        ("es", ("me despidieron estando embarazada, que hago", "estoy en buenos aires"), "ar-maternidad"),
        ("en", ("my employer kept my passport how do i get it back", "canada, in leamington"), "ca-passport-kept"),
        ("pt", ("fui deportado e meu dinheiro ficou no banco", "estou no brasil"), "us-deported-bank"),
    ],
)
def test_the_words_of_the_question_are_weighed_where_the_person_says_to_be(
    assistant: Assistant, language: str, messages: tuple[str, ...], entry: str
) -> None:
    *_, last = talk(assistant, language, *messages)
    assert last["entries"][0] == entry


def test_who_is_known_to_be_somewhere_asks_for_another_country_what_was_told(assistant: Assistant) -> None:
    first, there = talk(assistant, "es", "mi patrón no me paga en Houston", "¿y en México?")
    assert (first["residence"], there["residence"]) == ("US", "MX")
    assert there["entries"][0] == "mx-profedet"


def test_after_a_button_the_place_is_of_what_the_button_told(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    first = assistant.ask("me robaron los papeles y el celular", conversation, language="es")
    pressed = assistant.ask("", conversation, choice=len(first["choices"]) - 1)
    there = assistant.ask("estoy en chile", conversation)
    assert there["residence"] == "CL"
    assert there["topic"] == pressed["topic"]
