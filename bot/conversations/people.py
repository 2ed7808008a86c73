"""A person's conversation: the pseudonym it is kept under, and what it remembers."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any, Dict, Optional

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Connection

from bot.conversations.statement import Statement
from bot.conversations.tables import Conversation


@dataclass(frozen=True)
class Memory:
    """What a conversation remembers between two messages. ``slots``: Rasa's, those that are set."""

    conversation_id: str
    channel: str
    language: Optional[str]
    greeted: bool
    slots: Dict[str, Any]


def pseudonym(key: bytes, channel: str, address: str) -> str:
    """The id of the conversation with ``address`` on ``channel``: nobody without the key can tell whose it is."""
    return hmac.new(key, f"{channel}:{address}".encode(), hashlib.sha256).hexdigest()


_TABLE = Conversation.__table__
_THIS = _TABLE.c.id == bindparam("conversation")
_RECALL = Statement(
    select(_TABLE.c.channel, _TABLE.c.language, _TABLE.c.greeted, _TABLE.c.slots).where(_THIS).order_by(_TABLE.c.id)
)
_TOUCH = Statement(update(_TABLE).where(_THIS).values(last_message_at=bindparam("now")))
_REMEMBER = Statement(
    update(_TABLE)
    .where(_THIS)
    .values(language=bindparam("new_language"), slots=bindparam("new_slots"), greeted=bindparam("new_greeted"))
)


def meet(connection: Connection, conversation_id: str, channel: str, now: float) -> None:
    """Note that a conversation is alive, beginning it if it is new."""
    if _TOUCH.run(connection, conversation=conversation_id, now=now).rowcount == 0:
        values = {"id": conversation_id, "channel": channel, "slots": "{}", "greeted": False}
        connection.execute(insert(_TABLE), {**values, "started_at": now, "last_message_at": now})


def recall(connection: Connection, conversation_id: str) -> Optional[Memory]:
    """What a conversation remembers, or None when there is no such conversation (any more)."""
    row = _RECALL.run(connection, conversation=conversation_id).fetchone()
    if row is None:
        return None
    channel, language, greeted, slots = row
    return Memory(conversation_id, channel, language, bool(greeted), json.loads(slots or "{}"))


def remember(connection: Connection, memory: Memory) -> None:
    """Keep a conversation's memory as it is now; a conversation that is gone stays gone."""
    _REMEMBER.run(
        connection, conversation=memory.conversation_id,
        new_language=memory.language, new_slots=json.dumps(memory.slots), new_greeted=memory.greeted,
    )  # fmt: skip
