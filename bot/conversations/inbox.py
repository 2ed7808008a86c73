"""The inbox: every message is written down, redacted, before anybody is told that it has arrived."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Optional, Tuple

from sqlalchemy import bindparam, func, null, select, update
from sqlalchemy.engine import Connection

from bot.conversations.statement import Insert, Statement
from bot.conversations.tables import Inbox

WAITING, ANSWERED, HELD = "waiting", "answered", "held"


@dataclass(frozen=True)
class Received:
    """A message as it was taken in. One of ``text``, ``choice_id``, ``language`` and ``location`` is set."""

    id: int
    conversation_id: str
    provider_id: str
    text: Optional[str] = None
    choice_id: Optional[str] = None
    language: Optional[str] = None
    danger: Optional[str] = None
    location: Optional[str] = None


class ArrivedBefore(Exception):
    """The provider delivered a message a second time."""


KEPT = ("conversation_id", "provider_id", "text", "choice_id", "language", "danger", "location")
_TABLE = Inbox.__table__
_ACCEPT = Insert(_TABLE, (*KEPT, "state", "received_at"))
_ANSWER = Statement(update(_TABLE).where(_TABLE.c.id == bindparam("inbox_id")).values(state=ANSWERED, location=null()))
_COUNT = Statement(
    select(func.count()).where(
        _TABLE.c.conversation_id == bindparam("conversation"), _TABLE.c.received_at >= bindparam("moment")
    )
)


def accept(connection: Connection, message: Received, now: float) -> Received:
    """Write a message down; returns it with its id.

    Raises ArrivedBefore for one that had arrived already; the transaction is then void.
    """
    values = {field: getattr(message, field) for field in KEPT}
    try:
        number = _ACCEPT.new_id(connection, **values, state=WAITING, received_at=now)
    except connection.dialect.dbapi.IntegrityError as error:
        raise ArrivedBefore from error
    return replace(message, id=number)


def waiting(connection: Connection) -> Tuple[Received, ...]:
    """Messages that nobody has answered yet, oldest first: what a crash left behind."""
    rows = connection.execute(select(_TABLE).where(_TABLE.c.state == WAITING).order_by(_TABLE.c.id))
    return tuple(_received(row) for row in rows)


def note_answered(connection: Connection, inbox_id: int) -> None:
    """The message has its reply in the outbox; the place that it shared is no longer needed."""
    _ANSWER.run(connection, inbox_id=inbox_id)


def note_held(connection: Connection, inbox_id: int) -> None:
    """The message is for the person who has taken the case: the assistant does not answer it later either."""
    connection.execute(update(Inbox).where(Inbox.id == inbox_id).values(state=HELD))


def count_since(connection: Connection, conversation_id: str, moment: float) -> int:
    """How many messages one conversation has sent since ``moment``."""
    return int(_COUNT.run(connection, conversation=conversation_id, moment=moment).fetchone()[0])


def _received(row: Any) -> Received:
    return Received(row.id, **{field: getattr(row, field) for field in KEPT})
