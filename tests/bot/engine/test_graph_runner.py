from __future__ import annotations

from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.graph_runner import OrderedGraphRunner
from tests.conftest import Assistant


@pytest.fixture(scope="module")
def loaded(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, DaskGraphRunner]:
    folder = tmp_path_factory.mktemp("model")
    model = assistant.office.settings.model_file
    return load_predict_graph_runner(folder, model, LocalModelStorage, DaskGraphRunner)


@pytest.mark.parametrize("text", ["mi patrón no me paga en Houston", "¿y en México?", "me detuvo la migra", "", "😀"])
def test_messages_are_understood_as_rasas_own_runner_has_it(loaded: Any, text: str) -> None:
    metadata, theirs = loaded
    inputs = {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: None}
    ours = OrderedGraphRunner(theirs).run(inputs, [metadata.nlu_target])
    expected = theirs.run(inputs, [metadata.nlu_target])
    (message,), (same) = ours[metadata.nlu_target], expected[metadata.nlu_target][0]
    assert message.as_dict(only_output_properties=True) == same.as_dict(only_output_properties=True)


def test_the_next_action_is_the_one_of_rasas_own_runner(loaded: Any) -> None:
    metadata, theirs = loaded
    events = [ActionExecuted("action_listen"), UserUttered("x", {"name": "asylum", "confidence": 1.0}, [])]
    tracker = DialogueStateTracker.from_events("s", events, metadata.domain.slots, domain=metadata.domain)
    inputs = {PLACEHOLDER_TRACKER: tracker}
    ours = OrderedGraphRunner(theirs).run(inputs, [metadata.core_target])[metadata.core_target]
    assert ours.probabilities == theirs.run(inputs, [metadata.core_target])[metadata.core_target].probabilities
