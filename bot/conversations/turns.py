"""Rasa's events, a row a turn. Only the last few are read again, so a long conversation costs no more."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversations.tables import Turn


def append(session: Session, conversation_id: str, events: Sequence[Dict[str, Any]]) -> None:
    """Keep the events of one turn."""
    session.add(Turn(conversation_id=conversation_id, events=json.dumps(events)))


def last(session: Session, conversation_id: str, number: int) -> List[Dict[str, Any]]:
    """The events of the last ``number`` turns, in the order in which they happened."""
    query = select(Turn.events).where(Turn.conversation_id == conversation_id).order_by(Turn.id.desc()).limit(number)
    newest_first = session.execute(query).scalars().all()
    return [event for events in reversed(newest_first) for event in json.loads(events)]
