"""A whole conversation at once, for tests that look at its answers."""

from __future__ import annotations

import uuid
from typing import Any

from tests.conftest import Assistant


def talk(assistant: Assistant, language: str, *messages: str) -> list[dict[str, Any]]:
    """The answer to each message of one new conversation."""
    conversation = uuid.uuid4().hex
    return [assistant.ask(message, conversation, language=language) for message in messages]


def says(assistant: Assistant, answer: dict[str, Any], phrase: str) -> bool:
    """Whether an answer holds a phrase, in its language."""
    return str(assistant.office.phrasebook.say(phrase, answer["language"])) in "\n".join(answer["reply"])
