"""A small client of the web channel, for tests."""

from __future__ import annotations

import http.client
import json
import uuid
from typing import Any, Optional

from tests.conftest import Server, wait_until


class WebClient:
    def __init__(self, server: Server, token: Optional[str] = None, language: str = "es") -> None:
        self.server = server
        self.token = token
        if token is None:
            status, body = self.post("session", {"language": language})
            assert status == 200
            self.token = body["token"]
            self.session = body

    def post(self, path: str, body: Any, headers: Optional[dict[str, str]] = None) -> tuple[int, Any]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self._request("POST", f"/webhooks/web/{path}", data, headers)

    def get(self, path: str, headers: Optional[dict[str, str]] = None) -> tuple[int, Any]:
        return self._request("GET", f"/webhooks/web/{path}", None, headers)

    def send(self, text: str, message_id: Optional[str] = None) -> tuple[int, Any]:
        return self.post("messages", {"id": message_id or uuid.uuid4().hex, "text": text})

    def replies(self, after: int = 0) -> list[dict[str, Any]]:
        status, body = self.get(f"replies?after={after}")
        assert status == 200, body
        return [{**each["reply"], "id": each["id"]} for each in body["replies"]]

    def ask(self, text: Optional[str] = None, **message: Any) -> dict[str, Any]:
        """Send something and wait for the reply to it."""
        message_id = uuid.uuid4().hex
        body = {"id": message_id, **({"text": text} if text is not None else {}), **message}
        status, answer = self.post("messages", body)
        assert status == 202, answer
        return self.reply_to(message_id)

    def reply_to(self, message_id: str) -> dict[str, Any]:
        found: list[dict[str, Any]] = []

        def has_come() -> bool:
            found[:] = [reply for reply in self.replies() if reply["meta"].get("in_reply_to") == message_id]
            return bool(found)

        wait_until(has_come)
        return found[-1]

    def _request(
        self, method: str, path: str, data: Optional[bytes], headers: Optional[dict[str, str]]
    ) -> tuple[int, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            connection.request(method, path, data, {**sent, **(headers or {})})
            response = connection.getresponse()
            body = response.read()
            return response.status, json.loads(body) if body else None
        finally:
            connection.close()
