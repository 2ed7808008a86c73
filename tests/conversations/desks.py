"""Organisations that take over chats, do not now, or never do."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Iterator, Mapping

from bot.organisation import DAYS, Opening
from tests.conftest import Assistant

ALWAYS = dict.fromkeys(DAYS, "00:00-24:00")
NOW = tuple(date.today() + timedelta(days=days) for days in (-1, 0, 1, 2))
"""The days on which the tests may run, wherever the clocks stand."""

DESKS: Mapping[str, Mapping[str, Any]] = {
    "shipped": {},
    "open": {"chats": True, "callbacks": True, "minutes_per_case": 5, "opening": Opening("UTC", ALWAYS)},
    "weekdays": {
        "chats": True,
        "callbacks": True,
        "opening": Opening("America/Mexico_City", dict.fromkeys(DAYS[:5], "09:00-17:00"), (date(2026, 12, 25),)),
    },
    "closed": {"chats": True, "callbacks": True, "opening": Opening("UTC", {"monday": "00:00-00:01"}, NOW)},
}


@contextmanager
def run_by(assistant: Assistant, desk: str) -> Iterator[None]:
    """The assistant of an organisation of that sort."""
    composer = assistant.office.composer
    shipped = composer.organisation
    composer.organisation = replace(shipped, **DESKS[desk])
    try:
        yield
    finally:
        composer.organisation = shipped
