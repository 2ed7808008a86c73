"""One message of a person after the other, in the order of their arrival, without polling.

Rasa's own store looks every second whether it is its turn: three quick messages took two seconds.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import asynccontextmanager
from typing import Any, AsyncGenerator, Dict

from rasa.core.lock_store import LOCK_LIFETIME, LockStore


class ConversationLocks(LockStore):
    """A fair lock for each conversation that has a message waiting, within one process."""

    def __init__(self, endpoint_config: Any = None) -> None:
        """``endpoint_config``: Rasa hands it over when ``endpoints.yml`` names this class."""
        self._locks: Dict[str, asyncio.Lock] = {}
        self._users: Dict[str, int] = defaultdict(int)

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncGenerator[asyncio.Lock, None]:
        """Hold the conversation: who comes later waits, first come first served."""
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        self._users[conversation_id] += 1
        try:
            async with lock:
                yield lock
        finally:
            self._users[conversation_id] -= 1
            if not self._users[conversation_id]:
                del self._users[conversation_id]
                del self._locks[conversation_id]

    def is_someone_waiting(self, conversation_id: str) -> bool:
        """Whether a message of this conversation waits for another one."""
        return self._users.get(conversation_id, 0) > 1
