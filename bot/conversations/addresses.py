"""Where replies are sent, encrypted, and only for as long as a reply may still be due."""

from __future__ import annotations

import base64
from typing import Optional

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.conversations.database import put
from bot.conversations.tables import Address

_TABLE = Address.__table__


class Addresses:
    """Seals and opens addresses with this installation's key (32 bytes)."""

    def __init__(self, key: bytes, days: int) -> None:
        """``days``: how long an address is kept after it was last used."""
        self._fernet = Fernet(base64.urlsafe_b64encode(key[:32]))
        self._seconds = days * 86400

    def keep(self, connection: Connection, conversation_id: str, address: str, now: float) -> None:
        """Keep the address of a conversation, or keep it longer."""
        expires = now + self._seconds
        put(connection, _TABLE, conversation_id, sealed=self.seal(address), expires_at=expires)

    def find(self, connection: Connection, conversation_id: str, now: float) -> Optional[str]:
        """The address of a conversation; None when it is unknown, expired or sealed with another key."""
        query = select(_TABLE).where(_TABLE.c.conversation_id == conversation_id).order_by(_TABLE.c.conversation_id)
        row = connection.execute(query).first()
        if row is None or row.expires_at <= now:
            return None
        return self.open(row.sealed)

    def seal(self, text: str) -> bytes:
        """The text, readable with this installation's key only."""
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> Optional[str]:
        """What was sealed; None when it was sealed with another key."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken:
            return None
