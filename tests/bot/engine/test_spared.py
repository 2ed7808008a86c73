from __future__ import annotations

import ast
import inspect
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core import processor
from rasa.core.policies import rule_policy
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted

from bot.engine.spared import OneTurn, copy_no_logs, extract_no_slots, know_domain

LOGGED = "structlogger.debug"


def test_rasas_processor_copies_nothing_but_what_it_logs_for_its_developers():
    tree = ast.parse(inspect.getsource(processor))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    logged = {part for call in calls if ast.unparse(call.func) == LOGGED for part in ast.walk(call)}
    copies = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "copy"]
    assert copies
    assert all(copy in logged for copy in copies)


def test_nothing_is_copied_once_it_is_spared(monkeypatch):
    monkeypatch.setattr(processor, "copy", processor.copy)  # put back afterwards
    copy_no_logs()
    events = [object()]
    assert processor.copy.deepcopy(events) is events


def test_a_domain_knows_whether_it_is_empty():
    full, empty = Domain.from_dict({"intents": ["greet"]}), Domain.empty()
    for domain in (full, empty):
        know_domain(domain)
    assert not full.is_empty()
    assert empty.is_empty()


def test_the_tracker_of_a_turn_is_not_copied():
    tracker = OneTurn.from_events("somebody", [ActionExecuted(ACTION_LISTEN_NAME)], [])
    assert tracker.copy() is tracker


def test_rasas_rules_send_events_along_for_forms_only():
    tree = ast.parse(inspect.getsource(rule_policy))
    sent = [
        ast.unparse(node.value) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "events"
    ]
    assert sent == ["[LoopInterrupted(True)] if returning_from_unhappy_path else []"]


@pytest.mark.parametrize(("mapping", "is_spared"), [({"type": "custom"}, True), ({"type": "from_text"}, False)])
def test_slots_are_looked_for_only_where_rasa_fills_one(mapping: Any, is_spared: bool):
    domain = Domain.from_dict({"slots": {"city": {"type": "any", "mappings": [mapping]}}})
    mind: Any = SimpleNamespace(domain=domain, run_action_extract_slots=None)
    extract_no_slots(mind)
    assert (mind.run_action_extract_slots is not None) == is_spared
