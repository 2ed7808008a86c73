"""Buttons: a choice's id says nothing, works in its own conversation only, stands for a payload."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.engine import Connection

from bot.conversations.statement import Insert, Statement
from bot.conversations.tables import Choice

_TABLE = Choice.__table__
_SHOWN = (_TABLE.c.id, _TABLE.c.number, _TABLE.c.title, _TABLE.c.payload)
_HERE = _TABLE.c.conversation_id == bindparam("conversation")
_KEEP = Insert(_TABLE, ("id", "conversation_id", "number", "title", "payload", "shown_at"))
_FIND = Statement(select(*_SHOWN).where(_TABLE.c.id == bindparam("choice"), _HERE).order_by(_TABLE.c.id))
_LATEST = Statement(
    select(*_SHOWN)
    .where(
        _HERE,
        _TABLE.c.shown_at
        == select(func.max(_TABLE.c.shown_at))
        .where(_TABLE.c.conversation_id == bindparam("conversation"))
        .scalar_subquery(),
    )
    .order_by(_TABLE.c.number)
)


@dataclass(frozen=True)
class ShownChoice:
    """A button as it was shown. ``payload``: {"intent": ..., "entities": [...]}."""

    id: str
    number: int
    title: str
    payload: Dict[str, Any]


def new_id() -> str:
    """An id that fits every channel (16 characters) and cannot be guessed (96 bits)."""
    return secrets.token_urlsafe(12)


def keep(connection: Connection, conversation_id: str, shown: Tuple[ShownChoice, ...], now: float) -> None:
    """Keep the buttons of a turn, so that they can be pressed later, also after newer ones were shown."""
    rows = [
        {
            "id": choice.id,
            "conversation_id": conversation_id,
            "number": choice.number,
            "title": choice.title,
            "payload": json.dumps(choice.payload),
            "shown_at": now,
        }
        for choice in shown
    ]
    if rows:
        _KEEP.run_for_all(connection, rows)


def find(connection: Connection, conversation_id: str, choice_id: str) -> Optional[ShownChoice]:
    """The button of that id, if it was shown in this conversation."""
    row = _FIND.run(connection, conversation=conversation_id, choice=choice_id).fetchone()
    return None if row is None else _shown(row)


def latest(connection: Connection, conversation_id: str) -> Tuple[ShownChoice, ...]:
    """The buttons that were shown last, by number."""
    return tuple(_shown(row) for row in _LATEST.run(connection, conversation=conversation_id))


def _shown(row: Tuple[Any, ...]) -> ShownChoice:
    choice_id, number, title, payload = row
    return ShownChoice(choice_id, number, title, json.loads(payload))
