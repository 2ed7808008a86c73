"""What our components of Rasa's graph share: how they are made, trained, kept and run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class Component(GraphComponent):
    """What all share: they hold a model and write what it finds into each message."""

    def __init__(self, model: Any, storage: ModelStorage, resource: Resource) -> None:
        self.model = model
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Component:
        """A component before training; for those that need none, the component itself."""
        return cls(cls.ready(), model_storage, resource)

    @classmethod
    def ready(cls) -> Any:
        """The model of a component that needs no training."""
        return None

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what this component finds to each message."""
        for message in messages:
            self.understand(message, message.get(TEXT) or "")
        return messages

    def understand(self, message: Message, text: str) -> None:
        """Write what is found in ``text`` into ``message``."""
        raise NotImplementedError


class TrainedComponent(Component):
    """A component whose model is learnt from ``data/nlu`` and kept in Rasa's model file."""

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Component:
        """The component as it was trained."""
        with model_storage.read_from(resource) as folder:
            return cls(cls.read(folder), model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and write the model down."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        with self._storage.write_to(self._resource) as folder:
            self.learn(examples, folder)
        return self._resource

    @classmethod
    def read(cls, folder: Path) -> Any:
        """Read the model from ``folder``."""
        raise NotImplementedError

    def learn(self, examples: list[Message], folder: Path) -> None:
        """Learn the model from ``examples`` and write it into ``folder``."""
        raise NotImplementedError
