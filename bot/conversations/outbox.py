"""The outbox: a reply is a row until the provider or the person's page has taken it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, Optional, Sequence, Tuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.conversations.tables import Outbox


@dataclass(frozen=True)
class Letter:
    """A reply on its way: ``reply`` is the neutral JSON of ``bot/reply.py``."""

    id: int
    conversation_id: str
    inbox_id: Optional[int]
    reply: Dict[str, Any]


def post(
    session: Session,
    conversation_id: str,
    inbox_id: Optional[int],
    replies: Sequence[Dict[str, Any]],
    now: float,
) -> Tuple[Letter, ...]:
    """Put replies into the outbox, in order."""
    rows = [
        Outbox(conversation_id=conversation_id, inbox_id=inbox_id, reply=json.dumps(reply), created_at=now)
        for reply in replies
    ]
    for row in rows:  # one by one: the ids must follow the order of the replies
        session.add(row)
        session.flush()
    return tuple(Letter(row.id, conversation_id, inbox_id, reply) for row, reply in zip(rows, replies, strict=True))


def after(session: Session, conversation_id: str, last_id: int) -> Tuple[Letter, ...]:
    """The replies of a conversation that came after ``last_id``, oldest first."""
    query = select(Outbox).where(Outbox.conversation_id == conversation_id, Outbox.id > last_id).order_by(Outbox.id)
    return tuple(
        Letter(row.id, row.conversation_id, row.inbox_id, json.loads(row.reply))
        for row in session.execute(query).scalars()
    )


def note_delivered(session: Session, conversation_id: str, up_to: int, now: float) -> None:
    """The person's page has every reply up to that id."""
    session.execute(
        update(Outbox)
        .where(Outbox.conversation_id == conversation_id, Outbox.id <= up_to, Outbox.delivered_at.is_(None))
        .values(delivered_at=now)
    )
