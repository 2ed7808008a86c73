from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from fastjsonschema import JsonSchemaException
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event
from rasa_sdk import Action

from bot.engine.actions_in_process import InProcessActions, check_results_once, know_events

SECRET = "me llamo nadie"


class BreakingAction(Action):
    def name(self) -> str:
        return "action_that_breaks"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        raise ValueError(tracker.latest_message["text"])


class SlowAction(Action):
    def name(self) -> str:
        return "action_that_never_ends"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        await asyncio.Event().wait()
        return []


@pytest.fixture
def actions() -> InProcessActions:
    made = InProcessActions("actions", seconds=0.05)
    made._executor.register_action(BreakingAction)
    made._executor.register_action(SlowAction)
    return made


def call(name: str) -> dict[str, Any]:
    message = {"text": SECRET, "intent": {"name": "x"}, "entities": []}
    tracker = {"sender_id": "s", "slots": {}, "latest_message": message, "events": []}
    return {"next_action": name, "sender_id": "s", "tracker": tracker}


def test_every_action_of_the_domain_is_found(actions: InProcessActions) -> None:
    from ruamel.yaml import YAML

    from bot.settings import PROJECT

    domain = YAML(typ="safe").load((PROJECT / "domain.yml").read_text())
    assert set(domain["actions"]) <= set(actions.names)


@pytest.mark.parametrize("name", ["action_that_breaks", "action_that_never_ends", "action_that_is_not_there"])
def test_an_action_that_fails_is_answered_by_a_phrase(actions: InProcessActions, name: str) -> None:
    result = asyncio.run(actions.request(json=call(name)))
    assert result["responses"] == [{"response": "utter_failed"}]


def test_a_failure_is_logged_without_a_persons_words(
    actions: InProcessActions, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        asyncio.run(actions.request(json=call("action_that_breaks")))
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_results_are_still_checked_but_the_schema_only_once() -> None:
    check_results_once()
    action = RemoteAction("x", None)
    assert action._validate_action_result({"events": [], "responses": []})
    with pytest.raises(JsonSchemaException):
        action._validate_action_result({"events": [{"event": "no such event"}], "responses": []})


def test_events_are_those_that_rasa_finds() -> None:
    names = ["slot", "user", "bot", "action", "restart", "session_started"]
    before = [Event.resolve_by_type(name) for name in names]
    know_events()
    know_events()
    assert [Event.resolve_by_type(name) for name in names] == before
    with pytest.raises(ValueError, match="Unknown event name"):
        Event.resolve_by_type("no such event")
