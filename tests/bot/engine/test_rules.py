"""The rules decide as Rasa's own policy does, message by message."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.rules import RememberedRules


@pytest.fixture(scope="module")
def policy(agent: Any) -> RememberedRules:
    nodes = agent.processor.graph_runner._nodes.values()
    return next(node._component for node in nodes if isinstance(node._component, RememberedRules))


def decisions(policy: RememberedRules, agent: Any, remembered: bool) -> dict[str, list[str]]:
    """What follows each intent, and what follows that action."""
    decided = {}
    predict = policy.predict_action_probabilities if remembered else RulePolicy.predict_action_probabilities
    names = agent.domain.action_names_or_texts
    for intent in sorted(agent.domain.intents):
        tracker = DialogueStateTracker("x", agent.domain.slots)
        tracker.update_with_events([ActionExecuted("action_listen"), UserUttered("x", {"name": intent})], agent.domain)
        decided[intent] = []
        for _ in range(2):
            arguments = (tracker, agent.domain) if remembered else (policy, tracker, agent.domain)
            probabilities = predict(*arguments).probabilities
            decided[intent].append(names[probabilities.index(max(probabilities))])
            tracker.update(ActionExecuted(decided[intent][-1]), agent.domain)
    return decided


def test_every_intent_is_followed_by_the_same_actions_as_without_memory(policy: RememberedRules, agent: Any) -> None:
    expected = decisions(policy, agent, remembered=False)
    first, second = (decisions(policy, agent, remembered=True) for _ in range(2))
    assert first == second == expected
    assert expected["rights_work"] == ["action_answer_topic", "action_listen"]
    assert all(
        after == "action_listen" for intent, (_, after) in expected.items() if intent in ("emergency", "privacy")
    )
