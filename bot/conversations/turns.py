"""Rasa's events, a row a turn. Only the last few are read again, so a long conversation costs no more."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Sequence

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from bot.conversations.tables import Turn

_TABLE = Turn.__table__
# Statements of every turn are made once: building one costs more than running it.
_APPEND = insert(_TABLE)
_LAST = (
    select(_TABLE.c.events)
    .where(_TABLE.c.conversation_id == bindparam("conversation"))
    .order_by(_TABLE.c.id.desc())
    .limit(bindparam("number"))
)


def append(session: Session, conversation_id: str, events: Sequence[Dict[str, Any]]) -> None:
    """Keep the events of one turn."""
    session.execute(_APPEND, {"conversation_id": conversation_id, "events": json.dumps(events)})


def last(session: Session, conversation_id: str, number: int) -> List[Dict[str, Any]]:
    """The events of the last ``number`` turns, in the order in which they happened."""
    newest_first = session.execute(_LAST, {"conversation": conversation_id, "number": number}).scalars().all()
    return [event for events in reversed(newest_first) for event in json.loads(events)]
