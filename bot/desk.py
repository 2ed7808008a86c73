"""The desk of the organisation: who of it can be reached now, as the actions are told (``actions.situation.Desk``)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, Optional

from bot.conversations.cases import OpenCase
from bot.organisation import Organisation


def desk_of(organisation: Organisation, moment: datetime, case: Optional[OpenCase], waiting: int = 0) -> Dict[str, Any]:
    """The desk at that moment for one person. ``waiting``: how many would be before a person without a ``case``."""
    return {
        "chats": organisation.takes_chats(moment),
        "callbacks": organisation.callbacks,
        "position": case.position if case else waiting + 1,
        "state": case.state if case else None,
        "calls": case is not None and case.calls,
        "minutes": organisation.minutes_per_case,
    }
