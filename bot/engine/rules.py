"""Rasa's rule policy, which remembers what it has decided.

Every rule of ours is one intent and one action, no slot influences a rule and there are no forms, so a
decision depends on the intent of the message and on the last action alone. Rasa compares the whole
conversation with every rule anew, twice a turn.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

Known = Tuple[Optional[str], Optional[str]]
"""Intent of the message and name of the last action."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class RememberedRules(RulePolicy):
    """Decides as ``RulePolicy`` does; each situation is worked out once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As Rasa makes its policies."""
        super().__init__(*args, **kwargs)
        self._decided: Dict[Known, PolicyPrediction] = {}
        self._in_training = False

    def train(self, training_trackers: List[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Learn the rules; Rasa asks half-learnt ones while it looks for contradictions."""
        self._in_training = True
        return super().train(training_trackers, domain, **kwargs)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: Optional[Dict[str, Any]] = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The next action. Nothing is remembered of a conversation with a form."""
        intent = tracker.latest_message.intent_name if tracker.latest_message else None
        situation = (intent, tracker.latest_action_name)
        if self._in_training or tracker.active_loop_name is not None:
            return super().predict_action_probabilities(tracker, domain, rule_only_data, **kwargs)
        if situation not in self._decided:
            self._decided[situation] = super().predict_action_probabilities(tracker, domain, rule_only_data, **kwargs)
        return self._decided[situation]
