"""One person who writes to either side, and the time until the answer is there.

Both are the same HTTP client. On our side the way is the web page's: the message is posted, and
its reply comes on the open stream of events. The bot of ``rasa init`` answers the post itself.
"""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from typing import Any, AsyncIterator, Dict, Optional, Protocol, Tuple

import aiohttp

PATIENCE = aiohttp.ClientTimeout(total=None, sock_connect=60, sock_read=120)
LONGEST_LINE = 2**20


class NoAnswer(Exception):
    """A side refused a message or closed the line; the message says what it answered."""


class Person(Protocol):
    """Somebody in a conversation."""

    async def begin(self) -> None:
        """Begin a new conversation; nothing of an earlier one is left."""

    async def ask(self, *texts: str) -> float:
        """Write these messages at once; milliseconds until the last of their answers is there."""

    async def leave(self) -> None:
        """Hang up."""


class RestPerson:
    """Somebody who writes to Rasa's REST channel."""

    def __init__(self, url: str) -> None:
        self._url = f"{url}/webhooks/rest/webhook"
        self._http: Optional[aiohttp.ClientSession] = None

    async def begin(self) -> None:
        """A new name is a new conversation."""
        await self.leave()
        self._name = uuid.uuid4().hex
        self._http = aiohttp.ClientSession(timeout=PATIENCE)

    async def ask(self, *texts: str) -> float:
        """Post the messages at once and wait for every answer."""
        begun = time.perf_counter()
        await asyncio.gather(*(self._post(text) for text in texts))
        return (time.perf_counter() - begun) * 1000

    async def _post(self, text: str) -> None:
        assert self._http is not None, "the conversation has not begun"
        async with self._http.post(self._url, json={"sender": self._name, "message": text}) as response:
            body = await response.text()
            if response.status != 200:
                raise NoAnswer(f"{response.status}: {body[:200]}")

    async def leave(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.close()
            self._http = None


class WebPerson:
    """Somebody who writes on our web page.

    ``last``: the block of the newest answer, with the server's own milliseconds. ``accepted``: milliseconds
    until the newest messages were acknowledged, which is when they are written down.
    """

    def __init__(self, url: str) -> None:
        self._url = f"{url}/webhooks/web"
        self._http: Optional[aiohttp.ClientSession] = None
        self._stream: Optional[aiohttp.ClientResponse] = None
        self.last: Dict[str, Any] = {}
        self.accepted = 0.0

    async def begin(self) -> None:
        """A new session, its stream opened and its greeting read."""
        await self.leave()
        self._http = aiohttp.ClientSession(timeout=PATIENCE, read_bufsize=LONGEST_LINE)
        async with self._http.post(f"{self._url}/session", json={"language": "es"}) as response:
            body = await _body(response, 200)
        self._http.headers["Authorization"] = f"Bearer {body['token']}"
        self._stream = await self._http.get(f"{self._url}/events")
        if self._stream.status != 200:
            raise NoAnswer(f"the stream of events: {self._stream.status}")
        self._events = _events(self._stream)
        await self._next_reply()

    async def ask(self, *texts: str) -> float:
        """Post the messages at once and wait for the last reply of each on the stream."""
        waiting = {uuid.uuid4().hex: text for text in texts}
        begun = time.perf_counter()
        await asyncio.gather(*(self._post(number, text) for number, text in waiting.items()))
        self.accepted = (time.perf_counter() - begun) * 1000
        while waiting:
            meta = (await self._next_reply())["meta"]
            if "milliseconds" in meta:  # the last reply of a turn carries the whole block
                waiting.pop(meta["in_reply_to"], None)
                self.last = meta
        return (time.perf_counter() - begun) * 1000

    async def _post(self, number: str, text: str) -> None:
        assert self._http is not None, "the conversation has not begun"
        async with self._http.post(f"{self._url}/messages", json={"id": number, "text": text}) as response:
            await _body(response, 202)

    async def _next_reply(self) -> Dict[str, Any]:
        async for name, data in self._events:
            if name == "reply":
                return data
        raise NoAnswer("the stream of events ended")

    async def leave(self) -> None:
        """Close the stream and the connections."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        if self._http is not None:
            await self._http.close()
            self._http = None


async def _body(response: aiohttp.ClientResponse, expected: int) -> Dict[str, Any]:
    text = await response.text()
    if response.status != expected:
        raise NoAnswer(f"{response.status}: {text[:200]}")
    return dict(json.loads(text))


async def _events(stream: aiohttp.ClientResponse) -> AsyncIterator[Tuple[str, Dict[str, Any]]]:
    """The server-sent events of a stream: name and data."""
    name = ""
    async for line in stream.content:
        field, _, value = line.decode().rstrip("\n").partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            yield name, json.loads(value)
