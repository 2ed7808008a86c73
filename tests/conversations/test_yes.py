"""A mere yes goes on with what was said before it."""

from __future__ import annotations

import uuid

import pytest

from tests.conftest import Assistant
from tests.conversations.scripts import Judge

UNPAID = [
    ("mi patrón no me quiere pagar", "sí", "es"),
    ("my boss will not pay me", "yes", "en"),
    ("meu patrão não me paga", "sim", "pt"),
    ("mon patron ne me paie pas", "oui", "fr"),
    ("patwon m pa vle peye m", "wi", "ht"),
]


@pytest.mark.parametrize(("text", "yes", "language"), UNPAID)
def test_a_yes_to_the_question_for_the_country_is_asked_for_the_country_and_keeps_the_topic(
    assistant: Assistant, text: str, yes: str, language: str
) -> None:
    """It was met with a list of everything that can be asked."""
    conversation = uuid.uuid4().hex
    asked = assistant.ask(text, conversation, language=language)
    agreed = assistant.ask(yes, conversation)
    assert (asked["topic"], asked["residence"]) == ("rights_work", None)
    assert agreed["topic"] == "rights_work"
    assert Judge(assistant.office).pattern("ask_country", language).search("\n".join(agreed["reply"]))
    assert agreed["choices"]
