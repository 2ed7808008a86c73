"""The outbox: a reply is a row until the provider or the person's page has taken it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, Optional, Sequence, Tuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.engine import Connection

from bot.conversations.statement import Insert
from bot.conversations.tables import Outbox

_TABLE = Outbox.__table__
_POST = Insert(_TABLE, ("conversation_id", "inbox_id", "created_at", "reply"))
_AFTER = (
    select(_TABLE)
    .where(_TABLE.c.conversation_id == bindparam("conversation"), _TABLE.c.id > bindparam("last"))
    .order_by(_TABLE.c.id)
)
_DELIVER = (
    update(_TABLE)
    .where(
        _TABLE.c.conversation_id == bindparam("conversation"),
        _TABLE.c.id <= bindparam("up_to"),
        _TABLE.c.delivered_at.is_(None),
    )
    .values(delivered_at=bindparam("now"))
)


@dataclass(frozen=True)
class Letter:
    """A reply on its way: ``reply`` is the neutral JSON of ``bot/reply.py``."""

    id: int
    conversation_id: str
    inbox_id: Optional[int]
    reply: Dict[str, Any]


def post(
    connection: Connection,
    conversation_id: str,
    inbox_id: Optional[int],
    replies: Sequence[Dict[str, Any]],
    now: float,
) -> Tuple[Letter, ...]:
    """Put replies into the outbox, in order."""
    letters = []
    for reply in replies:  # one by one: the ids must follow the order of the replies
        number = _POST.new_id(
            connection, conversation_id=conversation_id, inbox_id=inbox_id, created_at=now, reply=json.dumps(reply)
        )
        letters.append(Letter(number, conversation_id, inbox_id, reply))
    return tuple(letters)


def after(connection: Connection, conversation_id: str, last_id: int) -> Tuple[Letter, ...]:
    """The replies of a conversation that came after ``last_id``, oldest first."""
    rows = connection.execute(_AFTER, {"conversation": conversation_id, "last": last_id})
    return tuple(Letter(row.id, row.conversation_id, row.inbox_id, json.loads(row.reply)) for row in rows)


def note_delivered(connection: Connection, conversation_id: str, up_to: int, now: float) -> None:
    """The person's page has every reply up to that id."""
    connection.execute(_DELIVER, {"conversation": conversation_id, "up_to": up_to, "now": now})
