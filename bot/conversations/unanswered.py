"""Questions that found no answer, for the curators: redacted, of a day, linked to nobody."""

from __future__ import annotations

from datetime import date
from typing import Optional

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from bot.conversations.tables import Unanswered


def note(connection: Connection, text: str, language: Optional[str], topic: Optional[str], day: date) -> None:
    """Keep a redacted question, without its conversation and without its hour."""
    values = {"text": text, "language": language, "topic": topic, "day": day.isoformat()}
    connection.execute(insert(Unanswered.__table__), values)
