"""Where Rasa sends what the actions say: into the turn, to be written down before anybody sees it."""

from __future__ import annotations

from typing import Any, Dict

from rasa.core.channels.channel import OutputChannel

from bot.composer import Composer
from bot.engine.turn import Turn


class TurnOutput(OutputChannel):
    """Collects the drafts of one turn as Replies."""

    def __init__(self, turn: Turn, composer: Composer) -> None:
        """``turn``: where the Replies go."""
        self._turn = turn
        self._composer = composer

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "turn"

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Take one message of an action; raises WrongDraft when it is no Reply."""
        draft = message.get("custom") or {"text": message.get("text") or ""}
        self._turn.replies.append(self._composer.compose(draft, self._turn.language or ""))
