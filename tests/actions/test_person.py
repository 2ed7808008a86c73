"""A person is asked for, and there is no line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.after_danger import while_waiting
from actions.person import lines_draft, usable_lines
from actions.presentation import phrase_choice, ways_on
from actions.situation import Desk, Situation
from knowledge import KnowledgeBase


def test_whoever_has_said_the_country_is_not_asked_for_it_again(base: KnowledgeBase) -> None:
    draft = lines_draft(base, Situation("human_agent", "una persona", "es", topic="human_agent", residence="CL"))
    phrases = [text.get("phrase") for text in draft["text"]]
    assert "person_none_here" in phrases
    assert "ask_country" not in phrases


def test_whoever_has_not_said_the_country_is_asked_for_it(base: KnowledgeBase) -> None:
    draft = lines_draft(base, Situation("human_agent", "una persona", "es", topic="human_agent"))
    assert {"phrase": "ask_country"} in draft["text"]


@pytest.mark.parametrize(("country", "number"), [("ES", "021"), ("PE", "100"), ("SN", "116")])
def test_where_people_answer_a_line_it_is_offered_with_its_source(
    base: KnowledgeBase, country: str, number: str
) -> None:
    draft = lines_draft(base, Situation("human_agent", "una persona", "es", topic="human_agent", residence=country))
    assert next(contact["value"] for contact in draft["contacts"] if contact != "person") == number
    assert draft["sources"]


def test_while_the_country_is_unknown_no_short_code_and_no_line_of_one_country_is_offered(base: KnowledgeBase) -> None:
    """Somebody with a letter "of Chile" who asked for a telephone was given the line of Colombia's migration office."""
    unknown = Situation("human_agent", "una persona", "es", topic="human_agent")
    assert usable_lines(base, unknown) == []
    assert {"phrase": "ask_country"} in lines_draft(base, unknown)["text"]
    draft = lines_draft(base, replace(unknown, origin="SV"))
    values = [contact["value"] for contact in draft["contacts"] if contact != "person"]
    assert values
    assert all(value.startswith("+503") for value in values)


@pytest.mark.parametrize(
    ("desk", "ways"),
    [
        (Desk(state="waiting", callbacks=True), ["choice_callback", "choice_withdraw"]),
        (Desk(state="waiting", callbacks=True, calls=True), ["choice_withdraw"]),
        (Desk(state="waiting"), ["choice_withdraw"]),
        (Desk(callbacks=True), ["choice_person"]),
    ],
)
def test_who_waits_and_asks_something_meanwhile_can_still_ask_for_a_call(desk: Desk, ways: list[str]) -> None:
    """After the first answer in the queue the call was no longer offered."""
    waits = Situation("rights_work", "", "es", desk=desk)
    choices = while_waiting({"choices": [phrase_choice("choice_steps", "x"), *ways_on()]}, waits)["choices"]
    titles = [choice["title"]["phrase"] for choice in choices]
    assert titles == ["choice_steps", "choice_other_country", *ways, "choice_not_helped"]
