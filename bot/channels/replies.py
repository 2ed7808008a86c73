"""How the page gets its replies: as a stream of events, or by asking where streams do not get through."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any, Dict, Optional

from async_timeout import timeout
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.channels.requests import number_in, office_of
from bot.conversations import outbox
from bot.delivery import Line
from bot.office import Office

PING_SECONDS = 15.0
PING = ": ping\n\n"
UNKEPT = 0
"""Id of a reply that could not be written down: it is shown now or never."""


@dataclass
class Shown:
    """What a stream has shown: up to which reply, and whether an answer is being written."""

    last: int
    typing: bool = False

    def news(self, line: Line) -> str:
        """What has come on the line since, as events."""
        events = []
        for letter in line.take():
            if letter.id > self.last or letter.id == UNKEPT:
                events.append(_event("reply", letter.reply, letter.id or None))
                self.last = max(self.last, letter.id)
        if line.typing != self.typing:
            self.typing = line.typing
            events.append(_event("typing", {"on": self.typing}))
        return "".join(events)


async def stream_replies(request: Request, conversation_id: str) -> None:
    """Send replies as they come, from the one after ``Last-Event-ID`` on."""
    office = office_of(request)
    shown = Shown(number_in(request.headers.get("last-event-id")))
    note_seen(office, conversation_id, shown.last)
    response = await request.respond(
        content_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    await response.send(PING)  # the page knows at once that the line stands
    with office.delivery.line(conversation_id) as line:
        with office.database.transaction() as connection:
            line.letters[:0] = outbox.after(connection, conversation_id, shown.last)
        while not office.closing:
            line.signal.clear()
            if news := shown.news(line):  # together: each sending wakes whoever listens
                await response.send(news)
            try:
                async with timeout(PING_SECONDS):  # no task of its own, which asyncio.wait_for would make
                    await line.signal.wait()
            except asyncio.TimeoutError:
                await response.send(PING)
    await response.eof()


def note_seen(office: Office, conversation_id: str, last: int) -> None:
    """The page says what it has: until then a reply counts as not delivered, whatever the network did with it."""
    if last:
        with office.database.transaction() as connection:
            outbox.note_delivered(connection, conversation_id, last, time.time())


async def list_replies(request: Request, conversation_id: str) -> HTTPResponse:
    """The replies after ``?after=<id>``."""
    office = office_of(request)
    last = number_in(request.args.get("after"))
    note_seen(office, conversation_id, last)
    with office.database.transaction() as connection:
        letters = outbox.after(connection, conversation_id, last)
    return json_response({"replies": [{"id": letter.id, "reply": letter.reply} for letter in letters]})


def _event(name: str, data: Dict[str, Any], number: Optional[int] = None) -> str:
    lines = ([f"id: {number}"] if number is not None else []) + [
        f"event: {name}",
        f"data: {json.dumps(data)}",
    ]
    return "\n".join(lines) + "\n\n"
