"""An agent keeps one page open and serves one caller after the other."""

from __future__ import annotations

import uuid

import pytest

from tests.conftest import Assistant


def test_nothing_of_the_caller_before_is_used_for_the_next_one(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("caller from Honduras lives in Houston, was not paid by his boss", conversation, language="en")
    answer = assistant.ask("next caller: lost his passport", conversation, language="en")
    assert answer["topic"] == "consular_services"
    assert answer["residence"] is None
    assert answer["origin"] is None


def test_next_caller_alone_is_confirmed_and_forgets_the_danger_too(assistant: Assistant) -> None:
    conversation = uuid.uuid4().hex
    assistant.ask("her husband is beating her right now in Chicago", conversation, language="en")
    ready = assistant.ask("next caller", conversation, language="en")
    assert "next caller" in ready["reply"][-1]
    assert ready["residence"] is None
    answer = assistant.ask("i am scared of the new rules for work permits", conversation, language="en")
    assert answer["emergency"] is None


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("who runs this?", "en", "runs this assistant"),
        ("quién está detrás de esto", "es", "lo lleva"),
        ("kiyès ki dèyè sèvis sa a", "ht", "ki okipe asistan"),
        ("is this information reliable", "en", "who published it"),
        ("de dónde sacan la información", "es", "quién lo publicó"),
    ],
)
def test_who_runs_it_and_where_its_facts_come_from_is_told(
    assistant: Assistant, text: str, language: str, part: str
) -> None:
    assert part in assistant.ask(text, uuid.uuid4().hex, language=language)["reply"][-1]
