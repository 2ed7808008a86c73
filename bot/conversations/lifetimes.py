"""How long anything is kept, and forgetting: by time, and at once when a person asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Optional

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection

from bot.conversations.cases import BACK, MOVES
from bot.conversations.database import put
from bot.conversations.tables import (
    Address,
    Case,
    Choice,
    Conversation,
    Erased,
    Feedback,
    Inbox,
    Outbox,
    Unanswered,
)
from bot.settings import Settings


@dataclass(frozen=True)
class Forgotten:
    """What one round of forgetting removed: numbers of conversations and of other rows."""

    conversations: int
    rows: int


def forget(connection: Connection, conversation_id: str, now: float, up_to: Optional[int] = None) -> None:
    """Forget one conversation at once: its words, replies, buttons, address and memory.

    The ids of its messages stay until their time is up, without words, so that a message that is
    delivered again is not answered again. ``up_to``: the message that asks for it; what was sent after it
    is still to be answered.
    """
    _erase(connection, [conversation_id], up_to)
    connection.execute(delete(Address).where(Address.conversation_id == conversation_id))
    put(connection, Erased.__table__, conversation_id, erased_at=now)


def expire(connection: Connection, settings: Settings, now: float) -> Forgotten:
    """Remove everything whose time is up.

    Who still waits for a person, is held by one, or does not know yet that the assistant is back, keeps the place for
    as long as an address is kept, over a weekend and a holiday; the words and what was remembered go all the same.
    """
    old = now - settings.text_hours * 3600
    query = select(Conversation.id).where(Conversation.last_message_at < old).order_by(Conversation.id)
    goes_on = Case.state.in_(tuple(MOVES)) | (Case.state.in_(BACK) & Case.back_told_at.is_(None))
    open_cases = select(Case.conversation_id).where(goes_on, Case.opened_at >= now - settings.address_days * 86400)
    ids = list(connection.execute(query.where(Conversation.id.not_in(open_cases))).scalars())
    _erase(connection, ids)
    _erase_words(connection, list(connection.execute(query.where(Conversation.id.in_(open_cases))).scalars()))
    first_day = datetime.fromtimestamp(now, timezone.utc).date() - timedelta(days=settings.unanswered_days)
    rows = 0
    for statement in (
        delete(Inbox).where(Inbox.received_at < now - settings.inbox_hours * 3600, Inbox.state != "waiting"),
        delete(Address).where(Address.expires_at < now),
        delete(Unanswered).where(Unanswered.day < first_day.isoformat()),
        delete(Feedback).where(Feedback.day < first_day.isoformat()),
    ):
        rows += connection.execute(statement).rowcount
    return Forgotten(len(ids), rows)


def forget_again(connection: Connection) -> int:
    """Forget what had been forgotten before a backup was restored; returns the number of conversations."""
    query = select(Conversation.id).join(Erased, Erased.conversation_id == Conversation.id)
    ids = list(
        connection.execute(query.where(Conversation.started_at < Erased.erased_at).order_by(Conversation.id)).scalars()
    )
    _erase(connection, ids)
    return len(ids)


def _erase(connection: Connection, ids: list[str], up_to: Optional[int] = None) -> None:
    _erase_words(connection, ids, up_to)
    connection.execute(delete(Case).where(Case.conversation_id.in_(ids)))
    connection.execute(delete(Conversation).where(Conversation.id.in_(ids)))


def _erase_words(connection: Connection, ids: list[str], up_to: Optional[int] = None) -> None:
    """What was said and what was remembered of it; the language stays, to be spoken to in."""
    if not ids:
        return
    for table in (Outbox, Choice):
        connection.execute(delete(table).where(table.conversation_id.in_(ids)))
    received = update(Inbox).where(Inbox.conversation_id.in_(ids))
    if up_to is not None:
        received = received.where(Inbox.id <= up_to)
    connection.execute(received.values(text=None, danger=None, location=None, state="answered"))
    connection.execute(update(Conversation).where(Conversation.id.in_(ids)).values(slots="{}"))
