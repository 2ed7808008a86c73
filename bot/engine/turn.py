"""One message on its way through Rasa, and everything that its answer consists of."""

from __future__ import annotations

import time
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any, Dict, List, Optional

from bot.conversations.cases import OpenCase
from bot.conversations.choices import ShownChoice
from bot.conversations.inbox import Received
from bot.conversations.outbox import Letter
from bot.conversations.people import Memory
from bot.reply import Reply


@dataclass
class Turn:
    """What is known of the message that is being answered; ``letters`` are set once the turn is committed."""

    message: Received
    memory: Memory
    channel: str
    parse_data: Dict[str, Any] = field(default_factory=dict)
    replies: List[Reply] = field(default_factory=list)
    letters: tuple[Letter, ...] = ()
    introduces: bool = False
    started: float = field(default_factory=time.perf_counter)
    nlu_milliseconds: float = 0.0
    case: Optional[OpenCase] = None
    desk: Dict[str, Any] = field(default_factory=dict)

    @property
    def known(self) -> Dict[str, Any]:
        """What the understanding is told of the conversation before this message."""
        slots = self.memory.slots
        return {
            "language": self.memory.language,
            "language_settled": bool(slots) and not slots.get("unsettled"),
            "danger": self.message.danger,
            "answered": bool(slots.get("listed") or slots.get("danger")),
            "topic": slots.get("topic"),
            "residence": slots.get("residence"),
            "in_danger": bool(slots.get("danger")),
            "unsure": slots.get("danger") if slots.get("unsure") else None,
        }

    @property
    def committed(self) -> bool:
        """Whether the reply is written down: from here on a crash loses nothing."""
        return bool(self.letters)

    @property
    def answered(self) -> bool:
        """Whether the person gets more than the introduction."""
        return len(self.replies) > int(self.introduces)

    def put_numbers_first(self) -> None:
        """Leave the introduction for a later answer where this one is a plan for a danger."""
        if self.introduces and any(reply.data["emergency"] for reply in self.replies):
            del self.replies[0]
            self.introduces = False

    @property
    def forgets(self) -> bool:
        """Whether the person asked to be forgotten: nothing of the conversation stays but this reply."""
        return any(reply.data["meta"].get("forget") for reply in self.replies)

    @property
    def language(self) -> Optional[str]:
        """The language that this message is answered in, as far as it is decided."""
        return (self.parse_data.get("language") or {}).get("code") or self.memory.language

    @property
    def numbered_choices(self) -> tuple[ShownChoice, ...]:
        """All buttons of the turn, numbered from 1 as a person counts them."""
        shown = [choice for reply in self.replies for choice in reply.choices]
        return tuple(replace(choice, number=number) for number, choice in enumerate(shown, 1))


CURRENT_TURN: ContextVar[Optional[Turn]] = ContextVar("current_turn", default=None)
"""The turn of this task: Rasa calls the tracker store without saying for which message."""
