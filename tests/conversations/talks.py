"""A whole conversation at once, for tests that look at its answers."""

from __future__ import annotations

import uuid
from typing import Any

from tests.conftest import Assistant


def talk(assistant: Assistant, language: str, *messages: str) -> list[dict[str, Any]]:
    """The answer to each message of one new conversation."""
    conversation = uuid.uuid4().hex
    return [assistant.ask(message, conversation, language=language) for message in messages]
