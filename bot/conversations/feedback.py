"""What people say of answers and of the service, for the curators: of a day, linked to nobody."""

from __future__ import annotations

from datetime import date
from typing import Any, Mapping, Optional

from sqlalchemy.orm import Session

from bot.conversations.tables import Feedback


def note(session: Session, told: Mapping[str, Any], language: Optional[str], day: date) -> None:
    """Keep what was told (``about``, ``topic``, ``entry``, ``rating``), without its conversation and its hour."""
    kept = {name: told.get(name) for name in ("about", "topic", "entry", "rating")}
    session.add(Feedback(language=language, day=day.isoformat(), **kept))
