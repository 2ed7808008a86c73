"""Whoever is in danger is not shown a menu."""

from __future__ import annotations

import uuid

from tests.conftest import Assistant


def test_fear_of_the_number_in_the_plan_gets_the_plan_and_no_menu(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    for text in (
        "somos menores y estamos solos en la terminal de tapachula",
        "me da miedo",
        "si llamo a ese numero nos regresan",
    ):
        answer = assistant.ask(text, conversation, language="es")
    assert answer["emergency"] == "child_alone"
    assert answer["entries"][:1] == ["mx-danger-child-alone"]
