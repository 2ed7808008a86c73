"""What people say of answers and of the service, for the curators: of a day, linked to nobody."""

from __future__ import annotations

from datetime import date
from typing import Any, Mapping, Optional

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from bot.conversations.tables import Feedback


def note(connection: Connection, told: Mapping[str, Any], language: Optional[str], day: date) -> None:
    """Keep what was told (``about``, ``topic``, ``entry``, ``rating``), without its conversation and its hour."""
    kept = {name: told.get(name) for name in ("about", "topic", "entry", "rating")}
    connection.execute(insert(Feedback.__table__), {"language": language, "day": day.isoformat(), **kept})
