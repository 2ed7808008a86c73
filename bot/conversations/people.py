"""A person's conversation: the pseudonym it is kept under, and what it remembers."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any, Dict, Optional

from sqlalchemy.orm import Session

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


def meet(session: Session, conversation_id: str, channel: str, now: float) -> Memory:
    """Recall a conversation, beginning it if it is new, and note that it is alive."""
    row = session.get(Conversation, conversation_id)
    if row is None:
        row = Conversation(id=conversation_id, channel=channel, started_at=now, slots="{}", greeted=False)
        session.add(row)
    row.last_message_at = now
    session.flush()
    return _memory(row)


def recall(session: Session, conversation_id: str) -> Optional[Memory]:
    """What a conversation remembers, or None when there is no such conversation (any more)."""
    row = session.get(Conversation, conversation_id)
    return None if row is None else _memory(row)


def remember(
    session: Session,
    conversation_id: str,
    *,
    language: Optional[str] = None,
    slots: Optional[Dict[str, Any]] = None,
) -> None:
    """Keep the language and the slots that are given; a conversation that is gone stays gone."""
    row = session.get(Conversation, conversation_id)
    if row is None:
        return
    if language is not None:
        row.language = language
    if slots is not None:
        row.slots = json.dumps(slots)


def note_greeting(session: Session, conversation_id: str) -> None:
    """The person has been told who is answering."""
    row = session.get(Conversation, conversation_id)
    if row is not None:
        row.greeted = True


def _memory(row: Conversation) -> Memory:
    return Memory(row.id, row.channel, row.language, bool(row.greeted), json.loads(row.slots or "{}"))
