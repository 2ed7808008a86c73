"""The inbox: every message is written down, redacted, before anybody is told that it has arrived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.conversations.tables import Inbox

WAITING, ANSWERED = "waiting", "answered"


@dataclass(frozen=True)
class Received:
    """A message as it was taken in. One of ``text``, ``choice_id`` and ``language`` is set."""

    id: int
    conversation_id: str
    provider_id: str
    text: Optional[str] = None
    choice_id: Optional[str] = None
    language: Optional[str] = None
    danger: Optional[str] = None


def accept(session: Session, message: Received, now: float) -> Optional[Received]:
    """Write a message down; returns it with its id, or None when it had arrived before."""
    row = Inbox(
        conversation_id=message.conversation_id,
        provider_id=message.provider_id,
        text=message.text,
        choice_id=message.choice_id,
        language=message.language,
        danger=message.danger,
        state=WAITING,
        received_at=now,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return None
    return _received(row)


def waiting(session: Session) -> Tuple[Received, ...]:
    """Messages that nobody has answered yet, oldest first: what a crash left behind."""
    rows = session.execute(select(Inbox).where(Inbox.state == WAITING).order_by(Inbox.id)).scalars()
    return tuple(_received(row) for row in rows)


def note_answered(session: Session, inbox_id: int) -> None:
    """The message has its reply in the outbox."""
    row = session.get(Inbox, inbox_id)
    if row is not None:
        row.state = ANSWERED


def count_since(session: Session, conversation_id: str, moment: float) -> int:
    """How many messages one conversation has sent since ``moment``."""
    query = select(func.count()).where(Inbox.conversation_id == conversation_id, Inbox.received_at >= moment)
    return int(session.execute(query).scalar_one())


def _received(row: Inbox) -> Received:
    return Received(row.id, row.conversation_id, row.provider_id, row.text, row.choice_id, row.language, row.danger)
