"""What a request of the page says: to which office, in which language, and the message or the number in it."""

from __future__ import annotations

import json
from typing import Any, Dict, Optional, cast

from sanic.request import Request

from bot.location import rounded_location
from bot.office import Office
from bot.reception import Incoming

ID_LENGTH, CHOICE_LENGTH, LANGUAGE_LENGTH = 64, 32, 8
LONGEST_NUMBER = 18
"""Digits of the id of a reply at most: what fits a database."""


def office_of(request: Request) -> Office:
    """The office of the server that got the request."""
    return cast(Office, request.app.ctx.office)


def spoken_language(wanted: Any, office: Office) -> str:
    """The language that is wanted, if the assistant speaks it."""
    known = office.phrasebook.languages
    return wanted if isinstance(wanted, str) and wanted in known else office.default_language


def accepted_language(request: Request) -> str:
    """The language that the browser asks for first."""
    return (request.headers.get("accept-language") or "")[:2].lower()


def number_in(text: Optional[str]) -> int:
    """The id of a reply; 0, which comes before all, where it is none."""
    return int(text) if text and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def body_of(request: Request) -> Dict[str, Any]:
    """The body as an object; empty when it is none."""
    try:
        body = json.loads(request.body or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def message_in(body: Dict[str, Any], conversation_id: str, channel: str) -> Optional[Incoming]:
    """The message of a body, or None when it is not of the form."""
    message_id, text = body.get("id"), body.get("text")
    choice, language = body.get("choice"), body.get("language")
    location = rounded_location(body["location"]) if "location" in body else None
    given = [value for value in (text, choice, language, location) if value is not None]
    if "location" in body and location is None:
        return None
    if not isinstance(message_id, str) or not 0 < len(message_id) <= ID_LENGTH:
        return None
    if len(given) != 1 or not isinstance(given[0], str):
        return None
    # What a database keeps as it came must fit into it; PostgreSQL takes no zero byte.
    if not message_id.isprintable() or not (choice or language or "").isprintable():
        return None
    if len(choice or "") > CHOICE_LENGTH or len(language or "") > LANGUAGE_LENGTH:
        return None
    return Incoming(
        conversation_id, channel, message_id, text=text, choice_id=choice, language=language, location=location
    )
