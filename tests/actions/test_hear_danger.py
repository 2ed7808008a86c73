"""A danger that was hardly heard: what surely answers the message comes first, and the danger does not stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_danger import danger_choice
from actions.hear_danger import answer_instead, asked_instead
from actions.knowledge_access import knowledge_base
from actions.situation import ASKED_SAFE, Situation
from actions.slots import remember
from knowledge import KnowledgeBase


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return knowledge_base()


FELL = Situation(
    "emergency",
    "accidente en la obra en valencia, mi esposo se callo del techo, sin contrato, el patron dice que fue en la casa",
    "es",
    danger="violence",
    is_unsure=True,
    residence="ES",
    likelihoods={"emergency": 0.5, "rights_work": 0.4},
)


def test_an_accident_at_work_that_sounds_like_violence_is_answered_with_the_plan_one_button_away(
    base: KnowledgeBase,
) -> None:
    """A mother whose husband fell from a scaffold was read the line for women who are beaten."""
    entry = asked_instead(base, FELL)
    assert entry is not None
    assert entry.id == "es-accidente-trabajo"
    dispatcher = CollectingDispatcher()
    slots = {event["name"]: event["value"] for event in answer_instead(base, FELL, entry, dispatcher)}
    sent = dispatcher.messages[0]["custom"]
    assert sent["meta"]["entries"] == ["es-accidente-trabajo"]
    assert {"phrase": "danger_if_now"} in sent["text"]
    assert sent["choices"][0] == {**danger_choice("violence"), "means": "yes"}
    assert slots["topic"] == "rights_work"
    assert slots["shown"] == ["es-accidente-trabajo"]
    assert "danger" not in slots


@pytest.mark.parametrize(
    "changes",
    [
        {"is_unsure": False},
        {"last_danger": "violence"},
        {"residence": None},
        {"text": "me tiene miedo y me busca por todo el pueblo con su hermano"},
        {"danger": "trafficking", "text": "el patron no me paga y guarda mi pasaporte bajo llave en valencia"},
    ],
)
def test_a_danger_that_is_sure_or_told_before_or_answered_by_nothing_else_gets_its_plan(
    base: KnowledgeBase, changes: dict[str, str]
) -> None:
    assert asked_instead(base, replace(FELL, **changes)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unsure", "danger", "topic", "told", "is_past"),
    [
        (True, "trafficking", "school_enrolment", (ASKED_SAFE,), True),
        (True, "trafficking", "school_enrolment", (), False),
        (None, "trafficking", "school_enrolment", (ASKED_SAFE,), False),
        (True, "trafficking", "shelters", (ASKED_SAFE,), False),
        (True, "self_harm", "school_enrolment", (ASKED_SAFE,), False),
    ],
)
def test_a_danger_that_was_never_sure_is_over_for_who_was_asked_and_speaks_of_something_else(
    unsure: bool | None, danger: str, topic: str, told: tuple[str, ...], is_past: bool
) -> None:
    """ "I am held by force" stood under every answer to a family whose landlady wanted the rent."""
    before = {"danger": danger, "unsure": unsure, "told": list(told)}
    asked = Situation(topic, "x", "es", topic=topic, last_danger=danger, told=told, before=before)
    slots = {event["name"]: event["value"] for event in remember(asked)}
    assert ("danger" in slots) is is_past
    assert slots.get("danger") is None
