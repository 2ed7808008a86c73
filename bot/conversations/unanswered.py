"""Questions that found no answer, for the curators: redacted, of a day, linked to nobody."""

from __future__ import annotations

from datetime import date
from typing import Optional

from sqlalchemy.orm import Session

from bot.conversations.tables import Unanswered


def note(session: Session, text: str, language: Optional[str], topic: Optional[str], day: date) -> None:
    """Keep a redacted question, without its conversation and without its hour."""
    session.add(Unanswered(text=text, language=language, topic=topic, day=day.isoformat()))
