from __future__ import annotations

import ast
import inspect

from rasa.core import processor
from rasa.shared.core.domain import Domain

from bot.engine.spared import copy_no_logs, know_domain

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
